"""The desk in a browser: an edge is dragged, its lines are read and undone; a story is typed, and two windows lose nothing.

Debian's Chromium; where there is none this is left out.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desk_browser import eventually
from project import small_project

CHROMIUM = Path("/usr/bin/chromium")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no Chromium here")
ISSUE = "content/2021-03-05"
FRONT, LAMP, CLOCK = (f"{ISSUE}/{name}" for name in ("pages/front.yaml", "articles/lamp.md", "articles/clock.md"))
SECONDS = 60_000


@contextmanager
def running(root: Path) -> Iterator[str]:
    """The address of a desk on the project's issue."""
    command = [sys.executable, "-m", "banmian", "desk", "--root", str(root), "--no-browser", "--lang", "en", "--port", "0", ISSUE]
    process = subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, text=True, env=dict(os.environ))
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("desk") / "project")


@pytest.fixture(scope="module")
def windows(root: Path) -> Iterator[object]:
    """Opens a window of a browser of its own at an address of the desk."""
    from playwright.sync_api import sync_playwright

    with running(root) as address, sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-dev-shm-usage"]
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=arguments)

        def window(at: str) -> object:
            page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
            page.set_default_timeout(SECONDS)
            page.goto(address)
            page.wait_for_selector("nav[aria-label=Views]")
            page.goto(f"{address.partition('#')[0]}#/{at}")
            return page

        yield window
        browser.close()


def standing(page, selector: str) -> dict[str, float]:  # type: ignore[no-untyped-def]
    """Where it stands; a part that is drawn anew at that moment stands nowhere for a moment."""
    for _ in range(100):
        if box := page.locator(selector).bounding_box():
            return box
        page.wait_for_timeout(50)
    raise AssertionError(f"{selector} stands nowhere")


def test_an_edge_is_dragged_tried_written_and_undone(root: Path, windows) -> None:  # type: ignore[no-untyped-def]
    page = windows("page/1")
    page.wait_for_selector("[data-place=lead]").dispatch_event("click")
    grip, sheet = standing(page, ".grip.foot"), standing(page, ".pg")
    line = sheet["height"] / 40
    x, y = grip["x"] + grip["width"] / 2, grip["y"] + grip["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    for step in (1, 2, 3):
        page.mouse.move(x, y - step * line * 0.9)
    page.wait_for_selector(".tried .diff .p:has-text('13-21')")  # of the last step, not of one on the way
    assert not (root / FRONT).exists(), "a trial writes nothing"
    shown = page.locator(".tried .diff .p").first.inner_text()
    assert "lines: 13-" in shown and "copied for this one first" in page.locator(".tried").inner_text()
    page.mouse.up()
    page.wait_for_selector(".knobs [role=status]:text('Written')")
    assert shown.split("lines: ")[1].split(",")[0].rstrip("]}") in (root / FRONT).read_text("utf-8")
    page.keyboard.press("Control+z")
    page.wait_for_selector(".knobs [role=status]:text('Undone')")
    assert not (root / FRONT).exists()
    page.evaluate("location.hash = location.hash.replace('page/1', 'page/4')")
    page.wait_for_selector("[data-place=short]", state="attached")
    page.wait_for_function("() => document.querySelector('.knobs [role=status]')?.textContent === ''")  # it belonged to page 1


def test_by_keys_alone_and_what_cannot_be_is_refused(root: Path, windows) -> None:  # type: ignore[no-untyped-def]
    page = windows("page/1")
    page.wait_for_selector("[data-place=lead]").dispatch_event("click")
    page.locator(".grip.foot").focus()
    page.keyboard.press("ArrowUp")
    page.wait_for_selector(".tried .diff .p")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "slider", "the handle keeps the focus"
    assert "line 23, 15 lines in all" in page.locator(".grip.foot").get_attribute("aria-valuetext")
    page.keyboard.press("Escape")
    page.wait_for_selector(".tried", state="detached")
    for _ in range(30):
        page.keyboard.press("ArrowDown")
    page.wait_for_selector(".tried .msg.sel")
    assert page.locator(".grip.foot.no").count() == 1 and not page.locator("[data-focus=write]").count()
    page.keyboard.press("Enter")
    page.wait_for_selector(".tried", state="detached")
    assert not (root / FRONT).exists(), "nothing was written"


def test_copyfit_of_a_page_and_the_order_of_shorts_by_keys(root: Path, windows) -> None:  # type: ignore[no-untyped-def]
    issue = root / ISSUE / "issue.yaml"
    before = issue.read_bytes()
    page = windows("page/4")
    page.wait_for_selector("[data-focus=fit-level]")
    page.select_option("[data-focus=fit-level]", "2")
    page.wait_for_selector(".tried .diff .p >> text=copyfit: 2")
    page.keyboard.press("Escape")
    page.wait_for_selector(".tried", state="detached")
    place = page.wait_for_selector("[data-place=short]")
    place.dispatch_event("click")
    page.wait_for_selector(".order button")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.dataset.focus").startswith("up-")
    page.keyboard.press("Enter")
    page.wait_for_selector(".tried .diff .p")
    page.keyboard.press("Escape")
    page.wait_for_selector(".tried", state="detached")
    assert issue.read_bytes() == before, "nothing was written"


def saved(page) -> None:  # type: ignore[no-untyped-def]
    page.wait_for_selector(".count [role=status]:text-matches('^Saved')")


def test_a_story_is_typed_and_two_windows_lose_nothing(root: Path, windows) -> None:  # type: ignore[no-untyped-def]
    one, two = windows("story/1/clock"), windows("story/1/clock")
    for page in (one, two):
        page.wait_for_selector(".cm-content")
        page.wait_for_selector("text=On page")
    text = (root / CLOCK).read_text("utf-8")
    one.locator(".cm-line", has_text="\u949f").first.click()
    one.keyboard.press("End")
    one.keyboard.type("\u65b9\u683c")
    two.locator(".cm-content").click()
    two.keyboard.press("Control+End")
    two.keyboard.type("\u6a2a\u5e73")
    eventually(lambda: all(word in (root / CLOCK).read_text("utf-8") for word in ("\u65b9\u683c", "\u6a2a\u5e73")))
    now = (root / CLOCK).read_text("utf-8")
    assert len("".join(now.split())) == len("".join(text.split())) + 4, "and nothing else"
    one.wait_for_selector(".cm-content:has-text('\u6a2a\u5e73')")
    assert "lead; it holds" in one.locator(".count").inner_text()
    (root / CLOCK).write_text(now.replace("\u65b9\u683c", "\u7ad6\u76f4"), encoding="utf-8")
    one.wait_for_selector(".cm-content:has-text('\u7ad6\u76f4')")


def test_one_paragraph_changed_twice_is_shown_and_decided(root: Path, windows) -> None:  # type: ignore[no-untyped-def]
    page = windows("story/4/lamp")
    page.wait_for_selector(".cm-content")
    page.wait_for_selector("text=On page")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    page.keyboard.type("\u65b9\u683c")
    text = (root / LAMP).read_text("utf-8")
    (root / LAMP).write_text(text.rstrip("\n") + "\u7ad6\u76f4\n", encoding="utf-8")
    page.wait_for_selector(".conflict")
    assert "\u7ad6\u76f4" in page.locator(".conflict .side").nth(1).inner_text()
    assert "\u65b9\u683c" not in (root / LAMP).read_text("utf-8")
    page.click("text=Take mine")
    saved(page)
    assert (root / LAMP).read_text("utf-8").rstrip("\n").endswith("\u65b9\u683c")


def test_chinese_is_composed_without_loss(root: Path, windows) -> None:  # type: ignore[no-untyped-def]
    page = windows("story/4/lamp")
    page.wait_for_selector(".cm-content")
    page.wait_for_selector("text=On page")
    page.locator(".cm-content").click()
    page.keyboard.press("Control+End")
    protocol = page.context.new_cdp_session(page)
    for part in ("f", "fa", "fang", "fangge"):
        protocol.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
    page.wait_for_timeout(1300)
    assert "fang" not in (root / LAMP).read_text("utf-8"), "nothing is saved while an input method composes"
    protocol.send("Input.insertText", {"text": "\u65b9\u683c"})
    saved(page)
    assert (root / LAMP).read_text("utf-8").rstrip("\n").endswith("\u65b9\u683c")
    assert page.locator(".cm-content").inner_text().count("fang") == 0
