"""Stories as they are printed: of what an author offers (other headlines, parts of the head and paragraphs that may go) what a
layout takes.

What follows the plan reads the stories so: setting, the index, teasers, the structure of the tagged PDF. A layout that asks for
what nobody offers is told, and the story stands as it is written. Codes FIT024 to FIT027; decision 0104.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from banmian.content.model import Article, Block, Content, Head, Paragraph, Piece, Subhead
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, cut_short, part_words
from banmian.phrases import say, say_n
from banmian.plan.model import Plan, Sheet, Stream
from banmian.plan.teasers import planned_teasers
from banmian.remember import Memo, Same
from banmian.template.model import HeadArea
from banmian.values import frozen

PARTS = ("kicker", "headline", "deck")
"""Of a head, from above."""
SHOWN = 12
"""Characters of a paragraph that a message repeats."""


@frozen
class Chosen:
    """What a place takes of its story's offers: the headline of that number, 1 the first; the parts of its head that go; the
    paragraphs that go, by their numbers among its blocks; the parts of its head that stand without their
    author's breaks."""

    headline: int = 1
    without: tuple[str, ...] = ()
    left_out: tuple[int, ...] = ()
    joined: tuple[str, ...] = ()


AS_WRITTEN = Chosen()
PRINTED: Memo[Piece] = Memo("stories as printed", 400, lasting=True, each="story")
"""So that an equal piece is the very same value again."""
OFFERS: Memo[bool] = Memo("whether stories have offers", 800, lasting=True, each="story")


def head_chosen(head: HeadArea | None, piece: Piece) -> Chosen:
    """What a place with such a head takes of what its first story offers."""
    piece = piece.written or piece
    if head is None:
        return AS_WRITTEN
    number = head.headline if head.headline <= 1 + len(piece.headlines) else 1
    without = tuple(part for part in piece.optional if head.parts is not None and part not in head.parts)
    chosen = Chosen(number, without)
    joined = tuple(part for part in broken_parts(piece, chosen) if part in head.joined) if head.joined else ()
    return replace(chosen, joined=joined) if joined else chosen


def broken_parts(piece: Piece, chosen: Chosen = AS_WRITTEN) -> tuple[str, ...]:
    """The parts of a head, of what is chosen of it, of which the author says where their lines end."""
    head = _head(piece.written or piece, replace(chosen, joined=()))
    return tuple(part for part in PARTS if (text := getattr(head, part)) is not None and text.breaks)


def offered(piece: Piece) -> tuple[int, ...]:
    """The paragraphs that may go, by their numbers among the blocks of the piece as written. A story keeps its first paragraph, and
    one that refers to a note."""
    whole = piece.written or piece
    noted = any(isinstance(b, Paragraph) and b.role == "note" for b in whole.blocks)
    first = next((i for i, b in enumerate(whole.blocks) if isinstance(b, Paragraph)), -1)
    return tuple(i for i, b in enumerate(whole.blocks) if i != first and _may_go(b, noted))


def _may_go(block: Block, noted: bool) -> bool:
    refers = noted and isinstance(block, Paragraph) and any(mark.kind == "sup" for mark in block.text.marks)
    return isinstance(block, Paragraph) and block.may_cut and not refers


def as_printed(piece: Piece, chosen: Chosen) -> Piece:
    """The piece with what was chosen of its offers; the piece as written where that changes nothing."""
    whole = piece.written or piece
    return whole if chosen == AS_WRITTEN else PRINTED.of((Same(whole), chosen), partial(_printed, whole, chosen))


def _printed(whole: Piece, chosen: Chosen) -> Piece:
    return replace(whole, head=_head(whole, chosen), blocks=_kept(whole.blocks, frozenset(chosen.left_out)), written=whole)


def _head(whole: Piece, chosen: Chosen) -> Head:
    head = replace(whole.head, **dict.fromkeys(chosen.without))
    if chosen.headline > 1:
        head = replace(head, headline=whole.headlines[chosen.headline - 2])
    texts = {part: getattr(head, part) for part in chosen.joined}
    return replace(head, **{part: text.unbroken() for part, text in texts.items() if text is not None})


def _kept(blocks: tuple[Block, ...], left_out: frozenset[int]) -> tuple[Block, ...]:
    """The blocks without these; a subhead goes with all that stood under it."""
    gone = set(left_out)
    for i, block in enumerate(blocks):
        end = next((k for k in range(i + 1, len(blocks)) if _ends_section(blocks[k])), len(blocks))
        under = set(range(i + 1, end))
        if isinstance(block, Subhead) and under and under <= left_out:
            gone.add(i)
    return tuple(block for i, block in enumerate(blocks) if i not in gone)


def _ends_section(block: Block) -> bool:
    return isinstance(block, Subhead) or (isinstance(block, Paragraph) and block.role == "note")


def printed_streams(streams: Iterable[Stream]) -> tuple[Stream, ...]:
    """The streams with their stories as their places have them."""
    return tuple(map(printed_stream, streams))


def printed_stream(stream: Stream) -> Stream:
    """A stream with its stories as its places have them; with none where its place is not shown."""
    if not all(stop.place.shown for stop in stream.stops):
        return replace(stream, pieces=(), hidden=stream.pieces) if stream.pieces else stream
    if stream.hidden:
        stream = replace(stream, pieces=stream.hidden, hidden=())
    if not any(_offers(piece) for piece in stream.pieces):
        return stream
    numbers = {i: head_chosen(stream.stops[0].place.head, stream.pieces[0]) if not i else AS_WRITTEN for i in _range(stream)}
    left_out = stream_leaves_out(stream)
    chosen = (replace(numbers[i], left_out=tuple(k for n, k in left_out if n == i)) for i in _range(stream))
    pieces = tuple(as_printed(piece, own) for piece, own in zip(stream.pieces, chosen, strict=True))
    return stream if all(a is b for a, b in zip(pieces, stream.pieces, strict=True)) else replace(stream, pieces=pieces)


def _range(stream: Stream) -> range:
    return range(len(stream.pieces))


def stream_offers(stream: Stream) -> list[tuple[int, int]]:
    """The paragraphs of a stream that may go: the numbers of story and block."""
    return [(n, i) for n, piece in enumerate(stream.pieces) for i in offered(piece)]


def stream_leaves_out(stream: Stream) -> list[tuple[int, int]]:
    """Those of them that its places leave out: the last ones."""
    count = sum(stop.place.leave_out for stop in stream.stops)
    return stream_offers(stream)[-count:] if count else []


def _offers(piece: Piece) -> bool:
    return OFFERS.of(Same(piece), partial(_has_offers, piece))


def _has_offers(piece: Piece) -> bool:
    whole = piece.written or piece
    broken = bool(broken_parts(whole)) or any(text.breaks for text in whole.headlines)
    return broken or bool(whole.headlines or whole.optional or any(isinstance(b, Paragraph) and b.may_cut for b in whole.blocks))


def printed_content(content: Content, streams: Iterable[Stream]) -> Content:
    """The content with its stories as they are printed; what stands in no place, as it is written."""
    printed = {piece.story: piece for stream in streams for piece in stream.pieces if _offers(piece)}
    if not printed:
        return content
    articles = tuple(_article(article, printed) for article in content.articles)
    same = all(a is b for a, b in zip(articles, content.articles, strict=True))
    return content if same else replace(content, articles=articles)


def _article(article: Article, printed: Mapping[str, Piece]) -> Article:
    pieces = tuple(printed.get(piece.story, piece) for piece in article.pieces)
    return article if all(a is b for a, b in zip(pieces, article.pieces, strict=True)) else replace(article, pieces=pieces)


def printed_plan(plan: Plan) -> Plan:
    """A plan of which places were changed, with all that shows its stories in step."""
    content = printed_content(plan.content, plan.streams)
    if content is plan.content:
        return plan
    return replace(plan, content=content, teasers=planned_teasers(content, plan.paper, plan.sheets, plan.streams)[0])


def told_of_offers(sheets: tuple[Sheet, ...], streams: Iterable[Stream]) -> list[Diagnostic]:
    """FIT024 for a headline that the author has not written, FIT025 for parts of a head that may not go, FIT026 for paragraphs
    that are left out, FIT027 for more of them than are offered."""
    out: list[Diagnostic] = []
    for stream in streams:
        out += (*_of_head(sheets, stream), *left_out_told(sheets, stream))
        count, offers = sum(stop.place.leave_out for stop in stream.stops), len(stream_offers(stream))
        if count > offers:
            stop = next(stop for stop in reversed(stream.stops) if stop.place.leave_out)
            page = sheets[stop.sheet].numbers[0]
            asked = counted(count, "paragraph")
            message = say(
                "page {page}, place {name}: the layout leaves out {asked}, of which its stories offer {offers}",
                page=page,
                name=stop.place.name,
                asked=asked,
                offers=offers,
            )
            hint = say("mark others {{may-cut}} at their ends in the article, or correct `leave-out`")
            out.append(diagnose("FIT027", message, hint, stop.place.span, PlaceOnPage(page)))
    return out


def left_out_told(sheets: tuple[Sheet, ...], stream: Stream) -> Iterator[Diagnostic]:
    """FIT026 for each story of which paragraphs are left out, at the first of them."""
    left_out = stream_leaves_out(stream)
    for n in dict.fromkeys(n for n, _ in left_out):
        whole = stream.pieces[n].written or stream.pieces[n]
        gone = [block for m, i in left_out if m == n and isinstance(block := whole.blocks[i], Paragraph)]
        stop = stream.stops[-1]
        page, words = sheets[stop.sheet].numbers[0], ", ".join(f"'{cut_short(block.text.text, SHOWN)}'" for block in gone)
        message = say_n(
            "page {page}, place {name}: {n} paragraph of '{story}' is not printed: {words}",
            "page {page}, place {name}: {n} paragraphs of '{story}' are not printed: {words}",
            len(gone),
            page=page,
            name=stop.place.name,
            story=whole.story,
            words=words,
        )
        hint = say("the article offers it by {{may-cut}}; take that out if it must stand")
        yield diagnose("FIT026", message, hint, gone[0].text.at(0) or whole.span, PlaceOnPage(page))


def _of_head(sheets: tuple[Sheet, ...], stream: Stream) -> Iterator[Diagnostic]:
    stop = stream.stops[0]
    head, page = stop.place.head, sheets[stop.sheet].numbers[0]
    if head is None or not stream.pieces:
        return
    piece, where, name = stream.pieces[0], PlaceOnPage(page), stop.place.name
    whole = piece.written or piece
    has = 1 + len(whole.headlines)
    if head.headline > has:
        number = head.headline
        message = say(
            "page {page}, place {name}: the layout asks for headline {number} of '{story}', which has {has}",
            page=page,
            name=name,
            number=number,
            story=whole.story,
            has=has,
        )
        hint = say("write it under `headlines` in the article's front matter, or take `headline` out of the layout")
        yield diagnose("FIT024", message, hint, head.span, where)
    for part in PARTS:
        if head.parts is not None and part not in head.parts and part not in whole.optional and getattr(whole.head, part):
            message = say(
                "page {page}, place {name}: the layout leaves out the {part} of '{story}', which may not go",
                page=page,
                name=name,
                part=part_words(part),
                story=whole.story,
            )
            hint = say("write `optional: [{part}]` in the article's front matter, or name `{part}` under `parts`", part=part)
            hint = say("a headline stands always: name it under `parts`") if part == "headline" else hint
            yield diagnose("FIT025", message, hint, head.span, where)
