"""The bytes of a file as facts: opened, walked, its pages run, its fonts looked at. Nothing here raises for a bad file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from pikepdf import Pdf

from banmian.preflight.facts import FileFacts, PageFacts, PdfFacts
from banmian.preflight.reading.budget import Budget, Spent
from banmian.preflight.reading.document import read_intents, walk
from banmian.preflight.reading.fonts import font_facts
from banmian.preflight.reading.opening import open_pdf
from banmian.preflight.reading.pages import read_pages
from banmian.preflight.reading.record import Record
from banmian.preflight.reading.values import BROKEN, get
from banmian.preflight.reading.xmp import read_info, read_xmp
from banmian.store import Store

T = TypeVar("T")


def read_pdf(data: bytes, budget: Budget | None = None, name: str = "", store: Store | None = None) -> PdfFacts:
    """The facts of a PDF's bytes, as far as the budget goes. `name`: the file's, where it has one; `store`: where what was found in
    fonts is kept."""
    pdf, file = open_pdf(data)
    if pdf is None:
        return PdfFacts(file, name)
    with pdf:
        return _read(pdf, file, budget or Budget(), name, store)


def _read(pdf: Pdf, file: FileFacts, budget: Budget, name: str, store: Store | None) -> PdfFacts:
    record = Record(budget, pdf)
    empty = PdfFacts(file)
    info, kinds = _part(budget, "Info", lambda: read_info(pdf.trailer), (empty.info, empty.info_kinds))
    xmp = _part(budget, "the XMP packet", lambda: read_xmp(get(pdf.Root, "/Metadata"), budget), empty.xmp)
    intents = _part(budget, "the output intents", lambda: read_intents(pdf.Root, budget), empty.intents)
    _part(budget, "objects", lambda: walk(pdf, record), None)
    budget.pages(_part(budget, "the page tree", lambda: len(pdf.pages), 1))
    pages: list[PageFacts] = []
    _part(budget, "pages", lambda: read_pages(pdf, record, pages), None)
    fonts = _part(budget, "fonts", lambda: tuple(font_facts(f, budget, store) for f in record.fonts().values()), empty.fonts)
    return PdfFacts(
        replace(file, unread=tuple(budget.unread)), name, info, kinds, xmp, intents, tuple(pages), tuple(record.marks), fonts,
        tuple(record.images), tuple(record.groups), tuple(record.spaces.values()), tuple(record.uses),
        tuple(record.spots.items()),
    )  # fmt: skip


def _part(budget: Budget, what: str, do: Callable[[], T], empty: T) -> T:
    """A part of the file, or what stands for it when it cannot be read."""
    try:
        return do()
    except Spent as end:
        budget.miss(f"{what}: {end}")
        return empty
    except BROKEN as wrong:
        budget.miss(f"{what}: {type(wrong).__name__}")
        return empty
