"""The long read of the specimen around its map: what is told where that stands in the middle of its columns, or at their foot."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from furniture_site import assets_of, specimen

from banmian.diagnostics import Diagnostic
from banmian.flow.slots import LineSlot
from banmian.geometry import Circle
from banmian.pages.pictures import PictureSetter
from banmian.pages.place_slots import place_slots
from banmian.pages.places import StreamSetter
from banmian.pages.sheet import Sheet
from banmian.plan import Plan
from banmian.text.single import Setter

ABOVE, BELOW = (1, 18), (52, 68)


def with_map(line: int, passes: int = 12) -> Plan:
    """The specimen with the map's centre on another line."""
    plan = specimen()[0]
    pictures = list(plan.pictures)
    k = next(k for k, p in enumerate(pictures) if p.place.name == "map")
    shape = pictures[k].place.shape
    assert isinstance(shape, Circle)
    middle = Circle(shape.cx, plan.paper.grid.line_top(line) + plan.paper.grid.em // 2, shape.r)
    pictures[k] = replace(pictures[k], place=replace(pictures[k].place, shape=middle))
    styles = tuple((n, replace(s, passes=passes)) for n, s in plan.paper.text_styles)
    return replace(plan, pictures=tuple(pictures), paper=replace(plan.paper, text_styles=styles))


def columns(plan: Plan) -> list[list[LineSlot]]:
    """The columns of the long read as it goes through them."""
    index = next(p.sheet for p in plan.pictures if p.place.name == "map")
    sheet = Sheet(plan, index)
    place = sheet.layout.place("long")
    assert place is not None
    slots = place_slots(sheet, place, dict(plan.paper.text_styles)["long"], 0, (0, 0)).slots
    return [list(own) for _, own in groupby(slots, lambda slot: slot.column)]


def told(plan: Plan) -> list[Diagnostic]:
    book = specimen()[1]
    setter = StreamSetter(
        plan, [Sheet(plan, n) for n in range(len(plan.sheets))], Setter(book), PictureSetter.of(plan, assets_of(plan), book, False)
    )
    stream = next(s for s in plan.streams if s.stops[0].place.name == "long")
    return [d for part in setter.placed(stream).parts for d in part.diagnostics if d.code == "FLW034"]


def test_at_the_foot_of_its_columns_it_ends_them_and_nothing_is_left() -> None:
    plan = with_map(50)
    read = [(column[0].line, column[-1].line) for column in columns(plan)]
    assert read == [(1, 44), (1, 68), (1, 68), (1, 33), (1, 33), (1, 68)]
    assert told(plan) == []


def test_in_their_middle_they_end_above_it_and_the_lines_below_are_told() -> None:
    plan = with_map(35)
    read = [(column[0].line, column[-1].line) for column in columns(plan)]
    assert read == [(1, 44), (1, 68), (1, 68), ABOVE, ABOVE, (1, 68)]
    found = told(plan)
    assert [d.message for d in found] == [
        f"page {n}, place long: a picture or box ends a column, and 17 lines below it belong to no text" for n in (4, 5)
    ]
    grid = plan.paper.grid
    for d in found:
        assert d.place is not None and d.place.rect is not None
        x0, y0, x1, y1 = d.place.rect
        assert 0 < x0 < x1 < grid.trim[0]
        assert abs(y0 - grid.line_top(BELOW[0])) <= grid.leading and abs(y1 - grid.line_foot(BELOW[1])) <= grid.leading


def test_a_style_that_passes_over_it_goes_on_below() -> None:
    plan = with_map(35, 40)
    assert [(column[0].line, column[-1].line) for column in columns(plan)][3:5] == [(1, BELOW[1])] * 2
    assert told(plan) == []
