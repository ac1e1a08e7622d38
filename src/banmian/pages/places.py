"""The places of a sheet: what each stands on (grounds.py), its head, its text and where that turns (threads.py), in reading order.

The order of setting is that of docs/rules/contracts.md: exclusions, heads, jump slots, body.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial, reduce

from banmian.content.model import Cell
from banmian.diagnostics import Diagnostic
from banmian.display import Frame, Item, united
from banmian.flow.entry import StreamStyle
from banmian.flow.heads import set_head
from banmian.flow.reading_order import ReadSlots
from banmian.flow.slots import LineSlot
from banmian.flow.stream import SetStream, set_stream
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.clearance import readings_clear
from banmian.pages.draft import Waiting, waiting_story
from banmian.pages.drawn_stream import DrawnStop, DrawnStream, is_drawn
from banmian.pages.grounds import PlaceSite, place_byline, place_ground
from banmian.pages.picture_frames import box_frame, frames_under
from banmian.pages.pictures import PictureSetter
from banmian.pages.place_heads import empty_head, framed_head, head_site
from banmian.pages.place_slots import line_rect, place_slots
from banmian.pages.placed import PlacedPart, PlacedStream, PlacedText
from banmian.pages.sheet import Sheet
from banmian.pages.slots_told import raised_leading, unread_lines
from banmian.pages.stream_sites import StreamSite
from banmian.pages.threads import Turn, Turns, as_furniture
from banmian.phrases import say
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan, Stop, Stream
from banmian.plan.pictures import pictured_cells
from banmian.remember import Memo, Same
from banmian.template.model import Place, TextStyle
from banmian.text.bracketed import has_readings
from banmian.text.single import Setter
from banmian.values import frozen

MOST_QUARTERS = 4
"""By how many quarters the leading of a text may rise for its readings."""
PLACED: Memo[PlacedStream] = Memo("places with their text", 400, lasting=True, each="story")


@frozen
class PlacedHead:
    """A stop's head with its byline and from-line; `start`: by how many lines the text starts later (a head without lines of
    its own)."""

    items: tuple[Item, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    start: int = 0


@frozen
class Flowed:
    """A stream that was set: its turns that it passes, and how many of its stops it reaches."""

    done: SetStream
    turns: tuple[Turn, ...]
    reached: int
    frames: tuple[Frame, ...]
    """Of its columns."""
    page: int = 0
    """Where its last slot is."""
    found: tuple[Diagnostic, ...] = ()
    """What is to be told of its slots."""


def set_streams(setter: StreamSetter, known: Mapping[int, PlacedStream]) -> PlacedText:
    """The text of all places. A stream of which everything that it reads is as before is the same value again. `known`: those
    that were set elsewhere, by their numbers in the plan."""

    def placed(number: int, stream: Stream) -> PlacedStream:
        return known[number] if number in known else setter.placed(stream)

    done = [PLACED.of(setter.reads(one), partial(placed, n, one)) for n, one in enumerate(setter.plan.streams)]
    empty = setter.plan.empty if setter.draft else ()
    return PlacedText.of([*done, *(PLACED.of((setter.reads(one), "empty"), partial(setter.waiting, one)) for one in empty)])


@frozen
class StreamSetter:
    """Sets streams of a plan. `pictures` has those of tables' cells."""

    plan: Plan
    sheets: Sequence[Sheet]
    setter: Setter
    pictures: PictureSetter
    draft: bool = False

    @classmethod
    def of(cls, plan: Plan, sheets: Sequence[Sheet], assets: Assets, fonts: FontBook, draft: bool) -> StreamSetter:
        return cls(plan, sheets, Setter(fonts), PictureSetter.of(plan, assets, fonts, draft), draft)

    def reads(self, stream: Stream) -> Hashable:
        """All that setting the stream looks at: its pieces with the pictures in tables' cells, its places, the sheets that these
        stand on, the faces."""
        pictures = tuple(self.pictures.opened_in(cell) for cell in pictured_cells(stream))
        stops = tuple((stop.sheet, stop.place.name, self.sheets[stop.sheet].key) for stop in stream.stops)
        under = tuple(frames_under(self.sheets[stop.sheet], stop.place) for stop in stream.stops)
        boxes = self.draft and bool(stream.missing or pictures)  # a stream of which nothing can be missing is the same with them
        return stops, Same(*stream.pieces), pictures, under, stream.missing, self.setter.fonts.known_as, boxes

    def placed(self, stream: Stream) -> PlacedStream:
        """What one stream gives."""
        own = replace(self, setter=replace(self.setter, diagnostics=[]))
        flowed, heads = own._set(stream)
        parts = tuple(own._parts(stream, flowed, heads))
        over = ((stream.stops[-1].sheet, stream.pieces[-1].story, flowed.done.over),) if flowed and flowed.done.over else ()
        return PlacedStream(parts, over, tuple(own.setter.diagnostics))

    def waiting(self, stream: Stream) -> PlacedStream:
        """Of a draft, a place to which no story was given: the box that says how much it holds."""
        own = replace(self, setter=replace(self.setter, diagnostics=[]))
        return PlacedStream(tuple(own._waiting(stream)), (), tuple(own.setter.diagnostics))

    def _set(self, stream: Stream) -> tuple[Flowed | None, Sequence[PlacedHead]]:
        """The heads of its stops, and its text in slots, None where its place is drawn."""
        heads = [self.head(stream, k) for k in range(len(stream.stops))]
        return self._flow(stream, [head.start for head in heads]) if not is_drawn(self.plan, stream) else None, heads

    def _parts(self, stream: Stream, flowed: Flowed | None, heads: Sequence[PlacedHead]) -> Iterator[PlacedPart]:
        """All of it in reading order: grounds, heads as far as the text comes, boxes for what is missing, the text."""
        for stop in (stop for stop in stream.stops if stop.place.shown):
            items, told = place_ground(PlaceSite(self.sheets[stop.sheet], stop.place, self.setter), stream.pieces)
            yield _part(stop, items, told)
        drawn, seen = self._drawn(stream, heads) if flowed is None else ([], [])
        reached = flowed.reached if flowed else len(drawn)
        for stop, head in list(zip(stream.stops, heads, strict=True))[:reached]:
            yield _part(stop, head.items, head.diagnostics)
        if stream.missing and self.draft:
            yield from self._waiting(stream)
        if flowed is not None:
            yield from self._text(stream, flowed)
        for stop, done in zip(stream.stops, drawn, strict=False):
            yield _part(stop, done.items, done.diagnostics)
        yield from (_part(stream.stops[0], (), seen) for _ in seen[:1])

    def _waiting(self, stream: Stream) -> Iterator[PlacedPart]:
        """A box in each place of a story that is not there; in a stream of several the box lists what is missing."""
        for stop, room in zip(stream.stops, self.rooms(stream), strict=True):
            for area in stop.place.text[:1]:
                rect = area.rect or self.sheets[stop.sheet].area(stop.place, area.cols, area.lines)
                if stream.pieces:
                    rect = Rect(rect.x0, rect.y1 - self.plan.paper.grid.leading * 7, rect.x1, rect.y1)
                yield _part(stop, waiting_story(Waiting(rect, area.columns, stream.missing, room), self.setter, self.plan.paper))

    def rooms(self, stream: Stream) -> tuple[int, ...]:
        """How many characters each of its places holds under the head of the story that stands there; 0 where it is drawn."""
        starts = [self.head(stream, k, False).start for k in range(len(stream.stops))]
        slots = () if is_drawn(self.plan, stream) else self.site(stream, starts).slots
        em = self.text_style(stream.stops[0].place).size
        return tuple(sum(slot.measure for slot in slots if slot.sheet == k) // em for k in range(len(starts)))

    def head(self, stream: Stream, k: int, shown: bool = True) -> PlacedHead:
        """The head of a stop, its byline, in a thread's further places where the story comes from. `shown`: not only measured."""
        stop = stream.stops[k]
        sheet, place = self.sheets[stop.sheet], stop.place
        if place.head is None or not stream.pieces:
            return PlacedHead()
        piece, head = stream.pieces[0], stream.pieces[0].head
        if k > 0:
            head = replace(head, headline=head.jump_headline or head.headline, kicker=None, deck=None)
        style = self.plan.paper.head_style(place.head.style)
        below = int(k > 0)  # the line of the from-line: between head and text, or the head area's last
        first, site = head_site(sheet, place, piece.story, style, below)
        done = set_head(head, style, site, self.setter.fonts)
        items = framed_head(sheet, place, site, done) if shown else []
        items = as_furniture(items) if k > 0 else items
        found = [*done.diagnostics, *empty_head(head, place, site)]
        if k > 0:
            at = first + done.lines
            if place.head.lines and place.text:
                over = max(first, place.text[0].lines[0] - 1)
                at = over if site.below else min(at, over)  # a head too high is told; the line keeps off the text
            lift = style.space.text // 2 if style.space and site.below else 0  # it belongs to the head, not to the text
            line, told = self._turns(stream).from_line(k, site, at, lift)
            items, found = items + line, found + told
        if place.byline is not None and head.byline and k == 0:
            line, told = place_byline(PlaceSite(sheet, place, self.setter), piece)
            items, found = items + line, found + told
        return PlacedHead(tuple(items), tuple(found), 0 if place.head.lines else done.lines + below)

    def _drawn(self, stream: Stream, heads: Sequence[PlacedHead]) -> tuple[list[DrawnStop], list[Diagnostic]]:
        """What is drawn at each stop that the stream reaches, and messages of pictures in a table's cells."""
        told: list[Diagnostic] = []

        def picture(cell: Cell, rect: Rect) -> list[Item]:
            done = self.pictures.cell(cell, rect)
            told.extend(done.diagnostics)
            return list(done.items)

        return self.drawn_stream(stream, heads).stops(picture), told

    def drawn_stream(self, stream: Stream, heads: Sequence[PlacedHead]) -> DrawnStream:
        style, starts = self.text_style(stream.stops[0].place), [head.start for head in heads]
        return DrawnStream(self.plan, self.sheets, self.setter, stream, style, starts)

    # --- text in slots ----------------------------------------------------------------------------------------------

    def _flow(self, stream: Stream, starts: Sequence[int]) -> Flowed:
        """The text in its slots; where its leading has no room for its readings, and its style lets it, on a leading that is higher
        by quarters."""
        flowed, text = self._flow_on(stream, starts, 0), self.text_style(stream.stops[0].place)
        if not leading_rises(stream, text):
            return flowed
        pitch = text.pitch or self.plan.paper.grid.leading
        for quarters in range(MOST_QUARTERS + 1):
            raised = pitch * (4 + quarters) // 4
            tried = self._flow_on(stream, starts, raised) if quarters else flowed
            if all(readings_clear(items, self.setter.fonts) for items in tried.done.items.values()):
                return replace(tried, found=(*tried.found, raised_leading(stream, tried.page, raised))) if quarters else tried
        return flowed

    def _flow_on(self, stream: Stream, starts: Sequence[int], raised: int) -> Flowed:
        """The text in its slots. A turn that it does not reach gives its slot back (docs/rules/contracts.md, The order of setting).
        `raised`: its pitch off the grid, mp; 0 = on the grid."""
        site = self.site(stream, starts, raised)
        slots, style = site.slots, site.style
        if not stream.pieces or not slots:
            return Flowed(SetStream(), (), len(stream.stops), ())
        if raised:
            style = replace(style, leading=raised, text=replace(style.text, pitch=raised))
        style = replace(style, frames=tuple(self._frames(stream, [*slots, *(turn.slot for turn in site.turns)], style.text)))
        page = self.plan.page_of(stream.stops[-1].sheet, slots[-1].x)
        kept = tuple((turn.at, turn.slot) for turn in site.turns)
        done = set_stream(stream.pieces, style, slots, page, self.setter.fonts, kept)
        reached = site.reached(done.last_slot)
        turns = tuple(turn for turn in site.turns if turn.stop + 1 < reached)
        return Flowed(done, turns, reached, style.frames, page, site.diagnostics)

    def site(self, stream: Stream, starts: Sequence[int], raised: int = 0) -> StreamSite:
        """The slots of all its places, less one for the jump line at each turn of a page. `starts`: by how many lines the text of
        each begins later, below its head."""
        slots: list[LineSlot] = []
        turns: list[Turn] = []
        found: list[Diagnostic] = []
        for k, stop in enumerate(stream.stops):
            read = self._slots(stop, starts[k], slots[-1].column + 1 if slots else 0, k, raised)
            slots += read.slots
            found += [
                unread_lines(self.sheets[stop.sheet], stop.place, self.text_style(stop.place), piece) for piece in read.unread
            ]
            if k + 1 < len(stream.stops) and stream.stops[k + 1].sheet != stop.sheet and slots:
                turns.append(Turn(k, slots.pop(), len(slots)))
        style = replace(self._style(stream.stops[0]), title=stream.stops[-1].place.name)
        return StreamSite(tuple(slots), tuple(turns), style, len(stream.stops), tuple(found))

    def _text(self, stream: Stream, flowed: Flowed) -> Iterator[PlacedPart]:
        """The lines of each stop, the places that the text does not reach, the lines on which it turns."""
        done, stops, threads = flowed.done, stream.stops, self._turns(stream)
        for k, stop in enumerate(stops):
            yield _part(stop, done.items.get(k, []))
        unused = [threads.unused(k, flowed.reached - 1) for k in range(flowed.reached, len(stops))]
        yield _part(stops[-1], (), [*flowed.found, *done.diagnostics, *unused])
        for turn in flowed.turns:
            yield _part(stops[turn.stop], threads.jump_items(turn, flowed.frames[turn.slot.column]))

    def _turns(self, stream: Stream) -> Turns:
        return Turns(self.plan, self.sheets, self.setter, stream)

    def _frames(self, stream: Stream, slots: Sequence[LineSlot], style: TextStyle) -> Iterator[Frame]:
        """The frame of each column: around its slots, with the white between two lines, where readings and marks stand."""
        for column in range(max(slot.column for slot in slots) + 1):
            own = [slot for slot in slots if slot.column == column]
            around = reduce(united, (line_rect(slot, style, self.plan.paper.grid.leading) for slot in own), None)
            stop = stream.stops[own[0].sheet if own else 0]
            name = say("column {n} of place {place}", n=column + 1, place=stop.place.name)
            ground = box_frame(self.sheets[stop.sheet], stop.place)
            yield Frame("column", name, around or Rect(0, 0, 0, 0), ground, stop.place.span)

    def _style(self, stop: Stop) -> StreamStyle:
        text = self.text_style(stop.place)
        brief = self.plan.paper.head_style(stop.place.brief_head) if stop.place.brief_head else None
        between, leading = stop.place.between or (0, 0), self.plan.paper.grid.leading
        note = dict(self.plan.paper.text_styles).get("note")
        place, signed = stop.place, stop.place.byline is None
        return StreamStyle(text, brief, between, leading, place.name, signed, note, place.white, place.fill, place.feather)

    def text_style(self, place: Place) -> TextStyle:
        names = dict(self.plan.paper.text_styles)
        return next((names[a.style] for a in place.text if a.style in names), names["body"])

    def _slots(self, stop: Stop, start: int, column: int, number: int, raised: int = 0) -> ReadSlots:
        return place_slots(self.sheets[stop.sheet], stop.place, self.text_style(stop.place), start, (column, number), raised)


def leading_rises(stream: Stream, text: TextStyle) -> bool:
    """Whether a text's leading may rise for its readings."""
    return text.ruby == "rise" and text.direction != "vertical" and any(has_readings(piece) for piece in stream.pieces)


def _part(stop: Stop, items: Iterable[Item], diagnostics: Iterable[Diagnostic] = ()) -> PlacedPart:
    return PlacedPart((stop.sheet, stop.place.name), tuple(items), tuple(diagnostics))
