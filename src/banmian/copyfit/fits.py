"""Fits of pages that are remembered: a page, or the two of a thread, of which all that was read is as before is not fitted again.

What is kept is what the fit changed, laid over the plan as it now is; a fit that was just made goes the same way, so that the two
cannot differ. decision 0180.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.copyfit.changes import Change
from banmian.copyfit.judge import PageJudge
from banmian.copyfit.relayout import with_layout
from banmian.copyfit.state import SheetState
from banmian.pages.caption import SetCaption
from banmian.plan.model import Plan, Stream
from banmian.remember import Memo, Same
from banmian.template.model import PageLayout
from banmian.values import frozen


@frozen
class Fit:
    """What was done to pages that are fitted together. `layouts`: by sheet, with the captions of its pictures, none where nothing
    was changed; `calls`: texts that were set for it; `capped`: whether it ended because they were too many."""

    layouts: tuple[tuple[int, PageLayout, Mapping[str, SetCaption]], ...]
    changes: tuple[Change, ...]
    calls: int
    capped: bool

    def on(self, state: SheetState) -> SheetState:
        """The sheets with it."""
        plan, captions = state.plan, {i: sheet.captions for i, sheet in enumerate(state.sheets)}
        for index, layout, under in self.layouts:
            plan, captions[index] = with_layout(plan, index, layout), under
        sheets = tuple(replace(sheet, plan=plan, captions=captions[i]) for i, sheet in enumerate(state.sheets))
        return replace(state, plan=plan, sheets=sheets) if self.layouts else state


def layouts_in(after: SheetState, before: SheetState) -> tuple[tuple[int, PageLayout, Mapping[str, SetCaption]], ...]:
    """Those that are others than before, as a fit has them."""
    sheets = [(i, new, old) for i, (new, old) in enumerate(zip(after.sheets, before.sheets, strict=True))]
    return tuple((i, new.layout, new.captions) for i, new, old in sheets if new.layout is not old.layout)


FITS: Memo[Fit] = Memo("fits of pages", 150, each="page")


def fit_of(state: SheetState, own: Sequence[int], told: Hashable, judge: PageJudge, fit: Callable[[], Fit]) -> Fit:
    """The fit of these sheets, made by `fit` where it is not known. `told`: which of them are unfit, and how."""
    return FITS.of((tuple(own), told, read_by(state, own), judge.known_as), fit)


def read_by(state: SheetState, own: Sequence[int]) -> Hashable:
    """All that fitting these sheets looks at of a plan: their stories wherever these stand, their pictures, what furniture shows,
    the fillers that others have."""
    plan = state.plan
    streams = [stream for stream in plan.streams if any(stop.sheet in own for stop in stream.stops)]
    near = sorted({*own, *(stop.sheet for stream in streams for stop in stream.stops)})
    sheets = tuple((state.sheets[i].key, Same(*state.sheets[i].captions.values())) for i in near)
    names = tuple((s.numbers, s.name, s.editors, s.name_span, s.section) for s in (plan.sheets[i] for i in own))
    pictures = tuple(planned for planned in plan.pictures if planned.sheet in near)
    shown = Same(plan.paper, plan.content.issue), plan.index, plan.teasers, plan.sections
    return sheets, names, tuple(map(_of_stream, streams)), pictures, shown, frozenset(_fillers(plan, own))


def _of_stream(stream: Stream) -> Hashable:
    stops = tuple((stop.sheet, stop.place.name) for stop in stream.stops)
    return stops, Same(*stream.pieces), Same(*stream.hidden), stream.stories, stream.missing


def _fillers(plan: Plan, own: Sequence[int]) -> Iterator[str]:
    """The fillers that stand on other sheets: each stands once."""
    others = (sheet for i, sheet in enumerate(plan.sheets) if i not in own)
    return (place.filler.house for sheet in others for place in sheet.layout.places if place.filler is not None)
