"""Justification: tiers in their order, equal shares within a tier, sums exact to the millipoint."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from paragraphs import EM, Draft, plain

from banmian.linebreak import Breakable, Cost, justified, justify
from banmian.linebreak.justify import deal


def gaps_of(par: Breakable, start: int, end: int, measure: int, last: bool = False) -> tuple[list[int], int]:
    """The change of each gap of the line, and where its last unit ends."""
    xs, width = justify(par, start, end, measure, last)
    changes = [(xs[k] - xs[k - 1]) - (par.starts[start + k] - par.starts[start + k - 1]) for k in range(1, end - start)]
    edge = xs[-1] + par.ends[end - 1] - par.starts[end - 1]
    assert edge == width
    return changes, width


def test_deal_is_exact_and_gives_to_the_largest_remainders_first() -> None:
    assert deal(10, [1, 1, 1]) == [3, 4, 3]
    assert deal(7, [3, 1, 1]) == [4, 2, 1]
    assert deal(8, [3, 3, 5, 0]) == [2, 2, 4, 0]
    assert deal(0, [1, 2]) == [0, 0]
    assert deal(5, [0, 0]) == [0, 0]
    assert deal(5, []) == []


def test_what_is_left_of_equal_shares_lies_evenly_along_the_line() -> None:
    assert deal(3, [1] * 9) == [0, 1, 0, 0, 1, 0, 0, 1, 0]
    assert deal(11, [2, 0, 2, 2, 0, 2]) == [3, 0, 3, 2, 0, 3]
    assert deal(1004, [1, 1, 5, 1, 1, 1]) == [100, 101, 502, 100, 101, 100]


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


def test_all_tiers_give_way_together_the_dearer_ones_less() -> None:
    """Shares of what a place holds, in inverse proportion to the cost of its tier; a tier that is used up leaves the rest to the
    others."""
    par = Draft(11, gaps={2: 500, 5: 500, 8: 250}, shrink={2: (1, 250), 5: (2, 500), 8: (3, 125)}).breakable()
    natural, cost = par.ends[-1], Cost(stiffness=(0.1, 0.5, 1.0, 2.0, 3.0))
    for need, given in ((53, (25, 25, 3)), (265, (125, 125, 15)), (700, (250, 400, 50)), (800, (250, 489, 61))):
        xs, width = justify(par, 0, 11, natural - need, False, cost)
        changes = [b - a - (d - c) for (a, b), (c, d) in zip(pairwise(xs), pairwise(par.starts), strict=False)]
        assert width == natural - need
        assert (changes[1], changes[4], changes[7]) == tuple(-part for part in given)


def test_two_marks_share_what_one_could_give_alone() -> None:
    par = Draft(11, gaps={3: 500, 7: 500}, shrink={3: (2, 500), 7: (2, 500)}).breakable()
    changes, _ = gaps_of(par, 0, 11, par.ends[-1] - 300)
    assert (changes[2], changes[6]) == (-150, -150)


def test_a_line_that_would_open_too_far_keeps_its_natural_widths() -> None:
    par = replace(plain(10), widest=250)
    assert gaps_of(par, 0, 5, 6 * EM) == ([250] * 4, 6 * EM)
    assert justified(par, 0, 5, 6 * EM + 1, False) == ([0, 1000, 2000, 3000, 4000], 5 * EM, "loose", 0)
    spaced = replace(Draft(5, gaps={2: 250}, stretch={2: (1, 80)}).breakable(), widest=100)
    assert justified(spaced, 0, 5, spaced.ends[-1] + 500, False).tier == "loose"
    assert gaps_of(spaced, 0, 5, spaced.ends[-1] + 500)[0] == [0, 0, 0, 0]


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


TIERS = Draft(
    14, gaps=dict.fromkeys(range(2, 8), 500) | {9: 250}, closed=frozenset({9, 11}), capped=frozenset({9, 11}),
    shrink={2: (0, 100), 3: (1, 200), 4: (2, 300), 9: (3, 50), 7: (4, 500)}, stretch={9: (1, 80), 11: (0, 200)},
)  # fmt: skip


@pytest.mark.parametrize(
    ("change", "tier"),
    [
        (0, "natural"), (-1, "shrink:space"), (-600, "shrink:stop"), (-1150, "shrink:stop"),
        (-1151, "overfull"), (1, "stretch:space"), (200, "stretch:space"), (280, "stretch:gap"),
        (281, "stretch:plain"), (9000, "stretch:plain"),
    ],
)  # fmt: skip
def test_a_line_says_which_tier_it_reached(change: int, tier: str) -> None:
    par = TIERS.breakable()
    done = justified(par, 0, 14, par.ends[-1] + change, False)
    assert (done.tier, done.amount) == (tier, max(change, -1150))
    assert done.width == par.ends[-1] + done.amount


def test_a_last_line_is_natural_or_shrunk() -> None:
    par = TIERS.breakable()
    assert justified(par, 0, 14, par.ends[-1] + 500, True).tier == "natural"
    assert justified(par, 0, 14, par.ends[-1] - 500, True).tier == "shrink:stop"


def test_a_capped_gap_stays_under_its_cap_while_a_plain_gap_exists() -> None:
    par = Draft(4, gaps={1: 250, 2: 250}, stretch={1: (1, 80), 2: (1, 80)}, closed=frozenset({1, 2}), capped=frozenset({1, 2}))
    assert gaps_of(par.breakable(), 0, 4, 6500)[0] == [80, 80, 1840]


def test_without_a_plain_gap_capped_gaps_open_alike_as_a_last_resort() -> None:
    par = Draft(
        4, gaps={1: 250, 2: 300}, stretch={1: (1, 80), 2: (0, 200)}, closed=frozenset({1, 2, 3}), capped=frozenset({1, 2})
    ).breakable()  # fmt: skip
    changes, width = gaps_of(par, 0, 4, 7000)
    assert (changes, width) == ([80 + 1085, 200 + 1085, 0], 7000)
    assert justified(par, 0, 4, 7000, False).tier == "stretch:last-resort"
    assert justified(par, 0, 4, 4830, False).tier == "stretch:gap"


def test_a_line_that_nothing_opens_is_rigid() -> None:
    par = Draft(4, closed=frozenset({1, 2, 3})).breakable()
    done = justified(par, 0, 4, 5 * EM, False)
    assert (done.tier, done.width, done.amount) == ("rigid", 4 * EM, 0)


def test_a_line_starts_before_or_after_its_first_unit_where_its_origin_lies() -> None:
    par = Draft(20, moves={10: -250, 11: 100}).breakable()
    done = justified(par, 10, 19, 10 * EM, False)
    assert (done.xs[0], done.width, done.amount) == (250, 10 * EM, 750)
    assert justified(par, 11, 20, 10 * EM, True).xs[0] == -100
