"""Justification: tiers in their order, equal shares within a tier, sums exact to the millipoint."""

from __future__ import annotations

import pytest
from paragraphs import EM, Draft, plain

from banmian.linebreak import Breakable, justify
from banmian.linebreak.justify import deal


def gaps_of(par: Breakable, start: int, end: int, measure: int, last: bool = False) -> tuple[list[int], int]:
    """The change of each gap of the line, and where its last unit ends."""
    xs, width = justify(par, start, end, measure, last)
    changes = [(xs[k] - xs[k - 1]) - (par.starts[start + k] - par.starts[start + k - 1]) for k in range(1, end - start)]
    edge = xs[-1] + par.ends[end - 1] - par.starts[end - 1]
    assert edge == width
    return changes, width


def test_deal_is_exact_and_gives_to_the_largest_remainders_first() -> None:
    assert deal(10, [1, 1, 1]) == [4, 3, 3]
    assert deal(7, [3, 1, 1]) == [4, 2, 1]
    assert deal(0, [1, 2]) == [0, 0]
    assert deal(5, [0, 0]) == [0, 0]
    assert deal(5, []) == []


@pytest.mark.parametrize("total", [1, 997, 12_345])
@pytest.mark.parametrize("weights", [[1] * 13, [500, 250, 125], [1, 0, 0, 7]])
def test_shares_sum_to_the_total_and_nothing_without_weight_gets_any(total: int, weights: list[int]) -> None:
    shares = deal(total, weights)
    assert sum(shares) == total
    assert all(s == 0 for s, w in zip(shares, weights, strict=True) if w == 0)
    assert all(abs(s - total * w / sum(weights)) < 1 for s, w in zip(shares, weights, strict=True))


@pytest.mark.parametrize("spare", [0, 1, 8, 9, 1000, 1009])
def test_an_open_line_ends_on_the_measure(spare: int) -> None:
    changes, width = gaps_of(plain(20), 0, 10, 10 * EM + spare)
    assert width == 10 * EM + spare
    assert max(changes) - min(changes) <= 1
    assert sum(changes) == spare


def test_a_line_from_the_middle_of_the_paragraph() -> None:
    xs, width = justify(plain(30), 10, 19, 10 * EM, False)
    assert (xs[0], width) == (0, 10 * EM)
    assert len(xs) == 9


def test_shrinking_goes_by_tiers_in_order() -> None:
    par = Draft(11, gaps={2: 500, 5: 500, 8: 250}, shrink={2: (1, 250), 5: (2, 500), 8: (3, 125)}).breakable()
    natural = par.ends[-1]
    assert gaps_of(par, 0, 11, natural - 100)[0][1] == -100
    changes, width = gaps_of(par, 0, 11, natural - 800)
    assert width == natural - 800
    assert (changes[1], changes[4], changes[7]) == (-250, -500, -50)


def test_within_a_tier_places_share_in_proportion() -> None:
    par = Draft(6, gaps={1: 500, 3: 500}, shrink={1: (2, 500), 3: (2, 250)}).breakable()
    changes, _ = gaps_of(par, 0, 6, par.ends[-1] - 300)
    assert (changes[0], changes[2]) == (-200, -100)


def test_stretching_goes_by_tiers_and_then_opens_what_opens() -> None:
    par = Draft(6, gaps={2: 250}, stretch={2: (1, 80)}, closed=frozenset({4})).breakable()
    natural = par.ends[-1]
    assert gaps_of(par, 0, 6, natural + 50)[0] == [0, 50, 0, 0, 0]
    changes, width = gaps_of(par, 0, 6, natural + 480)
    assert width == natural + 480
    assert changes == [100, 180, 100, 0, 100]


def test_a_gap_at_a_line_edge_is_no_place() -> None:
    """The gap before the line's first unit is gone and neither shrinks nor opens."""
    par = Draft(20, gaps={10: 500}, shrink={10: (2, 500)}).breakable()
    xs, width = justify(par, 10, 20, 10 * EM - 100, False)
    assert (xs[0], width) == (0, 10 * EM)


def test_what_cannot_shrink_enough_overhangs_and_says_so() -> None:
    par = Draft(10, gaps={4: 500}, shrink={4: (2, 200)}).breakable()
    assert gaps_of(par, 0, 10, 10 * EM)[1] == 10 * EM + 300


def test_a_line_without_open_gaps_stays_short_and_says_so() -> None:
    par = Draft(4, closed=frozenset({1, 2, 3})).breakable()
    assert gaps_of(par, 0, 4, 5 * EM)[1] == 4 * EM


def test_the_last_line_keeps_its_widths_unless_it_is_too_wide() -> None:
    assert gaps_of(plain(4), 0, 4, 10 * EM, last=True) == ([0, 0, 0], 4 * EM)
    par = Draft(10, gaps={4: 500}, shrink={4: (2, 500)}).breakable()
    assert gaps_of(par, 0, 10, 10 * EM, last=True)[1] == 10 * EM


def test_a_single_unit_is_left_alone() -> None:
    assert justify(plain(1), 0, 1, 5 * EM, False) == ([0], EM)
