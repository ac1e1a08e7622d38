"""Copy that comes in, in a browser: chosen or pasted, looked over, taken as a story that no page holds, and undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import word_copy
from desk_browser import CHROMIUM, Running, eventually, opened, serious

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("copy") / "heron.docx"
    file.write_bytes(word_copy.reporters())
    return file


def test_a_document_is_looked_over_taken_and_undone(desk: Running, chromium: Any, document: Path) -> None:
    article = desk.file("articles/flood.md")
    with opened(chromium, desk) as page:
        page.set_input_files("input[type=file]", str(document))
        page.wait_for_selector(".card .rep")
        assert not desk.file("articles/heron.md").exists()
        assert "2" in page.locator(".rep tr", has_text="\u56fe\u7247").inner_text()
        page.click(".rad label:nth-of-type(2) input")
        eventually(lambda: "\u4e00\u767e" in page.locator(".card pre").text_content())
        page.fill(".save input", "flood")
        page.keyboard.press("Tab")
        eventually(lambda: "id: flood" in page.locator(".card pre").text_content())
        page.click(".save .main")
        page.wait_for_selector(".sv")
        assert "flood" in page.url and article.exists() and desk.file("images/flood-1.jpg").exists()
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".drop li")
        page.keyboard.press("Control+z")
        eventually(lambda: not article.exists() and not desk.file("images/flood-1.jpg").exists())
        eventually(lambda: page.locator(".drop li").count() == 0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pasted_text_is_shown_and_axe_finds_nothing_serious(desk: Running, chromium: Any, document: Path, lang: str) -> None:
    with opened(chromium, desk, lang) as page:
        page.evaluate(
            "(text) => { const data = new DataTransfer(); data.setData('text/plain', text);"
            " document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }",
            "\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002",
        )
        page.wait_for_selector(".card .rep")
        page.set_input_files("input[type=file]", str(document))
        eventually(lambda: page.locator(".card .rep").count() == 2)
        assert serious(page) == []
        page.keyboard.press("Escape")
        eventually(lambda: page.locator(".card").count() == 0)
        assert not desk.file("articles/copy-1.md").exists()
