"""Paragraphs that are items: which words lead them, where the rule between two stands."""

from __future__ import annotations

import pytest

from banmian.colour import BLACK
from banmian.content.model import Mark, Paragraph, StyledText
from banmian.flow.items import item_rule, with_leads
from banmian.flow.slots import LineSlot
from banmian.geometry import Rect
from banmian.template.model import Items, MarkWidths, TextStyle

MARKS = Items(250, BLACK, "\uff1a\u3000")
STYLE = TextStyle(
    name="items", face="hei", strong="", emphasis="", kai="", quote="", quote_size=0, size=7_500, ink=BLACK, indent=0,
    align="justify", level="strict", marks="fit", widths=MarkWidths(), han_latin=250, end_trim=500, tracking=0, pitch=12_000,
    subhead_face="", subhead_size=0, subhead_offset=0, items=MARKS,
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "led"),
    [
        ("\u7532\u4e59\uff1a\u4e19", 2),
        ("\u7532\u3000\u4e59\uff1a\u4e19", 1),
        ("\uff1a\u7532", 0),
        ("\u7532\u4e59\u4e19", 0),
        ("\u7532" * 16 + "\uff1a", 0),
    ],
)
def test_words_before_the_first_mark_lead_an_item(text: str, led: int) -> None:
    (done,) = with_leads([Paragraph(StyledText(text))], MARKS)
    assert isinstance(done, Paragraph)
    assert done.text.marks == ((Mark(0, led, "strong"),) if led else ())


def test_what_its_author_marked_and_what_is_no_item_stays() -> None:
    own = Paragraph(StyledText("\u7532\uff1a\u4e59", (Mark(2, 3, "strong"),)))
    quoted = Paragraph(StyledText("\u7532\uff1a\u4e59"), "quote")
    signed = Paragraph(StyledText("\u7532\uff1a\u4e59"), form="signature")
    assert with_leads([own, quoted, signed], MARKS) == [own, quoted, signed]
    plain = Paragraph(StyledText("\u7532\uff1a\u4e59"))
    assert with_leads([plain], None) == [plain] == with_leads([plain], Items(250, BLACK))


def test_the_rule_stands_amid_the_white_between_two_lines() -> None:
    across = LineSlot(1_000, 50_000, 90_000, 0, 0, 0, True)
    assert item_rule(across, STYLE, 12_000, 6_600) == Rect(1_000, 41_025, 91_000, 41_275)
    down = LineSlot(30_000, 5_000, 90_000, 0, 0, 0, True, True)
    assert item_rule(down, STYLE, 12_000, 6_600) == Rect(35_875, 5_000, 36_125, 95_000)
