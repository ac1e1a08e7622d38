"""The overlay Inks in a browser: plates as switches, by the keyboard; one alone is its film, all together the page."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, browser, eventually, opened, running_desk, serious
from PIL import Image
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = small_project(tmp_path_factory.mktemp("desk") / "project")
    with running_desk(root, ISSUE) as running:
        yield running


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with browser() as found:
        yield found


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
