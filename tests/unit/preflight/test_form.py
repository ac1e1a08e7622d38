"""The form of a registered paper and of one on an internal permit: a sheet that has all, then each item taken out alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from drafts import HEIGHT, WIDTH, Draft

from banmian.preflight.engine import run_facts
from banmian.preflight.model import Report
from banmian.preflight.profile_files import load_profile
from banmian.preflight.reading.read import read_pdf

ROOT = Path(__file__).parents[3]
DATE, TOTAL, COUNT = "2020\u5e748\u670812\u65e5", "\u603b\u7b2c42\u671f", "\u672c\u671f4\u7248"
CN = "\u56fd\u5185\u7edf\u4e00\u8fde\u7eed\u51fa\u7248\u7269\u53f7CN 00-0000"
BODY, ADDRESS, PHONE = "\u4e3b\u529e\uff1a\u6837\u793e", "\u793e\u5740\uff1a\u6837\u62a5\u8def42\u53f7", "\u7535\u8bdd\uff1a000"
PRINTER, SENT = "\u5370\u5237\uff1a\u6837\u5382\uff08\u6837\u8def1\u53f7\uff09", "\u53d1\u884c\uff1a\u6295\u9012"
PRICE = "\u5b9a\u4ef7\uff1a1.00\u5143"
REGISTERED = {
    "PF-FRM-02": DATE, "PF-FRM-03": TOTAL, "PF-FRM-04": COUNT, "PF-FRM-05": CN, "PF-FRM-06": BODY, "PF-FRM-07": ADDRESS,
    "PF-FRM-08": PHONE, "PF-FRM-09": PRINTER, "PF-FRM-10": SENT, "PF-FRM-11": PRICE,
}  # fmt: skip
INTERNAL = {
    "PF-FRM-02": DATE,
    "PF-FRM-21": "\u51c6\u5370\u8bc1\u53f7\uff1a0000",
    "PF-FRM-22": "\u5185\u90e8\u8d44\u6599 \u514d\u8d39\u4ea4\u6d41",
    "PF-FRM-23": "\u7f16\u5370\u5355\u4f4d\uff1a\u6837",
    "PF-FRM-24": "\u53d1\u9001\u5bf9\u8c61\uff1a\u5c45\u6c11",
    "PF-FRM-25": "\u5370\u5237\uff1a\u6837\u5382",
    "PF-FRM-26": "\u5370\u5237\u65e5\u671f\uff1a8\u670812\u65e5",
    "PF-FRM-27": "\u5370\u6570\uff1a100",
}
NAME, PLAIN_NAME = "\u6837\u62a5", "\u6837\u672c"


def paper(lines: list[str], name: str, *, corner: float = 286, head: float = 12) -> Draft:
    """Four pages: name and lines on the first, a number in the outer corner of the others."""
    draft = Draft(pages=4)
    if name:
        draft.text(name, 30, HEIGHT - 20, 24)
    for n, line in enumerate(lines):
        draft.text(line, 30, 150 - 9 * n, 7)
    draft.text("\u6807\u9898", 200, 30, head)
    for page, x in ((2, 24.0), (3, corner), (4, 24.0)):
        draft.text(str(page), x, 197, 7, page)
    return draft


def judged(draft: Draft, profile: str) -> Report:
    held, why = load_profile(profile, ROOT)
    assert held is not None, why
    return run_facts(read_pdf(draft.save()), held)


def codes(report: Report) -> list[str]:
    return [d.code for d in report.diagnostics]


def test_a_paper_with_everything_passes() -> None:
    registered = judged(paper(list(REGISTERED.values()), NAME), "registered-paper")
    assert codes(registered) == [] and registered.score == (13, 13)
    internal = judged(paper(list(INTERNAL.values()), PLAIN_NAME), "internal-permit")
    assert codes(internal) == [] and internal.score == (10, 10)


@pytest.mark.parametrize("check", REGISTERED)
def test_what_a_registered_paper_lacks_is_named(check: str) -> None:
    lines = [line for key, line in REGISTERED.items() if key != check]
    report = judged(paper(lines, NAME), "registered-paper")
    assert codes(report) == [check] and report.score == (12, 13)


@pytest.mark.parametrize("check", INTERNAL)
def test_what_an_internal_paper_lacks_is_named(check: str) -> None:
    lines = [line for key, line in INTERNAL.items() if key != check]
    assert codes(judged(paper(lines, PLAIN_NAME), "internal-permit")) == [check]


def test_a_head_as_large_as_the_name() -> None:
    assert codes(judged(paper(list(REGISTERED.values()), NAME, head=24), "registered-paper")) == ["PF-FRM-01"]


def test_a_number_in_another_corner() -> None:
    assert codes(judged(paper(list(REGISTERED.values()), NAME, corner=WIDTH / 2), "registered-paper")) == ["PF-FRM-12"]


def test_a_printer_without_an_address() -> None:
    lines = [line.split("\uff08")[0] for line in REGISTERED.values()]
    report = judged(paper(lines, NAME), "registered-paper")
    assert [d.message for d in report.diagnostics] == ["the printer's address is missing"]


def test_an_internal_paper_with_an_advertisement_and_a_papers_name() -> None:
    assert codes(judged(paper([*INTERNAL.values(), "\u5e7f\u544a"], NAME), "internal-permit")) == ["PF-FRM-28", "PF-FRM-29"]


def test_an_advertisement_that_is_not_marked(tmp_path: Path) -> None:
    """Asks the plan: the display list of a small issue whose front names one."""
    from dataclasses import replace

    from project import small_project

    from banmian.build import Job, set_issue
    from banmian.content.model import Advert
    from banmian.diagnostics import Span
    from banmian.display import Frame, Group, Tag
    from banmian.geometry import Rect, rect_outline
    from banmian.preflight.engine import run_display

    done = set_issue(Job(small_project(tmp_path / "project"), "content/2021-03-05")).issue
    assert done is not None
    span = Span("issue.yaml", 9)
    issue = replace(done.plan.content.issue, adverts=(Advert(4, "psa", "a.svg", span),))
    rect = Rect(0, 0, 9_000, 9_000)
    picture = Group((), rect_outline(rect), Tag("", -1, "picture"), frame=Frame("advert", "the advert a.svg", rect, span=span))
    pages = done.display.pages
    display = replace(done.display, pages=(*pages[:3], replace(pages[3], items=(*pages[3].items, picture))))
    plan = replace(done.plan, content=replace(done.plan.content, issue=issue))
    held, _ = load_profile("registered-paper", ROOT)
    assert held is not None
    found = [d for d in run_display(display, plan, held).diagnostics if d.code == "PF-FRM-13"]
    assert [(d.message, d.span) for d in found] == [("the advertisement `psa` (a.svg) is not marked \u5e7f\u544a", span)]
