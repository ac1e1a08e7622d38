"""Finished pages put on sheets under their marks, as form XObjects: the result is PDF/X as the pages are.

The marks are a display list like any page and are written by pdf/; here the pages come under them, the boxes are set, and
the file gets its own identity from pages and marks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from io import BytesIO

from pikepdf import Array, Dictionary, Pdf, Stream

from banmian.display import DisplayList, Item, Page
from banmian.geometry import Rect
from banmian.impose.finished_pages import box, form, matrix
from banmian.impose.letters import Letters
from banmian.pdf.finish import metadata_of, save, set_metadata
from banmian.pdf.settings import PdfSettings
from banmian.pdf.writer import write_pdf
from banmian.units import points
from banmian.values import frozen


@frozen
class Under:
    """A finished page (from 1) under the marks: where its trim lies, what of it paints, how it is turned."""

    page: int
    trim: Rect
    clip: Rect
    turn: int = 0


@frozen
class Sheet:
    """A sheet to be made. Origin at its top left, y down, mp; `trim`: what is left when it is cut, `bleed` around that."""

    name: str
    size: tuple[int, int]
    trim: Rect
    bleed: int
    marks: tuple[Item, ...]
    under: tuple[Under, ...]


def sheets_pdf(issue: bytes, sheets: Sequence[Sheet], letters: Letters, settings: PdfSettings, title: str) -> bytes:
    """The sheets as one PDF of the settings' standard; `title` is added to the issue's."""
    with Pdf.open(BytesIO(issue)) as source:
        meta = metadata_of(source)
        pages = tuple(Page(n, s.name, s.size, 0, s.marks) for n, s in enumerate(sheets, 1))
        marks = write_pdf(DisplayList(pages, f"{meta.title} {title}", meta.created, meta.language), letters.faces, settings)
        with Pdf.open(BytesIO(marks)) as made:
            own = metadata_of(made)
            for number, sheet in enumerate(sheets, 1):
                _fill(made, source, number, sheet)
            digest = sha256(f"{meta.digest} {own.digest} {_places(sheets)}".encode()).hexdigest()
            set_metadata(made, replace(own, digest=digest), settings.standard)
            return save(made, settings.standard)


def _places(sheets: Sequence[Sheet]) -> str:
    return ";".join(f"{u.page} {u.trim} {u.clip} {u.turn}" for sheet in sheets for u in sheet.under)


def _fill(made: Pdf, source: Pdf, number: int, sheet: Sheet) -> None:
    """The sheet's pages before its marks, and the boxes of what is cut out of it."""
    page = made.pages[number - 1].obj
    height = sheet.size[1]
    words = []
    if "/XObject" not in page.Resources:
        page.Resources.XObject = Dictionary()
    for n, under in enumerate(sheet.under, 1):
        trim = box(source.pages[under.page - 1].obj, "/TrimBox")
        name = f"Page{n}"
        page.Resources.XObject[f"/{name}"] = form(made, source, under.page)
        clip = f"{_corner(under.clip, height)} {points(under.clip.width)} {points(under.clip.height)} re W n"
        words.append(f"q {clip} {matrix(trim, under.trim, height, under.turn)} cm /{name} Do Q\n")
    before = made.make_indirect(Stream(made, "".join(words).encode()))
    page.Contents = Array([before, page.Contents])
    page.TrimBox = _box(sheet.trim, height)
    page.BleedBox = _box(_within(sheet.trim.inset(-sheet.bleed), sheet.size), height)


def _within(rect: Rect, size: tuple[int, int]) -> Rect:
    """What of it lies on the sheet: no box may leave the MediaBox."""
    return Rect(max(0, rect.x0), max(0, rect.y0), min(size[0], rect.x1), min(size[1], rect.y1))


def _corner(rect: Rect, height: int) -> str:
    return f"{points(rect.x0)} {points(height - rect.y1)}"


def _box(rect: Rect, height: int) -> Array:
    return Array([Decimal(points(v)) for v in (rect.x0, height - rect.y1, rect.x1, height - rect.y0)])
