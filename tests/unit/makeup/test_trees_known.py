"""A page on which stories go on is searched once by each way to come to it: where they turn is chosen by what it found."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from banmian.diagnostics import Span
from banmian.makeup import offered
from banmian.makeup.effort import DEAR, WHOLE
from banmian.makeup.model import Item, PagePlan, Pin
from banmian.makeup.offered import trees_of
from banmian.makeup.search import Found


class Searched:
    """Stands for a search: counts how often it is run."""

    runs = 0

    def __init__(self, problem: object, effort: object) -> None:
        self.pairs = 7

    def run(self) -> Found:
        Searched.runs += 1
        return Found((), Searched.runs)


NOWHERE = Pin()


def page(continued: bool, pin: Pin = NOWHERE) -> PagePlan:
    where = Span("makeup.yaml")
    items = (Item("one", ("one",), 1, where, continued=continued, pin=pin), Item("two", ("two",), 2, where))
    return PagePlan(2, "auto-02", "base", (1, 80), items, (), where)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setattr(offered, "Search", Searched)
    monkeypatch.setattr(offered, "_name", lambda asked, plan, trial, i, wanted: f"{asked.before} {plan.items[i].name}")
    monkeypatch.setattr(Searched, "runs", 0)
    return SimpleNamespace(trees={}, before="of 40 lines")


def test_a_page_that_goes_on_is_searched_once(asked: Any) -> None:
    problem: Any = SimpleNamespace(holding=())
    first = trees_of(asked, page(True), None, problem, WHOLE)  # type: ignore[arg-type]
    assert trees_of(asked, page(True), None, problem, WHOLE) is first and Searched.runs == 1  # type: ignore[arg-type]
    assert first == (Found((), 1), 7)


def test_other_shapes_efforts_pins_and_stories_around_adverts_are_searched_again(asked: Any) -> None:
    problem: Any = SimpleNamespace(holding=())
    for plan, effort, holding, before in (
        (page(True), WHOLE, (), "of 40 lines"),
        (page(True), DEAR, (), "of 40 lines"),
        (page(True), WHOLE, ("around",), "of 40 lines"),
        (page(True), WHOLE, (), "of 41 lines"),
        (page(True, Pin((1, 2))), WHOLE, (), "of 40 lines"),
        (page(False), WHOLE, (), "of 40 lines"),
        (page(False), WHOLE, (), "of 40 lines"),
    ):
        problem.holding, asked.before = holding, before
        trees_of(asked, plan, None, problem, effort)  # type: ignore[arg-type]
    assert Searched.runs == 7, "a page on which nothing goes on keeps nothing: it is made once"
