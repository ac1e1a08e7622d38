"""A desk beside another one in the browser: it only looks, and takes over when that one is silent and a person says so."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest
from desk_browser import CHROMIUM, browser, eventually, opened, running_desk
from project import small_project

from banmian.desk.lock import NAME

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
HOUR = 3600


def test_a_silent_desk_is_taken_over_by_a_button(tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    lock = root / ISSUE / NAME

    def held(at: float) -> None:
        lock.write_text(json.dumps({"user": "a", "machine": "elsewhere", "pid": 1, "at": at}), encoding="utf-8")
        os.utime(lock, (at, at))

    held(time.time() + HOUR)
    with (
        running_desk(root, ISSUE) as desk,
        browser() as chromium,
        opened(chromium, desk, "en", at="#/page/1") as page,
        opened(chromium, desk, "en", at="#/story/4/lamp") as other,
    ):
        other.wait_for_selector(".cm-content")
        other.click(".cm-content")
        other.keyboard.type("Z")
        assert "Z" not in other.locator(".cm-content").inner_text(), "it can only be read"
        page.wait_for_selector(".foot:has-text('Read only: a on elsewhere has the issue')")
        page.wait_for_selector("[data-place=lead]").dispatch_event("click")
        page.wait_for_selector("[data-place=lead][aria-pressed=true]")
        assert page.locator(".grip").count() == 0 and page.locator("[data-focus=take-over]").count() == 0
        held(time.time() - HOUR)
        page.click("[data-focus=take-over]")
        page.wait_for_selector(".foot:has-text('Read only')", state="detached")
        assert eventually(lambda: json.loads(lock.read_text("utf-8"))["machine"] != "elsewhere")
        page.wait_for_selector(".grip.foot")
        other.wait_for_selector(".foot:has-text('Read only')", state="detached")
        other.click(".cm-content")
        other.keyboard.type("Z")
        other.wait_for_selector(".cm-content >> text=Z")  # in the pane that was open
        other.keyboard.press("F6")
        assert other.evaluate("document.activeElement.closest('.cm-content')") is None, "a field holds no region"
        eventually(lambda: "Z" in (root / ISSUE / "articles/lamp.md").read_text("utf-8"))
