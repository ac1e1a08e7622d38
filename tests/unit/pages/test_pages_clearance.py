"""Readings that come too near to what stands above them (FLW011)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.colour import BLACK
from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Severity, Span
from banmian.display import Box, GlyphRun, Item, Page, Tag
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.clearance import readings_clear, readings_too_near
from banmian.pages.ink import level_glyphs
from banmian.text.lines import set_line
from banmian.text.marks import marks_of_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

EM = 9000
PAINT = Paint(BLACK, Tag("a", 0, "body"))
ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def line(book: FontBook, text: str, y: int, marks: tuple[Mark, ...] = ()) -> list[Item]:
    p = prepare(StyledText(text, marks, Span("a.md", 7, 1), ((0, 7, 1),)), TextSetting("song-regular", EM), book)
    place = LinePlace(0, y, p.width)
    return [*set_line(p, 0, p.units.size, place, PAINT), *marks_of_line(p, 0, p.units.size, place, PAINT, book)]


def page(*items: Item) -> Page:
    return Page(1, "", (100_000, 100_000), 0, items)


def with_reading(book: FontBook, y: int = 40_000) -> list[Item]:
    return line(book, "\u8001\u7a97", y, (Mark(1, 2, "ruby", "chu\u0101ng"),))


def white(book: FontBook, leading: int) -> int:
    """From the foot of \u56fd\u56fd to the top of the reading under it, mp, by the extents of their glyphs."""
    above = [rect for run in line(book, "\u56fd\u56fd", 40_000 - leading) for _, _, rect in level_glyphs(run, book)]
    (reading,) = [i for i in with_reading(book) if i.tag.role == "ruby"]
    return min(rect.y0 for _, _, rect in level_glyphs(reading, book)) - max(rect.y1 for rect in above)


@pytest.mark.parametrize(("more", "near"), [(-2_000, True), (-1, True), (0, False), (3_000, False)])
def test_a_reading_has_six_tenths_of_a_point_to_the_line_above(book: FontBook, more: int, near: bool) -> None:
    leading = 14_000 + 600 - white(book, 14_000) + more
    assert white(book, leading) == 600 + more
    above = line(book, "\u56fd\u56fd", 40_000 - leading)
    found = readings_too_near(page(*above, *with_reading(book)), book)
    assert [(d.code, d.severity, d.span) for d in found] == [("FLW011", Severity.WARNING, Span("a.md", 7, 2))] * near
    assert readings_clear([*above, *with_reading(book)], book) != near
    if near:
        assert found[0].place is not None and found[0].place.page == 1 and found[0].place.rect is not None
        told = f"the reading 'chu\u0101ng' stands {(600 + more) / 1000:.2f} pt from the ink of the line above, 0."
        assert found[0].message.startswith(told)


def test_a_reading_stands_nearer_to_its_own_character(book: FontBook) -> None:
    """A reading that is lifted off its character, half-way to the line above: it reads as that line's."""
    low = with_reading(book)
    above = line(book, "\u56fd\u56fd", 40_000 - 16_000)
    assert readings_clear([*above, *low], book)
    lifted = [replace(i, y=i.y - 1_500) if isinstance(i, GlyphRun) and i.tag.role == "ruby" else i for i in low]
    free = white(book, 16_000) - 1_500
    assert free > 600
    (found,) = readings_too_near(page(*above, *lifted), book)
    assert f"{free / 1000:.2f} pt from the ink of the line above" in found.message


def test_extents_count_and_not_em_boxes(book: FontBook) -> None:
    """Under \u56fd the reading is in the ink; under the flat stroke of \u4e00, far above its own box's foot, it is not."""
    low, high = (readings_too_near(page(*line(book, ch * 2, 29_500), *with_reading(book)), book) for ch in "\u56fd\u4e00")
    assert (len(low), len(high)) == (1, 0)


def test_what_stands_elsewhere_does_not_count(book: FontBook) -> None:
    beside = [*line(book, "\u56fd\u56fd", 20_000), *line(book, "\u56fd\u56fd", 52_000)]
    assert readings_too_near(page(*beside, *with_reading(book)), book) == []


def test_a_mark_under_the_line_above_counts(book: FontBook) -> None:
    tag = Tag("a", 0, "mark")
    (reading,) = [i for i in with_reading(book) if i.tag.role == "ruby"]
    top = reading.y - reading.size * 800 // 1000  # type: ignore[union-attr]
    for y, near in ((top - 100, True), (top - 2_000, False)):
        rule = Box(Rect(0, y - 400, 2 * EM, y), BLACK, tag)
        assert bool(readings_too_near(page(rule, *with_reading(book)), book)) == near
