"""A story changed at once in two places is decided paragraph by paragraph, by keys; what was not taken is kept as versions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, running_desk, serious
from project import small_project

from banmian.versions.store import VersionStore

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
HEADLINE = "\u8def\u706f\u4eae\u4e86"
MINE, THEIRS, FIRST, LAST, KEPT = (
    "\u65b9\u683c",
    "\u6a2a\u5e73",
    "\u8def\u706f\u4e8c\u3002",
    "\u8def\u706f\u56db\u3002",
    "\u8def\u706f\u4e09\u3002",
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = small_project(tmp_path_factory.mktemp("choosing") / "project")
    lamp = root / LAMP
    lamp.write_text(lamp.read_text("utf-8").rstrip("\n") + f"\n\n{FIRST}\n\n{KEPT}\n\n{LAST}\n", encoding="utf-8")
    with running_desk(root, ISSUE) as running:
        yield running


def text(desk: Running) -> str:
    return desk.file("articles/lamp.md").read_text(encoding="utf-8")


def disagree(page: Any, desk: Running) -> None:
    """Two paragraphs are changed in the window, and the same two in the file, before the window's are saved."""
    page.wait_for_selector(".sv .cm-content")
    page.wait_for_selector(".where b")
    for line in (FIRST, LAST):
        page.locator(".cm-line", has_text=line).click()
        page.keyboard.press("End")
        page.keyboard.type(MINE)
    changed = text(desk).replace(FIRST, FIRST + THEIRS).replace(LAST, LAST + THEIRS)
    desk.file("articles/lamp.md").write_text(changed, encoding="utf-8")
    page.wait_for_selector(".conflict")


def kept(desk: Running) -> list[str]:
    """The texts of the story that were kept because they were not taken."""
    store = VersionStore(desk.root / "build/2021-03-05")
    versions = [version for version in store.versions() if version.what == "conflict"]
    return [data.decode() for version in versions for _, data in store.bytes_of(version, [LAMP])]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_each_paragraph_is_chosen_and_nothing_is_lost(desk: Running, chromium: Any, lang: str) -> None:
    before, known = text(desk), len(kept(desk))
    with opened(chromium, desk, lang, at="#/story/4/lamp") as page:
        disagree(page, desk)
        assert page.locator(".conflict fieldset").count() == 2 and page.locator(".conflict .same").count() == 2
        assert page.locator(".txt").is_hidden(), "one thing after the other"
        assert serious(page) == []
        assert page.evaluate("document.activeElement.value") == "mine", "the first choice has the focus"
        page.keyboard.press("Tab")
        page.keyboard.press("ArrowRight")
        page.locator("[data-focus=chosen]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".conflict", state="detached")
        eventually(lambda: FIRST + MINE in text(desk))
        assert LAST + THEIRS in text(desk) and FIRST + THEIRS not in text(desk) and LAST + MINE not in text(desk)
        mine, theirs = kept(desk)[known:]
        assert FIRST + MINE in mine and LAST + MINE in mine and FIRST + THEIRS in theirs and LAST + THEIRS in theirs
        page.wait_for_selector(f".cm-content:has-text('{LAST}{THEIRS}')")
        page.evaluate("location.hash = '#/versions/4'")
        kept_words = f"{HEADLINE}: what was not taken" if lang == "en" else f"{HEADLINE}\uff1a\u6ca1\u6709\u53d6\u7684"
        page.wait_for_selector(f"text={kept_words}")
    desk.file("articles/lamp.md").write_text(before, encoding="utf-8")


def test_all_of_one_side_is_taken_by_one_click(desk: Running, chromium: Any) -> None:
    before, known = text(desk), len(kept(desk))
    with opened(chromium, desk, "en", at="#/story/4/lamp") as page:
        disagree(page, desk)
        stood = text(desk)
        page.click("[data-focus=take-theirs]")
        page.wait_for_selector(".conflict", state="detached")
        page.wait_for_selector(".count [role=status]:text-matches('^Saved')")
        assert text(desk) == stood
        (mine,) = kept(desk)[known:]
        assert FIRST + MINE in mine and FIRST + THEIRS not in mine
    desk.file("articles/lamp.md").write_text(before, encoding="utf-8")
