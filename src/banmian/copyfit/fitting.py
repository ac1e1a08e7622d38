"""Copyfit of an issue: a page that is over or short is set on other lines, as cheaply as its tree allows; what fits is left alone.
Before it heads that do not fit become others that their authors offer (heads.py).

Levels rise until the page is clean; at each the tree is solved with more and more reach, and judged by the functions that set it.
Two pages of a thread are one problem, whose jump point is free. At most MOST_CALLS texts are set for a page, over all levels; calls
are counted, not time, so that a slow machine gives the same page. docs/rules/copyfit.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from banmian.copyfit.applied import FittedSheet, applied, changed_by, fillers_twice, misfits_of, plainest
from banmian.copyfit.changes import Change, cap_told, changes_told, left_out_by
from banmian.copyfit.fits import Fit, fit_of, layouts_in
from banmian.copyfit.heads import HeadsFitted, with_heads_fitted
from banmian.copyfit.judge import Fault, PageJudge
from banmian.copyfit.offers import BlockOffers, Offer
from banmian.copyfit.parts import Block, blocks_of
from banmian.copyfit.refusals import Ban
from banmian.copyfit.reshape import Foot
from banmian.copyfit.shapes import Asked
from banmian.copyfit.solve import Solution, Solver
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import NO_PAUSE, Pause, Texts
from banmian.copyfit.threads import pairs_of
from banmian.copyfit.tree import Tree, tree_of
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan
from banmian.plan.printed import printed_plan
from banmian.remember import Same
from banmian.values import frozen

HOPELESS = 80
"""Lines over and short in all that no knobs of a page give or take: copy of quite another length, or a page that waits for it."""
MOST_CALLS = 200
"""Texts and heads that are set for a page, over all levels; twice as many for the two pages of a thread."""
FOR_CLEAN = 750
"""Thousandths of them that may go to find a page that is clean; with the rest one is sought that is less unfit."""
REACHES = (0, 2, 4, 6)
"""By how many lines a cut may move, tried in turn."""
ROUNDS = 6
"""How often a page is solved again because a picture may not be as high as that, or because the page would have an error."""
MOST_REFUSALS = 8
"""Settings of a page that fit and would have brought an error to it: after so many it stays as it is."""
JUMPS = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6)
"""By how many lines the place grows from which a thread goes on to another page, tried in turn."""
JUMP_LEVEL = 2
"""From this level on a thread's jump point moves, for that changes two pages."""

Unfit = tuple[frozenset[int], frozenset[int]]
"""The sheets that are over or short, and those on which a head does not fit."""


@frozen
class Fitting:
    """The plan as it was fitted, what was changed, page by page, how many texts were set for it, and the pages whose search ended
    because they were too many."""

    plan: Plan
    changes: tuple[Change, ...] = ()
    calls: int = 0
    capped: tuple[tuple[int, str], ...] = ()
    """Pages, each with its layout's file."""

    @property
    def told(self) -> list[Diagnostic]:
        capped = (cap_told(page, MOST_CALLS, file) for page, file in self.capped)
        return [*changes_told(self.changes), *left_out_by(self.changes, self.plan), *capped]


def fit_copy(
    plan: Plan,
    sheets: Sequence[Sheet],
    unfit: Iterable[int],
    fonts: FontBook,
    judge: PageJudge,
    heads: Iterable[int] = (),
    pause: Pause = NO_PAUSE,
) -> Fitting:
    """`unfit`: the sheets on which something is over or short; `heads`: those on which a head does not fit; `judge` says what a
    page would lose by its fitting; `pause`: called between two steps."""
    changes: list[Change] = []
    capped: list[tuple[int, str]] = []
    unfit, heads, pairs, calls, seen = frozenset(unfit), frozenset(heads), pairs_of(plan), 0, set[int]()
    state = SheetState(plan, tuple(sheets), 0)
    for index in sorted(unfit | heads):
        own = pairs.get(index, (index,))
        if not seen.isdisjoint(own):
            continue
        seen.update(own)
        told = unfit.intersection(own), heads.intersection(own)
        fit = partial(_fit, replace(state, index=index), own, told, Texts(fonts, pause), judge)
        done = fit_of(state, own, (index, told), judge, fit)
        calls += done.calls
        if done.capped:
            capped.append((state.sheets[own[0]].page, state.sheets[own[0]].layout.file))
        state = done.on(state)
        changes += done.changes
    return Fitting(printed_plan(state.plan) if changes else plan, tuple(changes), calls, tuple(capped))


def _fit(state: SheetState, own: Sequence[int], told: Unfit, texts: Texts, judge: PageJudge) -> Fit:
    """The sheet, or the two of a thread, fitted. `told`: which of them are over or short, on which a head does not fit."""
    unfit, heads = told
    fitter = _Fitter(texts, judge, len(own))
    worded = fitter.worded(state, heads)
    done = fitter.fitted(worded.state, own) if worded.changes or unfit else None
    capped = fitter.capped and (done is None or done.unfit > 0)
    after = worded.state if done is None else done.state
    changes = (*worded.changes, *(done.changes if done is not None else ()))
    return Fit(layouts_in(after, state), changes, fitter.texts.calls, capped)


class _Fitter:
    """Fits one sheet, or the two of a thread. Counts the texts that it sets: `capped` once there were too many."""

    def __init__(self, texts: Texts, judge: PageJudge, pages: int) -> None:
        self.texts, self.judge, self.capped, self.refusals = texts, judge, False, 0
        self.whole = MOST_CALLS * pages
        self.most = self.whole * FOR_CLEAN // 1000
        self._offers: dict[int, BlockOffers] = {}
        self._misfits: dict[tuple[Same, int], int] = {}
        self._errors: dict[tuple[Same, int], frozenset[Fault]] = {}

    def worded(self, state: SheetState, heads: Iterable[int]) -> HeadsFitted:
        """With the heads of these sheets as they fit, where their stories offer such and no sheet has a further error by it."""
        done = HeadsFitted(state, ())
        for index in sorted(heads):
            found = with_heads_fitted(replace(done.state, index=index), self.texts)
            if found is not None and not self._errs_by(found.state, replace(done.state, index=index)):
                done = HeadsFitted(found.state, (*done.changes, *found.changes))
        return replace(done, state=replace(done.state, index=state.index))

    def fitted(self, state: SheetState, own: Sequence[int]) -> FittedSheet | None:
        """Clean by the lowest level that makes it so, else as well as can be; None where nothing betters it."""
        states = [replace(state, index=index) for index in own]
        least = sum(map(self._misfits_of, states))
        if not 0 < least <= HOPELESS:
            return None
        highest = max(s.rules.level for s in states)
        for level in range(1, highest + 1):
            for jump in JUMPS if len(own) > 1 and level >= JUMP_LEVEL else JUMPS[:1]:
                done = self._tried(state, own, level, jump, True)
                if done is not None and not done.unfit:
                    return done
        self.most = self.whole
        nearest = self._tried(state, own, highest, 0, False) if highest else None
        return nearest if nearest is not None and nearest.unfit < least else None

    def _tried(self, state: SheetState, own: Sequence[int], level: int, jump: int, clean: bool) -> FittedSheet | None:
        """The sheets one after the other, the place from which the thread goes on `jump` lines higher. `clean`: as soon as one
        cannot be clean there is nothing."""
        changes: list[Change] = []
        unfit = 0
        for index in own:
            state = replace(state, index=index)
            grown = jump if index == own[0] else 0
            left = self._misfits_of(state)
            if len(own) > 1 and not grown and not left:
                continue
            done = self._sheet(state, min(level, state.rules.level), grown, clean)
            if done is None and (clean or grown):
                return None
            if done is None or done.unfit > left:
                unfit += left
                continue
            state, unfit = done.state, unfit + done.unfit
            changes += done.changes
        return FittedSheet(state, tuple(changes), unfit)

    def _misfits_of(self, state: SheetState) -> int:
        """As `misfits_of`, once for a sheet as it is."""
        key = Same(state.plan, state.sheet), state.index
        if key not in self._misfits:
            self._misfits[key] = misfits_of(state, self.texts)
        return self._misfits[key]

    def _errs_by(self, after: SheetState, before: SheetState) -> bool:
        """Whether the sheet has an error that it had not before it was changed."""
        found = self.judge.errors(after.plan, before.index)
        if not found:
            return False
        key = Same(before.plan), before.index
        if key not in self._errors:
            self._errors[key] = self.judge.errors(before.plan, before.index)
        return not found <= self._errors[key]

    def _sheet(self, state: SheetState, level: int, jump: int, clean: bool) -> FittedSheet | None:
        """One sheet at a level."""
        if not level:
            return None
        tree, offers = tree_of(blocks_of(state.sheet)), self._of(state, jump)
        for _ in range(ROUNDS):
            solution = self._solved(offers, tree, level, clean)
            if solution is None or self.refusals >= MOST_REFUSALS:
                return None
            done = applied(state, solution, offers, self.texts)
            lost: frozenset[Ban] = frozenset((*self.judge.losses(done.state.sheet, state.sheet), *fillers_twice(done.state)))
            offers.banned |= lost
            if lost:
                continue
            if done.unfit and clean:
                return None
            self.texts.pause()
            if not self._errs_by(done.state, state):
                return done
            self.refusals += 1
            offers.refused |= changed_by(solution)
        return None

    def _of(self, state: SheetState, jump: int) -> BlockOffers:
        """The offers of a sheet: those that were made, unless a sheet that shares a story with it has changed."""
        known = self._offers.get(state.index)
        if known is None or known.state.plan is not state.plan:
            fresh = BlockOffers(state, self.texts, state.rules)
            if known is not None:
                fresh.learn(known)
            self._offers[state.index] = known = fresh
        known.jump = jump
        return known

    def _solved(self, offers: BlockOffers, tree: Tree, level: int, clean: bool) -> Solution | None:
        """The cheapest setting with the least reach that gives a clean one; else the cheapest of all."""
        best: Solution | None = None
        for reach in REACHES:
            if reach < abs(offers.jump):
                continue
            found = self._judged(offers, tree, level, reach, clean)
            if found is not None and (best is None or found.cost < best.cost):
                best = found
            if best is not None and best.clean:
                break
        return best and plainest(offers, best)

    def _judged(self, offers: BlockOffers, tree: Tree, level: int, reach: int, clean: bool) -> Solution | None:
        """The cheapest setting whose texts were all set; what was only counted is set when the cheapest would take it."""

        def offer(block: Block, grown: int, feet: tuple[Foot, ...] = (), down: int = 0) -> Offer | None:
            return offers.offer(Asked(block, grown, level, clean, feet, down))

        solver = Solver(offer, offers.rules.prices, reach)
        while True:
            self.texts.pause()
            found = solver.solve(tree)
            if found is None or found.judged:
                return found
            changed: list[Block] = []
            for placing in found.placings:
                if placing.offer.judged:
                    continue
                if self.texts.calls >= self.most:
                    self.capped = offers.closed = True
                    solver = Solver(offer, offers.rules.prices, reach)
                    break
                block, shape = placing.leaf.block, placing.offer.shape
                changed.append(block)
                asked = Asked(block, shape.grown, level, clean, shape.feet, placing.down if block.still else 0)
                offers.judge(asked, placing.offer)
            solver.forget(tree, changed)
