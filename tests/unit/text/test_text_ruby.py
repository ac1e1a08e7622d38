"""Readings: mono, jukugo and group; none touches another, none leaves the measure, none is parted from its character.

docs/rules/typography.md, Marks between lines; docs/decisions/0015.
"""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from setting import EM, may_break, set_text

from banmian.colour import BLACK
from banmian.content.model import Mark
from banmian.display import GlyphRun, Tag
from banmian.fonts import FontBook
from banmian.linebreak import menu
from banmian.text.marks import marks_of_line
from banmian.text.place import LinePlace, Paint, unit_edges
from banmian.text.prepared import Prepared
from banmian.text.ruby import BETWEEN, apart

PAINT = Paint(BLACK, Tag("a", 0, "body"))
HAN = "\u8001\u57ce\u53a2\u7a97\u53cc\u5e84"
WIDE = "chu\u0101ng"
SYLLABLES = ("l\u01ceo", "ch\u00e9ng", "xi\u0101ng", "chu\u0101ng", "shu\u0101ng", "zhu\u0101ng")


def readings(p: Prepared, book: FontBook, start: int = 0, end: int = 0, measure: int = 0) -> list[GlyphRun]:
    end = end or p.units.size
    place = LinePlace(0, 0, measure or p.width, not measure)
    return [run for run in marks_of_line(p, start, end, place, PAINT, book) if isinstance(run, GlyphRun)]


def fits(p: Prepared, start: int, end: int, measure: int) -> bool:
    """Whether a line has room for its readings: one character alone with a wide reading has it in no narrow measure."""
    origins = p.units.origins or p.units.starts
    return p.units.edges[end - 1] - origins[start] <= measure


def each(text: str, words: tuple[str, ...] = SYLLABLES) -> tuple[Mark, ...]:
    return tuple(Mark(i, i + 1, "ruby", words[i % len(words)]) for i in range(len(text)))


def test_a_narrow_reading_is_centred_and_opens_nothing(book: FontBook) -> None:
    p = set_text(book, HAN[:3], marks=(Mark(1, 2, "ruby", "zh\u00e1"),))
    (run,) = readings(p, book)
    assert p.width == 3 * EM
    assert abs(run.x + run.width // 2 - EM * 3 // 2) <= 1
    assert "".join(run.texts) == "zh\u00e1"
    assert run.tag.role == "ruby"


def test_a_reading_reaches_a_quarter_em_over_a_neighbour_and_the_gap_gives_the_rest(book: FontBook) -> None:
    p = set_text(book, HAN[:3], marks=(Mark(1, 2, "ruby", "a wonderfully long"),))
    (reading,) = p.readings
    assert reading.over[0] > EM // 4
    assert p.units.starts[1] - p.units.ends[0] == reading.over[0] - EM // 4
    assert p.width == 3 * EM + sum(reading.over) - EM // 2


def test_a_reading_reaches_not_at_all_over_latin(book: FontBook) -> None:
    p = set_text(book, "GDP" + HAN[0], marks=(Mark(3, 4, "ruby", "a wonderfully long"),))
    assert p.units.starts[1] - p.units.total_shrink[1] - p.units.ends[0] >= p.readings[0].over[0]


def test_neighbours_keep_apart(book: FontBook) -> None:
    p = set_text(book, HAN, marks=each(HAN))
    runs = readings(p, book, measure=p.width + EM)
    assert len(runs) == len(HAN)
    assert all(b.x - a.x - a.width >= BETWEEN for a, b in itertools.pairwise(runs))


def test_a_compound_takes_less_than_its_characters_alone(book: FontBook) -> None:
    """Wide readings lean over the narrow ones beside them before a gap opens."""
    alone = set_text(book, HAN[:3], marks=each(HAN[:3], ("l\u01ceo", "chu\u0101ng", "\u00e8")))
    together = set_text(book, HAN[:3], marks=(Mark(0, 3, "ruby", "l\u01ceo chu\u0101ng \u00e8"),))
    assert together.width < alone.width
    assert len(together.readings) == 3


def test_a_compound_may_break_and_each_part_keeps_its_reading(book: FontBook) -> None:
    p = set_text(book, HAN[:3], marks=(Mark(0, 3, "ruby", "l\u01ceo ch\u00e9ng xi\u0101ng"),))
    assert may_break(p) == [True, True]
    assert ["".join(run.texts) for run in readings(p, book, 0, 1)] == ["l\u01ceo"]
    assert ["".join(run.texts) for run in readings(p, book, 1, 3)] == ["ch\u00e9ng", "xi\u0101ng"]


def test_a_group_stays_whole_and_is_centred_if_it_is_one_word(book: FontBook) -> None:
    p = set_text(book, HAN[:4], marks=(Mark(1, 3, "ruby", "old"),))
    assert may_break(p) == [True, False, True]
    (run,) = readings(p, book)
    assert abs(run.x + run.width // 2 - 2 * EM) <= 1


def test_a_group_of_several_words_is_spread_one_to_two_to_one(book: FontBook) -> None:
    p = set_text(book, HAN[:4], marks=(Mark(0, 4, "ruby", "aa aa"),))
    first, second = readings(p, book)
    before, between, after = first.x, second.x - first.x - first.width, 4 * EM - second.x - second.width
    blank = p.readings[0].small.units.starts[1] - p.readings[0].small.units.ends[0]
    assert abs(before - after) <= 2
    assert abs(between - blank - 2 * before) <= 2


def test_a_wide_group_opens_its_base(book: FontBook) -> None:
    p = set_text(book, HAN[:4], marks=(Mark(1, 3, "ruby", "a wonderfully long"),))
    (reading,) = p.readings
    gaps = [p.units.starts[i] - p.units.ends[i - 1] for i in (1, 2, 3)]
    more = reading.small.width - 2 * EM
    assert gaps[1] == more // 2
    assert [abs(g - (more / 4 - EM / 4)) <= 1 for g in (gaps[0], gaps[2])] == [True, True]


def test_a_letter_that_goes_down_lifts_the_readings_of_its_line_together(book: FontBook) -> None:
    p = set_text(book, HAN[:2], marks=each(HAN[:2], ("di\u00e9", "xi\u0101ng")))
    low, high = readings(p, book, 0, 1), readings(p, book, 0, 2)
    assert high[0].y == high[1].y < low[0].y


def test_zhuyin_is_a_third_of_its_character(book: FontBook) -> None:
    p = set_text(book, HAN[:3], marks=(Mark(0, 3, "ruby", "\u310c\u3120\u02c7 \u3114\u3125\u02ca \u3112\u3127\u3124"),))
    assert p.width == 3 * EM
    assert {run.size for run in readings(p, book)} == {EM * 330 // 1000}
    assert p.diagnostics == ()


def test_a_character_of_a_reading_that_no_face_holds_is_reported(book: FontBook) -> None:
    p = set_text(book, HAN[:1], marks=(Mark(0, 1, "ruby", "\u0e01"),))
    assert [d.code for d in p.diagnostics] == ["TXT002"]


def test_a_reading_that_another_face_sets_whole_is_reported(book: FontBook) -> None:
    p = set_text(book, HAN[:1], marks=(Mark(0, 1, "ruby", "\u9f8d\u56fd"),))
    (found,) = p.diagnostics
    assert found.code == "TXT001" and found.message.startswith("hei-regular has no glyph for \u9f8d")
    assert {run.face for run in readings(p, book)} == {"song-regular"}


@pytest.mark.parametrize("inside", [Mark(1, 2, "ruby", "x"), Mark(0, 2, "ruby", "y")])
def test_a_character_has_one_reading(book: FontBook, inside: Mark) -> None:
    p = set_text(book, HAN[:2], marks=(Mark(0, 2, "ruby", "a b"), inside))
    assert ["".join(run.texts) for run in readings(p, book)] == ["a", "b"]


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=24), ems=st.integers(3, 9))
def test_readings_never_touch_and_never_leave_the_measure(book: FontBook, words: list[str], ems: int) -> None:
    text = "".join(HAN[i % len(HAN)] for i in range(len(words)))
    p = set_text(book, text, marks=each(text, tuple(words)))
    fit = min(menu(p.units, (ems * EM,)), key=lambda f: f.cost)
    shown, start = 0, 0
    for end in fit.ends:
        runs = readings(p, book, start, end, ems * EM)
        shown += len(runs)
        edges = unit_edges(p, start, end, LinePlace(0, 0, ems * EM, False))
        assert all(run.x >= 0 and run.x + run.width <= ems * EM for run in runs)
        if fits(p, start, end, ems * EM):
            assert all(b.x - a.x - a.width >= BETWEEN - 1 for a, b in itertools.pairwise(runs))
        assert all(abs(run.x + run.width / 2 - sum(e) / 2) < EM for run, e in zip(runs, edges, strict=True))
        start = end
    assert shown == len(words)


@given(st.lists(st.tuples(st.integers(100, 3000), st.integers(0, 2000)), min_size=1, max_size=8))
def test_apart_parts_what_would_overlap_and_moves_nothing_else(steps: list[tuple[int, int]]) -> None:
    widths = [w for w, _ in steps]
    middles = [sum(s for _, s in steps[: k + 1]) for k in range(len(steps))]
    places = apart(middles, widths)
    least = [(a + b + 1) // 2 + BETWEEN for a, b in itertools.pairwise(widths)]
    assert all(q - p >= gap - 1 for p, q, gap in zip(places, places[1:], least, strict=False))
    if all(q - p >= gap for p, q, gap in zip(middles, middles[1:], least, strict=False)):
        assert places == middles


def test_two_readings_stand_seven_tenths_of_a_point_apart() -> None:
    left, right = apart([0, 1_000], [4_000, 4_000])
    assert right - left - 4_000 == 700
