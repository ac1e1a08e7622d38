"""Pins that cannot be are named, each as what it is: outside its page, over another, or in the way of every page; and what a page
does with stories that it may leave out and with fillers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from project import linked_project, run

from banmian.build import Job, set_issue
from banmian.diagnostics import Severity
from banmian.makeup.earlier import parts
from banmian.makeup.making import made_issue
from banmian.makeup.model import Pin
from banmian.makeup.ready import Ready, ready

ISSUE = "content/2020-08-12"
PLAN = """\
schema: 1
pages:
  - number: 8
    grid: listing
    lines: 1-77
    furniture: [{kind: folio, cols: 1-5, lines: head}, {kind: imprint, cols: 1-5, lines: 78-80}]
stories:
  - {id: bus, page: 8, rank: 1, picture: {crop: [0.6, 1.25], forms: [under, above]}, cols: 4}
  - {id: hours, page: 8, rank: 3, like: service.hours}
  - {id: notices, page: 8, rank: 3, like: service.notices}
  - {id: phones, page: 8, rank: 4, like: service.phones}
adverts:
  - {id: psa, page: 8, cols: 3, lines: 17, at: bottom-right}
"""


def planned(root: Path, plan: str) -> tuple[Ready | None, list[str]]:
    (root / ISSUE / "makeup.yaml").write_text(plan, encoding="utf-8")
    given, told = ready(root, ISSUE)
    return given, [f"{d.span.line if d.span else 0}:{d.span.column if d.span else 0} {d.code} {d.message}" for d in told]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return linked_project(tmp_path_factory.mktemp("pins") / "project")


@pytest.fixture(scope="module")
def given(project: Path) -> Ready:
    found, told = planned(project, PLAN)
    assert found is not None, told
    return found


def pinned(given: Ready, **pins: Pin) -> list[str]:
    """What is told of the page with these pins, [] where it was made."""
    plan = given.plans[0]
    items = tuple(replace(item, pin=pins.get(item.name, item.pin)) for item in plan.items)
    return [d.message for d in made_issue(replace(given, plans=(replace(plan, items=items),))).diagnostics]


@pytest.mark.parametrize(
    ("name", "pin"),
    [
        ("hours", Pin(lines=(20, 50))),
        ("hours", Pin(cols=(3, 4), lines=(1, 33))),
        ("hours", Pin(cols=(1, 3))),
        ("bus", Pin(cols=(2, 5))),
        ("bus", Pin(lines=(30, 77))),
        ("bus", Pin(cols=(1, 4), lines=(1, 12))),
        ("notices", Pin(cols=(6, 6))),
        ("phones", Pin(lines=(1, 10))),
        ("psa", Pin(cols=(2, 4), lines=(30, 46))),
    ],
)
def test_a_pin_in_the_way_is_named(given: Ready, name: str, pin: Pin) -> None:
    assert pinned(given, **{name: pin}) == [f"page 8 cannot be made with '{name}' where it is pinned"]


def test_of_two_pins_the_one_in_the_way_is_named_and_both_where_both_are(given: Ready) -> None:
    assert pinned(given, bus=Pin(cols=(1, 4)), hours=Pin(lines=(20, 50))) == [
        "page 8 cannot be made with 'hours' where it is pinned"
    ]
    both = pinned(given, bus=Pin(cols=(2, 5)), hours=Pin(lines=(20, 50)))
    assert both == ["page 8 cannot be made with 'bus', 'hours', 'psa' where they are pinned"]


@pytest.mark.parametrize(
    ("pins", "told"),
    [
        ("pins: {hours: {cols: 5-7}}", "14:15 MKP014 `hours` is pinned to columns 5-7, and page 8 has 6"),
        ("pins: {hours: {lines: 60-80}}", "14:16 MKP014 `hours` is pinned to lines 60-80, and page 8 has 1-77"),
        (
            "pins: {hours: {cols: 1-2, lines: 1-33}, bus: {cols: 2-5, lines: 20-60}}",
            "14:42 MKP015 page 8: `bus` and `hours` are pinned over one another, columns 2-2, lines 20-33",
        ),
    ],
)
def test_pins_that_no_page_keeps_are_told_before_one_is_looked_for(project: Path, pins: str, told: str) -> None:
    found, faults = planned(project, f"{PLAN}{pins}\n")
    assert found is None and any(told.split(" ", 1)[1] == fault.split(" ", 1)[1] for fault in faults), faults


def test_a_page_does_without_an_optional_story_where_it_is_full(project: Path, given: Ready) -> None:
    more = PLAN.replace("adverts:", "  - {id: vaccination, page: 8, rank: 5, optional: yes}\nadverts:")
    found, told = planned(project, more)
    assert found is not None and not told
    made = made_issue(found)
    assert [d.code for d in made.diagnostics] == ["MKP016"]
    assert made.taken()[8][1].fragment == made_issue(given).taken()[8][1].fragment


def test_a_filler_of_the_pool_fills_a_page_that_is_short_and_goes_again(project: Path, given: Ready) -> None:
    """As large as the story that was taken away; once the story is back the filler is in neither file."""
    part = next(p for p in parts(made_issue(given).taken()[8][1].cuts) if p.name == "phones")
    size = [last - first + 1 for first, last in (part.cols, part.lines)]
    less = PLAN.replace("  - {id: phones, page: 8, rank: 4, like: service.phones}\n", "")
    pool = f"pool:\n  - {{id: house, file: images/psa.svg, sizes: [[1, 5], {size}]}}\n"
    issue = project / ISSUE / "issue.yaml"
    before = issue.read_text(encoding="utf-8")
    for plan, there in ((less + pool, True), (PLAN + pool, False)):
        (project / ISSUE / "makeup.yaml").write_text(plan, encoding="utf-8")
        done = run("makeup", project / ISSUE, "--root", project, "--out", project / "build", "--write")
        assert done.code == 0 and ("MKP017" in done.err) is there, done.err
        text = issue.read_text(encoding="utf-8")
        assert ("\n  8.house: images/psa.svg\n" in text) is there and "\n  8.psa: images/psa.svg\n" in text
        page = (project / ISSUE / "pages/auto-08.yaml").read_text(encoding="utf-8")
        assert ("\n  house: {" in page) is there
        told = [d for d in set_issue(Job(project, ISSUE)).diagnostics if d.severity > Severity.INFO and d.code != "CNT026"]
        assert all("phones" in d.message for d in told), told
    issue.write_text(before, encoding="utf-8")
