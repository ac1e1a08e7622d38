"""The view Versions in a browser: four ways to compare, what is different, the way back and its undoing, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, address, eventually, opened, running_desk, serious
from project import run, small_project, spoil

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
SIX, SEVEN = "\u6628\u665a\u516d\u70b9", "\u6628\u665a\u4e03\u70b9"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = small_project(tmp_path_factory.mktemp("desk") / "project", "\u4e03")
    assert run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json").code == 0
    spoil(root / ISSUE / "articles/lamp.md", {SIX: SEVEN})
    with running_desk(root, ISSUE) as running:
        yield running


def compared(page: Any) -> None:
    page.wait_for_selector(".cmp .tiles canvas")
    page.wait_for_selector("[data-focus=change-1]")


def test_a_page_is_compared_gone_back_and_undone_by_the_keyboard(desk: Running, chromium: Any) -> None:
    lamp = desk.file("articles/lamp.md")
    with opened(chromium, desk, at="#/page/4") as page:
        page.wait_for_selector(".places button")
        page.keyboard.press("c")
        compared(page)
        assert address(page).partition("#")[2].startswith("/versions/4")
        assert page.locator(".stretches ins").inner_text() == SEVEN[2] and page.locator(".stretches del").inner_text() == SIX[2]
        page.focus("[data-focus=blind]")
        clip = page.locator(".sheet .pg").nth(1).evaluate("(one) => one.style.clipPath")
        page.keyboard.press("ArrowLeft")
        assert page.locator(".sheet .pg").nth(1).evaluate("(one) => one.style.clipPath") != clip
        page.keyboard.press("1")
        eventually(lambda: page.locator(".cmp .sheet").count() == 2)
        page.keyboard.press("4")
        eventually(lambda: page.locator(".chg.words").count() == 1)
        page.focus("[data-focus=change-1]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".marks .on .chg")
        page.focus("[data-focus=back]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".steps li")
        assert "articles/lamp.md" in page.locator(".steps").inner_text()
        eventually(lambda: page.evaluate("document.activeElement.type") == "submit")
        page.keyboard.press("Enter")
        eventually(lambda: SIX in lamp.read_text("utf-8"))
        eventually(lambda: page.locator("dialog").count() == 0)
        page.wait_for_selector("[data-focus=back]:disabled")  # compared with the same version still, which the files are now
        eventually(lambda: page.locator("[data-focus=change-1]").count() == 0)
        page.keyboard.press("Control+z")
        eventually(lambda: SEVEN in lamp.read_text("utf-8"))
        page.wait_for_selector("[data-focus=change-1]")
        page.keyboard.press("v")
        page.keyboard.press("2")
        page.wait_for_selector(".pv")


def test_blinking_waits_for_a_button_where_no_movement_is_wanted(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en") as page:
        page.emulate_media(reduced_motion="reduce")
        page.evaluate("location.hash = '#/versions/4'")
        compared(page)
        page.keyboard.press("3")
        shown = page.locator(".lab.row b")
        first = shown.inner_text()
        page.wait_for_timeout(1200)
        assert shown.inner_text() == first
        page.click("[data-focus=blink-other]")
        assert shown.inner_text() == "now" != first


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_axe_finds_nothing_serious_in_versions(desk: Running, chromium: Any, lang: str) -> None:
    with opened(chromium, desk, lang, at="#/versions/4") as page:
        compared(page)
        page.click("[data-focus=change-1]")
        page.wait_for_selector(".chosen-change")
        assert serious(page) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_of_changes_is_printed(desk: Running, chromium: Any, lang: str) -> None:
    """All of it on paper and nothing else of the window; afterwards it is gone."""
    with opened(chromium, desk, lang, at="#/versions/1") as page:
        page.evaluate("() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; }")
        page.wait_for_selector("[data-focus=print]:enabled")
        page.focus("[data-focus=print]")
        page.keyboard.press("Enter")
        assert page.evaluate("window.printed") == 1
        page.emulate_media(media="print")
        paper = page.locator(".on-paper")
        assert paper.is_visible() and not page.locator("main").is_visible()
        assert paper.locator("h2").first.inner_text().startswith("\u7b2c4\u7248" if lang == "zh" else "Page 4")
        assert paper.locator("ins").inner_text() == SEVEN[2] and "lamp.md:" in paper.inner_text()
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.emulate_media(media="screen")
        assert paper.count() == 0 and page.locator("main").is_visible()
