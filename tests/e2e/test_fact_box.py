"""A fact box: figures in a box with a border, through the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import copied_project, small_project, spoil

from banmian.build import Job, set_issue
from banmian.display import GlyphRun, walk
from banmian.issue_pdf import pdf_bytes, screen_bytes

ISSUE, LAYOUT, PAPER = "content/2021-03-08", "layouts/small/pages/one.yaml", "layouts/small/paper.yaml"
FACTS = """\
| | | |
|---|---|---|
| 120 | \u5e74 | \u6865\u7684\u5e74\u7eaa |
| 3 | \u5206\u949f | \u8fc7\u6cb3 |
| 46 | \u6839 | \u680f\u6746 |
| 2 | \u68f5 | \u67f3\u6811 |
"""
STYLE = (
    "table-styles:\n  facts: {kind: figures, face: hei-regular, head-face: song-black, first-face: hei-regular, size: 8pt, "
    "head-size: 26pt, pitch: 48pt, columns: 2, accent: red}\n"
)
BOX = "box: {cols: 1-2, lines: 15-26, padding: 9pt, border: {ornament: diamonds, size: 4pt}}\n"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("good"), FACTS)
    path = root / ISSUE / "articles/market.md"
    path.write_text(f"---{path.read_text(encoding='utf-8').split('---')[1]}---\n{FACTS}", encoding="utf-8")
    spoil(root / PAPER, {"table-styles:\n": STYLE})
    spoil(root / LAYOUT, {
        "  second:\n": f"  second:\n    {BOX}", "cols: 1-2, lines: 16-17": "lines: 16-17",
        "{cols: 1-2, lines: 18-20, columns: 2}": "{lines: 18-25, style: facts}",
        "rules:\n  - {cols: 1-2, lines: 14-15, weight: 0.5pt}\n": "",
    })  # fmt: skip
    return root


def test_a_fact_box_is_set_without_a_word(good: Path) -> None:
    outcome = set_issue(Job(good, ISSUE))
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []
    assert outcome.issue is not None
    runs = [i for i in walk(outcome.issue.display.pages[0].items) if isinstance(i, GlyphRun) and i.cell]
    numbers = {r.cell: r for r in runs if r.cell and r.cell[1] == 0}
    assert ["".join(numbers[n, 0].texts) for n in range(1, 5)] == ["120", "3", "46", "2"]
    assert numbers[1, 0].y == numbers[2, 0].y < numbers[3, 0].y == numbers[4, 0].y
    assert {r.ink.name for r in numbers.values()} == {"red"}
    assert pdf_bytes(outcome.issue) and screen_bytes(outcome.issue)


def test_too_many_figures_are_told(good: Path, tmp_path: Path) -> None:
    root = copied_project(good, tmp_path / "project")
    spoil(root / PAPER, {"columns: 2, accent": "columns: 1, accent"})
    assert [d.code for d in set_issue(Job(root, ISSUE)).diagnostics if d.severity.word == "error"] == ["FLW001"]
