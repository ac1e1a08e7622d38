"""The shapes that an item offers, made once: kept for this run and in the store for the next, by all that they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.content.model import Paragraph
from banmian.makeup.airing import with_aired
from banmian.makeup.asked import Asked
from banmian.makeup.corners import corners_of, may_run_around
from banmian.makeup.earlier import NO_SPAN, known_mark, mark_of
from banmian.makeup.effort import Effort
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.needs import Turned
from banmian.makeup.pinned import pinned_shapes
from banmian.makeup.problem import Problem
from banmian.makeup.search import Found, Search
from banmian.makeup.shape import Shape
from banmian.makeup.shapes import ANY, ItemShapes, Wanted
from banmian.makeup.trial import Trial
from banmian.preserve import NoValueOfOurs, from_bytes, to_bytes
from banmian.processors import shared

KIND = "makeup shapes"
"""In the store."""


def shapes_of(asked: Asked, plan: PagePlan, trial: Trial, i: int, wanted: Wanted = ANY) -> list[Shape]:
    """Of the item of that number."""
    item, name = plan.items[i], _name(asked, plan, trial, i, wanted)
    if not _is_known(asked, name):
        maker = ItemShapes(trial, asked.makeup, item, 0, plan.height, asked.aspects, _house(asked, item), _before(asked, item),
                           asked.judge, wanted)  # fmt: skip
        found = asked.known[name] = maker.shapes()
        if asked.store is not None:
            asked.store.keep(KIND, [name], to_bytes(found))
    return [replace(shape, item=i) for shape in asked.known[name]] if i else asked.known[name]


def make_ahead(asked: Asked, plan: PagePlan, trial: Trial, wanted: Mapping[int, Wanted]) -> None:
    """Shapes of several items, by their numbers, made by two processes: known afterwards, as if they had been made one by one. Each
    item's texts are its own, so that nothing is made twice; those with the most text are begun first."""
    names = {i: _name(asked, plan, trial, i, own) for i, own in wanted.items()}
    missing = [i for i, name in names.items() if not _is_known(asked, name)]
    missing.sort(key=lambda i: (-_length(trial, plan.items[i]), i))

    def made(i: int) -> tuple[list[Shape], int]:
        before = trial.calls
        shapes_of(asked, plan, trial, i, wanted[i])
        return asked.known[names[i]], trial.calls - before

    calls = trial.calls
    with shared(made, missing, asked.processes) as found:
        done = dict(zip(missing, found(), strict=True))
    asked.known.update({names[i]: shapes for i, (shapes, _) in done.items()})
    trial.calls = calls + sum(count for _, count in done.values())


def _length(trial: Trial, item: Item) -> int:
    """The characters of its stories' paragraphs."""
    blocks = (block for story in item.stories for block in trial.pieces[story].blocks)
    return sum(len(block.text.text) for block in blocks if isinstance(block, Paragraph))


def trees_of(asked: Asked, plan: PagePlan, trial: Trial, problem: Problem, effort: Effort) -> tuple[Found, int]:
    """What a search finds, and at how many pairs of trees it looked. That of a page on which stories go on is known afterwards: it
    was made to see where they had best turn, and is made again when that is settled."""
    if not any(item.continued for item in plan.items):
        search = Search(problem, effort)
        return search.run(), search.pairs
    names = [_name(asked, plan, trial, i, ANY) for i in range(len(plan.items))]
    name = mark_of((names, [item.pin for item in plan.items], plan.lines, effort, problem.holding != ()))
    if name not in asked.trees:
        search = Search(problem, effort)
        asked.trees[name] = search.run(), search.pairs
    return asked.trees[name]


def shapes_around(asked: Asked, plan: PagePlan, trial: Trial) -> Iterator[Shape]:
    """Of stories that run around an advertisement in a corner of their rectangle, those that may: with it they are one shape."""
    for corner in corners_of(plan, trial.columns.count):
        for i, item in enumerate(plan.items):
            if may_run_around(item):
                found = with_aired(shapes_of(asked, plan, trial, i, Wanted(corner=corner)), asked.makeup.prices, plan.height)
                yield from pinned_shapes({i: found}, plan.items)[i]


def _before(asked: Asked, item: Item) -> Turned | None:
    """Where its story turns on the page before."""
    return next((asked.before[s] for s in item.stories if s in asked.before and item.continued), None)


def _is_known(asked: Asked, name: str) -> bool:
    """Whether shapes were made, in this run or one before."""
    if name not in asked.known:
        found = _kept(asked, name)
        if found is not None:
            asked.known[name] = found
    return name in asked.known


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


def _name(asked: Asked, plan: PagePlan, trial: Trial, i: int, wanted: Wanted) -> str:
    """Of the item's shapes: of all that is read where they are made; where it is pinned only says which of them are taken."""
    item = plan.items[i]
    before, house = _before(asked, item), _house(asked, item)
    bare = replace(item, span=NO_SPAN, pin=Pin(), pages=(), bundle=False)
    stories: Sequence[str] = [*item.stories, *(story for own in item.further.values() for story in own)]
    pieces = [trial.pieces[story] for story in stories]
    sizes = [asked.aspects.get(picture.file) for piece in pieces for picture in piece.pictures]
    of_values = [known_mark(*pieces), house and known_mark(house), before and known_mark(before)]
    page = plan.number, plan.grid, plan.height
    return mark_of((bare, page, of_values, sizes, wanted, asked.mark))
