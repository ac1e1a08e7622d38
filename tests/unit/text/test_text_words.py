"""Words, numbers, addresses and Latin among Han: what stays whole, and the gaps beside it."""

from __future__ import annotations

import pytest
from setting import EM, em_width, gap, lines, may_break, set_text, units

from banmian.fonts import FontBook
from banmian.text.breaks import COUNT_BREAK, DATE_BREAK
from banmian.text.quotes import latin_quotes
from banmian.text.spacing import SpacingRules

HAN = "\u56fd"


def test_a_quarter_em_between_han_and_latin(book: FontBook) -> None:
    for word in ("GDP", "2020", "C++", "\u03b1"):
        p = set_text(book, HAN + word + HAN)
        assert units(p) == [HAN, word, HAN]
        assert (gap(p, 1), gap(p, 2)) == (0.25, 0.25)


def test_the_gap_shrinks_to_an_eighth_and_stretches_to_a_third(book: FontBook) -> None:
    p = set_text(book, HAN + "GDP" + HAN)
    assert [sums[-1] / EM for sums in p.units.shrink] == [0, 0, 0, 0.25, 0]
    assert [sums[-1] / EM for sums in p.units.stretch] == [0, 0.16]


@pytest.mark.parametrize("wanted", [125, 0])
def test_heads_and_tables_have_a_narrower_gap_that_stays(book: FontBook, wanted: int) -> None:
    p = set_text(book, HAN + "GDP" + HAN, rules=SpacingRules(han_latin=wanted))
    assert gap(p, 1) == wanted / 1000
    assert p.units.total_shrink[-1] == 0


def test_no_gap_beside_chinese_marks_and_at_line_edges(book: FontBook) -> None:
    p = set_text(book, "\uff08GDP\uff09\uff0c2020")
    assert [gap(p, i) for i in (1, 2, 3)] == [0.0, 0.0, 0.0]
    assert gap(p, 4) == 0.5  # the comma's own half
    assert set_text(book, "GDP").units.starts[0] == 0


def test_a_typed_space_between_han_and_latin_becomes_the_gap(book: FontBook) -> None:
    p = set_text(book, f"{HAN} GDP {HAN}")
    assert (gap(p, 1), gap(p, 2)) == (0.25, 0.25)


def test_a_word_space(book: FontBook) -> None:
    p = set_text(book, "New York")
    assert gap(p, 1) == 0.3
    assert (p.units.shrink[0][-1], p.units.stretch[0][-1]) == (EM * 50 // 1000, EM * 200 // 1000)
    assert may_break(p) == [True]
    assert may_break(set_text(book, "New\u00a0York")) == [False]


def test_a_space_in_a_number_is_as_wide_as_the_gap_beside_it(book: FontBook) -> None:
    for text in ("30 km", "GB 50096", "6328 0000", "0.08 NTU"):
        p = set_text(book, HAN + text + HAN)
        assert [gap(p, i) for i in range(1, p.units.size)] == [0.25] * (p.units.size - 1)
        assert p.units.stretch[0][-1] == 0 and p.units.stretch[1][-1] == (p.units.size - 1) * EM * 80 // 1000
    assert gap(set_text(book, HAN + "Windows 10"), 2) == 0.3
    assert gap(set_text(book, HAN + "6328 0000", rules=SpacingRules(han_latin=125)), 2) == 0.25


def test_a_space_between_two_digits_of_a_number_hardly_shrinks(book: FontBook) -> None:
    for text, least in (("PM2.5 35", 200), ("6328 0000", 200), ("30 km", 125)):
        p = set_text(book, text)
        assert gap(p, 1) == 0.25 and p.units.total_shrink[-1] == EM * (250 - least) // 1000  # PM2.5 35 is no PM2.535


@pytest.mark.parametrize("sign", "\u2265\u2264\u2248\u00b1\uff1c\uff1e\uff1d")
@pytest.mark.parametrize("blank", ["", " "])
def test_a_relation_has_no_gap_to_its_number_nor_to_the_han_before(book: FontBook, sign: str, blank: str) -> None:
    p = set_text(book, f"{HAN}{sign}{blank}5{HAN}")
    assert units(p) == [HAN, sign, "5", HAN]
    assert [gap(p, i) for i in (1, 2, 3)] == [0.0, 0.0, 0.25]
    assert p.units.places[2] == p.units.places[1]
    assert may_break(p) == [True, False, True]
    assert gap(set_text(book, f"{HAN}{sign}{HAN}"), 2) == 0.0


@pytest.mark.parametrize(
    ("text", "gaps"),
    [
        (f"A\ufe0e{HAN}", [0.25]), (f"A\ufe0e {HAN}", [0.25]), (f"{HAN} 3\ufe0f{HAN}", [0.25, 0.25]), (f"{HAN}\U000e0100A", [0.25]),
        (f"{HAN}\ufe00 A", [0.25]), (f"3\ufe0f\u20e3{HAN}", [0.25]), (f"12\u20dd{HAN}", [0.0, 0.25]), (f"\u2265\ufe0e5{HAN}",
        [0.0, 0.25]),
    ],
)  # fmt: skip
def test_a_selector_never_parts_from_its_letter(book: FontBook, text: str, gaps: list[float]) -> None:
    p = set_text(book, text)
    assert [gap(p, i) for i in range(1, p.units.size)] == gaps
    assert "".join(units(p)) == text.replace(" ", "")


@pytest.mark.parametrize("face", ["song-regular", "hei-bold", "kai"])
def test_degrees_minutes_and_seconds_are_closed_up(book: FontBook, face: str) -> None:
    p = set_text(book, f"{HAN}31\u00b014\u203220.6\u2033{HAN}", face=face)
    assert units(p) == [HAN, "31\u00b014\u203220.6\u2033", HAN]


@pytest.mark.parametrize(
    "text",
    [
        "\u00a51,200.50", "\uffe5120", "$30", "\u211642", "36.5\u2103", "3.5%", "2.1\u2030", "31\u00b014\u203220.6\u2033",
        "2020-08-12", "don\u2019t", "Wi-Fi", "A/B", "3\u22364",
    ],
)  # fmt: skip
def test_one_word(book: FontBook, text: str) -> None:
    assert units(set_text(book, HAN + text + HAN)) == [HAN, text, HAN]


@pytest.mark.parametrize(
    "text",
    [
        "12\u516c\u91cc", "500\u7c73", "20\u5343\u514b", "60\u5e73\u65b9\u7c73", "100\u5143", "37\u5ea6", "3\u4e07\u5143",
        "30 km", "5 kg",
        "\uff0430", "50\uff05", "\u22125\u2103", "8:30\uff5e11:00", "2018\u20142020",
    ],
)  # fmt: skip
def test_numbers_keep_their_signs_and_units(book: FontBook, text: str) -> None:
    """No line ends between a number and what belongs to it, whatever the measure."""
    p = set_text(book, HAN + text + HAN)
    inside = p.units.breaks[2:-2]
    assert inside
    assert all(cost < 0 for cost in inside)
    assert may_break(p)[0] is may_break(p)[-1] is True


def test_a_date_prefers_to_stay_whole(book: FontBook) -> None:
    p = set_text(book, "7\u670821\u65e5\u665a3\u4eba")
    assert p.units.breaks[1:7] == [DATE_BREAK, 45, DATE_BREAK, 0, 0, COUNT_BREAK]


def test_symbols_among_latin_get_no_gap_and_no_break(book: FontBook) -> None:
    p = set_text(book, "A+B=C")
    assert not any(may_break(p))
    assert all(gap(p, i) == 0 for i in range(1, p.units.size))
    assert p.units.places[-1] == 0


def test_ascii_brackets_and_marks_take_their_latin_width(book: FontBook) -> None:
    p = set_text(book, "see (page 3), please")
    advance = sum(glyph[1] for ch in "see(page3),please" if (glyph := book.face("song-regular").sized(EM)[ch]))
    assert p.width == pytest.approx(advance + 3 * EM * 300 // 1000, abs=EM // 20)  # kerning aside


def test_a_word_joiner_forbids_and_a_zero_width_space_allows(book: FontBook) -> None:
    assert may_break(set_text(book, f"{HAN}\u2060{HAN}")) == [False]
    assert may_break(set_text(book, "super\u200bmarket")) == [True]
    assert em_width(book, f"{HAN}\u200b") == 1.0


def test_an_address_breaks_after_its_signs_and_opens_nowhere(book: FontBook) -> None:
    p = set_text(book, HAN + "https://www.example.cn/a?b=1&c-d" + HAN)
    whole = units(p)
    ends = {"".join(whole[1:k]) for k in range(2, len(whole)) if p.units.breaks[k] >= 0}
    assert ends == {
        "https://", "https://www.", "https://www.example.", "https://www.example.cn/", "https://www.example.cn/a?",
        "https://www.example.cn/a?b=", "https://www.example.cn/a?b=1&", "https://www.example.cn/a?b=1&c-",
        "https://www.example.cn/a?b=1&c-d",
    }  # fmt: skip
    assert p.units.places[len(whole) - 2] == p.units.places[1]


def test_in_an_emergency_an_address_breaks_after_its_signs_before_it_breaks_anywhere(book: FontBook) -> None:
    p = set_text(book, "\u7535\u90aeed_1@example.org\u3002")
    prices = {"".join(units(p)[2:k]): price for k, price in p.units.emergency}
    assert set(prices) == {"ed_", "ed_1@", "ed_1@exam"}
    assert prices["ed_"] == prices["ed_1@"] < prices["ed_1@exam"]


def test_in_an_emergency_a_range_parts_after_its_dash_and_a_number_from_its_unit(book: FontBook) -> None:
    p = set_text(book, "8:30\u201311:00\u6536500\u7c733\u4e07\u5143")
    prices = {"".join(units(p)[:k]): price for k, price in p.units.emergency}
    assert set(prices) == {"8:30\u2013", "8:30\u201311:00\u6536500"}
    assert prices["8:30\u2013"] < prices["8:30\u201311:00\u6536500"]


def test_an_address_is_broken_only_where_it_must_be(book: FontBook) -> None:
    p = set_text(book, HAN * 6 + "www.example.cn/news/list" + HAN * 8)
    assert lines(p, 15)[:2] == [HAN * 6 + "www.example.cn/", "news/list" + HAN * 8]


def test_a_word_is_never_broken(book: FontBook) -> None:
    p = set_text(book, HAN * 8 + "newspaper" + HAN * 8)
    assert any("newspaper" in line for line in lines(p, 10))


def test_quotes_go_by_their_company() -> None:
    assert latin_quotes("\u201cGood morning,\u201d she said") == {0, 14}
    assert latin_quotes("\u4ed6\u8bf4\u201cOK\u201d\u3002") == frozenset()
    assert latin_quotes("\u201cOK\u201d\u4ed6\u8bf4") == frozenset()
    assert latin_quotes("the \u201c\u56fd\u201d sign") == frozenset()
    assert latin_quotes("a \u201cb \u2018c\u2019 d\u201d e") == {2, 5, 7, 10}
    assert latin_quotes("\u201cno end") == frozenset()


def test_latin_quotes_are_proportional_and_stay_with_their_words(book: FontBook) -> None:
    p = set_text(book, "the \u201cbig\u201d one")
    assert units(p) == ["the", "\u201c", "big", "\u201d", "one"]
    assert may_break(p) == [True, False, False, True]
    assert (p.units.ends[1] - p.units.starts[1]) / EM < 0.6
    han = set_text(book, "\u56fd\u201cbig\u201d\u56fd")
    assert (han.units.ends[1] - han.units.starts[1]) / EM == 0.5
    assert han.units.starts[1] / EM == 1.5


def test_an_apostrophe_does_not_open_its_word(book: FontBook) -> None:
    assert set_text(book, "don\u2019t").width < 2.6 * EM


def test_tracking_stands_between_units_and_letters(book: FontBook) -> None:
    assert set_text(book, HAN * 3, tracking=100).width == 3 * EM + 2 * EM // 10
    plain, spaced = set_text(book, "ABC").width, set_text(book, "ABC", tracking=100).width
    assert spaced == plain + 2 * EM // 10
