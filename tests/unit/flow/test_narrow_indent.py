"""The first line of a paragraph is indented by one em where it is narrower than twelve (docs/rules/typography.md)."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from banmian.colour import BLACK
from banmian.content.model import Head, Paragraph, Piece, StyledText
from banmian.diagnostics import Span
from banmian.display import GlyphRun
from banmian.flow.entry import StreamStyle
from banmian.flow.slots import Column, LineSlot, grid_slots
from banmian.flow.stream import set_stream
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.template.model import ColumnGrid, MarkWidths, PageGrid, TextStyle

EM = 9_000
GRID = PageGrid((765_354, 1_105_512), 0, 0, 0, 680_400, EM, 12_600, 80, (ColumnGrid("base", 1, 680_400, 0, (0,)),))
STYLE = TextStyle(
    "body", "song-regular", "hei-bold", "", "kai", "kai", EM, EM, BLACK, 2000, "justify", "strict", "fit", MarkWidths(),
    250, 500, 0, 0, "hei-bold", 10_500, 8100,
)  # fmt: skip
TEXT = "老西门的街道上有人打着手电来翻连环画旧杂志老地图"


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(Path(__file__).parents[3])
    assert found is not None, diagnostics
    return found


def firsts(book: FontBook, slots: list[LineSlot], style: TextStyle = STYLE, count: int = 1) -> list[int]:
    """The indents, mp, of the first lines of so many paragraphs."""
    blocks = tuple(Paragraph(StyledText(TEXT, (), Span("a.md", 1, 1))) for _ in range(count))
    done = set_stream(
        [Piece("a", Head(), blocks, (), Span("a.md", 1, 1))], StreamStyle(style, None, (0, 0), 12_600, "lead"), slots, 1, book
    )
    left = {slot.y: slot.x for slot in slots}
    starts: dict[int, int] = {}
    for run in done.items[0]:
        if isinstance(run, GlyphRun) and run.tag.block not in starts:
            starts[run.tag.block] = run.x - left[run.y]
    return list(starts.values())


@pytest.mark.parametrize(("measure", "indent"), [(8, 1), (11.5, 1), (12, 2), (19, 2)])
def test_by_the_measure_of_its_line(book: FontBook, measure: float, indent: int) -> None:
    slots = grid_slots(GRID, [Column(0, int(measure * EM), (1, 30))], EM, (), 0, 0)
    assert firsts(book, slots) == [indent * EM]


def test_a_paragraph_beside_a_shape_and_one_below_it(book: FontBook) -> None:
    shape = Rect(0, 0, 4 * EM + EM // 2, GRID.line_foot(3))
    slots = grid_slots(GRID, [Column(0, 14 * EM, (1, 30))], EM, (shape,), 0, 0)
    assert [slot.measure for slot in slots[:4]] == [9 * EM + EM // 2] * 3 + [14 * EM]
    assert firsts(book, slots, count=2) == [EM, 2 * EM]


def test_limit_and_indent_are_the_style_s(book: FontBook) -> None:
    slots = grid_slots(GRID, [Column(0, 14 * EM, (1, 30))], EM, (), 0, 0)
    assert firsts(book, slots, replace(STYLE, narrow=(15_000, 1_500))) == [EM * 3 // 2]
    assert firsts(book, slots, replace(STYLE, narrow=(15_000, 1_500), indent=0)) == [0]
