"""Where a grid is broken over areas: joined rows, groups with their heads and two rows at least stay together."""

from __future__ import annotations

import pytest

from banmian.flow.tables.breaking import BodyLayout, BreakRules, GridPart, balanced_parts, grid_parts

ROW = 10


def rules(rows: str, least: int = 2) -> BreakRules:
    """A row a letter: T of the table's head, g of a group's head, r of the body, j joined to the one above."""
    return BreakRules(tuple(row == "j" for row in rows), tuple(row == "g" for row in rows), least)


def parts(rows: str, *rooms: int, least: int = 2) -> list[GridPart]:
    """The parts in areas that hold so many rows under the head."""
    return grid_parts(body(rows, least), [(room + 1) * ROW for room in rooms])


def body(rows: str, least: int = 2) -> BodyLayout:
    return BodyLayout(rules(rows, least), (ROW,) * len(rows), ROW, 1)


def test_an_area_takes_the_rows_that_it_holds_and_the_last_one_what_is_left() -> None:
    assert parts("Trrrrrrr", 3, 2, 1) == [GridPart(0, range(1, 4)), GridPart(1, range(4, 6)), GridPart(2, range(6, 8))]


def test_a_table_that_ends_early_leaves_the_other_areas() -> None:
    assert parts("Trrr", 3, 3) == [GridPart(0, range(1, 4))]


def test_no_row_stands_alone_on_either_side() -> None:
    assert [p.rows for p in parts("Trrrrr", 4, 9)] == [range(1, 4), range(4, 6)], "two go on, though a fourth had room"
    assert [p.rows for p in parts("Trrrrr", 4, 9, least=1)] == [range(1, 5), range(5, 6)]


@pytest.mark.parametrize(("rows", "ends"), [("Trrrrjjr", 4), ("Trrrrgrr", 5), ("Trrgrrr", 3), ("Trrrrjrr", 6)])
def test_joined_rows_and_a_groups_head_are_not_parted(rows: str, ends: int) -> None:
    first, second = parts(rows, 5, 9)
    assert not first.forced and first.rows.stop == second.rows.start == ends


def test_a_group_of_one_row_needs_no_second() -> None:
    assert [p.rows for p in parts("Tgrgrgr", 4, 9)] == [range(1, 5), range(5, 7)]


def test_an_area_without_room_is_passed_over_where_a_later_one_has_more() -> None:
    assert parts("Trrrr", 1, 9) == [GridPart(1, range(1, 5))]


def test_where_none_has_more_the_break_is_forced_and_still_parts_no_joined_rows() -> None:
    assert parts("Trrrr", 1, 1, 1)[0] == GridPart(0, range(1, 2), forced=True)
    assert parts("Trjjjjj", 3, 3, 3)[0] == GridPart(0, range(1, 4), forced=True), "what no area holds is parted after all"
    assert parts("Trrjr", 3, 2, 1, least=4)[0] == GridPart(0, range(1, 4), forced=True)


def test_a_group_that_goes_on_has_its_head_again() -> None:
    first, second, third = parts("Tgrrrrrrrrgrr", 4, 4, 9)
    assert (first.rows, first.group) == (range(1, 5), None)
    assert (second.rows, second.group) == (range(5, 8), 1), "its head takes a row of the area"
    assert body("Tgrrrrrrrrgrr").height(second) == (1 + 1 + 3) * ROW, "with both heads over it"
    assert (third.rows, third.group) == (range(8, 13), 1)
    assert [p.group for p in parts("Trrgrr", 2, 9)] == [None, None], "a group that begins the area has it anyway"


def test_an_area_lower_than_a_row_takes_one() -> None:
    assert parts("Tr", 0, 0) == [GridPart(0, range(1, 2))], "the last row of all, though it is over"
    assert parts("Tr", 0, 1) == [GridPart(1, range(1, 2))]
    assert [p.rows for p in parts("Trr", 0, 0)] == [range(1, 2), range(2, 3)]


@pytest.mark.parametrize(
    ("rows", "rooms", "ends"),
    [
        ("Trrrrrrrr", (7, 7), [5, 9]),
        ("Trrrrrrrrr", (7, 7), [6, 10]),
        ("Tgrrrgrr", (7, 7), [5, 8]),  # a group is not parted for the sake of it
        ("Trrrr", (2, 9), [3, 5]),
        ("Trrrrrrrrr", (9, 9, 9), [4, 7, 10]),
        ("Trrrrrrrrr", (2, 2), [3, 10]),  # no room: over as it was
    ],
)
def test_balanced_parts_are_about_as_high(rows: str, rooms: tuple[int, ...], ends: list[int]) -> None:
    found = balanced_parts(body(rows), [(room + 1) * ROW for room in rooms])
    assert [part.rows.stop for part in found] == ends
