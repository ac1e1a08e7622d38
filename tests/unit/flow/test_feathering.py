"""Feathering: a column's last slot may stay free where its white goes evenly between the column's items, and only there."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

from banmian.flow.entry import StreamStyle
from banmian.flow.feathering import feathered
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Placed

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
