"""Copyfit of an issue: a page that is over or short is set on other lines, as cheaply as its tree allows; what fits is left alone.

Levels rise until the page is clean; at each the tree is solved with more and more reach, and judged by the functions that set it.
Two pages of a thread are one problem, whose jump point is free. At most MOST_CALLS texts are set for a page at a level; calls are
counted, not time, so that a slow machine gives the same page. docs/rules/copyfit.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from banmian.copyfit.changes import Change, changes_of, changes_told
from banmian.copyfit.offers import BlockOffers
from banmian.copyfit.parts import blocks_of
from banmian.copyfit.pictures import PictureJudge
from banmian.copyfit.relayout import Moves
from banmian.copyfit.reshape import Key, Shift, shifts_of
from banmian.copyfit.rules import rule_shifts
from banmian.copyfit.solve import Solution, Solver
from banmian.copyfit.state import SheetState
from banmian.copyfit.threads import pairs_of
from banmian.copyfit.tree import Tree, leaves_of, tree_of
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan
from banmian.values import frozen

HOPELESS = 80
"""Lines over and short in all that no knobs of a page give or take: copy of quite another length, or a page that waits for it."""
MOST_CALLS = 400
"""Texts of a page that are set at one level to judge shapes."""
REACHES = (0, 2, 4, 6)
"""By how many lines a cut may move, tried in turn."""
ROUNDS = 6
"""How often a page is solved again because a picture may not be as high as that."""
JUMPS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)
"""By how many lines the place grows from which a thread goes on to another page, tried in turn."""
JUMP_LEVEL = 2
"""From this level on a thread's jump point moves, for that changes two pages."""


@frozen
class Fitting:
    """The plan as it was fitted, what was changed, page by page, and how many texts were set for it."""

    plan: Plan
    changes: tuple[Change, ...] = ()
    calls: int = 0

    @property
    def told(self) -> list[Diagnostic]:
        return changes_told(self.changes)


@frozen
class FittedSheet:
    """A sheet as it can be fitted, or two of a thread; `unfit`: lines over and short that are left."""

    state: SheetState
    changes: tuple[Change, ...]
    unfit: int


def fit_copy(plan: Plan, sheets: Sequence[Sheet], unfit: Iterable[int], fonts: FontBook, pictures: PictureJudge) -> Fitting:
    """`unfit`: the sheets on which something is over or short; `pictures` says what a picture of another height loses."""
    changes: list[Change] = []
    whole, pairs, calls, seen = tuple(sheets), pairs_of(plan), 0, set[int]()
    for index in sorted(set(unfit)):
        own = pairs.get(index, (index,))
        if not seen.isdisjoint(own):
            continue
        seen.update(own)
        fitter = _Fitter(fonts, pictures)
        done = fitter.fitted(SheetState(plan, whole, index), own)
        calls += fitter.calls
        if done is not None:
            plan, whole = done.state.plan, done.state.sheets
            changes += done.changes
    return Fitting(plan, tuple(changes), calls)


def misfits_of(state: SheetState, fonts: FontBook) -> int:
    """Lines over and short on a sheet as it stands."""
    offers = BlockOffers(state, fonts, state.rules)
    return sum(offers.misfits(leaf.block) for leaf in leaves_of(tree_of(blocks_of(state.sheet))))


class _Fitter:
    """Fits one sheet, or the two of a thread. Counts the texts that it sets."""

    def __init__(self, fonts: FontBook, pictures: PictureJudge) -> None:
        self.fonts, self.pictures, self.calls = fonts, pictures, 0
        self.most = MOST_CALLS
        self._known: dict[tuple[int, int], BlockOffers] = {}

    def fitted(self, state: SheetState, own: Sequence[int]) -> FittedSheet | None:
        """As well as can be, by the lowest level that makes it clean; None where nothing betters it."""
        states = [replace(state, index=index) for index in own]
        least = sum(misfits_of(s, self.fonts) for s in states)
        if least > HOPELESS:
            return None
        best: FittedSheet | None = None
        for level in range(1, max(s.rules.level for s in states) + 1):
            self.most = self.calls + MOST_CALLS * len(own)
            for jump in JUMPS if len(own) > 1 and level >= JUMP_LEVEL else JUMPS[:1]:
                done = self._tried(state, own, level, jump)
                if done is not None and done.unfit < least:
                    best, least = done, done.unfit
                if not least:
                    return best
                if self.calls >= self.most:
                    break
        return best

    def _tried(self, state: SheetState, own: Sequence[int], level: int, jump: int) -> FittedSheet | None:
        """The sheets one after the other, the place from which the thread goes on `jump` lines higher."""
        changes: list[Change] = []
        unfit = 0
        for index in own:
            state = replace(state, index=index)
            grown = jump if index == own[0] else 0
            if len(own) > 1 and not grown and not misfits_of(state, self.fonts):
                continue
            done = self._sheet(state, min(level, state.rules.level), grown)
            if done is None and grown:
                return None
            if done is None:
                unfit += misfits_of(state, self.fonts)
                continue
            if grown and done.unfit:
                return None
            state, unfit = done.state, unfit + done.unfit
            changes += done.changes
        return FittedSheet(state, tuple(changes), unfit)

    def _sheet(self, state: SheetState, level: int, jump: int) -> FittedSheet | None:
        """One sheet at a level."""
        if not level:
            return None
        tree, banned = tree_of(blocks_of(state.sheet)), frozenset[tuple[str, int]]()
        for _ in range(ROUNDS):
            offers = BlockOffers(state, self.fonts, replace(state.rules, level=level), banned, jump, self.most - self.calls)
            offers.learn(self._known.get((state.index, level)))
            solution, calls = _solved(offers, tree), offers.calls
            self._known[state.index, level] = offers
            self.calls += calls
            if solution is None:
                return None
            done = _applied(state, solution, offers.shapes.rigid, self.fonts)
            lost = self.pictures.losses(done.state.sheet, state.sheet)
            if not lost:
                return done
            banned |= lost
        return None


def _solved(offers: BlockOffers, tree: Tree) -> Solution | None:
    best: Solution | None = None
    for reach in REACHES:
        if reach < abs(offers.jump):
            continue
        found = Solver(offers.offer, offers.rules.prices, reach).solve(tree)
        if found is not None and (best is None or found.cost < best.cost):
            best = found
        if (best is not None and best.clean) or offers.calls >= offers.most:
            break
    return best


def _applied(state: SheetState, solution: Solution, rigid: frozenset[str], fonts: FontBook) -> FittedSheet:
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
        {name: pitch for shape in shapes for name, pitch in shape.pitches},
    )
    after = state.moved(moves)
    return FittedSheet(after, changes_of(state, after, solution), misfits_of(after, fonts))
