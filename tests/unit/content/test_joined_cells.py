"""Cells of `<` and `^`: over how many columns and rows a cell stands; several rows of heads; what cannot be joined is told."""

from __future__ import annotations

import pytest
from articles import FIRST, body, told

from banmian.content.model import Table


def read(*rows: str) -> tuple[Table, list[tuple[str, int, int]]]:
    """The table of these rows under a first row, and what is told."""
    found, reports = body("\n".join(rows) + "\n")
    [table] = found.pieces[0].blocks
    assert isinstance(table, Table)
    return table, told(reports)


def spans(table: Table) -> list[list[tuple[int, int] | None]]:
    """Of each cell the rows and columns that it stands over, None where another stands over it."""
    return [[None if cell.joined else (cell.down, cell.across) for cell in row] for row in table.lines]


def test_a_cell_goes_on_over_the_rows_below() -> None:
    table, found = read("| a | b |", "|---|---|", "| c | d |", "| ^ | e |", "| ^ | f |")
    assert found == [] and spans(table) == [[(1, 1), (1, 1)], [(3, 1), (1, 1)], [None, (1, 1)], [None, (1, 1)]]


@pytest.mark.parametrize("below", ["| ^ | < | g |", "| ^ | ^ | g |"])
def test_a_cell_over_rows_and_columns_is_written_either_way(below: str) -> None:
    table, found = read("| a | b | c |", "|---|---|---|", "| d | < | e |", below)
    assert found == [] and spans(table)[1:] == [[(2, 2), None, (1, 1)], [None, None, (1, 1)]]


def test_a_second_line_of_dashes_ends_a_head_of_several_rows() -> None:
    rows = ("| a | b | < |", "|---|---|---|", "| ^ | c | d |", "|:---|---|---:|", "| e | f | g |")
    table, found = read(*rows)
    assert found == [] and table.heads == 2 and len(table.rows) == 2
    assert spans(table)[0] == [(2, 1), (1, 2), None]
    _, found = read(*rows, "|---|---|---|", "| h | i | j |")
    assert found == [("CNT014", FIRST + 5, 1)]


def test_without_it_the_head_is_one_row() -> None:
    assert read("| a | b |", "|---|---|", "| --- | c |")[0].heads == 1


def test_what_has_nothing_above_it_is_told_at_its_cell() -> None:
    assert read("| a | ^ |", "|---|---|", "| c | d |")[1] == [("CNT048", FIRST, 7)]
    assert read("| a | b |", "|---|---|", "| c | ^ |")[1] == [("CNT048", FIRST + 2, 7)]


def test_what_is_no_rectangle_is_told() -> None:
    table, found = read("| a | b | c |", "|---|---|---|", "| d | < | e |", "| ^ | f | g |")
    assert found == [("CNT049", FIRST + 3, 3)]
    assert not any(cell.across > 1 or cell.down > 1 for row in table.lines for cell in row)


def test_the_signs_themselves_are_written_with_a_backslash() -> None:
    table, found = read("| a | b |", "|---|---|", "| \\^ | \\< |")
    assert found == [] and [cell.text.text for cell in table.rows[0]] == ["^", "<"]
