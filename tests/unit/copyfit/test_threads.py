"""Sheets that share a story are fitted together, where they are two; a story's last place alone takes what its lines need."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from banmian.copyfit.parts import Block, Part
from banmian.copyfit.threads import goes_on, hangs_on, pairs_of
from banmian.plan.model import Plan, Stream


def stream(*stops: tuple[int, str]) -> Stream:
    return cast(Stream, SimpleNamespace(stops=tuple(SimpleNamespace(sheet=s, place=SimpleNamespace(name=n)) for s, n in stops)))


def plan(*streams: Stream) -> Plan:
    return cast(Plan, cast(Any, SimpleNamespace(streams=streams)))


def block(*names: str) -> Block:
    return Block(tuple(Part("text", name, 0, 10, 1, 9) for name in names))


JUMPING = stream((0, "second"), (1, "cont"))


def test_two_sheets_with_a_thread_are_a_pair() -> None:
    assert pairs_of(plan(JUMPING, stream((2, "lead")))) == {0: (0, 1), 1: (0, 1)}


def test_two_threads_between_them_are_one_pair() -> None:
    assert pairs_of(plan(JUMPING, stream((1, "side"), (0, "foot")))) == {0: (0, 1), 1: (0, 1)}


def test_more_sheets_in_a_row_are_none() -> None:
    assert pairs_of(plan(JUMPING, stream((1, "lead"), (2, "more")))) == {}


def test_a_story_goes_on_from_all_its_places_but_the_last() -> None:
    assert goes_on(JUMPING, 0, block("second")) and not goes_on(JUMPING, 1, block("cont"))
    assert not goes_on(JUMPING, 1, block("second")), "a place of that name on another sheet"
    within = stream((0, "one"), (0, "two"))
    assert goes_on(within, 0, block("one")) and not goes_on(within, 0, block("one", "two"))


def test_a_story_of_two_sheets_hangs_on_the_other() -> None:
    assert hangs_on(JUMPING, 0, block("second")) and hangs_on(JUMPING, 1, block("cont"))
    assert not hangs_on(JUMPING, 1, block("census")) and not hangs_on(stream((0, "one"), (0, "two")), 0, block("one"))
