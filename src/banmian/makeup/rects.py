"""A layout's items as rectangles: the columns and lines that each takes as it stands, and the straight cuts that part them.

docs/rules/makeup.md, Score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from fractions import Fraction

from banmian.makeup.as_proposed import Places
from banmian.makeup.effort import Joint
from banmian.makeup.legs import Rect
from banmian.makeup.model import Item, Range
from banmian.template.grid import spans_of
from banmian.template.model import PageGrid, PageLayout, Place


def rect_of(item: Item, layout: PageLayout, stories: Places, grid: PageGrid, laid: Set[str]) -> Rect | None:
    """The columns and lines that an item takes with its pictures; what stands in points takes those that it touches. Furniture
    takes along what stands in its columns and is not laid among the stories itself; `laid`: the kinds that are."""
    spans: list[Rect] = []
    if item.advert:
        spans += [(a.cols, a.lines) for a in layout.adverts if a.name == item.advert and a.cols and a.lines]
    elif item.furniture:
        kind = dict(item.furniture)["kind"]
        columns = {f.cols for f in layout.furniture if f.kind == kind}
        along = (f for f in layout.furniture if f.kind == kind or f.kind not in laid)
        spans += [(f.cols, f.lines) for f in along if f.lines[0] > 0 and f.cols in columns]
    names = [stories.get(item.stories), stories.get((item.beside,)) if item.beside else None]
    for name in (n for n in names if n is not None):
        spans += _of_place(name, layout, grid)
    if not spans:
        return None
    return _joined([c for c, _ in spans]), _joined([n for _, n in spans])


def _of_place(name: str, layout: PageLayout, grid: PageGrid) -> Iterator[Rect]:
    place = layout.place(name)
    if place is None:
        return
    columns = next(c for c in grid.columns if c.name == layout.grid)
    pictures = [p for p in layout.pictures if p.of == name]
    in_points = (part.rect for parts in (place.text, pictures) for part in parts)
    yield from (spans_of(grid, columns, rect) for rect in in_points if rect is not None)
    if place.box is not None:
        yield place.box.cols, place.box.lines
    for area in place.text:
        if area.cols and area.rect is None:
            yield area.cols, area.lines
    for head in (place.head, place.title):
        if head is not None and head.cols and head.lines is not None:
            yield head.cols, head.lines
    yield from ((p.cols, p.lines) for p in pictures if p.cols and p.lines and p.cols != (0, 0))


def share(over: int, columns: int) -> Fraction | None:
    """How many columns of a text over so many columns of the page come to one of these; None for those of a box."""
    return Fraction(columns, over) if columns > 0 else None


def share_of(place: Place) -> Fraction | None:
    """The same of a place's text; None where it stands in a box or is given in points."""
    areas = ((a.cols, a.columns) for a in place.text if not place.box)
    return next((share(cols[1] - cols[0] + 1, columns) for cols, columns in areas if cols), None)


def _joined(spans: Sequence[Range]) -> Range:
    return min(s[0] for s in spans), max(s[1] for s in spans)


def joints(rects: Mapping[int, Rect]) -> Iterator[Joint]:
    """The straight cuts that part the rectangles, the inner ones first; none where they do not."""
    if len(rects) < 2:
        return
    for across in (True, False):
        first = _first_part(rects, across)
        if first is not None:
            second = {m: r for m, r in rects.items() if m not in first}
            inner = [*joints(first), *joints(second)]
            if len(inner) == len(rects) - 2:
                yield from inner
                between = min(r[1][0] for r in second.values()) - max(r[1][1] for r in first.values()) - 1
                yield Joint(sum(first), sum(second), across, max(0, between) if across else None)
                return


def _first_part(rects: Mapping[int, Rect], across: bool) -> dict[int, Rect] | None:
    """What lies before the first cut; None where there is none."""
    axis = 1 if across else 0
    order = sorted(rects.items(), key=lambda row: (row[1][axis], row[0]))
    first: dict[int, Rect] = {}
    reach = order[0][1][axis][1]
    for members, rect in order:
        if rect[axis][0] > reach:
            return first
        first[members] = rect
        reach = max(reach, rect[axis][1])
    return None
