"""The shapes that an item offers, made once: kept for this run and in the store for the next, by all that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from banmian.makeup.airing import with_aired
from banmian.makeup.asked import Asked
from banmian.makeup.corners import corners_of, may_run_around
from banmian.makeup.earlier import NO_SPAN, mark_of
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.needs import Turned
from banmian.makeup.pinned import pinned_shapes
from banmian.makeup.shape import Shape
from banmian.makeup.shapes import ANY, ItemShapes, Wanted
from banmian.makeup.trial import Trial
from banmian.preserve import NoValueOfOurs, from_bytes, to_bytes

KIND = "makeup shapes"
"""In the store."""


def shapes_of(asked: Asked, plan: PagePlan, trial: Trial, i: int, wanted: Wanted = ANY) -> list[Shape]:
    """Of the item of that number."""
    item = plan.items[i]
    before = next((asked.before[s] for s in item.stories if s in asked.before and item.continued), None)
    name = _mark(asked, plan, trial, item, before, wanted)
    if name not in asked.known:
        found = _kept(asked, name)
        if found is None:
            maker = ItemShapes(trial, asked.makeup, item, 0, plan.height, asked.aspects, _house(asked, item), before,
                               asked.judge, wanted)  # fmt: skip
            found = maker.shapes()
            if asked.store is not None:
                asked.store.keep(KIND, [name], to_bytes(found))
        asked.known[name] = found
    return [replace(shape, item=i) for shape in asked.known[name]] if i else asked.known[name]


def shapes_around(asked: Asked, plan: PagePlan, trial: Trial) -> Iterator[Shape]:
    """Of stories that run around an advertisement in a corner of their rectangle, those that may: with it they are one shape."""
    for corner in corners_of(plan, trial.columns.count):
        for i, item in enumerate(plan.items):
            if may_run_around(item):
                found = with_aired(shapes_of(asked, plan, trial, i, Wanted(corner=corner)), asked.makeup.prices, plan.height)
                yield from pinned_shapes({i: found}, plan.items)[i]


def _house(asked: Asked, item: Item) -> HouseBlock | None:
    """The block of the paper's pages that it is like."""
    return asked.house.get(item.name) if item.like is not None else None


def _kept(asked: Asked, name: str) -> list[Shape] | None:
    body = asked.store.get(KIND, [name]) if asked.store is not None else None
    try:
        found = from_bytes(body) if body is not None else None
    except NoValueOfOurs:
        return None
    return found if isinstance(found, list) else None


def _mark(asked: Asked, plan: PagePlan, trial: Trial, item: Item, before: Turned | None, wanted: Wanted) -> str:
    """Of all that is read where the item's shapes are made; where it is pinned only says which of them are taken."""
    bare = replace(item, span=NO_SPAN, pin=Pin(), pages=(), bundle=False)
    stories: Sequence[str] = [*item.stories, *(story for own in item.further.values() for story in own)]
    pieces = [trial.pieces[story] for story in stories]
    sizes = [asked.aspects.get(picture.file) for piece in pieces for picture in piece.pictures]
    turned = (before.sheet, before.stop) if before is not None else None
    page = plan.number, plan.grid, plan.height
    return mark_of((bare, page, pieces, sizes, _house(asked, item), turned, wanted, asked.mark))
