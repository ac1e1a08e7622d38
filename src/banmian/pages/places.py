"""The places of a sheet: box, label, title, head and text of each, in reading order.

The order of setting is that of docs/rules/contracts.md: exclusions, heads, jump slots, body.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce

from banmian.colour import WHITE
from banmian.content.model import Head, Piece, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Frame, Item, Layer, Link, Tag, framed, united
from banmian.flow.headfault import counted, line_is_empty, shown
from banmian.flow.heads import HeadSite, head_framed, label_items, set_head
from banmian.flow.linefit import fit_line, wrapped
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
JUMP_FROM_SHORT = "\uff08\u4e0a\u63a5\u7b2c{}\u7248\uff09"
"""Where the headline does not stand on the line beside it."""


@dataclass(slots=True)
class PlacedText:
    """What the places of all sheets gave: items by (sheet, place name), overset strips, messages."""

    items: dict[tuple[int, str], list[Item]] = field(default_factory=dict)
    over: list[tuple[int, str, tuple[Item, ...]]] = field(default_factory=list)
    found: list[Diagnostic] = field(default_factory=list)

    def at(self, sheet: int, place: str) -> list[Item]:
        return self.items.setdefault((sheet, place), [])


@frozen
class PlacedHead:
    """A stop's head with its byline and from-line; `start`: by how many lines the text starts later (a head without lines of
    its own)."""

    items: tuple[Item, ...] = ()
    found: tuple[Diagnostic, ...] = ()
    start: int = 0


@frozen
class Turn:
    """Where a thread goes on to another page after its stop of that number: the slot that the jump line takes, and how many
    slots of the thread stand before it."""

    stop: int
    slot: LineSlot
    at: int


@frozen
class Flowed:
    """A stream that was set: its turns that it passes, and how many of its stops it reaches."""

    done: SetStream
    turns: tuple[Turn, ...]
    reached: int
    frames: tuple[Frame, ...]
    """Of its columns."""


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
        heads: list[PlacedHead] = []
        for k, stop in enumerate(stream.stops):
            out.at(stop.sheet, stop.place.name).extend(self._ground(stop, stream.pieces, out.found))
            heads.append(self._head(stream, k))
        flowed = self._flow(stream, [head.start for head in heads]) if not self._is_special(stream) else None
        reached = flowed.reached if flowed else len(stream.stops)
        for stop, head in list(zip(stream.stops, heads, strict=True))[:reached]:
            out.at(stop.sheet, stop.place.name).extend(head.items)
            out.found += head.found
        if stream.missing and self.draft:
            self._waiting(stream, out)
        if flowed is None:
            self._special(stream, out)
            return
        self._take_over(stream, flowed, out)

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

    def _ground(self, stop: Stop, pieces: Sequence[Piece], found: list[Diagnostic]) -> list[Item]:
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
            page = self.plan.page_of(stop.sheet, x0)
            items, told = label_items(pieces[0].head.tag, Rect(x0, top, x1, top), style, paints, (self.setter, page))
            area = Rect(x0, top, x1, top + sheet.grid.leading)
            out += framed(items, Frame("label", f"the label of '{pieces[0].story}'", area, ground, pieces[0].head.tag.span))
            found += told
        if place.title is not None:
            items, told = self._title(sheet, place, place.title, pieces[0] if pieces and place.head is None else None)
            out += items
            found += told
        return out

    def _title(self, sheet: Sheet, place: Place, title: PlaceTitle, piece: Piece | None) -> tuple[list[Item], list[Diagnostic]]:
        """A title flush left, a note flush right on its baseline, an em between them at least. Where the place has no head of
        its own, the story's headline may be the title and its deck the note; a title that no story has is furniture."""
        area = sheet.area(sheet.layout.places[0], title.cols, title.lines)
        top, where = area.y0, PlaceOnPage(self.plan.page_of(sheet.index, area.x0), (area.x0, area.y0, area.x1, area.y1))
        style, small = self.plan.paper.line_style("title"), self.plan.paper.line_style("title-note")
        head = piece.head if piece is not None else Head()
        own = head.headline if head.headline is not None and head.headline.text == title.text else None
        tag = Tag(piece.story, -1, "headline") if piece is not None and own is not None else TITLE_TAG
        line = fit_line(own or title.text, style, area.width, self.setter)
        base = top + style.size * 88 // 100
        ground = box_frame(sheet, place)
        out: list[Item] = framed(
            line.runs(area.x0, base, self.setter, tag), Frame("title", f"the title '{title.text}'", area, ground)
        )
        found = line.told("the title", where, own.span if own else title.span)
        note = title.note or (head.deck if own is not None else None)
        if note:
            tag = Tag(piece.story, -1, "deck") if piece is not None and not title.note else NOTE_TAG
            beside = fit_line(note, small, area.width - line.width - small.size, self.setter)
            own_frame = Frame("title", f"the note of the title '{title.text}'", area, ground)
            out += framed(beside.runs(area.x1, base, self.setter, tag, "end"), own_frame)
            span = note.span if isinstance(note, StyledText) else title.span
            found += beside.told(f"the note beside the title '{title.text}'", where, span)
        if title.rule:
            y = sheet.grid.line_foot(title.lines[1]) - sheet.grid.em // 2
            out.append(Box(Rect(area.x0, y, area.x1, y + title.rule), style.ink, TAG))
        return out, found

    def _head(self, stream: Stream, k: int) -> PlacedHead:
        """The head of a stop, its byline, and in a thread's further places where the story comes from."""
        stop = stream.stops[k]
        sheet, place = self.sheets[stop.sheet], stop.place
        if place.head is None or not stream.pieces:
            return PlacedHead()
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
        below = int(k > 0)  # the line of the from-line: between head and text, or the head area's last
        within = below if place.head.lines and place.text and place.text[0].lines[0] <= first + room else 0
        lines = max(1, room - within) if room else 0
        site = HeadSite(x0, x1, sheet.grid.line_top(first), page, piece.story, lines, foot, sheet.grid.leading)
        done = set_head(head, style, site, self.setter.book)
        items = head_framed(done.items, _head_rect(site, max(done.lines, room), sheet), piece.story, box_frame(sheet, place))
        items = _as_furniture(items) if k > 0 else items
        found = [*done.diagnostics, *_empty_head(head, place, site)]
        if k > 0:
            line, told = self._from_line(stream, k, site, first + done.lines)
            items, found = items + line, found + told
        if place.byline is not None and head.byline and k == 0:
            line, told = self._byline(sheet, place, piece)
            items, found = items + line, found + told
        return PlacedHead(tuple(items), tuple(found), 0 if place.head.lines else done.lines + below)

    def _byline(self, sheet: Sheet, place: Place, piece: Piece) -> tuple[list[Item], list[Diagnostic]]:
        """Under a short rule, one line for each of the author's (dummy, page 4); a longer one goes on in the next where the
        area has it."""
        assert place.byline is not None and piece.head.byline is not None
        area = sheet.area(place, *place.byline)
        style, tag = self.plan.paper.line_style("byline"), Tag(piece.story, -1, "byline")
        rule = Box(Rect(area.x0, area.y0 - 6300, area.x0 + 40000, area.y0 - 5800), style.ink, TAG)
        text, room = piece.head.byline, place.byline[1][1] - place.byline[1][0] + 1
        where = PlaceOnPage(self.plan.page_of(sheet.index, area.x0), (area.x0, area.y0, area.x1, area.y1))
        lines = [fit_line(line, style, area.width, self.setter) for line in wrapped(text, style, area.width, room, self.setter)]
        out: list[Item] = [rule]
        found = line_is_empty(text, where)
        for i, line in enumerate(lines):
            out += line.runs(area.x0, area.y0 + i * sheet.grid.leading + style.size * 88 // 100, self.setter, tag)
            found += line.told("the byline", where, text.span)
        if len(lines) > room:
            message = f"the byline '{shown(text)}' needs {counted(len(lines), 'line')}, its area has {room}"
            found.append(diagnose("FIT012", message, "shorten it, or give the byline more lines in the layout", text.span, where))
        frame = Frame(
            "byline", f"the byline of '{piece.story}'", replace(area, y0=area.y0 - sheet.grid.leading), box_frame(sheet, place)
        )
        return framed(out, frame), found

    def _from_line(self, stream: Stream, k: int, site: HeadSite, line: int) -> tuple[list[Item], list[Diagnostic]]:
        """Where the story comes from, with its headline where that has room on the line."""
        before, sheet = stream.stops[k - 1], self.sheets[stream.stops[k].sheet]
        page = self.plan.page_of(before.sheet, self.sheets[before.sheet].span(before.place, before.place.text[-1].cols)[1] - 1)
        headline = stream.pieces[0].head.headline
        style, y = self.plan.paper.line_style("from-line"), sheet.grid.baseline(line)
        text = JUMP_FROM.format(page, headline.text) if headline else JUMP_FROM_SHORT.format(page)
        if self.setter.width(text, style) > site.measure:
            text = JUMP_FROM_SHORT.format(page)
        line_set = fit_line(_quoting(text, headline), style, site.measure, self.setter)
        link = _jump_link(Rect(site.x0, y - style.size, site.x0 + line_set.width, y + style.size // 4), page, stream)
        where = PlaceOnPage(site.page, (site.x0, y - style.size, site.x1, y))
        area = Rect(site.x0, sheet.grid.line_top(line), site.x1, sheet.grid.line_foot(line))
        ground = box_frame(sheet, stream.stops[k].place)
        own = framed(
            line_set.runs(site.x0, y, self.setter, JUMP_TAG),
            Frame("jump", f"the line that '{site.story}' comes from", area, ground),
        )
        return [*own, link], line_set.told("the line", where, stream.stops[k].place.span)

    def _is_special(self, stream: Stream) -> bool:
        """Whether the place is a table's, a verse's or a quote's, which are drawn."""
        stop = stream.stops[0]
        if not stop.place.text or not stream.pieces:
            return False
        style = stop.place.text[0].style
        return SpecialSetter(self.plan.paper, self.setter, self.picture).draws(stream.pieces[0], style)

    def _special(self, stream: Stream, out: PlacedText) -> None:
        stop = stream.stops[0]
        sheet, area = self.sheets[stop.sheet], stop.place.text[0]
        rect = sheet.area(stop.place, area.cols, area.lines)
        page = self.plan.page_of(stop.sheet, rect.x0)
        place = SpecialPlace(rect, sheet, self.text_style(stop.place), area.style, page, stop.place.name)
        items, found = SpecialSetter(self.plan.paper, self.setter, self.picture).draw(stream.pieces[0], place)
        out.at(stop.sheet, stop.place.name).extend(items)
        out.found += found

    # --- text in slots ----------------------------------------------------------------------------------------------

    def _flow(self, stream: Stream, starts: Sequence[int]) -> Flowed:
        """The text in its slots, less one for the jump line at each turn of a page. A turn that the text does not reach gives
        its slot back (docs/rules/contracts.md, The order of setting)."""
        slots: list[LineSlot] = []
        turns: list[Turn] = []
        for k, stop in enumerate(stream.stops):
            slots += self._slots(stop, starts[k], slots[-1].column + 1 if slots else 0, k)
            if k + 1 < len(stream.stops) and stream.stops[k + 1].sheet != stop.sheet and slots:
                turns.append(Turn(k, slots.pop(), len(slots)))
        if not stream.pieces or not slots:
            return Flowed(SetStream(), (), len(stream.stops), ())
        style = replace(self._style(stream.stops[0]), title=stream.stops[-1].place.name)
        style = replace(style, frames=tuple(self._frames(stream, [*slots, *(turn.slot for turn in turns)], style.text)))
        page = self.plan.page_of(stream.stops[-1].sheet, slots[-1].x)
        kept = tuple((turn.at, turn.slot) for turn in turns)
        done = set_stream(stream.pieces, style, slots, page, self.setter.book, kept)
        firsts = [next((i for i, s in enumerate(slots) if s.sheet == k), len(slots)) for k in range(len(stream.stops))]
        reached = 1 + sum(done.last_slot > first for first in firsts[1:])
        return Flowed(done, tuple(turn for turn in turns if turn.stop + 1 < reached), reached, style.frames)

    def _take_over(self, stream: Stream, flowed: Flowed, out: PlacedText) -> None:
        done, stops = flowed.done, stream.stops
        for k, stop in enumerate(stops):
            out.at(stop.sheet, stop.place.name).extend(done.items.get(k, []))
        out.found += done.diagnostics
        if done.over:
            out.over.append((stops[-1].sheet, stream.pieces[-1].story, done.over))
        out.found += [self._unused(stream, k, flowed.reached - 1) for k in range(flowed.reached, len(stops))]
        self._jumps(stream, flowed, out)

    def _unused(self, stream: Stream, k: int, last: int) -> Diagnostic:
        """FLW032: a place of a thread that the text does not reach; neither its head nor a jump line is set."""
        stop, story = stream.stops[k], stream.pieces[0].story
        page, end = (self.plan.sheets[stream.stops[i].sheet].numbers[0] for i in (k, last))
        message = f"page {page}, place {stop.place.name}: '{story}' ends on page {end} already, and nothing of it stands here"
        hint = "write more, or take this place out of the thread in issue.yaml"
        return diagnose("FLW032", message, hint, stream.pieces[0].span, PlaceOnPage(page))

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

    def _jumps(self, stream: Stream, flowed: Flowed, out: PlacedText) -> None:
        style = self.plan.paper.line_style("jump")
        for turn in flowed.turns:
            k, slot = turn.stop, turn.slot
            following = stream.stops[k + 1]
            page = self.plan.page_of(following.sheet, self.sheets[following.sheet].span(following.place, None)[0])
            runs = framed(self._jump(JUMP_ON.format(page), style, slot), flowed.frames[slot.column])
            link = _jump_link(_slot_rect(slot, style.size), page, stream)
            out.at(stream.stops[k].sheet, stream.stops[k].place.name).extend([*runs, link])

    def _jump(self, text: str, style: LineStyle, slot: LineSlot) -> list[Item]:
        """The words at the end of the slot."""
        if not slot.down:
            return list(self.setter.line(text, style, (slot.x + slot.measure, slot.y), "end", JUMP_TAG)[0])
        from banmian.flow.vertical import down_line, down_setting

        p = self.setter.noted(prepare(StyledText(text), down_setting(style.face, style.size, style.tracking), self.setter.book))
        return down_line(p, slot.x, slot.y + slot.measure - p.width, Paint(style.ink, JUMP_TAG), self.setter.book)


def _quoting(text: str, quoted: StyledText | None) -> StyledText:
    """Words of ours with a text of the author's in them, whose characters keep their places."""
    if quoted is None or quoted.text not in text:
        return StyledText(text)
    before = text.index(quoted.text)
    return StyledText(text, (), quoted.span, tuple((offset + before, line, column) for offset, line, column in quoted.lines))


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


def _head_rect(site: HeadSite, lines: int, sheet: Sheet) -> Rect:
    """The head's area, with the white between lines around it: the lines that the layout gives it, else those that it
    takes."""
    white = sheet.grid.leading - sheet.grid.em
    foot = site.foot or site.top + (lines - 1) * sheet.grid.leading + sheet.grid.em
    return Rect(site.x0, site.top - white, site.x1, foot + white)


def _empty_head(head: Head, place: Place, site: HeadSite) -> list[Diagnostic]:
    """FIT011 for the lines that a layout gives to a head which the story has not."""
    if not site.lines or head.headline or head.kicker or head.deck:
        return []
    kept = f"{counted(site.lines, 'line')} {'is' if site.lines == 1 else 'are'} kept for a head"
    message = f"page {site.page}, place {place.name}: {kept}, and '{site.story}' has no headline"
    hint = "write a headline, or give the head's lines to the text in the layout"
    span = place.head.span if place.head else place.span
    return [diagnose("FIT011", message, hint, span, PlaceOnPage(site.page, (site.x0, site.top, site.x1, site.foot)))]


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
