"""What lies under a mark: the last area painted before it that holds its middle. Cells of the page keep the search short."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import islice

from banmian.preflight.painted import PLAIN_CONTEXTS, Painted

CELL = 40_000
"""mp: side of a cell."""
_LEAST = 3_000
"""Areas that are narrower (mp) are no ground."""
_MOST_CELLS = 2_000
LOOK = 400
"""Areas that are looked through for one mark: a stack of more holds nothing that can be told apart."""
_last: list[tuple[Sequence[Painted], Grounds]] = []
"""The areas of the file that was asked last: six checks of one run ask for the same."""


class Grounds:
    """The areas of a file by page and cell."""

    def __init__(self, marks: Sequence[Painted]) -> None:
        self.marks = marks
        self.cells: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        self.everywhere: dict[int, list[int]] = defaultdict(list)
        for index, mark in enumerate(marks):
            if mark.kind in ("fill", "image", "shading") and mark.visible and mark.context in PLAIN_CONTEXTS:
                self._put(index, mark)

    def _put(self, index: int, mark: Painted) -> None:
        x0, y0, x1, y1 = mark.rect
        if min(x1 - x0, y1 - y0) < _LEAST:
            return
        columns, rows = range(x0 // CELL, x1 // CELL + 1), range(y0 // CELL, y1 // CELL + 1)
        if len(columns) * len(rows) > _MOST_CELLS:
            self.everywhere[mark.page].append(index)
            return
        for column in columns:
            for row in rows:
                self.cells[mark.page, column, row].append(index)

    def below(self, index: int, x: int, y: int) -> Iterator[Painted]:
        """The areas painted before the mark `index` that hold the point, the nearest first, as far as `LOOK` areas down."""
        page = self.marks[index].page
        here, wide = self.cells.get((page, x // CELL, y // CELL), []), self.everywhere.get(page, [])
        lists = [reversed(some[max(0, at - LOOK) : at]) for some in (here, wide) for at in (bisect_left(some, index),)]
        for other in islice(merge(*lists, reverse=True), LOOK):
            area = self.marks[other]
            if area.rect[0] <= x <= area.rect[2] and area.rect[1] <= y <= area.rect[3]:
                yield area

    def at(self, page: int, x: int, y: int) -> Iterator[Painted]:
        """All areas that hold the point, as far as `LOOK` of them, the last painted first."""
        here, wide = self.cells.get((page, x // CELL, y // CELL), []), self.everywhere.get(page, [])
        for other in islice(merge(reversed(here), reversed(wide), reverse=True), LOOK):
            area = self.marks[other]
            if area.rect[0] <= x <= area.rect[2] and area.rect[1] <= y <= area.rect[3]:
                yield area

    def straddles(self, index: int) -> bool:
        """Whether the edge of a sure area that is not bare paper runs under the mark."""
        x0, y0, x1, y1 = self.marks[index].rect
        corners = ((x0, y0), (x1, y0), (x0, y1), (x1, y1))
        under_each = [next((a for a in self.below(index, *c) if a.sure), None) for c in corners]
        inked = [a for a in under_each if a is not None and not (a.fill is not None and a.fill.white)]
        return bool(inked) and len({id(a) for a in under_each}) > 1


def grounds_of(marks: Sequence[Painted]) -> Grounds:
    """The areas of these marks, made once for a run; another thread's run has others."""
    held = _last[0] if _last else None
    if held is None or held[0] is not marks:
        held = marks, Grounds(marks)
        _last[:] = [held]
    return held[1]


def under(grounds: Grounds, index: int, mark: Painted) -> Painted | None:
    """What lies under the middle of a mark; None for bare paper."""
    x0, y0, x1, y1 = mark.rect
    return next(grounds.below(index, (x0 + x1) // 2, (y0 + y1) // 2), None)
