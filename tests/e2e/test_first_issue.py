"""`banmian new issue` where a paper has layouts and no issue yet: which page each layout becomes, and what waits in its places."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from project import copied_project, run, small_project

from banmian.new.first import paged, template_of

DAY, FOLDER = "2021-04-05", "content/2021-04-05"


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small project with its layouts alone."""
    root = small_project(tmp_path_factory.mktemp("first") / "project")
    shutil.rmtree(root / "content")
    return root


@pytest.fixture
def root(small: Path, tmp_path: Path) -> Path:
    made = copied_project(small, tmp_path / "project")
    shutil.rmtree(made / "content", ignore_errors=True)
    return made


def test_the_first_issue_has_a_page_of_each_layout_and_waits_for_its_text(root: Path) -> None:
    ran = run("new", "issue", DAY, "--root", root)
    assert ran.code == 0, ran.err
    text = (root / FOLDER / "issue.yaml").read_text(encoding="utf-8")
    assert "number: 1\n" in text and "page-count: 5\n" in text and "      lead: 1-lead\n" in text
    assert "quote" not in text, "a quotation that pushes text aside is part of another article"
    lead = (root / FOLDER / "articles/1-lead.md").read_text(encoding="utf-8")
    assert "headline:\n" in lead and "lead\uff1a\u7ea6" in lead, "it says how many characters the place holds"
    ran = run("build", FOLDER, "--draft", "--root", root, "--out", root / "build")
    assert (root / "build/2021-04-05/draft/report.txt").exists(), ran.err
    again = run("new", "issue", DAY, "--root", root)
    assert again.code == 2 and "NEW003" in again.err, "there is one now: the next begins from it"


def test_what_cannot_be_begun_says_why_and_makes_nothing(root: Path) -> None:
    ran = run("new", "issue", "--root", root)
    assert ran.code == 2 and "NEW005" in ran.err and "say the day" in ran.err
    for layout in (root / "layouts/small/pages").glob("*.yaml"):
        layout.unlink()
    ran = run("new", "issue", DAY, "--root", root)
    assert ran.code == 2 and "no layout of a page" in ran.err
    assert not (root / "content").exists()


def test_the_page_with_the_masthead_comes_first_and_a_spread_on_an_even_number(small: Path) -> None:
    layouts = dict(template_of(small, "small").pages)
    numbers = {page.layout.name: page.number for page in paged(layouts.values())}
    assert numbers == {"front": "1", "wide": "2-3", "back": "4", "one": "5"}
    wide, back = layouts["wide"], layouts["back"]
    assert [page.number for page in paged([wide])] == ["2-3"], "a spread alone is no page 1"
    assert [page.number for page in paged([wide, back])] == ["1", "2-3"]
