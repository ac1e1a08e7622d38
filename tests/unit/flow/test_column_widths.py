"""Widths of columns as their cells ask for: what is over is shared, what lacks is taken from the wide ones."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.content.model import Cell, StyledText, Table
from banmian.flow.tables.column_widths import asked_widths, equal_widths, shared_widths

Widths = st.lists(st.integers(0, 500), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("asked", "width", "widths"),
    [
        ((30, 50, 10), 120, (40, 60, 20)),  # 30 are over: 10 for each
        ((30, 50, 10), 90, (30, 50, 10)),
        ((10, 90, 20), 90, (10, 60, 20)),  # the wide one wraps, the modest ones have what they ask for
        ((10, 200, 100), 90, (10, 40, 40)),
        ((100, 100), 91, (45, 46)),
    ],
)
def test_columns_share_what_they_have(asked: tuple[int, ...], width: int, widths: tuple[int, ...]) -> None:
    assert shared_widths(asked, width) == widths


@given(Widths, st.integers(8, 3000))
def test_the_whole_width_is_given_away_and_modest_columns_keep_what_they_ask_for(asked: list[int], width: int) -> None:
    found = shared_widths(asked, width)
    assert sum(found) == width
    equal = width // len(asked)
    assert all(have >= min(own, equal) for have, own in zip(found, asked, strict=True))


def test_cells_over_several_columns_ask_for_nothing() -> None:
    one = Cell(StyledText("a"))
    wide, joined = replace(one, across=2), replace(one, joined=True)
    table = Table((one, one), ((wide, joined), (one, one)))
    assert asked_widths(table, lambda n, k: 100 * n + 10 * k) == (200, 210)
    assert equal_widths(10, 3) == (3, 3, 4)
