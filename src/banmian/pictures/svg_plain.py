"""A plain SVG (screen colours, CSS, as drawing programs write it) read by svglib and made a Drawing in inks.

Outlines stay outlines. White is paper, greys and near-black are K alone, all else goes through LittleCMS under the ink
limit. What outlines in single inks cannot show (gradients, filters, transparency) makes the whole drawing pixels, and a
message says so. Codes: PIC025 text, PIC028 placed as pixels, those of xml.py and svg_safety.py.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Outline
from banmian.phrases import NOTHING, Phrase, say, verbatim
from banmian.pictures import outlines, xml
from banmian.pictures.drawing import Clipped, Drawing, Line, Part, Shape
from banmian.pictures.elements import moved, mp, to_millipoints
from banmian.pictures.matrix import LARGEST, Matrix, product, scale_of
from banmian.pictures.opening import Unreadable
from banmian.pictures.orient import non_zero
from banmian.pictures.outlines import Curves
from banmian.pictures.screen_colour import Palette
from banmian.pictures.svg_safety import Safety, not_vector, walk
from banmian.pictures.xml import XmlFault
from banmian.values import frozen

EVEN_ODD = 0
"""reportlab's FILL_EVEN_ODD."""
_SAVED = say("Save it again from the drawing program as plain SVG.")


@frozen
class PlainDrawing:
    """What became of a plain SVG: a drawing, or (`pixels`) the size of what has to be rendered; nothing after an error."""

    drawing: Drawing | None = None
    pixels: tuple[int, int] = (0, 0)
    diagnostics: tuple[Diagnostic, ...] = ()


def read_plain(data: bytes, file: str, palette: Palette) -> PlainDrawing:
    """Read it. `file` names it in messages."""
    try:
        root = xml.read(data)
    except XmlFault as fault:
        return PlainDrawing(diagnostics=(diagnose(fault.code, fault.message, _SAVED, Span(file, fault.line, fault.column)),))
    found = Safety(file).check(root)
    if root.name != "svg":
        message = say("The root is <{name}>, not <svg> of {namespace}.", name=root.name, namespace=xml.NAMESPACE)
        found.append(diagnose("PIC022", message, _SAVED, Span(file, root.line, root.column)))
    elif not {"width", "height"} <= root.attributes.keys() and "viewBox" not in root.attributes:
        hint = say("It has width and height, or a viewBox.")
        found.append(diagnose("PIC024", say("<svg>: it has no size."), hint, Span(file, root.line, root.column)))
    for node in walk(root):
        if node.name == "text":
            hint = say("Turn text into paths in the drawing program, or write it as our own subset has it.")
            found.append(diagnose("PIC025", say("This text is set in no type role."), hint, Span(file, node.line, node.column)))
    if found:
        return PlainDrawing(diagnostics=tuple(found))
    why = not_vector(root)
    if why is None:
        drawing, reason = _vector(data, palette)
        if drawing is not None:
            return PlainDrawing(drawing)
        why = reason, root
    return _as_pixels(data, Span(file, why[1].line, why[1].column), why[0])


def _as_pixels(data: bytes, span: Span, why: Phrase) -> PlainDrawing:
    from banmian.pictures.svg_pixels import size_of

    try:
        size = size_of(data)
    except (Unreadable, ValueError) as error:
        return PlainDrawing(
            diagnostics=(diagnose("PIC024", say("This drawing cannot be rendered: {error}.", error=error), _SAVED, span),)
        )
    message = say("This drawing is placed as pixels, because of {why}.", why=why)
    hint = say("Draw with plain areas and lines if it must stay sharp.")
    return PlainDrawing(None, size, (diagnose("PIC028", message, hint, span),))


def _vector(data: bytes, palette: Palette) -> tuple[Drawing | None, Phrase]:
    """The drawing by svglib, or why it is none."""
    from svglib.svglib import svg2rlg

    try:
        with _messages() as messages:
            sheet = svg2rlg(BytesIO(data))
            if sheet is None or messages:
                return None, verbatim(messages[0]) if messages else say("what svglib does not read")
            width, height = float(sheet.width), float(sheet.height)
            if not (0 < width < 1e6 and 0 < height < 1e6):
                return None, say("its size")
            parts = tuple(_parts(sheet, (1, 0, 0, -1, 0, height), palette))
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError) as error:
        return None, say("what svglib does not read ({name})", name=type(error).__name__)
    return Drawing(max(1, mp(width)), max(1, mp(height)), parts, palette.inks()), NOTHING


class _Gathered(logging.Handler):
    """svglib's warnings, each kept with the thread that it belongs to: one handler for the process, never taken away."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.by_thread: dict[int, list[str]] = {}

    def emit(self, record: logging.LogRecord) -> None:
        messages = self.by_thread.get(threading.get_ident())
        if messages is not None:
            messages.append(" ".join(record.getMessage().split())[:80].rstrip("."))


@cache
def _gathered() -> _Gathered:
    logger, handler = logging.getLogger("svglib"), _Gathered()
    logger.addHandler(handler)
    logger.propagate = False
    return handler


@contextmanager
def _messages() -> Iterator[list[str]]:
    """svglib's warnings while it reads: what it warns of is not drawn as it should be."""
    held, me = _gathered().by_thread, threading.get_ident()
    held[me] = []
    try:
        yield held[me]
    finally:
        del held[me]


def _parts(node: Any, matrix: Matrix, palette: Palette) -> Iterator[Part]:
    """What a reportlab group paints; its first outline that clips holds all that follows in it."""
    inside = product(matrix, tuple(map(float, getattr(node, "transform", (1, 0, 0, 1, 0, 0)))))  # type: ignore[arg-type]
    for index, child in enumerate(node.contents):
        if getattr(child, "isClipPath", 0):
            clip = to_millipoints(non_zero(moved(_curves(child), inside), child.fillMode == EVEN_ODD))
            rest = tuple(p for c in node.contents[index + 1 :] for p in _part(c, inside, palette))
            if rest:
                yield Clipped(clip, rest)
            return
        yield from _part(child, inside, palette)


def _part(child: Any, matrix: Matrix, palette: Palette) -> Iterator[Part]:
    if hasattr(child, "contents"):
        yield from _parts(child, matrix, palette)
        return
    curves = _curves(child)
    if not curves:
        return
    at = moved(curves, matrix)
    if any(abs(v) > LARGEST for _, xy in at for v in xy):
        raise ValueError(say("a point lies too far out"))
    outline: Outline = to_millipoints(at)
    fill = palette.name(getattr(child, "fillColor", None))
    line, width = None, float(child.strokeWidth or 0) * scale_of(matrix)
    if child.strokeColor is not None and width > 0:
        dash = tuple(mp(float(v) * scale_of(matrix)) for v in child.strokeDashArray or ())
        stroke = palette.name(child.strokeColor)
        line = Line(stroke or "", max(1, mp(width)), int(child.strokeLineCap or 0), int(child.strokeLineJoin or 0), dash)
    if fill is not None or line is not None:
        yield Shape(outline, fill, line, getattr(child, "fillMode", 1) == EVEN_ODD)


def _curves(shape: Any) -> Curves:
    """The outline of a reportlab shape. ValueError for one that is none."""
    match type(shape).__name__:
        case "Rect":
            radii = float(shape.rx or 0), float(shape.ry or 0)
            return outlines.rectangle(shape.x, shape.y, shape.width, shape.height, radii)
        case "Circle":
            return outlines.ellipse(shape.cx, shape.cy, shape.r, shape.r)
        case "Ellipse":
            return outlines.ellipse(shape.cx, shape.cy, shape.rx, shape.ry)
        case "Line":
            return outlines.polygon([shape.x1, shape.y1, shape.x2, shape.y2], False)
        case "PolyLine" | "Polygon":
            points = [v for p in shape.points for v in (p if isinstance(p, tuple | list) else (p,))]
            return outlines.polygon(points, type(shape).__name__ == "Polygon")
        case "Path" | "NoStrokePath" | "ClippingPath":
            return _path(shape)
        case other:
            raise ValueError(say("{other} is no outline", other=other))


def _path(shape: Any) -> Curves:
    kinds = (("m", 2), ("l", 2), ("c", 6), ("h", 0))
    out: Curves = []
    at = 0
    for operator in shape.operators:
        kind, count = kinds[operator]
        out.append((kind, tuple(float(v) for v in shape.points[at : at + count])))
        at += count
    return out
