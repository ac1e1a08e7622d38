"""The name of the issue's PDF while a viewer holds the one that stands there (Windows): beside it, and told as OUT008."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.outputs.names import beside_held
from banmian.phrases import say


def free_name(name: str, held: Sequence[str]) -> str:
    """The name for the issue's PDF, or the first beside it that no program holds."""
    return next(free for n in count(1) if (free := name if n == 1 else beside_held(name, n)) not in held)


def told_of(name: str, given: str, issue: Span) -> list[Diagnostic]:
    """OUT008 where the issue's PDF was not given its own name."""
    if name == given:
        return []
    message = say("'{name}' is held open by another program and stays as it was; this build's is '{given}'", name=name, given=given)
    return [diagnose("OUT008", message, say("close the viewer and build again: then it has its own name"), issue)]
