"""Over how many columns a story's picture is wanted to stand, and what it costs that it has fewer. Points."""

from __future__ import annotations

from banmian.makeup.model import Item
from banmian.template.makeup import MakeupPrices

WIDE_PICTURE, OF_STORY = {1: 3, 2: 2}, 3
"""Columns that a story's picture is wanted to have, by its rank, where the editor says nothing, and the share of its story's."""


def narrow_points(item: Item, w: int, cols: int, prices: MakeupPrices) -> int:
    """What a picture over so many columns costs in a story of `w`: each column under what is wanted; the lead's in one is a
    stamp."""
    under = max(0, wanted_columns(item, w) - cols)
    return prices.narrow * under + (prices.stamp if under and cols == 1 and item.rank == 1 else 0)


def wanted_columns(item: Item, w: int) -> int:
    """Columns that the picture of a story of so many is wanted to have."""
    if item.picture is not None and item.picture.cols:
        return item.picture.cols[0]
    return min(max(WIDE_PICTURE.get(item.rank, 1), -(-w // OF_STORY)), w)
