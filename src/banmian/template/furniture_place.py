"""Where an element of furniture stands, `cols` and `lines`, in a page's file or a plan; its keys, each told where it is wrong."""

from __future__ import annotations

from collections.abc import Mapping

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import WrongValue, say
from banmian.sources import Document
from banmian.sources.checking import suggestion
from banmian.template.furniture import KINDS
from banmian.template.values import span_value

Spans = tuple[tuple[int, int], tuple[int, int]]
"""First and last column, first and last line."""
PLACED = ("cols", "lines")


def furniture_place(
    document: Document, kind: str, given: Mapping[str, str], *loc: str | int
) -> tuple[Spans | None, list[Diagnostic]]:
    """Columns and lines of an element of a known kind that stands at `loc` of a document; None with what is wrong: keys that it
    cannot have, a missing one, what is no span."""
    known = ["kind", *PLACED, *(field.alias or name for name, field in KINDS[kind].model_fields.items())]
    unknown = [key for key in given if key not in known]
    if unknown:
        return None, [_unknown(document, key, known, *loc) for key in unknown]
    hint, spans = say("furniture has kind, cols and lines"), []
    for key in PLACED:
        if key not in given:
            return None, [diagnose("YML007", say("the key `{name}` is missing", name=key), hint, document.span(*loc))]
        try:
            spans.append(span_value(given[key]))
        except WrongValue as wrong:
            return None, [diagnose("YML008", wrong.message, wrong.hint or hint, document.span(*loc, key))]
    return (spans[0], spans[1]), []


def _unknown(document: Document, key: str, known: list[str], *loc: str | int) -> Diagnostic:
    message = say("the key `{name}` is not known here", name=key)
    return diagnose("YML006", message, suggestion(key, known), document.key_span(*loc, key))
