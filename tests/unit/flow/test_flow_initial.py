"""Drop initials: where their ink stands, what they take from the slots, and when a story begins as plain text.

docs/rules/typography.md, Marks and notes; docs/decisions/0015.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.colour import BLACK
from banmian.content.model import Block, Head, Mark, Paragraph, Piece, StyledText, Subhead
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.display import GlyphRun
from banmian.flow.initial import WithInitial, with_initial
from banmian.flow.slots import LineSlot
from banmian.fonts import FontBook
from banmian.template.model import Initial, MarkWidths, TextStyle

EM, LEADING, MEASURE = 9_000, 13_050, 14 * 9_000
HAN = "\u56fd\u8fd9\u4e00\u5e74\u7684\u6625\u5929\u6765\u5f97\u65e9"
ROOT = Path(__file__).parents[3]
SLOTS = tuple(LineSlot(20_000, 50_000 + k * LEADING, MEASURE, 0, k + 1, 0, True) for k in range(10))
STYLE = TextStyle(
    name="long", face="song-regular", strong="hei-bold", emphasis="", kai="kai", quote="kai", quote_size=EM, size=EM, ink=BLACK,
    indent=2000, align="justify", level="strict", marks="fit", widths=MarkWidths(), han_latin=250, end_trim=500, tracking=0,
    pitch=0, subhead_face="", subhead_size=0, subhead_offset=0, initial=Initial(3, "song-black", 0, BLACK, 0),
)  # fmt: skip


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def piece(text: str, marks: tuple[Mark, ...] = (), dateline: str = "", first: Block | None = None) -> Piece:
    styled = StyledText(text, marks, Span("a.md", 5, 1), ((0, 5, 1),))
    head = Head(dateline=StyledText(dateline, (), Span("a.md", 3, 11)) if dateline else None)
    blocks = (first,) if first else ()
    return Piece("a", head, (*blocks, Paragraph(styled)), (), Span("a.md", 1, 1))


def dropped(book: FontBook, story: Piece, lines: int = 3, **given: int) -> WithInitial:
    assert STYLE.initial is not None
    style = replace(STYLE, initial=replace(STYLE.initial, lines=lines, **given))
    done = with_initial(story, style.initial, style, SLOTS, LEADING, book)
    assert isinstance(done, WithInitial), done
    return done


def ink(run: GlyphRun, book: FontBook) -> tuple[int, int, int, int]:
    """Left, top, right, bottom on the page, mp."""
    face = book.face(run.face)
    boxes = [(offset, face.ink_box(gid)) for offset, gid in zip(run.offsets, run.glyphs, strict=True)]
    left = min(o + b[0] * run.size // face.upem for o, b in boxes)
    right = max(o + b[2] * run.size // face.upem for o, b in boxes)
    low, high = min(b[1] for _, b in boxes), max(b[3] for _, b in boxes)
    return run.x + left, run.y - high * run.size // face.upem, run.x + right, run.y - low * run.size // face.upem


def edges(lines: int) -> tuple[int, int]:
    """Han-box top of the first line and foot of the last."""
    top = SLOTS[0].y - EM * 880 // 1000
    return top, top + (lines - 1) * LEADING + EM


def text_of(done: WithInitial) -> str:
    block = done.piece.blocks[0]
    assert isinstance(block, Paragraph)
    return block.text.text


@pytest.mark.parametrize("lines", [2, 3, 4])
@pytest.mark.parametrize("letter", ["\u56fd", "\u4e0a", "\u5e74", "A", "N", "7", "42"])
def test_its_ink_reaches_from_the_first_lines_top_to_the_last_ones_foot(book: FontBook, letter: str, lines: int) -> None:
    (run,) = dropped(book, piece(letter + HAN * 6), lines).runs
    _, top, _, foot = ink(run, book)
    assert (abs(top - edges(lines)[0]) < EM * 4 // 100, abs(foot - edges(lines)[1]) < EM * 4 // 100) == (True, True)
    assert "".join(run.texts) == letter


@pytest.mark.parametrize("letter", ["\u4e00", "\u4e8c"])
def test_a_low_character_keeps_the_usual_size_and_stands_in_the_middle(book: FontBook, letter: str) -> None:
    (run,) = dropped(book, piece(letter + HAN * 6)).runs
    (usual,) = dropped(book, piece(HAN * 6)).runs
    _, top, _, foot = ink(run, book)
    assert run.size == usual.size
    assert abs((top + foot) - sum(edges(3))) <= 20


@pytest.mark.parametrize("letter", ["\u56fd", "O", "Q", "g", "j", "\u5b50"])
def test_the_ink_stays_in_its_room(book: FontBook, letter: str) -> None:
    done = dropped(book, piece(letter + HAN * 6))
    left, top, right, foot = ink(done.runs[0], book)
    taken = done.slots[0].x - SLOTS[0].x
    assert SLOTS[0].x <= left and right + EM * 3 // 10 <= done.slots[0].x
    assert taken % EM == 0
    assert top >= edges(3)[0] - EM // 8 and foot <= edges(3)[1] + EM // 8


def test_the_first_slots_give_the_room_and_the_others_stay(book: FontBook) -> None:
    done = dropped(book, piece(HAN * 6))
    assert [s.x + s.measure for s in done.slots] == [s.x + s.measure for s in SLOTS]
    assert [s.x > SLOTS[0].x for s in done.slots] == [True] * 3 + [False] * 7


def test_nothing_is_lost_and_places_in_the_file_stay_true(book: FontBook) -> None:
    story = piece(HAN * 6, (Mark(0, 3, "strong"), Mark(4, 6, "kai")))
    done = dropped(book, story)
    assert "".join(done.runs[0].texts) + text_of(done) == HAN * 6
    block = done.piece.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.text.marks == (Mark(0, 2, "strong"), Mark(3, 5, "kai"))
    assert [block.text.at(k) for k in (0, 7)] == [Span("a.md", 5, 2), Span("a.md", 5, 9)]


@pytest.mark.parametrize("mark", ["\u201c", "\u300a", "\u201c\u2018"])
def test_an_opening_mark_stands_small_before_it(book: FontBook, mark: str) -> None:
    small, run = dropped(book, piece(mark + HAN * 6)).runs
    assert ("".join(small.texts), small.size, small.y) == (mark, EM, SLOTS[0].y)
    assert "".join(run.texts) == HAN[0]
    assert ink(small, book)[0] >= SLOTS[0].x
    assert ink(small, book)[2] <= ink(run, book)[0]


def test_with_a_dateline_it_is_the_datelines_first_character(book: FontBook) -> None:
    done = dropped(book, piece(HAN * 6, dateline="\u672c\u62a5\u8baf"))
    assert "".join(done.runs[0].texts) == "\u672c"
    assert done.piece.head.dateline is not None
    assert done.piece.head.dateline.text == "\u62a5\u8baf"
    assert done.piece.head.dateline.at(0) is not None
    assert text_of(done) == HAN * 6


def test_a_word_goes_on_after_its_first_letter(book: FontBook) -> None:
    done = dropped(book, piece("Typst" + HAN * 6))
    assert "".join(done.runs[0].texts) == "T"
    assert text_of(done).startswith("ypst")


def test_a_size_that_the_style_gives_stands(book: FontBook) -> None:
    done = dropped(book, piece(HAN * 6), size=30_000, width=5 * EM)
    _, top, _, foot = ink(done.runs[0], book)
    assert done.runs[0].size == 30_000
    assert done.slots[0].x == SLOTS[0].x + 5 * EM
    assert abs((top + foot) - sum(edges(3))) <= 20


@pytest.mark.parametrize(
    ("story", "why"),
    [
        (piece(HAN[:5]), "shorter"),
        (piece("2020\u5e74" + HAN * 6), "number"),
        (piece("\u2014\u2014" + HAN * 6), "character"),
        (piece("\u201c" + HAN[0] + "\u201d" + HAN * 6), "mark follows"),
        (piece(HAN * 6, (Mark(0, 2, "ruby", "a b"),)), "reading"),
        (piece(HAN * 6, first=Subhead(StyledText(HAN))), "paragraph"),
    ],
)
def test_what_has_none_begins_as_plain_text_and_says_why(book: FontBook, story: Piece, why: str) -> None:
    done = with_initial(story, STYLE.initial, STYLE, SLOTS, LEADING, book)
    assert isinstance(done, Diagnostic)
    assert (done.code, done.severity) == ("FLW010", Severity.INFO)
    assert why in done.message


def test_lines_that_are_not_under_one_another_take_none(book: FontBook) -> None:
    for wrong in (replace(SLOTS[1], whole=False), replace(SLOTS[1], column=1), replace(SLOTS[1], y=SLOTS[1].y + LEADING)):
        done = with_initial(piece(HAN * 6), STYLE.initial, STYLE, (SLOTS[0], wrong, *SLOTS[2:]), LEADING, book)
        assert isinstance(done, Diagnostic)
