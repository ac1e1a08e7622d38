"""Widths of marks with the real faces: pairs, stacked stops, line edges, two-em units, connectors, styles.

docs/rules/typography.md, Punctuation widths. A width is that of the marks between two Han, in em.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from setting import EM, em_width, gap, lines, may_break, set_text, units

from banmian.fonts import FontBook
from banmian.template.model import MarkWidths
from banmian.text.spacing import SpacingRules


@pytest.mark.parametrize(
    "mark",
    "\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01\u201c\u201d\u2018\u2019\u300a\u300b\uff08\uff09\u3010\u3011\u300c\u300d\u301d\u301e\u301f",
)
def test_a_full_mark_is_one_em(book: FontBook, mark: str) -> None:
    assert em_width(book, mark) == 1.0


@pytest.mark.parametrize(
    "pair",
    [
        "\u3002\u201d", "\uff1f\u201d", "\u201d\u3002", "\u300b\uff0c", "\u2019\u201d",
        "\uff1a\u201c", "\u201d\uff08", "\uff0c\u300a", "\u300b\u300a", "\u3002\uff08",
        "\u201c\u300a", "\uff08\u201c", "\u201c\u2018", "\uff1a\u301d", "\u301e\u301d", "\u301f\u3002",
    ],
)  # fmt: skip
def test_two_marks_take_an_em_and_a_half(book: FontBook, pair: str) -> None:
    assert em_width(book, pair) == 1.5


def test_the_tiers_may_take_a_pair_to_one_em_and_no_lower(book: FontBook) -> None:
    for pair in ("\u3002\u201d", "\uff0c\u300a", "\u201c\u300a"):
        p = set_text(book, f"\u56fd{pair}\u56fd")
        assert (p.width - p.units.total_shrink[-1]) / EM == 3.0


@pytest.mark.parametrize("style", ["fit", "kaiming", "full", "half", "tight"])
def test_an_empty_pair_of_brackets_keeps_two_em(book: FontBook, style: str) -> None:
    assert em_width(book, "\uff08\uff09", SpacingRules(style)) == 2.0


@pytest.mark.parametrize("text", ["\uff1f\uff01", "\uff01\uff01", "\uff01\uff1f"])
def test_two_stacked_stops_take_one_em(book: FontBook, text: str) -> None:
    assert em_width(book, text) == 1.0


def test_a_mark_with_a_selector_is_as_wide_as_the_mark(book: FontBook) -> None:
    for mark in "\uff0c\uff08\u00b7":
        assert em_width(book, f"{mark}\ufe00") == em_width(book, mark)


def test_three_stacked_stops_take_two_em(book: FontBook) -> None:
    assert em_width(book, "\uff1f\uff01\uff01") == 2.0


def test_brackets_close_up_to_what_they_enclose(book: FontBook) -> None:
    p = set_text(book, "\u56fd\uff08\u56fd\uff09\u56fd")
    assert [gap(p, i) for i in (1, 2, 3, 4)] == [0.5, 0.0, 0.0, 0.5]


def test_marks_lose_their_empty_half_at_line_edges(book: FontBook) -> None:
    """Four Han and a comma fit four em and a half; an opening quote starts a line with its ink."""
    p = set_text(book, "\u56fd\u56fd\u56fd\u56fd\uff0c\u201c\u56fd\u56fd\u56fd\u201d\u56fd\u56fd\u56fd\u56fd")
    assert lines(p, 4.5)[:2] == ["\u56fd\u56fd\u56fd\u56fd\uff0c", "\u201c\u56fd\u56fd\u56fd\u201d"]
    assert p.units.ends[4] / EM == 4.5
    assert p.units.ends[5] - p.units.starts[5] == EM // 2
    assert p.dx[5] == -EM // 2


def test_the_style_says_what_a_mark_loses_at_a_line_end(book: FontBook) -> None:
    for rules, edge in (
        (SpacingRules(), 1.5), (SpacingRules("kaiming"), 1.5), (SpacingRules("full"), 2.0),
        (SpacingRules(end_trim=0), 2.0), (SpacingRules(end_trim=300), 1.7),
    ):  # fmt: skip
        assert set_text(book, "\u56fd\uff0c", rules=rules).units.edges[1] / EM == edge


@pytest.mark.parametrize(
    ("style", "comma", "stop", "bracket", "pair", "stop_pair"),
    [
        ("fit", 1.0, 1.0, 1.0, 1.5, 1.5), ("full", 1.0, 1.0, 1.0, 1.5, 1.5), ("half", 0.5, 0.5, 0.5, 1.0, 1.0),
        ("kaiming", 0.5, 1.0, 0.5, 1.0, 1.5), ("tight", 1.0, 1.0, 1.0, 1.0, 1.0),
    ],
)  # fmt: skip
def test_styles(book: FontBook, style: str, comma: float, stop: float, bracket: float, pair: float, stop_pair: float) -> None:
    rules = SpacingRules(style)
    assert [em_width(book, text, rules) for text in ("\uff0c", "\u3002", "\uff08", "\uff0c\u201c", "\u3002\u201c")] == [
        comma, stop, bracket, pair, stop_pair,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("marks", "em"),
    [
        ("\u3002\u201d", 1.0), ("\u300c\u300e", 1.0), ("\uff09\uff08", 1.0), ("\uff09\u3002\u201c", 1.5),
        ("\uff08\uff09", 2.0), ("\uff0c", 1.0), ("\uff1f\uff01\u201d", 1.5), ("\uff01\uff01\uff01", 2.0), ("\u201d\u00b7", 1.5),
    ],
)  # fmt: skip
def test_in_the_style_tight_two_marks_take_one_em(book: FontBook, marks: str, em: float) -> None:
    assert em_width(book, marks, SpacingRules("tight")) == em


@pytest.mark.parametrize("connector", "-\uff0d\u00b7\u2014\uff5e/")
@pytest.mark.parametrize("upright", [False, True])
def test_nothing_opens_between_a_mark_and_a_connector(book: FontBook, connector: str, upright: bool) -> None:
    text = f"\u56fd\u300b{connector}\u300a\u56fd{connector}\uff0c\u56fd"
    p = set_text(book, text, rules=SpacingRules(upright=upright))
    opens = [b - a for a, b in pairwise(p.units.places[: p.units.size])]
    assert opens == [0, 0, 0, 0, 0, 0, 1]


def test_only_a_style_that_lets_them_shrinks_stops(book: FontBook) -> None:
    for style, amount in (("fit", 0.25), ("kaiming", 0.0), ("full", 0.0)):
        p = set_text(book, "\u56fd\u3002\u56fd", rules=SpacingRules(style))
        assert p.units.total_shrink[-1] / EM == amount
    p = set_text(book, "\u56fd\u3002\u56fd", rules=SpacingRules(stop_least=500))
    assert p.units.total_shrink[-1] / EM == 0.5


def test_no_gap_opens_before_a_mark_or_after_an_opening_one(book: FontBook) -> None:
    """A mark stays at its word when a line opens (JLREQ, table 6)."""
    p = set_text(book, "\u56fd\uff0c\u56fd\u300a\u56fd\u300b\u56fd\u3002\u56fd\u56fd")
    assert [b - a for a, b in pairwise(p.units.places[: p.units.size])] == [0, 1, 1, 0, 0, 1, 0, 1, 1]


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("\u56fd\u2026\u2026\u56fd", [0, 1]), ("\u56fd\u2014\u2014\u56fd", [0, 0]), ("\u56fd\u2026\u56fd", [0, 0]),
        ("\u56fd\u00b7\u56fd", [0, 0]),
        ("\u56fd/\u56fd", [0, 0]), ("\u56fd)\u56fd", [0, 0]), ("\u56fd(\u56fd", [0, 0]), ("\u56fd,\u56fd", [0, 1]),
        ("\u56fd\uffe5\u56fd", [1, 0]),
        ("\u56fd\u301d\u56fd\u301e\u56fd", [1, 0, 0, 1]),
        ("\u56fd\u3002\u201d\u56fd", [0, 0, 1]), ("\u56fd\u201c\u300a\u56fd", [1, 0, 0]),
        ("\u56fd\uff09\u2014\u2014\uff08", [0, 0, 0]), ("\u56fd\u2103\u56fd",
        [0, 1]),
    ],
)  # fmt: skip
def test_each_class_of_marks_keeps_to_its_word_when_a_line_opens(book: FontBook, text: str, opens: list[int]) -> None:
    p = set_text(book, text)
    assert [b - a for a, b in pairwise(p.units.places[: p.units.size])] == opens


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai", "brush"])
@pytest.mark.parametrize("solidus", "/\uff0f")
def test_a_solidus_between_han_is_half_an_em(book: FontBook, solidus: str, face: str) -> None:
    p = set_text(book, f"\u7537{solidus}\u5973", face=face)
    assert p.width == 5 * EM // 2
    x0, _, x1, _ = book.face(face).ink_box(p.gids[1])
    middle = p.dx[1] + (x0 + x1) * EM // (2 * book.face(face).upem)
    assert abs(middle - EM // 4) < EM // 40 and x1 - x0 < 500


def test_a_solidus_in_a_word_is_the_words_own(book: FontBook) -> None:
    assert units(set_text(book, "\u56fdA/B\u56fd")) == ["\u56fd", "A/B", "\u56fd"]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("\uff1f\uff01\u2026\u2026\u56fd", "fit"),
        ("\uff1f\uff01\u2014\u2014\u56fd", "fit"),
        ("\u3002\u201d\u2026\u2026\u56fd", "tight"),
        ("\u2014\u2014\u201c\u2018\u56fd", "tight"),
    ],
)
def test_nor_where_marks_share_their_em(book: FontBook, text: str, style: str) -> None:
    p = set_text(book, text, rules=SpacingRules(style))
    assert p.units.places[2] == 0


def test_head_styles_give_widths_of_their_own(book: FontBook) -> None:
    rules = SpacingRules(widths=MarkWidths(comma=700, stop=600, bracket=500))
    assert [em_width(book, text, rules) for text in ("\uff0c", "\u3002", "\uff08")] == [0.7, 0.6, 0.5]
    assert set_text(book, "\u56fd\uff0c\u56fd", rules=rules).units.total_shrink[-1] == 0


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai"])
def test_the_long_dash_is_three_em_the_others_alone_are_one(book: FontBook, face: str) -> None:
    for mark, em in (("\u2e3b", 3), ("\u2015", 1), ("\u2025", 1)):
        p = set_text(book, f"\u4e2d{mark}\u4e2d", face=face)
        assert (units(p)[1], p.width) == (mark, (2 + em) * EM)
        assert p.units.places[-1] == 0 and may_break(p)[0] is False


@pytest.mark.parametrize("text", ["\u2014\u2014", "\u2e3a", "\u2026\u2026", "\u22ef\u22ef"])
@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai", "brush"])
def test_two_em_units_are_whole(book: FontBook, text: str, face: str) -> None:
    p = set_text(book, f"\u4e2d{text}\u4e2d", face=face)
    assert units(p) == ["\u4e2d", text, "\u4e2d"]
    assert p.units.ends[1] - p.units.starts[1] == 2 * EM


def test_a_dash_is_one_joined_rule(book: FontBook) -> None:
    p = set_text(book, "\u56fd\u2014\u2014\u56fd")
    glyph = book.face("song-regular").glyph("\u2e3a")
    assert glyph is not None
    assert (p.gids[1], p.texts[1]) == (glyph[0], "\u2014\u2014")


@pytest.mark.parametrize("level", ["strict", "basic"])
def test_chains_of_units_break_between_them_below_strict(book: FontBook, level: str) -> None:
    p = set_text(book, "\u56fd\u2026\u2026\u2026\u2026\u2014\u2014", level=level)
    assert may_break(p) == [level == "basic"] * 3


@pytest.mark.parametrize("level", ["basic", "gb", "strict"])
def test_an_ellipsis_or_dash_alone_starts_no_line(book: FontBook, level: str) -> None:
    for mark in "\u2026\u2014":
        p = set_text(book, f"\u56fd{mark}\u56fd", level=level)
        assert may_break(p) == [False, True]
        assert p.units.ends[1] - p.units.starts[1] == EM


def test_connectors(book: FontBook) -> None:
    assert [em_width(book, mark) for mark in ("-", "\u2013", "\u00b7", "\u30fb", "\u2014", "\uff5e")] == [
        0.5, 0.5, 0.5, 0.5, 1.0, 1.0,
    ]  # fmt: skip


def test_the_interpunct_is_half_an_em_centred_and_fixed(book: FontBook) -> None:
    p = set_text(book, "\u8ba9\u00b7\u96c5\u514b")
    glyph = book.face("song-regular").sized(EM)["\u00b7"]
    assert glyph is not None
    assert p.units.ends[1] - p.units.starts[1] == EM // 2
    assert abs(2 * p.dx[1] + glyph[1] - EM // 2) <= 1
    assert may_break(p) == [False, True, True]
    assert p.units.places[:4] == [0, 0, 0, 1]
