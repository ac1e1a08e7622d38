"""How a paragraph of a stream stands: its setting, its indents, and the marker of a list's item before its text.

docs/rules/contracts.md, Markup beside CommonMark. Each level of a list stands two em further in than the one around it, and its
markers hang in those two em; what an item says further stands under its first line. Notes are set in the paper's style `note`,
never larger than the text that they end.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from banmian.content.model import Paragraph, StyledText
from banmian.fonts import FontBook
from banmian.template.model import TextStyle
from banmian.text.bracketed import in_brackets
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import SpacingRules
from banmian.values import frozen

LIST_HANG = 2
"""Em by which each level of a list is indented more than the one around it."""
LEAST_MEASURE = 6
"""The least measure of a list's text in em, however deep the list and however narrow the column."""
OWN_NUMBER, DIGITS = re.compile("[0-9]+(?=\u3000)"), 2
"""The number that an item without a marker begins with, and how many digits its cell holds."""
LEAST_AIR = 8
"""The least white between a marker and its text is an em divided by this."""


@frozen
class StreamParagraph:
    """A paragraph as its stream sets it. `indent`, `hang`: of its first line and of the others, mp; `marker`, and how far from
    the column's edge it stands, mp."""

    prepared: Prepared
    indent: int
    hang: int = 0
    marker: Prepared | None = None
    marker_at: int = 0


def text_setting(style: TextStyle, face: str = "", size: int = 0) -> TextSetting:
    """A text style as preparation reads it; another face brings no Latin companion with it."""
    rules = SpacingRules(
        style.marks, style.widths, style.han_latin, style.end_trim, style.start_trim, style.points == "centre", style.hanging,
        style.snap, style.direction == "vertical",
    )  # fmt: skip
    return TextSetting(
        face or style.face, size or style.size, style.strong, style.kai, rules, style.level, style.tracking,
        "" if face else style.latin, style.hyphens, style.direction, style.vertical, style.hei, style.reading, style.zhuyin,
    )  # fmt: skip


def stream_paragraph(block: Paragraph, text: TextStyle, note: TextStyle | None, room: int, fonts: FontBook) -> StreamParagraph:
    """The paragraph in the style `text`; `note`: the paper's style of notes, if it has one; `room`: the narrowest line, mp."""
    if block.form == "signature":
        return signature_paragraph(block.text, text, fonts)
    words = in_brackets(block.text) if text.ruby == "brackets" else block.text
    prepared = prepare(words, _setting(block, text, note), fonts)
    if block.role == "item" and text.bullets:
        return _item(block, prepared, text, room, fonts)
    if block.role == "item" and (number := OWN_NUMBER.match(prepared.text.text)):
        return _numbered(prepared, number.end(), text.size)
    if block.form:
        return StreamParagraph(prepared, 0)
    indent = note.indent if note is not None and block.role == "note" else text.indent
    return StreamParagraph(prepared, text.size * indent // 1000)


def signature_paragraph(words: StyledText, text: TextStyle, fonts: FontBook) -> StreamParagraph:
    """Who signs, where and when: at the lines' ends, its inset from them kept free as `indent` and `hang`."""
    inset = text.size * text.signature_inset // 1000
    return StreamParagraph(prepare(words, text_setting(text, text.signature or text.kai, text.signature_size), fonts), inset, inset)


def _numbered(prepared: Prepared, length: int, em: int) -> StreamParagraph:
    """An item that brings its own number and an em of white, as a puzzle's clues do: numbers stand in a cell of two digits, with
    their last digits under one another, and the texts on one edge."""
    width = prepared.units.ends[bisect_left(prepared.offsets, length) - 1]
    digit = width // length
    return StreamParagraph(prepared, max(0, DIGITS - length) * digit, DIGITS * digit + em)


def _setting(block: Paragraph, text: TextStyle, note: TextStyle | None) -> TextSetting:
    if block.role == "note":
        face, size = (note.face, note.size) if note is not None else (text.quote, text.quote_size)
        return text_setting(text, face, min(size, text.size))
    quoted = block.role == "quote" or block.quoted
    return text_setting(text, text.quote if quoted else "", text.quote_size if quoted else 0)


def _item(block: Paragraph, prepared: Prepared, text: TextStyle, room: int, fonts: FontBook) -> StreamParagraph:
    """An item under its list's indent; a marker wider than its two em pushes the first line's text further in."""
    em = text.size
    hang = max(0, min(em * LIST_HANG * (block.level + 1), room - em * LEAST_MEASURE))
    if not block.marker:
        return StreamParagraph(prepared, hang, hang)
    marker = prepare(StyledText(block.marker, (), block.text.span), prepared.setting, fonts)
    at = max(0, hang - em * LIST_HANG)
    return StreamParagraph(prepared, max(hang, at + marker.width + em // LEAST_AIR), hang, marker, at)
