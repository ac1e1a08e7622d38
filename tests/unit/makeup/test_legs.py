"""A story whose columns end at two heights over other stories: for the score it is two parts, with no open gutter where its head
crosses their cut."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

from test_makeup_search import PRICES, item, shape

from banmian.makeup.legs import Leg, legs_of
from banmian.makeup.trees import Tree

LEAD, RECIPE, TABLE = ((2, 5), (1, 56)), ((4, 5), (48, 80)), ((1, 3), (59, 80))
FOUND = Leg(0, ((2, 3), (1, 56)), ((4, 5), (1, 46)))


def place(*areas: tuple[tuple[int, int], tuple[int, int]]) -> Any:
    return cast(Any, SimpleNamespace(text=[SimpleNamespace(cols=cols, lines=lines) for cols, lines in areas]))


def test_columns_that_end_higher_over_another_story_are_the_leg() -> None:
    texts = {0: place(((2, 3), (30, 56)), ((4, 5), (30, 46)))}
    assert list(legs_of({0: LEAD, 1: RECIPE, 2: TABLE}, texts)) == [FOUND]
    left = {0: place(((2, 3), (30, 46)), ((4, 5), (30, 56)))}
    (mirrored,) = legs_of({0: LEAD, 1: ((2, 3), (48, 80))}, left)
    assert mirrored.long == ((4, 5), (1, 56)) and mirrored.short == ((2, 3), (1, 46))


def test_a_story_that_meets_no_other_has_none() -> None:
    uneven = place(((2, 3), (30, 56)), ((4, 5), (30, 46)))
    assert not list(legs_of({0: LEAD, 1: TABLE}, {0: uneven}))
    assert not list(legs_of({0: LEAD, 1: RECIPE}, {0: place(((2, 5), (30, 56)))})), "its columns end at one height"


def test_all_that_it_costs_stays_with_the_longer_columns() -> None:
    whole = replace(shape(0, 4, 56, 90), open=0b101)
    long, leg = FOUND.parted(whole, 3)
    assert (long.w, long.h, long.cost, long.open) == (2, 56, whole.cost, 1)
    assert (leg.item, leg.w, leg.h, leg.cost, leg.open) == (3, 2, 46, 0, 1)
    assert FOUND.item_of([item("lead", 1)]).rank == 1


def test_the_cut_that_its_head_crosses_is_no_open_gutter() -> None:
    page = Tree(5, 80, 9_000, 1, "V", None, None, 0, None, (), (), 0b100, (), "V")
    closed = FOUND.bridged(page, replace(shape(0, 4, 56, 90), open=0b101), PRICES)
    assert closed.open == 0 and closed.cost == 9_000 - PRICES.cut * 10
    assert FOUND.bridged(page, replace(shape(0, 4, 56, 90), open=0b111), PRICES) == page, "nothing of it crosses"
    other = FOUND.bridged(replace(page, open=0b101), replace(shape(0, 4, 56, 90), open=0b101), PRICES)
    assert other.open == 1 and other.cost == 9_000, "another gutter is open"
