"""What a newcomer stumbled over: a new issue whose stories wait, stories that no page holds, a window that scrolled away."""

from __future__ import annotations

from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, address, eventually, opened, running_desk
from project import small_project

from banmian.new.issue import AskedIssue, new_issue

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
NEXT, WORDS = "content/2021-03-15", "\u5357\u5cb8\u5824\u575d\u6709\u706f\u3002"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A desk on an issue that was begun and holds no copy yet, and one story that came in."""
    root = small_project(tmp_path_factory.mktemp("desk") / "project")
    new_issue(AskedIssue(root, "2021-03-15", "", "content/2021-03-05"))
    text = f"---\nschema: 1\nid: rain\nheadline: {WORDS}\n---\n{WORDS}\n\n{WORDS}\n"
    (root / NEXT / "articles/rain.md").write_text(text, encoding="utf-8")
    with running_desk(root, NEXT) as running:
        yield running


def test_stories_that_wait_are_one_message_and_are_written_on_the_desk(fresh: Running, chromium: Any) -> None:
    with opened(chromium, fresh) as page:
        waiting = page.locator(".aside .msg", has=page.locator("details"))
        eventually(lambda: waiting.count() >= 1)
        assert waiting.count() == 1 and waiting.first.locator("li").count() == 11, "the same of all of them is told once"
        waiting.first.locator("summary").click()
        page.evaluate("import('/static/js/state.js').then((own) => own.change('told', { told: { ...own.state.told } }))")
        page.wait_for_timeout(50)
        assert waiting.first.locator("details[open]").count() == 1, "what was folded out stays so when something is told"
        waiting.first.locator("li a").first.click()
        page.wait_for_selector(".sv .f.big input")
        name = address(page).split("/")[-2]
        page.fill(".sv .f.big input", WORDS)
        page.keyboard.press("Control+s")
        article = fresh.file(f"articles/{name}.md")
        eventually(lambda: f"headline: {WORDS}" in article.read_text(encoding="utf-8"))


def test_a_story_that_no_page_holds_is_opened_from_the_list(fresh: Running, chromium: Any) -> None:
    with opened(chromium, fresh) as page:
        page.click("[data-focus=waiting-rain]")
        page.wait_for_selector(".sv .cm-content >> text=" + WORDS)


def test_the_window_itself_never_scrolls(fresh: Running, chromium: Any) -> None:
    with opened(chromium, fresh) as page:
        page.wait_for_selector(".aside .msg")
        page.set_viewport_size({"width": 1280, "height": 500})
        page.evaluate("document.querySelector('.aside .msg:last-of-type, .aside .unseen:last-of-type').scrollIntoView()")
        page.evaluate("[...document.querySelectorAll('.aside .unseen')].pop().scrollIntoView()")
        assert page.evaluate("document.scrollingElement.scrollTop") == 0
        assert page.evaluate("document.scrollingElement.scrollHeight") == 500


@pytest.mark.parametrize(("plain", "typed"), [("off", "a"), ("on", "b")])
def test_the_address_names_a_line(fresh: Running, chromium: Any, plain: str, typed: str) -> None:
    article = fresh.file("articles/rain.md")
    with opened(chromium, fresh) as page:
        page.evaluate(f"localStorage.setItem('banmian-desk-plain', '{plain}')")
        page.evaluate("location.hash = '#/story/1/rain/8'")
        page.wait_for_selector(".sv .cm-content, .sv textarea")
        eventually(lambda: page.evaluate("document.activeElement.closest('.txt') !== null"))
        page.keyboard.type(typed)
        page.keyboard.press("Control+s")
        eventually(lambda: article.read_text(encoding="utf-8").split("\n")[7].startswith(typed))


def test_the_view_story_opens_what_begins_on_the_page(fresh: Running, chromium: Any) -> None:
    """Page 4 begins with the end of page 1's story."""
    with opened(chromium, fresh) as page:
        page.evaluate("location.hash = '#/story/4'")
        page.wait_for_selector(".sv .count .code")
        assert page.locator(".sv .count .code").inner_text().startswith("4-")
