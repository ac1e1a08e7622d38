"""Inks as values: plates, tints, mixtures, how special inks look."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from banmian.colour import BLACK, FULL, WHITE, Ink, Spot, mixed, printed_over, scaled, tint

RED186 = Spot("PANTONE 186 C", (0, 1000, 780, 40))
SPOT = Ink("red", (0, 0, 0, 0), ((RED186, FULL),))
AMOUNT = st.integers(0, FULL)
CMYK = st.tuples(AMOUNT, AMOUNT, AMOUNT, AMOUNT)


def test_what_prints_and_what_overprints() -> None:
    assert BLACK.overprints and BLACK.plates == (("Black", FULL),)
    assert WHITE.white and not WHITE.overprints and WHITE.plates == ()
    assert SPOT.plates == (("PANTONE 186 C", FULL),)
    assert not (SPOT.white or SPOT.overprints)
    assert Ink("gloss", (0, 0, 0, 0), SPOT.spots, overprint=True).overprints
    assert not Ink("both", (0, 0, 0, FULL), SPOT.spots).overprints, "black with a colour knocks out"
    assert (BLACK.total, WHITE.total, SPOT.total) == (FULL, 0, FULL)


def test_a_tint_of_a_spot_is_a_tint_of_its_plate() -> None:
    pale = tint(SPOT, 400, "red 40%")
    assert (pale.name, pale.plates, pale.look) == ("red 40%", (("PANTONE 186 C", 400),), (0, 400, 312, 16))
    assert tint(SPOT, FULL, "red 100%") is SPOT
    assert tint(Ink("gloss", (0, 0, 0, 0), SPOT.spots, overprint=True), 0, "gloss 0%") == Ink("gloss 0%", (0, 0, 0, 0))
    assert tint(Ink("deep", (600, 400, 400, 900), rich=True), 500, "deep 50%").rich is False


def test_a_mixture_adds_up_by_plate() -> None:
    duo = mixed("duo", [(SPOT, 600), (BLACK, 400)])
    assert duo.plates == (("Black", 400), ("PANTONE 186 C", 600))
    assert duo.total == FULL
    twice = mixed("twice", [(SPOT, 600), (SPOT, 300)])
    assert twice.plates == (("PANTONE 186 C", 900),)


@pytest.mark.parametrize(("parts", "look"), [([], (0, 0, 0, 0)), ([(0, 500, 0, 0), (0, 500, 0, 400)], (0, 750, 0, 400))])
def test_halftones_over_each_other(parts: list[tuple[int, int, int, int]], look: tuple[int, int, int, int]) -> None:
    assert printed_over(parts) == look


@given(CMYK, CMYK, AMOUNT)
def test_looks_stay_inks(a: tuple[int, int, int, int], b: tuple[int, int, int, int], amount: int) -> None:
    over = printed_over([a, b])
    assert over == printed_over([b, a])
    assert all(max(x, y) - 1 <= v <= FULL for x, y, v in zip(a, b, over, strict=True))
    assert all(0 <= v <= x for v, x in zip(scaled(a, amount), a, strict=True))
    assert scaled(a, FULL) == a and printed_over([a]) == a
