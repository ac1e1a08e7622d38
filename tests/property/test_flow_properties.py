"""Properties of flow: slots keep out of what is cut out, each item of a stream stands once or is reported over.

Streams are set with the real faces and a style made by hand.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from banmian.colour import BLACK
from banmian.content.model import Head, Paragraph, Piece, StyledText, Subhead
from banmian.diagnostics import Span
from banmian.display import GlyphRun, Item
from banmian.flow.entry import StreamStyle
from banmian.flow.optimise import compose
from banmian.flow.slots import Column, LineSlot, grid_slots
from banmian.flow.stream import set_stream
from banmian.flow.stream_items import FixedItem, ParagraphItem
from banmian.fonts import FontBook
from banmian.geometry import Circle, Rect, Shape
from banmian.template.model import ColumnGrid, MarkWidths, PageGrid, TextStyle
from banmian.text.prepare import prepare
from banmian.text.setting import TextSetting

ROOT = Path(__file__).resolve().parents[2]
EM, LEADING = 9000, 12_600
GRID = PageGrid((765_354, 1_105_512), 0, 0, 0, 680_400, EM, LEADING, 80, (ColumnGrid("base", 1, 680_400, 0, (0,)),))
STYLE = TextStyle(
    "body", "song-regular", "hei-bold", "", "kai", "kai", EM, EM, BLACK, 2000, "justify", "strict", "fit", MarkWidths(),
    250, 500, 0, 0, "hei-bold", 10_500, 8100,
)  # fmt: skip
STREAM = StreamStyle(STYLE, None, (0, 0), LEADING, "lead")
HERE = Span("a.md", 1, 1)

checked = settings(max_examples=60, derandomize=True, deadline=None, database=None)


@pytest.fixture(scope="module")
def book() -> FontBook:
    found, diagnostics = FontBook.load(ROOT)
    assert found is not None, diagnostics
    return found


def em(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most).map(lambda n: n * EM)


RECTS = st.builds(lambda x, y, w, h: Rect(x, y, x + w, y + h), em(0, 60), em(0, 40), em(1, 30), em(1, 20))
CIRCLES = st.builds(Circle, st.integers(0, 600_000), st.integers(0, 400_000), st.integers(10_000, 150_000))
SHAPES = st.lists(st.one_of(RECTS, CIRCLES), max_size=3)
FRAMES = st.lists(st.tuples(st.integers(6, 24), st.integers(1, 12)), min_size=1, max_size=3)


def slots_of(frames: list[tuple[int, int]], shapes: list[Shape]) -> list[LineSlot]:
    """Columns side by side, each of a measure in em and a number of lines."""
    lefts = [sum(width + 2 for width, _ in frames[:k]) * EM for k in range(len(frames))]
    columns = [Column(x, width * EM, (1, lines)) for x, (width, lines) in zip(lefts, frames, strict=True)]
    return grid_slots(GRID, columns, EM, shapes, 0, 0)


@checked
@given(FRAMES, SHAPES)
def test_slots_never_overlap_exclusions(frames: list[tuple[int, int]], shapes: list[Shape]) -> None:
    slots = slots_of(frames, shapes)
    boxes = [Rect(s.x, GRID.line_top(s.line), s.x + s.measure, GRID.line_foot(s.line)) for s in slots]
    for box in boxes:
        for shape in shapes:
            cut = shape.cut(box.y0, box.y1)
            assert cut is None or cut[1] <= box.x0 or cut[0] >= box.x1
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])
    order = [(s.column, s.line, s.x) for s in slots]
    assert order == sorted(order)
    assert all(s.measure % (EM // 2) == 0 and s.measure >= 6 * EM for s in slots)


PARAGRAPHS = st.lists(
    st.one_of(
        st.integers(1, 90).map(lambda n: ("\u8001\u897f\u95e8\u7684\u8857\u9053\uff0c" * 13)[: max(1, n)].rstrip("\uff0c")),
        st.just("## "),
    ),
    min_size=1,
    max_size=8,
)


@checked
@given(FRAMES, SHAPES, PARAGRAPHS)
def test_items_stand_once_and_in_order(book: FontBook, frames: list[tuple[int, int]], shapes: list[Shape], copy: list[str]) -> None:
    slots = slots_of(frames, shapes)
    setting = TextSetting("song-regular", EM)
    items = [
        FixedItem(2, 1, 2) if text == "## " else ParagraphItem(prepare(StyledText(text), setting, book), 2 * EM) for text in copy
    ]
    done = compose(items, slots)
    assert len(done.placed) == len(items)
    assert done.real == len(slots)
    assert all(b.slot >= a.slot + a.lines for a, b in pairwise(done.placed))
    assert done.used == done.placed[-1].slot + done.placed[-1].lines
    assert done.over == max(0, done.used - len(slots))
    assert done.short == max(0, len(slots) - done.used)
    for item, placed in zip(items, done.placed, strict=True):
        if isinstance(item, ParagraphItem):
            assert placed.ends[-1] == item.prepared.units.size
            assert len(placed.ends) == placed.lines


def canonical(items: list[Item]) -> str:
    return "".join("".join(item.texts) for item in items if isinstance(item, GlyphRun))


@checked
@given(FRAMES, PARAGRAPHS)
def test_a_stream_is_painted_once_or_reported_over(book: FontBook, frames: list[tuple[int, int]], copy: list[str]) -> None:
    """Joined, the page's text and the overset strip are the story; what is over has an error with its place."""
    slots = slots_of(frames, [])
    blocks = tuple(
        Subhead(StyledText("\u5c0f\u6807\u9898", (), HERE)) if text == "## " else Paragraph(StyledText(text, (), HERE))
        for text in copy
    )
    done = set_stream([Piece("visit", Head(), blocks, (), HERE)], STREAM, slots, 3, book)
    painted = [item for sheet in sorted(done.items) for item in done.items[sheet]]
    assert canonical(painted) + canonical(list(done.over)) == "".join(block.text.text for block in blocks)
    codes = {d.code for d in done.diagnostics}
    assert ("FLW001" in codes) == bool(done.over)
    assert not {"FLW001", "FLW002"} <= codes
    for found in done.diagnostics:
        if found.code.startswith("FLW"):
            assert found.span is not None
            assert found.span.file == "a.md"
            assert found.place is not None
            assert found.place.page == 3


@checked
@given(FRAMES, PARAGRAPHS)
def test_lines_stand_in_their_slots(book: FontBook, frames: list[tuple[int, int]], copy: list[str]) -> None:
    """Every glyph run of body text lies within a slot, on its baseline; full lines end on its right edge."""
    slots = slots_of(frames, [])
    blocks = tuple(Paragraph(StyledText(text, (), HERE)) for text in copy if text != "## ")
    done = set_stream([Piece("visit", Head(), blocks, (), HERE)], STREAM, slots, 3, book)
    right = {(s.column, s.y): s.x + s.measure for s in slots}
    left = {(s.column, s.y): s.x for s in slots}
    at = {(s.x + k * EM, s.y): s.column for s in slots for k in (0, 1 if s.measure < 12 * EM else 2)}
    runs = [run for sheet in done.items.values() for run in sheet if isinstance(run, GlyphRun)]
    for run in runs:
        assert (run.x, run.y) in at
        column = at[run.x, run.y]
        assert left[column, run.y] <= run.x
        assert run.x + run.width <= right[column, run.y]
