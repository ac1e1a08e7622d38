"""Checks of the display list and plan, each broken alone in the small project; findings carry their source line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from project import small_project

from banmian.build import Job, SetIssue, set_issue
from banmian.colour import Ink
from banmian.content.model import Paragraph, StyledText
from banmian.display import DisplayList, GlyphRun, Item, Page
from banmian.plan.model import Plan
from banmian.preflight.engine import run_display
from banmian.preflight.limits import Limits
from banmian.preflight.model import Needs
from banmian.preflight.profile import Profile
from banmian.preflight.registry import CHECKS

PROFILE = Profile(title="test", limits=Limits(several_inks_text_pt=6))
"""The small paper sets strokes of 7 pt in red: its look is not what is tested here."""
ISSUE = "content/2021-03-05"


@pytest.fixture(scope="module")
def issue(tmp_path_factory: pytest.TempPathFactory) -> SetIssue:
    issue = set_issue(Job(small_project(tmp_path_factory.mktemp("small") / "project"), ISSUE)).issue
    assert issue is not None
    return issue


def parts(issue: SetIssue) -> tuple[DisplayList, Plan]:
    return issue.display, issue.plan


def told(display: DisplayList, plan: Plan | None) -> list[tuple[str, str]]:
    return [(d.code, d.message) for d in run_display(display, plan, PROFILE).diagnostics]


def changed(display: DisplayList, number: int, change: Any) -> DisplayList:
    """The display list with each item of a page as `change` gives it (None takes it out)."""

    def items(page: Page) -> tuple[Item, ...]:
        return tuple(new for item in page.items if (new := change(item)) is not None)

    return replace(display, pages=tuple(replace(p, items=items(p)) if p.number == number else p for p in display.pages))


def body(display: DisplayList) -> tuple[int, GlyphRun]:
    """The first run of a story's text."""
    return next((p.number, i) for p in display.pages for i in p.items if isinstance(i, GlyphRun) and i.tag.role == "body")


def with_content(plan: Plan, **changes: Any) -> Plan:
    return replace(plan, content=replace(plan.content, issue=replace(plan.content.issue, **changes)))


def test_the_small_issue_passes(issue: SetIssue) -> None:
    assert told(*parts(issue)) == []


def test_text_below_the_type_area(issue: SetIssue) -> None:
    display, plan = parts(issue)
    number, run = body(display)
    low = changed(display, number, lambda i: replace(i, y=i.y + plan.paper.grid.trim[1]) if i is run else i)
    report = run_display(low, plan, PROFILE)
    assert [d.code for d in report.diagnostics] == ["PF-ISS-01"]
    assert report.diagnostics[0].span == run.origin
    assert report.diagnostics[0].place is not None and report.diagnostics[0].place.page == number


def test_a_continuation_that_is_missing(issue: SetIssue) -> None:
    display, plan = parts(issue)
    stream = next(s for s in plan.streams if len(s.stops) > 1)
    page = plan.sheets[stream.stops[1].sheet].numbers[0]
    gone = changed(display, page, lambda i: None if isinstance(i, GlyphRun) and i.tag.story == stream.stories[0] else i)
    assert "PF-ISS-02" in {code for code, _ in told(gone, plan)}


def test_what_is_told_of_a_page_alone_is_told_at_its_row(issue: SetIssue) -> None:
    display, plan = parts(issue)
    bare = changed(display, 2, lambda i: None if isinstance(i, GlyphRun) and i.tag.role == "folio" else i)
    row = next(page.span for page in plan.content.issue.pages if 2 in page.numbers)
    found = [d.span for d in run_display(bare, plan, PROFILE).diagnostics if d.code == "PF-CNT-07"]
    assert found == [row]


def test_two_stories_alike(issue: SetIssue) -> None:
    display, plan = parts(issue)
    long = max(
        (p for s in plan.streams for p in s.pieces),
        key=lambda p: sum(len(b.text.text) for b in p.blocks if isinstance(b, Paragraph)),
    )
    other = replace(long, story="twin")
    doubled = replace(plan, streams=(*plan.streams, replace(plan.streams[0], pieces=(other,), stops=plan.streams[0].stops[:1])))
    assert [code for code, _ in told(display, doubled)] == ["PF-ISS-03"]


def test_a_picture_without_words(issue: SetIssue) -> None:
    display, plan = parts(issue)
    planned = next(p for p in plan.pictures if p.picture is not None)
    shown = replace(planned, picture=replace(planned.picture, caption=StyledText("\u3000"), alt=" "))
    silent = replace(plan, pictures=tuple(shown if p is planned else p for p in plan.pictures))
    assert [code for code, _ in told(display, silent)] == ["PF-ISS-04", "PF-ISS-04"]


def test_an_ink_over_the_limit_and_small_text_in_several(issue: SetIssue) -> None:
    display, plan = parts(issue)
    number, run = body(display)
    mud = changed(display, number, lambda i: replace(i, size=5_000, ink=Ink("mud", (900, 800, 700, 100))) if i is run else i)
    assert {code for code, _ in told(mud, plan)} == {"PF-ISS-05", "PF-ISS-06"}


def test_a_quotation_that_does_not_end(issue: SetIssue) -> None:
    display, plan = parts(issue)
    stream = next(s for s in plan.streams if s.pieces and hasattr(s.pieces[0].blocks[0], "text"))
    piece = stream.pieces[0]
    block: Any = piece.blocks[0]
    text = replace(block.text, text=block.text.text + "\uff08\u672a\u5b8c")
    other = replace(piece, blocks=(replace(block, text=text), *piece.blocks[1:]))
    opened = replace(plan, streams=tuple(replace(s, pieces=(other, *s.pieces[1:])) if s is stream else s for s in plan.streams))
    assert [code for code, _ in told(display, opened)] == ["PF-ISS-07"]


def test_a_code_that_leads_elsewhere(issue: SetIssue) -> None:
    display, plan = parts(issue)
    assert plan.content.issue.qr, "the small issue has a QR code"
    first = plan.content.issue.qr[0]
    moved = with_content(plan, qr=(replace(first, target="https://example.com/moved"), *plan.content.issue.qr[1:]))
    found = told(display, moved)
    assert [code for code, _ in found] == ["PF-ISS-08", "PF-ISS-08"]
    assert "no address of the issue" in found[0][1] and "example.com/moved" in found[1][1]


def test_a_page_without_its_name(issue: SetIssue) -> None:
    display, plan = parts(issue)
    other = replace(plan, sheets=tuple(replace(s, name="\u7269\u4ea7") if 2 in s.numbers else s for s in plan.sheets))
    assert ("PF-CNT-07", "the page's name `\u7269\u4ea7` does not stand on it") in told(display, other)


def test_a_number_of_another_issue(issue: SetIssue) -> None:
    display, plan = parts(issue)
    found = told(display, with_content(plan, number=999))
    assert {code for code, _ in found} == {"PF-CNT-04"}


def test_every_check_of_the_display_list_is_broken_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8")
    assert {c.id for c in CHECKS if c.needs is Needs.DISPLAY} == {f"PF-ISS-{n:02d}" for n in range(1, 9)}
    assert all(c.id in source for c in CHECKS if c.needs is Needs.DISPLAY)
