"""Two windows have a story open: each is told who the other is, until that one is closed; nothing is locked."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterator
from pathlib import Path
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


def test_two_that_open_it_in_the_same_moment_are_both_told(desk: Running, chromium: Any) -> None:
    """The first window's answer, of when it was alone, comes after it was told of the second."""
    with opened(chromium, desk, "en") as one, opened(chromium, desk, "en") as two:
        late: list[Any] = []
        one.route("**/api/open-story", lambda route: late.append((route, route.fetch())))
        named(one, "A")
        eventually(lambda: (one.wait_for_timeout(20), late)[1])
        named(two, "B")
        one.wait_for_selector(".opened b >> text=B is editing this story")
        for route, answer in late:
            route.fulfill(response=answer)
        one.wait_for_timeout(300)
        assert one.locator(".opened b >> text=B is editing this story").count() == 1


@contextlib.contextmanager
def setting_nothing(desk: Running) -> Iterator[None]:
    """Meanwhile no process that the desk began goes on: nothing is set."""
    pids = Path(f"/proc/{desk.process.pid}/task/{desk.process.pid}/children").read_text().split()
    for pid in pids:
        os.kill(int(pid), signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in pids:
            os.kill(int(pid), signal.SIGCONT)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the processes of the desk are found in /proc")
def test_a_text_saved_elsewhere_is_shown_before_it_is_set(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/lamp.md")
    before = article.read_text("utf-8")
    with opened(chromium, desk, "en") as page:
        named(page, "A")
        eventually(lambda: "as the files are" in page.locator(".foot .now").inner_text())
        with setting_nothing(desk):
            article.write_text(before.rstrip() + "\u706f\u4eae\u4e86\n", "utf-8")
            page.wait_for_selector(".sv .cm-content >> text=\u706f\u4eae\u4e86")
        article.write_text(before, "utf-8")
        page.wait_for_selector(".sv .cm-content >> text=\u706f\u4eae\u4e86", state="detached")


def test_a_tab_that_crashes_has_nothing_open(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en") as one:
        named(one, "A")
        with opened(chromium, desk, "en", own=True) as two:
            named(two, "B")
            one.wait_for_selector(".opened b >> text=B is editing this story")
            with contextlib.suppress(Exception):
                two.goto("chrome://crash")
            eventually(lambda: one.locator(".opened p").count() == 0)


def test_a_window_that_is_loaded_anew_is_no_other_one(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en") as page:
        named(page, "A")
        eventually(lambda: "as the files are" in page.locator(".foot .now").inner_text())
        eventually(lambda: page.locator(".opened p").count() == 0)  # the windows of the test before are believed there for a while
        name = "async () => (await import('/static/js/api.js')).tab"
        before = page.evaluate(name)
        page.reload()
        page.wait_for_selector(".sv .cm-content")
        page.wait_for_selector(".counted:not(.stale)")
        assert page.evaluate(name) == before and page.locator(".opened p").count() == 0
        assert page.evaluate("sessionStorage.getItem('banmian-desk-tab')") is None, (
            "else a window made of this one would take its name"
        )
