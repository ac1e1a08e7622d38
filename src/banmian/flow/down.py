"""A stream whose lines run down: where a line stands in its slot, subheads, what is over.

docs/rules/typography.md, Vertical frames. A vertical slot's `x` is its line's middle, `y` its top (flow/slots.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.display import GlyphRun
from banmian.flow.slots import LineSlot
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared

STRIP = 150_000
"""Width of the part of the draft's strip that overset vertical lines fill, from its right edge on, mp."""
BEFORE = 600
"""Thousandths of the white about a subhead that stand before it: 3 to 2 (docs/rules/typography.md, The grid)."""


def line_place(slot: LineSlot, inset: int, last: bool, align: str = "justify") -> LinePlace:
    """The slot's line, `inset` mp after its start."""
    if slot.down:
        return LinePlace(slot.x, slot.y + inset, slot.measure - inset, last, align)
    return LinePlace(slot.x + inset, slot.y, slot.measure - inset, last, align)


def at_end(place: LinePlace, inset: int, down: bool) -> LinePlace:
    """The line as the text's end in its place: what it kept free before it (`inset`, mp) is free after it."""
    moved = replace(place, align="end")
    return replace(moved, y=place.y - inset) if down else replace(moved, x=place.x - inset)


def beyond(last: LineSlot, number: int, pitch: int, size: int) -> LineSlot:
    """Where the overset line of this number (from 0) stands in the draft's strip: rows of lines from right to left."""
    row, column = divmod(number, max(1, STRIP // pitch))
    return replace(last, x=STRIP - column * pitch, y=row * (last.measure + size), sheet=-1)


def subhead(
    p: Prepared, slot: LineSlot, lines: int, sizes: tuple[int, int], paint: Paint, ends: Sequence[int] = ()
) -> list[GlyphRun]:
    """A subhead over whole lines, more white before it than after; `sizes`: pitch and the subhead's size (mp); `ends`: the units
    before which its own lines end, from right to left; () = it is one."""
    pitch, size = sizes
    ends = ends or (p.units.size,)
    white = lines * pitch - size - (len(ends) - 1) * pitch
    axis = slot.x + pitch // 2 - white * (BEFORE if lines > len(ends) else 500) // 1000 - size // 2
    out: list[GlyphRun] = []
    for k, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
        out += set_line(p, start, end, LinePlace(axis - k * pitch, slot.y, max(slot.measure, p.width)), paint)
    return out
