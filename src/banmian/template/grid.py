"""From columns and lines to the page: the one place that knows where columns are and where a span of them and lines lies.

Spread coordinates: the second page's x go on after the first page's trim (docs/rules/contracts.md, The grid, Spreads).
"""

from __future__ import annotations

from banmian.geometry import Rect
from banmian.template.model import Cols, ColumnGrid, Lines, PageGrid

LEAST_GUTTER = 1200
"""Thousandths of an em between columns (docs/rules/contracts.md)."""


def span_of(grid: PageGrid, columns: ColumnGrid, cols: Cols) -> tuple[int, int]:
    """x interval of columns a..b; columns beyond the page's last stand on the facing page."""

    def left(column: int) -> int:
        page, k = divmod(column - 1, columns.count)
        return page * grid.trim[0] + columns.lefts[k]

    return left(cols[0]), left(cols[1]) + columns.width


def area_rect(grid: PageGrid, columns: ColumnGrid, cols: Cols, lines: Lines) -> Rect:
    """From the Han-box top of the first line to the Han-box foot of the last."""
    x0, x1 = span_of(grid, columns, cols)
    return Rect(x0, grid.line_top(lines[0]), x1, grid.line_foot(lines[1]))


def spans_of(grid: PageGrid, columns: ColumnGrid, rect: Rect) -> tuple[Cols, Lines]:
    """The columns and the lines of a single page that a rectangle touches."""
    first, last = sum(x <= rect.x0 for x in columns.lefts), sum(x < rect.x1 for x in columns.lefts)
    lines = (rect.y0 - grid.top) // grid.leading + 1, -((grid.top - rect.y1) // grid.leading)
    return (max(1, first), max(1, last)), lines


def grid_characters(width: int, count: int, em: int) -> int:
    """The most whole characters that a column of `count` may have with gutters of at least 1.2 em."""
    return (width * 1000 - LEAST_GUTTER * em * (count - 1)) // (count * em * 1000)


def column_grid(name: str, left: int, width: int, count: int, em: int) -> ColumnGrid:
    """Equal columns of the most whole characters of `em` mp that leave gutters of at least 1.2 em; the last take the rest."""
    measure = grid_characters(width, count, em) * em
    rest = width - count * measure
    lefts = tuple(left + i * measure + (rest * i // (count - 1) if count > 1 else 0) for i in range(count))
    return ColumnGrid(name, count, measure, rest // (count - 1) if count > 1 else 0, lefts)
