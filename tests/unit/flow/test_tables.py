"""Tables: a cell wraps, then becomes smaller, then is told with its row and column; rows grow; nothing stands on a neighbour."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.colour import Ink
from banmian.content.joined import with_spans
from banmian.content.model import Cell, StyledText, Table
from banmian.diagnostics import Severity, Span
from banmian.display import Box, GlyphRun, Item, runs_of
from banmian.flow.tables import DRAWERS, DrawnTable, TableSite
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.loader import load_paper
from banmian.template.model import CellAlign, LineStyle, Paper, TableStyle
from banmian.text.single import Setter

ROOT = Path(__file__).parents[3]
INK = Ink("k", (0, 0, 0, 1000))
LONG = "\u8001\u897f\u95e8\u8857\u9053\u793e\u533a\u4e8b\u52a1\u53d7\u7406\u670d\u52a1\u4e2d\u5fc3\u603b\u53f0"
WORD = "supercalifragilisticexpialidocious" * 2


@pytest.fixture(scope="module")
def paper() -> Paper:
    found, reports = load_paper(ROOT, ROOT / "layouts/chenbao")
    assert found is not None, reports
    return found[0]


def table(*rows: tuple[str, ...]) -> Table:
    """The first row is the head."""
    cells = [
        tuple(Cell(StyledText(words, (), Span("t.md", n + 1, k + 1), ((0, n + 1, k + 1),))) for k, words in enumerate(row))
        for n, row in enumerate(rows)
    ]
    return Table(cells[0], tuple(cells[1:]), Span("t.md", 1, 1))


def spanned(*rows: tuple[Cell, ...], heads: int = 1) -> Table:
    """A table of these rows, in which cells of `<` and `^` are joined."""
    signs = [[cell.text.text if cell.text.text in ("<", "^") else "" for cell in row] for row in rows]
    cells = [
        [Cell(StyledText("")) if sign else cell for cell, sign in zip(*own, strict=True)] for own in zip(rows, signs, strict=True)
    ]
    (head, *body), faults = with_spans(cells, signs, heads)
    assert faults == []
    return Table(head, tuple(body), Span("t.md", 1, 1), heads)


def style_of(paper: Paper, kind: str) -> TableStyle:
    return next(style for _, style in paper.table_styles if style.kind == kind)


def drawn(book: FontBook, style: TableStyle, content: Table, width: int = 180_000, height: int = 200_000) -> DrawnTable:
    rect = Rect(50_000, 100_000, 50_000 + width, 100_000 + height)
    return DRAWERS[style.kind](TableSite(content, style, rect, Setter(book), "t", 0, lambda cell, at: [], page=1))


def boxes(items: tuple[Item, ...]) -> dict[tuple[int, int], Rect]:
    """Around the em boxes of each cell's runs."""
    found: dict[tuple[int, int], Rect] = {}
    for run in runs_of(items):
        if run.cell is None:
            continue
        top = run.y - run.size * 88 // 100
        own = Rect(run.x, top, run.x + run.width, top + run.size)
        old = found.get(run.cell, own)
        found[run.cell] = Rect(min(own.x0, old.x0), min(own.y0, old.y0), max(own.x1, old.x1), max(own.y1, old.y1))
    return found


def apart(rects: dict[tuple[int, int], Rect]) -> bool:
    all_rects = list(rects.values())
    return not any(a.overlaps(b) for i, a in enumerate(all_rects) for b in all_rects[i + 1 :])


def lines_of(done: DrawnTable, cell: tuple[int, int]) -> list[int]:
    return sorted({r.y for r in runs_of(done.items) if r.cell == cell})


def grid(paper: Paper) -> TableStyle:
    return replace(style_of(paper, "grid"), widths=(60_000, 60_000, 60_000), pitch=20_000, head_pitch=0, align=("start",))


def test_a_row_of_the_grid_grows_with_its_lines(book: FontBook, paper: Paper) -> None:
    rows = (("a", "b", "c"), ("1", "2", "3"), ("4", LONG[:12], "6"), ("7", "8", "9"))
    done = drawn(book, grid(paper), table(*rows))
    assert done.diagnostics == () and len(lines_of(done, (2, 1))) == 2
    assert done.foot == 100_000 + 4 * 20_000 + 8_500 * 1250 // 1000
    assert apart(boxes(done.items))
    assert lines_of(done, (3, 0))[0] - lines_of(done, (1, 0))[0] == 2 * 20_000 + 8_500 * 1250 // 1000
    stripes = [i.rect.height for i in done.items if isinstance(i, Box) and i.tag.role == "tint"]
    assert stripes == [20_000, 20_000]


def test_a_cell_that_no_line_holds_becomes_smaller_within_the_style_s_range(book: FontBook, paper: Paper) -> None:
    word = "8:30\u201311:00"  # unbroken
    style = replace(grid(paper), widths=(60_000, 52_000, 68_000), least_size=800)
    done = drawn(book, style, table(("a", "b", "c"), ("1", word, "3")))
    sizes = {r.size for r in runs_of(done.items) if r.cell == (1, 1)}
    natural = Setter(book).width(
        word, TableSite(table(("",)), style, Rect(0, 0, 1, 1), Setter(book), "", 0, lambda c, r: []).face(style.face)
    )
    if natural > 52_000 - 4_500:
        assert max(sizes) < style.size
    assert done.diagnostics == () and min(sizes) >= style.size * 800 // 1000


@pytest.mark.parametrize("kind", ["grid", "entries", "leaders", "stations", "cards"])
def test_a_word_that_no_cell_holds_is_told_with_its_row_and_column(book: FontBook, paper: Paper, kind: str) -> None:
    style = grid(paper) if kind == "grid" else style_of(paper, kind)
    content = table(("", "", "x"), ("1", "2", "3"), ("4", WORD, "6"))
    done = drawn(book, style, content, 180_000)
    [found] = done.diagnostics
    assert (found.code, found.severity) == ("FLW030", Severity.ERROR)
    assert "row 2, column 2" in found.message and f"({len(WORD)} characters)" in found.message and "the cell holds" in found.message
    assert found.span == Span("t.md", 3, 2) and found.place is not None and found.place.page == 1


@pytest.mark.parametrize("kind", ["entries", "leaders"])
def test_the_left_cell_has_what_the_right_one_leaves(book: FontBook, paper: Paper, kind: str) -> None:
    style = replace(style_of(paper, kind), columns=1)
    rows = (("", "", ""), (LONG, "6300 0001", ""), ("x", LONG, "8:30\u201316:30"))
    done = drawn(book, style, table(*(rows if kind == "entries" else [r[:2] for r in rows[:2]])), 150_000)
    assert apart(boxes(done.items))
    long = (1, 0) if kind == "leaders" else (2, 1)
    assert done.diagnostics == () and len(lines_of(done, long)) == 2
    assert done.foot > 100_000 + (1 if kind == "leaders" else 2) * style.pitch
    if kind == "leaders":
        assert lines_of(done, (1, 1)) == lines_of(done, long)[-1:]  # the number stands on the name's last line


def test_hours_too_long_for_one_line_wrap_and_leave_the_days_their_room(book: FontBook, paper: Paper) -> None:
    hours = "8:30\u201316:30\uff0c\u6bcf\u6708\u7b2c\u4e09\u4e2a\u5468\u4e09\u4e0a\u5348\u9664\u5916"
    done = drawn(book, style_of(paper, "entries"), table(("", "", ""), ("x", "\u5468\u4e00\u81f3\u5468\u516d", hours)), 150_000)
    assert done.diagnostics == () and apart(boxes(done.items)) and len(lines_of(done, (1, 2))) > 1


def test_a_station_has_the_lines_down_to_its_area_s_foot(book: FontBook, paper: Paper) -> None:
    style = style_of(paper, "stations")
    content = table(("", ""), ("1912", LONG * 3))
    assert drawn(book, style, content, 180_000, 160_000).diagnostics == ()
    low = drawn(book, style, content, 180_000, 110_000)
    assert [d.code for d in low.diagnostics] == ["FLW030"]


def test_a_card_s_further_lines_are_taken_from_its_white(book: FontBook, paper: Paper) -> None:
    style = replace(style_of(paper, "cards"), pitch=0)
    content = table(("", "", "\u6295", "\u4e0d\u6295"), ("", "\u53ef\u56de\u6536\u7269", LONG + LONG[:9], "\u77ed"))
    done = drawn(book, style, content, 260_000, 90_000)
    assert done.diagnostics == () and len(lines_of(done, (1, 2))) == 2 and apart(boxes(done.items))
    assert [d.code for d in drawn(book, style, content, 260_000, 48_000).diagnostics] == ["FLW030"]


def test_a_table_wider_than_its_area_is_told(book: FontBook, paper: Paper) -> None:
    done = drawn(book, grid(paper), table(("a", "b", "c"), ("1", "2", "3")), 170_000)
    assert [d.code for d in done.diagnostics] == ["FLW031"] and "180 pt wide, its area 170 pt" in done.diagnostics[0].message


@pytest.mark.parametrize("kind", ["grid", "entries", "leaders", "stations", "cards"])
@pytest.mark.parametrize("cells", [1, 2, 4])
def test_rows_with_few_cells_are_drawn_as_far_as_they_go(book: FontBook, paper: Paper, kind: str, cells: int) -> None:
    content = table(*[("x",) * cells] * 3)
    assert any(isinstance(i, GlyphRun) for i in drawn(book, style_of(paper, kind), content, 420_000).items) or cells == 1


def test_an_empty_cell_and_one_of_blanks_are_survived(book: FontBook, paper: Paper) -> None:
    assert drawn(book, grid(paper), table(("", " ", "\u3000"), ("", "", ""))).diagnostics == ()


TIMES = ("8:00\u201311:00", "13:30\u201315:30", "\u5168\u5929", "8\uff1a30")


def colons(items: tuple[Item, ...], column: int) -> list[int]:
    """Where the first colon of each time in a column stands."""
    runs = [r for r in runs_of(items) if r.cell and r.cell[0] and r.cell[1] == column]
    at = [(r, next((k for k, ch in enumerate(r.texts) if ch in ":\uff1a"), None)) for r in runs]
    return [r.x + r.offsets[k] for r, k in at if k is not None]


def test_a_grids_times_stand_with_their_colons_under_one_another(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(40_000, 80_000), align=("colon",), head_pitch=0)
    content = table(("a", "12:00 b"), *(("c", time) for time in TIMES))
    found = drawn(book, style, content)
    first, second = colons(found.items, 1)[:2]
    assert first == second
    assert len({*colons(drawn(book, replace(style, align=("start",)), content).items, 1)[:2]}) == 2
    cells = boxes(found.items)
    left = min(box.x0 for (_, column), box in cells.items() if column == 1)
    assert cells[0, 1].x0 == cells[3, 1].x0 == cells[2, 1].x0 == left < cells[1, 1].x0  # only times move, and no head


def test_a_time_does_not_leave_its_column_for_its_colon(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(40_000, 56_000), align=("colon",), least_size=1000)
    found = drawn(book, style, table(("a", "b"), ("c", "10000:00"), ("d", "8:00\u201311:00")))
    assert all(box.x1 <= 50_000 + 96_000 for box in boxes(found.items).values())


def test_a_grid_goes_on_in_its_next_areas_under_its_head_again(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(), pitch=20_000, head_pitch=0)
    areas = [Rect(x, 100_000, x + 80_000, foot) for x, foot in ((0, 161_000), (90_000, 141_000), (180_000, 400_000))]
    style = replace(style, least_rows=1)
    content = table(("a", "b"), *((chr(99 + n), "x") for n in range(5)))
    site = TableSite(content, style, areas[0], Setter(book), "t", 0, lambda cell, at: [], page=1, more=tuple(areas[1:]))
    done = DRAWERS["grid"](site)
    assert done.diagnostics == () and done.foot == 100_000 + 3 * 20_000
    assert [part.rect for part in done.parts] == areas
    rows = [sorted({r.cell[0] for r in runs_of(part.items) if r.cell}) for part in done.parts]
    assert rows == [[0, 1, 2], [3], [4, 5]], "the head is read once, each row once"
    for part in done.parts:
        runs = list(runs_of(part.items))
        assert "".join(runs[0].texts) == "a" and all(part.rect.x0 <= r.x <= part.rect.x1 for r in runs)
        rules = [i.rect.y0 for i in part.items if isinstance(i, Box) and i.tag.role == "rule"]
        assert len(rules) == 3 and rules[0] < part.rect.y0 < max(rules) <= part.rect.y1
    assert {r.tag.role for part in done.parts[1:] for r in runs_of(part.items) if not r.cell} == {"furniture"}


def test_a_grid_that_ends_early_leaves_its_further_areas(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(), pitch=20_000, head_pitch=0)
    areas = [Rect(x, 100_000, x + 80_000, 200_000) for x in (0, 90_000)]
    content = table(("a", "b"), ("c", "d"))
    site = TableSite(content, style, areas[0], Setter(book), "t", 0, lambda cell, at: [], page=1, more=(areas[1],))
    assert [part.rect for part in DRAWERS["grid"](site).parts] == areas[:1]


def test_a_cell_goes_on_over_those_that_are_joined_to_it(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(60_000, 30_000, 30_000), align=("start", "point", "end"), head_pitch=0)
    words = "\u56db\u4e94\u516d\u4e03\u516b"

    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(StyledText(text)) for text in texts)

    found = drawn(book, style, spanned(row("a", words, "<"), row("a", "1.5", "b"), row(words, "<", "b")))
    assert found.diagnostics == () and found.foot == 100_000 + 3 * style.pitch, "the wide cells stand on one line"
    cells = boxes(found.items)
    left = 50_000
    assert {*cells} == {(0, 0), (0, 1), (1, 0), (1, 1), (1, 2), (2, 0), (2, 2)}
    assert abs(cells[0, 1].x0 + cells[0, 1].x1 - (left + 64_500) - (left + 120_000)) <= 2, "a head amid its columns"
    assert cells[2, 0].x0 == left + 4_500 and cells[2, 2].x1 == left + 120_000


def figures(paper: Paper, columns: int = 2) -> TableStyle:
    """The grid's faces as those of figures: numbers of 28 pt over words of 8 pt."""
    grid_style = style_of(paper, "grid")
    return replace(grid_style, kind="figures", size=8_000, head_size=28_000, pitch=50_000, columns=columns, line_pitch=11_000)


FACTS = (("n", "u", "w"), ("42", "\u4e07\u4eba", "\u5e38\u4f4f"), ("3.5", "", "\u516c\u91cc"), ("118", "\u68f5", ""))


def test_figures_stand_in_columns_over_what_they_count(paper: Paper, book: FontBook) -> None:
    style = figures(paper)
    found = drawn(book, style, table(*FACTS), 176_000)
    assert found.diagnostics == () and found.foot == 100_000 + 2 * 50_000
    runs = {r.cell: r for r in runs_of(found.items) if r.cell}
    assert {*runs} == {(1, 0), (1, 1), (1, 2), (2, 0), (2, 2), (3, 0), (3, 1)}, "no head row, nothing for what is empty"
    base = 100_000 + 4_000 + book.above(28_000)
    assert (runs[1, 0].x, runs[1, 0].y, runs[1, 0].size, runs[1, 0].ink) == (50_000, base, 28_000, style.accent)
    assert runs[1, 1].y == base and runs[1, 1].x == 50_000 + runs[1, 0].width + 2_000
    assert runs[1, 2].x == 50_000 and runs[1, 2].y == base + 28_000 - book.above(28_000) + 2_000 + book.above(8_000)
    assert runs[2, 0].x == 50_000 + (176_000 - 16_000) // 2 + 16_000 and runs[2, 0].y == base
    assert runs[3, 0].y == base + 50_000
    (rule,) = [i for i in found.items if isinstance(i, Box)]
    assert (rule.rect.x0, rule.rect.x1, rule.rect.y0) == (50_000, 226_000, 150_000 - 150)


def test_a_figure_with_more_words_is_higher_and_one_too_long_is_told(paper: Paper, book: FontBook) -> None:
    style = replace(figures(paper, 1), cell_lines=3)
    found = drawn(book, style, table(("n", "u", "w"), ("1", "", LONG)), 60_000)
    assert found.foot > 100_000 + 50_000 and found.diagnostics == ()
    (told,) = drawn(book, style, table(("n", "u", "w"), ("123456789", "", "x")), 60_000).diagnostics
    assert told.code == "FLW030" and "row 1, column 1" in told.message


NUMBERS = ("3.5", "1,204.25", "17", "0.75%", "\u2014")


def test_numbers_stand_with_their_points_under_one_another(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(40_000, 80_000), align=("start", "point"), head_pitch=0)
    found = drawn(book, style, table(("a", "b"), *(("c", number) for number in NUMBERS)))
    assert found.diagnostics == ()
    runs = {r.cell[0]: r for r in runs_of(found.items) if r.cell and r.cell[1] == 1}

    def after(row: int, sign: str) -> int:
        at = runs[row].texts.index(sign)
        return runs[row].x + runs[row].offsets[at]

    points = {after(1, "."), after(2, "."), after(4, ".")}
    assert len(points) == 1
    assert runs[3].x + runs[3].width == points.pop(), "a number without a point ends where the points stand"
    assert runs[5].x == runs[2].x == runs[0].x, "what is no number, the widest number and the head begin at the column's start"


def test_each_column_of_a_grid_stands_its_own_way(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(60_000, 60_000, 60_000), align=("start", "centre", "end"), head_pitch=0)
    cells = boxes(drawn(book, style, table(("a", "b", "c"), ("dd", "ee", "ff"))).items)
    left = 50_000
    for row in (0, 1):
        first, amid, last = (cells[row, k] for k in range(3))
        assert first.x0 == left + 4_500
        assert abs((amid.x0 + amid.x1) // 2 - (left + 64_500 + left + 120_000) // 2) <= 1
        assert last.x1 == left + 180_000


def test_lines_of_a_wrapped_cell_end_together(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(40_000, 34_000), align=("start", "end"), head_pitch=0)
    words = "\u56db\u4e94\u516d\u4e03\u516b"
    runs = [r for r in runs_of(drawn(book, style, table(("a", "b"), ("c", words))).items) if r.cell == (1, 1)]
    assert len({r.y for r in runs}) > 1
    assert {r.x + r.width for r in runs} == {50_000 + 74_000}


def test_a_grids_head_row_has_its_own_pitch(paper: Paper, book: FontBook) -> None:
    style, content = replace(style_of(paper, "grid"), widths=(), pitch=25_200, head_pitch=0), table(("a", "b"), ("c", "d"))
    assert drawn(book, style, content).foot == 100_000 + 50_400
    assert drawn(book, replace(style, head_pitch=12_600), content).foot == 100_000 + 37_800


SIGNED = ("\u221212.5", "+3.25\uff05", "\uffe51,204.5", "7.5\u20139.25", "\u7ea618", "\uff12\uff14.\uff15", "1\u2009204.5\u5143")


def test_signs_stand_before_a_numbers_point_units_and_ranges_after_it(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(40_000, 90_000), align=("start", "point"), head_pitch=0)
    found = drawn(book, style, table(("a", "b"), *(("c", number) for number in SIGNED)))
    runs = [r for r in runs_of(found.items) if r.cell and r.cell[0] and r.cell[1] == 1]
    at = {r.x + r.offsets[r.texts.index(".")] for r in runs if "." in r.texts}
    assert len(at) == 1
    (about,) = [r for r in runs if r.cell == (5, 1) and "8" in r.texts]
    assert about.x + about.offsets[about.texts.index("8")] + about.size > max(at) > about.x


@pytest.mark.parametrize("align", ["point", "point-centre", "point-end"])
def test_numbers_stand_together_at_a_columns_start_amid_it_or_at_its_end(paper: Paper, book: FontBook, align: CellAlign) -> None:
    style = replace(style_of(paper, "grid"), widths=(60_000, 60_000), align=("start", align), head_pitch=0)
    cells = boxes(drawn(book, style, table(("a", "b"), ("c", "1.5"), ("d", "12.25"), ("e", "\u2014"))).items)
    left, right = (edge(cells[row, 1].x0 if edge is min else cells[row, 1].x1 for row in (1, 2)) for edge in (min, max))
    head, dash = cells[0, 1], cells[3, 1]
    if align == "point":
        assert left == head.x0 == dash.x0 == 50_000 + 64_500
    elif align == "point-end":
        assert right == head.x1 == dash.x1 == 50_000 + 120_000
    else:
        middles = [(left + right) // 2, (head.x0 + head.x1) // 2, (dash.x0 + dash.x1) // 2]
        assert max(middles) - min(middles) <= 2


def test_a_face_whose_digits_differ_in_width_is_told(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "grid"), widths=(), align=("start", "point"), face="song-regular")
    content = table(("a", "b"), ("c", "1.5"))
    assert [(d.code, "song-regular" in d.message) for d in drawn(book, style, content).diagnostics] == [("FLW038", True)]
    assert drawn(book, replace(style, align=("start",)), content).diagnostics == ()


def test_the_faces_of_tables_have_the_signs_of_numbers_and_digits_of_one_width(book: FontBook) -> None:
    for face in ("hei-regular", "hei-medium", "hei-bold"):
        assert [sign for sign in "\u2212\u00b1\uff05\u2030\u2103\u2013\uff5e\u00d7" if book.cover(sign, face) != face] == []
        assert len({Setter(book).width(digit, LineStyle("t", face, 8_000, INK)) for digit in "0123456789"}) == 1


def test_entries_go_on_whole_in_their_next_area(paper: Paper, book: FontBook) -> None:
    style = replace(style_of(paper, "entries"), pitch=40_000, on_grid=False)
    areas = [Rect(x, 100_000, x + 150_000, foot) for x, foot in ((0, 175_000), (160_000, 139_000), (320_000, 120_000))]
    content = table(("", "", ""), *(("n", "d", "1:00") for _ in range(5)))
    site = TableSite(content, style, areas[0], Setter(book), "t", 0, lambda cell, at: [], page=1, more=tuple(areas[1:]))
    done = DRAWERS["entries"](site)
    rows = [sorted({r.cell[0] for r in runs_of(part.items) if r.cell}) for part in done.parts]
    assert rows == [[1, 2], [3], [4, 5]], "two whole ones, one, and what is left"
    assert all(areas[part.area].x0 <= r.x < areas[part.area].x1 for part in done.parts for r in runs_of(part.items))
    assert done.foot == 100_000 + 2 * 40_000
