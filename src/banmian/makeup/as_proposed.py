"""The shape that a part of a page has where it stands as a proposal would have it, so that both have one price.

A part is that shape where its head, its texts, its box and its pictures stand in the same columns and lines. docs/rules/makeup.md,
Score.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from banmian.makeup.airing import MOST, with_aired
from banmian.makeup.asked import Asked
from banmian.makeup.corners import may_run_around
from banmian.makeup.legs import hole_of
from banmian.makeup.model import Item, PagePlan, Range
from banmian.makeup.offered import shapes_of
from banmian.makeup.shape import Shape
from banmian.makeup.shapes import Wanted
from banmian.makeup.trial import Trial
from banmian.template.model import PageLayout, Place

Places = Mapping[tuple[str, ...], str]
"""The names of a layout's places by their stories."""


def proposed_shape(
    asked: Asked, plan: PagePlan, trial: Trial, i: int, rect: tuple[Range, Range], layout: PageLayout, places: Places
) -> Shape | None:
    """The cheapest shape of an item that stands in the rectangle as the layout has it; None where no shape does."""
    (left, right), (first, last) = rect
    w, h = right - left + 1, last - first + 1
    item = plan.items[i]
    names = _names(item, places)
    stands = _look(layout, names)
    wanted = Wanted(w, h - MOST, h)
    shapes = with_aired(shapes_of(asked, plan, trial, i, wanted), asked.makeup.prices, plan.height)
    hole = hole_of(layout.place(places.get(item.stories, "")), rect)
    if hole is not None and may_run_around(item):
        shapes = [*shapes, *shapes_of(asked, plan, trial, i, Wanted(w, h, h, corner=hole))]
    for shape in sorted((s for s in shapes if (s.w, s.h) == (w, h)), key=lambda s: (s.cost, s.form)):
        made, _ = trial.layout(shape.fragment.moved(trial.shift(left - 1, first - 1)))
        if made is not None and _look(made, {own: own for own in names.values()}) == stands:
            return shape
    return None


def _names(item: Item, places: Places) -> dict[str, str]:
    """The names of an item's places as the layout has them, with those that a proposal gives them."""
    own = {item.stories: item.name} | {stories: name for name, stories in item.further.items()}
    return {places[stories]: name for stories, name in own.items() if stories in places}


def _look(layout: PageLayout, names: Mapping[str, str]) -> Hashable:
    """Where the places and their pictures stand, and in which styles."""
    places = sorted((names[p.name], _place(p)) for p in layout.places if p.name in names)
    pictures = sorted(
        (names[p.of], p.nth, str((p.cols, p.lines, p.rect, p.shape, p.fit))) for p in layout.pictures if p.of in names
    )
    return tuple(places), tuple(pictures)


def _place(place: Place) -> str:
    head = place.head
    return str((
        (head.style, head.cols, head.lines, head.headline, head.parts, head.joined) if head is not None else None,
        [(a.cols, a.lines, a.columns, a.style, a.rect, a.pitch) for a in place.text],
        (place.box.cols, place.box.lines) if place.box is not None else None,
        (place.title.cols, place.title.lines) if place.title is not None else None,
        (place.cut, place.white, place.fill),
    ))  # fmt: skip
