"""A message that says what to cut or to write opens the story at those words, by keys alone; with that done nothing is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, address, eventually, opened, running_desk
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
STOP, WRITTEN = "\u3002", "\u949f"


@pytest.fixture(scope="module")
def misfits(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A desk on an issue in which the shorts of page 4 are over, and the story at the side of page 1 is short."""
    root = small_project(tmp_path_factory.mktemp("desk") / "project")
    lamp, clock = (root / ISSUE / f"articles/{name}.md" for name in ("lamp", "clock"))
    text = lamp.read_text(encoding="utf-8")
    lamp.write_text(text + "\n" + text.rpartition("---\n")[2], encoding="utf-8")
    text = clock.read_text(encoding="utf-8")
    end = text.rindex(STOP)
    clock.write_text(text[: end - 20] + text[end:], encoding="utf-8")
    with running_desk(root, ISSUE) as running:
        yield running


def told(page: Any, code: str) -> list[Any]:
    """The desk's messages of a code."""
    found = page.evaluate("import('/static/js/state.js').then((own) => own.state.told.messages)")
    return [message for message in found if message["code"] == code]


def open_by_keys(page: Any) -> list[str]:
    """Press N until a message with remedies is open, then Tab until the first of them has the focus; the words of all."""
    group = page.locator(".msg.sel [role=group]")
    page.wait_for_selector(".pg")
    page.wait_for_selector(".msg .strong")

    def next_message() -> bool:
        page.keyboard.press("n")
        return bool(group.count())

    eventually(next_message)

    def in_group() -> bool:
        page.keyboard.press("Tab")
        return bool(page.evaluate("document.activeElement.closest('.msg.sel [role=group]') !== null"))

    eventually(in_group)
    return [str(words) for words in group.locator("a").all_inner_texts()]


def selected(page: Any) -> str:
    """The words that are selected in the pane of the story, once it has the focus."""
    page.wait_for_selector(".sv .cm-content, .sv textarea")
    eventually(lambda: page.evaluate("document.activeElement.closest('.txt') !== null"))
    area = "(document.querySelector('.sv textarea'))"
    return str(
        page.evaluate(f"{area} ? {area}.value.slice({area}.selectionStart, {area}.selectionEnd) : getSelection().toString()")
    )


def words_of(desk: Running, remedy: Any) -> str:
    line = (desk.root / remedy["file"]).read_text(encoding="utf-8").split("\n")[remedy["line"] - 1]
    return str(line[remedy["column"] - 1 : remedy["until"][1] - 1])


@pytest.mark.parametrize(("lang", "plain"), [("en", "on"), ("zh", "off")])
def test_what_is_to_be_cut_is_opened_selected(misfits: Running, chromium: Any, lang: str, plain: str) -> None:
    with opened(chromium, misfits, lang=lang, at="#/page/4") as page:
        page.evaluate(f"localStorage.setItem('banmian-desk-plain', '{plain}')")
        buttons = open_by_keys(page)
        remedies = told(page, "FLW020")[0]["remedies"]
        assert len(buttons) == len(remedies) == len({(one["file"], one["paragraph"]) for one in remedies}) == 2
        count, number = str(remedies[0]["characters"]), str(remedies[0]["paragraph"])
        assert count in buttons[0] and number in buttons[0] and ("Cut" in buttons[0]) == (lang == "en")
        page.keyboard.press("Enter")
        assert "/#/story/4/" in address(page)
        chosen = selected(page)
        assert chosen == words_of(misfits, remedies[0]) and len(chosen) == remedies[0]["characters"]


def test_with_what_is_told_done_it_fits(misfits: Running, chromium: Any) -> None:
    with opened(chromium, misfits, at="#/page/1") as page:
        assert len(open_by_keys(page)) == 1
        [remedy] = told(page, "FLW021")[0]["remedies"]
        page.keyboard.press("Enter")
        assert selected(page) == "", "the place where words may come"
        page.keyboard.insert_text(WRITTEN * remedy["characters"])
        page.keyboard.press("Control+s")
        eventually(lambda: not told(page, "FLW021"))
        line = (misfits.root / remedy["file"]).read_text(encoding="utf-8").split("\n")[remedy["line"] - 1]
        assert line.endswith(WRITTEN * remedy["characters"] + STOP), "before the mark that closes the paragraph"
        assert not [m for m in told(page, "FLW002") + told(page, "FLW001") if m["page"] == 1]
