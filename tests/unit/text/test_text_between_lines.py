"""Marks between lines: dots, name and title marks, underlines and frames, where they stand and where they end.

docs/rules/typography.md, Marks between lines; docs/decisions/0015.
"""

from __future__ import annotations

import itertools

import pytest
from setting import EM, set_text

from banmian.colour import BLACK
from banmian.content.model import Mark
from banmian.display import Box, Item, Path, Tag
from banmian.fonts import FontBook
from banmian.text.marks import marks_of_line, top_of
from banmian.text.place import LinePlace, Paint, unit_edges
from banmian.text.prepared import Prepared

PAINT = Paint(BLACK, Tag("a", 0, "body"))
HAN = "\u8001\u57ce\u53a2\u666e\u80b2\u91cc\u65b9\u6d5c"


def drawn(p: Prepared, book: FontBook, start: int = 0, end: int = 0, measure: int = 0) -> list[Item]:
    """The marks of one line of the paragraph."""
    end = end or p.units.size
    return marks_of_line(p, start, end, LinePlace(0, 0, measure or p.width, not measure), PAINT, book)


def sides(item: Item) -> tuple[int, int]:
    if isinstance(item, Box):
        return item.rect.x0, item.rect.x1
    assert isinstance(item, Path)
    xs = [x for _, points in item.outline for x in points[::2]]
    return min(xs), max(xs)


def heights(item: Item) -> tuple[int, int]:
    if isinstance(item, Box):
        return item.rect.y0, item.rect.y1
    assert isinstance(item, Path)
    ys = [y for _, points in item.outline for y in points[1::2]]
    return min(ys), max(ys)


def centres(items: list[Item]) -> list[float]:
    return [sum(sides(item)) / 2 / EM for item in items]


def test_a_paragraph_without_marks_has_none(book: FontBook) -> None:
    p = set_text(book, HAN, marks=(Mark(0, 2, "strong"), Mark(2, 3, "kai")))
    assert drawn(p, book) == []
    assert p.readings == ()


def test_a_dot_is_centred_under_each_character_and_none_under_marks(book: FontBook) -> None:
    p = set_text(book, "\u8001\u57ce\uff0c\u53a2", marks=(Mark(0, 4, "emphasis"),))
    assert centres(drawn(p, book)) == [0.5, 1.5, 3.5]


def test_dots_follow_characters_that_justification_moves(book: FontBook) -> None:
    p = set_text(book, HAN[:4], marks=(Mark(0, 4, "emphasis"),))
    items = drawn(p, book, end=4, measure=9 * EM // 2)
    edges = unit_edges(p, 0, 4, LinePlace(0, 0, 9 * EM // 2, False))
    assert [sum(sides(item)) // 2 for item in items] == [(x0 + x1) // 2 for x0, x1 in edges]
    assert edges[-1][1] == 9 * EM // 2


def test_western_words_beside_han_have_no_dots_and_digits_one_each(book: FontBook) -> None:
    p = set_text(book, "\u7528GPS\u67e52020", marks=(Mark(0, 9, "emphasis"),))
    items = drawn(p, book)
    assert len(items) == 2 + 4
    word = unit_edges(p, 0, p.units.size, LinePlace(0, 0, p.width))[1]
    assert not any(word[0] <= x * EM <= word[1] for x in centres(items))


def test_letters_alone_carry_their_dots(book: FontBook) -> None:
    p = set_text(book, "\u7528GPS\u67e5", marks=(Mark(1, 4, "emphasis"),))
    assert len(drawn(p, book)) == 3


@pytest.mark.parametrize("kind", ["name", "title", "under"])
def test_two_neighbours_stay_apart(book: FontBook, kind: str) -> None:
    p = set_text(book, HAN, marks=(Mark(0, 3, kind), Mark(3, 6, kind)))  # type: ignore[arg-type]
    first, second = drawn(p, book)
    assert sides(second)[0] - sides(first)[1] >= EM * 6 // 100
    assert sides(first)[0] >= 0 and sides(second)[1] <= 6 * EM


def test_each_line_has_a_whole_part(book: FontBook) -> None:
    p = set_text(book, HAN, marks=(Mark(1, 7, "title"),))
    (above,) = drawn(p, book, 0, 4)
    (below,) = drawn(p, book, 4, 8)
    assert (0 < sides(above)[0] - EM < EM // 5, 0 < 4 * EM - sides(above)[1] < EM // 5) == (True, True)
    assert (0 < sides(below)[0] < EM // 5, 0 < 3 * EM - sides(below)[1] < EM // 5) == (True, True)


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_a_wave_is_of_whole_periods(book: FontBook, count: int) -> None:
    p = set_text(book, HAN, marks=(Mark(0, count, "title"),))
    (wave,) = drawn(p, book)
    assert isinstance(wave, Path)
    curves = [points for op, points in wave.outline if op == "c"]
    start, end = wave.outline.numbers[:2], curves[-1][4:]
    assert len(curves) % 2 == 0
    assert start[1] == end[1]
    period = (end[0] - start[0]) / (len(curves) / 2)
    assert 0.19 * EM < period < 0.31 * EM


def test_a_mark_lies_below_what_it_holds(book: FontBook) -> None:
    name, title = Mark(1, 4, "name"), Mark(0, 5, "title")
    p = set_text(book, HAN, marks=(title, name))
    wave, rule = drawn(p, book)
    assert heights(wave)[0] > heights(rule)[1]


def test_of_two_marks_over_the_same_characters_the_first_is_inside() -> None:
    inner, outer = Mark(0, 4, "name"), Mark(0, 4, "title")
    assert top_of(inner, (inner, outer)) < top_of(outer, (inner, outer))


def test_marks_stay_out_of_the_next_line(book: FontBook) -> None:
    """Three, one in another, at a leading of 1.45: the Han box of the next line begins 0.57 em below the base line."""
    marks = (Mark(0, 6, "emphasis"), Mark(0, 5, "title"), Mark(1, 4, "name"))
    p = set_text(book, HAN, marks=marks)
    assert max(heights(item)[1] for item in drawn(p, book)) < 0.57 * EM


def test_marks_leave_lines_as_they_are(book: FontBook) -> None:
    plain = set_text(book, HAN)
    marked = set_text(book, HAN, marks=(Mark(0, 3, "name"), Mark(3, 5, "title"), Mark(5, 7, "emphasis"), Mark(7, 8, "under")))
    assert marked.units == plain.units


def test_a_frame_has_room_beside_it_and_stays_inside_the_measure(book: FontBook) -> None:
    p = set_text(book, HAN, marks=(Mark(2, 5, "frame"),))
    (frame,) = drawn(p, book)
    edges = unit_edges(p, 0, 8, LinePlace(0, 0, p.width))
    left, right = sides(frame)
    assert edges[1][1] < left < edges[2][0] and edges[4][1] < right < edges[5][0]
    assert p.units.edges[4] >= p.units.ends[4] + right - edges[4][1]
    assert p.units.origins is not None and p.units.origins[2] < p.units.starts[2]


def test_a_frame_is_open_where_its_line_goes_on(book: FontBook) -> None:
    p = set_text(book, HAN, marks=(Mark(1, 7, "frame"),))

    def uprights(start: int, end: int) -> int:
        (frame,) = drawn(p, book, start, end)
        assert isinstance(frame, Path)
        points = [(op, at) for op, at in frame.outline if op in "ml"]
        steps = itertools.pairwise(points)
        closed = sum(op == "h" for op, _ in frame.outline)
        return closed + sum(b[0] == "l" and a[1][0] == b[1][0] for a, b in steps)

    assert [uprights(0, 8), uprights(0, 3), uprights(3, 5), uprights(5, 8)] == [2, 1, 0, 1]


def test_marks_stand_where_a_centred_line_stands(book: FontBook) -> None:
    p = set_text(book, HAN[:2], marks=(Mark(0, 2, "emphasis"),))
    items = marks_of_line(p, 0, 2, LinePlace(0, 0, 6 * EM, True, "centre"), PAINT, book)
    assert centres(items) == [2.5, 3.5]
