"""Where text stands beside a head, and the widths that a picture may have in its text."""

from __future__ import annotations

from banmian.copyfit.forms import _other_widths
from banmian.template.head_forms import beside, under_and_beside


def test_columns_beside_an_inset_head_run_up_to_its_top() -> None:
    assert under_and_beside((2, 5), 3, 10, 15, 40) == (((2, 4), (15, 40)), ((5, 5), (10, 40)))


def test_text_beside_a_head_leaves_its_first_column() -> None:
    assert beside((1, 3), 57, 80) == ((2, 3), (57, 80))


def test_a_picture_keeps_the_side_of_the_text_at_which_it_stands() -> None:
    assert list(_other_widths((4, 5), (1, 5))) == [(3, 5), (5, 5)]
    assert list(_other_widths((1, 2), (1, 5))) == [(1, 3), (1, 1)]


def test_a_picture_is_never_as_wide_as_its_text_nor_without_columns() -> None:
    assert list(_other_widths((2, 3), (1, 3))) == [(3, 3)]
    assert list(_other_widths((3, 3), (1, 3))) == [(2, 3)]
