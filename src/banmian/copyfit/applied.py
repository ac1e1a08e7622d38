"""A page's solution put to work: the sheet with all its blocks in their shapes, and what was changed for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banmian.copyfit.changes import Change, changes_of
from banmian.copyfit.offers import BlockOffers
from banmian.copyfit.parts import blocks_of
from banmian.copyfit.refusals import Ban, Refused, look_of_shape
from banmian.copyfit.relayout import Moves
from banmian.copyfit.reshape import Key, Shift
from banmian.copyfit.rules import rule_shifts
from banmian.copyfit.solve import Solution
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.values import frozen


@frozen
class FittedSheet:
    """A sheet as it can be fitted, or two of a thread; `unfit`: lines over and short that are left."""

    state: SheetState
    changes: tuple[Change, ...]
    unfit: int


def misfits_of(state: SheetState, texts: Texts) -> int:
    """Lines over and short on a sheet as it stands."""
    names = frozenset(name for block in blocks_of(state.sheet) for name in block.places)
    done = (texts.measured(state, stream) for stream in state.streams_of(names))
    return sum(m.over + m.short for m in done if m is not None)


def applied(state: SheetState, solution: Solution, offers: BlockOffers, texts: Texts) -> FittedSheet:
    """The sheet with all its blocks in their shapes."""
    parts: dict[Key, Shift] = {}
    for placing in solution.placings:
        parts |= offers.shapes.shifts(placing.leaf.block, placing.offer.shape, placing.down) or {}
    shapes = [p.offer.shape for p in solution.placings]
    moves = Moves(
        parts,
        rule_shifts(state.sheet, solution.placings, parts),
        {name: white for shape in shapes for name, white in shape.white},
        frozenset(name for shape in shapes for name in shape.fill),
        {name: more for shape in shapes for name, more in shape.columns},
        {name: pitch for shape in shapes for name, pitch in shape.pitches},
        {name: wording for shape in shapes for name, wording in shape.words},
        frozenset(name for shape in shapes for name in shape.feather),
        {name: more for shape in shapes for name, more in shape.captions},
    )
    formed = state
    for placing in solution.placings:
        formed = offers.shapes.formed(formed, placing.leaf.block, placing.offer.shape)
    after = formed.moved(moves)
    return FittedSheet(after, changes_of(state, after, solution, offers.shapes), misfits_of(after, texts))


def plainest(offers: BlockOffers, solution: Solution) -> Solution:
    """The same, each block's text with as little leave as it needs."""
    plain = (replace(p, offer=offers.plainest(p.leaf.block, p.offer)) for p in solution.placings)
    return Solution(solution.cost, tuple(plain))


def changed_by(solution: Solution) -> frozenset[Refused]:
    """The blocks that a setting changes, each with the look of its shape."""
    looks = ((p.leaf.block, look_of_shape(p.offer.shape)) for p in solution.placings)
    return frozenset((block, look) for block, look in looks if look.changes)


def fillers_twice(state: SheetState) -> Iterator[Ban]:
    """The places that have a filler which another place has before them: each stands once in an issue."""
    seen: set[str] = set()
    places = (place for sheet in state.plan.sheets for place in sheet.layout.places)
    for place in places:
        if place.filler is not None and place.filler.house in seen:
            yield place.name, place.filler.house
        seen.add(place.filler.house if place.filler is not None else "")
