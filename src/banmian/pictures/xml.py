"""An SVG file as plain nodes with their places, by expat: no entities, no DOCTYPE, no network, a limit on depth.

ElementTree keeps no positions, and a message must say line and column.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from xml.parsers import expat

DEPTH = 64
"""Deepest nesting that is read."""

NAMESPACE = "http://www.w3.org/2000/svg"


class XmlFault(Exception):
    """Why a file cannot be read: a code, a sentence, line and column from 1."""

    def __init__(self, code: str, message: str, line: int, column: int) -> None:
        super().__init__(message)
        self.code, self.message, self.line, self.column = code, message, line, column


@dataclass(slots=True)
class Node:
    """An element: local name (outside SVG with its namespace), attributes, children, text directly in it, place."""

    name: str
    attributes: dict[str, str]
    line: int
    column: int
    children: list[Node] = field(default_factory=list)
    text: str = ""


class _Builder:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.open: list[Node] = []
        self.root: Node | None = None

    def place(self) -> tuple[int, int]:
        return self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line, column = self.place()
        if len(self.open) >= DEPTH:
            raise XmlFault("PIC022", f"Elements are nested more than {DEPTH} deep.", line, column)
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
        raise XmlFault("PIC021", "A DOCTYPE is refused: it could declare entities.", *self.place())

    def _instruction(self, *_: object) -> None:
        raise XmlFault("PIC021", "A processing instruction is refused.", *self.place())


def read(data: bytes) -> Node:
    """The root element. XmlFault: PIC020 for what is not well-formed XML, PIC021 and PIC022 for what is refused."""
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = f"This is not well-formed XML: {expat.ErrorString(error.code)}."
        raise XmlFault("PIC020", message, error.lineno, error.offset + 1) from None
    if builder.root is None:
        raise XmlFault("PIC020", "This file is empty.", 1, 1)
    return builder.root
