"""What stories are made of: kinds of blocks, and where addresses stand among their characters."""

from __future__ import annotations

import datetime

from banmian.content.model import Article, Content, Head, Issue, Mark, Paragraph, Piece, StyledText, Subhead, Table, Verse
from banmian.diagnostics import Span
from banmian.display import Block
from banmian.pages.stories import stories

SPAN = Span("a.md", 1, 1)


def blocks_of(head: Head, *blocks) -> tuple[Block, ...]:
    piece = Piece("a", head, blocks, (), SPAN)
    issue = Issue("", "", datetime.date(2020, 8, 12), None, 1, 1, (), (), (), (), (), (), SPAN)
    (story,) = stories(Content(issue, (Article("a", "a.md", (piece,)),)))
    return story.blocks


def test_kinds():
    blocks = (Subhead(StyledText("x"), 3), Paragraph(StyledText("x"), "item", "1.", 1), Table((), ()), Verse(()))
    assert blocks_of(Head(), *blocks) == (Block("subhead", 3), Block("item", 1), Block("table"), Block("verse"))


def test_links_count_no_blanks_and_the_dateline():
    text = StyledText("ab cd ef", (Mark(3, 5, "link", "https://example.com/"),))
    head = Head(dateline=StyledText("\u672c\u62a5\u8baf"))
    first, second = blocks_of(head, Paragraph(text), Paragraph(text))
    assert first.links == ((5, 7, "https://example.com/"),)
    assert second.links == ((2, 4, "https://example.com/"),)


def test_an_address_as_it_stands():
    (block,) = blocks_of(Head(), Paragraph(StyledText("\u89c1 https://example.com/a?b=1\uff0c\u6216 https://example.com/c.")))
    assert [address for _, _, address in block.links] == ["https://example.com/a?b=1", "https://example.com/c"]
    assert block.links[0][:2] == (1, 1 + len("https://example.com/a?b=1"))
