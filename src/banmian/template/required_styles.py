"""What the program itself asks of a paper: the line styles that its drawers use, and the keys that name faces.

A paper without one of them is told so at its place, before a drawer looks for it. A test holds the lists to the code.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import Document
from banmian.sources.checking import suggestion
from banmian.sources.document import Loc, Mapping, Node, Scalar
from banmian.template.roles import FACES as ROLE_FACES

LINE_STYLES = ("byline", "caption", "credit", "from-line", "jump", "source", "tag", "title", "title-note")
"""Line styles that any page may need."""
FURNITURE_STYLES: dict[str, tuple[str, ...]] = {
    "nameplate": (),
    "masthead": (
        "masthead-date", "masthead-english", "masthead-name", "masthead-neighbourhood", "masthead-publishers", "masthead-seal",
        "masthead-slash", "masthead-slogan", "masthead-small", "masthead-weekday", "qr-caption",
    ),
    "masthead-vertical": ("masthead-english", "masthead-name", "masthead-slogan", "masthead-small"),
    "folio": ("folio-line", "folio-name", "folio-number", "folio-paper"),
    "index": ("index-name", "index-number", "index-title"),
    "imprint": ("imprint", "imprint-name"),
    "barcode": ("barcode-caption", "barcode-digits"),
    "teaser": ("teaser-name", "teaser-page", "teaser-text", "teaser-title"),
    "weather": ("weather-day", "weather-degrees", "weather-fact", "weather-place", "weather-words"),
}  # fmt: skip
"""The kinds of furniture that pages/furniture draws, and the line styles of each."""
MARKS_OF = {
    "title": "heads", "title-note": "heads", "from-line": "heads", "caption": "captions", "credit": "captions",
    "source": "captions", "qr-caption": "captions", "index-name": "index", "index-title": "index",
}  # fmt: skip
"""Which role of `mark-widths` the text of a line style plays; the marks of furniture keep their em."""
_FACE_KEYS = ("face", "strong", "emphasis", "kai", "hei", "reading", "quote", "latin", "head-face", "first-face")
_FACES_IN = {
    "roles": tuple(key.replace("_", "-") for key in ROLE_FACES),
    **dict.fromkeys(("text-styles", "head-styles", "table-styles", "line-styles", "chart-styles"), _FACE_KEYS),
}
"""The tables of paper.yaml that name faces, and by which keys."""


def missing_styles(document: Document, known: Collection[str], needed: tuple[str, ...], *loc: str | int) -> list[Diagnostic]:
    """An error for each line style that is needed at `loc` and not there."""
    return [
        diagnose(
            "TPL003", say("paper.yaml has no line style `{name}`", name=name), say("add it under line-styles"), document.span(*loc)
        )
        for name in needed
        if name not in known
    ]


def unknown_faces(document: Document, faces: Collection[str]) -> list[Diagnostic]:
    """An error for each face in paper.yaml that fonts.yaml does not have."""
    said: list[Diagnostic] = []
    for table, keys in _FACES_IN.items():
        styles = document.node((table,))
        for loc, scalar in _scalars(styles, (table,)) if styles is not None else ():
            if loc[-1] in keys and scalar.value and scalar.value not in faces:
                hint = suggestion(scalar.value, sorted(faces))
                said.append(
                    diagnose("TPL003", say("fonts.yaml has no face `{value}`", value=scalar.value), hint, document.span(*loc))
                )
    return said


def _scalars(node: Node, loc: Loc) -> Iterator[tuple[Loc, Scalar]]:
    """Every scalar below a node; YAML is at most twelve levels deep."""
    if isinstance(node, Scalar):
        yield loc, node
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield from _scalars(value, (*loc, key.value))
