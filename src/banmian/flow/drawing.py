"""A stream's entries drawn in the slots that the optimiser gave them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.display import Box, Frame, Item, Tag, framed
from banmian.flow import down
from banmian.flow.entry import Entry, StreamStyle
from banmian.flow.head import HeadSite
from banmian.flow.heads import head_framed, set_head
from banmian.flow.items import item_rule
from banmian.flow.slots import LineSlot, shared_line
from banmian.flow.stream_items import ParagraphItem, Placed
from banmian.flow.subheads import break_subhead, minor_ends, subhead_faults
from banmian.flow.turned import height_of, turn_over
from banmian.flow.verdict import looseness_faults, strain_faults
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import HeadStyle
from banmian.text.lines import set_line, set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared

SIGNED = ("byline", "signature")
"""Kinds of entries that stand at their lines' ends."""


class Drawing:
    """Items by sheet while they grow. `page`: where the place is, for messages."""

    def __init__(self, style: StreamStyle, slots: Sequence[LineSlot], page: int, fonts: FontBook) -> None:
        self.style, self.slots, self.page, self.fonts = style, slots, page, fonts
        self.items: dict[int, list[Item]] = {}
        self.over: list[Item] = []
        self.diagnostics: list[Diagnostic] = []
        self._before = ""
        """The kind of the entry that was drawn last."""

    def slot(self, index: int) -> tuple[LineSlot, list[Item]]:
        """The slot and where its items go; a slot that does not exist lies in the draft's strip."""
        if index < len(self.slots):
            slot = self.slots[index]
            return slot, self.items.setdefault(slot.sheet, [])
        last = self.slots[-1]
        if last.down:
            return down.beyond(last, index - len(self.slots), self.style.text.pitch, self.style.text.size), self.over
        return replace(last, x=0, y=(index - len(self.slots) + 1) * self.style.leading, sheet=-1), self.over

    def frame(self, slot: LineSlot) -> Frame | None:
        """The frame of the slot's column; of the draft's strip none."""
        known = slot.sheet >= 0 and slot.column < len(self.style.frames)
        return self.style.frames[slot.column] if known else None

    def framed(self, items: Sequence[Item], slot: LineSlot) -> Sequence[Item]:
        """The items as ink of the slot's column."""
        frame = self.frame(slot)
        return items if frame is None else framed(items, frame)

    def draw(self, entry: Entry, placed: Placed) -> None:
        """The entry by its kind; all but gaps and heads have a prepared text."""
        p, item, brief = entry.prepared, entry.item, self.style.brief
        if entry.kind == "gap":
            self._rule(placed)
        elif entry.kind == "head" and brief is not None:
            self._head(entry, brief, placed)
        elif p is not None and entry.kind == "subhead":
            self._subhead(entry, p, placed)
        elif p is not None and entry.kind == "minor":
            self._minor(entry, p, placed)
        elif p is not None and isinstance(item, ParagraphItem):
            self._over_item(entry, placed)
            self._paragraph(entry, item, p, placed)
        self._before = entry.kind

    def shared(self, placed: Placed) -> tuple[LineSlot, list[Item]]:
        """The line that all slots of a fixed item have in common, and where its items go."""
        slot, out = self.slot(placed.slot)
        real = self.slots[placed.slot : placed.slot + placed.lines]
        return (shared_line(real) if real else slot), out

    def _rule(self, placed: Placed) -> None:
        """In the middle of the free lines; none where nothing follows in their column."""
        end = placed.slot + placed.lines
        if not placed.lines or placed.slot >= len(self.slots):
            return
        if end < len(self.slots) and self.slots[end].column != self.slots[placed.slot].column:
            return
        slot, out = self.shared(placed)
        last = self.slots[min(placed.slot + placed.lines, len(self.slots)) - 1]
        weight = self.style.between[1]
        if not weight:
            return
        if slot.down:
            middle = (slot.x + last.x) // 2
            rule = Rect(middle - weight // 2, slot.y, middle - weight // 2 + weight, slot.y + slot.measure)
        else:
            middle = (slot.y + last.y) // 2 - self.style.text.size * 38 // 100
            rule = Rect(slot.x, middle - weight // 2, slot.x + slot.measure, middle - weight // 2 + weight)
        out.append(Box(rule, self.style.text.ink, Tag("", -1, "rule"), frame=self.frame(slot)))

    def _over_item(self, entry: Entry, placed: Placed) -> None:
        """The rule between two items, unless a head or a column's head is before this one."""
        items, slot = self.style.text.items, placed.slot
        if items is None or not items.rule or {entry.kind, self._before} != {"body"} or not 0 < slot < len(self.slots):
            return
        if self.slots[slot - 1].column == self.slots[slot].column:
            text = self.style.text
            pitch = text.pitch or self.style.leading
            wider = 0 if self.slots[slot].down else self.slots[slot].y - self.slots[slot - 1].y - pitch  # feathered
            rule = item_rule(self.slots[slot], text, pitch, self.fonts.above(text.size)).moved(0, -(wider // 2))
            self.slot(slot)[1].append(Box(rule, items.ink, Tag("", -1, "rule"), frame=self.frame(self.slots[slot])))

    def _head(self, entry: Entry, style: HeadStyle, placed: Placed) -> None:
        slot, out = self.shared(placed)
        top = slot.y - self.fonts.above(self.style.text.size)
        leading = self.style.text.pitch or self.style.leading
        site = HeadSite(slot.x, slot.x + slot.measure, top, self.page, entry.piece.story, leading=leading)
        done = set_head(entry.piece.head, style, site, self.fonts)
        frame = self.frame(slot)
        foot = top + (placed.lines - 1) * leading + self.style.text.size
        white = leading - self.style.text.size
        area = Rect(slot.x, top - white, slot.x + slot.measure, foot + white)
        out.extend(done.items if frame is None else head_framed(done.items, area, entry.piece.story, frame.on))
        self.diagnostics.extend(done.diagnostics)

    def _subhead(self, entry: Entry, p: Prepared, placed: Placed) -> None:
        """A subhead of level 2, over whole lines of the text."""
        text = self.style.text
        slot, out = self.shared(placed)
        done = break_subhead(p, slot.measure)
        paint = Paint(text.ink, Tag(entry.piece.story, entry.block, "subhead"), stretch=done.scale, frame=self.frame(slot))
        if slot.down:
            sizes = (text.pitch, text.subhead_size)
            out += self.framed(down.subhead(p, slot, placed.lines, sizes, replace(paint, stretch=1000), done.ends), slot)
        else:
            pitch = text.pitch or self.style.leading
            lift = text.subhead_offset if placed.lines > done.rows else -(text.subhead_size - text.size) // 2
            lift += max(0, placed.lines - done.rows - 1) * pitch  # further white stands above it
            base = slot.y - self.fonts.above(text.size) + lift + self.fonts.above(text.subhead_size)
            for k, (start, end) in enumerate(zip((0, *done.ends), done.ends, strict=False)):
                at = LinePlace(slot.x, base + k * pitch, max(slot.measure, p.width))
                out += set_marked(p, start, end, at, paint, self.fonts)
        self.diagnostics += subhead_faults(p, done, self.where(slot))

    def _minor(self, entry: Entry, p: Prepared, placed: Placed) -> None:
        """A subhead of level 3: its white, then lines of the text."""
        paint = Paint(self.style.text.ink, Tag(entry.piece.story, entry.block, "subhead"))
        common = self.shared(placed)[0]
        ends = minor_ends(p, common.measure)
        first = placed.slot + max(0, placed.lines - len(ends))
        for k, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
            slot, out = self.slot(first + k)
            own = slot if slot.column != common.column or slot.sheet < 0 else shared_line((slot, common))
            at = down.line_place(own, 0, p.units.natural_end(end))
            self.diagnostics += strain_faults(p, (start, end), at, self.where(slot))
            out += set_marked(p, start, end, at, replace(paint, frame=self.frame(slot)), self.fonts)

    def where(self, slot: LineSlot) -> PlaceOnPage:
        """The slot's line on the page, for messages."""
        if slot.down:
            return PlaceOnPage(self.page, (slot.x, slot.y, slot.x, slot.y + slot.measure))
        return PlaceOnPage(self.page, (slot.x, slot.y, slot.x + slot.measure, slot.y))

    def _marks(self, p: Prepared, units: tuple[int, int], place: LinePlace, paint: Paint) -> list[Item]:
        from banmian.text.marks import marks_of_line

        return marks_of_line(p, *units, place, paint, self.fonts)

    def _paragraph(self, entry: Entry, item: ParagraphItem, p: Prepared, placed: Placed) -> None:
        text = self.style.text
        paint = Paint(text.ink, Tag(entry.piece.story, entry.block, "byline" if entry.kind == "byline" else "body"))
        marks: list[tuple[list[Item], list[Item]]] = []
        turn: list[Item] | None = [] if entry.kind == "turned" else None
        if item.looseness:
            self.diagnostics += looseness_faults(p, placed.missing, item.looseness, self.page)
        start = 0
        for k, end in enumerate(placed.ends):
            slot, home = self.slot(placed.slot + k)
            if self.frame(slot) is not paint.frame:
                paint = replace(paint, frame=self.frame(slot))
            out = home if turn is None else turn
            inset = item.indent_in(slot.measure) if k == 0 else item.hang
            place = down.line_place(slot, inset, p.units.natural_end(end), text.align)
            if entry.kind in SIGNED:
                place = down.at_end(place, inset, slot.down)
            self.diagnostics += strain_faults(p, (start, end), place, self.where(slot))
            if k == 0 and entry.marker is not None:
                at = replace(down.line_place(slot, entry.marker_at, True), measure=inset - entry.marker_at)
                out += set_line(
                    entry.marker,
                    0,
                    entry.marker.units.size,
                    at,
                    Paint(text.ink, Tag(entry.piece.story, entry.block, "marker"), frame=paint.frame),
                )
            out += set_line(p, start, end, place, paint)
            if p.text.marks and (drawn := self._marks(p, (start, end), place, paint)):
                marks.append((out, drawn))
            start = end
        for target, drawn in marks:
            target.extend(drawn)
        if turn:
            slot, home = self.slot(placed.slot)
            home += turn_over(turn, height_of(turn, p.setting.size, Rect(slot.x, 0, slot.x + slot.measure, 0)))
