"""Page files and proofs."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from banmian.colour import BLACK, Ink
from banmian.display import Box, DisplayList, Layer, Page, Tag
from banmian.geometry import Rect
from banmian.outputs.pages import page_files
from banmian.outputs.proofs import proofs
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.writer import write_pdf

PROFILE = Path(__file__).parents[3] / "layouts/profiles/icc/newsprint-tr002-240.icc"
TAG = Tag("", -1, "furniture")


class NoFaces:
    """A source for pages without text."""

    def face(self, face_id: str, /):
        raise KeyError(face_id)


@pytest.fixture(scope="module")
def issue() -> bytes:
    """Two pages: a black bar inside the trim, a tint that runs into the bleed."""
    items = (
        Box(Rect(0, 0, 36_000, 36_000), BLACK, TAG),
        Box(Rect(-8_504, 100_000, 210_000, 152_504), Ink("tint", (0, 0, 0, 500)), TAG, Layer.TINT),
    )
    made = tuple(Page(n, "\u8981\u95fb", (201_496, 144_000), 8_504, items[: 3 - n]) for n in (1, 2))
    display = DisplayList(made, "\u793e\u533a\u6668\u62a5", "2020-08-12T00:00:00+08:00")
    return write_pdf(display, NoFaces(), PdfSettings(OutputIntent(PROFILE.read_bytes())))


def test_page_files_are_pdf_x_of_their_own(issue):
    files = page_files(issue, "\u793e\u533a\u6668\u62a5-20200812-42", [1, 2])
    assert list(files) == [f"\u793e\u533a\u6668\u62a5-20200812-42-A0{n}.pdf" for n in (1, 2)]
    seen = set()
    for data in (issue, *files.values()):
        with pikepdf.open(BytesIO(data)) as pdf:
            words = pdf.Root.Metadata.read_bytes().decode()
            seen.add(words[words.index("uuid:") :].partition("<")[0])
            assert "PDF/X-4<" in words
            assert pdf.pdf_version == "1.6"
            (intent,) = pdf.Root.OutputIntents
            assert intent.DestOutputProfile.read_bytes() == PROFILE.read_bytes()
            assert str(pdf.docinfo.CreationDate) == "D:20200812000000+08'00'"
            assert "xmp:CreateDate>2020-08-12T00:00:00+08:00<" in words
            assert f"{pdf.docinfo.Title}</rdf:li>" in words
            assert pdf.docinfo.Trapped == pikepdf.Name("/False")
    assert len(seen) == 3
    with pikepdf.open(BytesIO(files["\u793e\u533a\u6668\u62a5-20200812-42-A02.pdf"])) as pdf:
        assert len(pdf.pages) == 1
        assert [float(v) for v in pdf.pages[0].TrimBox] == [8.504, 8.504, 210, 152.504]


def test_page_files_are_equal_each_time(issue):
    assert page_files(issue, "a", [2]) == page_files(issue, "a", [2])


def test_no_such_page(issue):
    for make in (lambda: page_files(issue, "a", [3]), lambda: proofs(issue, [0])):
        with pytest.raises(IndexError, match="no page"):
            make()


def test_proofs_show_the_trim(issue):
    made = proofs(issue, [1, 2])
    assert list(made) == ["A01.png", "A02.png", "sheet.png"]
    image = Image.open(BytesIO(made["A01.png"]))
    assert image.size == pytest.approx((201.496 * 110 / 72, 144 * 110 / 72), abs=1.5)
    assert image.getpixel((20, 20))[0] < 80
    assert image.getpixel((150, 60)) == (255, 255, 255)
    assert 100 < image.getpixel((1, image.height - 2))[0] < 200
    sheet = Image.open(BytesIO(made["sheet.png"]))
    assert sheet.size[0] == 2 * 460 + 3 * 16
    assert proofs(issue, [1, 2]) == made


def test_proofs_are_equal_by_one_process_and_two(issue, monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    assert proofs(issue, [1, 2], processes=2) == proofs(issue, [1, 2], processes=1)


def test_the_sheet_shows_proofs_that_were_left(issue):
    whole = proofs(issue, [1, 2])
    partly = proofs(issue, [2], {"A01.png": whole["A01.png"], "A02.png": b"an old one"})
    assert partly == {name: data for name, data in whole.items() if name != "A01.png"}
