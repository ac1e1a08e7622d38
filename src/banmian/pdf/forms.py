"""A page of another PDF as a form XObject: taken out of its file before (pictures/pdf_taken.py), written through the object layer.

The form's box is laid on the unit square, so that it is painted as an image is.
"""

from __future__ import annotations

from typing import Any

from banmian.pdf.objects import Document
from banmian.pictures.pixels import Entries, Form, Held, Part, Pointer, Row, number_syntax

RESET = b"0 0 0 1 k 0 0 0 1 K 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n"
"""A page begins with PDF's initial state, a form with that of its caller; initial black is K 100 %."""


def embed_form(document: Document, form: Form) -> Any:
    """Write the page; a reference to the form XObject."""
    writer = _Writer(document, form)
    entries: dict[str, Any] = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": f"[{' '.join(map(number_syntax, form.box))}]",
        "Matrix": f"[{' '.join(map(number_syntax, unit_matrix(form.box, form.turn)))}]",
        "Resources": writer.part(form.resources),
    }
    if form.group is not None:
        entries["Group"] = writer.part(form.group)
    return document.stream(entries, RESET + form.content)


def unit_matrix(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float, float, float]:
    """The matrix from the page's user space to the unit square, as the page is seen (turned clockwise)."""
    x0, y0, x1, y1 = box
    w, h = x1 - x0, y1 - y0
    match turn:
        case 90:
            return 0, -1 / w, 1 / h, 0, -y0 / h, x1 / w
        case 180:
            return -1 / w, 0, 0, -1 / h, x1 / w, y1 / h
        case 270:
            return 0, 1 / w, -1 / h, 0, y1 / h, -x0 / w
        case _:
            return 1 / w, 0, 0, 1 / h, -x0 / w, -y0 / h


class _Writer:
    """The objects of one form written into a document, each once, when it is first pointed to."""

    def __init__(self, document: Document, form: Form) -> None:
        self.document, self.form = document, form
        self.written: dict[int, Any] = {}

    def part(self, part: Part) -> Any:
        """What stands where the value is used."""
        match part:
            case Entries():
                return self.document.direct(self.entries(part))
            case Row():
                return self.document.array([self.part(item) for item in part.items])
            case Pointer():
                return self.reference(part.number)
            case _:
                return part

    def reference(self, number: int) -> Any:
        if number not in self.written:
            self.written[number] = self.held(self.form.objects[number])
        return self.written[number]

    def held(self, held: Held) -> Any:
        match held.value:
            case Entries() if held.stream is not None:
                return self.document.stream(self.entries(held.value), held.stream, encoded=True)
            case Entries():
                return self.document.dictionary(self.entries(held.value))
            case _:
                return self.part(held.value)

    def entries(self, entries: Entries) -> dict[str, Any]:
        return {key: self.part(value) for key, value in entries.items}
