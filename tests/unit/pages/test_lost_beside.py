"""What is written beside the stories is on the page or told: captions, credits, furniture, texts of drawings (TXT010 to 012)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from project import small_project, spoil

from banmian.build import Job, SetIssue, set_issue
from banmian.diagnostics import Diagnostic
from banmian.display import GlyphRun, Item
from banmian.pages.lost_beside import lost_beside
from banmian.plan import Plan

ISSUE = "content/2021-03-05"


@pytest.fixture(scope="module")
def done(tmp_path_factory: pytest.TempPathFactory) -> SetIssue:
    issue = set_issue(Job(small_project(tmp_path_factory.mktemp("small") / "project"), ISSUE)).issue
    assert issue is not None
    return issue


def checked(done: SetIssue, keep: Callable[[Item], bool] = lambda item: True) -> list[Diagnostic]:
    """The check on the issue as set, without some of its items."""
    pages = {page.number: page.items for page in done.display.pages}
    sheets = [[i for n in sheet.numbers for i in pages[n] if keep(i)] for sheet in done.plan.sheets]
    return [d for d in lost_beside(done.plan, sheets) if d.code != "TXT012"]


def without(*roles: str) -> Callable[[Item], bool]:
    return lambda item: item.tag.role not in roles


def test_what_is_shown_whole_is_not_told(done: SetIssue) -> None:
    assert checked(done) == []


def test_a_caption_and_a_credit_that_are_not_there(done: SetIssue) -> None:
    found = checked(done, without("caption"))
    assert found and {d.code for d in found} == {"TXT010"}
    assert all(d.span is not None and d.span.file.endswith(".md") and d.place is not None for d in found)
    assert len(checked(done, without("caption", "credit"))) > len(found)


@pytest.mark.parametrize(("role", "key"), [("masthead", "publishers"), ("imprint", "\u793e\u5740"), ("folio", "editor")])
def test_a_field_that_is_not_there(done: SetIssue, role: str, key: str) -> None:
    found = checked(done, without(role))
    assert any(key in d.message for d in found)
    assert all(d.code == "TXT010" and d.span is not None and d.span.file == f"{ISSUE}/issue.yaml" for d in found)


def test_one_character_short_is_told(done: SetIssue) -> None:
    def cut(item: Item) -> Item:
        if isinstance(item, GlyphRun) and "\u53a6" not in item.texts and "".join(item.texts).startswith("\u5730\u5740"):
            return replace(item, texts=(*item.texts[:3], "", *item.texts[4:]))
        return item

    pages = {page.number: [cut(i) for i in page.items] for page in done.display.pages}
    sheets = [[i for n in sheet.numbers for i in pages[n]] for sheet in done.plan.sheets]
    (found,) = [d for d in lost_beside(done.plan, sheets) if d.code == "TXT010"]
    assert "the field `address`" in found.message


def _without_furniture(plan: Plan, kind: str) -> Plan:
    sheets = tuple(
        replace(s, layout=replace(s.layout, furniture=tuple(f for f in s.layout.furniture if f.kind != kind))) for s in plan.sheets
    )
    return replace(plan, sheets=sheets)


@pytest.mark.parametrize("kind", ["masthead", "imprint"])
def test_furniture_that_no_page_has_is_told_once(done: SetIssue, kind: str) -> None:
    found = [d for d in lost_beside(_without_furniture(done.plan, kind), [[] for _ in done.plan.sheets]) if d.code == "TXT011"]
    assert len(found) == 1 and f"`{kind}`" in found[0].message
    assert found[0].span is not None and found[0].span.line > 0


def test_a_text_that_the_frame_leaves_out_of_a_drawing_is_told(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    spoil(root / ISSUE / "images/river.svg", {'x="40" y="60"': 'x="40" y="-60"'})
    (found,) = [d for d in set_issue(Job(root, ISSUE)).diagnostics if d.code == "TXT012" and "river.svg" in d.message]
    assert found.span is not None and (found.span.file, found.span.line) == (f"{ISSUE}/images/river.svg", 4)
