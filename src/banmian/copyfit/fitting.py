"""Copyfit of an issue: a page that is over or short is set on other lines, as cheaply as its tree allows; what fits is left alone.

Levels rise until the page is clean; at each the tree is solved with more and more reach, and judged by the functions that set it.
At most MOST_CALLS texts are set for a page; calls are counted, not time, so that a slow machine gives the same page.
docs/rules/copyfit.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from banmian.copyfit.changes import Change, changes_of, changes_told
from banmian.copyfit.parts import blocks_of
from banmian.copyfit.pictures import PictureJudge
from banmian.copyfit.relayout import Moves
from banmian.copyfit.reshape import Key, Shift, shifts_of
from banmian.copyfit.rules import rule_shifts
from banmian.copyfit.shapes import BlockShapes, SheetState
from banmian.copyfit.solve import Solution, Solver
from banmian.copyfit.tree import Tree, leaves_of, tree_of
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan
from banmian.template.copyfit import Copyfit
from banmian.values import frozen

MOST_CALLS = 400
"""Texts of a page that are set to judge shapes."""
REACHES = (0, 2, 4, 6)
"""By how many lines a cut may move, tried in turn."""
ROUNDS = 6
"""How often a page is solved again because a picture may not be as high as that."""


@frozen
class Fitting:
    """The plan as it was fitted, and what was changed, page by page."""

    plan: Plan
    changes: tuple[Change, ...] = ()

    @property
    def told(self) -> list[Diagnostic]:
        return changes_told(self.changes)


@frozen
class FittedSheet:
    state: SheetState
    changes: tuple[Change, ...]
    unfit: int
    """Lines over and short that are left."""


def fit_copy(plan: Plan, sheets: Sequence[Sheet], unfit: Iterable[int], fonts: FontBook, pictures: PictureJudge) -> Fitting:
    """`unfit`: the sheets on which something is over or short; `pictures` says what a picture of another height loses."""
    changes: list[Change] = []
    whole = tuple(sheets)
    for index in sorted(set(unfit)):
        done = _fitted(SheetState(plan, whole, index), fonts, pictures)
        if done is not None:
            plan, whole = done.state.plan, done.state.sheets
            changes += done.changes
    return Fitting(plan, tuple(changes))


def _fitted(state: SheetState, fonts: FontBook, pictures: PictureJudge) -> FittedSheet | None:
    """The sheet as well as it can be fitted, by the lowest level that makes it clean; None where nothing betters it."""
    rules, tree = state.rules, tree_of(blocks_of(state.sheet))
    best: FittedSheet | None = None
    before = misfits_of(state, fonts, rules)
    for level in range(1, rules.level + 1):
        banned: frozenset[tuple[str, int]] = frozenset()
        for _ in range(ROUNDS):
            shapes = BlockShapes(state, fonts, replace(rules, level=level), banned)
            solution = _solved(shapes, tree)
            if solution is None:
                break
            done = _applied(state, solution, shapes.rigid)
            lost = pictures.losses(done.state.sheet, state.sheet)
            if not lost:
                if done.unfit < (best.unfit if best is not None else before):
                    best = done
                break
            banned |= lost
        if best is not None and not best.unfit:
            return best
    return best


def misfits_of(state: SheetState, fonts: FontBook, rules: Copyfit) -> int:
    """Lines over and short on a sheet as it stands."""
    shapes = BlockShapes(state, fonts, rules)
    return sum(shapes.misfits(leaf.block) for leaf in leaves_of(tree_of(blocks_of(state.sheet))))


def solved_sheet(state: SheetState, fonts: FontBook, rules: Copyfit) -> tuple[Solution | None, int]:
    """The cheapest shapes of a sheet's blocks by the levels up to the rules', and how many texts were set for them."""
    tree, calls = tree_of(blocks_of(state.sheet)), 0
    solution: Solution | None = None
    for level in range(1, rules.level + 1):
        shapes = BlockShapes(state, fonts, replace(rules, level=level))
        solution, calls = _solved(shapes, tree), calls + shapes.calls
        if solution is not None and solution.clean:
            break
    return solution, calls


def _solved(shapes: BlockShapes, tree: Tree) -> Solution | None:
    best: Solution | None = None
    for reach in REACHES:
        found = Solver(shapes.offer, shapes.rules.prices, reach).solve(tree)
        if found is not None and (best is None or found.cost < best.cost):
            best = found
        if (best is not None and best.clean) or shapes.calls > MOST_CALLS:
            break
    return best


def _applied(state: SheetState, solution: Solution, rigid: frozenset[str]) -> FittedSheet:
    """The sheet with all its blocks in their shapes."""
    parts: dict[Key, Shift] = {}
    for placing in solution.placings:
        parts |= shifts_of(placing.leaf.block, placing.offer.shape, placing.down, rigid) or {}
    shapes = [p.offer.shape for p in solution.placings]
    moves = Moves(
        parts,
        rule_shifts(state.sheet, solution.placings, parts),
        {name: white for shape in shapes for name, white in shape.white},
        frozenset(name for shape in shapes for name in shape.fill),
        {name: more for shape in shapes for name, more in shape.columns},
    )
    after = state.moved(moves)
    unfit = sum(p.offer.over + p.offer.short for p in solution.placings)
    return FittedSheet(after, changes_of(state, after, solution), unfit)
