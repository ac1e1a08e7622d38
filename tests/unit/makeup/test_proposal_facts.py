"""A proposal in few facts: first what stands elsewhere, then what is told of none before it, last whether all finds room."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from banmian.diagnostics import Span
from banmian.makeup.earlier import Cut, Part
from banmian.makeup.facts import Rects, facts_of
from banmian.makeup.model import Item, PagePlan, Pin

NOW: Rects = {"lead": ((1, 3), (1, 40)), "side": ((4, 5), (1, 40)), "foot": ((1, 5), (42, 80))}
SPAN = Span("makeup.yaml", 1)
FREE = Pin()


def plan(pin: Pin = FREE) -> PagePlan:
    items = (Item("lead", ("lead",), 1, SPAN), Item("side", ("side",), 2, SPAN, pin=pin), Item("foot", ("foot",), 3, SPAN))
    return PagePlan(3, "auto-03", "base", (1, 80), items, (), SPAN)


def proposal(lead: Part, side: Part, foot: Part, short: int = 0, told: tuple[Any, ...] = ()) -> Any:
    return SimpleNamespace(cuts=Cut(True, Cut(False, lead, side), foot), short=short, told=told)


def part(name: str, cols: tuple[int, int], lines: tuple[int, int]) -> Part:
    return Part(name, "plain", cols, lines)


SAME = (part("lead", (1, 3), (1, 40)), part("side", (4, 5), (1, 40)), part("foot", (1, 5), (42, 80)))


def told(*proposals: Any, now: Rects = NOW, pin: Pin = FREE) -> list[list[tuple[str, str, int]]]:
    return [[(fact.what, fact.name, fact.by) for fact in facts] for facts in facts_of(plan(pin), now, proposals)]


def test_what_moved_most_is_told_first_and_room_last() -> None:
    low = proposal(part("lead", (1, 3), (42, 80)), part("side", (4, 5), (42, 80)), part("foot", (1, 5), (1, 38)))
    assert told(low) == [[("up", "foot", 41), ("down", "lead", 41), ("sound", "", 0)]]


def test_of_the_next_proposal_what_is_new_is_told() -> None:
    one = proposal(part("lead", (1, 3), (1, 50)), part("side", (4, 5), (1, 50)), part("foot", (1, 5), (52, 80)))
    two = proposal(part("lead", (1, 3), (1, 48)), part("side", (4, 5), (1, 48)), part("foot", (1, 5), (50, 80)), short=2)
    first, second = told(one, two)
    assert (first[0], second[0]) == (("down", "foot", 10), ("down", "foot", 8))
    assert {row[:2] for row in (first[1], second[1])} == {("height", "lead"), ("height", "side")}
    assert second[-1] == ("free", "", 2)


def test_other_columns_are_told_before_lines() -> None:
    turned = proposal(part("side", (1, 2), (1, 40)), part("lead", (3, 5), (1, 40)), SAME[2])
    assert {row[:2] for row in told(turned)[0][:2]} == {("across", "lead"), ("across", "side")}
    wider = proposal(part("lead", (1, 4), (1, 40)), part("side", (5, 5), (1, 40)), SAME[2])
    assert ("columns", "lead", 1) in told(wider)[0] and ("columns", "side", -1) in told(wider)[0]


def test_a_page_that_stands_so_says_so_and_a_pin_stays() -> None:
    assert told(proposal(*SAME)) == [[("same", "", 0), ("sound", "", 0)]]
    assert told(proposal(*SAME), pin=Pin((4, 5)))[0][0] == ("stays", "side", 0)


def test_an_advertisement_that_stands_where_it_was_booked_is_no_news() -> None:
    items = (*plan().items[:2], Item("foot", (), 5, SPAN, advert="foot", pin=Pin((1, 5), (42, 80))))
    booked = PagePlan(3, "auto-03", "base", (1, 80), items, (), SPAN)
    assert [fact.what for fact in facts_of(booked, NOW, [proposal(*SAME)])[0]] == ["same", "sound"]


def test_a_page_that_is_not_there_yet_says_where_its_stories_stand_and_what_a_build_tells() -> None:
    faulty = proposal(*SAME, told=(SimpleNamespace(code="FIT037"),))
    assert told(faulty, now={}) == [[("at", "lead", 0), ("at", "side", 0), ("told", "", 0)]]
