"""Copyfit at its two ends: from what was told of pages to those that are fitted, and to what should be cut or written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from banmian.copyfit.advice import advice_for
from banmian.copyfit.fitting import Fitting, fit_copy
from banmian.copyfit.judge import PageJudge
from banmian.copyfit.texts import NO_PAUSE, Pause
from banmian.copyfit.threads import pairs_of
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.misfits import HEAD_MISFITS, MISFITS
from banmian.fonts import FontBook
from banmian.pages.drawn_stream import is_drawn
from banmian.pages.measuring import StreamMeasure
from banmian.pages.streams_ahead import sheets_of
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan


def fitted_plan(
    plan: Plan,
    fonts: FontBook,
    assets: Assets,
    told: Iterable[Diagnostic],
    signed: frozenset[int] = frozenset(),
    pause: Pause = NO_PAUSE,
) -> Fitting:
    """The plan with the pages fitted of which it was told that a story is over, a place short or a head too long; the same plan
    where nothing betters them. `signed`: pages that stay as they are, and with them those that share a story with one; `pause`:
    called between two steps, may end it."""
    told, bound = tuple(told), _bound(plan, signed)
    unfit, heads = (_sheets_told(plan, told, codes) - bound for codes in (MISFITS, HEAD_MISFITS))
    return fit_copy(plan, sheets_of(plan, fonts)[0], unfit, fonts, PageJudge(assets, fonts), heads, pause)


def _bound(plan: Plan, signed: frozenset[int]) -> frozenset[int]:
    """The sheets of signed pages, and those from which or to which a story of theirs goes."""
    own = {i for i, sheet in enumerate(plan.sheets) if signed.intersection(sheet.numbers)}
    threads = ({stop.sheet for stop in stream.stops} for stream in plan.streams)
    return frozenset(own.union(*(sheets for sheets in threads if own & sheets)))


def pages_within(plan: Plan, pages: Iterable[int]) -> frozenset[int]:
    """All pages that copyfit may change for these: those of their sheets, and of sheets with which they are fitted together."""
    unfit, pairs = {i for i, sheet in enumerate(plan.sheets) if not set(pages).isdisjoint(sheet.numbers)}, pairs_of(plan)
    return frozenset(page for i in unfit for own in pairs.get(i, (i,)) for page in plan.sheets[own].numbers)


def advice_on(plan: Plan, fonts: FontBook, told: Iterable[Diagnostic], pause: Pause = NO_PAUSE) -> list[Diagnostic]:
    """What to cut or to write, for each story that ends on a page that is still unfit. `pause`: as of `fitted_plan`."""
    unfit = _sheets_told(plan, told, MISFITS)
    if not unfit:
        return []
    measure = StreamMeasure(plan, sheets_of(plan, fonts)[0], fonts)
    streams = (s for s in plan.streams if s.stops[-1].sheet in unfit and measure.takes_lines(s) and not is_drawn(plan, s))
    return [found for stream in streams if (found := advice_for(measure, stream, pause)) is not None]


def _sheets_told(plan: Plan, told: Iterable[Diagnostic], codes: Sequence[str]) -> frozenset[int]:
    """The sheets of which one of these codes is told."""
    pages = {d.place.page for d in told if d.code in codes and d.place is not None}
    return frozenset(i for i, sheet in enumerate(plan.sheets) if pages.intersection(sheet.numbers))
