"""An article that cannot be read any more keeps its last setting on the desk, grey, with the cause; it is put right in its pane."""

from __future__ import annotations

import re
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
BROKEN = "headline: ["


def broken(text: str) -> str:
    """The file with a headline that is begun as a list and not ended."""
    line = next(line for line in text.split("\n") if line.startswith("headline:"))
    return text.replace(line, BROKEN, 1)


def plainly(page: Any) -> Any:
    """The pane as a plain field of text, whose value can be read and filled."""
    page.evaluate("localStorage.setItem('banmian-desk-plain', 'on')")
    page.reload()
    field = page.locator(".txt textarea")
    field.wait_for()
    return field


def test_a_story_keeps_its_last_setting_with_the_cause_and_comes_back(desk: Running, chromium: Any) -> None:
    file = desk.file("articles/lamp.md")
    text = file.read_text(encoding="utf-8")
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector(".pg .tiles img, .pg .tiles canvas")
        before = page.locator(".st").first.inner_text()
        file.write_text(broken(text), encoding="utf-8")
        try:
            strip = page.locator(".veil-words p")
            strip.wait_for()
            said = strip.inner_text()
            assert "\u8def\u706f\u4eae\u4e86" in said and re.search(r"at \d\d:\d\d,", said), said
            assert page.locator(".veil-words button").inner_text().startswith("lamp.md : ")
            assert page.locator(".old-part").count() > 0 and page.locator(".sheet.veil").count() == 0, "its places alone are grey"
            assert page.locator(".st").first.inner_text() == before, "the page does not wait for copy"
            page.wait_for_selector(".foot .now.not:text('A file cannot be read; this is the last good setting')")
            assert page.locator("[data-focus=sign]").is_disabled() and page.locator(".told .msg small >> text=lamp.md").count() == 1
        finally:
            file.write_text(text, encoding="utf-8")
        eventually(lambda: page.locator(".veil-words p").count() == 0 and page.locator(".old-part").count() == 0)
        page.wait_for_selector(".foot .now:not(.not)")


def test_its_pane_has_the_whole_file_in_which_it_is_put_right(desk: Running, chromium: Any) -> None:
    file = desk.file("articles/lamp.md")
    text = file.read_text(encoding="utf-8")
    with opened(chromium, desk, "en", at="#/story/4/lamp") as page:
        field = plainly(page)
        file.write_text(broken(text), encoding="utf-8")
        try:
            page.wait_for_selector(".unread")
            assert page.locator("[id^=part-]").count() == 0, "a head that cannot be read has no empty fields"
            eventually(lambda: field.input_value() == broken(text).rstrip("\n"))
            field.fill(text.rstrip("\n"))
            eventually(lambda: file.read_text(encoding="utf-8") == text)
            eventually(lambda: page.locator("#part-headline").count() == 1)
            assert page.locator("#part-headline").input_value() == "\u8def\u706f\u4eae\u4e86"
            eventually(lambda: not field.input_value().startswith("---"))
        finally:
            file.write_text(text, encoding="utf-8")


def test_what_was_typed_before_loses_no_part_of_the_head(desk: Running, chromium: Any) -> None:
    """Typed while the file is broken, saved when it is whole again: parts of the head that could not be read are not none."""
    file = desk.file("articles/lamp.md")
    text = file.read_text(encoding="utf-8").replace("headline:", "kicker: \u8857\u5934\nheadline:", 1)
    file.write_text(text, encoding="utf-8")
    with opened(chromium, desk, "en", at="#/story/4/lamp") as page:
        page.wait_for_selector("#part-kicker")
        eventually(lambda: page.locator("#part-kicker").input_value() == "\u8857\u5934")
        page.locator("#part-headline").focus()
        page.keyboard.press("End")
        page.keyboard.type("5")
        file.write_text(broken(text), encoding="utf-8")
        try:
            page.wait_for_selector(".count [role=status]:text-matches('Not saved')")
            assert page.locator("#part-kicker").input_value() == "\u8857\u5934", (
                "what is typed here stays, with the head that it is of"
            )
            file.write_text(text + "\n\u706f\u3002\n", encoding="utf-8")
            eventually(lambda: "\u4eae\u4e865" in file.read_text(encoding="utf-8"))
            assert "kicker: \u8857\u5934" in file.read_text(encoding="utf-8")
            assert page.locator(".conflict").count() == 0
        finally:
            file.write_text(text, encoding="utf-8")


def test_a_repair_here_and_one_there_are_decided_with_all_of_the_head(desk: Running, chromium: Any) -> None:
    file = desk.file("articles/lamp.md")
    text = file.read_text(encoding="utf-8")
    with opened(chromium, desk, "en", at="#/story/4/lamp") as page:
        field = plainly(page)
        file.write_text(broken(text), encoding="utf-8")
        try:
            page.wait_for_selector(".unread")
            eventually(lambda: field.input_value().startswith("---"))
            field.fill(broken(text).replace(BROKEN, "headline: \u706f\u706d\u4e86").rstrip("\n"))
            file.write_text(text, encoding="utf-8")
            page.wait_for_selector(".conflict")
            mine, theirs = page.locator(".conflict .side").all_inner_texts()
            assert "\u706f\u706d\u4e86" in mine and "\u8def\u706f\u4eae\u4e86" in theirs
            assert page.locator(".conflict").inner_text().count("not there") == 0, "what could not be read is not none"
            page.click("[data-focus=take-theirs]")
            page.wait_for_selector("#part-headline")
            eventually(lambda: page.locator("#part-headline").input_value() == "\u8def\u706f\u4eae\u4e86")
            assert file.read_text(encoding="utf-8") == text
        finally:
            file.write_text(text, encoding="utf-8")
