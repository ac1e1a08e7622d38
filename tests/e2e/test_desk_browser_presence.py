"""Two windows have a story open: each is told who the other is, until that one is closed; nothing is locked."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
STORY, NAME = "#/story/4/lamp", "\u6837\u4e00"


def named(page: Any, name: str) -> None:
    page.evaluate(f"localStorage.setItem('banmian-desk-name', '{name}')")
    page.evaluate(f"location.hash = '{STORY}'")
    page.wait_for_selector(".sv .cm-content")


def test_each_window_is_told_who_edits_the_story(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "zh") as one:
        named(one, NAME)
        assert one.locator(".opened p").count() == 0, "nobody else has it"
        with opened(chromium, desk, "en") as two:
            named(two, "B")
            two.wait_for_selector(f".opened b >> text={NAME} is editing this story")
            one.wait_for_selector(".opened b >> text=B \u6b63\u5728\u6539\u8fd9\u7bc7")
            assert serious(two) == []
            two.evaluate("location.hash = '#/story/1/clock'")
            eventually(lambda: one.locator(".opened p").count() == 0)
            two.evaluate(f"location.hash = '{STORY}'")
            one.wait_for_selector(".opened b")
            two.locator(".cm-content").click()
            two.keyboard.press("Control+End")
            two.keyboard.type("\u65b9")
            two.wait_for_selector(".count [role=status]:text-matches('^Saved')")
        eventually(lambda: one.locator(".opened p").count() == 0)


def test_a_tab_that_crashes_has_nothing_open(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en") as one:
        named(one, "A")
        with opened(chromium, desk, "en") as two:
            named(two, "B")
            one.wait_for_selector(".opened b >> text=B is editing this story")
            with contextlib.suppress(Exception):
                two.goto("chrome://crash")
            eventually(lambda: one.locator(".opened p").count() == 0)
