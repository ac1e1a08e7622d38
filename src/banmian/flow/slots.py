"""Line slots: the known places of a frame's lines before any text is set, less what pictures and boxes cut out.

docs/rules/contracts.md, The grid; ARCHITECTURE.md, Line slots. Spread coordinates: the second page's x go on after the
first page's trim.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from banmian.geometry import Cut, Rect
from banmian.han_box import ASCENT, above
from banmian.template.grid import column_grid
from banmian.template.model import Lines, PageGrid
from banmian.values import frozen

LEAST_FRAGMENT = 6
"""Em: a narrower piece of line beside a shape is left white (dummy, Pictures)."""
STEPS = 2
"""Parts of an em by which a line gives way to a shape: so the white beside it is at most half an em more than what is asked."""


@frozen
class LineSlot:
    """One line's place. x, measure and baseline y in mp; `column` numbers the thread's columns; `line` on the page's grid
    (0 = off it); `sheet` numbers the thread's places."""

    x: int
    y: int
    measure: int
    column: int
    line: int
    sheet: int
    whole: bool
    """The slot has the full measure of its column."""
    down: bool = False
    """A vertical line: `x` is its middle, `y` its top, `measure` runs down."""


def shared_measure(slots: Sequence[LineSlot]) -> int:
    """The measure of `shared_line`."""
    column = slots[0].column
    own = [(slot.y if slot.down else slot.x, slot.measure) for slot in slots if slot.column == column]
    return max(0, min([start + measure for start, measure in own]) - max(own)[0])


def shared_line(slots: Sequence[LineSlot]) -> LineSlot:
    """The first of the slots, cut to what it has in common with those of its column: what stands over all of them keeps to it."""
    first = slots[0]
    own = [slot for slot in slots if slot.column == first.column]
    start = max(slot.y if slot.down else slot.x for slot in own)
    common = replace(first, measure=shared_measure(slots))
    return replace(common, y=start) if first.down else replace(common, x=start)


@frozen
class Column:
    """One column of a text area: x, measure (mp), first and last line."""

    x: int
    measure: int
    lines: Lines


def split_columns(x0: int, x1: int, count: int, em: int, lines: Lines) -> tuple[Column, ...]:
    """Equal columns of the most whole characters that leave gutters of at least 1.2 em; gutters take the rest."""
    width = x1 - x0
    if count == 1:
        return (Column(x0, width // em * em if width % em else width, lines),)
    columns = column_grid("", x0, width, count, em)
    return tuple(Column(x, columns.width, lines) for x in columns.lefts)


def _pieces(column: Column, y0: int, y1: int, em: int, exclusions: Sequence[Cut], steps: int = STEPS) -> list[tuple[int, int]]:
    """What is left of a line: (x, measure) intervals in steps of half an em beside what cuts it, fragments under 6 em dropped."""
    step = em // steps
    free = [(column.x, column.x + column.measure)]
    for shape in exclusions:
        cut = shape.cut(y0, y1)
        if cut is None:
            continue
        left_free: list[tuple[int, int]] = []
        for a, b in free:
            if cut[1] <= a or cut[0] >= b:
                left_free.append((a, b))
                continue
            if cut[0] > a:
                left_free.append((a, a + (cut[0] - a) // step * step))
            if cut[1] < b:
                left_free.append((b - (b - cut[1]) // step * step, b))
        free = left_free
    return [(a, b - a) for a, b in free if b - a >= min(LEAST_FRAGMENT * em, column.measure)]


def grid_slots(
    grid: PageGrid,
    columns: Sequence[Column],
    em: int,
    exclusions: Sequence[Cut],
    first_column: int,
    sheet: int,
    raised: int = 0,
    steps: int = STEPS,
) -> list[LineSlot]:
    """The slots of text areas on the page's baseline grid, column by column, top to bottom. `raised`: a pitch (mp) of their
    own, by which they leave the grid from their first line on; `line` then counts the lines of the column. `steps`: by which
    parts of an em lines give way."""
    out: list[LineSlot] = []
    down = above(grid.em, grid.ascent)
    for k, column in enumerate(columns, first_column):
        near = [s for s in exclusions if _touches(s, column, grid)]
        x, measure, (first, last) = column.x, column.measure, column.lines
        if raised or not 1 <= first <= last <= grid.lines:
            whole = [LineSlot(x, y0 + down, measure, k, line, sheet, True) for line, y0 in _line_tops(grid, column, raised)]
        else:
            whole = _uncut((x, measure), (grid.line_top(1) + down, grid.leading, grid.lines), k, sheet)[first - 1 : last]
        if not near:
            out += whole
            continue
        top, foot = min(shape.bounds.y0 for shape in near) + down, max(shape.bounds.y1 for shape in near) + down
        for slot in whole:
            if slot.y + grid.em <= top or slot.y >= foot:
                out.append(slot)
                continue
            pieces = _pieces(column, slot.y - down, slot.y - down + grid.em, em, near, steps)
            out += [LineSlot(x, slot.y, own, k, slot.line, sheet, own == measure) for x, own in pieces]
    return out


@lru_cache(maxsize=512)
def _uncut(across: tuple[int, int], lines: tuple[int, int, int], column: int, sheet: int) -> list[LineSlot]:
    """All lines of a page in a column that nothing cuts, of which each text takes some. `across`: its x and measure; `lines`: the
    first baseline, the leading, how many."""
    (x, measure), (first, leading, count) = across, lines
    return [LineSlot(x, first + n * leading, measure, column, n + 1, sheet, True) for n in range(count)]


def _line_tops(grid: PageGrid, column: Column, raised: int) -> list[tuple[int, int]]:
    """The lines of a column, each with its Han-box top (mp)."""
    first, last = column.lines
    top = grid.line_top(first)
    if not raised:
        return [(line, top + (line - first) * grid.leading) for line in range(first, last + 1)]
    count = max(0, (grid.line_foot(last) - top - grid.em) // raised + 1)
    return [(i + 1, top + i * raised) for i in range(count)]


def _touches(shape: Cut, column: Column, grid: PageGrid) -> bool:
    return shape.bounds.overlaps(
        Rect(column.x, grid.line_top(column.lines[0]), column.x + column.measure, grid.line_foot(column.lines[1]))
    )


def vertical_slots(
    area: Rect, tiers: Sequence[Column], pitch: int, size: int, exclusions: Sequence[Cut], first_column: int, sheet: int
) -> list[LineSlot]:
    """Slots of vertical lines: `x` is a line's middle, `y` its top, `measure` its length down; tier by tier from the top,
    lines from the right edge on. `tiers`: columns of the area laid on its side (x = top). Off the page's grid; `line`
    counts the lines of a tier, so that what cuts one is seen."""
    out: list[LineSlot] = []
    count = max(0, (area.width - size) // pitch + 1)
    aside = [shape.on_its_side for shape in exclusions]
    for k, tier in enumerate(tiers):
        for line in range(count):
            middle = area.x1 - size // 2 - line * pitch
            pieces = _pieces(tier, middle - size // 2, middle + size // 2, size, aside)
            out += [
                LineSlot(middle, y, length, first_column + k, line + 1, sheet, length == tier.measure, True) for y, length in pieces
            ]
    return out


def pitched_slots(
    column: Column, top: int, foot: int, pitch: int, size: int, first_column: int, sheet: int, ascent: int = ASCENT
) -> list[LineSlot]:
    """Slots of text with its own pitch (verse, pull quote, notes): Han boxes from `top` down to `foot`."""
    count = max(0, (foot - top - size) // pitch + 1)
    bases = [top + i * pitch + above(size, ascent) for i in range(count)]
    return [LineSlot(column.x, base, column.measure, first_column, 0, sheet, True) for base in bases]
