"""A trial by the keys alone: Enter writes it, wherever on the page the focus stands, and the focus is never lost."""

from __future__ import annotations

import json
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
WRITTEN, UNDONE = (f".knobs [role=status]:text-matches('^{word}')" for word in ("Written", "Undone"))
FOCUS = "document.activeElement.getAttribute('data-focus')"


def test_enter_writes_what_a_key_began_on_the_page(desk: Running, chromium: Any) -> None:
    issue = desk.file("issue.yaml")
    before = issue.read_bytes()
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.locator("[data-focus=place-fares]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-focus=place-fares][aria-pressed=true]")
        page.keyboard.press("Delete")
        page.wait_for_selector(".tried .diff")
        assert "files are as they were" in page.locator("footer.foot .now").inner_text(), "one truth, where the eye looks for it"
        assert page.locator("footer.foot").inner_text().count("files are") == 1
        assert not page.locator(".marks .fr").first.is_visible(), "the frames are those of the files"
        page.keyboard.press("Enter")
        page.wait_for_selector(WRITTEN)
        assert issue.read_bytes() != before
        eventually(lambda: page.evaluate("document.activeElement !== document.body"))
        page.keyboard.press("Control+z")
        page.wait_for_selector(UNDONE)
        assert issue.read_bytes() == before


def test_a_knob_of_the_panel_gives_the_focus_to_the_button_that_writes_and_has_it_back(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.select_option("[data-focus=fit-level]", "1")
        page.wait_for_selector(".tried .diff")
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        page.locator("[data-focus=place-fares]").focus()
        page.keyboard.press("Enter")
        page.locator("[data-focus=take]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".tried .diff")
        assert page.evaluate(FOCUS) == "write"
        page.keyboard.press("Escape")
        page.wait_for_selector(".tried", state="detached")
        eventually(lambda: page.evaluate(FOCUS) == "take")


def test_ctrl_z_is_heard_in_a_menu_that_keys_chose_from(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.locator("[data-focus=fit-level]").focus()
        page.select_option("[data-focus=fit-level]", "1")
        page.wait_for_selector(".tried .diff")
        page.keyboard.press("Enter")
        page.wait_for_selector(WRITTEN)
        page.locator("[data-focus=fit-level]").focus()
        page.keyboard.press("Control+z")
        page.wait_for_selector(UNDONE)


def test_a_head_style_says_what_a_line_of_its_headline_holds(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/1") as page:
        page.locator("[data-place=lead]").focus()
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-focus=head-style]")
        words = page.locator("[data-focus=head-style] option").all_inner_texts()
    held = {text.split(",")[0]: int(text.rsplit(" ", 1)[1]) for text in words if "a line holds" in text}
    assert len(held) > 1 and len(set(held.values())) > 1 and min(held.values()) > 2, "the larger the face, the fewer"


SAID = "[...document.querySelectorAll('.unseen[role=status]')].map((one) => one.textContent).join(' ')"
AS_FITTED = """async () => {
  const { change, state } = await import('/static/js/state.js');
  state.told.pages.find((one) => one.number === 4).unfit = { code: 'SGN003', message: '' };
  state.told.messages.push({ number: 99, code: 'FIT020', severity: 'info', page: 4, message: '', hint: '', file: null });
  change('told');
}"""
"""As if copyfit had set page 4 on other lines than its layout says."""


def test_a_paragraph_is_chosen_by_keys_and_the_menu_key_leads_to_what_can_be_done_with_it(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/1") as page:
        page.locator("[data-place=lead]").focus()
        page.keyboard.press("b")
        assert page.locator(".para").count() == 0, "nothing is selected yet"
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-place=lead][aria-pressed=true]")
        page.keyboard.press("b")
        page.wait_for_selector(".para")
        assert "Paragraph 1 of" in page.evaluate(SAID)
        first = page.locator(".source").inner_text()
        page.keyboard.press("b")
        eventually(lambda: "Paragraph 2 of" in page.evaluate(SAID))
        assert page.locator(".source").inner_text() != first
        page.keyboard.press("Shift+B")
        eventually(lambda: page.locator(".source").inner_text() == first)
        for key in ("Shift+F10", "ContextMenu"):
            page.locator("[data-place=lead]").focus()
            page.keyboard.press(key)
            eventually(lambda: page.evaluate(FOCUS) == "line-less")


def test_what_copyfit_changed_is_kept_by_one_button(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "en", at="#/page/4") as page:
        page.wait_for_selector("[data-focus=fit-level]")
        page.evaluate(AS_FITTED)
        assert page.locator("button", has_text="Keep what copyfit changed").count() == 1


def test_a_paragraph_that_is_chosen_is_none_of_the_story_that_comes_in_its_place(desk: Running, chromium: Any) -> None:
    issue = desk.file("issue.yaml")
    before = issue.read_text("utf-8")
    try:
        with opened(chromium, desk, "en", at="#/page/2") as page:
            page.locator("[data-place=long]").dispatch_event("click")
            page.wait_for_selector(".selected")
            page.keyboard.press("b")
            river = page.locator(".selected .source p").inner_text()
            text = before.replace("long: river\n", "long: lamp\n").replace("[lamp,", "[river,")
            assert text != before and "[river," in text
            issue.write_text(text, encoding="utf-8")
            page.wait_for_selector(".selected h3 >> text=/lamp|\u706f/i")
            eventually(lambda: page.locator(".selected .source").count() == 0)
            page.keyboard.press("b")
            assert page.locator(".selected .source p").inner_text() != river
    finally:
        issue.write_text(before, encoding="utf-8")


def test_a_page_that_refuses_to_be_signed_is_among_what_is_to_be_done(desk: Running, chromium: Any) -> None:
    def fitted(route: Any) -> None:
        told = route.fetch().json()
        told["pages"][3]["unfit"] = {"code": "SGN003", "message": ""}
        route.fulfill(body=json.dumps({**told, "messages": []}), content_type="application/json")

    with opened(chromium, desk, "en") as page:
        assert page.locator("[data-focus=unfit-4]").count() == 0
        page.route("**/api/state", fitted)
        page.reload()
        page.wait_for_selector("[data-focus=unfit-4]:has-text('copyfit sets it on other lines')")
        assert page.locator(".aside > .msg").count() == 1
        assert "1 thing to do before it prints" in page.locator(".aside h2").first.inner_text()
        page.click("[data-focus=keep-fit-4]")
        page.wait_for_selector("article.sheet[data-sheet='4']")
