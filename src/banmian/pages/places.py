"""The places of a sheet: box, label, title, head and text of each, in reading order.

The order of setting is that of docs/rules/contracts.md: exclusions, heads, jump slots, body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from banmian.colour import WHITE
from banmian.content.model import Head, Piece, StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import Box, Item, Layer, Link, Tag
from banmian.flow.heads import HeadSite, label_items, set_head
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
        if box is not None and frame is not None:
            if frame.tint is not None:
                out.append(Box(box, frame.tint, TAG, Layer.TINT, frame.span))
            if frame.bar is not None:
                out.append(Box(Rect(box.x0, box.y0, box.x1, box.y0 + TOP_BAR), frame.bar, TAG, Layer.RULE, frame.span))
            for weight, inset in frame.frame:
                out += _frame(box.inset(inset), weight, place)
        if pieces and pieces[0].head.tag and place.head and place.head.lines:
            x0, x1 = sheet.span(place, place.head.cols)
            style = self.plan.paper.line_style("tag")
            top = sheet.grid.line_top(place.head.lines[0] - 1) - 1500
            black = self.plan.paper.ink("k")
            paints = (Paint(black, TAG), Paint(WHITE, Tag(pieces[0].story, -1, "tag")))
            out += label_items(pieces[0].head.tag.text, Rect(x0, top, x1, top), style.size, paints, style.face, self.setter.book)
        if place.title is not None:
            out += self._title(sheet, place.title, pieces[0] if pieces and place.head is None else None)
        return out

    def _title(self, sheet: Sheet, title: PlaceTitle, piece: Piece | None) -> list[Item]:
        """A title flush left, a note flush right on its baseline. Where the place has no head of its own, the story's
        headline may be the title and its deck the note; a title that no story has is furniture."""
        area = sheet.area(sheet.layout.places[0], title.cols, title.lines)
        top = area.y0
        style, small = self.plan.paper.line_style("title"), self.plan.paper.line_style("title-note")
        head = piece.head if piece is not None else Head()
        own = head.headline if head.headline is not None and head.headline.text == title.text else None
        tag = Tag(piece.story, -1, "headline") if piece is not None and own is not None else TITLE_TAG
        out: list[Item] = list(self.setter.top(own or title.text, style, (area.x0, top), tag=tag))
        note = title.note or (head.deck if own is not None else None)
        if note:
            tag = Tag(piece.story, -1, "deck") if piece is not None and not title.note else NOTE_TAG
            out += self.setter.line(note, small, (area.x1, top + style.size * 88 // 100), "end", tag)[0]
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
        items += _as_furniture(done.items) if k > 0 else done.items
        found += done.diagnostics
        if k > 0:
            items += self._from_line(stream, k, x0, sheet, first + style.lines_taken[0])
        if place.byline is not None and head.byline and k == 0:
            items += self._byline(sheet, place, piece)
        return 0 if place.head.lines else done.lines

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
        return out

    def _from_line(self, stream: Stream, k: int, x0: int, sheet: Sheet, line: int) -> list[Item]:
        before = stream.stops[k - 1]
        page = self.plan.page_of(before.sheet, self.sheets[before.sheet].span(before.place, before.place.text[-1].cols)[1] - 1)
        headline = stream.pieces[0].head.headline
        text = JUMP_FROM.format(page, headline.text if headline else "")
        style, y = self.plan.paper.line_style("from-line"), sheet.grid.baseline(line)
        runs, width = self.setter.line(text, style, (x0, y), tag=JUMP_TAG)
        return [*runs, _jump_link(Rect(x0, y - style.size, x0 + width, y + style.size // 4), page, stream)]

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
        page = self.plan.page_of(stream.stops[-1].sheet, slots[-1].x)
        done = set_stream(stream.pieces, style, slots, page, self.setter.book)
        for k, stop in enumerate(stream.stops):
            out.at(stop.sheet, stop.place.name).extend(done.items.get(k, []))
        out.found += done.diagnostics
        if done.over:
            out.over.append((stream.stops[-1].sheet, stream.pieces[-1].story, done.over))
        self._jumps(stream, turns, done, slots, out)

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
        self, stream: Stream, turns: list[tuple[int, LineSlot]], done: SetStream, slots: list[LineSlot], out: PlacedText
    ) -> None:
        style = self.plan.paper.line_style("jump")
        for k, slot in turns:
            following = stream.stops[k + 1]
            reached = done.last_slot > next((i for i, s in enumerate(slots) if s.sheet == k + 1), len(slots))
            if not reached:
                continue
            page = self.plan.page_of(following.sheet, self.sheets[following.sheet].span(following.place, None)[0])
            runs = self._jump(JUMP_ON.format(page), style, slot)
            link = _jump_link(_slot_rect(slot, style.size), page, stream)
            out.at(stream.stops[k].sheet, stream.stops[k].place.name).extend([*runs, link])

    def _jump(self, text: str, style: LineStyle, slot: LineSlot) -> list[Item]:
        """The words at the end of the slot."""
        if not slot.down:
            return list(self.setter.line(text, style, (slot.x + slot.measure, slot.y), "end", JUMP_TAG)[0])
        from banmian.flow.vertical import down_line, down_setting

        p = prepare(StyledText(text), down_setting(style.face, style.size, style.tracking), self.setter.book)
        return down_line(p, slot.x, slot.y + slot.measure - p.width, Paint(style.ink, JUMP_TAG), self.setter.book)


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
