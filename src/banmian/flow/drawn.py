"""Text drawn by its own code in its area, as verse and a pull quote are: its items, and what is larger than the area."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Item
from banmian.geometry import Rect
from banmian.phrases import Phrase, say
from banmian.values import frozen


@frozen
class DrawnText:
    """The items of a verse or a quotation, and what there is to say."""

    items: tuple[Item, ...]
    diagnostics: tuple[Diagnostic, ...]


def too_large(message: Phrase, span: Span | None, rect: Rect, where: tuple[int, str]) -> Diagnostic:
    """FLW001 for what is larger than its area."""
    page, place = where
    message = say("page {page}, place {place}: {message}", page=page, place=place, message=message) if page else message
    area = PlaceOnPage(page, rect.corners) if page else None
    return diagnose("FLW001", message, say("cut the text, or give it a larger area or a smaller style"), span, area)
