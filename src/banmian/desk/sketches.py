"""Layouts as they are drawn small where a first issue is begun: where heads, texts, pictures and furniture stand on the page.

All lengths are thousandths of a page's width.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.desk.called import as_words
from banmian.desk.exchange import Json
from banmian.geometry import Rect
from banmian.template.grid import area_rect
from banmian.template.model import Cols, ColumnGrid, PageGrid, PageLayout, Paper, Place

Drawn = tuple[str, Rect]
"""What stands there: furniture, box, head, text or picture."""


def sketch(layout: PageLayout, paper: Paper) -> Json:
    """`{name, called: {zh, en}, spread, width, height, areas: [[kind, x, y, width, height]]}`."""
    grid = paper.grid
    columns = next((one for one in grid.columns if one.name == layout.grid), grid.columns[0])
    drawn = [*_furniture(layout, grid), *_places(layout, grid, columns), *_pictures(layout, grid, columns)]
    scale = grid.trim[0]
    return {
        "name": layout.name,
        "called": as_words(layout.called),
        "spread": layout.spread,
        "width": 2000 if layout.spread else 1000,
        "height": grid.trim[1] * 1000 // scale,
        "areas": [[kind, *(value * 1000 // scale for value in (r.x0, r.y0, r.width, r.height))] for kind, r in drawn],
    }


def _furniture(layout: PageLayout, grid: PageGrid) -> Iterator[Drawn]:
    return (("furniture", area_rect(grid, grid.columns[0], one.cols, one.lines)) for one in layout.furniture)


def _places(layout: PageLayout, grid: PageGrid, columns: ColumnGrid) -> Iterator[Drawn]:
    for place in layout.places:
        inside = place.box.cols if place.box is not None else None
        if place.box is not None:
            yield "box", area_rect(grid, columns, place.box.cols, place.box.lines)
        head = place.head or place.title
        if head is not None and head.lines is not None and (cols := head.cols or inside) is not None:
            yield "head", area_rect(grid, columns, cols, head.lines)
        yield from (("text", rect) for rect in _texts(place, inside, grid, columns))


def _texts(place: Place, inside: Cols | None, grid: PageGrid, columns: ColumnGrid) -> Iterator[Rect]:
    """The columns of a place's texts."""
    for area in place.text:
        cols = area.cols or inside
        whole = area.rect or (area_rect(grid, columns, cols, area.lines) if cols is not None else None)
        if whole is None:
            continue
        width = (whole.width - columns.gutter * (area.columns - 1)) // area.columns
        for n in range(area.columns):
            left = whole.x0 + n * (width + columns.gutter)
            yield Rect(left, whole.y0, left + width, whole.y1)


def _pictures(layout: PageLayout, grid: PageGrid, columns: ColumnGrid) -> Iterator[Drawn]:
    boxes = {place.name: place.box.cols for place in layout.places if place.box is not None}
    for one in (*layout.pictures, *layout.adverts):
        cols = boxes.get(one.of) if one.cols == (0, 0) else one.cols
        if one.rect is not None:
            yield "picture", one.rect
        elif one.shape is not None:
            yield "picture", one.shape.bounds
        elif cols is not None and one.lines is not None:
            yield "picture", area_rect(grid, columns, cols, one.lines)
