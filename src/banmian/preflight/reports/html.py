"""The report as one HTML page that needs nothing beside it: thumbnails by PDFium as data, each place marked on its page."""

from __future__ import annotations

import base64
from io import BytesIO
from pathlib import Path
from typing import Any

from banmian.diagnostics import Diagnostic
from banmian.languages import in_language, spoken
from banmian.phrases import say
from banmian.preflight.model import Report
from banmian.preflight.reports.terminal import place_words, summary
from banmian.values import frozen

COLUMNS = (say("No."), say("Severity"), say("Check"), say("Page"), say("Place, mm"), say("What"))
FACTS = (say("Check"), say("State"), say("Title"), say("Source"))
STATES = (say("passed"), say("found"), say("off"), say("error"), say("warning"), say("info"))
WORDS = (say("Findings"), say("Places"), say("This page could not be rendered."), say("All checks"))
"""What else stands in the page: looked up where it is shown."""
WIDTH = 620
"""Pixels of a thumbnail."""
MOST_PAGES = 64
_LONGEST = 14_400.0
"""Points: PDF's own largest page; a longer one has no thumbnail."""


@frozen
class Mark:
    """A finding's rectangle on its thumbnail, in percent of it."""

    left: float
    top: float
    width: float
    height: float
    number: int
    severity: str


@frozen
class Sheet:
    number: int
    picture: str
    """A data URI; "" where the page could not be rendered."""
    marks: tuple[Mark, ...]


def report_html(report: Report, name: str, data: bytes) -> str:
    """The page. `data`: the file, for its thumbnails."""
    from jinja2 import Environment, select_autoescape

    template = (Path(__file__).parent / "report.html").read_text(encoding="utf-8")
    environment = Environment(autoescape=select_autoescape(default=True, default_for_string=True))
    rows = list(enumerate(sorted(report.diagnostics, key=lambda d: -d.severity), 1))
    return environment.from_string(template).render(
        name=name, title=in_language(say("Preflight: {name}", name=name)), summary=summary(report, name), report=report,
        rows=[(n, d, place_words(d)) for n, d in rows], sheets=_sheets(data, rows), verdicts=report.verdicts,
        say=in_language, page=_page, lang=spoken(), columns=COLUMNS, facts=FACTS,
    )  # fmt: skip


def _page(number: int) -> str:
    return in_language(say("Page {n}", n=number))


def _sheets(data: bytes, rows: list[tuple[int, Diagnostic]]) -> list[Sheet]:
    import pypdfium2

    pages = sorted({d.place.page for _, d in rows if d.place is not None})[:MOST_PAGES]
    if not pages:
        return []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return []
    try:
        return [_sheet(document, page, rows) for page in pages if page <= len(document)]
    finally:
        document.close()


def _sheet(document: Any, number: int, rows: list[tuple[int, Diagnostic]]) -> Sheet:
    import pypdfium2

    try:
        page = document[number - 1]
        width, height = page.get_size()
        if not (1 <= width <= _LONGEST and 1 <= height <= _LONGEST):
            return Sheet(number, "", ())
        box, trim = page.get_cropbox(), page.get_trimbox()
        picture = page.render(scale=WIDTH / max(width, height)).to_pil()
    except (pypdfium2.PdfiumError, ValueError, MemoryError):
        return Sheet(number, "", ())
    out = BytesIO()
    picture.convert("P", palette=1, colors=64).save(out, "PNG", optimize=True)
    shown = "data:image/png;base64," + base64.b64encode(out.getvalue()).decode()
    marks = [_mark(n, d, box, trim) for n, d in rows if d.place is not None and d.place.page == number and d.place.rect]
    return Sheet(number, shown, tuple(marks))


def _mark(number: int, diagnostic: Diagnostic, box: Any, trim: Any) -> Mark:
    """From millipoints of the trim to percent of the shown box."""
    assert diagnostic.place is not None and diagnostic.place.rect is not None
    wide, high = max(1.0, box[2] - box[0]), max(1.0, box[3] - box[1])
    x0, y0, x1, y1 = (v / 1000 for v in diagnostic.place.rect)
    left, top = (trim[0] - box[0] + x0) / wide * 100, (box[3] - trim[3] + y0) / high * 100
    return Mark(
        round(left, 2), round(top, 2), round(max(0.4, (x1 - x0) / wide * 100), 2),
        round(max(0.3, (y1 - y0) / high * 100), 2), number, diagnostic.severity.word,
    )  # fmt: skip
