"""What is typed and taken back: the page shows the files again, whatever was tried; what was saved can still be undone."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, running_desk, serious
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE, WORD = "content/2021-03-05", "\u706f"
PIXELS = """() => [...document.querySelectorAll('.pg canvas')]
    .map((one) => one.style.top + one.style.left + one.toDataURL()).sort().join()"""


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with running_desk(small_project(tmp_path_factory.mktemp("desk") / "project"), ISSUE) as running:
        yield running


def drawn(page: Any) -> str:
    """The page's picture, once all of it is there and stays."""
    page.wait_for_selector(".pg canvas")
    seen = [""]

    def same() -> bool:
        page.wait_for_timeout(500)
        seen.append(page.evaluate(PIXELS))
        return seen[-1] == seen[-2]

    eventually(same)
    return seen[-1]


def test_what_is_taken_back_before_it_is_saved_is_off_the_page(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/story/1/lamp") as page:
        before = drawn(page)
        text = page.locator(".sv .cm-content")
        text.click()
        page.keyboard.press("Control+End")
        typed = 0
        while page.evaluate(PIXELS) == before:  # each key puts the saving off
            page.keyboard.type(WORD)
            page.wait_for_timeout(400)
            typed += 1
            assert typed < 60, "what is typed is shown"
        for _ in range(typed):
            page.keyboard.press("Backspace")
        eventually(lambda: page.evaluate(PIXELS) == before)


def test_what_was_saved_at_the_end_can_be_undone(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/lamp.md")
    before = article.read_bytes()
    with opened(chromium, desk, at="#/story/1/lamp") as page:
        page.locator(".sv .cm-content").click()
        page.keyboard.press("Control+End")
        page.keyboard.type(WORD * 3)
        eventually(lambda: WORD * 3 in article.read_text(encoding="utf-8"))
        page.wait_for_selector(".count [role=status]:text-matches('\u5df2\u5b58')")
        page.keyboard.press("Control+z")
        eventually(lambda: WORD * 3 not in article.read_text(encoding="utf-8"))
        assert article.read_bytes() == before, "no line more at the end"
        assert WORD * 3 not in page.locator(".sv .cm-content").inner_text()


def test_a_drag_that_is_given_up_leaves_the_page_as_it_was(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/page/1") as page:
        page.wait_for_selector("[data-place=lead]").dispatch_event("click")
        before = drawn(page)
        page.locator(".grip.foot").focus()
        page.keyboard.press("ArrowUp")
        eventually(lambda: page.evaluate(PIXELS) != before)
        page.keyboard.press("Escape")
        eventually(lambda: page.evaluate(PIXELS) == before)


def test_enter_writes_what_a_key_tried_on_a_selected_picture(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/page/1") as page:
        page.locator("[data-place=lead]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-place=lead][aria-pressed=true]:focus")
        page.keyboard.press("Delete")
        page.wait_for_selector(".tried .diff")
        page.keyboard.press("Enter")
        page.wait_for_selector(".tried", state="detached")
        eventually(lambda: "lamp" not in desk.file("issue.yaml").read_text(encoding="utf-8").split("places:")[1].split("\n")[0])
        page.keyboard.press("Control+z")


def test_a_paragraph_of_the_page_can_be_a_line_longer_by_keys_alone(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/page/1") as page:
        place = page.locator("[data-place=lead]")
        box = eventually(place.bounding_box)
        page.mouse.click(box["x"] + box["width"] / 4, box["y"] + box["height"] * 0.7)
        page.locator("[data-focus=line-more]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".tried [data-focus=write]:focus, .tried [data-focus=cancel]:focus")
        page.keyboard.press("Escape")
        page.wait_for_selector("[data-focus=line-more]:focus")


def test_a_long_text_scrolls_by_keys(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, at="#/story/1/lamp") as page:
        page.set_viewport_size({"width": 1280, "height": 420})
        page.wait_for_selector(".sv .cm-content")
        assert page.evaluate("(one => one.scrollHeight > one.clientHeight)(document.querySelector('.cm-scroller'))")
        assert serious(page) == []
