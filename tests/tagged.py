"""A tagged PDF read from the outside with pikepdf: what is painted under each mark, and what the structure tree says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf

BFCHAR = re.compile(rb"<([0-9a-f]+)> <([0-9a-f]*)>")
LAYERS = ("BDC", "BMC")


@dataclass
class Element:
    """A structure element: its kids in order, elements or (page index, mark) or the annotations that it refers to."""

    kind: str
    object: Any
    kids: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()

    def marks(self) -> Iterator[tuple[int, int]]:
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.marks()
            elif isinstance(kid, tuple):
                yield kid

    def all(self, kind: str) -> list[Element]:
        return [e for e in self.walk() if e.kind == kind]


class Tagged:
    """`texts`: what is painted by (page index, mark); `artifacts`: what is painted outside the tree."""

    def __init__(self, data: bytes) -> None:
        self.pdf = pikepdf.open(BytesIO(data))
        self.pages = {page.obj.objgen: k for k, page in enumerate(self.pdf.pages)}
        self.texts: dict[tuple[int, int], str] = {}
        self.artifacts: list[str] = []
        self.operators: set[str] = set()
        for k, page in enumerate(self.pdf.pages):
            self._read(k, page)
        (top,) = self.pdf.Root.StructTreeRoot.K
        self.root = self._element(top)

    def text(self, element: Element) -> str:
        return "".join(self.texts[mark] for mark in element.marks())

    def _read(self, k: int, page: Any) -> None:
        fonts = {name: to_unicode(font) for name, font in page.resources.get("/Font", {}).items()}
        open_: list[tuple[str, int | None]] = []
        font: dict[int, str] = {}
        for operands, operator in pikepdf.parse_content_stream(page):
            word = str(operator)
            self.operators.add(word)
            if word == "BDC":
                properties = operands[1]
                if "/MCID" in properties:
                    open_.append(("mark", int(properties.MCID)))
                    assert (k, int(properties.MCID)) not in self.texts
                    self.texts[k, int(properties.MCID)] = ""
                elif "/ActualText" in properties:
                    self._put(k, open_, str(properties.ActualText))
                    open_.append(("actual", None))
                else:
                    assert str(operands[0]) == "/Artifact"
                    open_.append(("artifact", None))
            elif word == "EMC":
                open_.pop()
            elif word == "Tf":
                font = fonts[str(operands[0])]
            elif word == "TJ":
                codes = b"".join(bytes(part) for part in operands[0] if isinstance(part, pikepdf.String))
                text = "".join(font.get(int.from_bytes(codes[i : i + 2], "big"), "") for i in range(0, len(codes), 2))
                if not any(kind == "actual" for kind, _ in open_):
                    self._put(k, open_, text)
            elif word in ("f", "f*", "S", "B", "B*", "Do"):
                assert open_, f"{word} outside marked content on page {k + 1}"
        assert not open_

    def _put(self, k: int, open_: list[tuple[str, int | None]], text: str) -> None:
        kind, mark = open_[0]
        if kind == "artifact":
            self.artifacts.append(text)
        else:
            assert mark is not None
            self.texts[k, mark] += text

    def _element(self, known: Any) -> Element:
        made = Element(str(known.S)[1:], known)
        here = self.pages[known.Pg.objgen] if "/Pg" in known else None
        for kid in known.get("/K", []):
            if isinstance(kid, int):
                assert here is not None
                made.kids.append((here, kid))
            elif kid.get("/Type") == "/MCR":
                made.kids.append((self.pages[kid.Pg.objgen], int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                made.kids.append(kid.Obj)
            else:
                assert kid.P.objgen == known.objgen
                made.kids.append(self._element(kid))
        return made


def to_unicode(font: Any) -> dict[int, str]:
    return {int(a, 16): bytes.fromhex(b.decode()).decode("utf-16-be") for a, b in BFCHAR.findall(font.ToUnicode.read_bytes())}
