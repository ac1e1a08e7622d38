"""What looks wrong at the edges of a text's columns, in points."""

from __future__ import annotations

from banmian.flow.stream_items import Flaws
from banmian.template.makeup import MakeupPrices


def flaw_points(flaws: Flaws, prices: MakeupPrices) -> int:
    lone = prices.lone[0] * flaws.first + prices.lone[1] * flaws.last + prices.scrap * flaws.scrap
    even = prices.hole * flaws.holes + prices.uneven * flaws.uneven
    return lone + prices.blank * flaws.blank + prices.parted * flaws.parted + prices.tail * flaws.tails + even
