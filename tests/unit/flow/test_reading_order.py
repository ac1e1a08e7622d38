"""A shape ends the column that it fills: where the text goes on (docs/decisions/0074)."""

from __future__ import annotations

from banmian.flow.reading_order import ReadSlots, in_reading_order
from banmian.flow.slots import Column, grid_slots
from banmian.geometry import Rect
from banmian.template.model import ColumnGrid, PageGrid

EM = 9_000
GRID = PageGrid((765_354, 1_105_512), 0, 0, 0, 680_400, EM, 12_600, 80, (ColumnGrid("base", 1, 680_400, 0, (0,)),))
COLUMNS = [Column(k * 16 * EM, 14 * EM, (1, 40)) for k in range(3)]


def over(columns: range, lines: tuple[int, int]) -> Rect:
    """A picture over some columns."""
    return Rect(COLUMNS[columns[0]].x, GRID.line_top(lines[0]), COLUMNS[columns[-1]].x + 14 * EM, GRID.line_foot(lines[1]))


def read(*shapes: Rect, count: int = 3, passes: int = 12, first: int = 4) -> ReadSlots:
    return in_reading_order(grid_slots(GRID, COLUMNS[:count], EM, shapes, first, 0), passes)


def runs(done: ReadSlots) -> list[tuple[int, int, int, int]]:
    """Each column as the thread numbers it: number, which column of the page, first and last line."""
    out: list[tuple[int, int, int, int]] = []
    for slot in done.slots:
        at = slot.x // (16 * EM)
        if out and out[-1][0] == slot.column:
            out[-1] = (*out[-1][:3], slot.line)
        else:
            out.append((slot.column, at, slot.line, slot.line))
    return out


def test_what_takes_no_more_lines_than_a_text_passes_over_parts_no_column() -> None:
    assert runs(read(over(range(3), (11, 22)))) == [(4, 0, 1, 40), (5, 1, 1, 40), (6, 2, 1, 40)]
    assert runs(read(over(range(3), (11, 22)), passes=11))[1] == (5, 1, 1, 10)


def test_one_of_several_columns_ends_at_the_shape_and_what_is_below_is_told() -> None:
    done = read(over(range(1, 2), (11, 30)))
    assert runs(done) == [(4, 0, 1, 40), (5, 1, 1, 10), (6, 2, 1, 40)]
    assert [(piece[0].line, piece[-1].line) for piece in done.unread] == [(31, 40)]


def test_a_picture_of_the_whole_width_is_read_above_and_then_below() -> None:
    done = read(over(range(3), (11, 30)))
    assert runs(done) == [(4, 0, 1, 10), (5, 1, 1, 10), (6, 2, 1, 10), (7, 0, 31, 40), (8, 1, 31, 40), (9, 2, 31, 40)]
    assert done.unread == ()


def test_in_the_last_column_the_text_goes_on_below() -> None:
    done = read(over(range(2, 3), (11, 30)))
    assert runs(done) == [(4, 0, 1, 40), (5, 1, 1, 40), (6, 2, 1, 10), (7, 2, 31, 40)] and done.unread == ()
    assert runs(read(over(range(1), (11, 30)), count=1)) == [(4, 0, 1, 10), (5, 0, 31, 40)]


def test_a_shape_at_the_head_or_foot_ends_nothing() -> None:
    for lines in ((1, 20), (21, 40)):
        done = read(over(range(1, 2), lines))
        assert len(runs(done)) == 3 and done.unread == () and len(done.slots) == 100


def test_two_lines_above_or_below_are_white_and_no_piece_of_a_column() -> None:
    done = read(over(range(1, 2), (3, 38)))
    assert runs(done) == [(4, 0, 1, 40), (5, 1, 1, 2), (6, 2, 1, 40)] and done.unread == (), (
        "it keeps what it has above, and no more"
    )
    assert runs(read(over(range(1, 2), (3, 20))))[1] == (5, 1, 21, 40)
    assert runs(read(over(range(1, 2), (20, 38))))[1] == (5, 1, 1, 19)


def test_a_layout_that_names_the_lines_below_has_them_read_where_it_names_them() -> None:
    """The second column in two areas of the layout: two columns of the thread, neither of them parted."""
    areas = [COLUMNS[0], Column(COLUMNS[1].x, 14 * EM, (1, 10)), Column(COLUMNS[1].x, 14 * EM, (31, 40)), COLUMNS[2]]
    done = in_reading_order(grid_slots(GRID, areas, EM, (over(range(1, 2), (11, 30)),), 0, 0), 12)
    assert runs(done) == [(0, 0, 1, 40), (1, 1, 1, 10), (2, 1, 31, 40), (3, 2, 1, 40)] and done.unread == ()
