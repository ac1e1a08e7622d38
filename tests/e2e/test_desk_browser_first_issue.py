"""A project with layouts and no issue, in a browser: the first issue is begun by a form, and takes the copy that came before it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, PATIENCE, eventually, running_desk, serious
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
DAY = "2021-04-05"
WATCHED = """() => {
  window.seen = { all: [], red: [] };
  const text = (one) => one.innerText.trim();
  new MutationObserver(() => {
    window.seen.all.push(document.body.innerText);
    if (!/issue is begun|\u6b63\u5728\u5f00\u7b2c\u4e00\u671f/.test(document.body.innerText) && !window.seen.begun) return;
    window.seen.begun = true;
    const red = [...document.querySelectorAll('.gone p:not(.quiet), main.empty p:not(.soft)')].map(text);
    window.seen.red.push(...red.filter(Boolean));
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}"""
"""Keeps all that is shown, and what is shown as a fault."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = small_project(tmp_path_factory.mktemp("desk") / "project")
    shutil.rmtree(made / "content")
    (made / "content").mkdir()
    return made


def test_the_first_issue_is_begun_with_the_keyboard_and_takes_what_was_dropped(root: Path, chromium: Any, tmp_path: Path) -> None:
    file = tmp_path / "rain.txt"
    file.write_text("\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002", encoding="utf-8")
    with (tmp_path / "errors").open("w+") as errors, running_desk(root, "content", errors=errors) as desk:
        pages: list[Any] = []
        for lang in ("en", "zh"):
            context = chromium.new_context(viewport={"width": 1280, "height": 720})
            context.add_init_script(f"localStorage.setItem('banmian-desk-lang', '{lang}')")
            context.set_default_timeout(PATIENCE)
            page = context.new_page()
            page.goto(desk.address)
            page.wait_for_selector(".first-issue .sketch")
            assert serious(page) == []
            page.evaluate(WATCHED)
            pages.append(page)
        assert page.locator(".layouts label").count() == 4
        page.set_input_files("input[type=file]", str(file))
        page.wait_for_selector(".held >> text=rain.txt")
        page.fill("#first-day", DAY)
        for layout in ("front", "wide", "back", "one"):
            page.focus(f"[data-focus=first-page-{layout}]")
            page.keyboard.press("Space")
        page.focus("[data-focus=first-begin]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".first-issue .red >> text=\u81f3\u5c11")
        assert not any((root / "content").glob("*/issue.yaml")), "without a page nothing is begun"
        for layout in ("front", "wide"):
            page.focus(f"[data-focus=first-page-{layout}]")
            page.keyboard.press("Space")
        page.focus("[data-focus=first-begin]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".grp")
        pages[0].wait_for_selector(".grp")
        for each, words in zip(pages, ("The first issue is begun", "\u6b63\u5728\u5f00\u7b2c\u4e00\u671f"), strict=True):
            seen = each.evaluate("window.seen")
            assert any(words in text for text in seen["all"]) and seen["red"] == [], seen["red"]
        errors.seek(0)
        assert "Traceback" not in errors.read()
        page.wait_for_selector("dialog .card >> text=rain.txt")
        page.click("dialog .save .main")
        eventually((root / "content" / DAY / "articles/rain.md").exists)
        text = (root / "content" / DAY / "issue.yaml").read_text(encoding="utf-8")
        assert "layout: front" in text and "layout: wide" in text and "layout: back" not in text


def test_a_second_answer_that_says_the_same_leaves_the_form_as_it_is(chromium: Any, tmp_path: Path) -> None:
    made = small_project(tmp_path / "project")
    shutil.rmtree(made / "content")
    (made / "content").mkdir()
    with running_desk(made, "content") as desk:
        page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
        page.set_default_timeout(PATIENCE)
        asked: list[Any] = []

        def hold(route: Any) -> None:
            asked.append(route)

        page.route("**/api/begin", hold)
        with page.expect_request("**/api/begin"):
            page.goto(desk.address)
        with page.expect_request("**/api/begin"):  # asked once more, before the first is answered
            (made / "layouts/small/paper.yaml").open("a").write("# A word.\n")
        asked[0].continue_()
        page.wait_for_selector(".first-issue .sketch")
        page.evaluate("document.querySelector('.first-issue form').dataset.filled = 'in'")
        with page.expect_response("**/api/begin"):
            asked[1].continue_()
        page.evaluate("new Promise((done) => { requestAnimationFrame(() => setTimeout(done, 100)); })")
        assert page.locator("form[data-filled=in]").count() == 1


def test_an_empty_folder_offers_a_paper_to_begin_with(chromium: Any, tmp_path: Path) -> None:
    with running_desk(tmp_path, "") as desk:
        page = chromium.new_context(viewport={"width": 1280, "height": 720}).new_page()
        page.goto(desk.address)
        page.wait_for_selector("[data-focus=paper-start-xisheng]", timeout=PATIENCE)
        assert serious(page) == []
        page.focus("[data-focus=paper-start-chenbao]")
        page.keyboard.press("ArrowDown")
        assert page.locator(".start input:checked").get_attribute("data-focus") == "paper-start-wangchao"
        page.fill("#paper-name", "Rain")
        page.fill("#paper-id", "Rain!")
        page.keyboard.press("Enter")
        assert page.locator("#paper-id:invalid").count() == 1 and not (tmp_path / "layouts").exists()
