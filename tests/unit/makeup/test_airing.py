"""Shapes that are higher by white: what stands under it lower, the price with the square, only where nothing cheaper is so high."""

from __future__ import annotations

from dataclasses import replace

from banmian.makeup.airing import with_aired
from banmian.makeup.fragment import Fragment
from banmian.makeup.shape import TENTH, Head, Shape, ShownPicture
from banmian.template.makeup import MakeupPrices

PRICES = MakeupPrices(air=8)
PLACE = {"head": {"style": "lead", "cols": "1-2", "lines": "1-4"}, "text": [{"cols": "1-2", "lines": "12-20", "columns": "2"}]}
PICTURE = {"of": "a", "nth": "1", "cols": "1-2", "lines": "5-9"}
HEAD = Head(1, 4, "lead", 2)
SHAPE = Shape(0, 2, 20, 100, "under", Fragment((("a", PLACE),), (("a-picture", PICTURE),)), (HEAD,), (HEAD,), 0,
              (ShownPicture(0, 4, 2, 5),), False, (("form", 10),), (3, 10))  # fmt: skip
"""A head of four lines, a picture of five with a caption of one, text from line 12 on: white after line 3, or 10."""


def test_a_line_comes_in_at_the_head_or_under_the_caption() -> None:
    found = {shape.h: shape for shape in with_aired([SHAPE], PRICES, 30)}
    assert sorted(found) == [20, 21, 22]
    assert [found[h].cost for h in (20, 21, 22)] == [100, 100 + 8 * TENTH, 100 + 16 * TENTH]
    both = found[22]
    (_, place), (_, picture) = both.fragment.places[0], both.fragment.pictures[0]
    assert (place["head"]["lines"], picture["lines"], place["text"][0]["lines"]) == ("1-5", "6-10", "14-22")
    assert both.left[0].last == 5 and both.pictures[0].line == 5 and both.terms[-1] == ("white", 16)


def test_what_is_there_and_cheaper_stands() -> None:
    cheap = replace(SHAPE, h=21, cost=110, airs=())
    assert [shape.cost for shape in with_aired([SHAPE, cheap], PRICES, 30) if shape.h == 21] == [110]
    open_one = replace(cheap, open=1)
    assert sorted(shape.cost for shape in with_aired([SHAPE, open_one], PRICES, 30) if shape.h == 21) == [110, 180]


def test_no_shape_is_higher_than_the_page() -> None:
    assert max(shape.h for shape in with_aired([SHAPE], PRICES, 21)) == 21
