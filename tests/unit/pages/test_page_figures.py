"""Figures of a page: white that parts nothing, columns that end early, heads out of order, the least white between stories."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from project import run, small_project

from banmian.build import Job, Outcome, set_issue
from banmian.geometry import Rect
from banmian.languages import speaking
from banmian.outputs.page_table import page_table
from banmian.pages.page_figures.figures import PageFigures
from banmian.pages.page_figures.neighbours import nearest
from banmian.pages.page_figures.order import HeadAt, order_of
from banmian.pages.page_figures.parts import Lines, Part
from banmian.pages.page_figures.pictures import pictures_of
from banmian.pages.page_figures.white import feet_of, white_of
from banmian.template.model import ColumnGrid, PageGrid

LEADING, EM = 10, 8
COLUMNS = ColumnGrid("base", 2, 100, 10, (0, 110))
GRID = PageGrid((220, 200), 0, 0, 0, 210, EM, LEADING, 20, (COLUMNS,))
AREA = Rect(0, 0, 210, GRID.line_foot(20))
ISSUE = "content/2021-03-08"


def lines(first: int, last: int, x0: int = 0, x1: int = 210) -> Rect:
    return Rect(x0, GRID.line_top(first), x1, GRID.line_foot(last))


def part(rect: Rect, owner: str = "a") -> Part:
    return Part(rect, "column", owner, f"the text of {owner}")


def counted(*rects: Rect, rules: tuple[Rect, ...] = (), free: int = 0) -> int:
    white = white_of(GRID, COLUMNS, [part(rect) for rect in rects], rules, free)
    return white.open + white.free


def test_a_full_page_has_no_white() -> None:
    assert counted(lines(1, 20)) == 0
    assert counted(lines(1, 20), free=3) == 3


def test_what_parts_two_things_is_not_counted() -> None:
    assert counted(lines(1, 9), lines(12, 20)) == 0
    assert counted(lines(1, 9), lines(13, 20)) == 2  # three lines, one more than parts them, in both columns
    assert counted(lines(1, 8), lines(13, 20), rules=(Rect(0, 100, 210, 101),)) == 0


def test_white_at_the_edges_is_counted() -> None:
    assert counted(lines(1, 19)) == 2
    assert counted(lines(2, 20)) == 0
    assert counted(lines(3, 20)) == 2


def test_a_line_is_taken_where_half_of_its_column_is() -> None:
    assert counted(lines(1, 20, 0, 100), lines(1, 20, 110, 160)) == 0
    assert counted(lines(1, 20, 0, 100), lines(1, 20, 110, 159)) == 20


def test_the_deepest_place_is_named() -> None:
    white = white_of(GRID, COLUMNS, [part(lines(1, 15, 0, 100)), part(lines(1, 18, 110, 210))], (), 0)
    assert (white.open, white.lines, white.hole) == (7, 5, lines(16, 20, 0, 100).corners)


def test_feet_are_the_columns_before_a_texts_last() -> None:
    room, filled = lines(1, 20, 0, 100), lines(1, 17, 0, 100)
    early = feet_of([Lines("lead", room, filled), Lines("lead", room, filled, last=True), Lines("lead", room, room)], GRID)
    assert (early.columns, early.lines, early.place) == (1, 3, "lead")


def head(size: int, x0: int, line: int, words: str, boxed: bool = False) -> HeadAt:
    return HeadAt(Rect(x0, GRID.line_top(line), x0 + 60, GRID.line_foot(line)), x0, x0 + 100, size, words, boxed)


def test_heads_grow_smaller_down_and_to_the_right() -> None:
    assert order_of([head(44, 0, 1, "a"), head(32, 110, 1, "b"), head(22, 0, 9, "c")], AREA).first == ("", "")
    under = order_of([head(22, 0, 1, "a"), head(32, 0, 9, "b"), head(32, 0, 14, "c")], AREA)
    assert (under.down, under.across, under.first) == (2, 0, ("a", "b"))
    beside = order_of([head(22, 0, 1, "a"), head(32, 110, 1, "b")], AREA)
    assert (beside.down, beside.across, beside.quarter) == (0, 1, "upper right")
    assert order_of([head(22, 0, 1, "a"), head(32, 0, 9, "b", boxed=True)], AREA).down == 0
    assert order_of([head(30, 0, 1, "a"), head(32, 0, 9, "b")], AREA).down == 0  # a rank is larger by more than that


def test_pictures_are_shared_out_over_quarters() -> None:
    assert pictures_of([], AREA).count == 0
    shown = pictures_of([Rect(0, 0, 105, 50), Rect(105, 150, 210, 198)], AREA)
    assert shown.count == 2 and sum(shown.quarters) in range(998, 1001)
    assert shown.upper > 500 and shown.left == shown.upper and shown.quarters[1] == shown.quarters[2] == 0


def test_the_nearest_two_of_different_stories() -> None:
    upper, lower, own = part(lines(1, 9)), part(lines(11, 20), "b"), part(lines(10, 10))
    near = nearest([upper, lower])
    assert near is not None and near.least == GRID.line_top(11) - GRID.line_foot(9)
    assert nearest([upper, own]) is None
    assert nearest([upper, part(lines(5, 12, 50, 90), "picture")]) is None  # the text runs around it


# --- in a build -------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("figures") / "project")


PAGE = """schema: 1
places:
  lead:
    head: {style: plain, cols: 1, lines: 4-5}
    text: [{cols: 1, lines: 6-30}]
  second:
    head: {style: plain, cols: 2, lines: 4-5}
    text: [{cols: 2, lines: 8-30}]
pictures:
  plan: {of: lead, nth: 1, cols: 1-2, lines: 32-36}
"""


def built(root: Path, limits: str) -> Outcome:
    for profile in (root / "layouts/small/profiles").glob("newsprint*.toml"):
        whole = profile.read_text(encoding="utf-8").partition("[page]")[0]
        profile.write_text(f"{whole}\n[page]\n{limits}", encoding="utf-8")
    layout = root / ISSUE / "pages/one.yaml"
    layout.parent.mkdir(exist_ok=True)
    layout.write_text(PAGE, encoding="utf-8")
    return set_issue(Job(root, ISSUE))


def figures_of(outcome: Outcome) -> PageFigures:
    assert outcome.issue is not None
    return outcome.issue.figures[0]


def test_limits_decide_what_is_told(root: Path) -> None:
    done = built(root, "white-info = 5\nwhite-warning = 900\norder = 0\nneighbours-mm = 90\nhan = [1, 2]\n")
    codes = {d.code: d.severity.word for d in done.diagnostics if d.code[:5] in ("FIT03", "FIT04")}
    assert codes == {"FIT035": "info", "FIT039": "info", "FIT040": "info"}
    white = next(d for d in done.diagnostics if d.code == "FIT035")
    assert white.place is not None and white.place.page == 1 and white.span is not None
    warned = built(root, "white-info = 5\nwhite-warning = 6\n")
    assert next(d for d in warned.diagnostics if d.code == "FIT035").severity.word == "warning"
    assert not [d for d in built(root, "").diagnostics if d.code == "FIT035"]


def test_the_report_has_a_row_for_each_page(root: Path) -> None:
    done = built(root, "")
    figures = figures_of(done)
    assert figures.side_by_side == sum(d.code == "FIT004" for d in done.diagnostics) == 1
    assert figures.han == sum("\u4e00" <= sign <= "\u9fff" for sign in _words(done))
    ran = run("check", root / ISSUE, "--json").report
    assert ran["pages"][0] == figures.as_json()
    table = page_table(done).split("\n")
    assert len(table) - len(done.issue.figures if done.issue else ()) >= 2
    assert table[-1].split()[0] == str(ran["pages"][-1]["page"]) and table[0].startswith("page")
    with speaking("zh"):
        titles, *_, row = page_table(done).split("\n")
    assert titles.startswith("\u7248") and not re.search("[a-z]{3}", titles) and "left" not in row


def _words(done: Outcome) -> str:
    from banmian.display import runs_of

    assert done.issue is not None
    page = done.issue.display.pages[0]
    return "".join("".join(run.texts) for run in runs_of(page.items) if run.tag.story and run.tag.role not in ("ruby", "mark"))
