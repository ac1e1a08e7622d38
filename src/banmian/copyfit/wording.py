"""Which of its story's offers a place takes: another headline, a head without a part, fewer paragraphs, no
pull quote; or a filler of the house below it."""

from __future__ import annotations

from dataclasses import replace

from banmian.template.model import Filler, HeadArea, Place
from banmian.values import frozen


@frozen
class Wording:
    """The headline by its number, 1 the author's first; the parts of the head that stand, None for all; how many of the
    paragraphs that may go are left out; whether a pull quote stands; what fills the place's foot. `head`: by how many lines the
    head's own area is then higher."""

    headline: int = 1
    parts: tuple[str, ...] | None = None
    left_out: int = 0
    head: int = 0
    shown: bool = True
    filler: Filler | None = None


def wording_of(place: Place) -> Wording:
    """What a place's layout says."""
    head = place.head
    number, parts = (head.headline, head.parts) if head is not None else (1, None)
    return Wording(number, parts, place.leave_out, 0, place.shown, place.filler)


def worded(place: Place, wording: Wording) -> Place:
    """The place as it takes another of the offers; its head's lines are moved elsewhere."""
    head: HeadArea | None = None
    if place.head is not None:
        head = replace(place.head, headline=wording.headline, parts=wording.parts)
    return replace(place, head=head, leave_out=wording.left_out, shown=wording.shown, filler=wording.filler)
