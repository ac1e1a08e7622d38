"""Places of articles that do not move when something above them changes: a block's own name, lines counted from its first.

What is set of a paragraph depends on its words, not on where they stand in the file. So after reading, each place of an article
names its block (a hash of the block's words, and which of equal ones it is) and counts lines from the block's first; the table
`Places` says on which line each block begins, and a place becomes line and column when a message is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import chain
from typing import TypeVar

from banmian.content.model import Article, Block, Cell, Head, Piece, StyledText, Table, Verse
from banmian.diagnostics import Diagnostic, Remedy, Span
from banmian.remember import Memo, Same

Places = Mapping[tuple[str, str], int]
"""File and block -> the line on which the block begins."""
SETTLED: Memo[tuple[Article, Places]] = Memo("places", 400, lasting=True, each="story")
V = TypeVar("V", Span, Span | None)


def name_blocks(articles: Iterable[Article]) -> tuple[tuple[Article, ...], Places]:
    """The articles with places that name their blocks, and where the blocks begin."""
    places: dict[tuple[str, str], int] = {}
    done: list[Article] = []
    for article in articles:
        own, there = SETTLED.of(Same(article), partial(_settled, article))
        done.append(own)
        places |= there
    return tuple(done), places


def _settled(article: Article) -> tuple[Article, Places]:
    places: dict[tuple[str, str], int] = {}
    return _File(article.file, places).article(article), places


def span_in_file(span: V, places: Places) -> V:
    """A place as line and column of its file."""
    if span is None or not span.block:
        return span
    first = places.get((span.file, span.block))
    return Span(span.file, first + span.line - 1 if first is not None and span.line else 0, span.column)


def with_lines(diagnostics: Iterable[Diagnostic], places: Places) -> list[Diagnostic]:
    """The messages with their places as lines and columns."""
    return [_with_line(d, places) if d.span is not None and d.span.block else d for d in diagnostics]


def _with_line(told: Diagnostic, places: Places) -> Diagnostic:
    remedies = tuple(_remedy_in_file(r, places) for r in told.remedies)
    return replace(told, span=span_in_file(told.span, places), remedies=remedies)


def _remedy_in_file(remedy: Remedy, places: Places) -> Remedy:
    return replace(remedy, span=span_in_file(remedy.span, places), until=span_in_file(remedy.until, places))


class _Block:
    """One block's name and first line."""

    def __init__(self, file: str, name: str, first: int) -> None:
        self.file, self.name, self.first = file, name, first

    def span(self, span: V) -> V:
        if span is None or span.file != self.file or not span.line:
            return span
        return Span(span.file, span.line - self.first + 1, span.column, self.name)

    def text(self, text: StyledText) -> StyledText:
        lines = tuple((offset, line - self.first + 1, column) for offset, line, column in text.lines)
        return replace(text, span=self.span(text.span), lines=lines)

    def cell(self, cell: Cell) -> Cell:
        return replace(cell, text=self.text(cell.text))


class _File:
    """An article while its places are settled."""

    def __init__(self, file: str, places: dict[tuple[str, str], int]) -> None:
        self.file, self.places = file, places
        self.seen: Counter[str] = Counter()

    def block(self, words: str, texts: Iterable[StyledText], span: Span | None = None) -> _Block:
        """The block of these words; `texts`: what was written in it, `span`: where it begins if that is known beside."""
        name = blake2b(words.encode(), digest_size=6).hexdigest()
        self.seen[name] += 1
        name = f"{name}.{self.seen[name]}"
        first = min(self.lines(texts, span), default=1)
        self.places[self.file, name] = first
        return _Block(self.file, name, first)

    def lines(self, texts: Iterable[StyledText], span: Span | None) -> Iterator[int]:
        """All lines of this file on which the texts and the place stand."""
        if span is not None and span.file == self.file and span.line:
            yield span.line
        for text in texts:
            if text.span is not None and text.span.file == self.file:
                yield from (line for line in (text.span.line, *(line for _, line, _ in text.lines)) if line)

    def article(self, article: Article) -> Article:
        return replace(article, pieces=tuple(self.piece(piece) for piece in article.pieces))

    def piece(self, piece: Piece) -> Piece:
        head = Head(*(self.part(name, getattr(piece.head, name)) for name in Head.__slots__))  # type: ignore[attr-defined]
        headlines = tuple(self.block(f"headline {text.text}", [text]).text(text) for text in piece.headlines)
        pictures = []
        for picture in piece.pictures:
            here = self.block(f"picture {picture.file}", [picture.caption] if picture.caption else [], picture.span)
            caption = here.text(picture.caption) if picture.caption is not None else None
            pictures.append(replace(picture, caption=caption, span=here.span(picture.span)))
        here = self.block(f"piece {piece.story}", [], piece.span)
        blocks = tuple(map(self.one, piece.blocks))
        return replace(piece, head=head, blocks=blocks, pictures=tuple(pictures), span=here.span(piece.span), headlines=headlines)

    def part(self, name: str, text: StyledText | None) -> StyledText | None:
        return self.block(f"{name} {text.text}", [text]).text(text) if text is not None else None

    def one(self, block: Block) -> Block:
        if isinstance(block, Table):
            texts = [cell.text for row in block.lines for cell in row]
            here = self.block("\t".join(t.text for t in texts), texts, block.span)
            head, *rest = (tuple(map(here.cell, row)) for row in block.lines)
            return replace(block, head=head, rows=tuple(rest), span=here.span(block.span))
        if isinstance(block, Verse):
            texts = list(chain.from_iterable(block.stanzas))
            here = self.block("\n".join(t.text for t in texts), texts, block.span)
            stanzas = tuple(tuple(map(here.text, stanza)) for stanza in block.stanzas)
            return replace(block, stanzas=stanzas, span=here.span(block.span))
        here = self.block(block.text.text, [block.text])
        return replace(block, text=here.text(block.text))
