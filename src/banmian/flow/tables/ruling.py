"""Rules and stripes of a grid: none runs through a cell that stands over several rows or columns.

Heavy rules over and under it and a lighter one under its head; where the style has them, rules between rows, between columns, and
under the cells of the head that stand over a group of columns. Stripes lie on every other row; rows that their first cell joins
are one, and a group begins anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from banmian.display import Box, Item, Layer, Tag
from banmian.flow.tables.breaking import break_rules
from banmian.flow.tables.grid_rows import Grid
from banmian.geometry import Rect


def head_ground(grid: Grid, area: Rect) -> Iterator[Box]:
    """The ground of the head, where the style has one."""
    ink = grid.site.style.head_ground
    if ink is not None and grid.heads:
        yield Box(Rect(area.x0, area.y0, area.x1, area.y0 + grid.head_height), ink, Tag("", -1, "tint"), Layer.TINT)


def stripes(grid: Grid, area: Rect, tops: Mapping[int, int]) -> dict[int, list[Box]]:
    """By row, the stripes under its cells; a cell over several rows lies whole on that of its first row, or on none."""
    ink, count = grid.site.style.stripe, len(grid.widths)
    if ink is None:
        return {}
    on, first = striped(grid), _first_rows(grid)
    out: dict[int, list[Box]] = {}
    for n, top in tops.items():
        for start, end in _runs([k for k in range(count) if first.get((n, k), n) in on]):
            x0, x1 = area.x0 + grid.left(start), area.x1 if end == count else area.x0 + grid.left(end)
            box = Box(Rect(x0, top, x1, top + grid.heights[n]), ink, Tag("", -1, "tint"), Layer.TINT)
            out.setdefault(n, []).append(box)
    return out


def striped(grid: Grid) -> frozenset[int]:
    """The rows that lie on a stripe: every other one, those that their first cell joins counted as one."""
    rules, first = break_rules(grid.site.table, 1), _first_rows(grid)
    out: list[int] = []
    count = 0
    for n in range(grid.body, len(grid.rows)):
        if rules.heads[n]:
            count = 0
            continue
        count += (n, 0) not in first
        if count % 2:
            out.append(n)
    return frozenset(out)


def _first_rows(grid: Grid) -> dict[tuple[int, int], int]:
    """Of rows and columns over which a cell goes on from above, the row in which it begins."""
    return {
        (m, j): n
        for n, row in enumerate(grid.rows)
        for k, fitted in enumerate(row)
        for m in range(n + 1, n + fitted.cell.down)
        for j in range(k, k + fitted.cell.across)
    }


def inner_rules(grid: Grid, area: Rect, tops: Mapping[int, int]) -> Iterator[Item]:
    """The rules between rows and columns, and under groups of columns, of the rows whose tops are given."""
    size, count = grid.site.style.measures, len(grid.widths)
    below, right = _covered(grid)
    body = [n for n in tops if n >= grid.body]
    for n in tops:
        if n < grid.body - 1 and size.group_rule:
            yield from _under_groups(grid, area, (n, tops[n]), size.group_rule)
        if n in body[1:] and size.row_rule:
            for first, end in _runs([k for k in range(count) if (n, k) not in below]):
                x1 = area.x1 if end == count else area.x0 + grid.left(end)
                yield grid.site.rule(area.x0 + grid.left(first), x1, tops[n], size.row_rule)
    for k in range(1, count if size.column_rule else 0):
        for first, end in _runs([n for n in tops if (n, k) not in right]):
            x = area.x0 + grid.left(k) - size.column_rule // 2
            foot = tops[end - 1] + grid.heights[end - 1]
            yield Box(Rect(x, tops[first], x + size.column_rule, foot), grid.site.style.ink, Tag("", -1, "rule"))


def _under_groups(grid: Grid, area: Rect, row: tuple[int, int], weight: int) -> Iterator[Item]:
    """Under each cell of a head's row that stands over several columns, not all; inset so that two do not meet."""
    n, top = row
    side = grid.site.style.measures.cell_side
    for k, fitted in enumerate(grid.rows[n]):
        across, last = fitted.cell.across, n + fitted.cell.down
        if 1 < across < len(grid.widths) and last < grid.body:
            x0, x1 = area.x0 + grid.left(k) + side, area.x0 + grid.left(k + across)
            yield grid.site.rule(x0, x1, top + sum(grid.heights[n:last]), weight)


def _covered(grid: Grid) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
    """Rows and columns over which a cell goes on from the row above, and from the column on the left."""
    below: set[tuple[int, int]] = set()
    right: set[tuple[int, int]] = set()
    for n, row in enumerate(grid.rows):
        for k, fitted in enumerate(row):
            rows, columns = range(n, n + fitted.cell.down), range(k, k + fitted.cell.across)
            below.update((m, j) for m in rows[1:] for j in columns)
            right.update((m, j) for m in rows for j in columns[1:])
    return below, right


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    """First and end of each run of numbers that follow one another."""
    start = 0
    for k in range(1, len(numbers) + 1):
        if k == len(numbers) or numbers[k] != numbers[k - 1] + 1:
            if start < k:
                yield numbers[start], numbers[k - 1] + 1
            start = k
