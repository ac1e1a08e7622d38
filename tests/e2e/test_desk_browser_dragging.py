"""The desk in a browser: what is selected is dragged by its body, a head onto another place, a picture within its frame; a headline
breaks where it is clicked. Each is tried first, written once, undone."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
WRITTEN, UNDONE = (f".knobs [role=status]:text-matches('^{word}')" for word in ("Written", "Undone"))

AFRESH = """(button) => button.replaceWith(
    Object.assign(button.cloneNode(true), { onclick: () => { window.pressed = true; } }))"""
"""A button is drawn anew as a setting does; whether it is pressed is told."""

OFF = {"x": -1e9}
"""Of what is being drawn anew."""
UNCHANGED = """import('/static/js/state.js').then(({ state }) => (window.rev ??= state.told.rev) === state.told.rev)"""


def chosen(page: Any, kind: str, name: str) -> dict[str, float]:
    """Select it; where it stands in the window."""
    button = page.locator(f"[data-focus={kind}-{name}]").first
    button.wait_for()
    button.dispatch_event("click")
    page.wait_for_selector(f"[data-focus={kind}-{name}][aria-pressed=true]")
    found: dict[str, float] = eventually(button.bounding_box)
    return found


def dragged(page: Any, start: tuple[float, float], end: tuple[float, float]) -> None:
    """The pointer goes there, and is still held."""
    page.mouse.move(*start)
    page.mouse.down()
    for part in (0.3, 0.7, 1.0):
        page.mouse.move(start[0] + part * (end[0] - start[0]), start[1] + part * (end[1] - start[1]))


def diff(page: Any) -> str:
    """The lines that the trial would write."""
    page.wait_for_selector(".tried .diff .p")
    return "\n".join(page.locator(".tried .diff .p").all_inner_texts())


def line_height(page: Any) -> float:
    """Pixels of a line of the page on the screen."""
    tops = page.evaluate("[...document.querySelectorAll('.rl i')].slice(0, 3).map((i) => i.getBoundingClientRect().top)")
    return float(tops[2] - tops[1]) / 10


def test_a_picture_is_dragged_by_its_body_and_put_back_by_esc(desk: Running, chromium: Any) -> None:
    own = desk.file("pages/front.yaml")
    with opened(chromium, desk, "en", at="#/page/1") as page:
        box = chosen(page, "picture", "clock")
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        below = middle[0], middle[1] + 2.1 * line_height(page)
        dragged(page, middle, below)
        eventually(lambda: "line 20" in diff(page))  # the trial of each line that is passed is shown, the last one last
        assert page.locator(".ghost").count() == 1
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        page.mouse.up()
        assert not own.exists() and page.locator(".ghost").count() == 0
        dragged(page, middle, below)
        diff(page)
        page.mouse.up()
        page.wait_for_selector(WRITTEN)
        assert "line 20" in own.read_text("utf-8")
        page.keyboard.press("Control+z")
        page.wait_for_selector(UNDONE)
        assert not own.exists()


def test_a_head_dropped_on_another_place_exchanges_the_stories(desk: Running, chromium: Any) -> None:
    issue = desk.file("issue.yaml")
    before = issue.read_bytes()
    with opened(chromium, desk, "en", at="#/page/4") as page:
        one = chosen(page, "place", "fares")
        other = eventually(page.locator("[data-focus=place-hours]").bounding_box)
        dragged(page, (one["x"] + 12, one["y"] + 12), (other["x"] + other["width"] / 2, other["y"] + other["height"] / 2))
        assert "hours: fares" in diff(page) and "fares: hours" in diff(page)
        assert issue.read_bytes() == before, "a trial writes nothing"
        page.mouse.up()
        page.wait_for_selector(WRITTEN)
        assert "hours: fares" in issue.read_text("utf-8")
        page.keyboard.press("Control+z")
        page.wait_for_selector(UNDONE)
        assert issue.read_bytes() == before


def test_a_headline_breaks_between_two_characters(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/clock.md")
    before = article.read_bytes()
    with opened(chromium, desk, "en", at="#/page/1") as page:
        chosen(page, "place", "lead")
        page.click("[data-focus=break-4]")
        assert "\u949f\u697c\u7684\u949f|\u53c8\u8d70\u4e86" in diff(page)
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        page.locator("[data-focus=break-1]").focus()
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Space")
        assert "\u949f\u697c|\u7684" in diff(page)
        page.click("[data-focus=write]")
        page.wait_for_selector(WRITTEN)
        assert "\u949f\u697c|\u7684" in article.read_text("utf-8")
        page.wait_for_selector("[data-focus=break-2][aria-pressed=true]")
        page.keyboard.press("Control+z")
        page.wait_for_selector(UNDONE)
        assert article.read_bytes() == before


def test_a_button_drawn_anew_while_it_is_held_is_pressed_all_the_same(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/1") as page:
        chosen(page, "place", "lead")
        gap = page.locator("[data-focus=break-4]")
        gap.wait_for()
        for away, pressed in ((0, True), (200, False)):
            box = eventually(gap.bounding_box)
            middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
            page.mouse.move(*middle)
            page.mouse.down()
            gap.evaluate(AFRESH)
            page.evaluate("window.pressed = false")
            page.mouse.move(middle[0] - away, middle[1])
            page.mouse.up()
            assert page.evaluate("window.pressed") is pressed


def test_a_picture_is_dragged_within_its_frame_and_cut_by_numbers(desk: Running, chromium: Any) -> None:
    own = desk.file("pages/wide.yaml")
    with opened(chromium, desk, "en", at="#/page/2") as page:
        box = chosen(page, "picture", "river")
        page.click("[data-focus=framing]")
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        dragged(page, middle, (middle[0], middle[1] - 0.22 * box["height"]))
        eventually(lambda: "focus: [50%, 70%]" in diff(page))
        page.keyboard.press("Escape")
        page.mouse.up()
        page.wait_for_selector(".tried", state="detached")
        page.fill("[data-focus=crop-left]", "10")
        page.keyboard.press("Tab")
        assert "crop: [10%, 0%, 0%, 0%]" in diff(page)
        page.click("[data-focus=cancel]")
        page.click("[data-focus=copyfit-off]")
        assert "copyfit: off" in diff(page)
        page.click("[data-focus=write]")
        page.wait_for_selector(WRITTEN)
        assert eventually(lambda: "copyfit: off" in own.read_text("utf-8"))
        page.wait_for_selector("[data-focus=copyfit-off]:text('Copyfit on here')")
        page.keyboard.press("Control+z")
        page.wait_for_selector(UNDONE)
        assert not own.exists()


def test_a_page_that_changed_under_the_dialog_is_looked_at_again(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/clock.md")
    before = article.read_text("utf-8")
    with opened(chromium, desk, "en", at="#/page/1") as page:
        page.wait_for_selector("[data-focus=sign]:not([disabled])")
        page.click("[data-focus=sign]")
        page.wait_for_selector("dialog.sign img:not(.blank)")
        page.fill("#sign-name", "\u6837\u4e00")
        assert unchanged(page)
        article.write_text(before.replace("\u949f\u697c", "\u697c\u949f", 1), "utf-8")
        eventually(lambda: not unchanged(page))
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog.sign [role=alert]:has-text('look at it again')")
        page.wait_for_selector("dialog.sign .btn:focus >> text=Cancel")
        assert page.locator("dialog.sign .btn.main").is_disabled()
        page.keyboard.press("Enter")
        page.wait_for_selector("dialog.sign", state="detached")
        assert not desk.file("signed.yaml").exists()
    article.write_text(before, "utf-8")


def unchanged(page: Any) -> bool:
    """Whether the page is still the one that the dialog showed."""
    return bool(page.evaluate(UNCHANGED))


def test_a_change_of_a_signed_page_is_undone_where_it_is_refused(desk: Running, chromium: Any) -> None:
    issue, signed = desk.file("issue.yaml"), desk.file("signed.yaml")
    before = issue.read_bytes()
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector("[data-focus=sign]:not([disabled])")
        page.click("[data-focus=sign]")
        page.wait_for_selector("dialog.sign img:not(.blank)")
        page.fill("#sign-name", "\u6837\u4e00")
        page.click("dialog.sign .btn.main")
        page.wait_for_selector("[data-focus=withdraw]")
        kept = signed.read_bytes()
        chosen(page, "place", "short")
        page.click("[data-focus=up-bench]")
        page.wait_for_selector(".tried .msg:has-text('is signed by')")
        page.click("[data-focus=write]")
        page.wait_for_selector("[data-focus=undo-signed]")
        assert issue.read_bytes() != before and "would alter it" in page.locator(".signing h2").inner_text()
        page.click("[data-focus=undo-signed]")
        page.wait_for_selector("[data-focus=undo-signed]", state="detached")
        assert issue.read_bytes() == before and signed.read_bytes() == kept
        page.wait_for_selector("[data-focus=withdraw]")
    signed.unlink()


def test_the_tip_of_an_edge_that_is_dragged_stays_on_the_page(desk: Running, chromium: Any) -> None:
    """Its words are wider than what is to the left of the edge."""
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.set_viewport_size({"width": 1000, "height": 600})
        chosen(page, "place", "cont")
        box = eventually(lambda: page.locator(".grip.foot").first.bounding_box(timeout=9000))
        middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        dragged(page, middle, (middle[0], middle[1] - 30))
        page.wait_for_selector(".tip")
        sheet = page.locator(".sheet").bounding_box()
        eventually(lambda: (page.locator(".tip").bounding_box() or OFF)["x"] >= sheet["x"] - 1, 8)
        page.keyboard.press("Escape")
        page.mouse.up()
