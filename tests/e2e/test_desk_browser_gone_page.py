"""The whole issue is shown as it was, dated and with the cause, while issue.yaml cannot be read; a page that it has no more gives
its place on the screen and in the address, and comes back."""

from __future__ import annotations

import re
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
GREY = "[...document.querySelectorAll('.pages .pg img')].every((one) => getComputedStyle(one).filter.includes('grayscale(1)'))"


def without_page_4(issue: str) -> str:
    """The text of issue.yaml, of which page 4 is the last."""
    return issue[: issue.index("  - number: 4\n")].replace("page-count: 4", "page-count: 3")


@pytest.mark.parametrize("kind", ["broken", "gone"])
def test_the_whole_issue_is_grey_and_dated_while_issue_yaml_cannot_be_read(desk: Running, chromium: Any, kind: str) -> None:
    file = desk.file("issue.yaml")
    text = file.read_text(encoding="utf-8")
    with opened(chromium, desk, "en") as page:
        page.wait_for_selector(".foot .now:not(.not)")
        assert not page.evaluate(GREY) and page.locator(".pages .unread").count() == 0
        if kind == "broken":
            file.write_text(text.replace("pages:\n", "pages: [\n", 1), encoding="utf-8")
        else:
            file.unlink()
        try:
            strip = page.locator(".pages .unread")
            strip.wait_for()
            assert re.search(r"at \d\d:\d\d,", strip.inner_text()), strip.inner_text()
            assert strip.locator("button").inner_text().startswith("issue.yaml")
            assert page.evaluate(GREY)
            captions = page.locator(".captions").all_inner_texts()
            assert captions and not any("All well" in one for one in captions), captions
            page.evaluate("location.hash = '#/proofs/1'")
            page.click("[data-focus=issue-proof]")
            page.wait_for_selector(".new-proof ~ [role=alert] button:text-matches('issue.yaml')")
            page.evaluate("location.hash = '#/page/1'")
            page.wait_for_selector(".told .msg small >> text=issue.yaml")
            assert page.locator(".told .well").count() == 0, "the panel names what the strip names"
            page.evaluate("location.hash = '#/issue'")
        finally:
            file.write_text(text, encoding="utf-8")
        eventually(lambda: page.locator(".pages .unread").count() == 0 and not page.evaluate(GREY))


def test_a_page_that_is_gone_comes_back_and_the_address_says_what_is_shown(desk: Running, chromium: Any) -> None:
    file = desk.file("issue.yaml")
    text = file.read_text(encoding="utf-8")
    without = without_page_4(text)
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector("[data-sheet='4']")
        file.write_text(without, encoding="utf-8")
        try:
            page.wait_for_selector("[data-sheet='1']")
            assert page.evaluate("location.hash") == "#/page/1" and page.locator(".folio .no").inner_text() == "1"
            file.write_text(text, encoding="utf-8")
            page.wait_for_selector("[data-sheet='4']")
            assert page.evaluate("location.hash") == "#/page/4"
            file.write_text(without, encoding="utf-8")
            page.wait_for_selector("[data-sheet='1']")
            page.evaluate("location.hash = '#/page/2'")  # who goes elsewhere stays there
            page.wait_for_selector("[data-sheet='2']")
            file.write_text(text, encoding="utf-8")
            eventually(lambda: page.locator(".strip a").count() == 4)
            assert page.evaluate("location.hash") == "#/page/2"
        finally:
            file.write_text(text, encoding="utf-8")


def test_makeup_of_a_spread_names_and_shows_both_its_pages(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/makeup/2") as page:
        page.wait_for_selector(".mk-list h2:text('pages 2\u20133')")
        eventually(lambda: page.locator("[data-alt=present] img").count() == 2)
        assert [one.get_attribute("data-page") for one in page.locator("[data-alt=present] img").all()] == ["2", "3"]
        page.evaluate("location.hash = '#/makeup/4'")
        page.wait_for_selector(".mk-list h2:text('page 4')")
        page.evaluate("location.hash = '#/story/4/lamp'")
        page.set_viewport_size({"width": 1280, "height": 720})
        page.wait_for_selector(".f label")
        widths = {round(one.bounding_box()["width"]) for one in page.locator(".f label").all()}
        assert len(widths) == 1, "the fields of a head stand below one another in English, too"


def test_a_story_that_is_open_outlives_its_page(desk: Running, chromium: Any) -> None:
    file = desk.file("issue.yaml")
    text = file.read_text(encoding="utf-8")
    without = without_page_4(text)
    with opened(chromium, desk, "en", at="#/story/4/lamp") as page:
        page.wait_for_selector(".sv .sheet canvas")
        page.wait_for_selector(".foot .now:not(.not)")
        file.write_text(without, encoding="utf-8")
        try:
            eventually(lambda: page.evaluate("import('/static/js/state.js').then((own) => own.state.told.pages.length)") == 3)
            page.wait_for_selector(".foot .now:not(.not)")
        finally:
            file.write_text(text, encoding="utf-8")
        eventually(lambda: page.evaluate("import('/static/js/state.js').then((own) => own.state.told.pages.length)") == 4)
        page.wait_for_selector(".foot .now:not(.not)")
