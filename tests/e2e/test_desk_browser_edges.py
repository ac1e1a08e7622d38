"""Edges of what is selected: moved by arrows with Shift and Ctrl, with their numbers beside; a head's handle leaves its letters
free, and a paragraph that was chosen is marked where it stands now."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
FIRST, LAST, LEFT, RIGHT = "First line", "Last line", "First column", "Last column"


def chosen(page: Any, name: str) -> None:
    page.locator(f"[data-focus={name}]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"[data-focus={name}][aria-pressed=true]")


def numbers(page: Any) -> dict[str, int]:
    """What the fields beside the page show of what is selected."""
    return {word: int(page.locator(f".knobs output[aria-label='{word}']").inner_text()) for word in (FIRST, LAST, LEFT, RIGHT)}


@pytest.mark.parametrize(
    ("keys", "edge", "by"),
    [
        (("Shift+ArrowDown", "Shift+ArrowDown"), (LAST,), 2),
        (("Control+ArrowDown",), (FIRST,), 1),
        (("Shift+ArrowLeft",), (RIGHT,), -1),
        (("ArrowDown",), (FIRST, LAST), 1),
    ],
)
def test_arrows_move_an_edge_or_all_and_the_numbers_go_with_them(
    desk: Running, chromium: Any, keys: tuple[str, ...], edge: tuple[str, ...], by: int
) -> None:
    with opened(chromium, desk, "en", at="#/page/4") as page:
        chosen(page, "place-fares")
        before = numbers(page)
        for key in keys:
            page.keyboard.press(key)
        page.wait_for_selector(".tried")
        assert numbers(page) == {word: value + (by if word in edge else 0) for word, value in before.items()}
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        eventually(lambda: numbers(page) == before)


def test_the_keys_of_edges_are_in_the_list(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/1") as page:
        page.keyboard.press("?")
        said = page.locator("dialog.keys").inner_text()
        assert "foot and right side of what is selected" in said and "head and left side of what is selected" in said


def test_the_middle_of_a_head_is_no_handle(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/4") as page:
        chosen(page, "place-fares")
        page.wait_for_selector(".grip.head")
        under = page.evaluate("""async () => {
          const g = await (await import('/static/js/drag.js')).pageOf(4).geometry;
          const head = g.places.find((one) => one.name === 'fares').parts.find((part) => part.kind === 'head').rect;
          const box = document.querySelector('[data-sheet="4"] .pg').getBoundingClientRect();
          const at = (share) => document.elementFromPoint(box.left + ((head[0] + head[2] / 2) / g.trim[0]) * box.width,
            box.top + ((head[1] + head[3] * share) / g.trim[1]) * box.height)?.dataset.focus;
          return [0.1, 0.5, 0.9].map(at);
        }""")
        assert under == ["place-fares"] * 3
        grip, place = page.locator(".grip.head").bounding_box(), page.locator("[data-focus=place-fares]").bounding_box()
        assert place["y"] < grip["y"] < place["y"] + place["height"]


def test_a_paragraph_that_was_chosen_is_marked_where_it_stands_now(desk: Running, chromium: Any) -> None:
    file = desk.file("articles/clock.md")
    before = file.read_text(encoding="utf-8")
    with opened(chromium, desk, "en", at="#/page/1") as page:
        chosen(page, "place-lead")
        for _ in range(2):
            page.keyboard.press("b")
        page.wait_for_selector(".para")
        was = page.locator(".para").first.bounding_box()
        head, fence, body = before.rpartition("---\n")
        try:
            file.write_text(head + fence + "\n\u949f\u58f0\u3002\n" + body, encoding="utf-8")
            eventually(lambda: (now := page.locator(".para").first.bounding_box()) and now["y"] > was["y"] + 2)
            page.keyboard.press("Shift+ArrowUp")
            page.wait_for_selector(".tried")
            assert not page.locator(".para").first.is_visible(), "where it would stand is not known"
            page.keyboard.press("Escape")
        finally:
            file.write_text(before, encoding="utf-8")
        eventually(lambda: (now := page.locator(".para").first.bounding_box()) and abs(now["y"] - was["y"]) < 1)


def test_a_spread_is_signed_as_pages(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/2") as page:
        page.wait_for_selector("[data-focus=sign]:text('Sign pages 2\u20133')")
        page.evaluate("location.hash = '#/page/4'")
        page.wait_for_selector("[data-focus=sign]:text('Sign page 4')")
