"""Makeup in a browser: a plan is begun, ranks and pins make new proposals, one is taken and undone; two languages, the keyboard
alone, and those who do not see it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, running_desk, serious
from one_page import FROM, ISSUE, one_page_project
from project import REPOSITORY

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
VIEW = "#/makeup/1"
KNOWN = ".alt-row:not(.stale) [data-alt=p1] img[src]"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_desk(one_page_project(tmp_path_factory.mktemp("makeup") / "project", ""), ISSUE) as running:
        yield running


def makeup_yaml(desk: Running) -> str:
    return desk.file("makeup.yaml").read_text(encoding="utf-8")


def test_a_plan_is_begun_and_a_proposal_taken_and_undone(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk, "zh", at=VIEW) as page:
        page.wait_for_selector("[data-focus=plan]")
        assert page.locator(".mk-begin li").count() == 3 and serious(page) == []
        page.click("[data-focus=plan]")
        page.wait_for_selector(".alt .blank")
        assert "\u79d2" in eventually(lambda: page.locator(".mk-busy").inner_text()), "seconds are counted"
        page.wait_for_selector(KNOWN)
        assert page.locator(".alt").count() <= 7 and page.locator("[data-alt=p1] li").count() <= 3
        page.click("[data-focus=terms-p1]")
        assert page.locator("[data-alt=p1] .terms td").first.is_visible()
        eventually(lambda: not page.locator(".mk-busy").inner_text())
        page.locator(".terms[open]").wait_for()
        assert serious(page) == []
        before = desk.file("issue.yaml").read_bytes()
        page.click("[data-focus=take-1]")
        page.wait_for_selector(".tried >> text=auto-01.yaml")
        assert desk.file("pages/auto-01.yaml").exists() and b"layout: auto-01" in desk.file("issue.yaml").read_bytes()
        page.keyboard.press("Control+z")
        eventually(lambda: not desk.file("pages/auto-01.yaml").exists() and desk.file("issue.yaml").read_bytes() == before)
        page.wait_for_selector(".tried", state="detached")


def test_ranks_and_pins_by_the_keyboard_alone(desk: Running, chromium: Any) -> None:
    if not desk.file("makeup.yaml").exists():
        pytest.skip("the plan was not begun")
    with opened(chromium, desk, "en", at=VIEW) as page:
        page.wait_for_selector(KNOWN)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert page.evaluate("document.activeElement.dataset.focus") == "story-hours"
        page.keyboard.press("-")
        page.wait_for_selector(".tried .diff >> text=rank: 4")
        assert "{id: hours, page: 1, rank: 4" in makeup_yaml(desk)
        eventually(lambda: page.locator("[data-story=hours] .num").inner_text() == "4")
        assert page.evaluate("document.activeElement.dataset.focus") == "story-hours", "the focus stays"
        page.wait_for_selector(KNOWN)
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-focus=story-hours][aria-pressed=false]:focus")  # it has the focus, and is not chosen
        page.keyboard.press("p")
        page.wait_for_selector(".tried .diff >> text=pins")
        assert "pins: {hours: {cols: 5-6, lines: 1-33}}" in makeup_yaml(desk)
        page.wait_for_selector("[data-story=hours] .pin2")
        page.wait_for_selector(f"{KNOWN} ~ .mk-pin")
        assert serious(page) == []
        page.keyboard.press("Shift+ArrowUp")
        eventually(lambda: "{id: hours, page: 1, rank: 3" in makeup_yaml(desk))
        page.keyboard.press("F6")
        page.keyboard.press("v")
        page.keyboard.press("2")
        page.wait_for_url("**/page/1")


def test_p_pins_on_the_page_too(desk: Running, chromium: Any) -> None:
    if "pins" not in makeup_yaml(desk):
        pytest.skip("nothing is pinned")
    with opened(chromium, desk, "en", at="#/page/1") as page:
        page.wait_for_selector(".places button")
        page.click("[data-place=phones]")
        page.keyboard.press("p")
        page.wait_for_selector("[data-focus=pin]:focus")
        page.keyboard.press("Enter")
        page.wait_for_selector(".knobs .diff >> text=phones")
        page.locator(".tried .btn.main").click()
        eventually(lambda: "phones: {cols:" in makeup_yaml(desk).partition("pins:")[2])


def test_an_advertisement_and_another_story_by_the_keyboard_alone(desk: Running, chromium: Any) -> None:
    """Each is shown as the lines that it writes, with what could be made of them; then written, then undone."""
    if not desk.file("makeup.yaml").exists():
        pytest.skip("the plan was not begun")
    shutil.copy2(REPOSITORY / FROM / "articles/parking.md", desk.file("articles"))
    before = makeup_yaml(desk), desk.file("issue.yaml").read_bytes()
    with opened(chromium, desk, "en", at=VIEW) as page:
        page.wait_for_selector("[data-focus=mk-advert]")
        page.keyboard.press("a")
        page.wait_for_selector(".foreseen .diff >> text=1.ad-fans: images/ad-fans.svg")
        page.wait_for_selector(".foreseen .diff >> text={id: ad-fans, page: 1, cols: 2, lines: 10}")
        page.wait_for_selector(".foreseen b")
        assert serious(page) == []
        assert (makeup_yaml(desk), desk.file("issue.yaml").read_bytes()) == before, "nothing is written before the button"
        for key in ("Tab", "Tab", "Tab", "Enter"):  # from the file to its lines
            page.keyboard.press(key)
        eventually(lambda: "id: ad-fans" in makeup_yaml(desk) and b"1.ad-fans" in desk.file("issue.yaml").read_bytes())
        page.wait_for_selector("[data-focus=undo-makeup]")
        page.keyboard.press("Control+z")
        eventually(lambda: (makeup_yaml(desk), desk.file("issue.yaml").read_bytes()) == before)
        page.keyboard.press("x")
        page.wait_for_selector("#mk-comes:focus")
        page.select_option("#mk-comes", "parking")
        page.select_option("#mk-goes", "phones")
        page.wait_for_selector("dialog .btn.main:enabled")
        assert page.locator(".foreseen .p >> text=id: parking").count() == 1
        page.locator("dialog .btn.main").focus()
        page.keyboard.press("Enter")
        eventually(lambda: "id: parking" in makeup_yaml(desk) and "id: phones" not in makeup_yaml(desk))
        page.wait_for_selector("[data-focus=undo-makeup]")
        page.keyboard.press("Control+z")
        eventually(lambda: makeup_yaml(desk) == before[0])
