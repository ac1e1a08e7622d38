"""An SVG file as plain nodes with their places, by expat: no network, a limit on depth, entities of plain text alone.

A DOCTYPE is passed over, nothing that it names is fetched. Entities that it declares (Illustrator's ns_svg) are taken where
they are plain text; one that names a file, or holds another entity or markup, is refused. ElementTree keeps no positions,
and a message must say line and column.
"""

from __future__ import annotations

from dataclasses import field
from xml.parsers import expat

from banmian.phrases import Phrase, say
from banmian.values import record

DEPTH = 64
"""Deepest nesting that is read."""
EXPANDED = 4_000_000
"""Characters that all entities together may come to."""

NAMESPACE = "http://www.w3.org/2000/svg"


class XmlFault(Exception):
    """Why a file cannot be read: a code, a sentence, line and column from 1."""

    def __init__(self, code: str, message: Phrase, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column


@record
class Node:
    """An element: local name (outside SVG with its namespace), attributes, children, text directly in it, place."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Node] = field(default_factory=list)
    text: str = ""


class _Builder:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.EndDoctypeDeclHandler = self._doctype_ends
        self.parser.EntityDeclHandler = self._entity
        self.parser.SkippedEntityHandler = self._skipped
        self.parser.ProcessingInstructionHandler = self._instruction
        self.open: list[Node] = []
        self.root: Node | None = None
        self.doctype = 0, 0
        self.entities: dict[str, str] = {}

    def place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line, column = self.place()
        if len(self.open) >= DEPTH:
            raise XmlFault("PIC022", say("Elements are nested more than {depth} deep.", depth=DEPTH), line, column)
        local = name[len(NAMESPACE) + 1 :] if name.startswith(NAMESPACE + "}") else name
        node = Node(local, attributes, line, column)
        if self.open:
            self.open[-1].children.append(node)
        else:
            self.root = node
        self.open.append(node)

    def _end(self, name: str) -> None:
        self.open.pop()

    def _text(self, data: str) -> None:
        self.open[-1].text += data

    def _doctype(self, *_: object) -> None:
        self.doctype = self.data.rfind(b"<!DOCTYPE", 0, self.parser.CurrentByteIndex), 0  # expat tells it after its name

    def _doctype_ends(self) -> None:
        self.doctype = self.doctype[0], self.data.index(b">", self.parser.CurrentByteIndex) + 1

    def _entity(self, name: str, parameter: int, value: str | None, *_: object) -> None:
        """Plain text is kept, in an encoding that holds ASCII as it is. Any entity may stand at each `&` of the file."""
        if parameter or value is None or "&" in value or "<" in value or b"\0" in self.data:
            raise XmlFault("PIC021", say("The entity '{name}' is refused: it is no plain text.", name=name), *self.place())
        if len(value) * self.data.count(b"&") > EXPANDED:
            raise XmlFault("PIC021", say("The entity '{name}' is refused: it would grow too large.", name=name), *self.place())
        self.entities.setdefault(name, value)

    def _skipped(self, name: str, parameter: int) -> None:
        raise XmlFault("PIC021", say("The entity '{name}' is declared nowhere in this file.", name=name), *self.place())

    def _instruction(self, *_: object) -> None:
        raise XmlFault("PIC021", say("A processing instruction is refused."), *self.place())


def _parsed(data: bytes) -> _Builder:
    builder = _Builder(data)
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = say("This is not well-formed XML: {errorstring}.", errorstring=expat.ErrorString(error.code))
        raise XmlFault("PIC020", message, error.lineno, error.offset + 1) from None
    finally:
        del builder.parser  # the two hold one another, and with them the whole tree
    return builder


def read(data: bytes) -> Node:
    """The root element. XmlFault: PIC020 for what is not well-formed XML, PIC021 and PIC022 for what is refused."""
    root = _parsed(data).root
    if root is None:
        raise XmlFault("PIC020", say("This file is empty."), 1, 1)
    return root


def standing_alone(data: bytes) -> bytes:
    """The same drawing without DOCTYPE, its entities written out: other readers of SVG know none. XmlFault as above."""
    if b"DOCTYPE" not in data:
        return data
    from xml.sax.saxutils import quoteattr  # late: it loads urllib with HTTP and TLS, and few drawings have entities

    builder = _parsed(data)
    start, end = builder.doctype
    out = data[:start] + data[end:]
    for name, value in builder.entities.items():
        text = quoteattr(value, {'"': "&quot;", "'": "&apos;"})[1:-1]
        out = out.replace(f"&{name};".encode(), text.encode())
    return out
