"""Marked text is copied out of the PDF as it was written: fractions, notes, built unit signs, readings after their line."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from banmian.colour import BLACK
from banmian.content.model import Mark, StyledText
from banmian.display import DisplayList, Item, Page, Tag
from banmian.fonts import FontBook
from banmian.pdf.settings import PdfSettings
from banmian.pdf.writer import write_pdf
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

ROOT = Path(__file__).parents[3]
LINES = (
    ("song-regular", "\u52a03/4\u676f", (Mark(1, 4, "frac"),)),
    ("song-regular", "\u52a01 3/4\u676f", (Mark(1, 6, "frac"),)),
    ("song-regular", "\u636e\u8bb0\u8f7d1\uff0c\u8fd9\u6865\u30142\u3015\u5efa", (Mark(3, 4, "sup"), Mark(7, 10, "sup"))),
    ("brush", "\u56fd\u33a1", ()),
    ("song-black", "CO\u2082\u548cPM\u2082.\u2085\uff0c10\u207b\u00b3", ()),
    ("song-regular", "\u8001\u57ce\u53a2", (Mark(0, 3, "ruby", "l\u01ceo ch\u00e9ng xi\u0101ng"), Mark(0, 3, "title"))),
)


@pytest.fixture(scope="module")
def written(settings: PdfSettings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    book, diagnostics = FontBook.load(ROOT)
    assert book is not None, diagnostics
    items: list[Item] = []
    for k, (face, text, marks) in enumerate(LINES):
        p = prepare(StyledText(text, marks), TextSetting(face, 9_000), book)
        place = LinePlace(20_000, 20_000 + k * 20_000, p.width)
        items += set_marked(p, 0, p.units.size, place, Paint(BLACK, Tag("a", k, "body")), book)
    display = DisplayList((Page(1, "", (200_000, 140_000), 8_504, tuple(items)),), "t", "2020-08-12T00:00:00+08:00")
    path = tmp_path_factory.mktemp("pdf") / "marked.pdf"
    path.write_bytes(write_pdf(display, book, settings))
    return path


def squeezed(text: str) -> str:
    """Without white and without what shows nothing (text/fractions.py, JOINER)."""
    return "".join(text.replace("\u2060", "").split())


def test_pdfium_reads_it_back(written: Path) -> None:
    with pypdfium2.PdfDocument(written) as pdf:
        text = pdf[0].get_textpage().get_text_range()
    rows = text.splitlines()
    assert [squeezed(row) for row in rows[:5]] == [squeezed(text) for _, text, _ in LINES[:5]]
    assert "1 3/4" in text
    assert sorted(squeezed("".join(rows[5:]))) == sorted("\u8001\u57ce\u53a2l\u01ceoch\u00e9ngxi\u0101ng")


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler is not installed")
def test_poppler_reads_it_back(written: Path) -> None:
    text = squeezed(subprocess.run(["pdftotext", str(written), "-"], capture_output=True, check=True).stdout.decode())
    assert all(squeezed(line) in text for _, line, _ in LINES)
