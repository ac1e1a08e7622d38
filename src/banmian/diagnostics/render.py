"""A diagnostic as one block of plain text, and as the JSON object of docs/rules/contracts.md, Messages."""

from __future__ import annotations

from typing import Any

from banmian.diagnostics.model import Diagnostic
from banmian.units import mm_of_mp


def as_text(diagnostic: Diagnostic) -> str:
    """`file:line:column: severity CODE message`, then the hint on a line of its own. Without a file the page stands first.

    A message that begins with the page says it alone.
    """
    where = _where(diagnostic)
    first = f"{where}{diagnostic.severity.word} {diagnostic.code} {diagnostic.message}"
    return f"{first}\n    hint: {diagnostic.hint}" if diagnostic.hint else first


def as_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """The object of the contract: page from 1, rect in mm from the trim's top left, what is not known null."""
    span, place = diagnostic.span, diagnostic.place
    rect = [mm_of_mp(v) for v in place.rect] if place is not None and place.rect is not None else None
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.word,
        "message": diagnostic.message,
        "hint": diagnostic.hint or None,
        "file": span.file if span is not None else None,
        "line": (span.line or None) if span is not None else None,
        "column": (span.column or None) if span is not None else None,
        "page": place.page if place is not None else None,
        "rect": rect,
    }


def _where(diagnostic: Diagnostic) -> str:
    span, place = diagnostic.span, diagnostic.place
    told = place is None or diagnostic.message.startswith((f"page {place.page},", f"page {place.page}:"))
    page = "" if place is None or told else f"page {place.page}: "
    if span is None:
        return page
    numbers = f":{span.line}:{span.column}" if span.line and span.column else f":{span.line}" if span.line else ""
    return f"{span.file}{numbers}: {page}"
