"""Text pasted on the desk as a user does: from a word processor into a story, and beside the issue."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
FIRST, SECOND = "\u5357\u5cb8\u5824\u575d\u6709\u706f\u3002", "\u591c\u91cc\u6709\u4eba\u3002"
PASTE = """([selector, kinds]) => {
  const data = new DataTransfer();
  for (const [kind, text] of Object.entries(kinds)) data.setData(kind, text);
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
  document.querySelector(selector).dispatchEvent(event);
}"""
WORD = {
    "text/plain": f"\u3000\u3000{FIRST}\r\n\u3000\u3000{SECOND}\r\n",
    "text/html": f"<html><body><p class=MsoNormal>{FIRST}</p><p class=MsoNormal><b>{SECOND}</b></p></body></html>",
}


def test_paragraphs_of_a_word_processor_are_paragraphs_in_the_story(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/lamp.md")
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.click(".cm-content")
        page.keyboard.press("Control+End")
        page.evaluate(PASTE, [".cm-content", WORD])
        eventually(lambda: f"{FIRST}\n\n**{SECOND}**" in article.read_text(encoding="utf-8"))
        assert "\u3000" not in article.read_text(encoding="utf-8"), "the indent is the layout's"
        page.evaluate(PASTE, [".cm-content", {"text/plain": "\n\n- one\n- two"}])
        eventually(lambda: "\n- one\n- two" in article.read_text(encoding="utf-8"))
        for left in (f"{FIRST}\n\n**{SECOND}**", f"{FIRST}\n\n{SECOND}"):
            page.keyboard.press("Control+z")
            eventually(lambda left=left: left in article.read_text(encoding="utf-8"))
        page.keyboard.press("Control+z")
        eventually(lambda: FIRST not in article.read_text(encoding="utf-8"))


def test_a_subhead_behind_a_sentence_is_one(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/lamp.md")
    before = article.read_bytes()
    page_of_it = {"text/plain": f"{FIRST}\n{SECOND}", "text/html": f"<h2>{FIRST}</h2><p>{SECOND}</p>"}
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.click(".cm-content")
        page.keyboard.press("Control+End")
        page.evaluate(PASTE, [".cm-content", page_of_it])
        eventually(lambda: f"\n\n## {FIRST}\n\n{SECOND}" in article.read_text(encoding="utf-8"))
        for _ in range(2):
            page.keyboard.press("Control+z")
        eventually(lambda: article.read_bytes() == before)


@pytest.mark.parametrize("plain", [False, True])
def test_what_is_bold_in_a_line_is_so_in_the_story(desk: Running, chromium: Any, plain: bool) -> None:
    article = desk.file("articles/lamp.md")
    line = {"text/plain": "\u8fd9\u91cc\u6709\u706f", "text/html": "<p>\u8fd9\u91cc<strong>\u6709\u706f</strong></p>"}
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.click(".cm-content")
        if plain:
            page.click("[data-focus=plain]")
        field = "textarea" if plain else ".cm-content"
        page.click(f".sv {field}")
        page.keyboard.press("Control+End")
        page.evaluate(PASTE, [f".sv {field}", line])
        eventually(lambda: "\u8fd9\u91cc**\u6709\u706f**" in article.read_text(encoding="utf-8"))
        page.keyboard.type("\u3002")
        eventually(lambda: "\u6709\u706f**\u3002" in article.read_text(encoding="utf-8"))
        for _ in range(3):
            page.keyboard.press("Control+z")
        eventually(lambda: "\u8fd9\u91cc" not in article.read_text(encoding="utf-8"))


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("again", [False, True])
def test_what_is_bold_is_so_where_the_view_was_left_before_that_was_known(
    desk: Running, chromium: Any, plain: bool, again: bool
) -> None:
    article = desk.file("articles/lamp.md")
    before = article.read_bytes()
    line = {"text/plain": "\u8fd9\u91cc\u6709\u706f", "text/html": "<p>\u8fd9\u91cc<strong>\u6709\u706f</strong></p>"}
    held: list[Any] = []

    def hold(route: Any) -> None:
        held.append(route)

    field = "textarea" if plain else ".cm-content"
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.route("**/api/pasted", hold)
        page.click(".cm-content")
        if plain:
            page.click("[data-focus=plain]")
        page.click(f".sv {field}")
        page.keyboard.press("Control+End")
        page.keyboard.type("\u3002")
        page.evaluate(PASTE, [f".sv {field}", line])
        page.click("[data-focus=view-page]")
        page.wait_for_selector(".signing")
        eventually(lambda: "\u3002\u8fd9\u91cc\u6709\u706f" in article.read_text(encoding="utf-8"))
        typed = ""
        if again:
            page.evaluate("location.hash = '#/story/4/lamp'")
            page.click(f".sv {field}")
            page.keyboard.press("Control+Home")
            page.keyboard.type(typed := "\u706f\u3002")
        eventually(lambda: page.evaluate("1") and held)
        held[0].continue_()
        eventually(lambda: "\u3002\u8fd9\u91cc**\u6709\u706f**" in article.read_text(encoding="utf-8"))
        assert f"---\n{typed}" in article.read_text(encoding="utf-8"), "what was typed meanwhile stays"
        article.write_bytes(before)


def test_points_are_a_list_and_rows_a_table(desk: Running, chromium: Any) -> None:
    points, rows = f"{FIRST}\n\u2022\t{SECOND}\n\u00b7 {FIRST}\n{SECOND}", "a\tb\nc\td|e"
    counted, table = f"1.\t{FIRST}\n2\uff0e\t{SECOND}", "1.\ta\tb\n2.\tc\td"
    with opened(chromium, desk) as page:
        ask = """(texts) => import('/static/js/pasted.js').then((own) => texts.map((text) => {
            const data = new DataTransfer(); data.setData('text/plain', text); return own.pastedText(data); }))"""
        made = page.evaluate(ask, [points, rows, f"{FIRST}\n\n{SECOND}", FIRST, counted, table])
    assert made[0] == f"{FIRST}\n\n- {SECOND}\n- {FIRST}\n\n{SECOND}"
    assert made[1:4] == ["| a | b |\n| --- | --- |\n| c | d\\|e |", None, None]
    assert made[4:] == [f"1. {FIRST}\n2. {SECOND}", "| 1. | a | b |\n| --- | --- | --- |\n| 2. | c | d |"]


def test_a_list_of_word_and_a_quotation_are_so_in_the_story(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/lamp.md")
    item = (
        "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'><![if !supportLists]><span><span style='mso-list:Ignore'>"
        "{label}<span>&nbsp;&nbsp; </span></span></span><![endif]>{text}</p>"
    )
    listed = item.format(level=1, label="1.", text=FIRST) + item.format(level=2, label="1.", text=SECOND)
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.click(".cm-content")
        page.keyboard.press("Control+End")
        page.evaluate(PASTE, [".cm-content", {"text/plain": f"1.\t{FIRST}\r\n1.\t{SECOND}\r\n", "text/html": listed}])
        eventually(lambda: f"\n\n1. {FIRST}\n   1. {SECOND}" in article.read_text(encoding="utf-8"))
        quoted = f"<blockquote><p>{FIRST}</p></blockquote><p>{SECOND}</p>"
        page.evaluate(PASTE, [".cm-content", {"text/plain": f"{FIRST}\n\n{SECOND}", "text/html": quoted}])
        eventually(lambda: f"   1. {SECOND}\n\n> {FIRST}\n\n{SECOND}" in article.read_text(encoding="utf-8"))


def test_a_table_is_parted_from_the_sentence_in_which_it_is_pasted(desk: Running, chromium: Any) -> None:
    table, points = "| a | b |\n| --- | --- |", "- one\n- two"
    asked = [
        [table, f"{FIRST}", SECOND],
        [table, f"{FIRST}\n", f"\n\n{SECOND}"],
        [points, "", f" \n{SECOND}"],
        [FIRST, SECOND, SECOND],
        [f"## {FIRST}\n\n{SECOND}", FIRST, SECOND],
        [f"1. {FIRST}", f"{FIRST}\n", ""],
        [f"{FIRST}\n\n{points}", SECOND, ""],
        ["\n- one", FIRST, ""],
        ["- two", "- one", ""],
        ["- two\n", "- one\n", "- three"],
        ["> two", "- one", ""],
        ["  - two", f"{FIRST}\n\n- one\n", ""],
    ]
    with opened(chromium, desk) as page:
        ask = "(asked) => import('/static/js/pasted.js').then((own) => asked.map((texts) => own.parted(...texts)))"
        made = page.evaluate(ask, asked)
    assert made == [
        f"\n\n{table}\n\n", f"\n{table}", f"{points}\n", FIRST, f"\n\n## {FIRST}\n\n{SECOND}", f"\n1. {FIRST}",
        f"{FIRST}\n\n{points}", "\n\n- one", "\n- two", "- two\n", "\n\n> two", "  - two",
    ]  # fmt: skip


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize(
    "marked", [f"## {SECOND}\n\n{FIRST}", "- one\n- two", "| a | b |\n| --- | --- |\n| c | d |", f"> {SECOND}"]
)
def test_markdown_behind_a_sentence_begins_a_block(desk: Running, chromium: Any, plain: bool, marked: str) -> None:
    article = desk.file("articles/lamp.md")
    before = article.read_text(encoding="utf-8")
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.click(".cm-content")
        if plain:
            page.click("[data-focus=plain]")
        field = "textarea" if plain else ".cm-content"
        page.click(f".sv {field}")
        page.keyboard.press("Control+End")
        page.keyboard.type(FIRST)
        page.evaluate("text => navigator.clipboard.writeText(text)", marked)
        page.keyboard.press("Control+v")
        eventually(lambda: f"{FIRST}\n\n{marked}\n" in article.read_text(encoding="utf-8"))
        for _ in range(2 + len(FIRST) * plain):
            page.keyboard.press("Control+z")
        eventually(lambda: article.read_text(encoding="utf-8") == before)


def test_a_line_that_is_copied_unselected_is_put_above(desk: Running, chromium: Any) -> None:
    article = desk.file("articles/lamp.md")
    with opened(chromium, desk, "zh", at="#/story/4/lamp") as page:
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.click(".cm-content")
        page.keyboard.press("Control+End")
        page.keyboard.type("\n\n- one")
        page.keyboard.press("Control+c")
        page.keyboard.press("Control+v")
        eventually(lambda: "\n\n- one\n- one\n" in article.read_text(encoding="utf-8"))
        for _ in range(4):
            page.keyboard.press("Control+z")
        eventually(lambda: "- one" not in article.read_text(encoding="utf-8"))


def test_what_is_pasted_beside_the_issue_is_taken_as_copy(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "zh") as page:
        page.evaluate(PASTE, ["body", WORD])
        page.wait_for_selector("dialog .card .save .main:enabled")
        card = page.locator("dialog .card").inner_text()
        assert "\u7c98\u8d34" in card, "it says that it was pasted"
        assert f"**{SECOND}**" in (page.locator("dialog .card pre").text_content() or ""), "what was bold is"
