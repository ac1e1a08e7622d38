"""A page of another PDF as a form XObject: read by pikepdf, its resources written again through the object layer.

The form's box is laid on the unit square, so that it is painted as an image is. What may stand in it was judged before
(pictures/pdf_parts.py); nothing beside the page's content and resources is taken over.
"""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal
from io import BytesIO
from typing import Any

import pikepdf

from banmian.pdf.objects import Document
from banmian.pictures.pdf_content import taken_over
from banmian.pictures.pdf_parts import NOT_COPIED
from banmian.pictures.pixels import Form
from banmian.qpdf import set_limits

RESET = b"0 0 0 1 k 0 0 0 1 K 1 w 0 J 0 j 10 M [] 0 d 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts\n"
"""A page begins with PDF's initial state, a form with that of its caller; initial black is K 100 %."""
DEPTH = 200
"""Deepest nesting of objects that is copied: beyond it the file is no honest one."""


def embed_form(document: Document, form: Form) -> Any:
    """Write the page; a reference to the form XObject."""
    set_limits()
    with pikepdf.Pdf.open(BytesIO(form.data), suppress_warnings=True) as pdf:
        page = pdf.pages[form.page - 1]
        copier, taken = _Copier(document), taken_over(page, form.mend)
        entries: dict[str, Any] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": f"[{' '.join(map(_number, form.box))}]",
            "Matrix": f"[{' '.join(map(_number, unit_matrix(form.box, form.turn)))}]",
            "Resources": copier.resources(page.resources, taken.without),
        }
        if "/Group" in page.obj:
            entries["Group"] = copier.value(page.obj.Group, 0)
        return document.stream(entries, RESET + taken.content)


def unit_matrix(box: tuple[float, float, float, float], turn: int) -> tuple[float, float, float, float, float, float]:
    """From the page's user space to the unit square, as the page is seen (turned clockwise)."""
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


def _number(value: float) -> str:
    return f"{value:.9f}".rstrip("0").rstrip(".") if value else "0"


class _Copier:
    """Objects of one PDF written into another, each indirect one once."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.written: dict[tuple[int, int], Any] = {}

    def resources(self, resources: Any, without: Collection[str]) -> Any:
        """A page's resources, but for the fonts that nothing is set in and that the file does not hold."""
        if not without:
            return self.value(resources, 0)
        kept = {key: font for key, font in sorted(resources.Font.items()) if key not in without}
        entries = self.entries(resources, 0)
        entries["Font"] = self.document.direct({key[1:]: self.value(font, 1) for key, font in kept.items()})
        return self.document.direct(entries)

    def value(self, value: Any, depth: int) -> Any:
        """What stands where the value is used. ValueError for objects nested too deep or within themselves."""
        if depth > DEPTH:
            raise ValueError("a placed PDF holds objects within themselves")
        if isinstance(value, pikepdf.Object) and value.is_indirect:
            return self.reference(value, depth)
        if isinstance(value, pikepdf.Dictionary):
            return self.document.direct(self.entries(value, depth))
        if isinstance(value, pikepdf.Array):
            return self.document.array([self.value(item, depth + 1) for item in value])
        return _syntax(value)

    def reference(self, value: Any, depth: int) -> Any:
        if value.objgen not in self.written:
            self.written[value.objgen] = self.indirect(value, depth)
        return self.written[value.objgen]

    def indirect(self, value: Any, depth: int) -> Any:
        if isinstance(value, pikepdf.Stream):
            return self.document.stream(self.entries(value, depth), value.read_raw_bytes(), encoded=True)
        if isinstance(value, pikepdf.Dictionary):
            return self.document.dictionary(self.entries(value, depth))
        if isinstance(value, pikepdf.Array):
            return self.document.array([self.value(item, depth + 1) for item in value])
        return _syntax(value)

    def entries(self, value: Any, depth: int) -> dict[str, Any]:
        return {key[1:]: self.value(item, depth + 1) for key, item in sorted(value.items()) if key not in NOT_COPIED}


def _syntax(value: Any) -> str:
    """A number, name, string, truth or nothing as PDF has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal | float):
        return _number(float(value))
    if isinstance(value, pikepdf.String | bytes):
        return f"<{bytes(value).hex()}>"
    if value is None:
        return "null"
    syntax: str = value.unparse().decode("latin-1")
    return syntax
