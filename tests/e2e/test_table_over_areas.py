"""A table that one area has no room for goes on in the next of its place, under its head again; what even so is over is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, Outcome, set_issue
from banmian.display import GlyphRun, walk
from banmian.issue_pdf import screen_bytes

ISSUE, LAYOUT = "content/2021-03-08", "layouts/small/pages/one.yaml"
HEAD = "\u4eba"
ROWS = "\u6210\u4eba\u5b66\u751f\u8001\u513f\u7ae5\u519b\u6559\u5e08\u5de5\u533b"
TABLE = f"| {HEAD} | \u65f6 | \u4ef7 |\n|---|---|---|\n" + "".join(f"| {ROWS[n : n + 2]} | {n}:30 | {n}.5 |\n" for n in range(9))
FIRST, SECOND = "{cols: 1, lines: 18-23, style: table}", "{cols: 2, lines: 18-28, style: table}"
NOTE = "\u591c\u822a\u53e6\u52a0\u3002"
AGAIN = "\uff08\u7eed\uff09"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("good"), ROWS + HEAD + NOTE + "\u65f6\u4ef70123456789.:")
    path = root / ISSUE / "articles/market.md"
    front = path.read_text(encoding="utf-8").split("---")[1]
    path.write_text(f"---{front}---\n{TABLE}\n{NOTE}\n", encoding="utf-8")
    spoil(root / LAYOUT, {"{cols: 1-2, lines: 18-20, columns: 2}": f"{FIRST}, {SECOND}"})
    return root


def built(root: Path) -> Outcome:
    return set_issue(Job(root, ISSUE))


def runs(outcome: Outcome) -> list[GlyphRun]:
    assert outcome.issue is not None, outcome.diagnostics
    return [i for i in walk(outcome.issue.display.pages[0].items) if isinstance(i, GlyphRun)]


def test_the_rows_stand_in_both_columns_each_once(good: Path) -> None:
    outcome = built(good)
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []
    cells = [r for r in runs(outcome) if r.cell is not None]
    assert len({r.cell for r in cells}) == 30, "nine rows and the head, each cell read once"
    again = [r for r in runs(outcome) if r.tag.role == "furniture" and HEAD in r.texts]
    (head,) = [r for r in cells if r.cell == (0, 0)]
    assert len(again) == 1 and again[0].y == head.y and again[0].x - head.x > 100_000
    by_column = [sorted({r.cell[0] for r in cells if r.cell and (r.x > again[0].x - 1) == right}) for right in (False, True)]
    assert by_column == [[0, 1, 2, 3], [4, 5, 6, 7, 8, 9]]
    (note,) = [r for r in runs(outcome) if r.tag.role == "note"]
    assert note.x >= again[0].x - 9_000, "the note stands under the last part"
    assert outcome.issue is not None and screen_bytes(outcome.issue)


def test_a_table_begins_under_a_head_that_has_no_lines_of_its_own(root: Path) -> None:
    spoil(root / LAYOUT, {"cols: 1-2, lines: 16-17}": "cols: 1-2}", "cols: 1, lines: 18-23": "cols: 1, lines: 16-23"})
    outcome = built(root)
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []
    found = runs(outcome)
    low = max(r.y for r in found if r.tag.story == "market" and r.tag.role == "headline")
    assert min(r.y - r.size for r in found if r.cell and r.x < 200_000) > low


def test_what_the_last_area_has_no_room_for_is_over(root: Path) -> None:
    spoil(root / LAYOUT, {"lines: 18-28": "lines: 18-21"})
    assert any(d.code == "FLW001" and "the table of 'market'" in d.message for d in built(root).diagnostics)


def test_an_area_of_another_style_is_not_the_tables(root: Path) -> None:
    spoil(root / LAYOUT, {f", {SECOND}": ""})
    assert any(d.code == "FLW001" for d in built(root).diagnostics)


BEGINS = """  fares:
    head: {style: plain, cols: 1, lines: 18-19}
    text: [{cols: 1, lines: 20-24, style: table}]"""


@pytest.fixture(scope="module")
def threaded(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """The table of fares begins on page 1 and goes on on page 4."""
    root = small_project(tmp_path_factory.mktemp("threaded"), ROWS + HEAD + NOTE + AGAIN + "\u65f6\u4ef70123456789.:")
    issue, pages = root / "content/2021-03-05", root / "layouts/small/pages"
    short = "\n".join(TABLE.splitlines()[:8])
    path = issue / "articles/fares.md"
    front = path.read_text(encoding="utf-8").split("---")[1]
    path.write_text(f"---{front}---\n{short}\n\n{NOTE}\n", encoding="utf-8")
    spoil(
        issue / "issue.yaml",
        {
            "      side: clock#more": "      side: clock#more\n      fares: fares",
            "threads:": "threads:\n  fares: [1.fares, 4.fares]",
        },
    )
    spoil(
        pages / "front.yaml",
        {
            "lines: 13-24, columns: 2}]": f"lines: 13-17, columns: 2}}]\n{BEGINS}",
            "at: [170pt, line 18]": "at: [170pt, line 15]",
        },
    )
    spoil(pages / "back.yaml", {"lines: 13-19, style: table": "lines: 13-23, style: table"})
    paper = root / "layouts/small/paper.yaml"
    spoil(
        paper,
        {
            "stripe: tint-a, note: note}": "stripe: tint-a, note: note, continued: yes, note-at: below}",
            "  in-picture:": f"  table-continued: {AGAIN}\n  in-picture:",
        },
    )
    return set_issue(Job(root, "content/2021-03-05"))


def test_a_table_goes_on_on_another_page(threaded: Outcome) -> None:
    assert threaded.issue is not None, threaded.diagnostics
    told = [d for d in threaded.diagnostics if "fares" in d.message and d.severity.word != "info"]
    assert told == []
    pages = [[i for i in walk(page.items) if isinstance(i, GlyphRun)] for page in threaded.issue.display.pages]
    rows = [sorted({r.cell[0] for r in page if r.cell and r.tag.story == "fares"}) for page in pages]
    assert rows == [[0, 1, 2], [], [], [3, 4, 5, 6]]
    said = [
        "".join("".join(r.texts) for r in page if r.tag.role == role)
        for page, role in ((pages[0], "jump"), (pages[3], "furniture"))
    ]
    assert said[0].count("4") == 2 and HEAD + AGAIN in said[1], "the story of page 1 turns there too"
    (note,) = [r for r in pages[3] if r.tag.story == "fares" and r.tag.role == "note"]
    assert 0 < note.y - max(r.y for r in pages[3] if r.cell and r.tag.story == "fares") < 30_000, "right below the table"


def test_a_place_of_the_thread_without_the_tables_style_is_told(threaded: Outcome) -> None:
    root = threaded.job.root
    spoil(root / "layouts/small/pages/back.yaml", {"lines: 13-23, style: table": "lines: 13-21"})
    told = set_issue(threaded.job).diagnostics
    assert any(d.code == "FLW037" and "no area has the style table" in d.message for d in told)
    assert any(d.code == "FLW001" and "the table of 'fares'" in d.message for d in told), "and what it has no room for"
