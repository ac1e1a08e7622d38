"""Where each value of a YAML text begins and ends, in code points, by libyaml's own marks; line ends are counted as they stand.

Beside the nodes that a model reads (document.py), which know where a value begins in the text as it was put right, these lie on the
text as stored: what is between two of them can be exchanged and all else left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any

from banmian.sources.document import Loc
from banmian.values import record

if TYPE_CHECKING:
    from banmian.sources.yaml import Event

Plain = str | list[Any] | dict[str, Any]
"""A value as strings, lists and dicts, in their order; a key without a value has the empty string."""


@record
class Marked:
    """A node from `start` up to `end`. Of a collection in blocks the end is that of its last value, without what follows."""

    kind: str
    """`scalar`, `mapping` or `sequence`."""
    start: int
    end: int
    style: str = ""
    """Of a scalar: '' plain, `'` or `"` quoted, `|` or `>` block; of a collection `flow` where it stands in brackets."""
    value: str = ""
    keys: list[Marked] = field(default_factory=list)
    items: list[Marked] = field(default_factory=list)

    @property
    def in_brackets(self) -> bool:
        return self.style == "flow"

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: a key without a value."""
        return self.kind == "scalar" and not self.style and not self.value

    def index(self, step: str | int) -> int | None:
        """At which item a key or a number leads; None where it leads nowhere."""
        if self.kind == "mapping":
            return next((k for k, key in enumerate(self.keys) if key.value == str(step)), None)
        return step if self.kind == "sequence" and isinstance(step, int) and 0 <= step < len(self.items) else None

    def at(self, loc: Loc) -> Marked | None:
        node = self
        for step in loc:
            k = node.index(step)
            if k is None:
                return None
            node = node.items[k]
        return node

    def plain(self) -> Plain:
        if self.kind == "scalar":
            return self.value
        if self.kind == "sequence":
            return [item.plain() for item in self.items]
        return {key.value: item.plain() for key, item in zip(self.keys, self.items, strict=True)}

    def scalars(self) -> Iterator[Marked]:
        """All scalars under it, keys too, in the order of the text."""
        todo = [self]
        while todo:
            node = todo.pop()
            if node.kind == "scalar":
                yield node
            elif node.keys:
                todo += [part for pair in reversed(list(zip(node.keys, node.items, strict=True))) for part in reversed(pair)]
            else:
                todo += reversed(node.items)


def marked(text: str) -> Marked | None:
    """The tree of a YAML text without byte order mark; None where it is not YAML, or has an alias, a tag or several documents."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)(text)
    roots: list[Marked] = []
    stack: list[Marked] = []
    try:
        while loader.check_event():
            if not _take(loader.get_event(), text, roots, stack):
                return None
    except yaml.YAMLError:
        return None
    return roots[0] if len(roots) == 1 else None


def _take(event: Event, text: str, roots: list[Marked], stack: list[Marked]) -> bool:
    kind = type(event).__name__
    if kind == "AliasEvent" or getattr(event, "anchor", None) or getattr(event, "tag", None):
        return False
    if kind in ("MappingEndEvent", "SequenceEndEvent"):
        node = stack.pop()
        node.end = event.end_mark.index if node.in_brackets else (node.items[-1].end if node.items else node.start)
        return True
    if kind not in ("ScalarEvent", "MappingStartEvent", "SequenceStartEvent"):
        return True
    start, end = event.start_mark.index, event.end_mark.index
    if kind == "ScalarEvent":
        style = event.style if event.style in ("'", '"', "|", ">") else ""
        if style in ("|", ">"):
            end = start + len(text[start:end].rstrip("\r\n \t"))
        node = Marked("scalar", start, end, style or "", event.value or "")
    else:
        node = Marked(kind[: kind.index("Start")].lower(), start, end, "flow" if getattr(event, "flow_style", False) else "")
    if not stack:
        roots.append(node)
    elif stack[-1].kind == "mapping" and len(stack[-1].keys) == len(stack[-1].items):
        stack[-1].keys.append(node)
    else:
        stack[-1].items.append(node)
    if kind != "ScalarEvent":
        stack.append(node)
    return True
