"""Line slots: columns of whole characters, lines on the page's grid, what shapes cut out of them."""

from __future__ import annotations

from itertools import pairwise
from math import hypot

import pytest

from banmian.flow.slots import Column, grid_slots, pitched_slots, split_columns
from banmian.geometry import Circle, Hull, Rect
from banmian.template.grid import area_rect, span_of
from banmian.template.model import ColumnGrid, PageGrid

EM = 9000
HALF = EM // 2
BASE = ColumnGrid("base", 5, 14 * EM, 12600, tuple(42520 + i * (14 * EM + 12600) for i in range(5)))
GRID = PageGrid((765354, 1105512), 8504, 42520, 42520, 680400, EM, 12600, 80, (BASE,))
COLUMN = Column(100_000, 14 * EM, (1, 10))


def test_the_specimens_columns() -> None:
    """docs/rules/contracts.md, The grid: three columns of 19 over four base columns."""
    x0, x1 = span_of(GRID, BASE, (1, 4))
    assert [c.measure for c in split_columns(x0, x1, 4, EM, (1, 2))] == [14 * EM] * 4
    wide = split_columns(x0, x1, 3, EM, (1, 2))
    assert [c.measure for c in wide] == [19 * EM] * 3
    assert wide[0].x == x0
    assert wide[-1].x + wide[-1].measure == x1


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6])
def test_gutters_are_at_least_1_2_em_and_take_the_rest(count: int) -> None:
    columns = split_columns(0, 680_400, count, EM, (1, 1))
    assert len({c.measure for c in columns}) == 1
    assert all(c.measure % EM == 0 for c in columns)
    gutters = [b.x - a.x - a.measure for a, b in pairwise(columns)]
    assert all(g >= EM * 12 // 10 for g in gutters)
    if count > 1:
        assert columns[-1].x + columns[-1].measure == 680_400
        assert max(gutters) - min(gutters) <= 1
        assert (columns[0].measure + EM) * count + EM * 12 * (count - 1) // 10 > 680_400


def test_columns_past_the_last_stand_on_the_facing_page() -> None:
    assert span_of(GRID, BASE, (6, 6))[0] == GRID.trim[0] + BASE.lefts[0]
    assert area_rect(GRID, BASE, (1, 1), (1, 1)) == Rect(42520, 42520, 42520 + 14 * EM, 42520 + EM)


def test_slots_stand_on_the_baseline_grid_column_by_column() -> None:
    slots = grid_slots(GRID, (COLUMN, Column(300_000, 14 * EM, (3, 4))), EM, (), 5, 1)
    assert [(s.column, s.line) for s in slots] == [*((5, n) for n in range(1, 11)), (6, 3), (6, 4)]
    assert all(s.y == GRID.baseline(s.line) and s.sheet == 1 and s.whole for s in slots)


def test_a_picture_takes_whole_lines_out() -> None:
    picture = area_rect(GRID, BASE, (1, 5), (4, 6))
    assert [s.line for s in grid_slots(GRID, (COLUMN,), EM, (picture,), 0, 0)] == [1, 2, 3, 7, 8, 9, 10]


def test_a_shape_that_only_touches_takes_nothing() -> None:
    right = COLUMN.x + COLUMN.measure
    for rect in (Rect(right, 0, right + 50_000, 500_000), Rect(0, GRID.line_foot(10), 900_000, 900_000)):
        assert len(grid_slots(GRID, (COLUMN,), EM, (rect,), 0, 0)) == 10


def test_lines_beside_a_shape_keep_half_characters() -> None:
    rect = Rect(COLUMN.x + 10 * EM - 1, 0, COLUMN.x + 20 * EM, GRID.line_foot(2))
    slots = grid_slots(GRID, (COLUMN,), EM, (rect,), 0, 0)
    assert [(s.x - COLUMN.x, s.measure // EM, s.whole) for s in slots[:3]] == [(0, 9, False), (0, 9, False), (0, 14, True)]


def test_on_the_right_of_a_shape_lines_end_on_the_column_edge() -> None:
    rect = Rect(0, 0, COLUMN.x + 5 * EM + 1, GRID.line_foot(1))
    first = grid_slots(GRID, (COLUMN,), EM, (rect,), 0, 0)[0]
    assert (first.x, first.measure) == (COLUMN.x + 5 * EM + HALF, 8 * EM + HALF)


def test_lines_give_way_by_half_ems_so_that_the_white_is_at_most_half_an_em_more_than_asked() -> None:
    """A circle of 98 pt with 10 pt around it in a column of 19 em, as on the specimen's page 2."""
    column, clear, r = Column(0, 19 * EM, (1, 20)), 10_000, 98_000
    circle = Circle(19 * EM, GRID.line_top(10) + EM // 2, r)
    slots = grid_slots(GRID, (column,), EM, (Circle(circle.cx, circle.cy, r + clear),), 0, 0)
    beside = [s for s in slots if not s.whole]
    assert [s.measure * 2 // EM for s in beside] == [27, 22, 19, 17, 16, 15, 14, 14, 14, 14, 14, 15, 16, 17, 19, 22, 27]
    for slot in beside:
        top = GRID.line_top(slot.line)
        nearest = min(max(circle.cy, top), top + EM)
        white = hypot(circle.cx - slot.measure, circle.cy - nearest) - r
        assert clear <= white <= clear + HALF


def test_a_picture_and_its_caption_are_cut_as_one_hull() -> None:
    """The caption's row of 156 pt under a circle of 196 pt: the text comes in to the circle's waist and goes out again, once."""
    column = Column(0, 19 * EM, (1, 24))
    circle, row = (
        Circle(19 * EM, GRID.line_top(10) + EM // 2, 108_000),
        Rect(19 * EM - 78_000, GRID.line_top(19), 19 * EM, GRID.line_foot(19)),
    )
    apart, whole = (
        [s.measure * 2 // EM for s in grid_slots(GRID, (column,), EM, shapes, 0, 0) if s.line >= 10]
        for shapes in ((circle, row), (Hull(circle, row),))
    )
    assert apart == [14, 14, 14, 15, 16, 17, 19, 22, 27, 20, 38, 38, 38, 38, 38], "in, out, in"
    assert whole == [14, 14, 14, 15, 15, 16, 17, 18, 19, 20, 38, 38, 38, 38, 38]


def test_a_fragment_under_six_em_stays_white() -> None:
    rect = Rect(COLUMN.x + 6 * EM - 1, 0, COLUMN.x + 9 * EM - 1, GRID.line_foot(1))
    slots = grid_slots(GRID, (COLUMN,), EM, (rect,), 0, 0)
    assert [s.line for s in slots] == list(range(2, 11))
    narrow = Column(COLUMN.x, 4 * EM, (1, 2))
    assert len(grid_slots(GRID, (narrow,), EM, (rect,), 0, 0)) == 2


def test_a_shape_in_the_middle_leaves_both_sides_in_reading_order() -> None:
    wide = Column(COLUMN.x, 30 * EM, (1, 3))
    circle = Circle(COLUMN.x + 15 * EM, GRID.line_top(2) + EM // 2, 4 * EM)
    slots = grid_slots(GRID, (wide,), EM, (circle,), 0, 0)
    assert [s.line for s in slots] == [1, 1, 2, 2, 3, 3]
    assert all(a.x < b.x for a, b in zip(slots[::2], slots[1::2], strict=True))
    assert all(s.measure % HALF == 0 for s in slots)
    assert slots[2].measure <= slots[0].measure


def test_two_shapes_on_one_line() -> None:
    wide = Column(0, 40 * EM, (1, 1))
    shapes = (Rect(8 * EM, 0, 10 * EM, 900_000), Rect(30 * EM, 0, 31 * EM, 900_000))
    assert [(s.x // EM, s.measure // EM) for s in grid_slots(GRID, (wide,), EM, shapes, 0, 0)] == [(0, 8), (10, 20), (31, 9)]


def test_a_raised_text_leaves_the_grid_and_meets_it_on_every_fifth_line() -> None:
    raised = grid_slots(GRID, (Column(0, 14 * EM, (60, 80)),), EM, (), 0, 0, 15_750)
    assert len(raised) == 17
    assert [s.y - raised[0].y for s in raised[:3]] == [0, 15_750, 31_500]
    assert {s.y for s in raised[::4]} == {GRID.baseline(n) for n in (60, 65, 70, 75, 80)}
    picture = Rect(0, GRID.line_top(61), 14 * EM, GRID.line_foot(62))
    assert [s.line for s in grid_slots(GRID, (Column(0, 14 * EM, (60, 64)),), EM, (picture,), 0, 0, 15_750)] == [1, 4]


def test_slots_with_a_pitch_of_their_own() -> None:
    column = Column(1000, 100_000, (1, 1))
    slots = pitched_slots(column, 50_000, 50_000 + 3 * 24_000 + 17_000, 24_000, 17_000, 2, 0)
    assert [s.y for s in slots] == [50_000 + i * 24_000 + 14_960 for i in range(4)]
    assert all(s.line == 0 and s.column == 2 and s.measure == 100_000 for s in slots)
    assert pitched_slots(column, 50_000, 60_000, 24_000, 17_000, 2, 0) == []


def test_a_gutter_of_one_em_is_too_narrow() -> None:
    """29.1 em hold two columns of 14 with a gutter of 1.1: a character is given up for the gutter."""
    first, second = split_columns(0, 29 * EM + EM // 10, 2, EM, (1, 1))
    assert first.measure == second.measure == 13 * EM
    assert second.x - first.x - first.measure >= EM * 12 // 10


@pytest.mark.parametrize("middle", [30, 41])
def test_a_line_that_no_shape_reaches_is_as_if_there_were_none(middle: int) -> None:
    """Over and under a circle with its caption lines are whole; those beside it are what their own pieces leave, and so is a column
    that is deeper than the page."""
    hull = Hull(
        Circle(160_000, GRID.line_top(middle), 40_000),
        Rect(120_000, GRID.line_top(middle + 4), 200_000, GRID.line_foot(middle + 5)),
    )
    for lines in ((1, 80), (20, 50), (1, 90)):
        column = Column(100_000, 14 * EM, lines)
        cut, free = (grid_slots(GRID, [column], EM, shapes, 3, 1) for shapes in ([hull], []))
        assert [slot.line for slot in free] == list(range(lines[0], lines[1] + 1))
        near = {slot.line for slot in free if hull.cut(GRID.line_top(slot.line), GRID.line_top(slot.line) + EM)}
        assert near and [s for s in cut if s.line not in near] == [s for s in free if s.line not in near]
        assert not [s for s in cut if s.line in near and s.measure == 14 * EM]
