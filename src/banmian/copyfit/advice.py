"""What to cut or to write where a text does not fit: the paragraphs that lose or gain a line by the fewest characters.

Each is found by trial, and all of them together are set once more before they are told (FLW020, FLW021). Words are never changed:
what is tried is measured only. docs/rules/copyfit.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Paragraph, Piece, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Remedy
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short
from banmian.flow.composing import StreamText
from banmian.flow.entry import Entry
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Composition, ParagraphItem, Placed
from banmian.fonts import FontBook
from banmian.linebreak import menu
from banmian.pages.measuring import StreamMeasure
from banmian.phrases import AND, Phrase, say, series
from banmian.plan.model import Stream
from banmian.text.prepare import prepare
from banmian.values import frozen

CLOSING = re.compile("[\u3002\uff01\uff1f\uff1b\uff0c\u201d\u2019\uff09\u300d\u300f\u2026.!?)]*$")
"""Marks that end a paragraph: what is cut stands before them, what is added too."""
ADDED = "\u56fd"
"""A character of usual width, by which a longer paragraph is tried."""
DEAREST = 3000.0
"""A setting that costs so much more than the cheapest is no even setting: no advice rests on it."""
MOST = 6
"""Paragraphs that one message names; more is a text to be written again."""
SHOWN = 12
"""Characters of a line that a message repeats."""


@frozen
class Advice:
    """So many characters fewer (more: `adds`) in a paragraph, which is then a line shorter (longer). `number`: of the paragraph in
    its story, from 1; `tail`: how its last line ends now."""

    entry: Entry
    number: int
    characters: int
    tail: str
    adds: bool

    @property
    def words(self) -> Phrase:
        characters = counted(self.characters, "character")
        return say("{characters} in paragraph {n} (it ends '{tail}')", characters=characters, n=self.number, tail=self.tail)

    @property
    def remedy(self) -> Remedy | None:
        """With its place in the file: the last characters before the closing marks; None where that is not known."""
        block = self.entry.piece.blocks[self.entry.block]
        assert isinstance(block, Paragraph)
        end = _closing(block.text.text)
        last, first = block.text.at(max(0, end - 1)), block.text.at(max(0, end - self.characters))
        if last is None or first is None:
            return None
        until = replace(last, column=last.column + 1 if last.column and end else last.column)
        return Remedy(self.adds, self.characters, self.number, until if self.adds else first, until)


def advice_for(measure: StreamMeasure, stream: Stream) -> Diagnostic | None:
    """FLW020 or FLW021 for a stream that is over or short; None where it fits, or no few paragraphs help."""
    text, done = measure.composed(stream)
    adds, lines = done.short > 0, done.over or done.short
    if not 0 < lines <= MOST or not text.slots:
        return None
    found = sorted(_offers(text, done, adds, measure.fonts), key=lambda a: (a.characters, a.number))
    for count in range(lines, min(len(found), MOST, lines + 2) + 1):
        chosen = found[:count]
        if _helps(measure, stream, chosen):
            return _told(measure, stream, sorted(chosen, key=lambda a: (a.entry.piece.story, a.number)), adds)
    return None


def _offers(text: StreamText, done: Composition, adds: bool, fonts: FontBook) -> list[Advice]:
    out: list[Advice] = []
    numbers: dict[str, int] = {}
    for entry, placed in zip(text.entries, done.placed, strict=True):
        if not isinstance(entry.item, ParagraphItem) or entry.prepared is None or entry.kind not in ("body", "item"):
            continue
        numbers[entry.piece.story] = number = numbers.get(entry.piece.story, 0) + 1
        if not isinstance(entry.piece.blocks[entry.block], Paragraph):
            continue  # a cell of a table that its place sets as plain lines
        trial = _Trial(entry, entry.item, placed, text.slots, fonts)
        if characters := trial.characters(adds):
            out.append(Advice(entry, number, characters, trial.tail, adds))
    return out


@frozen
class _Trial:
    """A paragraph where it stands."""

    entry: Entry
    item: ParagraphItem
    placed: Placed
    slots: tuple[LineSlot, ...]
    fonts: FontBook

    @property
    def _text(self) -> StyledText:
        assert self.entry.prepared is not None
        return self.entry.prepared.text

    @property
    def _last(self) -> str:
        """Its last line."""
        prepared, ends = self.entry.prepared, self.placed.ends
        assert prepared is not None
        start = prepared.offsets[ends[-2]] if len(ends) > 1 else 0
        return prepared.text.text[start:]

    @property
    def tail(self) -> str:
        return self._last if len(self._last) <= SHOWN else "\u2026" + self._last[-SHOWN:]

    def characters(self, adds: bool) -> int:
        """The fewest characters by which it has a line less, or more; 0 where there are none. Searched by halves."""
        most = self._room() if adds else len(self._last)
        wanted = self.placed.lines + (1 if adds else -1)
        if wanted < 1 or not self._has(most, adds, wanted):
            return 0
        low, high = 0, most
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (low, middle) if self._has(middle, adds, wanted) else (middle, high)
        return high

    def _room(self) -> int:
        """As many characters as a line holds, and one."""
        slot = self.slots[min(self.placed.slot, len(self.slots) - 1)]
        assert self.entry.prepared is not None
        return slot.measure // self.entry.prepared.setting.size + 1

    def _has(self, characters: int, adds: bool, wanted: int) -> bool:
        changed = added(self._text, characters) if adds else shortened(self._text, characters)
        if changed is None or self.entry.prepared is None:
            return False
        units = prepare(changed, self.entry.prepared.setting, self.fonts).units
        first = min(self.placed.slot, len(self.slots) - 1)
        measures = tuple(s.measure - self.item.hang for s in self.slots[first : first + self.placed.lines + 1])
        fits = menu(units, measures, self.item.indent_in(measures[0]) - self.item.hang)
        dearest = min(fit.cost for fit in fits) + DEAREST
        return any(fit.lines == wanted and fit.cost <= dearest for fit in fits)


def shortened(text: StyledText, characters: int) -> StyledText | None:
    """The text without so many characters before its closing marks; None where it has not so many."""
    end = _closing(text.text)
    start = end - characters
    if start <= 0:
        return None
    marks = (replace(m, start=min(m.start, start), end=min(m.end, start)) for m in text.marks)
    return replace(text, text=text.text[:start] + text.text[end:], marks=tuple(m for m in marks if m.start < m.end))


def added(text: StyledText, characters: int) -> StyledText:
    """The text with so many characters more before its closing marks."""
    end = _closing(text.text)
    return replace(text, text=text.text[:end] + ADDED * characters + text.text[end:])


def _closing(text: str) -> int:
    found = CLOSING.search(text[-8:])
    return max(0, len(text) - 8) + found.start() if found else len(text)


def _helps(measure: StreamMeasure, stream: Stream, chosen: Sequence[Advice]) -> bool:
    """Whether the stream fits when all of it is done."""
    pieces = tuple(_changed(piece, [a for a in chosen if a.entry.piece.story == piece.story]) for piece in stream.pieces)
    _, done = measure.composed(replace(stream, pieces=pieces))
    return not done.over and not done.short


def _changed(piece: Piece, chosen: Sequence[Advice]) -> Piece:
    blocks = list(piece.blocks)
    for advice in chosen:
        block = blocks[advice.entry.block]
        assert isinstance(block, Paragraph)
        text = added(block.text, advice.characters) if advice.adds else shortened(block.text, advice.characters)
        if text is not None:
            blocks[advice.entry.block] = replace(block, text=text)
    return replace(piece, blocks=tuple(blocks))


def _told(measure: StreamMeasure, stream: Stream, chosen: Sequence[Advice], adds: bool) -> Diagnostic:
    stop = stream.stops[-1]
    page = measure.plan.sheets[stop.sheet].numbers[0]
    code, verb = ("FLW021", say("write")) if adds else ("FLW020", say("cut"))
    several = len(stream.pieces) > 1
    named = [
        say("'{story}': {words}", story=cut_short(a.entry.piece.story, SHOWN), words=a.words) if several else a.words
        for a in chosen
    ]
    message = say(
        "page {page}, place {name}: it fits if you {verb} {named}",
        page=page,
        name=stop.place.name,
        verb=verb,
        named=series(named, AND),
    )
    first = chosen[0].entry
    span = (first.prepared.text.at(max(0, len(first.prepared.text.text) - 1)) if first.prepared else None) or first.piece.span
    hint = say("the words are yours: any so many characters in that paragraph do")
    remedies = tuple(remedy for advice in chosen if (remedy := advice.remedy) is not None)
    return replace(diagnose(code, message, hint, span, PlaceOnPage(page)), remedies=remedies)
