"""The places of a sheet: box, label, title, head and text of each, in reading order.

The order of setting is that of docs/rules/contracts.md: exclusions, heads, jump slots, body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from banmian.colour import WHITE
from banmian.content.model import Head, Piece, StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import Box, Frame, Item, Layer, Link, Tag, framed, united
from banmian.flow.heads import HeadSite, head_framed, label_items, set_head
from banmian.flow.slots import LineSlot, grid_slots, pitched_slots, vertical_slots
from banmian.flow.stream import SetStream, StreamStyle, set_stream
from banmian.geometry import Rect
from banmian.pages.draft import waiting_story
from banmian.pages.sheet import Sheet
from banmian.pages.special import PictureDrawer, SpecialPlace, SpecialSetter
from banmian.plan.model import Plan, Stop, Stream
from banmian.template.model import LineStyle, Place, PlaceTitle, TextStyle
from banmian.text.lines import Paint
from banmian.text.prepare import prepare
from banmian.text.single import Setter
from banmian.values import frozen

TOP_BAR = 2200
"""The bar on a box's top edge, mp (dummy, Rules)."""
TAG = Tag("", -1, "furniture")
TITLE_TAG, NOTE_TAG, JUMP_TAG = Tag("", -1, "title"), Tag("", -1, "title-note"), Tag("", -1, "jump")
JUMP_ON, JUMP_FROM = "\uff08\u4e0b\u8f6c\u7b2c{}\u7248\uff09", "\uff08\u4e0a\u63a5\u7b2c{}\u7248\u300a{}\u300b\uff09"


@dataclass(slots=True)
class PlacedText:
    """What the places of all sheets gave: items by (sheet, place name), overset strips, messages."""

    items: dict[tuple[int, str], list[Item]] = field(default_factory=dict)
    over: list[tuple[int, str, tuple[Item, ...]]] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def at(self, sheet: int, place: str) -> list[Item]:
        return self.items.setdefault((sheet, place), [])


@frozen
class Typesetter:
    """Sets every stream of a plan. `picture` places a picture file in a table's cell."""

    plan: Plan
    sheets: Sequence[Sheet]
    setter: Setter
    picture: PictureDrawer
    draft: bool = False

    def run(self) -> PlacedText:
        out = PlacedText()
        for stream in self.plan.streams:
            self._stream(stream, out)
        return out

    # --- one stream -------------------------------------------------------------------------------------------------

    def _stream(self, stream: Stream, out: PlacedText) -> None:
        starts: list[int] = []
        for k, stop in enumerate(stream.stops):
            items = out.at(stop.sheet, stop.place.name)
            items += self._ground(stop, stream.pieces)
            starts.append(self._head(stream, k, items, out.found))
        if stream.missing and self.draft:
            self._waiting(stream, out)
        if self._special(stream, out):
            return
        self._flow(stream, starts, out)

    def _waiting(self, stream: Stream, out: PlacedText) -> None:
        """A box in each place of a story that is not there; in a stream of several the box lists what is missing."""
        for stop in stream.stops:
            sheet = self.sheets[stop.sheet]
            em = self.text_style(stop.place).size
            room = sum(s.measure for s in self._slots(stop, 0, 0, 0)) // em
            for area in stop.place.text[:1]:
                rect = sheet.area(stop.place, area.cols, area.lines)
                if stream.pieces:
                    rect = Rect(rect.x0, rect.y1 - sheet.grid.leading * 7, rect.x1, rect.y1)
                out.at(stop.sheet, stop.place.name).extend(waiting_story(rect, stream.missing, room, self.setter))

    def _ground(self, stop: Stop, pieces: Sequence[Piece]) -> list[Item]:
        """Tint, bar, frame and label of a box; the place's own title."""
        sheet, place = self.sheets[stop.sheet], stop.place
        box = sheet.box(place)
        out: list[Item] = []
        frame = place.box
        ground = box_frame(sheet, place)
        if box is not None and frame is not None:
            if frame.tint is not None:
                out.append(Box(box, frame.tint, TAG, Layer.TINT, frame.span))
            if frame.bar is not None:
                out.append(Box(Rect(box.x0, box.y0, box.x1, box.y0 + TOP_BAR), frame.bar, TAG, Layer.RULE, frame.span))
            for weight, inset in frame.frame:
                out += _frame(box.inset(inset), weight, place)
            out = framed(out, ground) if ground is not None else out
        if pieces and pieces[0].head.tag and place.head and place.head.lines:
            x0, x1 = sheet.span(place, place.head.cols)
            style = self.plan.paper.line_style("tag")
            top = sheet.grid.line_top(place.head.lines[0] - 1) - 1500
            black = self.plan.paper.ink("k")
            paints = (Paint(black, TAG), Paint(WHITE, Tag(pieces[0].story, -1, "tag")))
            label = label_items(pieces[0].head.tag.text, Rect(x0, top, x1, top), style.size, paints, style.face, self.setter.book)
            area = Rect(x0, top, x1, top + sheet.grid.leading)
            out += framed(label, Frame("label", f"the label of '{pieces[0].story}'", area, ground, pieces[0].head.tag.span))
        if place.title is not None:
            out += self._title(sheet, place, place.title, pieces[0] if pieces and place.head is None else None)
        return out

    def _title(self, sheet: Sheet, place: Place, title: PlaceTitle, piece: Piece | None) -> list[Item]:
        """A title flush left, a note flush right on its baseline. Where the place has no head of its own, the story's
        headline may be the title and its deck the note; a title that no story has is furniture."""
        area = sheet.area(sheet.layout.places[0], title.cols, title.lines)
        top = area.y0
        style, small = self.plan.paper.line_style("title"), self.plan.paper.line_style("title-note")
        head = piece.head if piece is not None else Head()
        own = head.headline if head.headline is not None and head.headline.text == title.text else None
        tag = Tag(piece.story, -1, "headline") if piece is not None and own is not None else TITLE_TAG
        out: list[Item] = []
        ground = box_frame(sheet, place)
        line = self.setter.top(own or title.text, style, (area.x0, top), tag=tag)
        out += framed(line, Frame("title", f"the title '{title.text}'", area, ground))
        note = title.note or (head.deck if own is not None else None)
        if note:
            tag = Tag(piece.story, -1, "deck") if piece is not None and not title.note else NOTE_TAG
            line = self.setter.line(note, small, (area.x1, top + style.size * 88 // 100), "end", tag)[0]
            out += framed(line, Frame("title", f"the note of the title '{title.text}'", area, ground))
        if title.rule:
            y = sheet.grid.line_foot(title.lines[1]) - sheet.grid.em // 2
            out.append(Box(Rect(area.x0, y, area.x1, y + title.rule), style.ink, TAG))
        return out

    def _head(self, stream: Stream, k: int, items: list[Item], found: list[Diagnostic]) -> int:
        """Set the head of a stop; returns the lines by which the text starts later (a head without lines of its own)."""
        stop = stream.stops[k]
        sheet, place = self.sheets[stop.sheet], stop.place
        if place.head is None or not stream.pieces:
            return 0
        piece = stream.pieces[0]
        first = place.head.lines[0] if place.head.lines else place.text[0].lines[0]
        x0, x1 = sheet.span(place, place.head.cols)
        head = piece.head
        if k > 0:
            head = replace(head, headline=head.jump_headline or head.headline, kicker=None, deck=None)
        page = self.plan.page_of(stop.sheet, x0)
        style = self.plan.paper.head_style(place.head.style)
        room = place.head.lines[1] - place.head.lines[0] + 1 if place.head.lines else 0
        foot = sheet.grid.line_foot(place.head.lines[1]) if place.head.lines else 0
        site = HeadSite(x0, x1, sheet.grid.line_top(first), page, piece.story, room, foot)
        done = set_head(head, style, site, self.setter.book)
        rect = self._head_rect(site, max(done.lines, room), sheet)
        own = head_framed(done.items, rect, piece.story, box_frame(sheet, place))
        items += _as_furniture(own) if k > 0 else own
        found += done.diagnostics
        if k > 0:
            items += self._from_line(stream, k, x0, sheet, first + style.lines_taken[0])
        if place.byline is not None and head.byline and k == 0:
            items += self._byline(sheet, place, piece)
        return 0 if place.head.lines else done.lines

    def _head_rect(self, site: HeadSite, lines: int, sheet: Sheet) -> Rect:
        """The head's area, with the white between lines around it: the lines that the layout gives it, else those that it
        takes."""
        white = sheet.grid.leading - sheet.grid.em
        foot = site.foot or site.top + (lines - 1) * sheet.grid.leading + sheet.grid.em
        return Rect(site.x0, site.top - white, site.x1, foot + white)

    def _byline(self, sheet: Sheet, place: Place, piece: Piece) -> list[Item]:
        """Under a short rule, one line for each of the author's (dummy, page 4)."""
        from banmian.flow.heads import lines_of

        assert place.byline is not None and piece.head.byline is not None
        area = sheet.area(place, *place.byline)
        style = self.plan.paper.line_style("byline")
        out: list[Item] = [Box(Rect(area.x0, area.y0 - 6300, area.x0 + 40000, area.y0 - 5800), style.ink, TAG)]
        for i, line in enumerate(lines_of(piece.head.byline)):
            y = area.y0 + i * sheet.grid.leading + style.size * 88 // 100
            out += self.setter.line(line, style, (area.x0, y), tag=Tag(piece.story, -1, "byline"))[0]
        rect = replace(area, y0=area.y0 - sheet.grid.leading)
        return framed(out, Frame("byline", f"the byline of '{piece.story}'", rect, box_frame(sheet, place)))

    def _from_line(self, stream: Stream, k: int, x0: int, sheet: Sheet, line: int) -> list[Item]:
        before, place = stream.stops[k - 1], stream.stops[k].place
        page = self.plan.page_of(before.sheet, self.sheets[before.sheet].span(before.place, before.place.text[-1].cols)[1] - 1)
        headline = stream.pieces[0].head.headline
        text = JUMP_FROM.format(page, headline.text if headline else "")
        style, y = self.plan.paper.line_style("from-line"), sheet.grid.baseline(line)
        runs, width = self.setter.line(text, style, (x0, y), tag=JUMP_TAG)
        x1 = sheet.span(place, place.head.cols if place.head else None)[1]
        area = Rect(x0, sheet.grid.line_top(line), x1, sheet.grid.line_foot(line))
        own = framed(runs, Frame("jump", f"the line that '{stream.pieces[0].story}' comes from", area, box_frame(sheet, place)))
        return [*own, _jump_link(Rect(x0, y - style.size, x0 + width, y + style.size // 4), page, stream)]

    def _special(self, stream: Stream, out: PlacedText) -> bool:
        """Whether the place is a table's, a verse's or a quote's; then it is drawn."""
        stop = stream.stops[0]
        if not stop.place.text or not stream.pieces:
            return False
        sheet, area = self.sheets[stop.sheet], stop.place.text[0]
        rect = sheet.area(stop.place, area.cols, area.lines)
        page = self.plan.page_of(stop.sheet, rect.x0)
        place = SpecialPlace(rect, sheet, self.text_style(stop.place), area.style, page, stop.place.name)
        drawn = SpecialSetter(self.plan.paper, self.setter, self.picture).draw(stream.pieces[0], place)
        if drawn is None:
            return False
        out.at(stop.sheet, stop.place.name).extend(drawn[0])
        out.found += drawn[1]
        return True

    # --- text in slots ----------------------------------------------------------------------------------------------

    def _flow(self, stream: Stream, starts: Sequence[int], out: PlacedText) -> None:
        slots: list[LineSlot] = []
        turns: list[tuple[int, LineSlot]] = []
        for k, stop in enumerate(stream.stops):
            slots += self._slots(stop, starts[k], slots[-1].column + 1 if slots else 0, k)
            if k + 1 < len(stream.stops) and stream.stops[k + 1].sheet != stop.sheet and slots:
                turns.append((k, slots.pop()))
        if not stream.pieces or not slots:
            return
        style = replace(self._style(stream.stops[0]), title=stream.stops[-1].place.name)
        style = replace(style, frames=tuple(self._frames(stream, [*slots, *(slot for _, slot in turns)], style.text)))
        page = self.plan.page_of(stream.stops[-1].sheet, slots[-1].x)
        done = set_stream(stream.pieces, style, slots, page, self.setter.book)
        for k, stop in enumerate(stream.stops):
            out.at(stop.sheet, stop.place.name).extend(done.items.get(k, []))
        out.found += done.diagnostics
        if done.over:
            out.over.append((stream.stops[-1].sheet, stream.pieces[-1].story, done.over))
        self._jumps(stream, turns, done, slots, out, style.frames)

    def _frames(self, stream: Stream, slots: Sequence[LineSlot], style: TextStyle) -> Iterator[Frame]:
        """The frame of each column: around its slots, with the white between two lines, where readings and marks stand."""
        for column in range(max(slot.column for slot in slots) + 1):
            own = [slot for slot in slots if slot.column == column]
            around = reduce(united, (_line_rect(slot, style, self.plan.paper.grid.leading) for slot in own), None)
            stop = stream.stops[own[0].sheet if own else 0]
            name = f"column {column + 1} of place {stop.place.name}"
            yield Frame("column", name, around or Rect(0, 0, 0, 0), box_frame(self.sheets[stop.sheet], stop.place))

    def _style(self, stop: Stop) -> StreamStyle:
        text = self.text_style(stop.place)
        brief = self.plan.paper.head_style(stop.place.brief_head) if stop.place.brief_head else None
        between, leading = stop.place.between or (0, 0), self.plan.paper.grid.leading
        note = dict(self.plan.paper.text_styles).get("note")
        return StreamStyle(text, brief, between, leading, stop.place.name, stop.place.byline is None, note)

    def text_style(self, place: Place) -> TextStyle:
        names = dict(self.plan.paper.text_styles)
        return next((names[a.style] for a in place.text if a.style in names), names["body"])

    def _slots(self, stop: Stop, start: int, column: int, number: int) -> list[LineSlot]:
        sheet, place = self.sheets[stop.sheet], stop.place
        style = self.text_style(place)
        out: list[LineSlot] = []
        areas = list(place.text)
        if start and areas:
            areas[0] = replace(areas[0], lines=(areas[0].lines[0] + start, areas[0].lines[1]))
        for area in areas:
            if style.direction == "vertical":
                rect, tiers = sheet.tiers(place, area, style.size)
                out += vertical_slots(rect, tiers, style.pitch, style.size, sheet.exclusions(place, area), column, number)
                column += len(tiers)
                continue
            columns = sheet.text_columns(place, area, style.size)
            if style.pitch:
                top, foot = sheet.grid.line_top(area.lines[0]), sheet.grid.line_foot(area.lines[1])
                if area.rect is not None:
                    top, foot = area.rect.y0, area.rect.y1
                for c in columns:
                    out += pitched_slots(c, top, foot, style.pitch, style.size, column, number)
                    column += 1
            else:
                out += grid_slots(sheet.grid, columns, style.size, sheet.exclusions(place, area), column, number)
                column += len(columns)
        return out

    def _jumps(
        self,
        stream: Stream,
        turns: list[tuple[int, LineSlot]],
        done: SetStream,
        slots: list[LineSlot],
        out: PlacedText,
        frames: Sequence[Frame],
    ) -> None:
        style = self.plan.paper.line_style("jump")
        for k, slot in turns:
            following = stream.stops[k + 1]
            reached = done.last_slot > next((i for i, s in enumerate(slots) if s.sheet == k + 1), len(slots))
            if not reached:
                continue
            page = self.plan.page_of(following.sheet, self.sheets[following.sheet].span(following.place, None)[0])
            runs = framed(self._jump(JUMP_ON.format(page), style, slot), frames[slot.column])
            link = _jump_link(_slot_rect(slot, style.size), page, stream)
            out.at(stream.stops[k].sheet, stream.stops[k].place.name).extend([*runs, link])

    def _jump(self, text: str, style: LineStyle, slot: LineSlot) -> list[Item]:
        """The words at the end of the slot."""
        if not slot.down:
            return list(self.setter.line(text, style, (slot.x + slot.measure, slot.y), "end", JUMP_TAG)[0])
        from banmian.flow.vertical import down_line, down_setting

        p = prepare(StyledText(text), down_setting(style.face, style.size, style.tracking), self.setter.book)
        return down_line(p, slot.x, slot.y + slot.measure - p.width, Paint(style.ink, JUMP_TAG), self.setter.book)


def box_frame(sheet: Sheet, place: Place) -> Frame | None:
    """The frame of a place's box, on whose ground all that the place holds stands; None for a place without one."""
    box = sheet.box(place)
    return Frame("box", f"the box of place {place.name}", box, span=place.span) if box is not None else None


def _line_rect(slot: LineSlot, style: TextStyle, leading: int) -> Rect:
    """A slot's Han boxes, and as much white around them as lies between two lines; a line that hangs has an em more."""
    size, pitch = style.size, style.pitch or leading
    white, hang = max(0, pitch - size), size * style.hanging
    if slot.down:
        x0 = slot.x - size // 2
        return Rect(x0 - white, slot.y, x0 + size + white, slot.y + slot.measure + hang)
    top = slot.y - size * 88 // 100
    return Rect(slot.x, top - white, slot.x + slot.measure + hang, top + size + white)


def _jump_link(rect: Rect, page: int, stream: Stream) -> Link:
    """From a jump line to the story on the page that it names."""
    return Link(rect, JUMP_TAG, page=page, story=stream.pieces[0].story)


def _slot_rect(slot: LineSlot, size: int) -> Rect:
    """The whole slot, so that it is easily hit."""
    if slot.down:
        return Rect(slot.x - size * 5 // 8, slot.y, slot.x + size * 5 // 8, slot.y + slot.measure)
    return Rect(slot.x, slot.y - size, slot.x + slot.measure, slot.y + size // 4)


def _as_furniture(items: Sequence[Item]) -> list[Item]:
    """A repeated head counts as furniture (docs/rules/contracts.md, Texts)."""
    return [replace(i, tag=Tag("", -1, "jump-head")) for i in items]


def _frame(rect: Rect, weight: int, place: Place) -> list[Item]:
    """A frame of four bars inside the rectangle's edge."""
    from banmian.colour import BLACK

    span = place.box.span if place.box else None
    sides = (
        Rect(rect.x0, rect.y0, rect.x1, rect.y0 + weight), Rect(rect.x0, rect.y1 - weight, rect.x1, rect.y1),
        Rect(rect.x0, rect.y0, rect.x0 + weight, rect.y1), Rect(rect.x1 - weight, rect.y0, rect.x1, rect.y1),
    )  # fmt: skip
    return [Box(side, BLACK, TAG, Layer.RULE, span) for side in sides]
