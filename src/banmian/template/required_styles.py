"""What the program itself asks of a paper: the line styles, inks and faces that its drawers use, and the keys that name faces.

A paper without one of them is told so at its place, before a drawer looks for it. A test holds the lists to the code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.sources import Document
from banmian.sources.checking import suggestion
from banmian.sources.document import Loc, Mapping, Node, Scalar

INKS = ("k", "red")
"""Text, and the accent: seals, folio bars, the marks of verse and quotations."""
FACES = ("brush", "song-black")
"""Seals and the titles of verse; the mark of a quotation and the draft's warning."""
LINE_STYLES = ("byline", "caption", "credit", "from-line", "jump", "source", "tag", "title", "title-note")
"""Line styles that any page may need."""
FURNITURE_STYLES: dict[str, tuple[str, ...]] = {
    "masthead": (
        "masthead-date", "masthead-english", "masthead-name", "masthead-neighbourhood", "masthead-publishers", "masthead-seal",
        "masthead-slash", "masthead-slogan", "masthead-small", "masthead-weekday", "qr-caption",
    ),
    "folio": ("folio-line", "folio-name", "folio-number", "folio-paper"),
    "index": ("index-name", "index-number", "index-title"),
    "imprint": ("imprint", "imprint-name"),
    "barcode": ("barcode-caption", "barcode-digits"),
}  # fmt: skip
"""The kinds of furniture that pages/furniture draws, and the line styles of each."""
MARKS_OF = {
    "title": "heads", "title-note": "heads", "from-line": "heads", "caption": "captions", "credit": "captions",
    "source": "captions", "qr-caption": "captions", "index-name": "index", "index-title": "index",
}  # fmt: skip
"""Which role of `mark-widths` the text of a line style plays; the marks of furniture keep their em."""
_FACE_KEYS = ("face", "strong", "emphasis", "kai", "hei", "reading", "quote", "latin", "head-face", "first-face")
_STYLE_TABLES = ("text-styles", "head-styles", "table-styles", "line-styles")


def missing_styles(document: Document, known: Collection[str], needed: tuple[str, ...], *loc: str | int) -> list[Diagnostic]:
    """An error for each line style that is needed at `loc` and not there."""
    return [
        diagnose("TPL003", f"paper.yaml has no line style `{name}`", "add it under line-styles", document.span(*loc))
        for name in needed
        if name not in known
    ]


def missing_inks(document: Document, known: Collection[str]) -> list[Diagnostic]:
    """An error for each ink that drawers ask for by its name and that the paper does not have."""
    hints = {"k": "k: [0, 0, 0, 100]", "red": "red: [0, 92, 85, 12], or the accent that the paper has"}
    return [
        diagnose("TPL003", f"paper.yaml has no ink `{name}`", f"add it under inks: {hints[name]}", document.key_span("inks"))
        for name in INKS
        if name not in known
    ]


def unknown_faces(document: Document, faces: Collection[str]) -> list[Diagnostic]:
    """An error for each face in paper.yaml that fonts.yaml does not have."""
    span, hint = document.key_span("text-styles"), "add it to fonts.yaml: it is asked for by this name"
    missing = [f for f in FACES if f not in faces]
    said = [diagnose("TPL003", f"fonts.yaml has no face `{face}`", hint, span) for face in missing]
    for table in _STYLE_TABLES:
        styles = document.node((table,))
        for loc, scalar in _scalars(styles, (table,)) if styles is not None else ():
            if loc[-1] in _FACE_KEYS and scalar.value and scalar.value not in faces:
                hint = suggestion(scalar.value, sorted(faces))
                said.append(diagnose("TPL003", f"fonts.yaml has no face `{scalar.value}`", hint, document.span(*loc)))
    return said


def _scalars(node: Node, loc: Loc) -> Iterator[tuple[Loc, Scalar]]:
    """Every scalar below a node; YAML is at most twelve levels deep."""
    if isinstance(node, Scalar):
        yield loc, node
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield from _scalars(value, (*loc, key.value))
