"""What did not fit, and what is short: story, page, place, characters and lines (docs/rules/contracts.md, Texts).

Over = canonical characters that found no slot, and the lines they need; short = free slots after the last line of a
place's last story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Composition, Placed
from banmian.phrases import NOTHING, Phrase, say
from banmian.text.place import LinePlace
from banmian.text.prepared import Prepared
from banmian.values import frozen

SHOWN = 24
"""Characters of a line that a message repeats."""
OPENED = 500
"""Thousandths of an em by which each gap of a justified line opens beyond its cap before that is told: half an em reads as a
hole."""
ASCII_WORD, LONGEST = re.compile("[!-~]+"), 400
"""A word of Latin letters and ASCII signs, and how far from one of its characters it is looked for."""
_MARKS = " \uff0c\u3002\u3001\uff1b\uff1a\uff1f\uff01\u201c\u201d\u2018\u2019\uff08\uff09\u300a\u300b"
"""What is no part of a word beside it."""
LONG_WORD = 8
"""Characters of a word that is to blame where it comes next, though a part of it might have gone into the line."""
AHEAD = 40
"""Units after a line among which the word to blame is looked for: a word that goes into no line opens those before it too."""
EARLY = 1000
"""Thousandths of an em by which a line that has no gap may end early: less is the grain of a column that is not full."""


@frozen
class PlacedEntry:
    """A thing of the stream where it stands: whose it is, where that begins in its file, its text if it has one."""

    story: str
    span: Span
    prepared: Prepared | None
    placed: Placed


def verdict(
    entries: Sequence[PlacedEntry], done: Composition, slots: Sequence[LineSlot], page: int, place: tuple[str, int]
) -> list[Diagnostic]:
    """FLW001 (error) for what is over, FLW002 (warning) for what is short; `place`: its name and its text's size (mp)."""
    where = PlaceOnPage(page, _around(slots))
    name, size = place
    story = entries[-1].story
    if done.over:
        beyond = [(e, first) for e in entries if (first := _first_over(e, done.real)) is not None]
        chars = sum(_length(e.prepared, first) for e, first in beyond)
        span = _place_of(*beyond[0]) if beyond else entries[-1].span
        message = say(
            "page {page}, place {name}: '{story}' is over by {characters} ({lines}), from here on",
            page=page,
            name=name,
            story=story,
            characters=counted(chars, "character"),
            lines=counted(done.over, "line"),
        )
        hint = say("cut the text, or give the place more lines in the layout")
        return [diagnose("FLW001", message, hint, span, where)]
    if done.short:
        room = sum(s.measure for s in slots[done.used :]) // size
        message = say(
            "page {page}, place {name}: '{story}' is short by {lines} (room for about {characters})",
            page=page,
            name=name,
            story=story,
            lines=counted(done.short, "line"),
            characters=counted(room, "character"),
        )
        hint = say("write more, or give the place fewer lines in the layout")
        return [diagnose("FLW002", message, hint, _place_of(entries[-1], 0), where)]
    return []


def _around(slots: Sequence[LineSlot]) -> tuple[int, int, int, int]:
    """The rectangle from the first slot to the last one, for messages."""
    last = slots[-1]
    if last.down:
        return last.x, last.y, slots[0].x, last.y + last.measure
    return last.x, slots[0].y, last.x + last.measure, last.y


def strain_faults(p: Prepared, units: tuple[int, int], line: LinePlace, where: PlaceOnPage | None = None) -> list[Diagnostic]:
    """FLW005 (error) for a line that is wider than its measure, however it is aligned; FLW006 (warning) for one that no break
    could spare from ending early, since it would open beyond the limit (docs/rules/typography.md, Line edges)."""
    par, (start, end) = p.units, units
    if end <= start:
        return []
    natural = par.edges[end - 1] - par.begins[start]
    justifies = not line.last and line.align == "justify"
    room = par.total_shrink[end - 1] - par.total_shrink[start]
    if natural - room > line.measure:
        chars = -(-(natural - room - line.measure) // p.setting.size)
        message = say(
            "the line '{p}' is too wide by about {characters}, and may be broken nowhere",
            p=_shown(p, units),
            characters=counted(chars, "character"),
        )
        hint = say("put it in other words, or give the place a wider column")
        return [diagnose("FLW005", message, hint, p.text.at(p.offsets[start]), where)]
    if not justifies or natural >= line.measure:
        return []
    message = _opened(p, units, line.measure - natural)
    if not message:
        return []
    cause = _cause(p, units, line.measure - natural)
    if cause:
        message = say("{message}, because of '{cause}'", message=message, cause=cut_short(cause, SHOWN))
    address = any(sign in cause for sign in ("//", "@", "www."))
    hint = say("give the address a line of its own") if address else say("put it in other words, or let its words be hyphenated")
    return [diagnose("FLW006", message, hint, p.text.at(p.offsets[start]), where)]


def _cause(p: Prepared, units: tuple[int, int], room: int) -> str:
    """The word to blame for a line that is opened: the next one where it did not go into the line, else the widest of
    its own and of those that come next. `room`: what the line's own words leave (mp)."""
    (start, end), par = units, p.units
    if end >= par.size:
        return ""
    widths = {i: par.ends[i] - par.starts[i] for i in range(start, min(end + AHEAD, par.size))}
    goes_on = len(_word_at(p.text.text, p.offsets[end])) >= LONG_WORD
    widest = end if goes_on or widths[end] > max(room, p.setting.size) else max(widths, key=lambda i: (widths[i], -abs(i - end)))
    return max(_word_at(p.text.text, p.offsets[widest]), _unbroken(p, widest), key=len)


def _unbroken(p: Prepared, unit: int) -> str:
    """What stands whole around a unit, a number with its name and its unit; without the marks that follow it."""
    breaks, size = p.units.breaks, p.units.size
    first = next((i for i in range(unit, 0, -1) if breaks[i] >= 0), 0)
    after = next((i for i in range(unit + 1, size) if breaks[i] >= 0), size)
    end = p.offsets[after] if after < size else len(p.text.text)
    return p.text.text[p.offsets[first] : end].strip(_MARKS)


def _word_at(text: str, at: int) -> str:
    """The whole word of ASCII characters around an offset, as an address that may be broken inside; else its one character."""
    match = next((m for m in ASCII_WORD.finditer(text, max(0, at - LONGEST), at + LONGEST) if m.start() <= at < m.end()), None)
    return match[0] if match else text[at : at + 1]


def _opened(p: Prepared, units: tuple[int, int], spare: int) -> Phrase:
    """What opening a justified line by `spare` (mp) does that is beyond the limit, in words; nothing where it keeps to it."""
    par, (start, end), line = p.units, units, _shown(p, units)
    early = f"{spare / p.setting.size:.1f}"
    left, gaps = par.opening(start, end, spare)
    if not gaps:
        told = left * 1000 // p.setting.size > EARLY
        return say("the line '{line}' has nothing to open and ends {em} em early", line=line, em=early) if told else NOTHING
    each = left * 1000 // gaps // p.setting.size
    em, at_gap = f"{each / 1000:.1f}", par.places[end - 1] > par.places[start]
    if par.opens_too_far(left, gaps):
        if at_gap:
            return say(
                "the line '{line}' ends {em} em early: to fill it, each gap would open by {each} em", line=line, em=early, each=em
            )
        return say(
            "the line '{line}' ends {em} em early: to fill it, each space would open by {each} em", line=line, em=early, each=em
        )
    if each <= OPENED:
        return NOTHING
    if at_gap:
        return say("the line '{line}' is opened by {em} em at each gap", line=line, em=em)
    return say("the line '{line}' is opened by {em} em at each space", line=line, em=em)


def _shown(p: Prepared, units: tuple[int, int]) -> str:
    start, end = p.offsets[units[0]], p.offsets[units[1]] if units[1] < p.units.size else len(p.text.text)
    return cut_short(p.text.text[start:end].strip(), SHOWN)


def looseness_faults(p: Prepared, missing: int, asked: int, page: int) -> list[Diagnostic]:
    """FLW007 for a paragraph whose author asked for a number of lines that no legal setting has."""
    if not missing:
        return []
    lines = counted(abs(asked), "line")
    if asked > 0:
        message = say("page {page}: the paragraph cannot be set with {lines} more", page=page, lines=lines)
    else:
        message = say("page {page}: the paragraph cannot be set with {lines} fewer", page=page, lines=lines)
    return [diagnose("FLW007", message, say("take {{lines=...}} out, or change the words"), p.text.span)]


def _first_over(entry: PlacedEntry, real: int) -> int | None:
    """Offset of the first character that stands beyond the last slot; None when all of the entry stands."""
    placed = entry.placed
    if placed.slot + placed.lines <= real or entry.prepared is None:
        return None
    if not placed.ends or placed.slot >= real:
        return 0
    unit = placed.ends[real - placed.slot - 1]
    return entry.prepared.offsets[unit] if unit < len(entry.prepared.offsets) else None


def _length(prepared: Prepared | None, first: int) -> int:
    """Canonical characters from an offset on, blanks aside."""
    return len(prepared.text.text[first:].replace("\u3000", "").replace(" ", "")) if prepared else 0


def _place_of(entry: PlacedEntry, offset: int) -> Span:
    """Where the character was written."""
    found = entry.prepared.text.at(offset) if entry.prepared else None
    return found or entry.span
