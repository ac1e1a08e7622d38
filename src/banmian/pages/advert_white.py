"""An advertisement that stands whole in a place of another shape, with white beside it: PIC046, with the sizes that would fit.

What was booked is paid for, and nobody wants it half white: either its place is booked anew, or its client sends one of the
place's shape.
"""

from __future__ import annotations

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.units import mm_of_mp

MOST_WHITE = 3
"""mm: so much white at both sides together is not seen as a fault."""


def advert_in_white(file: str, frame: Rect, part: Rect, span: Span, page: int) -> tuple[Diagnostic, ...]:
    """What is told of an advertisement that stands on `part` of its place, the `frame`."""
    beside, over = frame.width - part.width, frame.height - part.height
    if mm_of_mp(max(beside, over)) <= MOST_WHITE:
        return ()
    given = {"file": file, "place": _size(frame.width, frame.height), "white": _mm(max(beside, over) // 2)}
    message = say("the advertisement '{file}' leaves {white} mm white at its left and right in its place of {place} mm", **given)
    if over > beside:
        message = say("the advertisement '{file}' leaves {white} mm white above and below it in its place of {place} mm", **given)
    hint = say(
        "ask for one of {place} mm; or book a place of {wide} mm or of {high} mm, which it fills",
        place=_size(frame.width, frame.height),
        wide=_size(frame.width, frame.width * part.height // part.width),
        high=_size(frame.height * part.width // part.height, frame.height),
    )
    return (diagnose("PIC046", message, hint, span, PlaceOnPage(page, frame.corners)),)


def _size(width: int, height: int) -> str:
    return f"{_mm(width)} \u00d7 {_mm(height)}"


def _mm(length: int) -> str:
    return f"{mm_of_mp(length):.0f}"
