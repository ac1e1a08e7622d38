"""The finished page is judged by its frames: what leaves one, what lies on another, what may (FRM001 to FRM004)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.colour import BLACK, WHITE, Ink, tint
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.display import Box, Frame, Group, Item, Layer, Raster, Tag
from banmian.fonts import FontBook
from banmian.geometry import Circle, Outline, Rect, circle_outline, rect_outline
from banmian.pages.frames_check import CheckedSheet, sheet_faults
from banmian.template.model import ColumnGrid, PageGrid
from banmian.text.lines import set_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

EM = 10_000
PALE = tint(BLACK, 40, "pale")
ROOT = Path(__file__).parents[3]
GRID = PageGrid((300_000, 400_000), 9_000, 20_000, 20_000, 260_000, EM, 12_500, 28, (ColumnGrid("base", 1, 260_000, 0, (20_000,)),))
SHEET = CheckedSheet((3,), GRID)
COLUMN = Frame("column", "column 1 of place lead", Rect(20_000, 20_000, 120_000, 200_000))
OTHER = Frame("head", "the headline of 'bus'", Rect(20_000, 20_000, 280_000, 60_000))
OTHER_COLUMN = Frame("column", "column 2 of place lead", Rect(18_000, 20_000, 120_000, 200_000))
HAN = "\u8001\u897f\u95e8\u8857\u9053"


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def text(book: FontBook, words: str, at: tuple[int, int], frame: Frame | None, size: int = EM, ink: Ink = BLACK) -> list[Item]:
    """Words on a baseline, written in line 7 of an article."""
    p = prepare(StyledText(words, (), Span("a.md", 7, 1), ((0, 7, 1),)), TextSetting("song-regular", size), book)
    return [*set_line(p, 0, p.units.size, LinePlace(*at, p.width), Paint(ink, Tag("a", 0, "body"), frame=frame))]


def picture(rect: Rect, frame: Frame | None = None, clip: Outline | None = None) -> Group:
    tag = Tag("a", -1, "picture")
    inner = Raster("0" * 64, rect, tag)
    return Group((inner,), clip or rect_outline(rect), tag, Layer.PICTURE, Span("a.md", 9, 1), frame=frame)


def codes(found: list[Diagnostic]) -> list[str]:
    return [d.code for d in found]


def test_what_stands_in_its_frame_is_right(book: FontBook) -> None:
    items = text(book, HAN, (20_000, 100_000), COLUMN) + text(book, HAN, (20_000, 112_500), COLUMN)
    assert sheet_faults(items, SHEET, book) == []


@pytest.mark.parametrize(
    ("at", "side"),
    [((80_000, 100_000), "at the right"), ((10_000, 100_000), "at the left"), ((20_000, 22_000), "at the top"),
     ((20_000, 204_000), "at the foot")],
)  # fmt: skip
def test_text_out_of_its_column_is_told_with_its_line_the_frame_and_by_how_much(book, at, side) -> None:
    found = [d for d in sheet_faults(text(book, HAN, at, COLUMN), SHEET, book) if d.code == "FRM001"]
    assert len(found) == 1
    assert COLUMN.name in found[0].message and side in found[0].message and "page 3" in found[0].message
    assert found[0].span == Span("a.md", 7, 1)
    assert found[0].place is not None and found[0].place.rect is not None


def test_by_how_much_is_the_ink(book: FontBook) -> None:
    """Five em from 80 mm: the last Han ends 10 pt beyond the column, its ink a little earlier."""
    (found,) = sheet_faults(text(book, HAN, (80_000, 100_000), COLUMN), SHEET, book)
    by = float(found.message.split(" pt")[0].rsplit(" ", 1)[1])
    assert 9 < by <= 10


def test_white_within_a_character_is_no_ink(book: FontBook) -> None:
    """One stroke of 60 pt begins some points after its em box."""
    assert sheet_faults(text(book, "\u4e00", (18_500, 100_000), COLUMN, 60_000), SHEET, book) == []
    assert codes(sheet_faults(text(book, "\u4e00", (10_000, 100_000), COLUMN, 60_000), SHEET, book)) == ["FRM001"]


def test_text_on_another_frames_text_is_told_once(book: FontBook) -> None:
    under = [*text(book, HAN, (20_000, 56_000), OTHER), *text(book, HAN, (20_000, 44_000), OTHER)]
    over = [*text(book, HAN, (20_000, 54_000), COLUMN), *text(book, HAN, (20_000, 42_000), COLUMN)]
    found = [d for d in sheet_faults(under + over, SHEET, book) if d.code == "FRM002"]
    assert len(found) == 1
    assert COLUMN.name in found[0].message and OTHER.name in found[0].message


def test_lines_that_come_near_without_meeting_are_right(book: FontBook) -> None:
    items = text(book, HAN, (20_000, 40_000), OTHER) + text(book, HAN, (20_000, 50_500), COLUMN)
    assert sheet_faults(items, SHEET, book) == []


def test_tails_of_letters_count(book: FontBook) -> None:
    """A g reaches below the em box: the boxes do not meet, the ink does."""
    items = text(book, "gggg", (20_000, 60_000), replace(OTHER, rect=Rect(0, 0, 300_000, 100_000)), 30_000)
    items += text(book, HAN, (20_000, 74_000), COLUMN)
    assert "FRM002" in codes(sheet_faults(items, SHEET, book))


def test_a_ground_carries_what_stands_on_it_and_nothing_else(book: FontBook) -> None:
    box = Frame("box", "the box of place more", Rect(20_000, 20_000, 280_000, 200_000))
    ground: Item = Box(box.rect, PALE, Tag("", -1, "furniture"), Layer.TINT, frame=box)
    on = replace(COLUMN, on=box)
    assert sheet_faults([ground, *text(book, HAN, (20_000, 100_000), on)], SHEET, book) == []
    on_a_head_on_it = replace(COLUMN, on=replace(OTHER, on=box))
    assert sheet_faults([ground, *text(book, HAN, (20_000, 100_000), on_a_head_on_it)], SHEET, book) == []
    assert codes(sheet_faults([ground, *text(book, HAN, (20_000, 100_000), COLUMN)], SHEET, book)) == ["FRM002"]


def test_pictures_on_pictures_and_text_on_pictures(book: FontBook) -> None:
    a = Frame("picture", "the picture a.png", Rect(20_000, 20_000, 120_000, 120_000))
    b = Frame("picture", "the picture b.png", Rect(100_000, 100_000, 200_000, 200_000))
    found = sheet_faults([picture(a.rect, a), picture(b.rect, b)], SHEET, book)
    assert codes(found) == ["FRM002"] and "a.png" in found[0].message and "b.png" in found[0].message
    words = text(book, HAN, (20_000, 100_000), COLUMN)
    assert codes(sheet_faults([picture(a.rect, a), *words], SHEET, book)) == ["FRM002"]
    assert sheet_faults([picture(a.rect, replace(a, under=True)), *words], SHEET, book) == []


def test_a_round_picture_takes_its_circle_alone(book: FontBook) -> None:
    circle = Circle(150_000, 150_000, 50_000)
    frame = Frame("picture", "the picture a.png", circle.bounds)
    round_one = picture(circle.bounds, frame, circle_outline(circle))
    column = Frame("column", "column 1", Rect(20_000, 20_000, 280_000, 300_000))
    beside = text(book, HAN, (62_000, 112_000), column)
    assert sheet_faults([round_one, *beside], SHEET, book) == []
    assert codes(sheet_faults([round_one, *text(book, HAN, (90_000, 150_000), column)], SHEET, book)) == ["FRM002"]


def test_rules_cross_but_not_text(book: FontBook) -> None:
    tag = Tag("", -1, "rule")
    across: Item = Box(Rect(20_000, 95_000, 280_000, 96_000), BLACK, tag, frame=Frame("rule", "a", Rect(0, 0, 300_000, 300_000)))
    down: Item = Box(Rect(60_000, 20_000, 61_000, 200_000), BLACK, tag, frame=Frame("rule", "b", Rect(0, 0, 300_000, 300_000)))
    assert sheet_faults([across, down], SHEET, book) == []
    assert codes(sheet_faults([across, *text(book, HAN, (20_000, 100_000), COLUMN)], SHEET, book)) == ["FRM002"]


def test_a_text_over_many_rules_is_told_once(book: FontBook) -> None:
    rules = [Box(Rect(20_000 + k * EM, 50_000, 20_500 + k * EM, 90_000), BLACK, Tag("", -1, "rule"), Layer.RULE) for k in range(5)]
    found = sheet_faults([*text(book, HAN, (19_000, 70_000), OTHER_COLUMN), *rules], SHEET, book)
    assert [d.code for d in found] == ["FRM002"]


def test_what_is_drawn_in_a_column_is_not_called_the_column(book: FontBook) -> None:
    line = Box(Rect(20_000, 50_000, 150_000, 51_000), BLACK, Tag("a", 0, "mark"), Layer.TEXT, frame=COLUMN)
    [found] = sheet_faults([line], SHEET, book)
    assert found.code == "FRM001" and f"what is drawn in {COLUMN.name} stands" in found.message


def test_ink_without_a_frame_is_one_of_its_own(book: FontBook) -> None:
    one, two = text(book, HAN, (20_000, 100_000), None), text(book, HAN, (40_000, 101_000), None)
    assert codes(sheet_faults(one + two, SHEET, book)) == ["FRM002"]


def test_a_story_keeps_to_the_type_area_furniture_to_the_trim(book: FontBook) -> None:
    wide = Frame("column", "column 1", Rect(-50_000, 0, 400_000, 400_000))
    assert codes(sheet_faults(text(book, HAN, (250_000, 100_000), wide), SHEET, book)) == ["FRM003"]
    margin = replace(wide, kind="folio")
    assert sheet_faults(text(book, HAN, (245_000, 100_000), margin), SHEET, book) == []
    assert codes(sheet_faults(text(book, HAN, (260_000, 100_000), margin), SHEET, book)) == ["FRM003"]


def test_pictures_may_bleed_and_go_no_further(book: FontBook) -> None:
    frame = Frame("picture", "the picture a.png", Rect(-30_000, -9_000, 100_000, 100_000))
    assert sheet_faults([picture(Rect(-9_000, -9_000, 100_000, 100_000), frame)], SHEET, book) == []
    assert codes(sheet_faults([picture(frame.rect, frame)], SHEET, book)) == ["FRM003"]


def test_a_spread_is_judged_whole_and_told_by_page(book: FontBook) -> None:
    """A picture may cross the fold; a text that does leaves the type area of its page."""
    spread = CheckedSheet((4, 5), GRID)
    frame = Frame("picture", "the picture a.png", Rect(200_000, 20_000, 400_000, 100_000))
    assert sheet_faults([picture(frame.rect, frame)], spread, book) == []
    column = Frame("column", "column 1", Rect(300_000, 0, 600_000, 400_000))
    (found,) = sheet_faults(text(book, HAN, (545_000, 100_000), column), spread, book)
    assert found.code == "FRM003" and found.place is not None and found.place.page == 5
    assert found.place.rect is not None and 240_000 < found.place.rect[0] < 260_000


@pytest.mark.parametrize(("y", "told"), [(96_000, ["FRM002"]), (101_500, [])], ids=["through", "below"])
def test_a_hairline_through_text_counts_however_thin_it_is(book: FontBook, y: int, told: list[str]) -> None:
    """0.3 pt is less than what two texts may share."""
    tag = Tag("", -1, "rule")
    rect = Rect(20_000, y, 120_000, y + 300)
    rule = Box(rect, BLACK, tag, Layer.RULE, frame=Frame("rule", "a rule of the layout", rect))
    assert codes(sheet_faults([*text(book, HAN, (20_000, 100_000), COLUMN), rule], SHEET, book)) == told


def test_no_text_stands_on_a_line_of_its_column_or_of_the_box_that_holds_it(book: FontBook) -> None:
    """The box's tint is its ground; its bar, and the rule between two items of a column, are none."""
    box = Frame("box", "the box of place facts", Rect(20_000, 60_000, 280_000, 200_000))
    label = Frame("label", "the label of 'facts'", Rect(30_000, 60_000, 270_000, 75_000), box)
    words = text(book, HAN, (30_000, 70_000), label)
    pale = Box(box.rect, PALE, Tag("", -1, ""), Layer.TINT, frame=box)
    assert sheet_faults([pale, *words], SHEET, book) == []
    bar = Box(Rect(20_000, 60_000, 280_000, 66_000), PALE, Tag("", -1, ""), frame=box)
    (found,) = sheet_faults([pale, bar, *words], SHEET, book)
    assert found.code == "FRM002" and "a rule of the box of place facts" in found.message
    rule = Box(Rect(20_000, 92_000, 120_000, 99_000), PALE, Tag("", -1, "rule"), frame=COLUMN)
    assert codes(sheet_faults([rule, *text(book, HAN, (20_000, 100_000), COLUMN)], SHEET, book)) == ["FRM002"]


@pytest.mark.parametrize(
    ("ink", "ground", "told"),
    [
        (WHITE, None, ["FRM004"]), (tint(BLACK, 80, "pale"), None, ["FRM004"]), (tint(BLACK, 300, "grey"), None, []),
        (BLACK, BLACK, ["FRM004"]), (WHITE, BLACK, []), (WHITE, PALE, ["FRM004"]), (BLACK, WHITE, []),
    ],
)  # fmt: skip
def test_text_that_cannot_be_seen_is_told_once_a_frame(book: FontBook, ink: Ink, ground: Ink | None, told: list[str]) -> None:
    box = Frame("box", "the box", Rect(20_000, 60_000, 280_000, 200_000))
    under = [Box(box.rect, ground, Tag("", -1, ""), Layer.TINT, frame=box)] if ground is not None else []
    column = replace(COLUMN, on=box)
    words = [item for y in (100_000, 112_500) for item in text(book, HAN, (20_000, y), column, ink=ink)]
    found = sheet_faults([*words, *under], SHEET, book)
    assert codes(found) == told and all(d.span == Span("a.md", 7, 1) for d in found)


def test_what_stands_on_a_picture_is_not_taken_for_unseen(book: FontBook) -> None:
    frame = Frame("picture", "the picture a.png", Rect(20_000, 20_000, 280_000, 200_000))
    words = text(book, HAN, (30_000, 100_000), replace(COLUMN, on=frame), ink=WHITE)
    assert sheet_faults([*words, picture(frame.rect, frame)], SHEET, book) == []
