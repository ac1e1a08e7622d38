"""Feathering: white that a column has to give, its free last slot or white of some items, goes evenly between all of them."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.flow.entry import Entry, StreamStyle
from banmian.flow.feathering import evened, feathered
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import FixedItem, Placed

PITCH = 12_000
STYLE = cast(StreamStyle, cast(Any, SimpleNamespace(feather=True, leading=PITCH, text=SimpleNamespace(pitch=0))))


def columns(count: int, lines: int) -> list[LineSlot]:
    return [LineSlot(c * 100_000, n * PITCH, 90_000, c, n + 1, 0, True) for c in range(count) for n in range(lines)]


def moved(slots: list[LineSlot], placed: list[Placed]) -> list[int]:
    """By how much each slot is lower than its line."""
    return [new.y - old.y for old, new in zip(slots, feathered(slots, placed, STYLE), strict=True)]


def test_a_free_line_is_shared_by_the_items_below_the_first() -> None:
    slots = columns(1, 8)
    assert moved(slots, [Placed(0, 2), Placed(2, 3), Placed(5, 2)]) == [0, 0, 6000, 6000, 6000, 12_000, 12_000, 12_000]


def test_each_column_by_itself() -> None:
    slots = columns(2, 4)
    assert moved(slots, [Placed(0, 2), Placed(2, 2), Placed(4, 2), Placed(6, 1)]) == [0, 0, 0, 0, 0, 0, PITCH, PITCH]


def test_two_free_lines_are_no_feathering() -> None:
    assert set(moved(columns(1, 6), [Placed(0, 2), Placed(2, 2)])) == {0}


def test_an_item_alone_stays_where_it_is() -> None:
    assert set(moved(columns(1, 4), [Placed(0, 3)])) == {0}


GAP, QUESTION = FixedItem(1, 0, more=2, even=True), FixedItem(2, 1, 1, more=2, even=True)


def shared(slots: list[LineSlot], *rows: tuple[FixedItem | None, Placed], white: int = 1) -> list[int]:
    """The same of further white; of each row the item (None: a paragraph) and where it stands."""
    style = cast(StreamStyle, cast(Any, SimpleNamespace(white=white, leading=PITCH, text=SimpleNamespace(pitch=0))))
    kinds = {None: "body", GAP: "gap", QUESTION: "minor"}
    entries = [cast(Entry, cast(Any, SimpleNamespace(item=item, kind=kinds[item]))) for item, _ in rows]
    new = evened(slots, entries, [placed for _, placed in rows], style)
    return [(b.y - a.y) * 12 // PITCH for a, b in zip(slots, new, strict=True)]


def test_further_white_goes_evenly_above_all_of_a_column() -> None:
    """Of three questions the last two have a line more: each then has two thirds of one, and the last stands where it stood."""
    first = [(None, Placed(0, 1)), (QUESTION, Placed(1, 2)), (None, Placed(3, 1)), (QUESTION, Placed(4, 3)), (None, Placed(7, 1))]
    assert shared(columns(1, 12), *first, (QUESTION, Placed(8, 3)), (None, Placed(11, 1))) == [0, *[8] * 3, *[4] * 4, *[0] * 4]


def test_a_rule_between_briefs_stays_in_the_middle_of_its_white() -> None:
    rows = [(None, Placed(0, 2)), (GAP, Placed(2, 1)), (None, Placed(3, 2)), (GAP, Placed(5, 2)), (None, Placed(7, 2))]
    assert shared(columns(1, 9), *rows) == [0, 0, 3, 6, 6, 3, 3, 0, 0]


def test_white_under_the_last_brief_of_a_column_goes_between_them() -> None:
    rows = [(None, Placed(0, 2)), (GAP, Placed(2, 1)), (None, Placed(3, 2)), (GAP, Placed(5, 1)), (None, Placed(6, 6))]
    assert shared(columns(2, 6), *rows) == [0, 0, 6, 12, 12, 12, *[0] * 6]


def test_a_column_without_further_white_or_cut_by_something_stays() -> None:
    rows = [(None, Placed(0, 2)), (GAP, Placed(2, 1)), (None, Placed(3, 1)), (GAP, Placed(4, 2)), (None, Placed(6, 2))]
    assert any(shared(columns(2, 8), *rows)[:8]) and not any(shared(columns(2, 8), *rows)[8:])
    cut = [replace(slot, y=slot.y + PITCH) if n > 6 else slot for n, slot in enumerate(columns(1, 8))]
    assert not any(shared(cut, *rows))
    assert not any(shared(columns(1, 8), *rows, white=0))


@pytest.mark.parametrize("even", [True, False])
def test_subheads_that_do_not_share_stay_on_the_grid(even: bool) -> None:
    item = replace(GAP, even=even)
    rows = [(None, Placed(0, 2)), (item, Placed(2, 1)), (None, Placed(3, 1)), (item, Placed(4, 2)), (None, Placed(6, 2))]
    style = cast(StreamStyle, cast(Any, SimpleNamespace(white=1, leading=PITCH, text=SimpleNamespace(pitch=0))))
    entries = [cast(Entry, cast(Any, SimpleNamespace(item=i, kind="gap"))) for i, _ in rows]
    slots = columns(1, 8)
    assert (tuple(slots) != evened(slots, entries, [placed for _, placed in rows], style)) == even
