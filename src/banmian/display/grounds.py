"""What lies under black inside a picture: whether it may overprint there and the press's ink limit still holds.

Black that overprints adds its 100 % to the cyan, magenta, yellow and special inks of what it lies on; where that is more than
the paper takes it knocks out (docs/rules/print.md, Black).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from itertools import islice, pairwise

from banmian.colour import FULL, Ink
from banmian.display.geometry import outline_box
from banmian.geometry import Outline, Rect, points_on
from banmian.values import frozen, record

CELL, MANY = 36_000, 400
"""The side of a cell, mp; and how many cells are too many to be named one by one."""
LOOK = 2_000
"""At most so many areas under one mark are looked at, the latest first. Where more lie, the ground is unknown, and black is not
added to it."""
TENTHS = 10
"""Amounts of ink are tenths of a percent."""


@frozen
class _Area:
    """Something that was painted: the box around it, whether black may not be added to it, the corners of its outline (none:
    it fills the box), half the weight of the line where it is one, else 0."""

    box: Rect
    heavy: bool
    corners: tuple[tuple[int, int], ...] = ()
    half: int = 0

    def meets(self, rect: Rect) -> bool:
        """Whether a part of it lies in the rectangle; where that is not certain, yes."""
        if not self.box.overlaps(rect):
            return False
        if not self.corners:
            return True
        wide = rect.inset(-self.half)
        if any(_crosses(wide, a, b) for a, b in self._edges()):
            return True
        return not self.half and self._holds((rect.x0 + rect.x1) // 2, (rect.y0 + rect.y1) // 2)

    def covers(self, rect: Rect) -> bool:
        """Whether it hides all that lies under the rectangle. Only plain boxes are known to."""
        b = self.box
        return not self.corners and b.x0 <= rect.x0 and b.y0 <= rect.y0 and b.x1 >= rect.x1 and b.y1 >= rect.y1

    def _edges(self) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
        return zip(self.corners, (*self.corners[1:], self.corners[0]), strict=True)

    def _holds(self, x: int, y: int) -> bool:
        odd = False
        for (ax, ay), (bx, by) in self._edges():
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                odd = not odd
        return odd


def _crosses(rect: Rect, a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether a part of the line from a to b lies in the rectangle (Liang and Barsky)."""
    first, last = 0.0, 1.0
    (x, y), dx, dy = a, b[0] - a[0], b[1] - a[1]
    for along, room in ((-dx, x - rect.x0), (dx, rect.x1 - x), (-dy, y - rect.y0), (dy, rect.y1 - y)):
        if not along:
            if room < 0:
                return False
            continue
        at = room / along
        first, last = (max(first, at), last) if along < 0 else (first, min(last, at))
    return first <= last


@record
class Grounds:
    """The areas painted on a page so far. `limit`: total ink, percent. Cells of the page keep the search short."""

    limit: int
    areas: list[_Area] = field(default_factory=list)
    cells: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    wide: list[int] = field(default_factory=list)
    """Areas that lie in very many cells."""

    def _heavy(self, ink: Ink) -> bool:
        return ink.total - ink.cmyk[3] + FULL > self.limit * TENTHS

    def _put(self, area: _Area) -> None:
        index, cells = len(self.areas), _cells(area.box)
        self.areas.append(area)
        if cells is None:
            self.wide.append(index)
            return
        for cell in cells:
            self.cells.setdefault(cell, []).append(index)

    def lay_box(self, rect: Rect, ink: Ink) -> None:
        self._put(_Area(rect, self._heavy(ink)))

    def lay_pixels(self, rect: Rect, coloured: bool) -> None:
        """A picture from a file, any point of which may be as heavy as the paper takes."""
        self._put(_Area(rect, coloured))

    def lay(self, outline: Outline, ink: Ink, weight: int = 0) -> None:
        """A filled outline, or with a weight a drawn one; a light one that is no box covers nothing for sure."""
        if self._heavy(ink):
            box = outline_box(outline)
            if len(corners := tuple(points_on(outline))) > 1:
                self._put(_Area(box.inset(-weight // 2 if weight else 0), True, corners, weight // 2))
        elif not weight and (plain := plain_box(outline)) is not None:
            self._put(_Area(plain, False))

    def take_black(self, rect: Rect) -> bool:
        """Whether black may be added everywhere in the rectangle."""
        cells = _cells(rect)
        if cells is None:
            near = list(range(len(self.areas)))
        else:
            near = sorted({i for cell in cells for i in self.cells.get(cell, ())}.union(self.wide))
        for index in islice(reversed(near), LOOK):
            area = self.areas[index]
            if area.heavy and area.meets(rect):
                return False
            if not area.heavy and area.covers(rect):
                return True
        return len(near) <= LOOK

    def take_line(self, outline: Outline, weight: int) -> bool:
        """Whether black may be added all along an outline that is drawn with this weight."""
        if self.take_black(outline_box(outline).inset(-weight)):
            return True
        corners = tuple(points_on(outline))
        half = -(-weight // 2)
        pieces = (Rect(min(a, c), min(b, d), max(a, c), max(b, d)) for (a, b), (c, d) in pairwise((*corners, corners[0])))
        return all(self.take_black(piece.inset(-half)) for piece in pieces)


def _cells(box: Rect) -> list[tuple[int, int]] | None:
    """The cells that a rectangle touches; None where they are too many."""
    columns, rows = range(box.x0 // CELL, box.x1 // CELL + 1), range(box.y0 // CELL, box.y1 // CELL + 1)
    return [(x, y) for x in columns for y in rows] if len(columns) * len(rows) <= MANY else None


def plain_box(outline: Outline) -> Rect | None:
    """The rectangle that an outline is, None for any other."""
    xs, ys = outline.xs, outline.ys
    if "c" in outline.pieces or not 4 <= len(xs) <= 5 or len({*zip(xs, ys, strict=True)}) != 4:
        return None
    return outline_box(outline) if len({*xs}) == len({*ys}) == 2 else None
