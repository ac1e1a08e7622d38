"""The drop initial (\u9996\u5b57\u4e0b\u6c89): a story's first character over several lines, on the grid.

docs/rules/typography.md, Marks and notes; docs/decisions/0015. Its ink reaches from the Han-box top of its first line to the
Han-box foot of its last one. The first slots give up whole em, so that the text beside it stays on the character grid. What
stands before it (an opening mark) is set small, as text. It leaves the paragraph and stands before it in reading order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Head, Paragraph, Piece, StyledText
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.display import GlyphRun, Tag
from banmian.flow.slots import LineSlot
from banmian.fonts import FontBook
from banmian.fonts.face import Face
from banmian.phrases import NOTHING, Phrase, say
from banmian.template.model import Initial, TextStyle
from banmian.text import classes as c
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting
from banmian.text.tokens import TOKEN
from banmian.values import frozen

USUAL = "\u56fd"
"""A character of the usual size of Han ink; one that is much lower (\u4e00, \u5fc3) has this one's size."""
NEAR = 120
"""Thousandths: ink that differs from the usual by no more than this is fitted to the lines by its own height."""
ROUND = 20
"""How far a round letter (O) may reach over the height of H, thousandths of an em: it has the size of H."""
AIR, SIDE = 350, 40
"""Least white between the initial and the text, and before it at the column's edge, thousandths of the body's em."""
DIGITS = 2
"""A number of more digits is not parted from its rest, nor set as an initial."""
_OPENING = re.compile("[\u2018\u201c\u300c\u300e\uff08\u300a\u3008\u3010\u3014\u301d]*")


@frozen
class WithInitial:
    """The piece without its first character, the slots that make room, the character as set, and what its face lacked."""

    piece: Piece
    slots: tuple[LineSlot, ...]
    runs: tuple[GlyphRun, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class InitialPlace:
    """Where an initial stands: x of its column, Han-box top of its first line and foot of its last one, the body's em (mp)."""

    initial: Initial
    x: int
    top: int
    foot: int
    em: int


def with_initial(
    piece: Piece, initial: Initial, style: TextStyle, slots: Sequence[LineSlot], leading: int, fonts: FontBook
) -> WithInitial | Diagnostic:
    """The story with its initial set; a message where it cannot have one and begins as plain text. With a dateline, which
    the first line begins with, the initial is that one's first character."""
    block = piece.blocks[0] if piece.blocks else None
    if not isinstance(block, Paragraph) or block.role != "body" or block.form:
        return _none(piece, None, say("it does not begin with a paragraph"))
    lead = piece.head.dateline
    text = lead or block.text
    opening = _OPENING.match(text.text)
    before = opening.end() if opening else 0
    end, why = _first(text, before)
    first = slots[: initial.lines]
    if not why and not _level(first, initial.lines, leading):
        why = say("its first lines do not stand under one another")
    if why:
        return _none(piece, text, why)
    place = InitialPlace(initial, first[0].x, first[0].y - fonts.above(style.size), 0, style.size)
    place = replace(place, foot=place.top + (initial.lines - 1) * leading + style.size)
    runs, width, found = _set(text, (before, end), style, place, (piece.story, first[0].y), fonts)
    left = len(block.text.text) + (len(lead.text) + 1 if lead else 0) - end
    if left * style.size <= (initial.lines - 1) * (first[0].measure - width) + style.size:
        return _none(piece, text, say("the paragraph is shorter than its lines"))
    beside = tuple(replace(s, x=s.x + width, measure=s.measure - width) for s in first)
    return WithInitial(_without(piece, block, end), (*beside, *slots[initial.lines :]), tuple(runs), found)


def _none(piece: Piece, text: StyledText | None, why: Phrase) -> Diagnostic:
    span = text.span if text is not None and text.span else piece.span
    return diagnose(
        "FLW010",
        say("'{story}' has no drop initial: {why}", story=piece.story, why=why),
        say("it begins as plain text; nothing to do"),
        span,
    )


# --- which character -------------------------------------------------------------------------------------------------


def _first(text: StyledText, at: int) -> tuple[int, Phrase]:
    """Where the initial that begins at `at` ends, and why there can be none ("" = there can)."""
    token = TOKEN.match(text.text, at)
    kind = token.lastgroup if token else ""
    if token is None or kind not in ("plain", "one", "word"):
        return at, say("it does not begin with a character")
    end = at + 1 if kind == "plain" else token.end()
    if kind == "word":
        digits = re.match(r"\d+", token[0])
        end = at + len(digits[0]) if digits else at + 1
        if digits and len(digits[0]) > DIGITS:
            return at, say("it begins with a number of more than two digits")
    if c.class_of(text.text[at]) not in (c.HAN, c.WORD):
        return at, say("it does not begin with a character")
    if c.class_of(text.text[end : end + 1] or "\u4e00") in c.AFTER_SPACE:
        return at, say("a mark follows its first character")
    if any(m.kind == "ruby" and m.start < end for m in text.marks):
        return at, say("its first character has a reading")
    return end, NOTHING


def _level(first: Sequence[LineSlot], lines: int, leading: int) -> bool:
    return len(first) == lines and all(
        s.column == first[0].column and s.whole and s.y == first[0].y + k * leading for k, s in enumerate(first)
    )


def _without(piece: Piece, block: Paragraph, count: int) -> Piece:
    """The piece less so many characters at its beginning: of its dateline, else of its first paragraph."""
    if piece.head.dateline is None:
        return replace(piece, blocks=(replace(block, text=_cut(block.text, count)), *piece.blocks[1:]))
    rest = _cut(piece.head.dateline, count)
    head: Head = replace(piece.head, dateline=rest if rest.text else None)
    return replace(piece, head=head)


def _cut(text: StyledText, count: int) -> StyledText:
    return StyledText(
        text.text[count:],
        tuple(replace(m, start=max(0, m.start - count), end=m.end - count) for m in text.marks if m.end > count),
        text.at(count),
        tuple((max(0, o - count), line, column + max(0, count - o)) for o, line, column in _after(text.lines, count)),
    )


def _after(steps: tuple[tuple[int, int, int], ...], count: int) -> tuple[tuple[int, int, int], ...]:
    """The steps that places from `count` on need."""
    last = max((k for k, step in enumerate(steps) if step[0] <= count), default=0)
    return steps[last:]


# --- the character ---------------------------------------------------------------------------------------------------


def _set(
    text: StyledText, part: tuple[int, int], style: TextStyle, place: InitialPlace, at: tuple[str, int], fonts: FontBook
) -> tuple[list[GlyphRun], int, tuple[Diagnostic, ...]]:
    """The runs, how many mp of the slots they take (whole em), and what their faces lacked. `at`: story and base line of the
    first line."""
    initial = place.initial
    tag, x = Tag(at[0], 0, "initial"), place.x
    runs: list[GlyphRun] = []
    found: tuple[Diagnostic, ...] = ()
    if part[0]:
        mark = prepare(StyledText(text.text[: part[0]], (), text.span), TextSetting(style.face, style.size), fonts)
        runs += set_line(mark, 0, mark.units.size, LinePlace(x, at[1], mark.width), Paint(style.ink, tag))
        x, found = x + mark.width, mark.diagnostics
    letter = StyledText(text.text[part[0] : part[1]], (), text.at(part[0]))
    size, base = fit_initial(letter.text, place, fonts.face(fonts.cover(letter.text[0], initial.face) or initial.face))
    p = prepare(letter, TextSetting(initial.face, size), fonts)
    left, right = _ink(p.faces, p.gids, p.dx, size, fonts)
    x += place.em * SIDE // 1000 - left
    runs += set_line(p, 0, p.units.size, LinePlace(x, base, p.width), Paint(initial.ink, tag))
    taken = x + right - place.x + place.em * AIR // 1000
    return runs, initial.width or -(-taken // place.em) * place.em, (*found, *p.diagnostics)


def fit_initial(text: str, place: InitialPlace, face: Face) -> tuple[int, int]:
    """Size and base line (mp). A size that the style gives stands; the ink is centred on the height of its lines."""
    boxes = [face.ink_box(glyph[0]) for ch in text if (glyph := face.glyph(ch))] or [(0, 0, face.upem, face.upem)]
    low, high = min(b[1] for b in boxes), max(b[3] for b in boxes)
    height = high - low
    usual = face.glyph("H" if text.isalpha() and text < "\u2000" else USUAL)
    if usual is not None and not text.isdigit():
        _, y0, _, y1 = face.ink_box(usual[0])
        if text < "\u2000":
            slight = face.upem * ROUND // 1000
            if low >= y0 - slight and high <= y1 + slight:
                low, high, height = y0, y1, y1 - y0
        elif abs(height - (y1 - y0)) * 1000 > NEAR * (y1 - y0):
            height = y1 - y0
    size = place.initial.size or (place.foot - place.top) * face.upem // height
    return size, (place.top + place.foot) // 2 + (low + high) * size // (2 * face.upem)


def _ink(faces: Sequence[str], gids: Sequence[int], dx: Sequence[int], size: int, fonts: FontBook) -> tuple[int, int]:
    """Left and right edge of the ink, mp."""
    sides = []
    for name, gid, x in zip(faces, gids, dx, strict=True):
        face = fonts.face(name)
        x0, _, x1, _ = face.ink_box(gid)
        sides.append((x + x0 * size // face.upem, x + x1 * size // face.upem))
    return min(s[0] for s in sides), max(s[1] for s in sides)
