"""White by accident: lines of a column on which nothing stands and which part nothing; and columns that end too early."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banmian.geometry import Rect
from banmian.pages.page_figures.model import Corners, Feet, White
from banmian.pages.page_figures.parts import Lines, Part
from banmian.template.model import ColumnGrid, PageGrid
from banmian.values import frozen

BETWEEN, WITH_RULE = 2, 4
"""Free lines that part two things of a column: as they are, and where a rule stands in them."""
AT_TOP = 1
"""Free lines at the top of a page: a headline stands in the middle of its area."""


@frozen
class Run:
    """Free lines of a column that follow one another, from 1; `counted`: how many of them part nothing."""

    column: int
    first: int
    last: int
    counted: int


def white_of(grid: PageGrid, columns: ColumnGrid, parts: Iterable[Part], rules: Sequence[Rect], free: int) -> White:
    """`columns`: those in which the page's places stand; `free`: lines of its boxes without text."""
    taken = _taken(grid, (part.rect for part in parts))
    spans = [(left, left + columns.width) for left in columns.lefts]
    runs: list[Run] = []
    for column, (x0, x1) in enumerate(spans):
        known: dict[frozenset[tuple[int, int]], bool] = {}
        for intervals in set(taken):
            known[intervals] = _covers(intervals, x0, x1)
        ruled = {(rule.y0 - grid.top) // grid.leading for rule in rules if _covers([(rule.x0, rule.x1)], x0, x1)}
        runs += _runs(column, [known[intervals] for intervals in taken], ruled)
    area = columns.count * grid.lines
    deepest = max(runs, key=lambda run: (run.counted, -run.first, -run.column), default=None)
    if deepest is None or not deepest.counted:
        return White(0, free, area)
    deep = deepest.last - deepest.first + 1
    return White(sum(run.counted for run in runs), free, area, deep, _hole(grid, deepest, runs, spans))


def _taken(grid: PageGrid, rects: Iterable[Rect]) -> list[frozenset[tuple[int, int]]]:
    """For each line of the grid the intervals in x that something takes there: over a quarter of the em or more."""
    taken: list[set[tuple[int, int]]] = [set() for _ in range(grid.lines)]
    slight = grid.em // 4
    for rect in rects:
        first = max(0, -((grid.top + grid.em - slight - rect.y0) // grid.leading))
        last = min(grid.lines - 1, (rect.y1 - slight - grid.top) // grid.leading)
        for n in range(first, last + 1):
            taken[n].add((rect.x0, rect.x1))
    return [frozenset(intervals) for intervals in taken]


def _covers(intervals: Iterable[tuple[int, int]], x0: int, x1: int) -> bool:
    """Whether they take half of the width from x0 to x1."""
    covered, end = 0, x0
    for left, right in sorted(intervals):
        begin, stop = max(left, end), min(right, x1)
        if stop > begin:
            covered, end = covered + stop - begin, stop
    return covered * 2 >= x1 - x0


def _runs(column: int, covered: Sequence[bool], ruled: set[int]) -> Iterator[Run]:
    """The free lines of a column from its top to its foot; what lies between two things may part them."""
    first = 0
    for n in range(len(covered) + 1):
        if n < len(covered) and not covered[n]:
            continue
        if n > first:
            allowed = WITH_RULE if ruled & set(range(first - 1, n + 1)) else BETWEEN
            if n == len(covered):
                allowed = 0
            elif first == 0:
                allowed = AT_TOP
            yield Run(column, first + 1, n, max(0, n - first - allowed))
        first = n + 1


def _hole(grid: PageGrid, deepest: Run, runs: Iterable[Run], spans: Sequence[tuple[int, int]]) -> Corners:
    """The rectangle of the deepest free lines, over the columns beside it that are free there too."""
    free = {run.column for run in runs if run.counted and run.first <= deepest.first and deepest.last <= run.last}
    left = right = deepest.column
    while left - 1 in free:
        left -= 1
    while right + 1 in free:
        right += 1
    return spans[left][0], grid.line_top(deepest.first), spans[right][1], grid.line_foot(deepest.last)


def feet_of(columns: Iterable[Lines], grid: PageGrid) -> Feet:
    """The columns that end too early, no text's last one counted: where that is free the place is short (FLW002)."""
    early = [(own, n) for own in columns if not own.last and (n := own.free(grid))]
    if not early:
        return Feet(0, 0)
    first = early[0][0]
    return Feet(len(early), sum(n for _, n in early), first.place, (first.room.x0, first.rect.y1, first.room.x1, first.room.y1))
