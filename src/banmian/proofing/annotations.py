"""Notes that readers put on a PDF: highlights, strike-outs, underlines, sticky notes, free text, drawn shapes; as values.

Any viewer's: only what ISO 32000 says of annotations is read. A reply has the note that it answers; links, forms and pop-ups are no
notes. Points are the PDF's, y up, as on the page where it was made, before any rotation.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from banmian.damage import damage_of
from banmian.phrases import say
from banmian.values import frozen

KINDS = {
    "/Highlight": "highlight",
    "/StrikeOut": "strike-out",
    "/Underline": "underline",
    "/Squiggly": "underline",
    "/Text": "note",
    "/FreeText": "text",
    "/Caret": "insert",
    "/Ink": "drawing",
    "/Square": "drawing",
    "/Circle": "drawing",
    "/Line": "drawing",
    "/Polygon": "drawing",
    "/PolyLine": "drawing",
    "/Stamp": "stamp",
}
OURS = "/Banmian"
MOST = 2_000
"""Notes of a file that are read, and characters of a note."""
Box = tuple[float, float, float, float]


@frozen
class Annotation:
    """A note. `page`: of the file, from 1; `boxes`: the lines that it marks, else the place where it stands (x0, y0, x1, y1);
    `text`: what it says; `author`, `at`: who and when, as the viewer wrote it; `reply`: to a note; `on_words`: each box is drawn
    around words of one line, however high a viewer takes their face to be."""

    page: int
    kind: str
    boxes: tuple[Box, ...]
    text: str
    author: str
    at: str
    reply: bool = False
    on_words: bool = False


@frozen
class FilePage:
    """A page of the file. `told`: what a proof of ours says of itself (JSON), "" for another file; `trim`: its trim or crop."""

    told: str
    trim: Box
    height: float


def read(data: bytes) -> tuple[tuple[FilePage, ...], tuple[Annotation, ...]]:
    """The pages and the notes of a PDF, in their order. ValueError where it is none, or is locked."""
    import pikepdf

    from banmian.qpdf import set_limits

    set_limits()
    try:
        with pikepdf.Pdf.open(BytesIO(data)) as pdf:
            pages = tuple(_page(page.obj) for page in pdf.pages)
            notes = [note for n, page in enumerate(pdf.pages, 1) for note in _notes(page.obj, n)]
    except pikepdf.PasswordError as locked:
        raise ValueError(say("it is locked with a password")) from locked
    except (pikepdf.PdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as wrong:
        raise ValueError(damage_of(wrong)) from wrong
    return pages, tuple(notes[:MOST])


def _page(page: Any) -> FilePage:
    told = page.get("/PieceInfo", {}).get(OURS, {}).get("/Private", "")
    media = _box(page.get("/MediaBox", None)) or (0.0, 0.0, 612.0, 792.0)
    trim = _box(page.get("/TrimBox", None)) or _box(page.get("/CropBox", None)) or media
    return FilePage(str(told), trim, media[3])


def _notes(page: Any, number: int) -> Iterator[Annotation]:
    found = page.get("/Annots", None)
    for entry in list(found) if found is not None else ():
        kind = KINDS.get(str(entry.get("/Subtype", "")))
        if kind is None:
            continue
        text = " ".join(str(entry.get("/Contents", "")).split())[:MOST]
        quads = tuple(_quads(entry.get("/QuadPoints", None)))
        boxes = quads or tuple(b for b in [_box(entry.get("/Rect", None))] if b)
        if kind == "note" and not text and "/IRT" in entry:
            continue  # a state that a viewer notes, such as "accepted"
        author, at = str(entry.get("/T", "")), str(entry.get("/M", ""))
        yield Annotation(number, kind, boxes, text, author, at, "/IRT" in entry, bool(quads))


def _quads(points: Any) -> Iterator[Box]:
    """The boxes around each four points."""
    values = _numbers(points)
    for k in range(0, len(values) - 7, 8):
        xs, ys = values[k : k + 8 : 2], values[k + 1 : k + 8 : 2]
        yield min(xs), min(ys), max(xs), max(ys)


def _box(value: Any) -> Box | None:
    numbers = _numbers(value)
    if len(numbers) != 4:
        return None
    x0, y0, x1, y1 = numbers
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _numbers(value: Any) -> list[float]:
    try:
        return [float(v) for v in value] if value is not None else []
    except (TypeError, ValueError):
        return []
