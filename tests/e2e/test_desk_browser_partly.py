"""A step that somebody has changed something of since is offered in part: what stays is named, the rest goes back by a click."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
STORY = "articles/lamp.md"
AT_ONCE = """([headline, deck]) => { for (const [id, value] of [['headline', headline], ['deck', deck]]) {
  const field = document.querySelector(`#part-${id}`);
  field.value = value;
  field.dispatchEvent(new Event('input'));
} }"""
"""Both fields typed before anything is saved."""


def test_the_rest_is_taken_back_by_a_click(desk: Running, chromium: Any) -> None:
    file = desk.file(STORY)
    with opened(chromium, desk, "zh", at="#/story/1/lamp") as page:
        before = file.read_text("utf-8")
        page.wait_for_selector("#part-deck")
        page.evaluate(AT_ONCE, ["\u706f", "\u4eae"])
        eventually(lambda: "headline: \u706f\n" in file.read_text("utf-8") and "deck: \u4eae\n" in file.read_text("utf-8"))
        written = file.read_text("utf-8")
        file.write_text(written.replace("headline: \u706f\n", "headline: \u706f\u706f\n"), encoding="utf-8")
        page.evaluate("location.hash = '#/page/1'")
        page.wait_for_selector(".places button", state="attached")
        page.keyboard.press("Control+z")
        page.wait_for_selector("dialog.partly >> text=headline")
        assert "deck" in page.locator("dialog.partly ul").nth(1).inner_text() and serious(page) == []
        assert "\u706f\u706f" in file.read_text("utf-8") and "deck: \u4eae\n" in file.read_text("utf-8"), "nothing was written"
        page.press("[data-focus=part-run]", "Enter")
        eventually(lambda: "deck: \u4eae\n" not in file.read_text("utf-8"))
        assert "headline: \u706f\u706f\n" in file.read_text("utf-8")
        page.wait_for_selector(".knobs [role=status] >> text=\u64a4\u9500\u4e86\u4e00\u90e8\u5206")
        assert before.split("---")[2] == file.read_text("utf-8").split("---")[2]


SPOTS = """async () => {
  const { offerPart } = await import('/static/js/partly.js');
  const spot = (file, at) => ({ file, at, paragraph: 0 });
  const { layout } = (await import('/static/js/state.js')).state.told.pages[0];
  const kept = [spot('content/a/issue.yaml', 'pages.0.places.lead')];
  offerPart('undo', { told: { kept, back: [spot(layout, 'places.lead.head.style')] } }, () => {});
}"""
"""As if of a step one row of issue.yaml had been changed since, and a value of page 1's layout could be had back."""


@pytest.mark.parametrize(("lang", "kept", "back"), [
    ("en", "issue.yaml, page 1, lead", "front.yaml, page 1, lead: head.style"),
    ("zh", "issue.yaml\uff0c\u7b2c1\u7248\uff0clead", "front.yaml\uff0c\u7b2c1\u7248\uff0clead\uff1ahead.style"),
])  # fmt: skip
def test_rows_are_called_by_page_and_place(desk: Running, chromium: Any, lang: str, kept: str, back: str) -> None:
    with opened(chromium, desk, lang, at="#/page/1") as page:
        page.evaluate(SPOTS)
        lists = page.locator("dialog.partly ul")
        assert (lists.nth(0).inner_text(), lists.nth(1).inner_text()) == (kept, back), "the files count their pages from 0"
        assert serious(page) == []


def test_what_is_typed_while_a_save_is_on_its_way_is_saved_too(desk: Running, chromium: Any) -> None:
    """To leave a field saves it: the next one is filled meanwhile."""
    file = desk.file("articles/tree.md")
    with opened(chromium, desk, "en", at="#/story/4/tree") as page:
        page.fill("#part-headline", "\u6811")
        page.fill("#part-deck", "\u53f6")
        eventually(lambda: "headline: \u6811\n" in file.read_text("utf-8") and "deck: \u53f6\n" in file.read_text("utf-8"))
        assert page.input_value("#part-deck") == "\u53f6"
