"""The second paper: a broadsheet with one spot, set by the code that sets the first. Nothing is to be told of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from project import REPOSITORY

from banmian.build import Job, set_issue
from banmian.diagnostics import Severity
from banmian.display import DisplayList, GlyphRun, Link, Page, Raster, walk
from banmian.plan.model import Plan
from banmian.preflight.engine import run_display
from banmian.preflight.profile_files import load_profile
from banmian.template.model import Paper
from banmian.units import mp_of_mm

ISSUE = "content/wangchao-2024-10-19"


@dataclass(frozen=True)
class Set:
    """The issue as it is set: once for all tests of this file."""

    display: DisplayList
    plan: Plan
    paper: Paper
    told: tuple[str, ...]

    def page(self, number: int) -> Page:
        return self.display.pages[number - 1]


@pytest.fixture(scope="module")
def broadsheet() -> Set:
    outcome = set_issue(Job(REPOSITORY, ISSUE))
    assert outcome.issue is not None, outcome.diagnostics
    told = tuple(f"{d.code} {d.message}" for d in outcome.diagnostics if d.severity is not Severity.INFO)
    return Set(outcome.issue.display, outcome.issue.plan, outcome.issue.paper, told)


def words(page: Page, story: str) -> str:
    """What a page shows of a story's text."""
    runs = [item for item in walk(page.items) if isinstance(item, GlyphRun) and item.tag.story == story]
    return "".join("".join(run.texts) for run in runs if run.tag.role == "body")


def test_nothing_is_told(broadsheet: Set) -> None:
    assert broadsheet.told == ()
    for name in ("house", "gwg-newspaper-2022", "registered-paper"):
        profile, _ = load_profile(name, REPOSITORY)
        assert profile is not None
        assert run_display(broadsheet.display, broadsheet.plan, profile.for_paper(broadsheet.paper)).diagnostics == ()


def test_sheet_grid_and_spot(broadsheet: Set) -> None:
    assert broadsheet.paper.grid.trim == (mp_of_mm("390"), mp_of_mm("543")) and len(broadsheet.display.pages) == 4
    base = broadsheet.paper.grid.columns[0]
    assert (base.count, base.width, broadsheet.paper.grid.lines) == (7, 14 * 9_500, 106)
    assert broadsheet.paper.spots == ("PANTONE 3025 C",)
    inks = {item.ink for item in walk(broadsheet.page(1).items) if isinstance(item, GlyphRun)}
    assert {spot.name for ink in inks for spot, _ in ink.spots} == {"PANTONE 3025 C"}


def test_the_lead_runs_over_three_pages_and_says_so(broadsheet: Set) -> None:
    parts = [words(broadsheet.page(number), "stream") for number in (1, 2, 3)]
    assert all(len(part) > 300 for part in parts)
    links = [item for item in walk(broadsheet.page(1).items) if isinstance(item, Link) and item.tag.role == "jump"]
    assert [link.page for link in links] == [2]


def test_the_index_strip_stands_on_the_columns(broadsheet: Set) -> None:
    """Its entries begin where columns 2 and 4 do: they are a gutter apart, like the text above them."""
    base, grid = broadsheet.paper.grid.columns[0], broadsheet.paper.grid
    strip = [item.rect for item in walk(broadsheet.page(1).items) if isinstance(item, Link) and item.rect.y0 >= grid.line_top(104)]
    off = [rect.x0 - grid.left - n * (base.width + base.gutter) for rect, n in zip(strip, (1, 3), strict=True)]
    assert all(abs(x) < 50 for x in off), off


def test_one_photograph_crosses_the_fold(broadsheet: Set) -> None:
    """It stands on both pages, each clipped at the fold, in one place of the spread."""
    left, right = (
        {item.sha256: item.rect for item in walk(broadsheet.page(number).items) if isinstance(item, Raster)} for number in (2, 3)
    )
    (shared,) = left.keys() & right.keys()
    assert left[shared].x0 - right[shared].x0 == broadsheet.paper.grid.trim[0] and left[shared].y0 == right[shared].y0
    assert left[shared].x1 > broadsheet.paper.grid.trim[0]
