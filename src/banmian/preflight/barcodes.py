"""QR and bar codes as a reader sees them: pages rendered by PDFium at 150 dpi, read by ZXing where it is installed; and the
inks in which each code that was read is painted (code_inks.py).

ZXing is no dependency of a build: without it the measure says so, and a check warns that codes were not read.
"""

from __future__ import annotations

import time
from importlib.util import find_spec
from typing import Any

from banmian.preflight.code_inks import painted_in
from banmian.preflight.facts import Code, CodeReading, PdfFacts
from banmian.preflight.model import Rect4

LARGEST = 4_000_000
"""mp: a page with a longer side (1.4 m) is not rendered."""
MOST_PAGES = 200
SECONDS, PAGE_SECONDS = 10.0, 2.0
"""Of CPU, that rendering may take: for any file, and more for each page. What is in work is finished."""


def read_codes(data: bytes, facts: PdfFacts, dpi: int) -> CodeReading:
    """Every code on every page."""
    if find_spec("zxingcpp") is None:
        return CodeReading("missing", dpi=dpi)
    import pypdfium2

    found: list[Code] = []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return CodeReading("failed", dpi=dpi)
    began, most = time.thread_time(), SECONDS + PAGE_SECONDS * len(facts.pages)
    try:
        for page in facts.pages[:MOST_PAGES]:
            if page.number > len(document) or not _modest(page.boxes.media):
                continue
            if time.thread_time() - began > most:
                return CodeReading("slow", painted_in(data, facts, found), dpi)
            found += _page(document[page.number - 1], page, dpi)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return CodeReading("failed", tuple(found), dpi)
    finally:
        document.close()
    return CodeReading("ok", painted_in(data, facts, found), dpi)


def _modest(media: tuple[float, float, float, float] | None) -> bool:
    return media is not None and 1 < media[2] - media[0] < LARGEST / 1000 and 1 < media[3] - media[1] < LARGEST / 1000


def read_picture(picture: Any) -> list[Any]:
    """The codes in a rendered page: squares, which are found however they lie, then lines, which are looked for along and
    across. Asking for all kinds in all ways at once takes three times as long."""
    from zxingcpp import BarcodeFormat as Kind
    from zxingcpp import read_barcodes

    squares: Any = (Kind.QRCode, Kind.MicroQRCode, Kind.DataMatrix, Kind.Aztec)
    lines: Any = (Kind.LinearCodes, Kind.PDF417)
    return [
        *read_barcodes(picture, formats=squares, try_rotate=False),
        *read_barcodes(picture, formats=lines, try_invert=False, try_downscale=False),
    ]


def _page(sheet: Any, page: Any, dpi: int) -> list[Code]:
    """The codes of one page, each with its rectangle from the trim's top left."""
    picture = sheet.render(scale=dpi / 72, grayscale=True).to_pil()
    box, trim = page.boxes.crop or page.boxes.media, page.boxes.finished
    left, top = (box[0] - trim[0]) * 1000, (trim[3] - box[3]) * 1000
    out = []
    for code in read_picture(picture):
        p = code.position
        corners = (p.top_left, p.top_right, p.bottom_left, p.bottom_right)
        xs, ys = [c.x * 72_000 / dpi for c in corners], [c.y * 72_000 / dpi for c in corners]
        rect: Rect4 = (round(left + min(xs)), round(top + min(ys)), round(left + max(xs)), round(top + max(ys)))
        out.append(Code(page.number, rect, code.text))
    return out
