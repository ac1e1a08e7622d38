"""Paragraphs that are items, as in a block of classified advertisements: lead words in `strong`, a rule between two of them.

What `items` of a text style says (template/model.py); the white that the rule stands in is that between two lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Block, Mark, Paragraph
from banmian.flow.slots import LineSlot
from banmian.geometry import Rect
from banmian.template.model import Items, TextStyle

MOST = 16
"""Characters of lead words: a mark that comes later is a sentence's."""


def with_leads(blocks: Sequence[Block], items: Items | None) -> list[Block]:
    """The blocks, the lead words of plain paragraphs marked."""
    if items is None or not items.lead:
        return list(blocks)
    return [_led(b, items.lead) if isinstance(b, Paragraph) and b.role == "body" and not b.form else b for b in blocks]


def _led(block: Paragraph, marks: str) -> Paragraph:
    text = block.text
    end = next((k for k, ch in enumerate(text.text[:MOST]) if ch in marks), 0)
    if not end or any(mark.kind == "strong" for mark in text.marks):
        return block
    return replace(block, text=replace(text, marks=(Mark(0, end, "strong"), *text.marks)))


def item_rule(slot: LineSlot, text: TextStyle, pitch: int, above: int) -> Rect:
    """The rule before the item whose first line stands in the slot, amid the white between two lines of this pitch. `above`: from
    the baseline to the Han box's top, mp."""
    assert text.items is not None
    weight, white = text.items.rule, max(0, pitch - text.size)
    if slot.down:
        x = slot.x + text.size // 2 + white // 2 - weight // 2
        return Rect(x, slot.y, x + weight, slot.y + slot.measure)
    y = slot.y - above - white // 2 - weight // 2
    return Rect(slot.x, y, slot.x + slot.measure, y + weight)
