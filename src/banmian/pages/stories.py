"""What the stories of an issue are made of, for whoever writes a structure of them: kinds of blocks, addresses in text.

Characters are counted without blanks, as lines of set text lose them at their ends; a dateline runs in before the first
paragraph (flow/stream.py).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import partial

from banmian.content.model import Block as ContentBlock
from banmian.content.model import Content, Paragraph, Piece, StyledText, Subhead, Table
from banmian.display import Block, Story, TableShape
from banmian.plan.model import Plan
from banmian.remember import Memo, Same

ADDRESS = re.compile(r"https?://[!-~]*[0-9A-Za-z/_=&#%-]")
"""A web address typed as it is: ASCII up to a mark that ends a sentence."""


def stories(content: Content, heading: Collection[str] = ()) -> tuple[Story, ...]:
    """Every piece of every article; `heading`: the stories in whose tables the first column's cells head their rows."""
    pieces = (piece for article in content.articles for piece in article.pieces)
    return tuple(
        STORIES.of((Same(piece), piece.story in heading), partial(_story, piece, piece.story in heading)) for piece in pieces
    )


def with_row_heads(plan: Plan) -> frozenset[str]:
    """The stories that stand in a place whose table style says `row-heads`."""
    styles = dict(plan.paper.table_styles)
    return frozenset(
        piece.story
        for stream in plan.streams
        if any(a.style in styles and styles[a.style].row_heads for stop in stream.stops for a in stop.place.text)
        for piece in stream.pieces
    )


STORIES: Memo[Story] = Memo("stories", 400, lasting=True, each="story")


def _story(piece: Piece, row_heads: bool) -> Story:
    title = piece.head.headline.text if piece.head.headline is not None else ""
    return Story(piece.story, title, tuple(_blocks(piece, row_heads)))


def _blocks(piece: Piece, row_heads: bool) -> Iterator[Block]:
    before = _length(piece.head.dateline.text) if piece.head.dateline is not None else 0
    for block in piece.blocks:
        if isinstance(block, Paragraph):
            note = block.role == "note"
            yield Block(_KINDS[block.role], block.level, tuple(_links(block.text, 0 if note else before)))
            before = before if note else 0
        else:
            yield _other(block, row_heads)


_KINDS = {"body": "text", "quote": "quote", "item": "item", "note": "note"}


def _other(block: ContentBlock, row_heads: bool) -> Block:
    if isinstance(block, Subhead):
        return Block("subhead", block.level, tuple(_links(block.text, 0)))
    return Block("table", shape=_shape(block, row_heads)) if isinstance(block, Table) else Block("verse")


def _shape(table: Table, row_heads: bool) -> TableShape:
    cells = ((n, k, cell.down, cell.across) for n, row in enumerate(table.lines) for k, cell in enumerate(row))
    return TableShape(table.heads, row_heads, len(table.head), tuple(cell for cell in cells if cell[2:] != (1, 1)))


def _links(text: StyledText, before: int) -> Iterator[tuple[int, int, str]]:
    """The links of a text: those that its author marked, and addresses that stand there as they are."""
    found = [(m.start, m.end, m.value) for m in text.marks if m.kind == "link"]
    if "://" in text.text:
        bare = [(m.start(), m.end(), m.group()) for m in ADDRESS.finditer(text.text)]
        found += [new for new in bare if not any(old[0] < new[1] and new[0] < old[1] for old in found)]
    for start, end, address in sorted(found):
        yield before + _length(text.text[:start]), before + _length(text.text[:end]), address


def _length(text: str) -> int:
    """Characters without blanks."""
    return sum(not ch.isspace() for ch in text)
