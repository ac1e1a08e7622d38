"""A message that a text is over shows what in the layout makes it fit; a button tries it on the page, Enter writes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, eventually, opened, running_desk, serious
from project import small_project
from test_desk_ways import ISSUE, over

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")


def test_a_way_is_tried_by_its_button_and_written_by_the_next(tmp_path: Path, chromium: Any) -> None:
    root = small_project(tmp_path / "project")
    over(root, 1, fitted=False)
    own = root / ISSUE / "pages/back.yaml"
    with running_desk(root, ISSUE) as desk, opened(chromium, desk, "zh", at="#/page/4") as page:
        page.wait_for_selector(".places button")
        page.locator(".msg button.strong", has_text="\u6ea2\u6d41").first.click()
        button = page.locator(".msg.sel .ways button").first
        button.wait_for()
        assert "+1" in button.inner_text() and not own.exists() and serious(page) == []
        button.focus()
        page.keyboard.press("Enter")
        page.wait_for_selector(".tried >> text=3-16")
        assert not own.exists(), "a trial writes nothing"
        page.click(".tried .main")
        eventually(own.exists)
        assert "3-16" in own.read_text(encoding="utf-8")
        eventually(lambda: page.locator(".msg button.strong", has_text="\u6ea2\u6d41").count() == 0)
