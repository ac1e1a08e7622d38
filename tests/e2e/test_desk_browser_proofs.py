"""Proofs in a browser: one is issued, notes that came back lead to their places, a signed page that would change is shown as it was
and as it would be; two languages, and those who do not see it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from desk_browser import CHROMIUM, Running, eventually, opened, running_desk, serious
from pikepdf import Array, Dictionary, Name, String
from project import run, small_project, spoil
from pypdfium2 import PdfDocument

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not on PATH: the desk's pages are not looked at")
ISSUE, VIEW = "content/2021-03-05", "#/proofs/4"
WORD, OTHER = "\u540e\u8857", "\u524d\u8857"
WORDS = (
    "\u4e00\u4e8c\u6821\u6539\u52a8\u5355\u5370\u51fa\u9001\u7248\u672c\u8fd8\u6709\u5904\u9519\u8bef\u680f"
    "\u8fb9\u6570\u5b57\u8d23\u7f16\u7b7e\u65f6\u95f4\u6574\u4e03\u79fb\u884c\u56fe\u7247\u90e8\u4ef6\u7b2c\u6bb5"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running_desk(small_project(tmp_path_factory.mktemp("proofs") / "project", WORDS), ISSUE) as running:
        yield running


def came_back(proof: Path, target: Path) -> Path:
    """The proof with a reader's note on it."""
    out = BytesIO()
    with pikepdf.Pdf.open(proof) as pdf:
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Square, Rect=Array([60, 60, 500, 700]), Contents=String("too dark"), T=String("A")
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        pdf.save(out)
    target.write_bytes(out.getvalue())
    return target


def test_a_proof_is_issued_and_its_notes_lead_to_the_page(desk: Running, chromium: Any, tmp_path: Path) -> None:
    with opened(chromium, desk, "en", at=VIEW) as page:
        page.wait_for_selector("h1 >> text=No proof was issued yet")
        page.select_option("#proof-size", "a4")
        page.fill("#proof-to", "A reader")
        page.keyboard.press("Enter")
        page.wait_for_selector("[data-focus=issue-proof]:disabled")
        page.wait_for_selector(".pr td >> text=A reader")
        page.wait_for_selector("h1 >> text=1 proof issued")
        assert page.input_value("#proof-to") == "A reader", "what was typed stays"
        assert "4: {state: proof, number: 1" in desk.file("signed.yaml").read_text(encoding="utf-8")
        proof = next((desk.root / "build/2021-03-05/proof-1").glob("*-a4.pdf"))
        with page.expect_popup() as popup:
            page.click(".pr .btn")
        assert popup.value.url.startswith("blob:")
        popup.value.close()
        page.set_input_files("#notes-file", came_back(proof, tmp_path / "back.pdf"))
        page.wait_for_selector(".notes li >> text=too dark")
        assert serious(page) == []
        button = page.locator(".notes .code").first
        assert button.inner_text().partition(" : ")[0].endswith((".md", ".yaml"))
        page.click(".notes li button.strong")
        page.wait_for_url("**/page/4")
        page.wait_for_selector(".noted .tag >> text=note 1")


def highlighted(proof: Path, target: Path, words: str) -> Path:
    """The proof with these words highlighted."""
    out = BytesIO()
    with contextlib.closing(PdfDocument(proof)) as document:
        text = document[0].get_textpage()
        found = text.search(words).get_next()
        assert found is not None
        text.count_rects(*found)
        left, bottom, right, top = text.get_rect(0)
    with pikepdf.Pdf.open(proof) as pdf:
        quads = Array([left, top, right, top, left, bottom, right, bottom])
        box = Array([left, bottom, right, top])
        note = Dictionary(
            Type=Name.Annot, Subtype=Name.Highlight, Rect=box, QuadPoints=quads, Contents=String("why"), T=String("B")
        )
        pdf.pages[0].obj.Annots = Array([pdf.make_indirect(note)])
        pdf.save(out)
    target.write_bytes(out.getvalue())
    return target


def test_a_note_goes_with_its_words_when_the_story_has_changed(desk: Running, chromium: Any, tmp_path: Path) -> None:
    proof = next((desk.root / "build/2021-03-05/proof-1").glob("*-a4.pdf"))
    lamp = desk.file("articles/lamp.md")
    before = lamp.read_text(encoding="utf-8")
    first = next(k for k, line in enumerate(before.splitlines(), 1) if "\u516d\u70b9" in line)
    try:
        with opened(chromium, desk, "en", at=VIEW) as page:
            page.wait_for_selector("h1 >> text=1 proof issued")
            page.set_input_files("#notes-file", highlighted(proof, tmp_path / "six.pdf", "\u516d\u70b9"))
            note = page.locator(".notes li", has_text="\u201cwhy\u201d")
            note.locator(f".code >> text=lamp.md : {first}").wait_for()
            note.locator("button.strong").click()
            page.wait_for_selector(".noted .tag")
            top = "document.querySelector('.noted')?.getBoundingClientRect().y ?? 0"
            stood = page.evaluate(top)
            lamp.write_text(
                before.replace(before.splitlines()[first - 1], f"{OTHER}\u3002\n\n{before.splitlines()[first - 1]}"), "utf-8"
            )
            eventually(lambda: page.evaluate(top) > stood + 5)
            page.evaluate(f"location.hash = '{VIEW}'")
            note.locator(f".code >> text=lamp.md : {first + 2}").wait_for()
            lamp.write_text(before.replace("\u516d\u70b9", "\u4e03\u70b9"), encoding="utf-8")
            note.locator("text=These words are in the story no more").wait_for()
    finally:
        lamp.write_text(before, encoding="utf-8")


def test_a_signed_page_that_would_change_is_shown_as_it_was_and_would_be(desk: Running, chromium: Any) -> None:
    done = run("sign", "4", "--issue", desk.root / ISSUE, "--out", desk.root / "build", "--by", "A")
    assert done.code == 0, done.err
    lamp = desk.file("articles/lamp.md")
    before = lamp.read_text(encoding="utf-8")
    with opened(chromium, desk, "zh", at=VIEW) as page:
        page.wait_for_selector(".signing .kv")
        assert page.locator(".refusal h1").count() == 0
        lamp.write_text(before.replace(WORD, OTHER), encoding="utf-8")
        page.wait_for_selector(".refusal h1")
        page.wait_for_selector(".moves .msg ins")
        eventually(lambda: page.locator(".pages-two figure canvas").count() >= 2)
        eventually(lambda: page.evaluate(DIFFERENT))
        assert page.locator(".pages-two .would").count() > 0
        ways = page.locator(".aside .way button")
        page.wait_for_selector(".aside .way button >> text=lamp.md")
        assert ways.first.inner_text().startswith("lamp.md")
        assert ways.count() == 2, "what was written by another editor cannot be undone from here"
        assert serious(page) == []
        lamp.write_text(before, encoding="utf-8")
        page.wait_for_selector(".refusal h1", state="detached")
        page.wait_for_selector("[data-focus=withdraw]")
        paper = desk.root / "layouts/small/paper.yaml"
        before = paper.read_text(encoding="utf-8")
        spoil(paper, {"{name}\u00b7{edition}": "{edition}\u00b7{name}"})
        page.wait_for_selector(".refusal h1")
        page.wait_for_selector(".aside .way button >> text=paper.yaml")
        assert page.locator(".aside .way button").count() == 2, "no article is offered that was not changed"
        page.click("[data-focus=view-issue]")
        page.wait_for_selector(".sq.on.not >> text=4")
        assert "\u7b2c4\u7248\u5df2\u7b7e\uff0c\u4f46\u4f1a\u53d8" in page.locator(".signing").first.inner_text()
        page.evaluate(f"location.hash = '{VIEW}'")
        paper.write_text(before, encoding="utf-8")
        page.wait_for_selector(".refusal h1", state="detached")


DIFFERENT = """() => { const [then, now] = [...document.querySelectorAll('.pages-two .tiles')].map((layer) =>
  [...layer.querySelectorAll('canvas')].map((one) => one.toDataURL()).join()); return then && now && then !== now; }"""
