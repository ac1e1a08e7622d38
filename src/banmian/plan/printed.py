"""Stories as they are printed: of what an author offers (other headlines, parts of the head that may go) what a layout chooses.

What follows the plan reads the stories so: heads, the index, teasers, the structure of the tagged PDF. A layout that asks for what
nobody offers is told, and the story stands as it is written. Codes FIT024, FIT025.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from banmian.content.model import Content, Piece
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.plan.model import Sheet, Stream
from banmian.remember import Memo, Same
from banmian.template.model import HeadArea
from banmian.values import frozen

PARTS = ("kicker", "headline", "deck")
"""Of a head, from above."""


@frozen
class Chosen:
    """What a place chooses of its story's offers: the headline of that number, 1 the first; the parts of its head that go."""

    headline: int = 1
    without: tuple[str, ...] = ()


PRINTED: Memo[Piece] = Memo("stories as printed", 400, lasting=True)
"""So that an equal piece is the very same value again."""


def chosen_of(head: HeadArea | None, piece: Piece) -> Chosen:
    """What a place with such a head chooses of what its first story offers."""
    piece = piece.written or piece
    if head is None:
        return Chosen()
    number = head.headline if head.headline <= 1 + len(piece.headlines) else 1
    without = tuple(part for part in piece.optional if head.parts is not None and part not in head.parts)
    return Chosen(number, without)


def as_printed(piece: Piece, chosen: Chosen) -> Piece:
    """The piece with what was chosen of its offers; the piece as written where that changes nothing."""
    whole = piece.written or piece
    return whole if chosen == Chosen() else PRINTED.of((Same(whole), chosen), partial(_printed, whole, chosen))


def _printed(whole: Piece, chosen: Chosen) -> Piece:
    head = replace(whole.head, **dict.fromkeys(chosen.without))
    if chosen.headline > 1:
        head = replace(head, headline=whole.headlines[chosen.headline - 2])
    return replace(whole, head=head, written=whole)


def printed_streams(streams: Iterable[Stream]) -> tuple[Stream, ...]:
    """The streams with their stories as their places have them."""
    return tuple(map(_stream, streams))


def _stream(stream: Stream) -> Stream:
    if not any(_offers(piece) for piece in stream.pieces):
        return stream
    first, *others = stream.pieces
    pieces = (as_printed(first, chosen_of(stream.stops[0].place.head, first)), *others)
    return stream if pieces == stream.pieces else replace(stream, pieces=pieces)


def _offers(piece: Piece) -> bool:
    return bool(piece.headlines or piece.optional)


def printed_content(content: Content, streams: Iterable[Stream]) -> Content:
    """The content with its stories as they are printed; what stands in no place, as it is written."""
    printed = {piece.story: piece for stream in streams for piece in stream.pieces if _offers(piece)}
    if not printed:
        return content
    articles = tuple(
        replace(article, pieces=tuple(printed.get(piece.story, piece) for piece in article.pieces))
        if any(piece.story in printed and printed[piece.story] is not piece for piece in article.pieces)
        else article
        for article in content.articles
    )
    return replace(content, articles=articles)


def not_offered(sheets: tuple[Sheet, ...], streams: Iterable[Stream]) -> list[Diagnostic]:
    """FIT024 for a headline that the author has not written, FIT025 for parts of a head that may not go."""
    return [found for stream in streams for found in _not_offered(sheets, stream)]


def _not_offered(sheets: tuple[Sheet, ...], stream: Stream) -> Iterator[Diagnostic]:
    stop = stream.stops[0]
    head, page = stop.place.head, sheets[stop.sheet].numbers[0]
    if head is None or not stream.pieces:
        return
    piece, where = stream.pieces[0], PlaceOnPage(page)
    whole = piece.written or piece
    has = 1 + len(whole.headlines)
    if head.headline > has:
        number, name = head.headline, stop.place.name
        message = f"page {page}, place {name}: the layout asks for headline {number} of '{whole.story}', which has {has}"
        hint = "write it under `headlines` in the article's front matter, or take `headline` out of the layout"
        yield diagnose("FIT024", message, hint, head.span, where)
    given = [part for part in PARTS if getattr(whole.head, part) is not None]
    for part in given:
        if head.parts is not None and part not in head.parts and part not in whole.optional:
            message = f"page {page}, place {stop.place.name}: the layout leaves out the {part} of '{whole.story}', which may not go"
            hint = f"write `optional: [{part}]` in the article's front matter, or name the {part} under `parts`"
            hint = "a headline stands always: name it under `parts`" if part == "headline" else hint
            yield diagnose("FIT025", message, hint, head.span, where)
