"""Copyfit at its two ends: from what was told of pages to those that are fitted, and to what should be cut or written."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from banmian.copyfit.advice import advice_for
from banmian.copyfit.fitting import Fitting, fit_copy
from banmian.copyfit.judge import PageJudge
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.misfits import HEAD_MISFITS, MISFITS
from banmian.fonts import FontBook
from banmian.pages.drawn_stream import is_drawn
from banmian.pages.measuring import StreamMeasure
from banmian.pages.streams_ahead import sheets_of
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan


def fitted_plan(
    plan: Plan, fonts: FontBook, assets: Assets, told: Iterable[Diagnostic], signed: frozenset[int] = frozenset()
) -> Fitting:
    """The plan with the pages fitted of which it was told that a story is over, a place short or a head too long; the same plan
    where nothing betters them. `signed`: pages that stay as they are, and with them those that share a story with one."""
    told, bound = tuple(told), _bound(plan, signed)
    unfit, heads = (_sheets_told(plan, told, codes) - bound for codes in (MISFITS, HEAD_MISFITS))
    return fit_copy(plan, sheets_of(plan, fonts)[0], unfit, fonts, PageJudge(assets, fonts), heads)


def _bound(plan: Plan, signed: frozenset[int]) -> frozenset[int]:
    """The sheets of signed pages, and those from which or to which a story of theirs goes."""
    own = {i for i, sheet in enumerate(plan.sheets) if signed.intersection(sheet.numbers)}
    threads = ({stop.sheet for stop in stream.stops} for stream in plan.streams)
    return frozenset(own.union(*(sheets for sheets in threads if own & sheets)))


def advice_on(plan: Plan, fonts: FontBook, told: Iterable[Diagnostic]) -> list[Diagnostic]:
    """What to cut or to write, for each story that ends on a page that is still unfit."""
    unfit = _sheets_told(plan, told, MISFITS)
    if not unfit:
        return []
    measure = StreamMeasure(plan, sheets_of(plan, fonts)[0], fonts)
    streams = (s for s in plan.streams if s.stops[-1].sheet in unfit and measure.takes_lines(s) and not is_drawn(plan, s))
    return [found for stream in streams if (found := advice_for(measure, stream)) is not None]


def _sheets_told(plan: Plan, told: Iterable[Diagnostic], codes: Sequence[str]) -> frozenset[int]:
    """The sheets of which one of these codes is told."""
    pages = {d.place.page for d in told if d.code in codes and d.place is not None}
    return frozenset(i for i, sheet in enumerate(plan.sheets) if pages.intersection(sheet.numbers))
