"""A story that waits is dragged from the list onto a free place, or put there by keys; Delete takes it out again."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
VIEW = "#/page/4"


def selected(page: Any, name: str) -> None:
    page.wait_for_selector(f"[data-place={name}]").dispatch_event("click")
    page.wait_for_selector(f"[data-place={name}][aria-pressed=true]")


def taken_out(page: Any, desk: Running, name: str) -> None:
    """By the key, as an editor does."""
    selected(page, name)
    page.keyboard.press("Delete")
    page.wait_for_selector(".tried .diff .m")
    page.keyboard.press("Enter")
    eventually(lambda: f"{name}: fares" not in issue_of(desk))


def issue_of(desk: Running) -> str:
    return desk.file("issue.yaml").read_text(encoding="utf-8")


def test_delete_takes_it_out_and_a_drag_puts_it_in(desk: Running, chromium: Any) -> None:
    before = issue_of(desk)
    with opened(chromium, desk, "zh", at=VIEW) as page:
        taken_out(page, desk, "fares")
        page.keyboard.press("Escape")
        page.wait_for_selector(".waiting >> text=Enter\u3002")
        assert serious(page) == []
        page.emulate_media(color_scheme="light")
        row, place = page.locator("[data-focus=carry-fares]").bounding_box(), page.locator("[data-place=fares]").bounding_box()
        taken = page.locator("[data-place=hours]").bounding_box()
        page.mouse.move(row["x"] + 20, row["y"] + 10)
        page.mouse.down()
        page.mouse.move(taken["x"] + taken["width"] / 2, taken["y"] + taken["height"] / 2, steps=4)
        page.wait_for_selector(".tried .msg.sel")
        assert page.locator(".carried").is_visible() and not page.locator("[data-focus=write]").count(), "it has a story"
        page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2, steps=4)
        page.wait_for_selector(".tried .diff .p >> text=fares: fares")
        assert "fares: fares" not in issue_of(desk), "a trial writes nothing"
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        page.mouse.up()
        assert page.locator(".carried").count() == 0 and "fares: fares" not in issue_of(desk)
        page.mouse.move(row["x"] + 20, row["y"] + 10)
        page.mouse.down()
        page.mouse.move(place["x"] + place["width"] / 2, place["y"] + place["height"] / 2, steps=4)
        page.wait_for_selector(".tried .diff .p >> text=fares: fares")
        page.mouse.up()
        eventually(lambda: "fares: fares" in issue_of(desk))
        eventually(lambda: page.locator("[data-focus=carry-fares]").count() == 0)
    assert sorted(issue_of(desk).split("\n")) == sorted(before.split("\n"))


def test_by_keys_alone(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at=VIEW) as page:
        taken_out(page, desk, "fares")
        page.keyboard.press("Escape")
        page.wait_for_selector(".waiting >> text=press Enter on it")
        page.locator("[data-focus=carry-fares]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".tried .diff .p >> text=fares: fares")
        page.keyboard.press("Enter")
        eventually(lambda: "fares: fares" in issue_of(desk))


def test_beside_the_whole_issue_it_is_dragged_onto_a_page(desk: Running, chromium: Any) -> None:
    before = issue_of(desk)
    with opened(chromium, desk, "zh", at=VIEW) as page:
        taken_out(page, desk, "fares")
        page.keyboard.press("Escape")
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".msg >> text=PLN007")
        row = "[data-focus=waiting-fares]"
        page.hover("a[data-page='4']")
        paper = page.locator("a[data-page='4']").bounding_box()
        page.hover(row)
        page.mouse.down()
        page.mouse.move(paper["x"] + 5, paper["y"] + 5, steps=4)
        free = page.wait_for_selector(".free [data-free=fares]").bounding_box()
        assert page.locator(".free span").count() == 1, "the free place alone"
        page.mouse.move(free["x"] + free["width"] / 2, free["y"] + free["height"] / 2, steps=3)
        page.wait_for_selector(".free .on")
        page.wait_for_selector(".ovm .tried .diff .p >> text=fares: fares")
        assert "fares: fares" not in issue_of(desk), "a trial writes nothing"
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        page.mouse.up()
        assert page.locator(".carried, .free").count() == 0 and "fares: fares" not in issue_of(desk)
        assert page.evaluate("location.hash") == "#/issue", "the link was not followed"
        page.hover(row)
        page.mouse.down()
        page.mouse.move(free["x"] + free["width"] / 2, free["y"] + free["height"] / 2, steps=4)
        page.wait_for_selector(".ovm .tried .diff .p >> text=fares: fares")
        page.mouse.up()
        eventually(lambda: "fares: fares" in issue_of(desk))
        page.wait_for_selector("[data-focus=waiting-fares]", state="detached")
    assert sorted(issue_of(desk).split("\n")) == sorted(before.split("\n"))


def test_beside_the_whole_issue_by_keys_alone(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at=VIEW) as page:
        taken_out(page, desk, "fares")
        page.keyboard.press("Escape")
        page.evaluate("location.hash = '#/issue'")
        page.press("[data-focus=place-of-fares]", "Enter")
        page.wait_for_selector("[data-focus='into-4.fares']")
        assert serious(page) == []
        page.emulate_media(color_scheme="light")
        page.press("[data-focus='into-4.fares']", "Enter")
        page.wait_for_selector(".ovm .tried .diff .p >> text=fares: fares")
        page.press("[data-focus=write]", "Enter")
        eventually(lambda: "fares: fares" in issue_of(desk))
        page.wait_for_selector(".ovm .knobs [role=status] >> text=Written")
