"""A drawing as the store keeps it: JSON of lists; and back, equal to the last value.

Only a drawing of which nothing had to be said, and that has no inks of its own, is kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from banmian.diagnostics import Diagnostic
from banmian.geometry import Outline
from banmian.pictures.drawing import Clipped, Drawing, Line, Part, Shape, TextLine
from banmian.store import Store

Read = tuple[Drawing | None, tuple[Diagnostic, ...]]
Row = list[Any]


def kept_drawing(store: Store | None, told: Row, read: Callable[[], Read]) -> Read:
    """The drawing that was read from a file before, else what `read` gives. `told`: all that reading it depends on."""
    body = store.get("drawing", told) if store is not None else None
    if body is not None:
        return drawing_of(body), ()
    drawing, found = read()
    if store is not None and drawing is not None and not found and not drawing.inks:
        store.keep("drawing", told, as_bytes(drawing))
    return drawing, found


def as_bytes(drawing: Drawing) -> bytes:
    rows = [_row(part) for part in drawing.parts]
    return json.dumps([drawing.width, drawing.height, rows], separators=(",", ":")).encode()


def drawing_of(body: bytes) -> Drawing:
    width, height, rows = json.loads(body)
    lines: dict[str, Line] = {}
    return Drawing(width, height, tuple(_part(row, lines) for row in rows))


def _row(part: Part) -> Row:
    match part:
        case Shape():
            line = part.line
            drawn = None if line is None else [line.ink, line.width, line.cap, line.join, line.dash]
            return ["shape", part.outline.pieces, part.outline.numbers, part.fill, drawn, part.even_odd]
        case TextLine():
            words = [part.x, part.y, part.role, part.size, part.anchor, part.ink, part.text, part.angle]
            return ["text", *words, part.place]
        case Clipped():
            return ["clipped", part.clip.pieces, part.clip.numbers, [_row(inner) for inner in part.parts]]


def _part(row: Row, lines: dict[str, Line]) -> Part:
    match row:
        case ["shape", pieces, numbers, fill, drawn, even_odd]:
            return Shape(Outline(pieces, tuple(numbers)), fill, _line(drawn, lines), even_odd)
        case ["clipped", pieces, numbers, rows]:
            return Clipped(Outline(pieces, tuple(numbers)), tuple(_part(inner, lines) for inner in rows))
        case _:
            _, x, y, role, size, anchor, ink, text, angle, place = row
            return TextLine(x, y, role, size, anchor, ink, text, angle, (place[0], place[1]))


def _line(drawn: Row | None, lines: dict[str, Line]) -> Line | None:
    """Lines of one look are one value."""
    if drawn is None:
        return None
    ink, width, cap, join, dash = drawn
    return lines.setdefault(str(drawn), Line(ink, width, cap, join, tuple(dash)))
