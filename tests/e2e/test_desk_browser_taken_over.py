"""In a browser: the Issue view of an issue that was just begun says what is still the last one's, with the line as a button, over
the change to it and a reload, until the editor says that it is meant to be so.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, PATIENCE, eventually, running_desk, serious
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
LAST, EMPTY, NEXT = "content/2021-03-05", "content/2021-03-10", "content/2021-03-12"
TEASERS = "\u71672021-03-05\u5e26\u8fc7\u6765\u7684\uff1a\u5bfc\u8bfb"
TAKEN = "adverts: {4.psa: {file: images/psa.svg, label: Notice}}\nteasers: [{story: river}]\n"


def test_an_issue_begun_on_the_desk_tells_what_it_has_taken_over(chromium: Any, tmp_path: Path) -> None:
    root = small_project(tmp_path / "project")
    shutil.rmtree(root / "content/2021-03-08")
    shutil.copy(root / LAST / "images/clock.svg", root / LAST / "images/psa.svg")
    with (root / LAST / "issue.yaml").open("a", encoding="utf-8") as file:
        file.write(TAKEN)
    (root / EMPTY).mkdir()
    with running_desk(root, EMPTY) as desk:
        context = chromium.new_context(viewport={"width": 1440, "height": 900})
        context.add_init_script("localStorage.setItem('banmian-desk-lang', 'zh')")
        context.set_default_timeout(PATIENCE)
        page = context.new_page()
        page.goto(desk.address)
        page.click("[data-focus=new-issue]")
        page.fill("#new-day", "2021-03-12")
        page.keyboard.press("Enter")
        for again in (False, True):
            if again:
                page.reload()
            page.wait_for_selector(".aside .msg >> text=\u5e7f\u544a\u662f2021-03-05\u7684")
            page.wait_for_selector(f".aside .msg >> text={TEASERS}")
            assert page.locator(".aside button.code >> text=issue.yaml").count() >= 2, "a click opens the line"
        assert serious(page) == []
        away = f"[data-focus='away-NEW010-{NEXT}/issue.yaml']"
        page.focus(away)
        page.keyboard.press("Enter")
        page.wait_for_selector(away, state="detached")
        assert page.locator(f"[data-focus='away-NEW011-{NEXT}/issue.yaml']").count() == 1
        issue = root / NEXT / "issue.yaml"
        text = issue.read_text(encoding="utf-8")
        issue.write_text(text.replace("teasers: [{", "teasers: [{story: 1-lead}, {"), encoding="utf-8")
        eventually(lambda: page.locator(f".aside .msg >> text={TEASERS}").count() == 0)
        page.wait_for_selector(".aside .msg >> text=\u71672021-03-05\u5e26\u8fc7\u6765\u7684")
