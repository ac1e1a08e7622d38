"""What a vertical text style or place may not ask for: told where it is written, so that no wrong page is set.

docs/rules/contracts.md, The grid: vertical frames have their own pitch, and a size at least 0.25 pt off the body's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources import Document
from banmian.template.model import Place, TextStyle

LEAST_OFF = 250
"""mp by which the size of vertical text differs from the body's."""


def style_faults(style: TextStyle, body: int, document: Document) -> Iterator[Diagnostic]:
    """Of one text style; `body`: the paper's body size (mp)."""
    if style.direction != "vertical":
        return
    span = document.span("text-styles", style.name)
    if style.pitch < style.size:
        message = say("the vertical style `{name}` has no pitch of its own, or one smaller than its size", name=style.name)
        yield diagnose("TPL012", message, say("pitch: 15pt, say: from line to line, right to left"), span)
    if abs(style.size - body) < LEAST_OFF:
        message = say(
            "the vertical style `{name}` is as large as the body: its lines would be taken for body lines", name=style.name
        )
        yield diagnose("TPL012", message, say("a size at least 0.25 pt off the body's"), span)
    for key, asked in (("initial", style.initial is not None), ("turn-quotes", style.turn_quotes)):
        if asked:
            yield diagnose(
                "TPL012",
                say("the vertical style `{name}` has `{key}`", name=style.name, key=key),
                say("take out `{key}`", key=key),
                span,
            )


def place_faults(place: Place, styles: Mapping[str, TextStyle]) -> Iterator[Diagnostic]:
    """Of one place: heads inside a vertical stream, and areas of both directions in one place."""
    named = [styles[area.style] for area in place.text if area.style in styles]
    down = [style.direction == "vertical" for style in named]
    if not any(down):
        return
    if not all(down) or len(named) < len(place.text):
        message = say("the place `{name}` has areas of both directions", name=place.name)
        yield diagnose("TPL012", message, say("give each direction a place of its own"), place.span)
    if place.brief_head:
        message = say("the place `{name}` sets heads inside vertical text", name=place.name)
        yield diagnose("TPL012", message, say("give its stories places of their own, with a vertical head each"), place.span)
