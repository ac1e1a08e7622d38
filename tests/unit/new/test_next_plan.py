"""Of the last issue's plan the next one has pages, furniture, fillers and what advertisements may still be printed; no story."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from project import linked_project, run

from banmian.content.model import ValidUntil
from banmian.diagnostics import Span
from banmian.makeup.ready import ready
from banmian.new.earlier import read_issue
from banmian.new.makeup_plan import next_plan

ISSUE = "content/2020-08-12"
PLAN = """\
# our plan
schema: 1
pages:
  - {number: 6, lines: 1-80}
  - {number: 8}
stories:
  - {id: bus, page: 8, rank: 1}
  - id: hours
    page: 8
adverts:
  - {id: foot, page: 6, cols: 2, lines: 12}
  - {id: psa, page: 8, cols: 3, lines: 17}
pins:
  bus: {cols: 1-4}
"""
DAY = datetime.date(2020, 9, 9)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked_project(tmp_path_factory.mktemp("plan") / "project")


def test_pages_and_adverts_are_taken_over_stories_and_pins_are_not(project: Path) -> None:
    (project / ISSUE / "makeup.yaml").write_text(PLAN, encoding="utf-8")
    earlier = read_issue(project, ISSUE)
    text = next_plan(project, earlier, DAY)["makeup.yaml"].decode()
    kept = "# our plan\nschema: 1\npages:\n  - {number: 6, lines: 1-80}\n  - {number: 8}\nadverts:\n"
    foot, psa = "  - {id: foot, page: 6, cols: 2, lines: 12}\n", "  - {id: psa, page: 8, cols: 3, lines: 17}\n"
    assert text == f"{kept}{foot}{psa}stories: []\n"
    past = ValidUntil(datetime.date(2020, 9, 1), Span("issue"))
    for gone, left in ((("foot",), kept + psa), (("foot", "psa"), kept.removesuffix("adverts:\n"))):
        adverts = tuple(replace(a, valid_until=past) if a.place in gone else a for a in earlier.issue.adverts)
        changed = replace(earlier, issue=replace(earlier.issue, adverts=adverts))
        assert next_plan(project, changed, DAY)["makeup.yaml"].decode() == f"{left}stories: []\n"


def test_an_issue_without_a_plan_gives_none_and_one_is_written_that_can_be_read(project: Path) -> None:
    path = project / ISSUE / "makeup.yaml"
    path.unlink(missing_ok=True)
    assert not next_plan(project, read_issue(project, ISSUE), DAY)
    first = run("makeup", project / ISSUE, "--root", project, "--plan")
    assert first.code == 0 and path.is_file()
    again = run("makeup", project / ISSUE, "--root", project, "--plan")
    assert again.code == 1 and "MKP018" in again.err
    given, told = ready(project, ISSUE)
    assert given is not None, told
    leads = [[i.rank for i in plan.items].count(1) for plan in given.plans]
    assert leads == [1] * len(given.plans) and [plan.number for plan in given.plans] == [1, 2, 3, 6, 7, 8]
    stories = {s for plan in given.plans for item in plan.items for s in (*item.stories, *((item.beside,) if item.beside else ()))}
    assert {"visit", "visit#more", "halfyear", "hours", "window", "doctor"} <= stories
    path.unlink()
