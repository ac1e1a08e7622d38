"""From columns and lines to the page: the one place that knows where a span of columns and lines lies.

Spread coordinates: the second page's x go on after the first page's trim (docs/rules/contracts.md, The grid, Spreads).
"""

from __future__ import annotations

from banmian.geometry import Rect
from banmian.template.model import Cols, ColumnGrid, Lines, PageGrid


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
