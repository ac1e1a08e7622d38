"""What looks wrong at the edges of columns has its price."""

from __future__ import annotations

from banmian.flow.stream_items import Flaws
from banmian.makeup.flaws import flaw_points
from banmian.template.makeup import MakeupPrices


def test_each_line_of_white_above_a_subhead_but_the_first_is_a_hole() -> None:
    prices = MakeupPrices()
    assert flaw_points(Flaws(holes=3) + Flaws(holes=1), prices) == 4 * prices.hole > 0


def test_a_parted_brief_costs_as_much_as_white_far_from_its_even_share() -> None:
    prices = MakeupPrices()
    assert flaw_points(Flaws(tails=1), prices) == prices.tail > 0
    assert flaw_points(Flaws(uneven=10), prices) == 10 * prices.uneven > 0
    assert flaw_points(Flaws(uneven=20), prices) < prices.tail
