"""docs/kit/tables: joined cells, groups and notes; a table over columns and pages, on the lines of the page."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from project import kit_project
from tagged import Tagged

from banmian.build import Job, Outcome, set_issue
from banmian.display import GlyphRun, walk
from banmian.issue_pdf import screen_bytes

ISSUE = "content/2024-10-19"
AGAIN = "\uff08\u7eed\uff09"


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    return set_issue(Job(kit_project(tmp_path_factory.mktemp("kit"), "tables"), ISSUE, preflight_display=True))


@pytest.fixture(scope="module")
def pages(outcome: Outcome) -> list[list[GlyphRun]]:
    assert outcome.issue is not None, outcome.diagnostics
    return [[i for i in walk(page.items) if isinstance(i, GlyphRun)] for page in outcome.issue.display.pages]


def test_there_is_nothing_to_tell(outcome: Outcome) -> None:
    assert [(d.code, d.message) for d in outcome.diagnostics if d.severity.word != "info"] == []


def test_days_are_parted_two_and_two_and_named_again(pages: list[list[GlyphRun]]) -> None:
    said = ["".join(r.texts) for page in pages for r in page if r.tag.role == "furniture" and AGAIN in "".join(r.texts)]
    days = [words for words in said if words[0].isdigit()]
    assert [day.split("\u6708")[1] for day in days] == ["19\u65e5" + AGAIN, "20\u65e5" + AGAIN]
    assert [words for words in said if words not in days] == ["\u6f6e" + AGAIN] * 3, "where a new day begins the head says it"
    rows = [sorted({r.cell[0] for r in page if r.cell and r.tag.story == "tides"}) for page in pages]
    assert rows[1][0] == rows[0][-1] + 1 and all(b - a == 1 for row in rows for a, b in pairwise(row))


def test_tides_stand_on_the_lines_of_the_page(pages: list[list[GlyphRun]]) -> None:
    bases = {r.y for page in pages for r in page if r.cell and r.cell[0] and r.tag.story == "tides"}
    assert len({y % 12_600 for y in bases}) == 1


def test_the_note_and_the_source_stand_under_the_table(pages: list[list[GlyphRun]]) -> None:
    low = {role: max(r.y for r in pages[0] if r.tag.story == "ferry" and r.tag.role == role) for role in ("cell", "note", "source")}
    assert low["cell"] < low["note"] < low["source"] == low["note"] + 12_600


def test_the_webs_pdf_says_what_cells_stand_over(outcome: Outcome) -> None:
    assert outcome.issue is not None
    tagged = Tagged(screen_bytes(outcome.issue))
    ferry = tagged.root.all("Table")[0]
    head, body = ferry.kids
    assert (head.kind, body.kind) == ("THead", "TBody")
    first = [(c.object.A.get("/RowSpan", 1), c.object.A.get("/ColSpan", 1)) for c in head.kids[0].kids]
    assert first == [(2, 1), (1, 2), (1, 2), (2, 1)]
    assert [str(row.kids[0].object.A.Scope) for row in body.kids[:3]] == ["/Column", "/Row", "/Row"]


def test_a_part_of_a_thread_without_text_is_told(tmp_path: Path) -> None:
    """Its head stands, where the next part comes from is known, and what has no table style is told."""
    root = kit_project(tmp_path, "tables")
    page = root / "layouts/kit/pages/ferry.yaml"
    lines = page.read_text(encoding="utf-8").splitlines(keepends=True)
    page.write_text("".join(line for line in lines if "style: tides" not in line), encoding="utf-8")
    done = set_issue(Job(root, ISSUE, preflight_display=True))
    assert done.issue is not None
    told = {d.code: d.span for d in done.diagnostics}
    assert {"PF-CNT-09", "FLW033"} <= set(told) and all(told.values())
