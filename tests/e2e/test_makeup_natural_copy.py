"""`banmian makeup --plan` on the issue whose copy was not made to fit: the plan says what stands, and its pages are made of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from project import Ran, linked_project, run

from banmian.build import Job, set_issue
from banmian.diagnostics import Severity
from banmian.sources.reading import SourceText
from banmian.sources.yaml import compose

ISSUE = "content/2021-06-23"
UNTAILORED = Path(__file__).parents[1] / "untailored"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = linked_project(tmp_path_factory.mktemp("natural") / "project")
    shutil.copytree(UNTAILORED, root / ISSUE)
    return root


def makeup(root: Path, *more: str) -> Ran:
    return run("makeup", root / ISSUE, "--root", root, "--out", root / "build", *more)


def test_the_plan_ranks_stories_by_the_heads_that_they_have(root: Path) -> None:
    assert makeup(root, "--plan").code == 0
    text = (root / ISSUE / "makeup.yaml").read_text(encoding="utf-8")
    document, _ = compose(SourceText("makeup.yaml", text))
    assert document is not None
    ranks = {str(row["id"]): (row["page"], row["rank"]) for row in document.plain()["stories"]}
    assert (ranks["rain"], ranks["market"], ranks["tram"], ranks["bath"]) == (("1", "1"), ("1", "2"), ("3", "1"), ("3", "2"))
    assert "tram#quote" not in text, "a quote stands in its story, beside no other"


def test_pages_are_made_of_what_the_articles_hold(root: Path) -> None:
    """Page 1 has a story and a box that is lower, page 3 a pull quote and two pictures in one story; page 4 a table, two stories
    and by far too little for a page, which is said."""
    ran = makeup(root, "--page", "1,3,4", "--write")
    assert "page 4: what is planned takes at most" in ran.err and "of the 365 lines of its columns" in ran.err, ran.err
    assert "no shape was found" not in ran.err
    assert (root / ISSUE / "pages/auto-01.yaml").is_file()
    told = set_issue(Job(root, ISSUE)).diagnostics
    assert not [d for d in told if d.place is not None and d.place.page == 1 and d.severity is Severity.ERROR]
    page = (root / ISSUE / "pages/auto-03.yaml").read_text(encoding="utf-8")
    assert "tram-quote: {" in page.replace("\n    ", " {") and "nth: 2" in page, "its quote and its second picture too"
    assert not {"PLN006", "PLN011", "FLW034"} & {d.code for d in told}
    assert not [d for d in told if d.code == "FIT005" and d.place is not None and d.place.page == 3], "no gutter from head to foot"
