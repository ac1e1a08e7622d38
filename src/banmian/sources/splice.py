"""A YAML file changed where its reader says that a value stands: all else, comments too, stays byte for byte.

What is written anew is one scalar at a time; a value of several lines is not taken apart.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from banmian.sources.document import Document, Loc, Mapping, Node, Scalar, Sequence
from banmian.values import frozen

_QUOTED = {"'": re.compile("'(?:[^']|'')*'"), '"': re.compile(r'"(?:[^"\\]|\\.)*"')}
_PLAIN = re.compile(
    r"[0-9A-Za-z\u2e80-\u9fff\uff01-\uff5e\u3000-\u303f\u2014\u00b7](?:[^:#,\[\]{}'\"&*!|>%@`\s]| (?=[^#\s])|(?<=\S)#)*"
)
"""What no reader of YAML takes for anything but text; written without quotes."""


@frozen
class Splice:
    """On a line, from a column on (both from 1), `length` characters become `text`."""

    line: int
    column: int
    length: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with its parts exchanged."""
    lines = text.split("\n")
    for splice in sorted(splices, key=lambda s: (s.line, s.column), reverse=True):
        line, start = lines[splice.line - 1], splice.column - 1
        lines[splice.line - 1] = line[:start] + splice.text + line[start + splice.length :]
    return "\n".join(lines)


def scalar_splice(document: Document, node: Node | None, value: str) -> Splice | None:
    """`value` in place of a scalar, as a key of a mapping too; None where it does not stand on one line. Its quotes stay."""
    if not isinstance(node, Scalar):
        return None
    here = document.source.text.split("\n")[node.line - 1][node.column - 1 :]
    if node.style in _QUOTED:
        found = _QUOTED[node.style].match(here)
        return Splice(node.line, node.column, len(found[0]), _quoted(value, node.style)) if found is not None else None
    if node.style or not node.value or not here.startswith(node.value):
        return None
    return Splice(node.line, node.column, len(node.value), value if _PLAIN.fullmatch(value) else _quoted(value, '"'))


def flow_splice(document: Document, node: Node | None, value: str) -> Splice | None:
    """`value` in place of a sequence in brackets; None where it does not stand on one line."""
    if not isinstance(node, Sequence):
        return None
    here, depth, at = document.source.text.split("\n")[node.line - 1][node.column - 1 :], 0, 0
    while at < len(here) and (at or here[0] == "["):
        quoted = _QUOTED[here[at]].match(here, at) if here[at] in _QUOTED else None
        depth += (here[at] in "[{") - (here[at] in "]}")
        at = quoted.end() if quoted is not None else at + 1
        if not depth:
            return Splice(node.line, node.column, at, value)
    return None


def _quoted(value: str, quote: str) -> str:
    return json.dumps(value, ensure_ascii=False) if quote == '"' else "'" + value.replace("'", "''") + "'"


def scalars(node: Node, at: Loc = ()) -> Iterable[tuple[Loc, Scalar]]:
    """All values of a document with their paths; keys are none."""
    if isinstance(node, Scalar):
        yield at, node
    elif isinstance(node, Sequence):
        for k, item in enumerate(node.items):
            yield from scalars(item, (*at, k))
    elif isinstance(node, Mapping):
        for key, value in node.items:
            yield from scalars(value, (*at, key.value))
