"""What copyfit remembers: what did not change is not fitted again, and what is remembered changes no result."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace
from pathlib import Path

import pytest

from banmian.build import Job, Planned, load, pictures_of, plan_of
from banmian.content.model import Paragraph, Piece
from banmian.copyfit import fits, fitting, known, parts
from banmian.copyfit.fitting import Fitting, fit_copy
from banmian.copyfit.judge import PageJudge
from banmian.pages.streams_ahead import sheets_of
from banmian.plan.model import Plan, Stream
from banmian.remember import Memo

ROOT = Path(__file__).resolve().parents[2]
TABLES: tuple[Memo[object], ...] = (fits.FITS, known.SHIFTS, known.SLOTS, known.TEXTS, parts.BLOCKS)  # type: ignore[assignment]
FRONT, LAST = 0, 6
"""Sheets: page 1, whose thread goes on to page 2, and page 8."""


@pytest.fixture(scope="module")
def planned() -> Planned:
    found, _ = plan_of(load(Job(ROOT, "content/2020-08-12")))
    assert found is not None
    return found


@pytest.fixture(scope="module")
def judge(planned: Planned) -> PageJudge:
    return PageJudge(pictures_of(Job(ROOT, "content/2020-08-12"), planned)[0], planned.fonts)


@pytest.fixture(autouse=True)
def _forget() -> None:
    forget()


def forget() -> None:
    for table in TABLES:
        table.forget()


def longer(plan: Plan, story: str, by: int) -> Plan:
    """A story's first paragraph so many characters longer, shorter where negative."""
    return replace(plan, streams=tuple(_longer(s, by) if s.stories[0] == story else s for s in plan.streams))


def _longer(stream: Stream, by: int) -> Stream:
    piece = stream.pieces[0]
    at, block = next((i, b) for i, b in enumerate(piece.blocks) if isinstance(b, Paragraph) and len(b.text.text) > 60)
    assert isinstance(block, Paragraph)
    text = block.text.text[:-1] + (block.text.text * 10)[:by] if by > 0 else block.text.text[:by]
    marks = tuple(mark for mark in block.text.marks if mark.end <= len(text))
    changed: Piece = replace(
        piece,
        blocks=(*piece.blocks[:at], replace(block, text=replace(block.text, text=text, marks=marks)), *piece.blocks[at + 1 :]),
    )
    return replace(stream, pieces=(changed, *stream.pieces[1:]))


def fitted(planned: Planned, judge: PageJudge, plan: Plan, sheet: int) -> Fitting:
    return fit_copy(plan, sheets_of(plan, planned.fonts)[0], [sheet], planned.fonts, judge)


def test_what_is_remembered_changes_no_result(planned: Planned, judge: PageJudge) -> None:
    """Story after story of a page is edited, one of them twice the same way: each fit is that of a process that knows nothing."""
    plans = [
        longer(planned.plan, "visit", 70),
        longer(longer(planned.plan, "visit", 70), "visit#more", -25),
        longer(planned.plan, "visit", 240),
        longer(planned.plan, "visit", 70),
    ]
    warm = [fitted(planned, judge, plan, FRONT) for plan in plans]
    texts = known.TEXTS.hits
    assert warm[0] == warm[-1] and warm[0].changes and warm[0] != warm[1] and fits.FITS.misses == 4 and texts
    for plan, found in zip(plans[:3], warm[:3], strict=True):
        forget()
        cold = fitted(planned, judge, plan, FRONT)
        assert (cold.plan, cold.changes, cold.calls, cold.capped) == (found.plan, found.changes, found.calls, found.capped)


def test_an_unchanged_page_is_not_fitted_again(planned: Planned, judge: PageJudge, monkeypatch: pytest.MonkeyPatch) -> None:
    begun = list[int]()
    whole: Callable[..., object] = fitting._fit
    monkeypatch.setattr(fitting, "_fit", lambda state, *given: (begun.append(state.index), whole(state, *given))[1])
    plan = longer(planned.plan, "visit", 70)
    first = fitted(planned, judge, plan, FRONT)
    elsewhere = longer(plan, "sorting", 20)
    again = fitted(planned, judge, elsewhere, FRONT)
    assert begun == [FRONT] and again.changes == first.changes
    assert [s.layout for s in again.plan.sheets] == [s.layout for s in first.plan.sheets]
    assert [s.pieces for s in again.plan.streams] == [s.pieces for s in elsewhere.streams], "the other story as it is now"
    fitted(planned, judge, longer(plan, "visit", 1), FRONT)
    assert begun == [FRONT, FRONT]


def _other_price(plan: Plan) -> Plan:
    rules = plan.paper.copyfit
    return replace(plan, paper=replace(plan.paper, copyfit=replace(rules, prices=replace(rules.prices, gap=rules.prices.gap + 1))))


def _other_layout(plan: Plan, sheet: int) -> Plan:
    own = plan.sheets[sheet]
    sheets = (*plan.sheets[:sheet], replace(own, layout=replace(own.layout, copyfit=1)), *plan.sheets[sheet + 1 :])
    return replace(plan, sheets=sheets)


def _other_picture(plan: Plan) -> Plan:
    changed = tuple(replace(p, file=p.file + "2") if p.sheet == FRONT else p for p in plan.pictures)
    return replace(plan, pictures=changed)


@pytest.mark.parametrize(
    ("what", "is_read"),
    [
        (lambda plan: plan, False),
        (lambda plan: longer(plan, "halfyear", 1), True),
        (lambda plan: longer(plan, "sorting", 1), False),
        (_other_price, True),
        (lambda plan: _other_layout(plan, FRONT), True),
        (lambda plan: _other_layout(plan, FRONT + 1), True),
        (lambda plan: _other_layout(plan, LAST), False),
        (_other_picture, True),
        (lambda plan: replace(plan, index=plan.index[1:]), True),
        (lambda plan: replace(plan, content=replace(plan.content, issue=replace(plan.content.issue, number=43))), True),
    ],
    ids=["nothing", "thread", "elsewhere", "price", "layout", "other-page-of-thread", "last-page", "picture", "index", "issue"],
)
def test_a_fit_is_known_by_all_that_it_reads(planned: Planned, what: Callable[[Plan], Plan], is_read: bool) -> None:
    def key(plan: Plan) -> Hashable:
        return fits.read_by(fitting.SheetState(plan, tuple(sheets_of(plan, planned.fonts)[0]), FRONT), (FRONT, FRONT + 1))

    assert (key(planned.plan) != key(what(planned.plan))) is is_read


def test_another_picture_is_another_fit(judge: PageJudge) -> None:
    wanted = next(iter(judge.assets.opened))
    other = replace(judge, assets=replace(judge.assets, opened={**judge.assets.opened, wanted: None}))
    assert judge.known_as == replace(judge, assets=replace(judge.assets)).known_as != other.known_as
