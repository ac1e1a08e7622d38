"""What is told in other words on the desk than in the terminal: a hint that names a command, where a button does the same; a code
in the middle of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from banmian.diagnostics import Diagnostic
from banmian.phrases import Phrase, say

HINTS: Mapping[str, Phrase] = MappingProxyType(
    {
        "SGN001": say("take the change back, or withdraw the signature: the buttons for both stand beside the page"),
        "SGN003": say("keep these lines with the button beside the page, then sign it"),
        "SGN004": say("to take that back: Withdraw, beside the page"),
        "SGN005": say("the view Issue says who has signed"),
        "SGN006": say("sign it beside the page; `deliver: {{signed-only: yes}}` in paper.yaml asks for that"),
        "SGN007": say("it stays as it is; to make it anew withdraw its signature beside the page"),
    }
)
"""By code."""


def on_desk(told: Diagnostic) -> Diagnostic:
    """A message with its hint as the desk tells it."""
    hint, given = HINTS.get(str(told.code)), {}
    if isinstance(told.message, Phrase):
        given = dict(told.message.given)
    if str(told.code) == "SGN002" and "code" in given:
        message = say("page {label} cannot be signed: {message}", label=given["label"], message=given["message"])
        told = replace(told, message=message)
    return replace(told, hint=hint) if hint is not None and told.hint else told
