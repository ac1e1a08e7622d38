"""The overlay Inks in a browser: plates as switches, by the keyboard; one alone is its film, all together the page."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious
from PIL import Image

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"


def dark(page: Any) -> int:
    """Pixels of the plates that are not white."""
    page.evaluate("document.querySelectorAll('.over-page').forEach((one) => { one.style.visibility = 'hidden'; })")
    shot = Image.open(BytesIO(page.locator(".sheet .inks").screenshot())).convert("L")
    return sum(sample < 200 for sample in shot.tobytes())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_plates_are_switched_by_the_keyboard(desk: Running, chromium: Any, lang: str) -> None:
    with opened(chromium, desk, lang, at="#/page/1") as page:
        page.wait_for_selector(".places button")
        page.keyboard.press("i")
        page.wait_for_selector("[data-focus=plate-K]")
        eventually(lambda: page.locator(".inks .pg").count() == 4 and dark(page) > 0)
        eventually(lambda: page.locator(".inks canvas").count() >= 4)
        whole = dark(page)
        assert serious(page) == []
        page.focus("[data-focus=plate-K]")
        page.keyboard.press("Enter")
        eventually(lambda: page.locator(".inks .pg").count() == 3 and page.locator(".inks canvas").count() >= 3)
        assert page.get_attribute("[data-focus=plate-K]", "aria-pressed") == "false"
        eventually(lambda: 0 < dark(page) < whole)
        page.keyboard.press("i")
        eventually(lambda: page.locator(".inks").count() == 0)
