"""The page beside a story follows the cursor of a text that goes on on another page: what is typed is seen where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, address, eventually, opened, running_desk
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
SAID = "\u540e\u8857\u7684\u949f\u53c8\u8d70\u4e86\u3002"
BAR = "!!document.querySelector('.crop .cursor-bar')"


@pytest.fixture
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = small_project(tmp_path_factory.mktemp("desk") / "project").resolve()
    clock = root / "content/2021-03-05/articles/clock.md"
    text, box = clock.read_text("utf-8").split("::: box")
    head, body = text.split("\n---\n")
    clock.write_text(
        f"{head}\n---\n::: box{box}\n{body.strip()}\n", encoding="utf-8"
    )  # so that the text ends with what ends on page 4
    with running_desk(root, "content/2021-03-05") as found:
        yield found


def shown(page: Any) -> str:
    """The page that is shown."""
    return str(page.locator(".crop [data-sheet]").get_attribute("data-sheet"))


def in_sight(page: Any) -> bool:
    """Whether the mark beside the cursor's paragraph is seen."""
    bars, frame = page.locator(".crop .cursor-bar"), page.locator(".crop").bounding_box()
    boxes = [bars.nth(n).bounding_box() for n in range(bars.count())]
    return any(box and frame["y"] <= box["y"] < frame["y"] + frame["height"] for box in boxes)


@pytest.mark.parametrize("plain", [False, True])
def test_the_page_turns_to_where_the_cursor_stands_and_back(desk: Running, chromium: Any, plain: bool) -> None:
    with opened(chromium, desk, "en", at="#/story/1/clock") as page:
        eventually(lambda: page.locator(".stands li").count() == 3 and shown(page) == "1")
        field = page.locator(".sv textarea" if plain else ".sv .cm-content")
        if plain:
            page.locator("[data-focus=plain]").check()
        field.click()
        for key, number, place in (("Control+End", "4", "page 4"), ("Control+Home", "1", "page 1"), ("Control+End", "4", "page 4")):
            page.keyboard.press(key)
            eventually(partial(lambda n: shown(page) == n and page.evaluate(BAR) and in_sight(page), number))
            assert place in page.locator(".where").inner_text() and f"/{number}/" in address(page)
            assert page.evaluate("document.activeElement.closest('.sv .txt') !== null"), "the cursor stays in the text"
        before = page.locator(".count .num").inner_text()
        page.keyboard.insert_text(SAID)
        page.wait_for_selector(".count [role=status] >> text=Saved")
        eventually(lambda: page.locator(".count .num").inner_text() != before and page.locator(".count .stale").count() == 0)
        assert shown(page) == "4", "and stays where what is typed is seen"


def test_a_page_that_was_asked_for_stays_until_the_cursor_is_moved(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/story/1/clock") as page:
        eventually(lambda: page.locator(".stands li").count() == 3)
        page.locator(".sv .cm-content").click()
        page.keyboard.press("Control+Home")
        eventually(lambda: "page 1" in page.locator(".stands li[aria-current]").inner_text())
        page.locator(".stands a[href*='/story/4/']").first.click()
        eventually(lambda: shown(page) == "4" and page.locator(".where small").count() == 1)
        lamp = desk.file("articles/lamp.md")
        lamp.write_text(lamp.read_text("utf-8").rstrip() + SAID + "\n", encoding="utf-8")  # what is set meanwhile turns nothing
        eventually(
            lambda: "Saved" not in page.locator(".count").inner_text() and "as the files are" in page.locator(".foot").inner_text()
        )
        assert shown(page) == "4"
        page.locator(".sv .cm-content").focus()
        page.keyboard.press("ArrowRight")
        eventually(lambda: shown(page) == "1")


def test_a_paragraph_that_goes_on_on_another_page_is_shown_where_the_cursor_is(desk: Running, chromium: Any) -> None:
    clock = desk.file("articles/clock.md")
    head = clock.read_text("utf-8").split("\n---\n")[0]
    clock.write_text(f"{head}\n---\n{SAID * 40}\n", encoding="utf-8")  # one paragraph; the box is gone
    with opened(chromium, desk, "en", at="#/story/1/clock") as page:
        eventually(lambda: page.locator(".stands li").count() >= 2 and "as the files are" in page.locator(".foot").inner_text())
        page.locator(".sv .cm-content").click()
        page.keyboard.press("Control+End")
        eventually(lambda: shown(page) == "4")
        page.keyboard.press("Control+Home")
        eventually(lambda: shown(page) == "1")


def test_nothing_turns_while_an_input_method_composes(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/story/1/clock") as page:
        eventually(lambda: page.locator(".stands li").count() == 3)
        page.locator(".sv .cm-content").click()
        page.keyboard.press("Control+End")
        eventually(lambda: shown(page) == "4")
        page.locator(".stands a[href*='/story/1/']").first.click()
        eventually(lambda: shown(page) == "1")
        page.locator(".sv .cm-content").focus()
        protocol = page.context.new_cdp_session(page)
        for text in ("zh", "zhong"):
            protocol.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
            assert shown(page) == "1"
        protocol.send("Input.insertText", {"text": SAID[3]})
        eventually(lambda: shown(page) == "4")
