"""A stream whose lines run down: where a line stands in its slot, subheads, what is over.

docs/rules/typography.md, Vertical frames. A vertical slot's `x` is its line's middle, `y` its top (flow/slots.py).
"""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import GlyphRun
from banmian.flow.slots import LineSlot
from banmian.text.lines import LinePlace, Paint, set_line
from banmian.text.prepare import Prepared

STRIP = 150_000
"""mp of the draft's strip that overset vertical lines fill, from its right edge on."""
BEFORE = 600
"""Thousandths of the white about a subhead that stand before it: 3 to 2 (docs/rules/typography.md, The grid)."""


def line_place(slot: LineSlot, inset: int, last: bool, align: str = "justify") -> LinePlace:
    """The slot's line, `inset` mp after its start."""
    if slot.down:
        return LinePlace(slot.x, slot.y + inset, slot.measure - inset, last, align)
    return LinePlace(slot.x + inset, slot.y, slot.measure - inset, last, align)


def beyond(last: LineSlot, number: int, pitch: int, size: int) -> LineSlot:
    """Where the overset line of this number (from 0) stands in the draft's strip: rows of lines from right to left."""
    row, column = divmod(number, max(1, STRIP // pitch))
    return replace(last, x=STRIP - column * pitch, y=row * (last.measure + size), sheet=-1)


def subhead(p: Prepared, slot: LineSlot, lines: int, sizes: tuple[int, int], paint: Paint) -> list[GlyphRun]:
    """A subhead over whole lines, more white before it than after; `sizes`: pitch and the subhead's size (mp)."""
    pitch, size = sizes
    white = lines * pitch - size
    axis = slot.x + pitch // 2 - white * (BEFORE if lines > 1 else 500) // 1000 - size // 2
    return set_line(p, 0, p.units.size, LinePlace(axis, slot.y, max(slot.measure, p.width)), paint)


def too_long(p: Prepared, slot: LineSlot, page: int) -> list[Diagnostic]:
    """FIT002 for a subhead that its line does not hold."""
    over = p.width - slot.measure
    if over <= 0:
        return []
    count = -(-over // p.setting.size)
    message = f"the head '{p.text.text}' is too long by about {count} character{'s' * (count != 1)}"
    where = PlaceOnPage(page, (slot.x, slot.y, slot.x, slot.y + slot.measure))
    return [diagnose("FIT002", message, "shorten it", p.text.span, where)]
