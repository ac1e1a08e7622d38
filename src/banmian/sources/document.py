"""A YAML file as nodes that know their places: all scalars strings. Made by yaml.py; read by models and by who tells a fault."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import Any

from banmian.diagnostics import Span
from banmian.sources.reading import SourceText
from banmian.values import frozen, record

Loc = tuple[str | int, ...]


@record
class Scalar:
    """A string as written. Line and column from 1, of its first character (of its quote, where it has one)."""

    value: str
    line: int
    column: int
    style: str = ""
    """'' plain, `'` or `"` quoted, `|` or `>` block."""
    comment: tuple[int, int] | None = None
    """Line and column, from 1, of a comment that follows a plain value on its line."""


@record
class Mapping:
    line: int
    column: int
    items: list[tuple[Scalar, Node]] = field(default_factory=list)
    first: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    """By key the first entry that has it: a file of many keys is read in one pass."""

    def put(self, key: Scalar, value: Node) -> None:
        self.items.append((key, value))
        self.first.setdefault(key.value, (key, value))

    def get(self, key: str) -> tuple[Scalar, Node] | None:
        return self.first.get(key)


@record
class Sequence:
    line: int
    column: int
    items: list[Node] = field(default_factory=list)


Node = Scalar | Mapping | Sequence


@frozen
class Document:
    """A composed file. `plain` is what a model reads: dicts, lists and strings; a key without a value is left out."""

    source: SourceText
    root: Mapping

    @property
    def file(self) -> str:
        return self.source.file

    def plain(self) -> dict[str, Any]:
        value = _plain(self.root)
        return value if isinstance(value, dict) else {}

    def node(self, loc: Loc) -> Node | None:
        """The node at a path of keys and indexes, or None."""
        at: Node = self.root
        for step in loc:
            if isinstance(at, Mapping):
                found = at.get(str(step))
                if found is None:
                    return None
                at = found[1]
            elif isinstance(at, Sequence) and isinstance(step, int) and step < len(at.items):
                at = at.items[step]
            else:
                return None
        return at

    def empty_keys(self, at: Loc = ()) -> Iterator[Loc]:
        """Where keys without a value stand at and under `at`."""
        todo: list[tuple[Loc, Node | None]] = [(at, self.node(at))]
        while todo:
            loc, node = todo.pop()
            if isinstance(node, Mapping):
                todo += [((*loc, key.value), value) for key, value in node.items]
            elif isinstance(node, Sequence):
                todo += [((*loc, n), item) for n, item in enumerate(node.items)]
            elif isinstance(node, Scalar) and loc and isinstance(loc[-1], str) and _is_empty(node):
                yield loc

    def span(self, *loc: str | int) -> Span:
        """The place of the value at `loc`, or of the nearest thing around it."""
        for end in range(len(loc), -1, -1):
            node = self.node(loc[:end])
            if node is not None:
                return self.source.span(node.line, node.column)
        return Span(self.file)  # pragma: no cover - the root always exists

    def key_span(self, *loc: str | int) -> Span:
        """The place of the key that holds the value at `loc`; of the value in a sequence."""
        parent = self.node(loc[:-1])
        if isinstance(parent, Mapping):
            found = parent.get(str(loc[-1]))
            if found is not None:
                return self.source.span(found[0].line, found[0].column)
        return self.span(*loc)


def _plain(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {key.value: _plain(value) for key, value in node.items if not (isinstance(value, Scalar) and _is_empty(value))}


def _is_empty(value: Scalar) -> bool:
    """Whether a key has no value: nothing is written after it."""
    return value.value == "" and not value.style


def scalars(node: Node, at: Loc = ()) -> Iterator[tuple[Loc, Scalar]]:
    """All values at and under a node with their paths; keys are none."""
    if isinstance(node, Scalar):
        yield at, node
    elif isinstance(node, Sequence):
        for k, item in enumerate(node.items):
            yield from scalars(item, (*at, k))
    else:
        for key, value in node.items:
            yield from scalars(value, (*at, key.value))
