"""What the stories of an issue are made of, for whoever writes a structure of them: kinds of blocks, addresses in text.

Characters are counted without blanks, as lines of set text lose them at their ends; a dateline runs in before the first
paragraph (flow/stream.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from banmian.content.model import Block as ContentBlock
from banmian.content.model import Content, Paragraph, Piece, StyledText, Subhead, Table
from banmian.display import Block, Story
from banmian.remember import Memo, Same

ADDRESS = re.compile(r"https?://[!-~]*[0-9A-Za-z/_=&#%-]")
"""A web address typed as it is: ASCII up to a mark that ends a sentence."""


def stories(content: Content) -> tuple[Story, ...]:
    """Every piece of every article."""
    return tuple(STORIES.of(Same(piece), partial(_story, piece)) for article in content.articles for piece in article.pieces)


STORIES: Memo[Story] = Memo("stories", 400, lasting=True)


def _story(piece: Piece) -> Story:
    title = piece.head.headline.text if piece.head.headline is not None else ""
    return Story(piece.story, title, tuple(_blocks(piece)))


def _blocks(piece: Piece) -> Iterator[Block]:
    before = _length(piece.head.dateline.text) if piece.head.dateline is not None else 0
    for block in piece.blocks:
        if isinstance(block, Paragraph):
            note = block.role == "note"
            yield Block(_KINDS[block.role], block.level, tuple(_links(block.text, 0 if note else before)))
            before = before if note else 0
        else:
            yield _other(block)


_KINDS = {"body": "text", "quote": "quote", "item": "item", "note": "note"}


def _other(block: ContentBlock) -> Block:
    if isinstance(block, Subhead):
        return Block("subhead", block.level, tuple(_links(block.text, 0)))
    return Block("table" if isinstance(block, Table) else "verse")


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
