"""A page made again after its words have changed: by the cuts that it had, so that what its reader has seen stays where it was.

Only where that has become much dearer, or does not fit, is the page looked for anew. docs/rules/makeup.md, Made again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from banmian.makeup.airing import with_aired
from banmian.makeup.asked import Asked, Looked
from banmian.makeup.corners import Corner, corners_of
from banmian.makeup.earlier import Cuts, Earlier, Part, parts
from banmian.makeup.effort import STANDING, Joint
from banmian.makeup.model import PagePlan
from banmian.makeup.offered import shapes_of
from banmian.makeup.pinned import pinned_shapes
from banmian.makeup.problem import problem_of
from banmian.makeup.proposals import MadePage, proposed
from banmian.makeup.search import Search
from banmian.makeup.shape import TENTH, Shape
from banmian.makeup.shapes import Wanted
from banmian.makeup.trial import Trial

RISE = 300
"""Points by which a page may have become dearer before it is looked for anew."""
REACH = 6
"""Lines by which a part may become higher or lower and is of the form that it was."""
MOVED = 2
"""Points for each line by which a part is higher or lower than it was."""
OTHER = 18
"""Points for another form than a part had."""
FEW = Looked(6, 2, 1)


def stayed(asked: Asked, plan: PagePlan, earlier: Earlier) -> MadePage | None:
    """The page by its earlier cuts; None where they do not hold these words, or at a price."""
    was = {part.name: part for part in parts(earlier.cuts)}
    names = {item.name for item in plan.items if item.must}
    if not names <= set(was) or not set(was) <= {item.name for item in plan.items}:
        return None
    whole, plan = plan, replace(plan, items=tuple(item for item in plan.items if item.name in was))
    trial = asked.trial(plan)
    for form_stays in (True, False):
        shapes = [_shapes(asked, plan, trial, i, was[item.name], form_stays) for i, item in enumerate(plan.items)]
        holding = [shape for own in shapes for shape in own if shape.holds]
        alone = [[shape for shape in own if not shape.holds] for own in shapes]
        made = _made(asked, plan, trial, alone, earlier, holding) if all(shapes) else None
        if made is not None and made.proposals[0].points <= earlier.points + RISE and not made.proposals[0].told:
            return replace(made, plan=whole)
    return None


def _shapes(asked: Asked, plan: PagePlan, trial: Trial, i: int, part: Part, form_stays: bool) -> list[Shape]:
    """Those of an item that are as wide as it was."""
    w, h = part.cols[1] - part.cols[0] + 1, part.lines[1] - part.lines[0] + 1
    corner = _corner(plan, trial, part)
    wanted = Wanted(w, h - REACH, h + REACH, part.form, corner=corner) if form_stays else Wanted(w, corner=corner)
    found = []
    for shape in with_aired(shapes_of(asked, plan, trial, i, wanted), asked.makeup.prices, plan.height):
        moved = MOVED * abs(shape.h - h) + OTHER * (shape.form != part.form)
        terms = (*shape.terms, ("moved", moved))
        found.append(replace(shape, cost=shape.cost + moved * TENTH, terms=terms) if moved else shape)
    return pinned_shapes({i: found}, plan.items)[i]


def _corner(plan: PagePlan, trial: Trial, part: Part) -> Corner | None:
    """Where the advertisement stands around which a part's text runs; None where it runs around none."""
    for held in part.within:
        top, left = held.lines[0] == part.lines[0], held.cols[0] == part.cols[0]
        for corner in corners_of(plan, trial.columns.count):
            if (corner.name, corner.top, corner.left) == (held.name, top, left):
                return corner
    return None


def _made(
    asked: Asked, plan: PagePlan, trial: Trial, shapes: list[list[Shape]], earlier: Earlier, holding: list[Shape]
) -> MadePage | None:
    numbers = {item.name: i for i, item in enumerate(plan.items)}
    joints = list(_joints(earlier.cuts, numbers))
    problem = problem_of(plan, shapes, trial.columns.count, asked.makeup.prices)
    search = Search(replace(problem, cuts=joints, holding=holding), STANDING)
    found = search.run()
    proposals = proposed(asked, plan, trial, found.trees, FEW)
    return MadePage(plan, proposals, pairs=search.pairs, calls=trial.calls, stays=True) if proposals else None


def _joints(cuts: Cuts, numbers: dict[str, int]) -> Iterator[Joint]:
    """The cuts as sets of items, the inner ones first."""
    if isinstance(cuts, Part):
        return
    yield from _joints(cuts.first, numbers)
    yield from _joints(cuts.second, numbers)
    yield Joint(_members(cuts.first, numbers), _members(cuts.second, numbers), cuts.across)


def _members(cuts: Cuts, numbers: dict[str, int]) -> int:
    return sum(1 << numbers[part.name] for part in parts(cuts))
