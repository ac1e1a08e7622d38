"""Vertical slots, heads and verse: right to left, tier by tier; kicker right, deck left; what does not fit is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.colour import BLACK
from banmian.content.model import Head, Mark, Piece, StyledText, Verse
from banmian.diagnostics import Span
from banmian.display import GlyphRun, Tag
from banmian.flow.down import beyond, subhead
from banmian.flow.drawn import DrawnText
from banmian.flow.head import HeadSite
from banmian.flow.heads import set_head
from banmian.flow.slots import LineSlot, split_columns, vertical_slots
from banmian.flow.subheads import break_subhead
from banmian.flow.verse import VerseLook, draw_verse
from banmian.flow.vertical import down_setting
from banmian.fonts import FontBook
from banmian.geometry import Circle, Rect
from banmian.template.measures import Seal
from banmian.template.measures import Verse as VerseMeasures
from banmian.template.model import HeadPart, HeadStyle, MarkWidths, TextStyle
from banmian.template.roles import Roles
from banmian.text.place import Paint
from banmian.text.prepare import prepare

ROOT = Path(__file__).resolve().parents[3]
SIZE, PITCH = 10_000, 17_000
AREA = Rect(100_000, 50_000, 200_000, 290_000)


@pytest.fixture(scope="session")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def slots(tiers: int = 1, *shapes: Rect | Circle) -> list[LineSlot]:
    columns = split_columns(AREA.y0, AREA.y1, tiers, SIZE, (1, 20))
    return vertical_slots(AREA, columns, PITCH, SIZE, shapes, 4, 0)


def test_lines_stand_a_pitch_apart_from_the_right_edge_on() -> None:
    found = slots()
    assert [s.x for s in found] == [195_000 - i * PITCH for i in range(6)]
    assert {(s.y, s.measure, s.column, s.down) for s in found} == {(50_000, 240_000, 4, True)}
    assert found[-1].x - SIZE // 2 >= AREA.x0


def test_tiers_are_filled_from_the_top_with_a_gutter_between() -> None:
    found = slots(2)
    assert [s.column for s in found] == [4] * 6 + [5] * 6
    upper, lower = found[0], found[6]
    assert upper.x == lower.x and upper.measure == lower.measure and upper.measure % SIZE == 0
    assert lower.y - upper.y - upper.measure >= SIZE * 12 // 10


def test_what_lies_in_the_area_cuts_its_lines() -> None:
    cut = Rect(150_000, 50_000, 210_000, 150_000)
    found = slots(1, cut)
    assert len(found) == 6
    assert all(s.y >= cut.y1 if s.x + SIZE // 2 > cut.x0 else s.whole for s in found)
    parted = slots(1, Circle(195_000, 170_000, 20_000))
    assert [s.line for s in parted[:2]] == [1, 1] and parted[0].y + parted[0].measure <= 150_000 and parted[1].y >= 190_000


def test_overset_lines_fill_the_drafts_strip_from_its_right_edge() -> None:
    last = slots()[-1]
    places = [beyond(last, i, PITCH, SIZE) for i in range(20)]
    assert places[0].x > places[1].x > 0 and min(p.x for p in places) > 0
    assert len({(p.x, p.y) for p in places}) == 20


# --- heads -----------------------------------------------------------------------------------------------------------


def part(face: str, size: int, lines: int = 1, tracking: tuple[int, int, int] = (0, 0, 0)) -> HeadPart:
    return HeadPart(face, size, BLACK, (0,), 0, size * 12 // 10, tracking, (1000, 1000), lines)


STYLE = HeadStyle(
    "tall", 1, part("hei-medium", 12_000), part("song-black", 30_000, 2, (-40, 0, 0)), part("kai", 11_000, 2), (20,), 0, 0,
    MarkWidths(), 125, True,
)  # fmt: skip


ONE_LINE = replace(STYLE, headline=replace(STYLE.headline, max_lines=1))


def set_tall(
    book: FontBook, head: Head, foot: int = 300_000, style: HeadStyle = STYLE
) -> tuple[dict[str, list[int]], list[str], list[GlyphRun]]:
    """Middles of each part's lines in order, codes told, all runs."""
    done = set_head(head, style, HeadSite(100_000, 260_000, 20_000, 1, "story", foot=foot), book)
    runs = [r for r in done.items if isinstance(r, GlyphRun)]
    middles: dict[str, list[int]] = {}
    for run in runs:
        middle = run.x + (run.axis or 0)
        seen = middles.setdefault(run.tag.role, [])
        if middle not in seen:
            seen.append(middle)
    return middles, [d.code for d in done.diagnostics], runs


def head(headline: str, *breaks: int, deck: str = "") -> Head:
    marks = tuple(Mark(at, at, "break") for at in breaks)
    return Head(headline=StyledText(headline, marks), deck=StyledText(deck) if deck else None)


def test_kicker_right_deck_left_headline_in_the_middle_of_the_rest(book: FontBook) -> None:
    full = Head(
        headline=StyledText("\u83dc\u573a\u65e9\u5f00"),
        kicker=StyledText("\u89c1\u95fb"),
        deck=StyledText("\u6709\u4eba\u8bf4\u597d"),
    )
    middles, told, _ = set_tall(book, full)
    assert middles == {"kicker": [254_000], "headline": [(100_000 + 11_000 + 260_000 - 12_000) // 2], "deck": [105_500]}
    assert told == []


def test_the_authors_break_makes_lines_from_right_to_left(book: FontBook) -> None:
    middles, told, runs = set_tall(book, head("\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6", 2))
    right, left = middles["headline"]
    assert right - left == 36_000 and (right + left) // 2 == 180_000 and told == []
    assert "".join("".join(r.texts) for r in runs) == "\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6"


def test_a_long_headline_breaks_where_the_style_has_a_second_line(book: FontBook) -> None:
    words = "\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6\uff0c\u8001\u4eba\u90fd\u8bf4\u8fd9\u6837\u597d"
    middles, told, _ = set_tall(book, head(words))
    assert len(middles["headline"]) == 2 and told == []


def test_a_vertical_headline_breaks_at_a_phrase(book: FontBook) -> None:
    words = "\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6\uff0c\u8001\u4eba\u90fd\u8bf4\u8fd9\u6837\u597d"
    _, told, runs = set_tall(book, head(words))
    lines = {run.x + (run.axis or 0): "".join(run.texts) for run in runs}
    assert [lines[x] for x in sorted(lines, reverse=True)] == [words[:8], words[8:]] and told == []


def test_more_lines_than_stand_side_by_side_are_told(book: FontBook) -> None:
    style = replace(STYLE, headline=replace(STYLE.headline, max_lines=6))
    many = head("\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6\u8001\u4eba\u90fd\u8bf4", 2, 4, 6, 8, 10)
    found = set_head(many, style, HeadSite(100_000, 260_000, 20_000, 1, "story", foot=300_000), book).diagnostics
    assert [d.message for d in found] == [
        "the head '\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6\u8001\u4eba\u90fd\u8bf4' needs 6 lines side by side, the area has 4"
    ]
    style = replace(STYLE, headline=replace(STYLE.headline, max_lines=1))
    found = set_head(
        head("\u83dc\u573a\u65e9\u5f00", 2), style, HeadSite(100_000, 260_000, 20_000, 1, "story", foot=300_000), book
    ).diagnostics
    assert [d.code for d in found] == ["FIT002"] and "the style tall has 1" in found[0].message


def test_tracking_goes_down_before_a_head_is_too_long(book: FontBook) -> None:
    words = "\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6"
    _, told, runs = set_tall(book, head(words), 20_000 + 7 * 30_000 - 4_000, ONE_LINE)
    assert told == [] and runs[0].width <= 7 * 30_000 - 4_000
    kicker = Head(kicker=StyledText("\u89c1\u95fb" * 20))
    assert set_tall(book, kicker)[1] == ["FIT002"]


def test_latin_and_digits_stand_in_heads_as_in_text(book: FontBook) -> None:
    _, _, runs = set_tall(book, head("\u7b2c12\u671fGDP"))
    assert [(r.down, r.angle) for r in runs] == [(True, 0), (False, 0), (False, 0), (True, 0), (False, 90)]


# --- subheads and verse ----------------------------------------------------------------------------------------------


def test_a_subhead_has_more_white_before_it_than_after(book: FontBook) -> None:
    slot = slots()[0]
    p = prepare(StyledText("\u8001\u4eba\u600e\u4e48\u770b"), down_setting("hei-bold", 12_000), book)
    (run,) = subhead(p, slot, 2, (PITCH, 12_000), Paint(BLACK, Tag("story", 1, "subhead")))
    before = slot.x + PITCH // 2 - (run.x + 6_000)
    after = run.x - 6_000 - (slot.x - PITCH * 3 // 2)
    assert before * 2 == after * 3


def test_a_subhead_of_two_lines_stands_in_step_with_the_columns(book: FontBook) -> None:
    slot = LineSlot(50_000, 20_000, 100_000, 0, 1, 0, True, down=True)
    p = prepare(
        StyledText("\u8001\u4eba\u600e\u4e48\u770b\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6"),
        down_setting("hei-bold", 12_000),
        book,
    )
    done = break_subhead(p, slot.measure)
    assert done.rows == 2 and (done.scale, done.over) == (1000, 0)
    right, left = subhead(p, slot, 3, (PITCH, 12_000), Paint(BLACK, Tag("story", 1, "subhead")), done.ends)
    assert right.x - left.x == PITCH
    assert (slot.x + PITCH // 2 - right.x - 6_000) * 2 == (left.x - 6_000 - (slot.x - PITCH * 5 // 2)) * 3
    long = break_subhead(prepare(StyledText("\u8001\u4eba" * 20), down_setting("hei-bold", 12_000), book), slot.measure)
    assert long.scale == 1000 and long.over > 0


def text_style() -> TextStyle:
    return TextStyle(
        name="verse", face="kai", strong="", emphasis="", kai="", quote="", quote_size=0, size=14_500, ink=BLACK, indent=0,
        align="start", level="strict", marks="fit", widths=MarkWidths(), han_latin=250, end_trim=500, tracking=300, pitch=16_600,
        subhead_face="", subhead_size=0, subhead_offset=0, paragraph_gap=0,
    )  # fmt: skip


def set_verse(book: FontBook, rect: Rect, *lines: str) -> DrawnText:
    texts = tuple(StyledText(line, (), Span("poem.md", 3 + i, 1)) for i, line in enumerate(lines))
    block = Verse((texts,), True, Span("poem.md", 3, 1))
    piece = Piece("poem", Head(headline=StyledText("\u591c")), (block,), (), Span("poem.md", 1, 1))
    return draw_verse(piece, block, text_style(), rect, book, VerseLook(VerseMeasures(), Seal(), Roles(seal="brush"), "\u8bd7"))


def test_verse_goes_over_the_path_of_vertical_text(book: FontBook) -> None:
    drawn = set_verse(book, Rect(0, 0, 200_000, 400_000), "\u95e8\u53e35\u70b9", "\u5531\u201cABC\u201d\u2014\u2014")
    runs = [i for i in drawn.items if isinstance(i, GlyphRun) and i.tag.role == "verse"]
    assert drawn.diagnostics == () and {r.angle for r in runs} == {0, 90}
    first, second = dict.fromkeys(r.x + (r.axis or 0) for r in runs)
    assert first - second == 16_600


def test_verse_that_leaves_its_area_is_told(book: FontBook) -> None:
    long = set_verse(book, Rect(0, 0, 200_000, 100_000), "\u95e8\u53e3\u5df2\u6446\u5f00\u7af9\u6905")
    many = set_verse(book, Rect(0, 0, 150_000, 400_000), *["\u95e8\u53e3"] * 12)
    assert [d.code for d in long.diagnostics] == [d.code for d in many.diagnostics] == ["FLW001"]


def test_a_headline_that_is_too_long_takes_a_smaller_size_of_its_style(book: FontBook) -> None:
    ranged = replace(ONE_LINE, headline=replace(ONE_LINE.headline, sizes=(20_000, 30_000)))
    text = "\u83dc\u573a\u65e9\u5f00\u534a\u5c0f\u65f6\u5427" * 2
    _, told, runs = set_tall(book, head(text[:12]), style=ranged)
    assert told == ["FIT001"] and {r.size for r in runs} == {24_000}  # 12 letters at -0.04 em in 280 pt
    assert set_tall(book, head(text), style=ranged)[1] == ["FIT002"]
    assert set_tall(book, head(text[:8]), style=ranged)[1] == []
