"""Two windows on one edge: the first one tries anew when the second writes, and writes what it shows, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")


@contextmanager
def on_page(chromium: Any, desk: Running) -> Iterator[Any]:
    """A window on page 1 with its lead selected."""
    with opened(chromium, desk, "en") as page:
        page.evaluate("location.hash = '#/page/1'")
        page.locator("[data-place=lead]").first.dispatch_event("click")
        page.wait_for_selector(".grip.foot")
        yield page


def lead(desk: Running) -> str:
    """The lines of the lead's text as they stand in the file that counts."""
    own = desk.file("pages/front.yaml")
    text = (own if own.exists() else desk.root / "layouts/small/pages/front.yaml").read_text("utf-8")
    return text.partition("text: [{cols: 1-2, lines: ")[2].partition(",")[0]


def drag(page: Any, lines: int) -> None:
    """Take the foot of the lead so many lines lower, and keep hold of it."""
    grip = page.locator(".grip.foot").first.bounding_box()
    sheet = page.locator(".handles").first.bounding_box()
    height = page.evaluate("async () => (await import('/static/js/drag.js')).pageOf(1).geometry")
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x, y + lines * height["leading"] / height["trim"][1] * sheet["height"], steps=4)


def shows(page: Any, new: str) -> None:
    """The panel's diff comes to say these lines."""
    page.wait_for_selector(f".tried .diff .p >> text=lines: {new}")


def by_keys(page: Any, lines: int) -> None:
    page.locator(".grip.foot").first.focus()
    for _ in range(abs(lines)):
        page.keyboard.press("ArrowUp" if lines < 0 else "ArrowDown")


def undone(desk: Running, page: Any, lines: str) -> None:
    page.keyboard.press("Control+z")
    eventually(lambda: lead(desk) == lines)


def test_what_is_dragged_is_held_when_another_window_writes_the_same_edge(desk: Running, chromium: Any) -> None:
    with on_page(chromium, desk) as one, on_page(chromium, desk) as two:
        drag(one, -1)
        shows(one, "13-23")
        by_keys(two, -3)
        shows(two, "13-21")
        two.keyboard.press("Enter")
        eventually(lambda: lead(desk) == "13-21")
        shows(one, "13-20")
        one.wait_for_selector(".tried .meanwhile >> text=Changed meanwhile in another window: Foot of")
        one.mouse.up()
        one.wait_for_selector(".grip.foot.held")
        assert lead(desk) == "13-21" and one.locator("[data-focus=write]").count() == 1, "the hand saw other lines when it began"
        eventually(lambda: "20" in one.locator(".tip b").inner_text() and "21" in one.locator(".tip").inner_text())
        one.keyboard.press("Enter")
        eventually(lambda: lead(desk) == "13-20")
        eventually(lambda: one.locator(".tried").count() == 0)
        undone(desk, one, "13-21")
        undone(desk, two, "13-24")


def test_what_was_shown_a_moment_ago_is_not_written(desk: Running, chromium: Any) -> None:
    """The first window has not tried it anew when Enter is pressed there."""
    with on_page(chromium, desk) as one, on_page(chromium, desk) as two:
        by_keys(one, -1)
        shows(one, "13-23")
        waiting: list[Any] = []
        going: list[bool] = []
        one.route("**/api/trial", lambda route: route.continue_() if going else waiting.append(route))
        by_keys(two, -3)
        shows(two, "13-21")
        two.keyboard.press("Enter")
        eventually(lambda: lead(desk) == "13-21")
        with one.expect_response("**/api/edit") as answer:
            one.keyboard.press("Enter")
        assert answer.value.status == 409
        eventually(lambda: (one.wait_for_timeout(20), waiting)[1])
        going.append(True)
        for route in waiting:
            route.continue_()
        shows(one, "13-20")
        assert lead(desk) == "13-21"
        one.wait_for_selector(".tried .meanwhile")
        one.keyboard.press("Enter")
        eventually(lambda: lead(desk) == "13-20")
        undone(desk, one, "13-21")
        undone(desk, two, "13-24")


def test_what_another_program_writes_is_no_step_of_another_window(desk: Running, chromium: Any) -> None:
    """Although that window was the last one that was heard of."""
    with on_page(chromium, desk) as one, on_page(chromium, desk) as two:
        by_keys(two, -3)
        shows(two, "13-21")
        two.keyboard.press("Enter")
        eventually(lambda: lead(desk) == "13-21")
        by_keys(one, -1)
        shows(one, "13-20")
        own = desk.file("pages/front.yaml")
        own.write_text(own.read_text("utf-8").replace("13-21", "13-22"), "utf-8")
        one.wait_for_selector(".tried .meanwhile >> text=pages/front.yaml was changed outside the desk meanwhile.")
        one.keyboard.press("Escape")
        own.write_text(own.read_text("utf-8").replace("13-22", "13-21"), "utf-8")
        undone(desk, two, "13-24")


def test_another_place_that_is_changed_meanwhile_holds_nothing_back(desk: Running, chromium: Any) -> None:
    with on_page(chromium, desk) as one:
        by_keys(one, -1)
        shows(one, "13-23")
        own = desk.file("pages/front.yaml")
        own.parent.mkdir(exist_ok=True)
        text = (desk.root / "layouts/small/pages/front.yaml").read_text("utf-8")
        own.write_text(text.replace("lines: 26-36, tint", "lines: 26-35, tint"), "utf-8")
        eventually(lambda: one.locator(".tried .diff >> text=copied").count() == 0)
        one.keyboard.press("Enter")
        eventually(lambda: lead(desk) == "13-23")
        assert "lines: 26-35, tint" in own.read_text("utf-8") and one.locator(".meanwhile").count() == 0
        one.keyboard.press("Control+z")
        eventually(lambda: lead(desk) == "13-24")
        own.unlink()
