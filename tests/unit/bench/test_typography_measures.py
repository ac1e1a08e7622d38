"""The comparison's figures on lines of a few glyphs (bench/typography_measures.py and what it adds up)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from typography_edges import forbidden, is_lone, is_short_last, line_ends, parts_date, parts_number
from typography_gaps import Spaces, fit, is_short, misses, natural, neighbours, spaces_of, variance
from typography_glyphs import Glyph
from typography_lines import behind_figures
from typography_marks import differences, halved_commas, high, squeezed_stops
from typography_measures import figures

HAN = "\u5f04"
SPACES = Spaces()
COMMA, STOP, OPENING, CLOSING = "\uff0c\u3002\u201c\u201d"


def line(text: str, *places: float, row: int = 0) -> tuple[Glyph, ...]:
    """Glyphs at these places, a digit half an em wide and all else one em; without places each stands where the last ends."""
    widths = [0.5 if ch.isdigit() else 1.0 for ch in text]
    xs = places or [sum(widths[:i]) for i in range(len(text))]
    return tuple(Glyph(ch, x, x + width, (0, float(row))) for ch, x, width in zip(text, xs, widths, strict=True))


def test_a_line_of_natural_width_has_no_figures() -> None:
    one = fit(line(HAN * 2 + COMMA + HAN), SPACES)
    assert (one.opened, one.worst, one.tightness) == (0, 0, 0)


def test_gaps_opened_alike_are_the_lines_stretch() -> None:
    one = fit(line(HAN * 3 + COMMA + HAN, 0, 1.1, 2.2, 3.3, 4.4), SPACES)
    assert (one.opened, one.worst, one.tightness) == pytest.approx((0.1, 0.1, 0.1))


def test_the_mean_is_of_the_opened_gaps_and_the_tightness_of_all() -> None:
    one = fit(line(HAN * 4, 0, 1.0, 2.2, 3.6), SPACES)
    assert (one.opened, one.worst, one.tightness) == pytest.approx((0.3, 0.4, 0.2))


def test_a_squeezed_mark_is_tight_and_opens_nothing() -> None:
    one = fit(line(HAN * 2 + COMMA + HAN, 0, 1, 2, 2.5), SPACES)
    assert (one.opened, one.worst) == (0, 0)
    assert one.tightness == pytest.approx(-0.5 / 3)


@pytest.mark.parametrize(
    ("pair", "gap"),
    [
        (HAN + HAN, 0), (HAN + COMMA, 0), (COMMA + HAN, 0.5), (HAN + OPENING, 0.5), (OPENING + HAN, 0), (STOP + CLOSING, 0),
        (COMMA + OPENING, 0.5), ("\u300a" + OPENING, 0), (HAN + "8", 0.2), ("8" + HAN, 0.2), (COMMA + "8", 0.5), ("8" + COMMA, 0),
        ("83", 0), (HAN + "\u00b7", None), ("8\u2013", None),
    ],
)  # fmt: skip
def test_natural_gaps_are_those_of_the_rules(pair: str, gap: float | None) -> None:
    assert natural(*line(pair), Spaces(mixed=0.2)) == gap


def test_a_blank_of_the_copy_is_a_space_of_the_programs_own_width() -> None:
    spaces = Spaces(mixed=0.2, word=0.3, blank=0.4)
    pairs = {"ab": 0.3, HAN + "8": 0.4, HAN * 2: 0.4}
    for pair, gap in pairs.items():
        left, right = line(pair)
        assert natural(left, replace(right, spaced=True), spaces) == gap
        assert natural(left, right, spaces) == (0.2 if pair[1] == "8" else 0)


def test_no_gap_is_compared_beside_a_sign_or_a_character_that_the_face_lacks() -> None:
    assert natural(*line("\u22658"), SPACES) is None
    assert natural(*line("\U00020bb7" + HAN), SPACES) is None


@pytest.mark.parametrize(
    ("text", "places", "apart"),
    [
        (HAN * 3, (0, 1.25, 2.5), 0), (HAN * 3, (0, 1.26, 2.26), 1), (HAN + COMMA + HAN, (0, 1, 2.3), 1),
        (HAN + "8", (0, 1.75), 0), (HAN + "8", (0, 1.8), 1), ("88", (0, 0.8), 1),
    ],
)  # fmt: skip
def test_a_gap_has_come_apart_beyond_a_quarter_em_and_a_space_beyond_three_quarters(
    text: str, places: tuple[float, ...], apart: int
) -> None:
    assert fit(line(text, *places), SPACES).apart == apart


def test_an_opening_mark_begins_with_its_ink() -> None:
    assert fit(line(HAN + STOP + OPENING + HAN, 0, 1, 1.5, 2.5), SPACES).tightness == 0


def test_a_word_that_is_opened_counts_and_a_wider_mixed_gap_only_as_tightness() -> None:
    assert fit(line("83", 0, 0.7), SPACES).opened == pytest.approx(0.2)
    mixed = fit(line(HAN + "8", 0, 1.33), SPACES)
    assert mixed.opened == 0
    assert mixed.tightness == pytest.approx(0.08)


def test_the_mixed_gap_is_the_most_frequent_one_of_last_lines() -> None:
    lasts = [(line(HAN + "8", 0, 1.4), line(HAN + "8" + HAN, 0, *places)) for places in ((1.125, 1.75), (1.125, 1.75), (1.1, 1.7))]
    assert spaces_of(lasts) == Spaces(mixed=0.125)


def test_a_line_may_end_on_the_measure_with_its_cell_or_with_its_ink() -> None:
    assert not misses(line(HAN * 4), 4)
    assert not misses(line(HAN * 3 + COMMA), 4)
    assert not misses(line(HAN * 3 + COMMA), 3.5)
    assert misses(line(HAN * 3 + COMMA), 3.75)
    assert misses(line(HAN * 4), 4.02)


def test_a_line_that_ends_with_a_connector_may_end_anywhere_in_its_em() -> None:
    assert not misses(line(HAN * 3 + "\u00b7"), 3.5)
    assert misses(line(HAN * 3 + "\u00b7"), 4.02)
    assert not is_short(line(HAN * 3 + "\u00b7"), 3.5, SPACES)


def test_kerned_letters_are_not_opened() -> None:
    assert fit(line("88" + HAN, 0, 0.52, 1.27), SPACES).opened == 0


def test_a_line_at_natural_widths_is_set_short_and_one_that_was_opened_misses() -> None:
    assert is_short(line(HAN * 3), 4, SPACES)
    assert not is_short(line(HAN * 3, 0, 1.1, 2.2), 4, SPACES)
    assert is_short(line(HAN * 3 + COMMA), 3.75, SPACES)
    assert not is_short(line(HAN * 5), 4, SPACES)
    assert not is_short(line(HAN * 4), 4, SPACES)
    assert not is_short(line(HAN * 3 + COMMA), 3.5, SPACES)


@pytest.mark.parametrize(("last", "lone"), [(HAN, True), (HAN + STOP, True), (HAN + STOP + CLOSING, True), (HAN * 2 + STOP, False)])
def test_a_last_line_of_one_character(last: str, lone: bool) -> None:
    assert is_lone((line(HAN * 4), line(last))) == lone


def test_a_paragraph_of_one_line_is_never_lone() -> None:
    assert not is_lone((line(HAN),))
    assert not is_short_last((line(HAN),))


@pytest.mark.parametrize(
    ("last", "short"), [(HAN * 2 + STOP, True), (HAN * 3 + STOP, False), ("2020" + STOP, True), ("2020" + HAN + STOP, False)]
)
def test_a_last_line_has_three_characters_and_three_em(last: str, short: bool) -> None:
    assert is_short_last((line(HAN * 4), line(last))) == short


def test_line_ends_are_those_inside_paragraphs() -> None:
    two = (line(HAN + COMMA), line("8" + HAN))
    assert list(line_ends([two, (line(HAN),)])) == [(HAN + COMMA, "8" + HAN)]


@pytest.mark.parametrize(
    ("before", "after", "parted"),
    [
        ("1", "2", True),
        (":", "0", True),
        ("\u2013", "1", True),
        ("3", "%", True),
        ("8", "\u6beb\u5347\u6c34", True),
        ("8", "\u6bebW", False),
        (HAN + "8\u6beb", "\u5347\u6c34", True),
        (HAN + "\u6beb", "\u5347\u6c34", False),
        (HAN, "1", False),
        ("1", HAN, False),
        ("1", COMMA, False),
        ("8:30\u2014", "16:30", True),
        ("8:30", "\u201416:30", True),
        ("100\uff5e", "200", True),
        (HAN + "\u2014\u2014", "2020", False),
        (HAN + "8", "NTU" + COMMA, True),
        (HAN + "8", "NTUs", False),
        (HAN + "1CFU/", "mL" + HAN, True),
        (HAN + "10", "PowerPoint", False),
        (HAN + "GB", "50096", True),
        (HAN + "AQI", "52", True),
        ("NGB", "52", False),
        (HAN + "\u2265", "0.3", True),
        ("2", "\u00d7", False),
        ("31", "\u00b014", True),
        ("ian_202", "5@photo.example.org", False),
        ("PM\u2082.\u2085", "\u5143", False),
    ],
)
def test_a_number_with_its_unit_is_one_word(before: str, after: str, parted: bool) -> None:
    assert parts_number(before, after) == parted


def test_a_solidus_ends_no_line_but_in_an_address() -> None:
    assert forbidden(HAN + "/", HAN) == forbidden("c/", HAN) == 1
    assert forbidden("c/", "h") == 0
    assert forbidden(HAN + OPENING, STOP) == 2


def test_a_date_keeps_its_sign() -> None:
    assert parts_date(HAN + "2020", "\u5e74" + HAN)
    assert parts_date("9", "\u65f630\u5206")
    assert not parts_date("\u5e74", "8\u6708")
    assert not parts_date("9", HAN)


def test_marks_are_as_wide_as_from_their_glyph_to_the_next_between_han() -> None:
    lines = [
        line(HAN + COMMA + HAN + STOP + HAN, 0, 1, 1.55, 2.55, 3.25),
        line(HAN + COMMA + HAN, 0, 1, 1.6),
        line(HAN + STOP + HAN, 0, 1, 1.75),
        line(HAN + COMMA + OPENING + HAN, 0, 1, 1.5, 2.5),
        line("8" + COMMA + HAN, 0, 0.5, 1.0),
        line(COMMA + HAN, 0, 0.5),
    ]
    assert halved_commas(lines) == 1
    assert squeezed_stops(lines) == 1


def test_the_commas_of_neighbouring_lines_are_compared_by_their_mean() -> None:
    upper = line(HAN + COMMA + HAN + COMMA + HAN, 0, 1, 2, 3, 3.5)
    lower, without = line(HAN + COMMA + HAN, 0, 1, 1.5), line(HAN * 2)
    assert differences([(upper, lower), (without, lower), (upper,), (lower,)]) == pytest.approx([0.25])


def test_the_95th_percentile_of_few_and_of_many() -> None:
    assert high([]) == 0
    assert high([0.5]) == 0.5
    assert high([k / 100 for k in range(101)]) == pytest.approx(0.95)


def test_variance_looks_at_neighbours_of_one_paragraph() -> None:
    closed, wide, short = line(HAN * 2, 0, 1), line(HAN * 2, 0, 1.2), line(HAN)
    assert variance(list(neighbours([closed, wide], 2, SPACES))) == pytest.approx(0.04)
    assert variance(list(neighbours([closed], 2, SPACES))) == 0
    assert list(neighbours([closed, short, wide], 2, SPACES)) == []


def test_figures_of_a_small_text() -> None:
    text = [
        (line(HAN * 4), line(HAN * 3, 0, 1.5, 3), line(COMMA + HAN)),
        (line(HAN * 3 + OPENING), line(HAN + STOP)),
        (line(HAN * 3, 0, 1, 2), line(HAN * 2)),
    ]
    found = figures(text, 4)
    assert (found.stretched, found.average_gap, found.average_all, found.worst_gap) == pytest.approx((1 / 3, 0.5, 0.5 / 3, 0.5))
    assert (found.wide_lines, found.lone_characters, found.lines) == (1, 2, 7)
    assert (found.forbidden_edges, found.parted_numbers, found.ragged, found.short_lines) == (2, 0, 0, 1)
    assert (found.apart, found.short_lasts) == (2, 3)
    assert found.variance == pytest.approx(0.25)


def test_the_lines_behind_a_figure_are_named() -> None:
    parted, loose = line(HAN * 3 + "\u7d2f\u8ba18"), line("\u5143" + HAN)
    told = list(behind_figures([(parted, line("\u5143" + HAN, 0, 1.3), loose)], 5.5))
    assert told == [
        "numbers parted: \u7d2f\u8ba18 | \u5143" + HAN,
        "gaps over 0.25 em: \u5143" + HAN + "  (\u5143" + HAN + " 0.30)",
        "misses the measure: \u5143" + HAN + "  (ends at 2.30)",
        "short last line: \u5143" + HAN,
    ]
