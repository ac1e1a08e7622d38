"""A story that stands in several places shows them all beside its text: what stands in each, and first the one of the cursor."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_all_places_are_shown_and_that_of_the_cursor_first(desk: Running, chromium: Any, lang: str) -> None:
    with opened(chromium, desk, lang=lang, at="#/story/1/clock") as page:
        rows = page.locator(".stands li")
        eventually(lambda: rows.count() == 3)
        assert "side" in rows.nth(0).inner_text() or "lead" in rows.nth(0).inner_text()
        page.wait_for_selector(".sv .cm-content")
        page.locator(".sv .cm-content").focus()
        page.keyboard.press("Control+Home")
        eventually(lambda: "lead" in page.locator(".stands li[aria-current]").inner_text())
        assert rows.nth(0).get_attribute("aria-current") == "true"
        foot, stands = page.locator(".count"), rows.nth(0).locator("span").inner_text()
        said = foot.inner_text()
        assert "lead" in said and ("on page 4" in said or "\u4e0b\u8f6c\u7b2c4\u7248" in said), "its count, and where it goes on"
        assert foot.locator(".num").inner_text() == stands.split()[0].rstrip("\u5b57"), "what stands there"
        page.keyboard.press("Control+End")
        eventually(lambda: "lead" not in page.locator(".stands li[aria-current]").inner_text())
        assert rows.nth(0).get_attribute("aria-current") == "true"
        here = rows.nth(0).locator("a").inner_text().split()[-1].split("\uff0c")[-1]
        assert here in foot.inner_text() and "lead" not in foot.inner_text()
        other = page.locator(".stands a[href*='/story/4/']")
        other.focus()
        page.keyboard.press("Enter")
        eventually(lambda: "4" in page.locator(".where").inner_text())
        counts = page.evaluate("[...document.querySelectorAll('.stands span')].map((one) => parseInt(one.textContent))")
        assert len(counts) == 3 and min(counts) > 0


def test_a_story_of_one_place_has_no_list(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/story/4/lamp") as page:
        page.wait_for_selector(".where b")
        eventually(lambda: page.locator(".stands li").count() <= 1 and page.locator(".stands").is_hidden())
