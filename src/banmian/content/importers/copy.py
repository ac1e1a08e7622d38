"""The values that a document is read into before it is Markdown: paragraphs of runs, tables, notes, pictures, messages.

Each paragraph knows its number in the document: the empty ones and those in tables count, so it can be found again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from enum import Enum
from typing import Literal

from banmian.diagnostics import Diagnostic
from banmian.phrases import Phrase
from banmian.values import frozen

Style = Literal["", "title", "subtitle", "heading", "caption", "quote"]
Face = Literal["strong", "kai", "emphasis", "under", "frame", "sup", "sub"]


@frozen
class Decided:
    """What becomes of tracked changes: all accepted or all refused, but for those with these numbers, of which the other holds."""

    accept: bool = True
    but: frozenset[int] = frozenset()

    def takes(self, number: int) -> bool:
        """Whether the change is accepted; 0: one without words."""
        return self.accept != (number in self.but)


@frozen
class TrackedChange:
    """What somebody changed: `new` or removed, by whom, the words, the paragraph's number; `moved`: from one place to another.
    `number`: among the changes of the document, the two places of a move have the same; `accepted`: what became of it."""

    new: bool
    author: str
    words: str
    paragraph: int
    moved: bool = False
    number: int = 0
    accepted: bool = True


@frozen
class Run:
    """Characters of one look. `link`: the address that they lead to; `reading`: what stands over them; `face`: their Chinese
    typeface as the document names it, `bold`: whether they are, both before it is known what all the text has."""

    text: str
    faces: frozenset[Face] = frozenset()
    link: str = ""
    reading: str = ""
    face: str = ""
    bold: bool = False


class LineEnd(Enum):
    """A line that ends within its paragraph."""

    HERE = "here"


@frozen
class NoteMark:
    """Where a note is referred to."""

    label: str


@frozen
class PictureMark:
    """Where a picture stands: its number in `Copy.pictures`."""

    index: int


Inline = Run | LineEnd | NoteMark | PictureMark


@frozen
class Block:
    """A paragraph. `style`: what the document says that it is; `level`: of a heading, from 1; `size`: of its largest characters
    in half points, 0 where unknown; `marker`: of a list's item, with its `depth` from 0; `centred`: or set to the right."""

    number: int
    inlines: tuple[Inline, ...]
    style: Style = ""
    level: int = 0
    size: int = 0
    marker: str = ""
    depth: int = 0
    centred: bool = False

    @property
    def text(self) -> str:
        """Its characters, a line end as `\\n`."""
        return "".join(_text(part) for part in self.inlines)

    @property
    def pictures(self) -> tuple[int, ...]:
        return tuple(part.index for part in self.inlines if isinstance(part, PictureMark))

    @property
    def runs(self) -> tuple[Run, ...]:
        return tuple(part for part in self.inlines if isinstance(part, Run))

    @property
    def all_bold(self) -> bool:
        """Whether all that is seen of it is bold."""
        seen = [run for run in self.runs if run.text.strip()]
        return bool(seen) and all(run.bold for run in seen)

    def without(self, kind: type) -> Block:
        """The paragraph without inlines of a kind."""
        return replace(self, inlines=tuple(part for part in self.inlines if not isinstance(part, kind)))


@frozen
class GridCell:
    """A cell: its paragraphs, or the sign that joins it to its neighbour (`<`, `^`)."""

    blocks: tuple[Block, ...] = ()
    joined: str = ""

    @property
    def text(self) -> str:
        return "".join(block.text for block in self.blocks).strip()


@frozen
class Grid:
    """A table whose rows have as many cells; `heads`: rows that stand over it."""

    number: int
    rows: tuple[tuple[GridCell, ...], ...]
    heads: int = 1

    @property
    def text(self) -> str:
        return "".join(cell.text for row in self.rows for cell in row)


@frozen
class Shown:
    """A picture of its own, with what stands below it."""

    number: int
    index: int
    caption: str = ""
    credit: str = ""

    @property
    def text(self) -> str:
        return self.caption + self.credit


Part = Block | Grid | Shown


@frozen
class Taken:
    """A picture that the document holds: its bytes and ending (`jpg`), and what is said of it there. No bytes: it is not here."""

    data: bytes
    ending: str
    alt: str = ""
    number: int = 0


@frozen
class Note:
    """A note's paragraphs."""

    label: str
    blocks: tuple[Block, ...]


@frozen
class Copy:
    """A document as read. `told`: what there is to say of it; `cleaned`: what was put right, a kind for each time with the number
    of its paragraph; `changes`: those that were tracked in it."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...] = ()
    pictures: tuple[Taken, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    cleaned: tuple[tuple[Phrase, int], ...] = ()
    changes: tuple[TrackedChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.pictures and not any(part.text.strip() for part in self.parts)


def blocks_of(parts: Iterable[Part]) -> Iterator[Block]:
    """Every paragraph, those in tables too."""
    for part in parts:
        if isinstance(part, Block):
            yield part
        elif isinstance(part, Grid):
            for row in part.rows:
                for cell in row:
                    yield from cell.blocks


def _text(part: Inline) -> str:
    if isinstance(part, Run):
        return part.text
    return "\n" if isinstance(part, LineEnd) else ""
