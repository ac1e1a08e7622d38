"""A story's file is deleted elsewhere while somebody types: her words are shown, to be copied, and edited on when it is back."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
SAID = "\u540e\u8857\u7684\u949f\u53c8\u8d70\u4e86\u3002"


@pytest.mark.parametrize(("lang", "gone"), [("en", "is there no more"), ("zh", "\u5df2\u7ecf\u4e0d\u5728\u4e86")])
def test_words_that_no_file_holds_are_shown_to_be_copied(desk: Running, chromium: Any, lang: str, gone: str) -> None:
    file = desk.file("articles/bench.md")
    before = file.read_bytes()
    try:
        with opened(chromium, desk, lang, at="#/story/4/bench") as page:
            page.wait_for_selector(".sv .cm-content")
            page.wait_for_selector(".counted:not(.stale)")
            file.unlink()
            page.locator(".sv .cm-content").click()
            page.keyboard.press("Control+End")
            page.keyboard.insert_text(SAID)
            page.wait_for_selector(".count [role=status] >> text=/Not saved:|\u6ca1\u6709\u5b58/")
            page.evaluate("location.hash = '#/issue'")
            page.wait_for_selector(".grp")
            page.evaluate("location.hash = '#/story/4/bench'")
            area = page.locator(".sv .txt textarea")
            area.wait_for()
            assert gone in page.locator(".hd1").inner_text() and "bench" in page.locator(".hd1").inner_text()
            kept = area.input_value()
            assert SAID in kept and kept.startswith("---\nschema: 1\nid: bench\n")
            assert serious(page) == []
            page.locator(".hd1 button").first.click()
            page.wait_for_selector(".hd1 [role=status]:not(:empty)")
            file.write_text(kept, encoding="utf-8")
            page.wait_for_selector(f".sv .cm-content >> text={SAID}")
            eventually(lambda: gone not in page.locator(".hd1").inner_text() and area.count() == 0)
    finally:
        file.write_bytes(before)


def test_words_that_no_file_holds_can_be_given_up(desk: Running, chromium: Any) -> None:
    file = desk.file("articles/bench.md")
    before = file.read_bytes()
    try:
        with opened(chromium, desk, "en", at="#/story/4/bench") as page:
            page.wait_for_selector(".counted:not(.stale)")
            file.unlink()
            page.locator(".sv .cm-content").click()
            page.keyboard.insert_text(SAID)
            page.wait_for_selector(".foot a.red")
            page.click("[data-focus=view-issue]")
            page.wait_for_selector(".grp")
            page.click("[data-focus=unsaved]")
            page.click(".hd1 button >> text=Give up what was typed")
            page.wait_for_selector(".grp")
            page.wait_for_selector(".foot a.red", state="detached")
            assert page.evaluate("Object.keys(sessionStorage).filter((key) => key.includes('unsaved'))") == []
    finally:
        file.write_bytes(before)
