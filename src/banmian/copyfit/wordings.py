"""What a block's stories offer of themselves, each with its points: other headlines, a head without its deck or kicker, a text
without its pull quote (level 3), fewer paragraphs, a filler of the house at a text's foot (level 4).

By how many lines a head is then higher is measured by the code that sets heads; whether the text then fits is judged in offers.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product

from banmian.content.model import Block, Piece
from banmian.copyfit.parts import Block as PageBlock
from banmian.copyfit.state import SheetState
from banmian.copyfit.wording import Wording, wording_of
from banmian.flow.entry import Entry
from banmian.flow.headmeasure import measure_head
from banmian.pages.measuring import StreamMeasure
from banmian.pages.place_heads import head_site
from banmian.plan.fillers import filler_area, filler_place
from banmian.plan.model import Stream
from banmian.plan.printed import PARTS, as_printed, head_chosen, stream_leaves_out, stream_offers
from banmian.template.copyfit import CopyfitPrices
from banmian.template.model import Filler, HeadArea, Place
from banmian.values import frozen

HEAD_LEVEL, CUT_LEVEL = 3, 4
"""From which level on another head stands, and paragraphs go."""


@frozen
class Worded:
    """A place's other wording, and its points; `lines`: of the paragraphs that are not printed by it."""

    place: str
    wording: Wording
    points: int
    lines: int = 0


class Wordings:
    """Of a sheet as it stands. `still`: places of which nothing may change."""

    def __init__(self, state: SheetState, prices: CopyfitPrices, measure: StreamMeasure, still: frozenset[str]) -> None:
        self.state, self.prices, self.measure, self.still = state, prices, measure, still
        self._known: dict[tuple[str, int], tuple[Worded, ...]] = {}

    def of(self, block: PageBlock, level: int) -> list[Worded]:
        """What the places of a block may take, the cheapest first; one place at a time."""
        found = [w for stream in self.state.streams_of(block.places - self.still) for w in self._stream(stream, block, level)]
        if level >= HEAD_LEVEL:
            found += self._quotes(block)
        return sorted(found, key=lambda w: (w.points, w.place, w.wording.left_out, w.wording.headline))

    def named(self, block: PageBlock, place: str, wording: Wording) -> Worded:
        """One of them, of a block's place."""
        return next(w for w in self.of(block, CUT_LEVEL) if (w.place, w.wording) == (place, wording))

    def _stream(self, stream: Stream, block: PageBlock, level: int) -> tuple[Worded, ...]:
        key = stream.stops[-1].place.name, level
        if key not in self._known:
            heads = tuple(self._heads(stream, block)) if level >= HEAD_LEVEL else ()
            self._known[key] = (*heads, *((*self._fewer(stream), *self._filled(stream)) if level >= CUT_LEVEL else ()))
        return self._known[key]

    def _quotes(self, block: PageBlock) -> Iterator[Worded]:
        """Without a pull quote that may go, or with one that is not shown."""
        for place in self.state.sheet.layout.places:
            if place.optional and place.copyfit and place.name in block.places:
                wording = replace(wording_of(place), shown=not place.shown)
                yield Worded(place.name, wording, self.prices.quote)

    def _fewer(self, stream: Stream) -> Iterator[Worded]:
        """With paragraphs less, from the end."""
        stop, lines = stream.stops[-1], 0
        own, gone = wording_of(stop.place), stream_leaves_out(stream)
        for more, (n, i) in enumerate(reversed([o for o in stream_offers(stream) if o not in gone]), 1):
            whole = stream.pieces[n].written or stream.pieces[n]
            lines += self._lines_of(stream, whole.blocks[i])
            points = more * self.prices.cut + lines * self.prices.cut_line
            yield Worded(stop.place.name, replace(own, left_out=own.left_out + more), points, lines)

    def _filled(self, stream: Stream) -> Iterator[Worded]:
        """With a filler of the house at its foot that stands nowhere yet, in each of its sizes."""
        place = stream.stops[-1].place
        used = {p.filler.house for sheet in self.state.plan.sheets for p in sheet.layout.places if p.filler is not None}
        if place.filler is not None or filler_area(place) is None:
            return
        for house in self.state.plan.content.issue.pool:
            for columns, lines in house.sizes if house.id not in used else ():
                filler = Filler(house.id, columns, lines)
                if filler_place(place, filler) is not None:
                    yield Worded(place.name, replace(wording_of(place), filler=filler), self.prices.filler)

    def _lines_of(self, stream: Stream, block: Block) -> int:
        """The lines that a paragraph of it takes as the page stands."""
        text, done = self.measure.composed(stream)
        placed = zip(text.entries, done.placed, strict=True)
        return next((p.lines for entry, p in placed if _is_of(entry, block)), 0)

    def _heads(self, stream: Stream, block: PageBlock) -> Iterator[Worded]:
        """With other heads than the layout's, where the story begins in this block and its head stands over something."""
        stop = stream.stops[0]
        place, head = stop.place, stop.place.head
        here = all(s.sheet == self.state.index for s in stream.stops) and place.name in block.places
        if head is None or not stream.pieces or not here or head.on or not _stands_over(block, place):
            return
        piece, own = stream.pieces[0].written or stream.pieces[0], wording_of(place)
        now = self._lines(place, head, piece)
        numbers = range(1, len(piece.headlines) + 2)
        for number, gone in product(numbers, parts_that_go(piece)):
            parts = parts_without(gone)
            wording = replace(own, headline=number, parts=parts)
            asked = replace(head, headline=number, parts=parts)
            if head_chosen(asked, piece) == head_chosen(head, piece):
                continue
            more = self._lines(place, asked, piece) - now
            if more:
                points = self.prices.headline * (number != own.headline) + self.prices.part * len(gone)
                yield Worded(place.name, replace(wording, head=more), points)

    def _lines(self, place: Place, head: HeadArea, piece: Piece) -> int:
        """The whole lines that a head with such a choice wants."""
        style = self.state.plan.paper.head_style(head.style)
        if style.vertical:
            return 0
        _, site = head_site(self.state.sheet, replace(place, head=replace(head, lines=None)), piece.story, style, 0)
        printed = as_printed(piece, head_chosen(head, piece))
        return measure_head(printed.head, style, site, self.measure.fonts).lines


def parts_that_go(piece: Piece) -> tuple[frozenset[str], ...]:
    """The parts of its head that may go together: none, each that the author lets go, all of these."""
    parts = tuple(p for p in piece.optional if getattr(piece.head, p))
    return tuple(frozenset(gone) for size in range(len(parts) + 1) for gone in combinations(parts, size))


def parts_without(gone: frozenset[str]) -> tuple[str, ...] | None:
    """The parts of a head that then stand, as a layout says it: None for all."""
    return tuple(p for p in PARTS if p not in gone) if gone else None


def _is_of(entry: Entry, block: Block) -> bool:
    """Whether it is the entry of that very block, of which a story may have an equal one."""
    blocks = entry.piece.blocks
    return entry.block < len(blocks) and blocks[entry.block] is block


def _stands_over(block: PageBlock, place: Place) -> bool:
    """Whether the head's lines are its text's where it takes fewer: something of its place is under it."""
    assert place.head is not None
    if place.head.lines is None:
        return True
    head = next((p for p in block.parts if p.kind == "head" and p.owner == place.name), None)
    return head is not None and any(p.first > head.last and not p.beside(head) for p in block.parts)
