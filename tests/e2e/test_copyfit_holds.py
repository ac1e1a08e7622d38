"""What holds of copyfit whatever the lengths of stories are: words, counts, ranges of pictures, the same result in any order."""

from __future__ import annotations

import random
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from banmian.build import Job, Planned, load, plan_of
from banmian.content.model import Paragraph, Piece
from banmian.copyfit.applied import misfits_of
from banmian.copyfit.fitting import MOST_CALLS, Fitting, fit_copy
from banmian.copyfit.judge import Fault, PageJudge
from banmian.copyfit.state import SheetState
from banmian.copyfit.texts import Texts
from banmian.pages.sheet import Sheet
from banmian.pages.streams_ahead import sheets_of
from banmian.plan.model import Plan, Stream
from banmian.remember import Same

ROOT = Path(__file__).resolve().parents[2]
SEEDS = (1, 2, 3)


class NoLosses:
    """Every picture may be cropped as far as its range lets it."""

    @property
    def known_as(self) -> Hashable:
        return Same(self)

    def losses(self, after: Sheet, before: Sheet) -> frozenset[tuple[str, int]]:
        return frozenset()

    def errors(self, plan: Plan, index: int) -> frozenset[Fault]:
        return frozenset()


@pytest.fixture(scope="module")
def planned() -> Planned:
    found, _ = plan_of(load(Job(ROOT, "content/2020-08-12")))
    assert found is not None
    return found


def other_length(piece: Piece, draw: random.Random) -> Piece:
    """The piece with its longest paragraph up to 60 characters longer or shorter."""
    texts = [i for i, b in enumerate(piece.blocks) if isinstance(b, Paragraph)]
    at = max(texts, key=lambda i: len(piece.blocks[i].text.text))  # type: ignore[union-attr]
    block, change = piece.blocks[at], draw.randint(-60, 60)
    assert isinstance(block, Paragraph)
    text = block.text.text + block.text.text[:change] if change > 0 else block.text.text[: max(20, len(block.text.text) + change)]
    marks = tuple(mark for mark in block.text.marks if mark.end <= len(text))
    changed = replace(block, text=replace(block.text, text=text, marks=marks))
    return replace(piece, blocks=(*piece.blocks[:at], changed, *piece.blocks[at + 1 :]))


def with_lengths(plan: Plan, seed: int) -> Plan:
    """Two stories of pages 3 and 8 of another length."""
    draw = random.Random(seed)
    names = draw.sample(["sorting", "latepoint", "compost", "bus"], 2)
    return replace(plan, streams=tuple(_changed(s, draw) if s.stories[0] in names else s for s in plan.streams))


def _changed(stream: Stream, draw: random.Random) -> Stream:
    return replace(stream, pieces=(other_length(stream.pieces[0], draw), *stream.pieces[1:]))


class Refusing(NoLosses):
    """A page may not be as it was fitted the first times that it is asked; as it was before it has no error."""

    def __init__(self, before: Plan, times: int) -> None:
        self.before, self.left, self.asked_before = before, times, 0

    def errors(self, plan: Plan, index: int) -> frozenset[Fault]:
        if plan is self.before:
            self.asked_before += 1
            return frozenset()
        self.left -= 1
        return frozenset([("FRM002", "front.yaml", 1)]) if self.left >= 0 else frozenset()


def fitted(planned: Planned, plan: Plan, unfit: Sequence[int], judge: NoLosses | None = None) -> Fitting:
    return fit_copy(plan, sheets_of(plan, planned.fonts)[0], unfit, planned.fonts, cast(PageJudge, judge or NoLosses()))


def unfit_of(planned: Planned, plan: Plan) -> list[int]:
    sheets = tuple(sheets_of(plan, planned.fonts)[0])
    texts = Texts(planned.fonts)
    return [i for i in range(len(sheets)) if misfits_of(SheetState(plan, sheets, i), texts)]


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_the_lengths_are(planned: Planned, seed: int) -> None:
    plan = with_lengths(planned.plan, seed)
    unfit = unfit_of(planned, plan)
    done = fitted(planned, plan, unfit)
    assert all(old.pieces == new.pieces for old, new in zip(plan.streams, done.plan.streams, strict=True)), "words"
    assert fitted(planned, plan, unfit[::-1]).plan == done.plan, "the same in any order"
    assert done.changes or not unfit
    assert done.calls <= 2 * MOST_CALLS * len(unfit)
    assert set(unfit_of(planned, done.plan)) <= set(unfit), "no other page suffers"
    for old, new in zip(plan.sheets, done.plan.sheets, strict=True):
        for was, now in zip(old.layout.pictures, new.layout.pictures, strict=True):
            if was.lines is not None and now.lines is not None:
                share = (now.lines[1] - now.lines[0] + 1) * 1000 / (was.lines[1] - was.lines[0] + 1)
                assert plan.paper.copyfit.picture[0] <= share <= plan.paper.copyfit.picture[1], was.name
        if old.layout != new.layout:
            for place in new.layout.places:
                assert all(0 < a.lines[0] <= a.lines[1] <= plan.paper.grid.lines for a in place.text)


def test_a_page_that_would_have_an_error_is_fitted_otherwise_or_stays(planned: Planned) -> None:
    plan = with_lengths(planned.plan, 1)
    page = [unfit_of(planned, plan)[0]]
    judges = [Refusing(plan, times) for times in (0, 1, 99)]
    first, second, none = (fitted(planned, plan, page, judge) for judge in judges)
    assert first.changes and second.changes and first.changes != second.changes
    assert not unfit_of(planned, second.plan) or unfit_of(planned, second.plan) != page
    assert not none.changes and none.plan == plan
    assert judges[2].left < 98 and judges[2].asked_before == 1, "as it was it is judged once, however often it is refused"
