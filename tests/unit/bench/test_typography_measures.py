"""The comparison's figures on lines of a few glyphs (bench/typography_measures.py)."""

from __future__ import annotations

import pytest
from typography_glyphs import Glyph
from typography_measures import (
    figures,
    fit,
    is_lone,
    is_ragged,
    line_ends,
    mixed_gap,
    natural,
    parts_number,
    variance,
)

HAN = "\u5f04"
COMMA, STOP, OPENING, CLOSING = "\uff0c\u3002\u201c\u201d"


def line(text: str, *places: float, row: int = 0) -> tuple[Glyph, ...]:
    """Glyphs at these places, a digit half an em wide and all else one em; without places each stands where the last ends."""
    widths = [0.5 if ch.isdigit() else 1.0 for ch in text]
    xs = places or [sum(widths[:i]) for i in range(len(text))]
    return tuple(Glyph(ch, x, x + width, (0, float(row))) for ch, x, width in zip(text, xs, widths, strict=True))


def test_a_line_of_natural_width_has_no_figures() -> None:
    one = fit(line(HAN * 2 + COMMA + HAN), 0.25)
    assert (one.opened, one.worst, one.tightness) == (0, 0, 0)


def test_gaps_opened_alike_are_the_lines_stretch() -> None:
    one = fit(line(HAN * 3 + COMMA + HAN, 0, 1.1, 2.2, 3.3, 4.4), 0.25)
    assert (one.opened, one.worst, one.tightness) == pytest.approx((0.1, 0.1, 0.1))


def test_the_mean_is_of_the_opened_gaps_and_the_tightness_of_all() -> None:
    one = fit(line(HAN * 4, 0, 1.0, 2.2, 3.6), 0.25)
    assert (one.opened, one.worst, one.tightness) == pytest.approx((0.3, 0.4, 0.2))


def test_a_squeezed_mark_is_tight_and_opens_nothing() -> None:
    one = fit(line(HAN * 2 + COMMA + HAN, 0, 1, 2, 2.5), 0.25)
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
    assert natural(pair[0], pair[1], 0.2) == gap


def test_an_opening_mark_begins_with_its_ink() -> None:
    assert fit(line(HAN + STOP + OPENING + HAN, 0, 1, 1.5, 2.5), 0.25).tightness == 0


def test_a_word_that_is_opened_counts_and_a_wider_mixed_gap_only_as_tightness() -> None:
    assert fit(line("83", 0, 0.7), 0.25).opened == pytest.approx(0.2)
    mixed = fit(line(HAN + "8", 0, 1.33), 0.25)
    assert mixed.opened == 0
    assert mixed.tightness == pytest.approx(0.08)


def test_the_mixed_gap_is_the_most_frequent_one_of_last_lines() -> None:
    lasts = [(line(HAN + "8", 0, 1.4), line(HAN + "8" + HAN, 0, *places)) for places in ((1.125, 1.75), (1.125, 1.75), (1.1, 1.7))]
    assert mixed_gap(lasts) == 0.125


def test_a_line_may_end_on_the_measure_with_its_cell_or_with_its_ink() -> None:
    assert not is_ragged(line(HAN * 4), 4)
    assert not is_ragged(line(HAN * 3 + COMMA), 4)
    assert not is_ragged(line(HAN * 3 + COMMA), 3.5)
    assert is_ragged(line(HAN * 3 + COMMA), 3.75)
    assert is_ragged(line(HAN * 4), 4.02)


@pytest.mark.parametrize(("last", "lone"), [(HAN, True), (HAN + STOP, True), (HAN + STOP + CLOSING, True), (HAN * 2 + STOP, False)])
def test_a_last_line_of_one_character(last: str, lone: bool) -> None:
    assert is_lone((line(HAN * 4), line(last))) == lone


def test_a_paragraph_of_one_line_is_never_lone() -> None:
    assert not is_lone((line(HAN),))


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
    ],
)
def test_a_number_with_its_unit_is_one_word(before: str, after: str, parted: bool) -> None:
    assert parts_number(before, after) == parted


def test_variance_looks_at_neighbours_of_one_paragraph() -> None:
    closed, wide = fit(line(HAN * 2), 0.25), fit(line(HAN * 2, 0, 1.2), 0.25)
    assert variance([[closed, wide]]) == pytest.approx(0.04)
    assert variance([[closed], [wide]]) == 0


def test_figures_of_a_small_text() -> None:
    text = [
        (line(HAN * 4), line(HAN * 3, 0, 1.5, 3), line(COMMA + HAN)),
        (line(HAN * 3 + OPENING), line(HAN + STOP)),
        (line(HAN * 3, 0, 1, 2), line(HAN * 2)),
    ]
    found = figures(text, 4)
    assert (found.stretched, found.average_gap, found.average_all, found.worst_gap) == pytest.approx((0.25, 0.5, 0.125, 0.5))
    assert (found.wide_lines, found.lone_characters, found.lines) == (1, 2, 7)
    assert (found.forbidden_edges, found.parted_numbers, found.ragged) == (2, 0, 1)
    assert found.variance == pytest.approx(0.25)
