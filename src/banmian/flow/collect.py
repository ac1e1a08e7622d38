"""A story's blocks become the entries of its stream: heads, subheads, paragraphs, tables and verse as plain lines, the byline.

docs/rules/contracts.md, Texts. Code FLW033.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from banmian.content.model import Block, Cell, Mark, Paragraph, Piece, StyledText, Subhead, Table, Verse
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.flow.entry import Entry, StreamStyle
from banmian.flow.head import HeadSite
from banmian.flow.headfit import lines_of
from banmian.flow.headmeasure import measure_head
from banmian.flow.items import with_leads
from banmian.flow.paragraphs import signature_paragraph, stream_paragraph, text_setting
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import FixedItem, ParagraphItem
from banmian.flow.subheads import break_subhead, minor_ends
from banmian.fonts import FontBook
from banmian.phrases import say
from banmian.remember import Memo, Same
from banmian.template.model import HeadStyle
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting
from banmian.text.spacing import marked

ENTRIES: Memo[tuple[Entry, ...]] = Memo("stories' entries", 400, each="story")
"""By the story, what of the stream's style is looked at, and the widest and the narrowest slot: copyfit and makeup try a story in
many slots."""


def collect_entries(piece: Piece, number: int, style: StreamStyle, slots: Sequence[LineSlot], fonts: FontBook) -> tuple[Entry, ...]:
    """The entries of a story; `number`: its place among the stream's stories, for what stands between two."""
    measures = [s.measure for s in slots] or [style.text.size * 10]
    widest, narrowest = max(measures), min(measures)
    if not fonts.key:
        return tuple(_collected(piece, number, style, widest, narrowest, fonts))
    looks = Same(piece, style.text, style.brief, style.note)
    key = fonts.key, looks, number, style.between, style.leading, style.signed, style.white, widest, narrowest
    return ENTRIES.of(key, lambda: tuple(_collected(piece, number, style, widest, narrowest, fonts)))


def _collected(piece: Piece, number: int, style: StreamStyle, measure: int, room: int, fonts: FontBook) -> list[Entry]:
    """`measure`, `room`: of the widest and the narrowest line, mp."""
    out: list[Entry] = []
    if number and style.between[0]:
        out.append(Entry(FixedItem(style.between[0], 0, more=max(0, style.white), even=True), "gap", piece, -1))
    if style.brief is not None and piece.head.headline:
        out.append(Entry(_head_item(piece, style.brief, style, measure, fonts), "head", piece, -1))
    blocks = with_leads(_with_dateline(piece), style.text.items)
    byline = lines_of(piece.head.byline) if piece.head.byline and style.signed else []
    signed = [_byline(piece, line, len(blocks), style, fonts) for line in byline]
    for index, block in enumerate(blocks):
        if signed and _is_note(block):
            out += signed
            signed = []
        out += _entries(block, index, piece, style, (measure, room), fonts)
    return _as_brief([*out, *signed]) if style.brief is not None and piece.head.headline else [*out, *signed]


def _as_brief(entries: list[Entry]) -> list[Entry]:
    """A paragraph that goes on at the head of a column reads there as the text of no head."""
    return [replace(e, item=replace(e.item, brief=True)) if isinstance(e.item, ParagraphItem) else e for e in entries]


def _is_note(block: Block) -> bool:
    """Notes end a story: its byline and dateline belong to the text before them."""
    return isinstance(block, Paragraph) and block.role == "note"


def _head_item(piece: Piece, brief: HeadStyle, style: StreamStyle, measure: int, fonts: FontBook) -> FixedItem:
    """A story's head in the stream: as many lines as it really takes in the line where it stands."""
    if brief.vertical:
        return FixedItem(brief.lines_taken[0], brief.lines_taken[0], 2)

    @cache
    def needs(wide: int) -> tuple[int, int]:
        site = HeadSite(0, wide, 0, 0, piece.story, leading=style.text.pitch or style.leading)
        lines = measure_head(piece.head, brief, site, fonts).lines
        return lines, lines

    return FixedItem(*needs(measure), 2, needs)


def _with_dateline(piece: Piece) -> list[Block]:
    """The dateline runs in before the first paragraph, bold, an em of air after it."""
    blocks = list(piece.blocks)
    dateline = piece.head.dateline
    for i, block in enumerate(blocks):
        if dateline and isinstance(block, Paragraph) and not (_is_note(block) or block.form):
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


def _entries(block: Block, index: int, piece: Piece, style: StreamStyle, measures: tuple[int, int], fonts: FontBook) -> list[Entry]:
    """The entries of the story's blocks. `measures`: the widest and the narrowest line, mp."""
    measure, room = measures
    if isinstance(block, Paragraph):
        return [_paragraph(block, index, piece, style, room, fonts)]
    if isinstance(block, Subhead):
        return [_subhead(block, index, piece, style, measure, fonts)]
    if isinstance(block, Table):
        return [_paragraph(Paragraph(row), index, piece, style, room, fonts) for row in _rows_as_text(block)]
    if isinstance(block, Verse):
        return [_paragraph(Paragraph(line, "quote"), index, piece, style, room, fonts) for s in block.stanzas for line in s]
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


def plain_tables(piece: Piece, style: StreamStyle, page: int) -> list[Diagnostic]:
    """FLW033 for each table that has no table style where it stands."""
    out: list[Diagnostic] = []
    for block in piece.blocks:
        texts = [c.text for row in (block.head, *block.rows) for c in row if c.text.text] if isinstance(block, Table) else []
        if texts:
            message = say(
                "page {page}, place {title}: a table of '{story}' is set as plain lines: its place has no table style",
                page=page,
                title=style.title,
                story=piece.story,
            )
            hint = say(
                "name a style of `table-styles` under the place's `text` in the layout (style: \u2026), or write the rows as a list"
            )
            out.append(diagnose("FLW033", message, hint, texts[0].at(0), PlaceOnPage(page)))
    return out


def _paragraph(block: Paragraph, index: int, piece: Piece, style: StreamStyle, room: int, fonts: FontBook) -> Entry:
    """A paragraph as an entry, with its dateline and marker. `room`: the narrowest line, mp."""
    text = style.text
    done = stream_paragraph(block, text, style.note, room, fonts)
    p = done.prepared
    if block.role == "item" and text.bullets:
        item = ParagraphItem(p, done.indent, done.hang, block.looseness)
        return Entry(item, "item", piece, index, p, done.marker, done.marker_at)
    kind = "turned" if text.turn_quotes and (block.role == "quote" or block.quoted) else "body"
    if block.form == "signature":
        return Entry(ParagraphItem(p, done.indent, done.hang, block.looseness), "signature", piece, index, p)
    flush = index == 0 and text.initial is not None
    narrow = text.size * text.narrow[0] // 1000, text.size * text.narrow[1] // 1000
    return Entry(ParagraphItem(p, 0 if flush else done.indent, done.hang, block.looseness, narrow), kind, piece, index, p)


def _subhead(block: Subhead, index: int, piece: Piece, style: StreamStyle, measure: int, fonts: FontBook) -> Entry:
    """Level 2: in a face and size of its own, a line of white before it. Level 3: lines of the text, bold, with the white between
    the style's paragraphs before it, unless the place does without."""
    text = style.text
    if block.level == 2:
        rules = marked(text.subhead_widths, 125, upright=text.direction == "vertical")
        setting = TextSetting(
            text.subhead_face, text.subhead_size, rules=rules, direction=text.direction, vertical=text.vertical,
            lexicon=text.lexicon,
        )  # fmt: skip
        prepared = prepare(block.text, setting, fonts)
    else:
        prepared = prepare(block.text, text_setting(text, text.strong), fonts)
    white = 1 if block.level == 2 else max(0, text.paragraph_gap + min(0, style.white))

    @cache
    def needs(wide: int) -> tuple[int, int]:
        rows = break_subhead(prepared, wide).rows if block.level == 2 else len(minor_ends(prepared, wide))
        return rows + white, rows

    kind, keep = ("subhead", 2) if block.level == 2 else ("minor", 1)
    item = FixedItem(*needs(measure), keep, needs, max(0, style.white), even=kind == "minor")
    return Entry(item, kind, piece, index, prepared)


def _byline(piece: Piece, byline: StyledText, index: int, style: StreamStyle, fonts: FontBook) -> Entry:
    done = signature_paragraph(byline, style.text, fonts)
    return Entry(ParagraphItem(done.prepared, done.indent, done.hang), "byline", piece, index, done.prepared)
