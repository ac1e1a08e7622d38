"""Values that a comment cuts: what follows ` #` after plain text is no text of YAML's, and its author may think that it is.

docs/codes/YML010.md. A comment behind a number or a layout's name is meant; behind the text of a headline it is mostly a sign.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources.document import Document, Mapping, Node, Scalar, Sequence

_SHOWN = 20
"""Characters of what is cut that a message repeats."""


def cut_values(document: Document, texts: frozenset[str]) -> tuple[Diagnostic, ...]:
    """YML010 for each plain value of text that a comment follows. `texts`: keys whose values, and those in them, are printed;
    a value with other letters than ASCII is text everywhere."""
    diagnostics: list[Diagnostic] = []
    for node, printed in _scalars(document.root, texts, False):
        if node.comment is None:
            continue
        line, column = node.comment
        cut = document.source.text.split("\n")[line - 1][column - 1 :]
        if not (printed or not node.value.isascii()) or (not node.value and cut[1:2] in ("", " ", "\t")):
            continue
        shown = cut if len(cut) <= _SHOWN else cut[:_SHOWN] + "\u2026"
        message = say("what follows ` #` is a comment and is not printed: {shown}", shown=shown)
        hint = say('put the value in quotes: key: "\u2026 # \u2026"')
        diagnostics.append(diagnose("YML010", message, hint, document.source.span(line, column)))
    return tuple(diagnostics)


def _scalars(node: Node, texts: frozenset[str], printed: bool) -> Iterator[tuple[Scalar, bool]]:
    """Each value, and whether a key above it says that it is text. Files are at most a dozen levels deep."""
    if isinstance(node, Scalar):
        yield node, printed
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item, texts, printed)
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield from _scalars(value, texts, printed or key.value in texts)
