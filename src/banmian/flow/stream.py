"""A stream: the stories of a place, or one story over several places, broken into line slots and drawn.

Collect (blocks to items) -> compose (flow/optimise.py) -> draw. What found no slot is reported, what is short likewise
(docs/rules/contracts.md, Texts). Codes FLW\u2026
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field, replace
from functools import cache

from banmian.content.model import Block, Cell, Mark, Paragraph, Piece, StyledText, Subhead, Table, Verse
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Frame, Item, Tag, framed
from banmian.flow import down
from banmian.flow.head import HeadSite
from banmian.flow.headmeasure import measure_head
from banmian.flow.heads import head_framed, set_head
from banmian.flow.initial import WithInitial, with_initial
from banmian.flow.optimise import FixedItem, ParagraphItem, Placed, StreamItem, compose
from banmian.flow.paragraphs import standing, text_setting
from banmian.flow.slots import LineSlot, shared_line
from banmian.flow.subheads import break_subhead, minor_ends, subhead_faults
from banmian.flow.turned import height_of, turned
from banmian.flow.verdict import PlacedEntry, strained, unmet, verdict
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.remember import Memo
from banmian.template.model import HeadStyle, TextStyle
from banmian.text.lines import set_line, set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.values import frozen


@frozen
class Entry:
    """One thing in the stream: what the optimiser sees, and what is drawn. `kind`: body, item, subhead, minor, head, gap,
    byline, turned."""

    item: StreamItem
    kind: str
    piece: Piece
    block: int
    prepared: Prepared | None = None
    marker: Prepared | None = None
    marker_at: int = 0
    """mp from the column's edge to the marker."""


@frozen
class StreamStyle:
    """What a stream needs of the layout: text style, head style of its stories' heads, free lines and rule between them."""

    text: TextStyle
    brief: HeadStyle | None
    between: tuple[int, int]
    leading: int
    title: str
    """For messages: the place's name."""
    signed: bool = False
    """A story's byline ends its text; else the place has an area for it."""
    note: TextStyle | None = None
    """The paper's style of notes; None: notes are set as quotations are."""
    frames: tuple[Frame, ...] = ()
    """The columns' frames, as the slots number them: what stands in a column is its ink."""


@frozen
class SetStream:
    """Items by sheet (index into the plan's sheets, as the slots say), and what was found."""

    items: dict[int, list[Item]] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    over: tuple[Item, ...] = ()
    """Overset lines, set from (0, 0) on at their measure, for the draft's strip."""
    last_slot: int = 0
    """Slots used: tells which sheets of a thread are reached."""


STREAMS: Memo[SetStream] = Memo("streams", 400)
"""Their items are shared: who places them copies the lists."""


def set_stream(
    pieces: Sequence[Piece],
    style: StreamStyle,
    slots: Sequence[LineSlot],
    page: int,
    book: FontBook,
    kept: Sequence[tuple[int, LineSlot]] = (),
) -> SetStream:
    """Break the pieces into the slots and draw them. `kept`: slots held back for jump lines, each with the number of slots
    before it; one that the text does not reach counts as free again. A stream that was set once is the same value again."""
    if not book.key:
        return _set(pieces, style, slots, page, book, kept)
    key = (book.key, tuple(pieces), style, tuple(slots), page, tuple(kept))
    return STREAMS.of(key, lambda: _set(pieces, style, slots, page, book, kept))


def _set(
    pieces: Sequence[Piece],
    style: StreamStyle,
    slots: Sequence[LineSlot],
    page: int,
    book: FontBook,
    kept: Sequence[tuple[int, LineSlot]],
) -> SetStream:
    initial = None
    if style.text.initial is not None and pieces:
        initial = with_initial(pieces[0], style.text, slots, style.leading, book)
    if isinstance(initial, WithInitial):
        pieces, slots = (initial.piece, *pieces[1:]), initial.slots
    else:
        style = replace(style, text=replace(style.text, initial=None))
    entries = [e for i, piece in enumerate(pieces) for e in _collect(piece, i, style, slots, book)]
    found = [d for e in entries for p in (e.prepared, e.marker) if p for d in p.diagnostics]
    found += [d for piece in pieces for d in _plain_tables(piece, style, page)]
    if isinstance(initial, Diagnostic):
        found.append(initial)
    elif initial is not None:
        found += initial.found
    if not entries or not slots:
        return SetStream({}, tuple(found))
    composition = compose([e.item for e in entries], slots)
    drawing = _Drawing(style, slots, page, book)
    if isinstance(initial, WithInitial):
        drawing.items.setdefault(slots[0].sheet, []).extend(drawing.framed(initial.runs, slots[0]))
    for entry, placed in zip(entries, composition.placed, strict=True):
        drawing.draw(entry, placed)
    found += drawing.found
    ends = [PlacedEntry(e.piece.story, e.piece.span, e.prepared, p) for e, p in zip(entries, composition.placed, strict=True)]
    free = [slot for at, slot in kept if composition.used <= at]
    given_back = replace(composition, real=composition.real + len(free)) if not composition.over else composition
    at = composition.used
    found += verdict(ends, given_back, [*slots[:at], *free, *slots[at:]], page, (style.title, style.text.size))
    return SetStream(drawing.items, tuple(found), tuple(drawing.over), composition.used)


# --- collect ---------------------------------------------------------------------------------------------------------


def _collect(piece: Piece, number: int, style: StreamStyle, slots: Sequence[LineSlot], book: FontBook) -> list[Entry]:
    out: list[Entry] = []
    measure = max((s.measure for s in slots), default=style.text.size * 10)
    room = min((s.measure for s in slots), default=style.text.size * 10)
    if number and style.between[0]:
        out.append(Entry(FixedItem(style.between[0], 0), "gap", piece, -1))
    if style.brief is not None and piece.head.headline:
        out.append(Entry(_head_item(piece, style.brief, style, measure, book), "head", piece, -1))
    blocks = _with_dateline(piece)
    signed = [_byline(piece, len(blocks), style, book)] if piece.head.byline and style.signed else []
    for index, block in enumerate(blocks):
        if signed and _is_note(block):
            out.append(signed.pop())
        out += _entries(block, index, piece, style, (measure, room), book)
    return [*out, *signed]


def _is_note(block: Block) -> bool:
    """Notes end a story: its byline and dateline belong to the text before them."""
    return isinstance(block, Paragraph) and block.role == "note"


def _head_item(piece: Piece, brief: HeadStyle, style: StreamStyle, measure: int, book: FontBook) -> FixedItem:
    """A story's head in the stream: as many lines as it really takes in the line where it stands."""
    if brief.vertical:
        return FixedItem(brief.lines_taken[0], brief.lines_taken[0], 2)

    @cache
    def needs(wide: int) -> tuple[int, int]:
        site = HeadSite(0, wide, 0, 0, piece.story, leading=style.text.pitch or style.leading)
        lines = measure_head(piece.head, brief, site, book).lines
        return lines, lines

    return FixedItem(*needs(measure), 2, needs)


def _with_dateline(piece: Piece) -> list[Block]:
    """The dateline runs in before the first paragraph, bold, an em of air after it."""
    blocks = list(piece.blocks)
    dateline = piece.head.dateline
    for i, block in enumerate(blocks):
        if dateline and isinstance(block, Paragraph) and not _is_note(block):
            lead, text = dateline.text + "\u3000", block.text
            shift = len(lead)
            marks = (
                Mark(0, len(dateline.text), "strong"),
                *(replace(m, start=m.start + shift, end=m.end + shift) for m in text.marks),
            )
            steps = tuple((o + shift, line, column) for o, line, column in text.lines)
            blocks[i] = replace(block, text=StyledText(lead + text.text, marks, text.span, steps))
            break
    return blocks


def _entries(block: Block, index: int, piece: Piece, style: StreamStyle, measures: tuple[int, int], book: FontBook) -> list[Entry]:
    """`measures`: the widest and the narrowest line, mp."""
    measure, room = measures
    if isinstance(block, Paragraph):
        return [_paragraph(block, index, piece, style, room, book)]
    if isinstance(block, Subhead):
        return [_subhead(block, index, piece, style, measure, book)]
    if isinstance(block, Table):
        return [_paragraph(Paragraph(row), index, piece, style, room, book) for row in _rows_as_text(block)]
    if isinstance(block, Verse):
        return [_paragraph(Paragraph(line, "quote"), index, piece, style, room, book) for s in block.stanzas for line in s]
    raise AssertionError(block)


def _rows_as_text(table: Table) -> list[StyledText]:
    """A table in a text style that has no table drawer: its rows as plain lines, the head row bold."""
    rows = [_row_as_text(row) for row in table.rows]
    head = _row_as_text(table.head)
    if not head.text:
        return rows
    return [replace(head, marks=(Mark(0, len(head.text), "strong"),)), *rows]


def _row_as_text(row: Sequence[Cell]) -> StyledText:
    shown = [cell.text for cell in row if cell.text.text]
    steps: list[tuple[int, int, int]] = []
    at = 0
    for text in shown:
        steps += [(at + offset, line, column) for offset, line, column in text.lines]
        at += len(text.text) + 1
    span = next((cell.text.span for cell in row), None)
    return StyledText("\u3000".join(text.text for text in shown), (), shown[0].span if shown else span, tuple(steps))


def _plain_tables(piece: Piece, style: StreamStyle, page: int) -> list[Diagnostic]:
    """FLW033 for each table that has no table style where it stands."""
    out: list[Diagnostic] = []
    for block in piece.blocks:
        texts = [c.text for row in (block.head, *block.rows) for c in row if c.text.text] if isinstance(block, Table) else []
        if texts:
            message = (
                f"page {page}, place {style.title}: a table of '{piece.story}' is set as plain lines: its place has no table style"
            )
            hint = (
                "name a style of `table-styles` under the place's `text` in the layout (style: \u2026), or write the rows as a list"
            )
            out.append(diagnose("FLW033", message, hint, texts[0].at(0), PlaceOnPage(page)))
    return out


def _paragraph(block: Paragraph, index: int, piece: Piece, style: StreamStyle, room: int, book: FontBook) -> Entry:
    """`room`: the narrowest line, mp."""
    text = style.text
    done = standing(block, text, style.note, room, book)
    p = done.prepared
    if block.role == "item" and text.bullets:
        item = ParagraphItem(p, done.indent, done.hang, block.looseness)
        return Entry(item, "item", piece, index, p, done.marker, done.marker_at)
    kind = "turned" if text.turn_quotes and (block.role == "quote" or block.quoted) else "body"
    flush = index == 0 and text.initial is not None
    return Entry(ParagraphItem(p, 0 if flush else done.indent, looseness=block.looseness), kind, piece, index, p)


def _subhead(block: Subhead, index: int, piece: Piece, style: StreamStyle, measure: int, book: FontBook) -> Entry:
    """Level 2: in a face and size of its own, a line of white before it. Level 3: lines of the text, bold."""
    text = style.text
    if block.level == 2:
        rules = SpacingRules(han_latin=125, upright=text.direction == "vertical")
        setting = TextSetting(
            text.subhead_face, text.subhead_size, rules=rules, direction=text.direction, vertical=text.vertical
        )  # fmt: skip
        prepared = prepare(block.text, setting, book)
    else:
        prepared = prepare(block.text, text_setting(text, text.strong), book)
    white = 1 if block.level == 2 else text.paragraph_gap

    @cache
    def needs(wide: int) -> tuple[int, int]:
        rows = break_subhead(prepared, wide).rows if block.level == 2 else len(minor_ends(prepared, wide))
        return rows + white, rows

    kind, keep = ("subhead", 2) if block.level == 2 else ("minor", 1)
    return Entry(FixedItem(*needs(measure), keep, needs), kind, piece, index, prepared)


def _byline(piece: Piece, index: int, style: StreamStyle, book: FontBook) -> Entry:
    assert piece.head.byline is not None
    prepared = prepare(piece.head.byline, text_setting(style.text, style.text.kai), book)
    return Entry(ParagraphItem(prepared, 0), "byline", piece, index, prepared)


# --- draw ------------------------------------------------------------------------------------------------------------


class _Drawing:
    """Items by sheet while they grow. `page`: where the place is, for messages."""

    def __init__(self, style: StreamStyle, slots: Sequence[LineSlot], page: int, book: FontBook) -> None:
        self.style, self.slots, self.page, self.book = style, slots, page, book
        self.items: dict[int, list[Item]] = {}
        self.over: list[Item] = []
        self.found: list[Diagnostic] = []

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
        if entry.kind == "gap":
            self._rule(placed)
        elif entry.kind == "head":
            self._head(entry, placed)
        elif entry.kind == "subhead":
            self._subhead(entry, placed)
        elif entry.kind == "minor":
            self._minor(entry, placed)
        else:
            self._paragraph(entry, placed)

    def shared(self, placed: Placed) -> tuple[LineSlot, list[Item]]:
        """The line that all slots of a fixed item have in common, and where its items go."""
        slot, out = self.slot(placed.slot)
        real = self.slots[placed.slot : placed.slot + placed.lines]
        return (shared_line(real) if real else slot), out

    def _rule(self, placed: Placed) -> None:
        """In the middle of the free lines."""
        if not placed.lines or placed.slot >= len(self.slots):
            return
        slot, out = self.shared(placed)
        last = self.slots[min(placed.slot + placed.lines, len(self.slots)) - 1]
        weight = self.style.between[1]
        if slot.down:
            middle = (slot.x + last.x) // 2
            rule = Rect(middle - weight // 2, slot.y, middle - weight // 2 + weight, slot.y + slot.measure)
        else:
            middle = (slot.y + last.y) // 2 - self.style.text.size * 38 // 100
            rule = Rect(slot.x, middle - weight // 2, slot.x + slot.measure, middle - weight // 2 + weight)
        out.append(Box(rule, self.style.text.ink, Tag("", -1, "rule"), frame=self.frame(slot)))

    def _head(self, entry: Entry, placed: Placed) -> None:
        assert self.style.brief is not None
        slot, out = self.shared(placed)
        top = slot.y - self.style.text.size * 88 // 100
        leading = self.style.text.pitch or self.style.leading
        site = HeadSite(slot.x, slot.x + slot.measure, top, self.page, entry.piece.story, leading=leading)
        done = set_head(entry.piece.head, self.style.brief, site, self.book)
        frame = self.frame(slot)
        foot = top + (placed.lines - 1) * leading + self.style.text.size
        white = leading - self.style.text.size
        area = Rect(slot.x, top - white, slot.x + slot.measure, foot + white)
        out.extend(done.items if frame is None else head_framed(done.items, area, entry.piece.story, frame.on))
        self.found.extend(done.diagnostics)

    def _subhead(self, entry: Entry, placed: Placed) -> None:
        """A subhead of level 2, over whole lines of the text."""
        p, text = entry.prepared, self.style.text
        assert p is not None
        slot, out = self.shared(placed)
        done = break_subhead(p, slot.measure)
        paint = Paint(text.ink, Tag(entry.piece.story, entry.block, "subhead"), stretch=done.scale, frame=self.frame(slot))
        if slot.down:
            sizes = (text.pitch, text.subhead_size)
            out += self.framed(down.subhead(p, slot, placed.lines, sizes, replace(paint, stretch=1000), done.ends), slot)
        else:
            lift = text.subhead_offset if placed.lines > done.rows else -(text.subhead_size - text.size) // 2
            base = slot.y - text.size * 88 // 100 + lift + text.subhead_size * 88 // 100
            pitch = text.pitch or self.style.leading
            for k, (start, end) in enumerate(zip((0, *done.ends), done.ends, strict=False)):
                at = LinePlace(slot.x, base + k * pitch, max(slot.measure, p.width))
                out += set_marked(p, start, end, at, paint, self.book)
        self.found += subhead_faults(p, done, self.where(slot))

    def _minor(self, entry: Entry, placed: Placed) -> None:
        """A subhead of level 3: its white, then lines of the text."""
        p = entry.prepared
        assert p is not None
        paint = Paint(self.style.text.ink, Tag(entry.piece.story, entry.block, "subhead"))
        common = self.shared(placed)[0]
        ends = minor_ends(p, common.measure)
        first = placed.slot + max(0, placed.lines - len(ends))
        for k, (start, end) in enumerate(zip((0, *ends), ends, strict=False)):
            slot, out = self.slot(first + k)
            own = slot if slot.column != common.column or slot.sheet < 0 else shared_line((slot, common))
            at = down.line_place(own, 0, p.units.natural_end(end))
            self.found += strained(p, (start, end), at, self.where(slot))
            out += set_marked(p, start, end, at, replace(paint, frame=self.frame(slot)), self.book)

    def where(self, slot: LineSlot) -> PlaceOnPage:
        """The slot's line on the page, for messages."""
        if slot.down:
            return PlaceOnPage(self.page, (slot.x, slot.y, slot.x, slot.y + slot.measure))
        return PlaceOnPage(self.page, (slot.x, slot.y, slot.x + slot.measure, slot.y))

    def _marks(self, p: Prepared, units: tuple[int, int], place: LinePlace, paint: Paint) -> list[Item]:
        from banmian.text.marks import marks_of_line

        return marks_of_line(p, *units, place, paint, self.book)

    def _paragraph(self, entry: Entry, placed: Placed) -> None:
        p, item, text = entry.prepared, entry.item, self.style.text
        assert p is not None and isinstance(item, ParagraphItem)
        paint = Paint(text.ink, Tag(entry.piece.story, entry.block, "byline" if entry.kind == "byline" else "body"))
        marks: list[tuple[list[Item], list[Item]]] = []
        turn: list[Item] | None = [] if entry.kind == "turned" else None
        if item.looseness:
            self.found += unmet(p, placed.missing, item.looseness, self.page)
        start = 0
        for k, end in enumerate(placed.ends):
            slot, home = self.slot(placed.slot + k)
            if self.frame(slot) is not paint.frame:
                paint = replace(paint, frame=self.frame(slot))
            out = home if turn is None else turn
            inset = item.indent if k == 0 else item.hang
            align = "end" if entry.kind == "byline" else text.align
            place = down.line_place(slot, inset, p.units.natural_end(end), align)
            self.found += strained(p, (start, end), place, self.where(slot))
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
            home += turned(turn, height_of(turn, p.setting.size, Rect(slot.x, 0, slot.x + slot.measure, 0)))
