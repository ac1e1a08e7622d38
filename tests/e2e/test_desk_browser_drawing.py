"""What is not drawn yet is a grey outline, and is said to be drawn; what is spoken is what stands there; the tiles of one zoom do
not lie about in another; what could not be had is asked for again."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
SPOKEN = "body > .unseen[role=status]"
TILES = re.compile(r"/api/tiles/\d+/\d+\?")
DONE = {"en": "as the files are", "zh": "\u4e00\u81f4"}
DRAWING = {"en": "Drawing the pages", "zh": "\u6b63\u5728\u753b\u7248\u9762"}


def foot(page: Any) -> str:
    words: str = page.locator(".foot .now").inner_text()
    return words


def undrawn(route: Any) -> None:
    """The state as it is before a small picture is drawn, of an issue in which there is nothing to do."""
    told = route.fetch().json()
    pages = [{**page, "thumb": None, "drawn": False, "worst": None} for page in told["pages"]]
    route.fulfill(body=json.dumps({**told, "pages": pages, "messages": []}), content_type="application/json")


def hold(page: Any) -> list[Any]:
    """What is asked of tiles from now on waits in this list."""
    held: list[Any] = []

    def wait(route: Any) -> None:
        held.append(route)

    page.route(TILES, wait)
    return held


def let_go(page: Any, held: list[Any]) -> None:
    for route in held:
        route.continue_()
    page.unroute(TILES)


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_is_not_drawn_yet_says_so(desk: Running, chromium: Any, lang: str) -> None:
    with opened(chromium, desk, lang) as page:
        eventually(lambda: DONE[lang] in foot(page))
        eventually(lambda: page.locator(SPOKEN).inner_text() == page.locator(".aside h2").first.inner_text())
        first = page.locator(SPOKEN).inner_text()
        page.route("**/api/state", undrawn)
        held = hold(page)
        page.reload()
        page.wait_for_selector(".grp img.blank")
        assert page.locator(".grp img:not(.blank)").count() == 0 and DRAWING[lang] in foot(page)
        assert DRAWING[lang] in page.locator(".aside h2").first.inner_text()
        eventually(lambda: DRAWING[lang] in page.locator(SPOKEN).inner_text())
        assert serious(page) == []
        page.unroute("**/api/state")
        page.evaluate("location.hash = '#/page/2'")
        page.wait_for_selector(".sheet img.blank")
        eventually(lambda: DRAWING[lang] in foot(page) and held)
        page.wait_for_timeout(300)
        assert DRAWING[lang] in foot(page) and page.locator(".sheet canvas").count() == 0
        let_go(page, held)
        page.wait_for_selector(".sheet canvas")
        eventually(lambda: DONE[lang] in foot(page))
        page.reload()
        eventually(lambda: page.locator(SPOKEN).inner_text() == first)


def test_tiles_that_cannot_be_had_are_asked_for_again(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en") as page:
        refused: list[str] = []

        def refuse(route: Any) -> None:
            refused.append(route.request.url)
            route.fulfill(status=404, body="{}", content_type="application/json")

        page.route(TILES, refuse, times=2)
        page.evaluate("location.hash = '#/page/2'")
        eventually(lambda: DONE["en"] not in foot(page) and len(refused) == 2)
        page.wait_for_selector(".sheet canvas")
        eventually(lambda: DONE["en"] in foot(page))


def test_what_was_drawn_of_a_part_does_not_lie_about_in_the_whole_page(desk: Running, chromium: Any) -> None:
    covered = """() => [...document.querySelectorAll('.sheet .tiles canvas')]
        .reduce((sum, { style }) => sum + parseFloat(style.width) * parseFloat(style.height) / 1e4, 0)"""
    with opened(chromium, desk, "en", at="#/page/2") as page:
        page.wait_for_selector(".sheet canvas")
        eventually(lambda: DONE["en"] in foot(page))
        assert page.evaluate(covered) == pytest.approx(1), "the page, once"
        for _ in range(6):
            page.keyboard.press("+")
            page.wait_for_timeout(60)
        eventually(lambda: page.evaluate(covered) > 1.1 and DONE["en"] in foot(page))
        held = hold(page)
        page.keyboard.press("z")
        eventually(lambda: DRAWING["en"] in foot(page) and held)
        # At which zoom it was drawn whole last depends on how fast the steps were drawn.
        assert page.evaluate(covered) == pytest.approx(1), "only the page as it was drawn whole"
        let_go(page, held)
        eventually(lambda: DONE["en"] in foot(page))


@pytest.mark.parametrize("view", ["story", "page"])
def test_a_view_that_is_left_while_it_is_drawn_is_waited_for_no_more(desk: Running, chromium: Any, view: str) -> None:
    with opened(chromium, desk, "en", at="#/story/2/river" if view == "story" else "#/page/2") as page:
        page.wait_for_selector(".sheet canvas")
        eventually(lambda: DONE["en"] in foot(page))
        held = hold(page)
        page.set_viewport_size({"width": 1200, "height": 760})
        eventually(lambda: DRAWING["en"] in foot(page) and held)
        page.evaluate("location.hash = '#/page/3'")
        eventually(lambda: page.locator("article.sheet[data-sheet='3']").count() == 1)
        page.set_viewport_size({"width": 1100, "height": 700})
        page.wait_for_timeout(300)
        let_go(page, held)
        page.wait_for_selector("article.sheet[data-sheet='3'] canvas")
        eventually(lambda: DONE["en"] in foot(page), 15)
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".grp")
        eventually(lambda: DONE["en"] in foot(page), 15)
