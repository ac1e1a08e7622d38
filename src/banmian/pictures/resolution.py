"""Effective resolution: pixels to the inch on paper, held against what the print shop asks (docs/rules/print.md).

Codes: PIC010 and PIC011 too few pixels, PIC012 more than are printed.
"""

from __future__ import annotations

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.terms import PictureTerms
from banmian.units import mp_of_mm


def effective_ppi(width: int, height: int, rect: Rect) -> float:
    """Pixels to the inch on paper, on the axis that has fewer; `rect` is the place of all these pixels, uncut."""
    return min(width / rect.width, height / rect.height) * 72_000


def cut_size(width: int, height: int, rect: Rect, terms: PictureTerms) -> tuple[int, int] | None:
    """The size to resample to, None where the picture stays as it is."""
    ppi = effective_ppi(width, height, rect)
    if ppi <= terms.cut_above:
        return None
    return max(1, round(width * terms.cut_to / ppi)), max(1, round(height * terms.cut_to / ppi))


def check_resolution(
    pixels: tuple[int, int], line_art: bool, rect: Rect, name: str, where: tuple[Span | None, int], terms: PictureTerms
) -> tuple[Diagnostic, ...]:
    """What there is to say of a picture of so many pixels on `rect`; `where`: its place in the source, and the page.
    Nothing for ornaments of few pixels that are tiny on paper too."""
    if max(pixels) <= terms.exempt and max(rect.width, rect.height) <= mp_of_mm(terms.exempt_mm):
        return ()
    ppi = effective_ppi(*pixels, rect)
    error, warning = (terms.line_error, terms.line_warning) if line_art else (terms.photo_error, terms.photo_warning)
    span, page = where
    place = PlaceOnPage(page, rect.corners)
    if ppi >= warning:
        if line_art or ppi <= terms.cut_above:
            return ()
        message = say(
            "'{name}' has {ppi:.0f} pixels to the inch at this size; it is printed with {cut_to}.",
            name=name,
            ppi=ppi,
            cut_to=terms.cut_to,
        )
        return (diagnose("PIC012", message, say("Nothing need be done."), span, place),)
    code, limit = ("PIC010", error) if ppi < error else ("PIC011", warning)
    wanted = say("{limit} are wanted for line art", limit=limit) if line_art else say("{limit} are wanted", limit=limit)
    message = say("'{name}' has {ppi:.0f} pixels to the inch at this size; {wanted}.", name=name, ppi=ppi, wanted=wanted)
    return (diagnose(code, message, say("Ask for a larger file, or place it smaller."), span, place),)
