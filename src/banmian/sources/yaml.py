"""YAML to nodes that know their places: all scalars strings; anchors, aliases, tags and double keys are refused.

docs/rules/contracts.md, Files that editors write. libyaml's events are read one by one, so that no alias is ever
expanded and nothing recurses: a bomb costs what its bytes cost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import Phrase, say
from banmian.sources.document import Document, Mapping, Node, Scalar, Sequence
from banmian.sources.reading import SourceText
from banmian.sources.yaml_said import UNKNOWN, plainly

if TYPE_CHECKING:
    from typing import Protocol

    class Event(Protocol):
        """What libyaml's events have in common here; tag, style and value where the kind has them."""

        start_mark: Any
        end_mark: Any
        anchor: str | None
        tag: str | None
        style: str | None
        value: str


MAX_DEPTH = 12
"""Mappings and sequences inside one another (chosen here; a layout needs six)."""
MAX_NODES = 20_000
"""Nodes of one file (chosen here; the largest file of the specimen has about 1,500)."""
MAX_CHARACTERS = 500_000
"""Characters of one file."""


def compose(source: SourceText, text: str | None = None, first_line: int = 1) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    """The file's document; `text` a part of it that starts on `first_line` (front matter). None with errors."""
    reader = _Reader(source, first_line)
    body = source.text if text is None else text
    if len(body) > MAX_CHARACTERS:
        reader.fault("YML005", say("the file has {count:,} characters", count=len(body)), say("split the file"), 1, 1)
        return None, tuple(reader.faults)
    root = reader.read(body)
    if root is None or reader.faults:
        return None, tuple(reader.faults)
    return Document(source, root), ()


class _Stop(Exception):
    """Reading ends here; the reason is among the faults."""


class _Reader:
    """Builds the tree from events with a stack of its own."""

    def __init__(self, source: SourceText, first_line: int) -> None:
        self.source = source
        self.offset = first_line
        self.faults: list[Diagnostic] = []
        self.stack: list[tuple[Mapping | Sequence, Scalar | None]] = []
        self.root: Node | None = None
        self.nodes = 0
        self.lines: list[str] = []
        """The text's lines, where it may hold a comment."""

    def fault(self, code: str, message: Phrase, hint: Phrase, line: int, column: int) -> None:
        self.faults.append(diagnose(code, message, hint, self.source.span(line, column)))

    def read(self, text: str) -> Mapping | None:
        import yaml

        self.lines = text.split("\n") if "#" in text else []
        loader_class = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        loader = loader_class(text)
        try:
            while loader.check_event():
                self.take(loader.get_event())
        except _Stop:
            return None
        except yaml.MarkedYAMLError as error:
            self.malformed(error, text)
            return None
        except yaml.YAMLError:  # of single characters, all of which are refused before (sources/reading.py)
            self.fault("YML001", *UNKNOWN, self.offset, 1)
            return None
        if self.root is None:
            self.fault("YML001", say("the file is empty"), say("begin with `schema: 1`"), self.offset, 1)
            return None
        if not isinstance(self.root, Mapping):
            hint = say("write lines of the form `key: value`, beginning with `schema: 1`")
            self.fault("YML001", say("the file is not a list of keys with values"), hint, self.root.line, self.root.column)
            return None
        return self.root

    def take(self, event: Event) -> None:
        kind = type(event).__name__
        line, column = event.start_mark.line + self.offset, event.start_mark.column + 1
        if kind == "DocumentStartEvent" and self.root is not None:
            self.fault("YML001", say("a second document begins (`---`)"), say("keep one document in a file"), line, column)
            raise _Stop
        if kind == "AliasEvent" or getattr(event, "anchor", None):
            message, hint = self.anchored(event, kind)
            self.fault("YML002", message, hint, line, column)
            raise _Stop
        if getattr(event, "tag", None):
            hint = say("leave the tag out: every value is plain text, and put `!` at its start in quotes")
            self.fault("YML003", say("`{tag}` is a tag", tag=event.tag), hint, line, column)
            raise _Stop
        if kind == "ScalarEvent":
            style = event.style if event.style in ("'", '"', "|", ">") else ""
            self.add(Scalar(event.value, line, column, style, None if style or not self.lines else self.comment(event)))
        elif kind == "MappingStartEvent":
            self.open(Mapping(line, column))
        elif kind == "SequenceStartEvent":
            self.open(Sequence(line, column))
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self.stack.pop()

    def comment(self, event: Event) -> tuple[int, int] | None:
        """Where a comment follows a plain value; one of several lines ends on its last."""
        line, column = event.end_mark.line, event.end_mark.column
        here = self.lines[line] if line < len(self.lines) else ""
        blank = len(here[column:]) - len(here[column:].lstrip(" \t"))
        follows = here[column + blank : column + blank + 1] == "#" and here[: column + blank][-1:] in (" ", "\t")
        return (line + self.offset, column + blank + 1) if follows else None

    @staticmethod
    def anchored(event: Event, kind: str) -> tuple[Phrase, Phrase]:
        name, hint = event.anchor, say("write the value out each time; put a value that begins with & or * in quotes")
        return (say("`*{name}` is an alias", name=name) if kind == "AliasEvent" else say("`&{name}` is an anchor", name=name)), hint

    def open(self, node: Mapping | Sequence) -> None:
        self.add(node)
        if len(self.stack) >= MAX_DEPTH:
            self.too_deep(node.line, node.column)
            raise _Stop
        self.stack.append((node, None))

    def too_deep(self, line: int, column: int) -> None:
        self.fault(
            "YML005",
            say("more than {max_depth} levels inside one another", max_depth=MAX_DEPTH),
            say("no file needs that: flatten it"),
            line,
            column,
        )

    def add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            self.fault(
                "YML005", say("more than {max_nodes:,} values", max_nodes=MAX_NODES), say("split the file"), node.line, node.column
            )
            raise _Stop
        if not self.stack:
            self.root = node
            return
        parent, key = self.stack[-1]
        if isinstance(parent, Sequence):
            parent.items.append(node)
        elif key is None:
            self.stack[-1] = (parent, self.as_key(parent, node))
        else:
            parent.put(key, node)
            self.stack[-1] = (parent, None)

    def as_key(self, parent: Mapping, node: Node) -> Scalar:
        if not isinstance(node, Scalar):
            self.fault(
                "YML001",
                say("a list or a mapping stands where a key should"),
                say("put a value that begins with [ or {{ in quotes"),
                node.line,
                node.column,
            )
            raise _Stop
        before = parent.get(node.value)
        if before is not None:
            hint = say("it is given first on line {line}: keep one of the two", line=before[0].line)
            self.fault("YML004", say("the key `{value}` is given twice", value=node.value), hint, node.line, node.column)
        return node

    def malformed(self, error: Any, text: str) -> None:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark is not None else (0, 0)
        if "nesting depth" in str(error.problem or ""):  # libyaml's own limit, a thousand levels, reached before ours is seen
            self.too_deep(line + self.offset, column + 1)
            return
        lines = text.split("\n")
        message, hint = plainly(str(error.problem or error.context or ""), lines, line, column)
        self.fault("YML001", message, hint, line + self.offset, column + 1)
