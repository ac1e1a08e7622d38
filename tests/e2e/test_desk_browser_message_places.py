"""A message that is opened leads to its place on the page, by a click and by keys, however large the page is shown."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
IN_SIGHT = """() => {
  const [own, around] = ['.of-message', '.scroll'].map((one) => document.querySelector(one)?.getBoundingClientRect());
  const across = own && around && own.right > around.left && own.left < around.right;
  return Boolean(across && own.bottom > around.top && own.top < around.bottom);
}"""
LONG = "\u706f\u4eae\u4e86\u3002" * 60


def test_it_is_framed_and_comes_into_sight(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/tree.md")
    before = article.read_text("utf-8")
    article.write_text(f"{before.rstrip()}{LONG}\n", "utf-8")
    try:
        with opened(chromium, desk, "en", at="#/page/4") as page:
            page.wait_for_selector(".told .msg button.strong")
            for _ in range(8):
                page.keyboard.press("Equal")
            page.wait_for_timeout(300)
            page.evaluate("document.querySelector('.scroll').scrollTo(0, 0)")
            assert page.locator(".of-message").count() == 0
            page.locator(".told .msg button.strong").first.click()
            page.wait_for_selector(".of-message", state="attached")
            eventually(lambda: page.evaluate(IN_SIGHT))
            page.locator(".told .msg button.strong").first.click()
            eventually(lambda: page.locator(".of-message").count() == 0)
            page.evaluate("document.querySelector('.scroll').scrollTo(0, 0); document.activeElement.blur()")
            page.keyboard.press("n")
            eventually(lambda: page.evaluate(IN_SIGHT))
    finally:
        article.write_text(before, "utf-8")
