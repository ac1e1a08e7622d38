"""The first run in a browser: an issue without pages takes copy; a new one is begun from the last, and stands on the same desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from desk_browser import CHROMIUM, PATIENCE, Running, address, eventually, running_desk, serious
from project import small_project

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
LAST, EMPTY, NEXT = "content/2021-03-05", "content/2021-04-02", "content/2021-03-15"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = small_project(tmp_path_factory.mktemp("desk") / "project")
    text = (made / LAST / "issue.yaml").read_text(encoding="utf-8").partition("\npages:")[0].replace("2021-03-05", "2021-04-02")
    (made / EMPTY).mkdir()
    (made / EMPTY / "issue.yaml").write_text(f"{text}\npages: []\n", encoding="utf-8")
    return made


def window(chromium: Any, desk: Running, lang: str) -> Any:
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(f"localStorage.setItem('banmian-desk-lang', '{lang}')")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(desk.address)
    page.wait_for_selector(".begin")
    return page


def test_copy_is_dropped_and_a_new_issue_is_begun_on_the_same_desk(root: Path, chromium: Any, tmp_path: Path) -> None:
    with running_desk(root, EMPTY) as desk:
        for lang in ("en", "zh"):
            page = window(chromium, desk, lang)
            assert serious(page) == []
        file = tmp_path / "rain.txt"
        file.write_text("\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002", encoding="utf-8")
        page.set_input_files("input[type=file]", str(file))
        page.click(".card .save .main")
        article = root / EMPTY / "articles/rain.md"
        eventually(article.exists)
        page.wait_for_selector(".sv .cm-content >> text=\u591c\u91cc")
        assert "#/story/rain" in address(page), "it is open to be edited, though no page holds it yet"
        page.click(".cm-content")
        page.keyboard.press("Control+End")
        page.keyboard.type("\u6709\u4eba\u3002")
        eventually(lambda: "\u6709\u4eba\u3002" in article.read_text(encoding="utf-8"))
        assert serious(page) == []
        page.focus("[data-focus=view-issue]")
        page.keyboard.press("Enter")
        page.wait_for_selector(".drop-here >> text=rain")
        page.focus("[data-focus=new-issue]")
        page.keyboard.press("Enter")
        page.fill("#new-day", "2021-03-15")
        page.keyboard.press("Enter")
        page.wait_for_selector(".grp", timeout=PATIENCE)
        assert (root / NEXT / "issue.yaml").exists() and page.locator(".foot").inner_text().count("2021-03-15")
        assert (root / NEXT / ".desk.lock").exists() and not (root / EMPTY / ".desk.lock").exists()
        assert desk.process.poll() is None
        page.click("[data-focus=other-issues]")
        page.click(f"[data-focus='issue-{LAST}']")
        eventually(lambda: "2021-03-05" in page.locator(".foot").inner_text())
        page.click("[data-focus=next-issue]")
        page.fill("#new-day", "2021-03-22")
        page.keyboard.press("Enter")
        eventually(lambda: "2021-03-22" in page.locator(".foot").inner_text())
