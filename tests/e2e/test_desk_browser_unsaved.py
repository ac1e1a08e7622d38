"""Words that were typed and could not be saved: told in every view, saved again until they are, on no page that is signed, and the
browser asks before it closes their window."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
STORY = "#/story/4/lamp"
FIRST, SECOND, THIRD, MINE = (
    "\u5357\u5cb8\u6709\u706f\u3002",
    "\u591c\u91cc\u6709\u4eba\u3002",
    "\u6cb3\u8fb9\u6709\u98ce\u3002",
    "\u6211\u6253\u7684",
)
FULL = {"code": "DSK025", "message": "lamp.md cannot be written: the disk is full", "hint": None, "file": None, "line": None}


@pytest.fixture
def lamp(desk: Running) -> Iterator[Path]:
    """The article, of three paragraphs."""
    path = desk.file("articles/lamp.md")
    before = path.read_text(encoding="utf-8")
    head = before.split("\n---\n")[0]
    path.write_text(f"{head}\n---\n{FIRST}\n\n{SECOND}\n\n{THIRD}\n", encoding="utf-8")
    yield path
    path.write_text(before, encoding="utf-8")


def typing(page: Any, words: str, line: int = 0) -> None:
    page.wait_for_selector(f".sv .cm-content >> text={THIRD}")
    page.locator(".sv .cm-line").nth(line).click()
    page.keyboard.press("End")
    page.keyboard.type(words)


def foot(page: Any) -> str:
    return str(page.locator(".foot").inner_text())


def refused(page: Any) -> list[Any]:
    """From now on the file cannot be written; what was asked."""
    asked: list[Any] = []

    def answer(route: Any) -> None:
        if route.request.method != "PUT" or json.loads(route.request.post_data).get("trial"):
            route.continue_()
            return
        asked.append(route.request)
        route.fulfill(status=503, body=json.dumps(FULL), content_type="application/json")

    page.route("**/api/stories/lamp", answer)
    return asked


def test_what_another_wrote_first_is_told_in_every_view_and_chosen_from_rightly(desk: Running, chromium: Any, lamp: Path) -> None:
    with opened(chromium, desk, "en", at=STORY) as page:
        held: list[Any] = []

        def hold(route: Any) -> None:
            held.append(route)

        page.route("**/api/stories/lamp", lambda route: hold(route) if route.request.method == "PUT" else route.continue_())
        typing(page, MINE)
        theirs = lamp.read_text(encoding="utf-8").replace(FIRST, f"X{FIRST}").replace(THIRD, f"Y{THIRD}")
        lamp.write_text(theirs, encoding="utf-8")
        page.click("[data-focus=view-page]")
        eventually(lambda: page.locator(".signing").count() and held)
        page.unroute("**/api/stories/lamp")  # what was sent goes on, and meets the other's paragraph
        page.wait_for_selector(".foot a.red >> text=changed elsewhere, in the same paragraph")
        eventually(lambda: "Not all that was typed is saved" in foot(page))
        assert page.locator("[data-focus=sign]").is_disabled()
        assert "changed elsewhere" in page.locator(".signing").inner_text()
        page.click("[data-focus=view-issue]")
        page.wait_for_selector(".foot a.red")
        assert serious(page) == []
        page.reload()
        page.wait_for_selector(".foot a.red")
        page.click("[data-focus=unsaved]")
        page.wait_for_selector(".choosing fieldset")
        rows = page.locator(".choosing fieldset")
        assert rows.count() == 2 and "alone" not in rows.nth(0).locator("legend").inner_text()
        assert "changed on disk alone" in rows.nth(1).locator("legend").inner_text()
        assert rows.nth(1).locator("input[value=theirs]").is_checked()
        page.click("[data-focus=chosen]")
        eventually(lambda: f"{FIRST}{MINE}" in lamp.read_text(encoding="utf-8"))
        assert f"Y{THIRD}" in lamp.read_text(encoding="utf-8")
        page.wait_for_selector(".foot a.red", state="detached")


@pytest.mark.parametrize("leaving", [False, True])
def test_what_could_not_be_written_is_told_in_red_and_written_as_soon_as_it_can_be(
    desk: Running, chromium: Any, lamp: Path, leaving: bool
) -> None:
    with opened(chromium, desk, "en", at=STORY) as page:
        asked = refused(page)
        typing(page, MINE)
        page.wait_for_selector(".foot a.red >> text=the disk is full")
        status = page.wait_for_selector(".count small.red[role=status]")
        assert status.inner_text().count("Not saved") == 1
        if leaving:
            page.click("[data-focus=view-page]")
            page.wait_for_selector(".signing")
            assert "Trial" not in foot(page) and page.locator("[data-focus=sign]").is_disabled()
        many = len(asked)
        eventually(lambda: page.locator(".foot a.red").count() and len(asked) > many)
        assert MINE not in lamp.read_text(encoding="utf-8")
        page.unroute("**/api/stories/lamp")
        page.wait_for_selector(".foot a.red", state="detached")
        assert f"{FIRST}{MINE}" in lamp.read_text(encoding="utf-8")


def test_a_window_is_not_closed_over_words_without_a_question(desk: Running, chromium: Any, lamp: Path) -> None:
    with opened(chromium, desk, "en", at=STORY, own=True) as page:
        typing(page, MINE)
        with page.expect_event("dialog") as asked:
            page.close(run_before_unload=True)
        assert asked.value.type == "beforeunload"
        asked.value.dismiss()
        eventually(lambda: MINE in lamp.read_text(encoding="utf-8"))
        page.wait_for_selector(".count [role=status]:text-matches('^Saved')")
        typing(page, "Z", 2)
        with page.expect_event("dialog") as asked:
            page.close(run_before_unload=True)
        asked.value.accept()
        eventually(lambda: "Z" in lamp.read_text(encoding="utf-8"))  # it was sent when the window went


def test_nothing_is_asked_where_all_is_saved(desk: Running, chromium: Any, lamp: Path) -> None:
    with opened(chromium, desk, "en", at=STORY, own=True) as page:
        typing(page, MINE)
        page.wait_for_selector(".count [role=status]:text-matches('^Saved')")
        with page.expect_event("close"):
            page.close(run_before_unload=True)
