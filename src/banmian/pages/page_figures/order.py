"""The order of headlines: they grow smaller down the page and from left to right, the largest begins at the upper left."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.geometry import Rect
from banmian.pages.page_figures.model import HeadOrder
from banmian.values import frozen

GREATER = 1080
"""Thousandths: a head so many times as large as another is of a greater rank."""


@frozen
class HeadAt:
    """A headline on its page: its em boxes, the x interval of its area, its size (mp), its words; `boxed`: a box parts it."""

    rect: Rect
    x0: int
    x1: int
    size: int
    words: str
    boxed: bool = False


def order_of(heads: Sequence[HeadAt], area: Rect) -> HeadOrder:
    """`area`: the type area of the page. Heads in boxes have an order of their own."""
    if not heads:
        return HeadOrder(0, 0, 0)
    free = [head for head in heads if not head.boxed]
    pairs = [(one, other) for one in free for other in free if other.size * 1000 > one.size * GREATER]
    down = [pair for pair in pairs if _is_under(*pair)]
    across = [pair for pair in pairs if _is_right(*pair)]
    lead = max(heads, key=lambda head: (head.size, -head.rect.y0, -head.rect.x0))
    order = HeadOrder(len(heads), _greater(down), _greater(across), lead=lead.size, quarter=_quarter(lead.rect, area))
    if not (down or across):
        return order
    smaller, greater = (down or across)[0]
    return HeadOrder(
        order.heads, order.down, order.across, (smaller.words, greater.words), greater.rect.corners, order.lead, order.quarter
    )


def _greater(pairs: Sequence[tuple[HeadAt, HeadAt]]) -> int:
    """How many heads are the greater one of some pair."""
    return len({pair[1] for pair in pairs})


def _is_under(one: HeadAt, other: HeadAt) -> bool:
    """Whether the other stands under the first, over some of its columns."""
    return other.rect.y0 >= one.rect.y1 and one.x0 < other.x1 and other.x0 < one.x1


def _is_right(one: HeadAt, other: HeadAt) -> bool:
    """Whether the other stands at the right of the first, at one height."""
    return other.x0 >= one.x1 and one.rect.y0 < other.rect.y1 and other.rect.y0 < one.rect.y1


def _quarter(rect: Rect, area: Rect) -> str:
    down = "upper" if rect.y0 * 2 < area.y0 + area.y1 else "lower"
    return f"{down} {'left' if rect.x0 * 2 < area.x0 + area.x1 else 'right'}"
