"""fonts/fonts.yaml as values: which face stands behind each id, and what its file must be.

Rule: docs/rules/contracts.md, Files that editors write. Code FNT001. Read as every YAML file is (sources/yaml.py); its values are
taken without pydantic, which `banmian set` need not load. What only the maker of the set reads (packages, symbols, `from`) is
passed over here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import Phrase, say, verbatim
from banmian.sources import SourceText, compose
from banmian.sources.document import Mapping, Node, Scalar, Sequence
from banmian.values import frozen

_T = TypeVar("_T")
LOCK_FILE = "fonts/fonts.yaml"
_TOP = {"schema", "stamp", "packages", "symbols", "faces"}
_FACE = {"file", "index", "family", "style", "size", "sha256", "licence", "ascent", "descent", "fallback", "from"}
_HINT = say("Every key of a face is told in fonts/README.md; `make fonts` writes size and sha256.")


@frozen
class FaceEntry:
    """One face of the lock. `file` is relative to fonts/; `size` in bytes; `ascent` and `descent` in 1/1000 em."""

    id: str
    file: str
    index: int
    family: str
    style: str
    size: int
    sha256: str
    ascent: int
    descent: int
    fallback: tuple[str, ...]
    span: Span


@frozen
class Lock:
    """The whole lock. `stamp`: the modification time (seconds since 1970) given to a face's file once its hash is verified."""

    stamp: int
    faces: tuple[FaceEntry, ...]


class _Wrong(Exception):
    """A fault of the lock with its place; caught in `read_lock`, never seen outside."""

    def __init__(self, message: Phrase, at: Node) -> None:
        super().__init__(message)
        self.diagnostic = diagnose("FNT001", message, _HINT, _span(at))


def _span(node: Node) -> Span:
    return Span(LOCK_FILE, node.line, node.column)


def read_lock(text: str) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """The lock out of the text of fonts.yaml; None with one FNT001 a faulty face when it cannot be relied on."""
    document, faults = compose(SourceText(LOCK_FILE, text))
    if document is None:
        return None, tuple(replace(fault, code="FNT001") for fault in faults)
    try:
        top = _mapping(document.root, say("fonts.yaml"), _TOP)
        stamp = _value(top, "stamp", say("a date such as 2020-08-12T00:00:00Z"), _seconds)
        if _value(top, "schema", verbatim("1"), int) != 1:
            raise _Wrong(say("fonts.yaml: this banmian reads schema 1"), _child(top, "schema"))
        bodies = _mapping(_child(top, "faces"), say("faces"), None)
    except _Wrong as wrong:
        return None, (wrong.diagnostic,)
    faces: list[FaceEntry] = []
    found: list[Diagnostic] = []
    ids = set(bodies.first)
    for key, body in bodies.items:
        try:
            faces.append(_face(key.value, body, ids))
        except _Wrong as wrong:
            found.append(wrong.diagnostic)
    if not ids:
        found.append(_Wrong(say("fonts.yaml names no face"), document.root).diagnostic)
    return (None if found else Lock(stamp, tuple(faces))), tuple(found)


def _mapping(node: Node, what: Phrase, known: set[str] | None) -> Mapping:
    """A mapping; a key that is not among `known` is refused."""
    if not isinstance(node, Mapping):
        raise _Wrong(say("{what} must be a mapping", what=what), node)
    for key, _ in node.items:
        if known is not None and key.value not in known:
            raise _Wrong(say("{what}: the key '{value}' is not known", what=what, value=key.value), key)
    return node


def _child(parent: Mapping, key: str) -> Node:
    entry = parent.get(key)
    if entry is None:
        raise _Wrong(say("the key '{key}' is missing", key=key), parent)
    return entry[1]


def _value(parent: Mapping, key: str, wanted: Phrase, read: Callable[[str], _T]) -> _T:
    """A scalar through `read`, which raises ValueError for what it cannot take."""
    node = _child(parent, key)
    try:
        if not isinstance(node, Scalar):
            raise ValueError
        return read(node.value)
    except ValueError:
        raise _Wrong(say("'{key}' must be {wanted}", key=key, wanted=wanted), node) from None


def _face(face_id: str, node: Node, ids: set[str]) -> FaceEntry:
    body = _mapping(node, say("face {face_id}", face_id=face_id), _FACE)
    return FaceEntry(
        id=face_id,
        file=_value(body, "file", say("a file name inside fonts/"), _file_name),
        index=_value(body, "index", say("a whole number from 0"), _whole),
        family=_value(body, "family", say("a name"), str),
        style=_value(body, "style", say("a name"), str),
        size=_value(body, "size", say("a number of bytes"), _whole),
        sha256=_value(body, "sha256", say("64 hexadecimal digits"), _sha256),
        ascent=_value(body, "ascent", say("a number of em between 0 and 1"), _per_mille),
        descent=_value(body, "descent", say("a number of em between 0 and 1"), _per_mille),
        fallback=tuple(_fallback(_child(body, "fallback"), face_id, ids)),
        span=_span(body),
    )


def _fallback(node: Node, face_id: str, ids: set[str]) -> Iterator[str]:
    """The ids of the stack; each must be another face of the lock."""
    if not isinstance(node, Sequence):
        raise _Wrong(say("face {face_id}: 'fallback' must be a list of face ids", face_id=face_id), node)
    for item in node.items:
        if not isinstance(item, Scalar) or item.value not in ids or item.value == face_id:
            shown = item.value if isinstance(item, Scalar) else say("a list or a mapping")
            raise _Wrong(
                say("face {face_id}: the fallback '{shown}' is no other face of this file", face_id=face_id, shown=shown), item
            )
        yield item.value


def _seconds(text: str) -> int:
    return int(datetime.fromisoformat(text).timestamp())


def _file_name(text: str) -> str:
    if not re.fullmatch(r"[\w.-]+", text, re.ASCII) or text.startswith("."):
        raise ValueError
    return text


def _whole(text: str) -> int:
    if not text.isascii() or not text.isdigit():
        raise ValueError
    return int(text)


def _sha256(text: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError
    return text


def _per_mille(text: str) -> int:
    if not re.fullmatch(r"[01](\.\d{1,3})?", text, re.ASCII):
        raise ValueError
    return round(float(text) * 1000)
