"""Marked copies of pages: boxes, marks beyond the bleed, the page itself as it was."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from issues import BLEED, GOLD, HEI, TRIM, issue, settings
from PIL import ImageChops

from banmian.fonts import FontBook
from banmian.impose.finished_pages import bleed_of, inks_of
from banmian.impose.letters import Letters
from banmian.impose.marked import Slug, marked_pdf
from banmian.impose.marks import FREE, LENGTH, ROOM

SLUG = Slug({"paper": "\u6d4b\u8bd5", "number": "7", "label": "A02", "name": "\u7248", "date": "2020-08-12", "version": "1f3a9c02"})


@pytest.fixture(scope="module")
def marked(book: FontBook) -> bytes:
    return marked_pdf(issue(4), {2: SLUG, 3: SLUG}, Letters(book, HEI), settings())


def test_boxes(marked: bytes) -> None:
    edge = BLEED + ROOM
    with pikepdf.open(BytesIO(marked)) as pdf:
        assert len(pdf.pages) == 2
        for page in pdf.pages:
            media, trim, bleed = ([round(float(v) * 1000) for v in page.obj[key]] for key in ("/MediaBox", "/TrimBox", "/BleedBox"))
            assert trim == [edge, edge, edge + TRIM[0], edge + TRIM[1]]
            assert bleed == [trim[0] - BLEED, trim[1] - BLEED, trim[2] + BLEED, trim[3] + BLEED]
            assert media == [0, 0, 2 * edge + TRIM[0], 2 * edge + TRIM[1]]


def test_crop_marks_stand_off_the_bleed(marked: bytes) -> None:
    """They point at the trim's edges and begin beyond the bleed."""
    edge = BLEED + ROOM
    with pikepdf.open(BytesIO(marked)) as pdf:
        calls = list(pikepdf.parse_content_stream(pdf.pages[0], "m l"))
    ends = [tuple(round(float(v) * 1000) for v in call.operands) for call in calls]
    lines = set(zip(ends[::2], ends[1::2], strict=True))
    near, far = FREE + BLEED, FREE + BLEED + LENGTH
    for x in (edge, edge + TRIM[0]):
        assert ((x, edge - near), (x, edge - far)) in {tuple(sorted(pair, reverse=True)) for pair in lines}
    for y in (edge, edge + TRIM[1]):
        assert ((edge - near, y), (edge - far, y)) in {tuple(sorted(pair, reverse=True)) for pair in lines}
    assert FREE > 0


def test_the_page_is_as_it_was(marked: bytes) -> None:
    """Inside the bleed every pixel is the page's own."""
    pictures = []
    for data, number in ((issue(4), 1), (marked, 0)):
        document = pypdfium2.PdfDocument(data)
        page = document[number]
        media, bleed = page.get_mediabox(), page.get_bleedbox()
        crop = (bleed[0] - media[0], bleed[1] - media[1], media[2] - bleed[2], media[3] - bleed[3])
        pictures.append(page.render(scale=1, crop=crop).to_pil().convert("RGB"))
        document.close()
    plain, under = (p.crop((2, 2, p.width - 2, p.height - 2)).resize((60, 84)) for p in pictures)
    assert max(high for _, high in ImageChops.difference(plain, under).getextrema()) < 60


def test_the_slug_says_what_it_is_and_names_the_inks(marked: bytes) -> None:
    document = pypdfium2.PdfDocument(marked)
    texts = ["".join(p.get_textpage().get_text_range().split()) for p in document]
    document.close()
    assert texts[0].startswith("\u6d4b\u8bd5\u7b2c7\u671fA02\u72482020-08-12\u7248\u672c1f3a9c02")
    assert texts[0].endswith(GOLD.name.replace(" ", "")) and GOLD.name.replace(" ", "") not in texts[1]


def test_inks_are_read_from_the_page() -> None:
    with pikepdf.open(BytesIO(issue(4))) as pdf:
        assert [[ink.name for ink in inks_of(page)] for page in pdf.pages][:2] == [["Cyan", "Black"], ["Cyan", "Black", GOLD.name]]
        (spot, amount) = inks_of(pdf.pages[1])[2].spots[0]
        assert (spot, amount) == (GOLD, 1000)
        assert bleed_of(pdf.pages[0].obj) == BLEED


def test_equal_bytes(book: FontBook, marked: bytes) -> None:
    assert marked_pdf(issue(4), {2: SLUG, 3: SLUG}, Letters(book, HEI), settings()) == marked
