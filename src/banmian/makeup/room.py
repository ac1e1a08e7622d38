"""Where on a page a rectangle of some items can stand: what the page has room for beside it, and what is pinned within it."""

from __future__ import annotations

from collections.abc import Mapping

from banmian.makeup.problem import Problem
from banmian.makeup.tables import Pins, counted

MOST_BETWEEN = 4
"""Free lines between two stories."""
NONE = -1
"""No height."""
Heights = tuple[int, int, int]
"""The least and the greatest, and one besides (NONE: no other)."""


class Room:
    """`spare`: by how many lines more or less than the page has are looked at."""

    def __init__(self, problem: Problem, spare: int) -> None:
        items, shapes, around = problem.items, problem.shapes, problem.holding
        self.columns, self.lines = problem.size
        self.spare, self.count = spare, len(items)
        origin = problem.origin
        self.pins: Mapping[int, tuple[int, int]] = {i: counted(x.pin, origin) for i, x in enumerate(items) if not x.pin.anywhere}
        self.least = [min((s.w * s.h for s in own), default=0) for own in shapes]
        more = [[s for s in around if s.item == i] for i in range(len(items))]
        self.most = [max((s.w * s.h for s in (*own, *others)), default=0) for own, others in zip(shapes, more, strict=True)]
        self.must = sum(1 << i for i, item in enumerate(items) if item.must)
        """The items that stand in any case: a page of these and some of the others is one."""
        self._beside: dict[int, tuple[int, int, int]] = {}
        self._heights: dict[tuple[int, int], Heights] = {}

    def fits(self, w: int, h: int, pins: Pins, members: int) -> bool:
        """Whether the rectangle stands on the page, the rest of the page holds the rest of the items, and all pins in it can be."""
        if w > self.columns or h > self.lines + self.spare:
            return False
        least, most, other = self.heights(w, members)
        return (least <= h <= most or h == other) and self.pinned(w, h, pins)

    def heights(self, w: int, members: int) -> Heights:
        """How high a rectangle of so many columns with these items may be, with the rest of them beside it."""
        found = self._heights.get((w, members))
        if found is None:
            found = self._heights[w, members] = self._heights_of(w, members)
        return found

    def _heights_of(self, w: int, members: int) -> Heights:
        count, least, most = self._others(members)
        if not count:
            return (0, self.lines + self.spare, NONE) if w == self.columns else (0, NONE, NONE)
        area = self.columns * self.lines
        greatest = min((area + self.columns * self.spare - least) // w, self.lines + self.spare)
        other = self.lines if not self.must & ~members and w == self.columns else NONE
        return -((most - area) // w), greatest, other

    def _others(self, members: int) -> tuple[int, int, int]:
        """How many items are not of a set, the least that those of them take which must stand, and the most that all take with the
        white between."""
        if members not in self._beside:
            others = [i for i in range(self.count) if not members >> i & 1]
            most = sum(self.most[i] for i in others) + self.columns * (MOST_BETWEEN * len(others) + self.spare)
            self._beside[members] = len(others), sum(self.least[i] for i in others if self.must >> i & 1), most
        return self._beside[members]

    def pinned(self, w: int, h: int, pins: Pins) -> bool:
        """Whether the rectangle can stand so that each pinned item stands where it is pinned."""
        if not pins:
            return True
        cols = {self.pins[i][0] - x for i, x, _ in pins if self.pins[i][0] >= 0}
        lines = {self.pins[i][1] - y for i, _, y in pins if self.pins[i][1] >= 0}
        if len(cols) > 1 or len(lines) > 1:
            return False
        return all(0 <= x <= self.columns - w for x in cols) and all(0 <= y <= self.lines + self.spare - h for y in lines)
