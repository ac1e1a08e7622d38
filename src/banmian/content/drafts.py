"""A piece while it is read: its head, blocks, pictures and stanzas, and the notes that it refers to."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from banmian.content.model import Block, Head, Picture, Piece, StyledText, Verse
from banmian.diagnostics import Span
from banmian.values import record

PieceKind = Literal["article", "box", "pullquote", "verse"]
KINDS: dict[str, PieceKind] = {"box": "box", "sidebar": "box", "pullquote": "pullquote", "verse": "verse"}
"""The names of containers, and what each is."""


@record
class Draft:
    """`notes`: the labels of its notes in order of reference; a note's number, in `numbers`, is its place
    among them."""

    story: str
    kind: PieceKind
    head: Head
    span: Span
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    stanzas: list[tuple[StyledText, ...]] = field(default_factory=list)
    vertical: bool = False
    notes: list[str] = field(default_factory=list)
    numbers: dict[str, int] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        return not (self.blocks or self.stanzas or self.pictures)

    def piece(self) -> Piece:
        if self.stanzas:
            self.blocks.append(Verse(tuple(self.stanzas), self.vertical, self.span))
        return Piece(self.story, self.head, tuple(self.blocks), tuple(self.pictures), self.span, self.kind)
