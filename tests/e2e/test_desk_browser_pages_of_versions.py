"""The view Versions in a browser where one of the two states alone has the page: one that was taken out since, one that came in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, address, eventually, opened, running_desk, serious
from project import run, small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
SAID = {
    "zh": ("\u5df2\u4e0d\u5728\u8fd9\u4e00\u671f", "\u8fd8\u6ca1\u6709\u7b2c3\u7248"),
    "en": ("in the issue no more", "was not in the issue then"),
}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    root = small_project(tmp_path_factory.mktemp("desk") / "project", "\u4e03")
    built(root)
    with running_desk(root, ISSUE) as running:
        yield running


def built(root: Any) -> None:
    """A version of it is kept."""
    assert run("build", root / ISSUE, "--out", root / "build", "--only", "pdf", "--json").code == 0


def of_two_pages(issue: str) -> str:
    """The issue of four pages without its spread: what was page 4 is page 2."""
    spread, last = issue.index("  - number: 2-3\n"), issue.index("  - number: 4\n")
    issue = (issue[:spread] + issue[last:]).replace("number: 4\n", "number: 2\n")
    return issue.replace("page-count: 4", "page-count: 2").replace("4.cont", "2.cont")


def drawn(page: Any) -> bool:
    return page.locator(".cmp .sheet").count() == 1 and page.locator(".cmp .tiles canvas").count() > 0


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_is_shown_as_it_is_in_the_one_and_that_is_told(desk: Running, chromium: Any, lang: str) -> None:
    """In each way of comparing; with its list; with the page's name in none of them it is told too."""
    issue = desk.file("issue.yaml")
    whole = issue.read_text("utf-8")
    try:
        issue.write_text(of_two_pages(whole), "utf-8")
        with opened(chromium, desk, lang, at="#/versions/2") as page:
            page.click("[data-focus=other-3]")
            page.wait_for_selector(f".alone >> text={SAID[lang][0]}")
            assert address(page).partition("#")[2].startswith("/versions/3")
            for way in "4123":
                page.keyboard.press(way)
                eventually(lambda: drawn(page))
            assert page.locator(".msg del").count() and serious(page) == []
            page.keyboard.press("PageDown")
            eventually(lambda: page.evaluate("location.hash").startswith("#/versions/4"))
            page.click("[data-focus=view-page]")
            eventually(lambda: page.evaluate("location.hash") == "#/page/1")
            page.evaluate("location.hash = '#/versions/9'")
            page.wait_for_selector(".alone >> text=9")
            built(desk.root)
            issue.write_text(whole, "utf-8")
            page.evaluate("location.hash = '#/versions/3'")
            page.wait_for_selector(f".alone >> text={SAID[lang][1]}")
            eventually(lambda: drawn(page))
            assert page.locator(".cmp .wrong").inner_text() == ""
    finally:
        issue.write_text(whole, "utf-8")


def test_another_size_of_the_page_is_told(desk: Running, chromium: Any) -> None:
    paper = desk.root / "layouts/small/paper.yaml"
    was = paper.read_text("utf-8")
    try:
        paper.write_text(was.replace("trim: [120mm, 180mm]", "trim: [124mm, 180mm]"), "utf-8")
        with opened(chromium, desk, "en", at="#/versions/1") as page:
            page.wait_for_selector(".alone >> text=120 \u00d7 180 mm then, 124 \u00d7 180 mm now")
            page.keyboard.press("1")
            eventually(lambda: page.locator(".cmp .sheet").count() == 2)
            then, now = (sheet.bounding_box() for sheet in page.locator(".cmp .sheet").all())
            assert then["width"] < now["width"], "each in its own size"
    finally:
        paper.write_text(was, "utf-8")
