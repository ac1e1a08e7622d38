"""An issue with other copy than it has: other headlines, articles without names, briefs. Used by makeup_stress.py and makeup.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from copyfit import LINE
from makeup_copy import shortened

from banmian.content.model import Article, Content, Paragraph, Piece
from banmian.makeup.ready import Ready

BRIEF = 7
"""Lines of a brief, about."""


def pieces_of(given: Ready) -> dict[str, Piece]:
    return {piece.story: piece for article in given.content.articles for piece in article.pieces}


def with_pieces(given: Ready, change: Mapping[str, Callable[[Piece], Piece]]) -> Ready:
    """With other pieces, by their stories."""

    def other(article: Article) -> Article:
        return replace(article, pieces=tuple(change[p.story](p) if p.story in change else p for p in article.pieces))

    articles = tuple(other(a) for a in given.content.articles)
    content = replace(given.content, articles=articles)
    whole = replace(given.loaded.content, articles=articles) if given.loaded.content is not None else None
    return replace(given, plan=replace(given.plan, content=content), loaded=replace(given.loaded, content=whole))


def with_headline(piece: Piece, signs: int) -> Piece:
    headline = piece.head.headline
    if headline is None:
        return piece
    words = (headline.text * (signs // max(1, len(headline.text)) + 1))[:signs].rstrip("\uff0c\u3002\uff1a\u3001")
    other = replace(headline, text=words, marks=())
    return replace(piece, head=replace(piece.head, headline=other))


def unsigned(given: Ready) -> Ready:
    """With articles of which the plan makes no bylines: briefs have none."""

    def of(content: Content) -> Content:
        return replace(content, articles=tuple(replace(article, signatures=()) for article in content.articles))

    whole = of(given.loaded.content) if given.loaded.content is not None else None
    return replace(given, plan=replace(given.plan, content=of(given.plan.content)), loaded=replace(given.loaded, content=whole))


def brief(piece: Piece) -> Piece:
    """The first sentences of its first paragraph, some seven lines, under the shortest of its headlines alone."""
    first = next(block for block in piece.blocks if isinstance(block, Paragraph) and block.role == "body")
    blocks = (replace(first, text=shortened(first.text, BRIEF * LINE)),)
    whole = piece.head
    headlines = [text for text in (whole.headline, whole.jump_headline, *piece.headlines) if text is not None]
    headline = min(headlines, key=lambda text: len(text.text), default=None)
    head = replace(whole, headline=headline.unbroken() if headline else None, kicker=None, deck=None, byline=None, tag=None)
    return replace(piece, blocks=blocks, head=head, pictures=())
