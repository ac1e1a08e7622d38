"""Copy that comes in, in a browser: chosen or pasted, looked over, taken as a story that no page holds, and undone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import word_copy
from desk_browser import CHROMIUM, Running, address, eventually, opened, serious
from picture_samples import pdf

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE = "content/2021-03-05"
TIDE, FOG = "\u6f6e.txt", "\u96fe.txt"


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
        page.click(".save .main")
        page.wait_for_selector(".sv")
        eventually(lambda: page.evaluate("document.activeElement.closest('.cm-content') !== null"))
        assert "flood" in address(page) and article.exists() and desk.file("images/flood-1.jpg").exists()
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".drop li")
        page.keyboard.press("Control+z")
        eventually(lambda: not article.exists() and not desk.file("images/flood-1.jpg").exists())
        eventually(lambda: page.locator(".drop li").count() == 0)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_pasted_text_is_shown_and_axe_finds_nothing_serious(desk: Running, chromium: Any, document: Path, lang: str) -> None:
    text = "\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002".encode()
    with opened(chromium, desk, lang) as page:
        page.evaluate(
            "(text) => { const data = new DataTransfer(); data.setData('text/plain', text);"
            " document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true })); }",
            "\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002",
        )
        page.wait_for_selector(".card .rep")
        twins = [{"name": name, "mimeType": "text/plain", "buffer": text} for name in (TIDE, FOG)]
        page.set_input_files("input[type=file]", [str(document)])
        eventually(lambda: page.locator(".card .rep").count() == 2)
        page.set_input_files("input[type=file]", twins)
        eventually(lambda: page.locator(".card .rep").count() == 4)
        names = [one.input_value() for one in page.locator(".save input").all()]
        assert names == ["copy-1", "heron", "copy-2", "copy-3"], "no two wait under one name"
        assert serious(page) == []
        page.locator(".save input").nth(2).fill("fog")
        page.keyboard.press("Escape")
        eventually(lambda: page.locator(".card").count() == 0)
        waits = page.locator(".waits")
        waits.locator("button").wait_for()
        assert page.locator("dialog[open]").count() == 0, "Esc closes the dialog, and the documents wait"
        assert serious(page) == []
        waits.locator("button").click()
        eventually(lambda: page.locator("dialog[open] .card .rep").count() == 4)
        assert [one.input_value() for one in page.locator(".save input").all()] == ["copy-1", "heron", "fog", "copy-3"]
        page.locator("dialog[open] > .row.end button").click()
        eventually(lambda: page.locator(".card").count() == 0 and page.locator(".waits p").count() == 0)
        assert not desk.file("articles/copy-1.md").exists()


def test_the_card_of_a_picture_that_is_not_drawn_is_as_wide_as_others(desk: Running, chromium: Any) -> None:
    with opened(chromium, desk) as page:
        page.set_input_files("input[type=file]", [{"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf()}])
        page.wait_for_selector(".card.picture form")
        eventually(lambda: page.locator(".card.picture img").count() == 0)
        assert page.locator(".card.picture form").bounding_box()["width"] > 500
        page.click("[data-focus^=leave-]")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_damaged_pdf_is_told_and_can_only_be_left(desk: Running, chromium: Any, lang: str) -> None:
    with opened(chromium, desk, lang) as page:
        page.set_input_files("input[type=file]", [{"name": "torn.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 junk"}])
        page.wait_for_selector(".card .why .red >> text=torn.pdf")
        assert page.locator(".card form, .card input").count() == 0
        assert [one.get_attribute("data-focus")[:6] for one in page.locator(".card button").all()] == ["leave-"]
        assert serious(page) == []
        page.click("[data-focus^=leave-]")
        eventually(lambda: page.locator(".card").count() == 0)


def test_a_window_with_documents_that_wait_is_not_left_without_a_question(desk: Running, chromium: Any) -> None:
    text = "\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002".encode()
    with opened(chromium, desk, own=True) as page:

        def closed(stays: bool) -> None:
            with page.expect_event("dialog") as asked:
                page.close(run_before_unload=True)
            assert asked.value.type == "beforeunload"
            asked.value.dismiss() if stays else asked.value.accept()

        page.set_input_files("input[type=file]", [{"name": TIDE, "mimeType": "text/plain", "buffer": text}])
        page.wait_for_selector(".card .rep")
        page.click(".card summary >> nth=-1")
        closed(stays=True)
        page.keyboard.press("Escape")
        page.wait_for_selector(".waits button")
        closed(stays=True)
        page.click(".waits button")
        page.click("[data-focus^=leave-]")
        eventually(lambda: page.locator(".card").count() == 0)
        with page.expect_event("close"):
            page.close(run_before_unload=True)


def test_one_document_after_another_is_taken_by_enter(desk: Running, chromium: Any) -> None:
    text = "\u5357\u5cb8\u5824\u575d\n\n\u591c\u91cc\u6709\u706f\u3002".encode()
    first, second = (desk.file(f"articles/{name}.md") for name in ("copy-1", "dyke"))
    with opened(chromium, desk) as page:
        page.set_input_files("input[type=file]", [{"name": name, "mimeType": "text/plain", "buffer": text} for name in (TIDE, FOG)])
        eventually(lambda: page.locator(".card .rep").count() == 2)
        page.locator("[data-focus^=accept]").first.focus()
        page.keyboard.press("Enter")
        eventually(first.exists)
        eventually(lambda: page.locator(".card").count() == 1)
        page.wait_for_selector("[data-focus^=accept]:focus")
        page.locator(".save input").fill("dyke")
        page.keyboard.press("Enter")
        page.wait_for_selector(".card[aria-busy=false] .save input:focus")
        assert not second.exists(), "it is read under its name first"
        page.keyboard.press("Enter")
        eventually(second.exists)
        page.wait_for_selector(".sv")
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".drop li")
        for article in (second, first):
            page.keyboard.press("Control+z")
            eventually(lambda gone=article: not gone.exists())


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_tracked_changes_are_decided_one_by_one_by_keys(desk: Running, chromium: Any, tmp_path: Path, lang: str) -> None:
    document = tmp_path / "level.docx"
    document.write_bytes(word_copy.changes())
    with opened(chromium, desk, lang) as page:
        page.set_input_files("input[type=file]", str(document))
        page.wait_for_selector(".rad")
        page.locator(".rad label:nth-of-type(1) input").focus()
        page.keyboard.press("ArrowRight")
        page.wait_for_selector(".card[aria-busy=false] .rad label:nth-of-type(2) input:checked")
        page.keyboard.press("ArrowLeft")
        page.wait_for_selector(".card[aria-busy=false] .rad label:nth-of-type(1) input:checked")
        page.locator(".rad label:nth-of-type(3) input").focus()
        page.keyboard.press("Space")
        page.wait_for_selector(".tracked li:nth-child(4)")
        assert page.locator(".tracked [aria-pressed=true]").count() == 4 and "\u7532" in page.locator(".tracked").inner_text()
        page.locator("[data-change='1'] .ways button:nth-child(2)").focus()
        page.keyboard.press("Enter")
        eventually(lambda: "\u6c34\u4f4d\u662f\u56db\u4e09\u7c73" in page.locator(".card pre").text_content())
        assert page.evaluate("document.activeElement.dataset.focus").endswith("-1-false"), "the focus stays"
        assert serious(page) == []
        page.locator(".save input").focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.wait_for_selector(".save .main:focus")
        page.keyboard.press("Enter")
        page.wait_for_selector(".sv")
        article = desk.file("articles/level.md")
        assert "\u6c34\u4f4d\u662f\u56db\u4e09\u7c73" in article.read_text(encoding="utf-8")
        page.evaluate("location.hash = '#/issue'")
        page.wait_for_selector(".drop li")
        page.keyboard.press("Control+z")
        eventually(lambda: not article.exists())
