"""The desk is killed, or ended, while somebody types: the text stays on the screen, and is saved by the desk that comes next."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, eventually, opened, running_desk
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE, WORD = "content/2021-03-05", "\u706f"
PANE = ".sv .cm-content"


def typed(page: Any, count: int) -> str:
    """So many characters more at the end of the story, as far as they are seen in its pane."""
    page.locator(PANE).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(WORD * count)
    page.wait_for_selector(f"{PANE} >> text={WORD * count}")
    return WORD * count


def test_after_a_desk_that_was_killed_the_window_goes_on_by_itself(tmp_path: Path, chromium: Any) -> None:
    root = small_project(tmp_path / "project")
    with running_desk(root, ISSUE) as desk, opened(chromium, desk, at="#/story/1/lamp") as page:
        article = desk.file("articles/lamp.md")
        page.wait_for_selector(PANE)
        page.wait_for_selector(".counted:not(.stale)")
        page.wait_for_selector(".sv .sheet canvas")
        head = page.locator(".hd1").inner_text()
        page.evaluate(
            "addEventListener('pagehide', () => sessionStorage.setItem('seen', "
            "document.querySelectorAll('.sv .sheet canvas').length))"
        )
        desk.process.send_signal(signal.SIGKILL)
        desk.process.wait()
        page.wait_for_selector(".gone p")
        words = typed(page, 5)
        with running_desk(root, ISSUE, "--port", desk.address.split(":")[2].split("/")[0]) as again:
            assert again.address == desk.address
            eventually(lambda: words in article.read_text(encoding="utf-8"))
            page.wait_for_selector(".gone p", state="detached")
            page.wait_for_selector(f"{PANE} >> text={words}")
            page.wait_for_selector(".sv .sheet canvas")
            seen = eventually(lambda: page.evaluate("sessionStorage.getItem('seen')"))
            assert int(seen) > 0, "the page stays until the issue is set again, and the window is loaded anew"
            page.wait_for_selector(".sv .where a >> text=\u770b\u6574\u7248")
            eventually(lambda: page.locator(".hd1").inner_text() == head)
            page.wait_for_selector(".counted:not(.stale)")
            eventually(lambda: "\u4e00\u81f4" in page.locator(".foot .now").inner_text())
            page.wait_for_selector(".sv .stands >> text=\u7b2c", state="attached")
            page.keyboard.type(WORD * 3)
            page.wait_for_selector(f"{PANE} >> text={words}{WORD * 3}")


def test_a_desk_that_was_ended_has_another_key_and_the_text_stays(tmp_path: Path, chromium: Any) -> None:
    root = small_project(tmp_path / "project")
    with running_desk(root, ISSUE) as desk, opened(chromium, desk, at="#/story/1/lamp") as page:
        article = desk.file("articles/lamp.md")
        page.wait_for_selector(PANE)
        desk.process.send_signal(signal.SIGINT)
        desk.process.wait()
        page.wait_for_selector(".gone p")
        words = typed(page, 7)
        with running_desk(root, ISSUE, "--port", desk.address.split(":")[2].split("/")[0]) as again:
            assert again.address != desk.address
            page.wait_for_selector(".gone:has-text('\u65b0\u5730\u5740')")
            page.wait_for_selector(f"{PANE} >> text={words}")
            with page.context.new_page() as other:
                other.goto(again.address)
                eventually(lambda: words in article.read_text(encoding="utf-8"))
            page.wait_for_selector(".gone p", state="detached")
