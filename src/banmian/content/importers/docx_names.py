"""Names of a Word document's tree: ECMA-376's namespaces, written as lxml has them."""

from __future__ import annotations

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the namespace's own letter
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
NUMBER = "{urn:banmian}number"
"""The attribute that we give to each paragraph before anything is changed."""

_OFF = ("0", "false", "off", "none")


def w(name: str) -> str:
    """A name of WordprocessingML."""
    return W + name


def is_on(node: object) -> bool | None:
    """What a switch such as `<w:b/>` says; None where it is not there."""
    if node is None:
        return None
    value: str | None = node.get(W + "val")  # type: ignore[attr-defined]
    return value is None or value not in _OFF


def value(node: object, name: str = "val") -> str:
    """An attribute of an element that may not be there."""
    return "" if node is None else str(node.get(W + name) or "")  # type: ignore[attr-defined]
