"""Finished issues of small pages for the tests of impose: each page shows its number as a QR code, right way up."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from squares import write_squares

from banmian.colour import BLACK, FULL, Ink, Spot
from banmian.display import Box, DisplayList, Item, Layer, Page, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.furniture.qr import matrix_of
from banmian.pdf.settings import OutputIntent, PdfSettings
from banmian.pdf.standards import X4, Standard
from banmian.pdf.writer import write_pdf

REPOSITORY = Path(__file__).parents[3]
PROFILE = REPOSITORY / "layouts/profiles/icc/newsprint-tr002-240.icc"
HEI = "hei-regular"
TRIM = (360_000, 504_000)
"""5 by 7 inches."""
BLEED = 8_504
TAG = Tag("", -1, "furniture")
GOLD = Spot("PANTONE 871 C", (200, 300, 600, 100))


def settings(standard: Standard = X4) -> PdfSettings:
    return PdfSettings(OutputIntent(PROFILE.read_bytes()), standard=standard)


@cache
def letters(folder: Path) -> FontBook:
    """A book of squares for what marks say."""
    write_squares(
        folder,
        "".join(map(chr, range(32, 127)))
        + "\u6d4b\u8bd5\u7b2c\u671f\u7248\u672c\u5f20\u5171\u6b63\u53cd\u9762\u767d\u9752\u54c1\u7ea2\u9ec4\u9ed1",
    )
    book, found = FontBook.load(folder)
    assert book is not None, found
    return book


def code(number: int, left: int, top: int, side: int) -> list[Item]:
    """The page's number as a QR code, a module a box."""
    rows = matrix_of(f"page {number}")
    step = side // len(rows)
    return [
        Box(Rect(left + x * step, top + y * step, left + (x + 1) * step, top + (y + 1) * step), BLACK, TAG)
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    ]


def page(number: int) -> Page:
    """A band in cyan that runs off all sides at the foot, the code above it; even pages have a spot ink."""
    band = Box(Rect(-BLEED, 450_000, TRIM[0] + BLEED, TRIM[1] + BLEED), Ink("c", (FULL, 0, 0, 0)), TAG, Layer.TINT)
    ink = Ink("gold", (0, 0, 0, 0), ((GOLD, FULL),))
    spot = [Box(Rect(20_000, 400_000, 60_000, 430_000), ink, TAG)] if number % 2 == 0 else []
    return Page(number, "\u8981\u95fb", TRIM, BLEED, (band, *code(number, 100_000, 80_000, 160_000), *spot))


@cache
def issue(pages: int, standard: Standard = X4) -> bytes:
    """So many pages as a finished PDF."""
    display = DisplayList(tuple(page(n) for n in range(1, pages + 1)), "\u6d4b\u8bd5", "2020-08-12T00:00:00+08:00")
    return write_pdf(display, NoFaces(), settings(standard))


class NoFaces:
    """A source for pages without text."""

    def face(self, face_id: str, /):
        raise KeyError(face_id)
