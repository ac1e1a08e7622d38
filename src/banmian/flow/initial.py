"""The drop initial: a story's first character over several lines, on the grid (docs/rules/typography.md, Marks and notes).

The first slots give up the room that it takes; the character leaves the paragraph and stands before it in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Paragraph, Piece, StyledText
from banmian.display import GlyphRun, Tag
from banmian.flow.slots import LineSlot
from banmian.fonts import FontBook
from banmian.template.model import Initial
from banmian.text.lines import LinePlace, Paint, set_line
from banmian.text.prepare import TextSetting, prepare
from banmian.values import frozen


@frozen
class WithInitial:
    """The piece without its first character, the slots that make room, and the character as set."""

    piece: Piece
    slots: tuple[LineSlot, ...]
    runs: tuple[GlyphRun, ...]


def with_initial(
    piece: Piece, style: Initial, slots: Sequence[LineSlot], grid: tuple[int, int], book: FontBook
) -> WithInitial | None:
    """`grid`: (body size, leading) in mp. None where the story does not begin with a paragraph of some length, or its first
    lines are not under one another."""
    first = slots[: style.lines]
    block = piece.blocks[0] if piece.blocks else None
    if not isinstance(block, Paragraph) or block.role != "body" or piece.head.dateline is not None:
        return None
    level = all(s.column == first[0].column and s.whole for s in first)
    if len(first) < style.lines or not level or len(block.text.text) * grid[0] < style.lines * first[0].measure:
        return None
    text = block.text
    letter = StyledText(text.text[0], (), text.span)
    rest = StyledText(
        text.text[1:],
        tuple(replace(m, start=max(0, m.start - 1), end=m.end - 1) for m in text.marks if m.end > 1),
        text.at(1),
        tuple((max(0, offset - 1), line, column + (offset == 0)) for offset, line, column in text.lines),
    )
    shorter = replace(piece, blocks=(replace(block, text=rest), *piece.blocks[1:]))
    room = tuple(replace(s, x=s.x + style.width, measure=s.measure - style.width) for s in first)
    return WithInitial(shorter, (*room, *slots[style.lines :]), tuple(_set(letter, style, first, grid, piece.story, book)))


def _set(
    letter: StyledText, style: Initial, first: Sequence[LineSlot], grid: tuple[int, int], story: str, book: FontBook
) -> list[GlyphRun]:
    """The character centred on the height of its lines, flush with the column's edge."""
    prepared = prepare(letter, TextSetting(style.face, style.size), book)
    em, leading = grid
    top = first[0].y - em * 88 // 100
    height = (style.lines - 1) * leading + em
    base = top + (height - style.size) // 2 + style.size * 88 // 100
    place = LinePlace(first[0].x, base, prepared.width)
    return set_line(prepared, 0, prepared.units.size, place, Paint(style.ink, Tag(story, 0, "initial")))
