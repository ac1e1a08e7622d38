"""A grid with joined cells: where its words stand, how high rows are, and that neither rule nor stripe runs through a cell."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from banmian.colour import Ink
from banmian.content.joined import with_spans
from banmian.content.model import Cell, StyledText, Table
from banmian.diagnostics import Span
from banmian.display import Box, runs_of
from banmian.flow.tables import DRAWERS, DrawnTable, Lattice, TableSite, unset_in
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.measures import Tables
from banmian.template.model import TableStyle
from banmian.text.single import Setter

K = Ink("k", (0, 0, 0, 1000))
MEASURES = Tables(row_rule=200, column_rule=300, group_rule=400, cell_side=5_000)
STYLE = TableStyle(
    "t", "grid", "hei-regular", "hei-bold", "hei-medium", 8_000, 8_000, 20_000, (60_000, 50_000, 50_000), K, K, K, measures=MEASURES
)
LONG = "\u8001\u897f\u95e8\u8857\u9053\u793e\u533a\u4e8b\u52a1\u53d7\u7406\u670d\u52a1\u4e2d\u5fc3\u603b\u53f0"


def table(*rows: str, heads: int = 1) -> Table:
    """Cells parted by blanks; `.` is an empty one."""
    signs = [[word if word in ("<", "^") else "" for word in row.split()] for row in rows]
    cells = [
        [Cell(StyledText("" if word in "<^." else word, (), Span("t.md", n, k))) for k, word in enumerate(row.split())]
        for n, row in enumerate(rows)
    ]
    (head, *body), faults = with_spans(cells, signs, heads)
    assert faults == []
    return Table(head, tuple(body), Span("t.md", 1, 1), heads)


def drawn(book: FontBook, content: Table, style: TableStyle = STYLE, **more: Any) -> DrawnTable:
    """In an area of 160 pt by 110; `more`: further fields of its site."""
    site = TableSite(content, style, Rect(0, 0, 160_000, 110_000), Setter(book), "t", 0, lambda cell, at: [], **more)
    return DRAWERS["grid"](site)


def boxes(done: DrawnTable, role: str) -> list[tuple[int, int, int, int]]:
    return [(b.rect.x0, b.rect.y0, b.rect.x1, b.rect.y1) for b in done.items if isinstance(b, Box) and b.tag.role == role]


def base(done: DrawnTable, cell: tuple[int, int]) -> list[int]:
    return sorted({r.y for r in runs_of(done.items) if r.cell == cell})


def test_a_cell_over_rows_stands_amid_them(book: FontBook) -> None:
    done = drawn(book, table("a b c", "d e f", "^ g h", "^ i j"))
    assert done.foot == 80_000 and base(done, (1, 0)) == base(done, (2, 1)), "amid three rows is on the line of the second"
    done = drawn(book, table("a b c", "d e f", "^ g h"))
    assert base(done, (1, 0))[0] * 2 == base(done, (1, 1))[0] + base(done, (2, 1))[0]


def test_a_cell_over_rows_has_their_lines_and_the_last_row_what_it_asks_for_beyond(book: FontBook) -> None:
    two = drawn(book, table("a b c", f"{LONG[:14]} e f", "^ g h"))
    assert len(base(two, (1, 0))) == 3 and two.foot == 60_000, "three lines stand in two rows of 20 pt"
    four = replace(STYLE, cell_lines=2)
    done = drawn(book, table("a b c", f"{LONG}{LONG[:3]} e f", "^ g h"), four)
    lines = len(base(done, (1, 0)))
    assert lines == 4 and done.foot == 20_000 + max(40_000, 20_000 + 3 * 10_000)
    assert base(done, (2, 1))[0] - base(done, (1, 1))[0] > 20_000


def test_no_rule_runs_through_a_cell(book: FontBook) -> None:
    done = drawn(book, table("a b c", "d e <", "^ f g", "h i j"))
    rules = boxes(done, "rule")
    across = {(x0, x1, y0 + 100) for x0, y0, x1, y1 in rules if y1 - y0 == 200}
    assert across == {(60_000, 160_000, 40_000), (0, 160_000, 60_000)}, "the first column goes on below the first row"
    down = {(x0 + 150, y0, y1) for x0, y0, x1, y1 in rules if x1 - x0 == 300}
    assert down == {(60_000, 0, 80_000), (110_000, 0, 20_000), (110_000, 40_000, 80_000)}


def test_a_group_of_columns_has_a_rule_under_its_head(book: FontBook) -> None:
    done = drawn(book, table("a b <", "^ c d", "e f g", heads=2))
    assert [(x0, x1, y0 + 200) for x0, y0, x1, y1 in boxes(done, "rule") if y1 - y0 == 400 and x0] == [(65_000, 160_000, 20_000)]
    faces = {r.cell: r.face for r in runs_of(done.items)}
    assert faces[1, 1] == faces[0, 0] == "hei-bold" and faces[2, 0] == "hei-medium" and faces[2, 1] == "hei-regular"
    assert base(done, (0, 0))[0] * 2 == base(done, (0, 1))[0] + base(done, (1, 1))[0]


def test_joined_rows_share_a_stripe_and_a_group_begins_anew(book: FontBook) -> None:
    done = drawn(book, table("a b c", "d e f", "^ g h", "i j k", "l m n", "o < <", "p q r", "s t u"))
    tops = [y0 // 20_000 for _, y0, _, _ in boxes(done, "tint")]
    assert tops == [1, 2, 4, 6], "the joined rows, not the one after them; the first of the group, not its head"
    assert {r.face for r in runs_of(done.items) if r.cell == (5, 0)} == {"hei-bold"}


def test_a_table_whose_head_is_empty_has_none(book: FontBook) -> None:
    done = drawn(book, table(". . .", "d e f"))
    assert done.foot == 20_000 and len(boxes(done, "rule")) == 2 + 2, "over and under it, and between the columns"


@pytest.mark.parametrize("words", ["", "\uff08\u7eed\uff09"])
def test_a_head_that_stands_again_says_so_where_it_is_wanted(book: FontBook, words: str) -> None:
    rows = ("a b <", "^ c d", *("e f g" for _ in range(6)))
    done = drawn(book, table(*rows, heads=2), STYLE, more=(Rect(200_000, 0, 360_000, 200_000),), continued=words)
    first, second = done.parts
    said = ["".join("".join(r.texts) for r in runs_of(part.items) if r.y < 40_000) for part in (first, second)]
    assert said == ["abcd", f"a{words}bcd"] and done.diagnostics == ()
    assert not any(r.cell for r in runs_of(second.items) if r.y < 40_000)


def test_what_breaks_against_the_rules_and_what_is_passed_over_is_told(book: FontBook) -> None:
    low = replace(STYLE, least_rows=6)
    site = Rect(200_000, 0, 360_000, 100_000)
    done = drawn(book, table("a b c", *("d e f" for _ in range(6))), low, more=(site,))
    assert [d.code for d in done.diagnostics] == ["FLW036"] and "after row 4" in done.diagnostics[0].message
    done = drawn(book, table("a b c", *("d e f" for _ in range(6))), low, more=(replace(site, y1=200_000),))
    assert [d.code for d in done.diagnostics] == ["FLW037"] and [part.area for part in done.parts] == [1]


def test_a_groups_head_stands_again_over_the_rows_that_go_on(book: FontBook) -> None:
    rows = ("a b c", "d < <", *("e f g" for _ in range(6)))
    words = "\uff08\u7eed\uff09"
    done = drawn(book, table(*rows), more=(Rect(200_000, 0, 360_000, 200_000),), continued=words)
    second = done.parts[1]
    again = ["".join(r.texts) for r in runs_of(second.items) if not r.cell]
    assert again == ["a", "b", "c", "d" + words] and done.diagnostics == ()
    assert min(r.y for r in runs_of(second.items) if r.cell) > 40_000, "the rows stand below both heads"


@pytest.mark.parametrize("content", [table("a b c", "d e <"), table("a b c", "d e f", "g h i", heads=2)])
def test_what_another_kind_does_not_set_is_told(book: FontBook, content: Table) -> None:
    site = TableSite(content, replace(STYLE, kind="leaders"), Rect(0, 0, 1, 1), Setter(book), "t", 0, lambda cell, at: [])
    assert [d.code for d in unset_in(site)] == ["FLW039"] and unset_in(replace(site, style=STYLE)) == []


def test_a_table_with_more_columns_than_widths_and_areas_that_stay_empty_are_told(book: FontBook) -> None:
    area = Rect(0, 0, 1, 1)
    site = TableSite(table("a b c"), replace(STYLE, widths=(1, 2)), area, Setter(book), "t", 0, lambda cell, at: [])
    assert [d.message for d in unset_in(site)] == ["the table of 't' has 3 columns, and its style t 2 widths"]
    site = replace(site, more=(area,))
    said = {kind: len(unset_in(replace(site, style=replace(STYLE, kind=kind)))) for kind in ("grid", "entries", "leaders", "cards")}
    assert said == {"grid": 0, "entries": 0, "leaders": 1, "cards": 1}


def test_a_head_may_stand_on_a_ground_in_an_ink_of_its_own(book: FontBook) -> None:
    white = Ink("white", (0, 0, 0, 0))
    style = replace(STYLE, head_ground=K, head_ink=white, stripe=None)
    done = drawn(book, table("a b c", "^ d e", "f < <", "g h i", heads=2), style)
    assert [y0 for _, y0, _, y1 in boxes(done, "tint") if y1 == 40_000] == [0]
    inks = {r.cell: r.ink for r in runs_of(done.items)}
    assert inks[0, 0] == inks[1, 1] == white and inks[2, 0] == inks[3, 0] == K


@pytest.mark.parametrize("baseline", [7_000, 11_000, 12_500])
def test_rows_stand_on_the_lines_of_the_page_where_the_style_wants_them(book: FontBook, baseline: int) -> None:
    style = replace(STYLE, pitch=24_000, head_pitch=18_000, on_grid=True)
    lattice = Lattice(baseline, 12_000, 3_000)
    done = drawn(book, table("a b c", "d e f", "g h i"), style, lattice=lattice)
    assert [(base(done, (row, 1))[0] - baseline) % 12_000 for row in (1, 2)] == [0, 0]
    top = min(y0 for _, y0, _, _ in boxes(done, "rule"))
    assert -3_000 - 400 <= top < 9_000, "raised within the white between two lines, else lowered"
    off = drawn(book, table("a b c", "d e f", "g h i"), replace(style, on_grid=False), lattice=lattice)
    assert min(y0 for _, y0, _, _ in boxes(off, "rule")) == -400


def test_a_cell_that_does_not_fit_is_told_where_it_stands(book: FontBook) -> None:
    word = "supercalifragilistic" * 2
    areas = (Rect(200_000, 0, 360_000, 200_000),)
    rows = ("a b c", *(f"d e {word if n == 5 else 'f'}" for n in range(6)))
    done = drawn(book, table(*rows), more=areas, page=3, pages=(4,))
    assert [(d.code, d.place and (d.place.page, d.place.rect)) for d in done.diagnostics] == [
        ("FLW030", (4, (200_000, 0, 360_000, 200_000)))
    ]


def test_a_stripe_leaves_out_a_cell_that_begins_on_another_row(book: FontBook) -> None:
    done = drawn(
        book, table("a b c", "d e f", "g h i", "j k ^", "l m ^", "n o p"), replace(STYLE, measures=Tables(cell_side=5_000))
    )
    assert boxes(done, "tint") == [
        (0, 20_000, 160_000, 40_000), (0, 60_000, 110_000, 80_000), (0, 100_000, 160_000, 120_000)
    ], "the cell of three rows begins on a white row, and is white"  # fmt: skip
    done = drawn(book, table("a b c", "d e f", "g h ^", "j k l"))
    assert [(x0, x1) for x0, _, x1, _ in boxes(done, "tint")] == [(0, 160_000), (110_000, 160_000), (0, 160_000)]
