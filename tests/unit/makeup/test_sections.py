"""Stories of a section come to its pages by their areas, briefs stand together, what has no room is told at its line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from project import linked_project

from banmian.makeup.ready import Ready, ready

ISSUE = "content/2020-08-12"
PAGES = """\
schema: 1
pages:
  - {number: 2, furniture: [{kind: folio, cols: 1-5, lines: head}]}
  - {number: 3, furniture: [{kind: folio, cols: 1-5, lines: head}]}
stories:
"""
STORIES = (
    "  - {id: net, section: S, rank: 1, picture: {cols: 2-3, crop: [0.7, 1.1]}}\n",
    "  - {id: sorting, section: S, rank: 1}\n",
    "  - {id: archway, section: S, rank: 3, picture: {crop: [0.6, 1.4]}}\n",
    "  - {id: latepoint, section: S, rank: 2}\n",
    "  - {id: chart, section: S, rank: 2, like: governance.chart, lines: 17}\n",
    "  - {id: window, section: S, rank: 5, bundle: yes, title: \u7b80\u8baf}\n",
    "  - {id: parking, section: S, rank: 5, bundle: yes}\n",
    "  - {id: census, section: S, rank: 3, box: yes, style: qa}\n",
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = linked_project(tmp_path_factory.mktemp("sections") / "project")
    path = root / ISSUE / "issue.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("name: \u7efc\u5408\u65b0\u95fb", "name: \u793e\u533a\u6cbb\u7406"), encoding="utf-8")
    return root


def planned(project: Path, stories: Sequence[str]) -> tuple[Ready | None, list[str]]:
    text = PAGES + "".join(stories).replace("section: S", "section: \u793e\u533a\u6cbb\u7406")
    (project / ISSUE / "makeup.yaml").write_text(text, encoding="utf-8")
    given, told = ready(project, ISSUE)
    return given, [f"{d.code} {d.span.line if d.span else 0} {d.message}" for d in told]


def stories_of(given: Ready | None) -> dict[int, set[tuple[str, ...]]]:
    assert given is not None
    return {plan.number: {item.stories for item in plan.items} for plan in given.plans}


def test_each_story_has_a_page_each_page_a_lead_and_briefs_are_one(project: Path) -> None:
    given, told = planned(project, STORIES)
    pages = stories_of(given)
    assert given is not None and not told
    assert {len([s for s in own if s in {("net",), ("sorting",)}]) for own in pages.values()} == {1}
    assert sum(map(len, pages.values())) == 7
    assert [i.title for plan in given.plans for i in plan.items if len(i.stories) == 2] == ["\u7b80\u8baf"]
    assert stories_of(planned(project, STORIES[::-1])[0]) == pages


def test_what_has_no_room_is_told_with_lines_and_characters(project: Path) -> None:
    more = [f"  - {{id: {name}, section: S, rank: 4}}\n" for name in ("heat", "reading", "temple", "lanes")]
    given, told = planned(project, (*STORIES, *more))
    assert given is not None and told and all(t.startswith("MKP013 ") for t in told)
    assert "lines of a column" in told[0] and "characters" in told[0]
    assert sum(len(i.stories) for plan in given.plans for i in plan.items) + len(told) == 12


BRIEFS = [f"  - {{id: {name}, section: S, rank: 5, bundle: yes}}\n" for name in ("comment", "classes")]


def test_briefs_of_a_section_come_together_on_one_page(project: Path) -> None:
    given, _ = planned(project, (*STORIES, *BRIEFS))
    pages = stories_of(given)
    briefs = {"window", "parking", "comment", "classes"}
    assert [set(own) for stories in pages.values() for own in stories if set(own) & briefs] == [briefs]


def test_what_is_optional_goes_before_anything_that_is_not(project: Path) -> None:
    """The optional ones are of greater rank; a page whose cuts leave room for one may try it, but none stands for certain."""
    more = [f"  - {{id: {name}, section: S, rank: 3, optional: yes}}\n" for name in ("heat", "reading", "temple", "lanes")]
    given, told = planned(project, (*STORIES, *BRIEFS, *more))
    assert given is not None and all(t.startswith("MKP016 ") for t in told), told
    items = [item for plan in given.plans for item in plan.items if item.stories]
    assert {s for item in items if item.must for s in item.stories} >= {
        s.split("id: ")[1].split(",")[0] for s in (*STORIES, *BRIEFS)
    }
    assert all(item.missed == 1 for item in items if not item.must)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("  - {id: heat, section: T}\n", "MKP002 14 no page that is made up here is of the section 'T'"),
        ("  - {id: heat}\n", "MKP012 14 'heat' has neither a page nor a section"),
        ("  - {id: heat, page: 2, section: S}\n", "MKP012 14 'heat' has a page and a section"),
        ("  - {id: heat, section: S, jump: 3}\n", "MKP012 14 'heat' goes on on page 3, but has no page"),
    ],
)
def test_what_is_no_place_is_told(project: Path, line: str, told: str) -> None:
    given, found = planned(project, (*STORIES, line))
    assert given is None and told in found


def test_a_page_of_too_many_parts_is_told(project: Path) -> None:
    names = ("sorting", "compost", "census", "heat", "recipe", "doctor", "bus", "reading", "latepoint", "net")
    given, told = planned(project, [*(f"  - {{id: {name}, page: 2}}\n" for name in names), "  - {id: temple, page: 3}\n"])
    assert given is None and told == ["MKP010 3 page 2 has 10 parts, more than 9"]
