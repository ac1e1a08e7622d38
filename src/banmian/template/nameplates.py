"""A nameplate: the fields and rules of a masthead, or of a strip at a page's foot, each where the paper puts it.

`nameplates` in paper.yaml; drawn by pages/furniture/nameplate.py. Positions count from the trim's top left, mp.
"""

from __future__ import annotations

from typing import Literal

from banmian.colour import Ink
from banmian.diagnostics import Span
from banmian.geometry import Rect
from banmian.values import frozen


@frozen
class NameplateField:
    """Texts that share a place: of issue.yaml (`name`, `english`, `price` …) or made of what is known (`date`, `number` …), by
    their keys in `show`; or words of the paper's own, `text`. They stand in the line style `style` at `x`, their em boxes' top
    at `y`, in `room` mp, from there on, about it or up to it by `align`. `pitch`: sign by sign downwards on it, mp; 0 = across."""

    show: tuple[str, ...]
    text: str
    style: str
    x: int
    y: int
    room: int
    align: Literal["start", "centre", "end"]
    pitch: int


@frozen
class Nameplate:
    """A named set of fields, read in the order written, and the rules around them with their inks."""

    name: str
    fields: tuple[NameplateField, ...]
    rules: tuple[tuple[Rect, Ink], ...]
    span: Span
