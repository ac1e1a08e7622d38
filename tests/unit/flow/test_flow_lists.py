"""Lists and notes in a stream: where markers hang, what an item says further, what narrow columns do, empty blocks."""

from __future__ import annotations

from dataclasses import replace

import pytest

from banmian.colour import BLACK
from banmian.content.model import Block, Head, Mark, Paragraph, Piece, StyledText, Subhead
from banmian.diagnostics import Span
from banmian.display import GlyphRun
from banmian.flow.entry import StreamStyle
from banmian.flow.slots import LineSlot
from banmian.flow.stream import SetStream, set_stream
from banmian.fonts import FontBook
from banmian.template.model import MarkWidths, TextStyle

EM, LEADING = 9000, 12_600
STYLE = TextStyle(
    "body", "song-regular", "hei-bold", "", "kai", "kai", EM, EM, BLACK, 2000, "justify", "strict", "fit", MarkWidths(),
    250, 500, 0, 0, "hei-bold", 10_500, 8100,
)  # fmt: skip
NOTE = replace(STYLE, name="note", face="kai", size=8500, indent=0)
STREAM = StreamStyle(STYLE, None, (0, 0), LEADING, "lead", note=NOTE)
DOWN = replace(STYLE, direction="vertical", pitch=LEADING)
LONG = "\u4e00\u7ea7\u6761\u76ee\uff0c\u6587\u5b57\u957f\u4e00\u4e9b\uff0c\u8981\u6298\u884c\u624d\u770b\u5f97\u51fa\u3002"


def item(marker: str, level: int = 0, text: str = LONG) -> Paragraph:
    return Paragraph(StyledText(text), "item", marker, level)


def in_column(blocks: list[Block], book: FontBook, ems: int = 16, style: StreamStyle = STREAM) -> SetStream:
    down = style.text.direction == "vertical"
    slots = [
        LineSlot(900_000 - i * LEADING, 0, ems * EM, 0, i + 1, 0, True, True)
        if down
        else LineSlot(0, (i + 1) * LEADING, ems * EM, 0, i + 1, 0, True)
        for i in range(60)
    ]
    piece = Piece("a", Head(), tuple(blocks), (), Span("a.md", 1, 1))
    return set_stream([piece], style, slots, 1, book)


def runs_of_block(done: SetStream, block: int, role: str) -> list[GlyphRun]:
    runs = [i for i in done.items[0] if isinstance(i, GlyphRun)]
    return [r for r in runs if (r.tag.block, r.tag.role) == (block, role)]


def starts(done: SetStream, block: int, role: str) -> list[int]:
    """Where the lines of a block begin: the least x of each baseline."""
    lines: dict[int, int] = {}
    for run in runs_of_block(done, block, role):
        lines[run.y] = min(run.x + run.offsets[0], lines.get(run.y, run.x + run.offsets[0]))
    return [lines[y] for y in sorted(lines)]


def test_each_marker_hangs_before_the_text_of_its_own_level(book: FontBook) -> None:
    done = in_column([item("\u2022"), item("\u2022", 1), item("1.", 2)], book)
    for level in range(3):
        (marker,) = starts(done, level, "marker")
        assert abs(marker - 2 * level * EM) < EM // 2
        assert set(starts(done, level, "body")) == {2 * (level + 1) * EM}


def test_markers_hang_above_the_text_of_a_vertical_line(book: FontBook) -> None:
    done = in_column([item("1."), item("1.", 1)], book, style=replace(STREAM, text=DOWN))
    tops = [min(r.y for r in runs_of_block(done, block, "marker")) for block in (0, 1)]
    texts = [min(r.y for r in runs_of_block(done, block, "body")) for block in (0, 1)]
    assert [top // EM for top in tops] == [0, 2]
    assert texts == [2 * EM, 4 * EM]


def test_what_an_item_says_further_stands_under_its_first_line(book: FontBook) -> None:
    done = in_column([item("\u2022"), item(""), item("", 1)], book)
    assert not runs_of_block(done, 1, "marker")
    assert set(starts(done, 1, "body")) == {2 * EM}
    assert set(starts(done, 2, "body")) == {4 * EM}


@pytest.mark.parametrize("marker", ["10.", "128.", "1280.", "123456789."])
def test_a_marker_of_many_digits_never_meets_its_text(marker: str, book: FontBook) -> None:
    done = in_column([item(marker)], book)
    (run,) = runs_of_block(done, 0, "marker")
    first, *others = starts(done, 0, "body")
    assert run.x + run.width < first
    assert set(others) == {2 * EM}
    assert (first == 2 * EM) == (len(marker) < 4)


def test_deep_lists_leave_their_text_six_characters(book: FontBook) -> None:
    done = in_column([item("\u2022", 7)], book, ems=11)
    assert set(starts(done, 0, "body")) == {5 * EM}
    assert not [d for d in done.diagnostics if d.code == "FLW005"]


def test_a_list_in_a_column_of_few_characters_still_stands(book: FontBook) -> None:
    done = in_column([item("\u2022", 3)], book, ems=4)
    first, *others = starts(done, 0, "body")
    (run,) = runs_of_block(done, 0, "marker")
    assert run.x + run.width < first
    assert set(others) == {0}


def test_numbers_of_a_puzzles_clues_stand_in_a_cell_of_two_digits(book: FontBook) -> None:
    style = replace(STREAM, text=replace(STYLE, bullets=False, indent=0, align="start"))
    clues = [("8", "1"), ("10", "2"), ("3", "2"), ("", "0")]
    texts = [StyledText(f"{n}\u3000{LONG}" if n else LONG, (Mark(0, len(n), "strong"),) if n else ()) for n, _ in clues]
    done = in_column([Paragraph(text, "item", "\u2022") for text in texts], book, 14, style)
    firsts = [starts(done, k, "body") for k in range(4)]
    digit = firsts[0][0] - firsts[1][0]
    assert firsts[1][0] == 0 and firsts[0][0] == firsts[2][0] == digit > 0 and 2 * digit < 2 * EM
    assert {x for lines in firsts[:3] for x in lines[1:]} == {2 * digit + EM}  # what goes on stands under the text
    assert {*firsts[3]} == {0}


def test_a_note_is_set_in_the_papers_style_of_notes(book: FontBook) -> None:
    text = StyledText("1\u89c1\u7b2c\u4e8c\u7248\u3002", (Mark(0, 1, "sup"),))
    done = in_column([item("\u2022"), Paragraph(text, "note")], book)
    number, words = runs_of_block(done, 1, "body")
    assert (number.texts, number.x) == (("1",), 0)
    assert number.size == 8500 * 600 // 1000
    assert (words.face, words.size) == ("kai", 8500)
    bare = in_column([Paragraph(text, "note")], book, style=replace(STREAM, note=None))
    assert runs_of_block(bare, 0, "body")[1].face == "kai"
    large = in_column([Paragraph(text, "note")], book, style=replace(STREAM, note=replace(NOTE, size=20_000)))
    assert runs_of_block(large, 0, "body")[1].size == EM


def test_a_byline_stands_before_the_notes_and_a_dateline_never_in_one(book: FontBook) -> None:
    note = Paragraph(StyledText("1\u89c1\u7b2c\u4e8c\u7248\u3002", (Mark(0, 1, "sup"),)), "note")
    head = Head(byline=StyledText("\u4e01\u5c71"), dateline=StyledText("\u672c\u62a5\u8baf"))
    slots = [LineSlot(0, (i + 1) * LEADING, 16 * EM, 0, i + 1, 0, True) for i in range(20)]
    for blocks in ((Paragraph(StyledText(LONG)), note), (Subhead(StyledText(LONG[:4])), note)):
        done = set_stream([Piece("a", head, blocks, (), Span("a.md", 1, 1))], replace(STREAM, signed=True), slots, 1, book)
        byline = next(i.y for i in done.items[0] if isinstance(i, GlyphRun) and i.tag.role == "byline")
        line = max(r.y for r in runs_of_block(done, 1, "body"))
        words = "".join(t for r in runs_of_block(done, 1, "body") for t in r.texts)
        assert byline < line
        assert words == note.text.text


def test_notes_end_a_thread_and_take_part_in_its_copyfit(book: FontBook) -> None:
    """A story over two places: its notes stand in the last one, and what they lack or need is told as its own."""
    note = Paragraph(StyledText("1" + LONG * 2, (Mark(0, 1, "sup"),)), "note")
    blocks = (Paragraph(StyledText(LONG * 6)), note)
    piece = Piece("a", Head(), blocks, (), Span("a.md", 1, 1))

    def thread(last: int) -> SetStream:
        slots = [LineSlot(0, (i + 1) * LEADING, 16 * EM, i // 6, i % 6 + 1, i // 6, True) for i in range(6 + last)]
        return set_stream([piece], STREAM, slots, 1, book)

    done = thread(6)
    used = done.last_slot
    assert {r.tag.block for r in done.items[0] if isinstance(r, GlyphRun)} == {0}
    assert {r.tag.block for r in done.items[1] if isinstance(r, GlyphRun)} == {0, 1}
    assert not thread(used - 6).diagnostics
    (over,) = thread(1).diagnostics
    assert over.code == "FLW001"


@pytest.mark.parametrize("style", [STREAM, replace(STREAM, text=DOWN)])
@pytest.mark.parametrize("text", ["", " ", "\u2060", "\u3000"])
def test_blocks_without_a_unit_are_survived(text: str, style: StreamStyle, book: FontBook) -> None:
    empty = StyledText(text, (Mark(0, len(text), "name"),))
    blocks: list[Block] = [
        Paragraph(empty), Paragraph(empty, "quote"), Paragraph(empty, "item", "\u2022"), Paragraph(empty, "note"),
        Subhead(empty), Subhead(empty, 3), Paragraph(StyledText(LONG)),
    ]  # fmt: skip
    done = in_column(blocks, book, style=style)
    shown = "".join(t for r in done.items[0] if isinstance(r, GlyphRun) for t in r.texts)
    assert LONG in shown
