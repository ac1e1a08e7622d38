"""fonts/fonts.yaml as values: which face stands behind each id, and what its file must be.

Rule: docs/rules/contracts.md, Files that editors write (no implicit types, no aliases, no key twice). Code FNT001.
The sections that only the maker of the set reads (packages, symbols, `from`) are passed over here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any, TypeVar

import yaml

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.values import frozen

_T = TypeVar("_T")
LOCK_FILE = "fonts/fonts.yaml"
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # the C one where PyYAML has it: 2 ms in place of 20
_TOP = {"schema", "stamp", "packages", "symbols", "faces"}
_FACE = {"file", "index", "family", "style", "size", "sha256", "licence", "ascent", "descent", "fallback", "from"}
_HINT = "Every key of a face is told in fonts/README.md; `make fonts` writes size and sha256."


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
    """The whole lock. `stamp` is the date, in seconds since 1970, that a file wears whose hash was found right."""

    stamp: int
    faces: tuple[FaceEntry, ...]


class _Wrong(Exception):
    """A fault of the lock with its place; caught in `read_lock`, never seen outside."""

    def __init__(self, message: str, mark: Any) -> None:
        super().__init__(message)
        self.diagnostic = diagnose("FNT001", message, _HINT, _span(mark))


def _span(mark: Any) -> Span:
    return Span(LOCK_FILE, mark.line + 1, mark.column + 1) if mark is not None else Span(LOCK_FILE)


def read_lock(text: str) -> tuple[Lock | None, tuple[Diagnostic, ...]]:
    """The lock out of the text of fonts.yaml; None with one FNT001 a faulty face when it cannot be relied on."""
    try:
        root = _compose(text)
        top = _mapping(root, "fonts.yaml", _TOP)
        stamp = _value(top, "stamp", root, "a date such as 2020-08-12T00:00:00Z", _seconds)
        if _value(top, "schema", root, "1", int) != 1:
            raise _Wrong("fonts.yaml: this banmian reads schema 1", top["schema"].start_mark)
        bodies = _mapping(_child(top, "faces", root), "faces", None)
    except _Wrong as wrong:
        return None, (wrong.diagnostic,)
    faces: list[FaceEntry] = []
    found: list[Diagnostic] = []
    for face_id, body in bodies.items():
        try:
            faces.append(_face(face_id, body, set(bodies)))
        except _Wrong as wrong:
            found.append(wrong.diagnostic)
    if not bodies:
        found.append(_Wrong("fonts.yaml names no face", root.start_mark).diagnostic)
    return (None if found else Lock(stamp, tuple(faces))), tuple(found)


def _compose(text: str) -> Any:
    """The YAML tree with its marks; aliases and a second document are refused."""
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _Wrong("fonts.yaml: anchors and aliases are not used here", event.start_mark)
        root = yaml.compose(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        raise _Wrong(f"fonts.yaml is no YAML: {error.problem or error.context}", error.problem_mark) from None
    except yaml.YAMLError as error:
        raise _Wrong(f"fonts.yaml is no YAML: {error}", None) from None
    if root is None:
        raise _Wrong("fonts.yaml is empty", None)
    return root


def _mapping(node: Any, what: str, known: set[str] | None) -> dict[str, Any]:
    """A mapping's values by key; a key that stands twice, or is not among `known`, is refused."""
    if not isinstance(node, yaml.MappingNode):
        raise _Wrong(f"{what} must be a mapping", node.start_mark)
    out: dict[str, Any] = {}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value in out:
            raise _Wrong(f"{what}: the key '{key.value}' stands twice or is no word", key.start_mark)
        if known is not None and key.value not in known:
            raise _Wrong(f"{what}: the key '{key.value}' is not known", key.start_mark)
        out[key.value] = value
    return out


def _child(values: dict[str, Any], key: str, parent: Any) -> Any:
    if key not in values:
        raise _Wrong(f"the key '{key}' is missing", parent.start_mark)
    return values[key]


def _value(values: dict[str, Any], key: str, parent: Any, wanted: str, read: Callable[[str], _T]) -> _T:
    """A scalar through `read`, which raises ValueError for what it cannot take."""
    node = _child(values, key, parent)
    try:
        if not isinstance(node, yaml.ScalarNode):
            raise ValueError
        return read(node.value)
    except ValueError:
        raise _Wrong(f"'{key}' must be {wanted}", node.start_mark) from None


def _face(face_id: str, body: Any, ids: set[str]) -> FaceEntry:
    values = _mapping(body, f"face {face_id}", _FACE)
    return FaceEntry(
        id=face_id,
        file=_value(values, "file", body, "a file name inside fonts/", _file_name),
        index=_value(values, "index", body, "a whole number from 0", _whole),
        family=_value(values, "family", body, "a name", str),
        style=_value(values, "style", body, "a name", str),
        size=_value(values, "size", body, "a number of bytes", _whole),
        sha256=_value(values, "sha256", body, "64 hexadecimal digits", _sha256),
        ascent=_value(values, "ascent", body, "a number of em between 0 and 1", _per_mille),
        descent=_value(values, "descent", body, "a number of em between 0 and 1", _per_mille),
        fallback=tuple(_fallback(_child(values, "fallback", body), face_id, ids)),
        span=_span(body.start_mark),
    )


def _fallback(node: Any, face_id: str, ids: set[str]) -> Iterator[str]:
    """The ids of the stack; each must be another face of the lock."""
    if not isinstance(node, yaml.SequenceNode):
        raise _Wrong(f"face {face_id}: 'fallback' must be a list of face ids", node.start_mark)
    for item in node.value:
        if item.value not in ids or item.value == face_id:
            raise _Wrong(f"face {face_id}: the fallback '{item.value}' is no other face of this file", item.start_mark)
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
