"""Single lines outside the flow: alignment, and strings spread over an interval with their own styles."""

from __future__ import annotations

import pytest

from banmian.colour import BLACK, Ink
from banmian.display import GlyphRun, Tag
from banmian.fonts import FontBook
from banmian.template.model import LineStyle
from banmian.text.single import Setter

RED = Ink("red", (0, 920, 850, 120))
HEI = LineStyle("folio", "hei-regular", 8000, BLACK)
LOUD = LineStyle("folio-red", "hei-bold", 8000, RED)
HAN = "\u56fd"


@pytest.mark.parametrize(("align", "x"), [("start", 100_000), ("centre", 92_000), ("end", 84_000)])
def test_a_line_stands_at_its_start_centre_or_end(book: FontBook, align: str, x: int) -> None:
    runs, width = Setter(book).line(HAN * 2, HEI, (100_000, 50_000), align)
    assert [(run.x, run.y, run.width) for run in runs] == [(x, 50_000, 16_000)]
    assert width == 16_000


def test_nothing_is_set_of_an_empty_string(book: FontBook) -> None:
    assert Setter(book).line("", HEI, (0, 0)) == ([], 0)
    assert Setter(book).block("", HEI, (0, 0), 80_000, 12_000, Tag("", -1, "furniture")) == ([], 0)


def test_spread_strings_touch_both_ends_and_keep_their_own_inks(book: FontBook) -> None:
    """An empty string takes no part, and no other string takes its style."""
    items = Setter(book).spread([HAN, "", HAN * 2, HAN], [HEI, HEI, LOUD, HEI], 10_000, 100_000, 0)
    runs = [item for item in items if isinstance(item, GlyphRun)]
    assert [run.x for run in runs] == [10_000, 47_000, 92_000]
    assert [run.ink for run in runs] == [BLACK, RED, BLACK]
    assert runs[-1].x + runs[-1].width == 100_000


def test_a_block_takes_lines_of_its_measure(book: FontBook) -> None:
    items, lines = Setter(book).block(HAN * 20, HEI, (5_000, 7_000), 80_000, 12_000, Tag("", -1, "furniture"))
    assert lines == 2
    assert [(item.x, item.y) for item in items if isinstance(item, GlyphRun)] == [(5_000, 7_000), (5_000, 19_000)]
