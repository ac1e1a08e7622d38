"""Proof sheets as a PDF: finished pages come under words and marks as forms, at any scale, by pikepdf as impose does it.

Each sheet says in its own entry (`/PieceInfo`, a PDF's place for a program's notes) which page it shows, where, and under which
name its record is kept: by that a reader's notes are found again. Sheets are for people: no PDF/X, and never for print.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from banmian.display import DisplayList, Item, Page
from banmian.geometry import Rect
from banmian.impose.finished_pages import box, form
from banmian.pdf.finish import metadata_of, save
from banmian.pdf.settings import PdfSettings
from banmian.pdf.standards import SCREEN
from banmian.pdf.writer import write_pdf
from banmian.proofing.lettering import Pen
from banmian.units import points
from banmian.values import frozen

OURS = Name("/Banmian")
DATE = "D:20000101000000Z"
"""A date that the format asks for; the proof's own stands among its words."""


@frozen
class Shown:
    """A page on a sheet. `page`: its place in the issue's PDF, from 1; `at`: where its trim's top left lies, mp, y down; `scale`;
    `clip`: what of the sheet it may paint."""

    page: int
    at: tuple[int, int]
    scale: Fraction
    clip: Rect

    def rect(self, of: Rect) -> Rect:
        """A rectangle of the page on the sheet."""
        x, y = self.at
        x0, y0, x1, y1 = (int(v * self.scale) for v in of.corners)
        return Rect(x + x0, y + y0, x + x1, y + y1)


@frozen
class ProofSheet:
    """A sheet. `told`: what it says of itself to `banmian notes`."""

    size: tuple[int, int]
    shown: Shown | None
    items: tuple[Item, ...]
    told: dict[str, Any]
    under: tuple[Item, ...] = ()
    """What is painted before the page: grounds of marks."""


def sheets_pdf(issue: bytes, sheets: Sequence[ProofSheet], pen: Pen, settings: PdfSettings, title: str) -> bytes:
    """The sheets as one PDF; `title` is added to the issue's."""
    with Pdf.open(BytesIO(issue)) as source:
        meta = metadata_of(source)
        pages = tuple(Page(n, str(n), s.size, 0, s.items) for n, s in enumerate(sheets, 1))
        words = write_pdf(DisplayList(pages, f"{meta.title} {title}", meta.created, meta.language), pen.faces, settings)
        with Pdf.open(BytesIO(words)) as made:
            forms: dict[int, Any] = {}
            for number, sheet in enumerate(sheets, 1):
                _tell(made, number, sheet)
                if sheet.shown is not None:
                    _fill(made, source, number, sheet, forms)
            del made.Root.Metadata  # it says that the file is PDF/X, which it is not
            for key in [str(key) for key in made.trailer.Info if str(key).startswith("/GTS")]:
                del made.trailer.Info[key]
            return save(made, SCREEN)


def _fill(made: Pdf, source: Pdf, number: int, sheet: ProofSheet, forms: dict[int, Any]) -> None:
    """The page before the sheet's words, scaled and clipped."""
    shown = sheet.shown
    assert shown is not None
    page = made.pages[number - 1].obj
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    if shown.page not in forms:
        forms[shown.page] = form(made, source, shown.page)
    page.Resources.XObject["/Shown"] = forms[shown.page]
    trim, height, clip = box(source.pages[shown.page - 1].obj, "/TrimBox"), sheet.size[1], shown.clip
    scale = f"{float(shown.scale):.6f}"
    x = points(shown.at[0] - int(trim.x0 * shown.scale))
    y = points(height - shown.at[1] - int(trim.height * shown.scale) - int(trim.y0 * shown.scale))
    window = f"{points(clip.x0)} {points(height - clip.y1)} {points(clip.width)} {points(clip.height)} re W n"
    before = f"q {window} {scale} 0 0 {scale} {x} {y} cm /Shown Do Q\n"
    page.Contents = Array([made.make_indirect(Stream(made, before.encode())), page.Contents])


def _tell(made: Pdf, number: int, sheet: ProofSheet) -> None:
    page, shown = made.pages[number - 1].obj, sheet.shown
    where = {"x": shown.at[0], "y": shown.at[1], "scale": float(shown.scale)} if shown is not None else {}
    text = json.dumps({**sheet.told, **where}, ensure_ascii=True, sort_keys=True)
    entry = Dictionary(LastModified=String(DATE), Private=String(text))
    page.PieceInfo = Dictionary({str(OURS): entry})
    page.MediaBox = Array([Decimal(points(v)) for v in (0, 0, *sheet.size)])
    for key in ("/TrimBox", "/BleedBox", "/ArtBox"):
        if key in page:
            del page[key]
