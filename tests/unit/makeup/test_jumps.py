"""Where a story turns to another page: 23 lines before, 34 after; pages that share a story are made together, others apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.diagnostics import Span
from banmian.makeup.candidates import Candidates
from banmian.makeup.forms import TextLook
from banmian.makeup.groups import groups_of, processes_of
from banmian.makeup.heads import NO_HEAD
from banmian.makeup.jumps import LEAST_AFTER, LEAST_BEFORE
from banmian.makeup.model import Item, PagePlan
from banmian.template.makeup import USUAL_WIDTHS, Makeup

NOWHERE = Span("plan")


def turning(total: int, rank: int = 2, height: int = 68) -> list[tuple[int, int]]:
    """Columns and depth of the forms of a story of so many lines."""
    made = cast(Any, Candidates.__new__(Candidates))
    made.item = Item("a", ("a",), rank, NOWHERE, jump=True)
    made.makeup, made.height, made.text = Makeup((("lead",),), USUAL_WIDTHS), height, TextLook()
    made.story = SimpleNamespace(lines=lambda w, columns: total)
    made.trial, made.inserts = SimpleNamespace(columns=SimpleNamespace(count=5)), None
    made.heads_over = lambda cols, inset=0: [NO_HEAD]
    return [(c.w, c.slots // c.w) for c in made._forms()]


@pytest.mark.parametrize("total", [60, 90, 100])
def test_so_many_lines_stand_before_and_after(total: int) -> None:
    found = turning(total)
    before = [w * depth - 1 for w, depth in found]  # one line says where it goes on
    assert found and {w for w, _ in found} >= {2, 3, 4}
    assert LEAST_BEFORE <= min(before) < LEAST_BEFORE + 3 and total - LEAST_AFTER - 3 < max(before) <= total - LEAST_AFTER


def test_a_story_that_is_too_short_turns_nowhere() -> None:
    assert not turning(LEAST_BEFORE + LEAST_AFTER - 1)


def page(number: int, *items: Item) -> PagePlan:
    return PagePlan(number, f"auto-{number}", "base", (1, 80), items, (), NOWHERE)


def test_pages_that_share_a_story_are_one_group_and_the_longest_comes_first() -> None:
    first = page(1, Item("a", ("a",), 1, NOWHERE, jump=True))
    alone = page(2, *(Item(name, (name,), 3, NOWHERE) for name in "bcdef"))
    second = page(3, Item("a", ("a",), 2, NOWHERE, continued=True), Item("g", ("g",), 1, NOWHERE))
    groups = groups_of([alone, second, first])
    assert [[plan.number for plan in group] for group in groups] == [[2], [1, 3]]


def test_a_group_that_takes_as_long_as_all_others_is_shared_alone() -> None:
    """Two pages of six stories beside three of one each; where all take as long, each is shared."""

    def one(number: int, stories: int) -> tuple[PagePlan, ...]:
        return (page(number, *(Item(name, (name,), 3, NOWHERE) for name in "bcdefg"[:stories])),)

    large, small, other = one(1, 6), one(2, 1), one(3, 1)
    assert [processes_of([large, small, other], group) for group in (large, small, other)] == [2, 1, 1]
    even = [one(1, 4), one(2, 4), one(3, 4)]
    assert [processes_of(even, group) for group in even] == [2, 2, 2]
    assert processes_of([small], small) == 2
