"""While copyfit works the page is seen as it was saved, what it cannot change is told, and what is from before is grey and says so;
a newer save ends it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, browser, eventually, opened, running_desk, serious
from patient_setter import LET, PROGRAM
from project import small_project, spoil

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
MUCH, MORE = {"\u540e\u8857": "\u540e\u8857" * 60}, {"\u540e\u8857\u540e": "\u540e\u8857\u524d\u540e"}


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Running]:
    with running_desk(small_project(tmp_path / "project").resolve(), ISSUE, program=PROGRAM) as found:
        yield found


def foot(page: Any) -> str:
    words: str = page.locator(".foot .now").inner_text()
    return words


def test_a_page_at_which_copyfit_works(desk: Running, chromium: Any) -> None:
    lamp, river = desk.file("articles/lamp.md"), desk.file("articles/river.md")
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector(".sheet canvas")
        eventually(lambda: "as the files are" in foot(page))
        assert page.locator(".at-work").is_hidden() and page.locator(".aside.stale").count() == 0
        spoil(lamp, MUCH)
        spoil(river, {"headline:": "headlin:"})
        page.wait_for_selector(".aside.stale .at-work:not([hidden])")
        eventually(lambda: "Copyfit is at work on page 4" in foot(page))
        assert "over by" not in page.locator(".aside").inner_text(), "it may yet fit"
        assert serious(page) == []
        page.emulate_media(color_scheme="light")
        page.evaluate("location.hash = '#/page/2'")
        page.wait_for_selector(".aside .msg >> text=river.md", timeout=20_000)
        assert page.locator(".aside.stale").count() == 0, "another page is as its files are"
        page.evaluate("location.hash = '#/page/4'")
        page.wait_for_selector(".aside.stale .at-work:not([hidden])")
        (desk.root / LET).touch()
        spoil(lamp, MORE)
        page.wait_for_selector(".aside:not(.stale) >> text=over by")
        assert page.locator(".at-work").is_hidden()
        eventually(lambda: "A file cannot be read" in foot(page))  # that of page 2


def test_what_was_moved_is_framed_where_it_is_seen_and_is_not_signed_before_it_is_settled(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector(".sheet canvas")
        eventually(lambda: "as the files are" in foot(page))
        page.wait_for_selector("[data-place=short]").dispatch_event("click")
        page.wait_for_selector(".chosen")
        before = page.locator(".chosen").bounding_box()
        signing = page.locator(".signing").inner_text()
        page.locator(".grip.foot[data-target='places.short']").focus()
        for _ in range(4):
            page.keyboard.press("ArrowUp")
        page.wait_for_selector(".tried .diff")
        page.keyboard.press("Enter")
        page.wait_for_selector(".at-work:not([hidden])")
        page.wait_for_selector(".sheet:not(.unplaced) .chosen")
        eventually(lambda: (page.locator(".chosen").bounding_box() or before)["height"] < before["height"] - 20)
        page.wait_for_selector("[data-focus=sign]:disabled")
        assert "is being set" in page.locator(".signing").inner_text() != signing
        assert page.locator(".at-work").is_visible(), "copyfit is at work all the time"
        (desk.root / LET).touch()
        eventually(lambda: "as the files are" in foot(page) and "is being set" not in page.locator(".signing").inner_text())
