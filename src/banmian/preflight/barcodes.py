"""QR and bar codes as a reader sees them: rendered by PDFium at 150 dpi wherever on a page a code can stand (code_places.py), read
by ZXing; and the inks in which each code that was read is painted (code_inks.py).

Where ZXing is missing, as on a system that it has no wheel for, the measure says so, and a check warns that codes were not read.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

from banmian.preflight.bars import vector_bars
from banmian.preflight.code_inks import painted_in
from banmian.preflight.code_places import code_places
from banmian.preflight.facts import Code, CodeReading, PageFacts, PdfFacts
from banmian.preflight.model import Rect4

LARGEST = 4_000_000
"""mp: a page with a longer side (1.4 m) is not rendered."""
MOST_PAGES = 200
SMALLER = (1, 3, 9)
"""By how much the picture is made smaller in which square codes are looked for."""
LEAST_SIDE = 10
"""Pixels of the smallest square code."""
FINER, LARGER, WHITE = 4, 3, 12
"""Bars that were not read are drawn finer by the first, and what a scanner sees of that is enlarged by the second for ZXing; with
so many modules of white on both sides."""
SECONDS, PAGE_SECONDS = 10.0, 2.0
"""Of CPU, that rendering may take: for any file, and more for each page. What is in work is finished."""


def read_codes(data: bytes, facts: PdfFacts, dpi: int) -> CodeReading:
    """Every code on every page, but those that are made of text or lines."""
    if find_spec("zxingcpp") is None:
        return CodeReading("missing", dpi=dpi)
    import pypdfium2

    found: list[Code] = []
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError:
        return CodeReading("failed", dpi=dpi)
    began, most = time.thread_time(), SECONDS + PAGE_SECONDS * len(facts.pages)
    places = code_places(facts)
    try:
        for page in facts.pages[:MOST_PAGES]:
            if page.number > len(document) or not _modest(page.boxes.media):
                continue
            if time.thread_time() - began > most:
                return CodeReading("slow", painted_in(data, facts, found), dpi)
            if places[page.number] != ():
                found += _page(document[page.number - 1], page, dpi, places[page.number])
                found += _bars(document[page.number - 1], page, dpi, facts, found)
    except (pypdfium2.PdfiumError, MemoryError, ValueError):
        return CodeReading("failed", tuple(found), dpi)
    finally:
        document.close()
    return CodeReading("ok", painted_in(data, facts, found), dpi)


def _modest(media: tuple[float, float, float, float] | None) -> bool:
    return media is not None and 1 < media[2] - media[0] < LARGEST / 1000 and 1 < media[3] - media[1] < LARGEST / 1000


def read_picture(picture: Any) -> Iterator[tuple[str, list[float], list[float]]]:
    """The codes in a part of a rendered page, each with the x and y of its corners in pixels: squares, which are found however they
    lie, then lines, which are looked for along and across. Asking for all kinds in all ways at once takes three times as long.

    Squares are looked for in the picture made smaller too, as ZXing itself does, but of large pictures alone: round modules stand
    together there."""
    from zxingcpp import BarcodeFormat as Kind
    from zxingcpp import read_barcodes

    squares: Any = (Kind.QRCode, Kind.MicroQRCode, Kind.DataMatrix, Kind.Aztec)
    lines: Any = (Kind.LinearCodes, Kind.PDF417)
    found = [(1, code) for code in read_barcodes(picture, formats=lines, try_invert=False, try_downscale=False)]
    for step in SMALLER:
        if min(picture.size) >= step * LEAST_SIDE:
            smaller = picture if step == 1 else picture.reduce(step)
            found += [(step, c) for c in read_barcodes(smaller, formats=squares, try_rotate=False, try_downscale=False)]
    for step, code in found:
        p = code.position
        corners = (p.top_left, p.top_right, p.bottom_left, p.bottom_right)
        yield code.text, [c.x * step for c in corners], [c.y * step for c in corners]


def _page(sheet: Any, page: PageFacts, dpi: int, places: tuple[Rect4, ...] | None) -> list[Code]:
    """The codes of one page in these places, each with its rectangle from the trim's top left. None: of all the page."""
    scale = dpi / 72
    box, trim = page.boxes.crop or page.boxes.media, page.boxes.finished
    assert box is not None
    left, top = (box[0] - trim[0]) * 1000, (trim[3] - box[3]) * 1000
    size = math.ceil(sheet.get_width() * scale), math.ceil(sheet.get_height() * scale)
    out: list[Code] = []
    for part in [(0, 0, *size)] if places is None else [_pixels(place, (left, top), scale, size) for place in places]:
        for text, xs, ys in _read_part(sheet, part, size, scale):
            x, y = [(v + part[0]) * 1000 / scale for v in xs], [(v + part[1]) * 1000 / scale for v in ys]
            rect: Rect4 = (round(left + min(x)), round(top + min(y)), round(left + max(x)), round(top + max(y)))
            if not any(_same(rect, text, other) for other in out):
                out.append(Code(page.number, rect, text))
    return out


def _bars(sheet: Any, page: PageFacts, dpi: int, facts: PdfFacts, found: Sequence[Code]) -> Iterator[Code]:
    """The bar codes of a page that were not read: PDFium moves a bar's edges to whole pixels, so each is drawn finer and seen as a
    scanner of this resolution sees it, by the ink under each of its pixels."""
    for bars in vector_bars(facts):
        x0, y0, x1, y1 = bars.rect
        amid = (x0 + x1) // 2, (y0 + y1) // 2
        known = any(c.page == bars.page and _inside(c.rect, amid) for c in found)
        if bars.page != page.number or known:
            continue
        scale, white = dpi * FINER / 72, WHITE * bars.module
        box, trim = page.boxes.crop or page.boxes.media, page.boxes.finished
        assert box is not None
        corner = (box[0] - trim[0]) * 1000, (trim[3] - box[3]) * 1000
        size = math.ceil(sheet.get_width() * scale), math.ceil(sheet.get_height() * scale)
        part = _pixels((x0 - white, y0, x1 + white, y1), corner, scale, size)
        picture = _drawn(sheet, part, size, scale)
        if picture is None:
            continue
        seen = picture.reduce(FINER)
        larger = seen.resize((seen.width * LARGER, seen.height * LARGER))
        for text, _, _ in read_picture(larger):
            yield Code(page.number, bars.rect, text)
            break


def _inside(rect: Rect4, at: tuple[int, int]) -> bool:
    return rect[0] <= at[0] <= rect[2] and rect[1] <= at[1] <= rect[3]


def _same(rect: Rect4, text: str, other: Code) -> bool:
    """Whether it was read in another place already: places may lie over one another."""
    x, y = (rect[0] + rect[2]) // 2, (rect[1] + rect[3]) // 2
    return text == other.text and other.rect[0] <= x <= other.rect[2] and other.rect[1] <= y <= other.rect[3]


def _pixels(place: Rect4, corner: tuple[float, float], scale: float, size: tuple[int, int]) -> Rect4:
    """A place from the trim's top left in pixels of the page as it is drawn, whose own corner lies there. It begins where pixels of
    the smallest picture of the whole page do."""
    left, top, right, foot = ((v - o) * scale / 1000 for v, o in zip(place, (*corner, *corner), strict=True))
    x0, y0 = (max(0, math.floor(v) // SMALLER[-1] * SMALLER[-1]) for v in (left, top))
    return x0, y0, min(size[0], math.ceil(right)), min(size[1], math.ceil(foot))


def _read_part(sheet: Any, part: Rect4, size: tuple[int, int], scale: float) -> Iterable[tuple[str, list[float], list[float]]]:
    """What ZXing sees in a part of the page, in pixels. It is drawn as it would be with all the page."""
    picture = _drawn(sheet, part, size, scale)
    return [] if picture is None else read_picture(picture)


def _drawn(sheet: Any, part: Rect4, size: tuple[int, int], scale: float) -> Any:
    """A part of the page in greys; None where it is empty."""
    x0, y0, x1, y1 = part
    if x0 >= x1 or y0 >= y1:
        return None
    edges = x0, size[1] - y1, size[0] - x1, y0
    cut = tuple(max(0.0, (edge - 0.5) / scale) for edge in edges)  # pypdfium2 rounds up to whole pixels
    return sheet.render(scale=scale, crop=cut, grayscale=True).to_pil()
