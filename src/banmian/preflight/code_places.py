"""Where on a page a QR or bar code can stand: around pictures, and where areas stand together as modules and bars do.

Reading a whole page for codes takes ten times as long as drawing it. What checks say of a code hangs on the picture that holds it
or on the areas that lie in it (code_inks.py): so no other place needs to be looked at. Where a page is not known to the end, or
something repeats that was read once (patterns, glyphs that are drawn), all of it is. docs/decisions/0060.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from banmian.preflight.facts import PageFacts, PdfFacts
from banmian.preflight.model import Rect4
from banmian.preflight.painted import PLAIN_CONTEXTS, Painted
from banmian.values import frozen

Shape = tuple[Rect4, bool]
"""An area or picture, and whether it is a rectangle and nothing else."""
CELL = 10_000
"""mp: areas in neighbouring cells of this side stand together."""
NEIGHBOURS = tuple((i, j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j)
AROUND = 15_000
"""mp on each side of such a place: the quiet zone, which a reader looks for. So places may lie over one another."""
LEAST, LEAST_LONG = 4_000, 9_000
"""mp: the sides of a place that could hold a code: four pixels of a bar, ten modules of two."""
QUIET = 8
"""Part of a code's length that its quiet zone has at most."""
LARGE = 34_000
"""mp: a rectangle of which both sides are longer is a ground,"""
LONG = 170_000
"""mp: one of which one side is longer, a rule; unless there are many of one length."""
SPARSE = 8
"""Times its own area that a code of bars takes at most: three quarters and more of a table is paper."""
ALIKE = 10
"""Rectangles from which on they may be bars, or modules. No code has fewer."""
WHOLE = 0.6
"""Share of the page from which on all of it is read."""


def code_places(facts: PdfFacts) -> dict[int, tuple[Rect4, ...] | None]:
    """By page the rectangles in which a code can stand, from the trim's top left; None for a page of which all is to be read."""
    marks: dict[int, list[Painted]] = {page.number: [] for page in facts.pages}
    for mark in facts.marks:
        if mark.page in marks:
            marks[mark.page].append(mark)
    return {page.number: None if facts.file.unread else _places(page, marks[page.number]) for page in facts.pages}


def _places(page: PageFacts, marks: Sequence[Painted]) -> tuple[Rect4, ...] | None:
    plain = len(marks) == page.marks and all(mark.context in PLAIN_CONTEXTS for mark in marks)
    if not plain or page.boxes.rotate or page.boxes.user_unit != 1:
        return None
    shapes = _shapes(marks)
    if shapes is None:
        return None
    groups = [_Group(_around(some), len(some), all(plain for _, plain in some)) for some in _together(shapes)]
    found = [group for group in (*_joined(g for g in groups if g.plain), *(g for g in groups if not g.plain)) if group.may_be_code]
    left, bottom, right, top = page.boxes.finished
    area = (right - left) * (top - bottom) * 1_000_000
    places = sorted(group.grown for group in found)
    return None if sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in places) > WHOLE * area else tuple(places)


@frozen
class _Group:
    """Shapes that stand together: the rectangle around them, how many there are, whether all are rectangles and nothing else."""

    rect: Rect4
    count: int
    plain: bool

    @property
    def may_be_code(self) -> bool:
        """Large enough, and a path or picture that may be anything, or enough rectangles."""
        x0, y0, x1, y1 = self.rect
        short, long = sorted((x1 - x0, y1 - y0))
        return short >= LEAST and long >= LEAST_LONG and (self.count >= ALIKE or not self.plain)

    @property
    def grown(self) -> Rect4:
        """With the quiet zone."""
        x0, y0, x1, y1 = self.rect
        more = AROUND + (max(x1 - x0, y1 - y0) // QUIET if self.plain else 0)
        return x0 - more, y0 - more, x1 + more, y1 + more


def _joined(groups: Iterable[_Group]) -> list[_Group]:
    """Groups of bars with wide gaps between them, made one."""
    out: list[_Group] = []
    for group in sorted(groups, key=lambda g: g.rect):
        whole, meeting = group, [group]
        while meeting:
            meeting = [other for other in out if _meet(whole.grown, other.rect)]
            out = [other for other in out if other not in meeting]
            for other in meeting:
                whole = _Group(_both(whole.rect, other.rect), whole.count + other.count, True)
        out.append(whole)
    return out


def _shapes(marks: Iterable[Painted]) -> list[Shape] | None:
    """Areas and pictures without grounds and rules; None where there are bars as large as those."""
    out: list[Shape] = []
    large: dict[tuple[str, int], list[Rect4]] = defaultdict(list)
    for mark in marks:
        if mark.kind not in ("fill", "image") or not mark.visible:
            continue
        rect, plain = mark.rect, mark.sure and mark.kind == "fill"
        wide, high = rect[2] - rect[0], rect[3] - rect[1]
        if plain and (wide > LONG or high > LONG or (wide > LARGE and high > LARGE)):
            large["wide", wide // 1000].append(rect)
            large["high", high // 1000].append(rect)
        else:
            out.append((rect, plain))
    return None if any(len(alike) >= ALIKE and _dense(alike) for alike in large.values()) else out


def _dense(alike: Sequence[Rect4]) -> bool:
    """Whether much of where rectangles of one length stand is theirs: bars, not the rules of a table."""
    x0, y0, x1, y1 = _around([(rect, True) for rect in alike])
    return sum((c - a) * (d - b) for a, b, c, d in alike) * SPARSE > (x1 - x0) * (y1 - y0)


def _together(shapes: Sequence[Shape]) -> Iterator[list[Shape]]:
    """Shapes that stand in neighbouring cells, cells at a corner too."""
    cells: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, ((x0, y0, x1, y1), _) in enumerate(shapes):
        columns, rows = range(x0 // CELL, x1 // CELL + 1), range(y0 // CELL, y1 // CELL + 1)
        for column in columns:
            for row in rows:
                cells[column, row].append(n)
    while cells:
        waiting = [next(iter(cells))]
        some: set[int] = set()
        while waiting:
            at = waiting.pop()
            here = cells.pop(at, None)
            if here is not None:
                some.update(here)
                waiting += [(at[0] + i, at[1] + j) for i, j in NEIGHBOURS]
        yield [shapes[n] for n in some]


def _around(some: Sequence[Shape]) -> Rect4:
    lefts, tops, rights, feet = zip(*(rect for rect, _ in some), strict=True)
    return min(lefts), min(tops), max(rights), max(feet)


def _both(a: Rect4, b: Rect4) -> Rect4:
    return min(a[0], b[0]), min(a[1], b[1]), max(a[2], b[2]), max(a[3], b[3])


def _meet(a: Rect4, b: Rect4) -> bool:
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
