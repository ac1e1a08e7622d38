"""A page that is to be filled: its items with the shapes that they offer, its size, its prices, and what already stands of it."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.makeup.effort import Joint
from banmian.makeup.model import Item, PagePlan
from banmian.makeup.shape import Shape
from banmian.template.makeup import MakeupPrices
from banmian.values import frozen


@frozen
class Problem:
    """`shapes`: of each item; `size`: columns and lines of the page; `origin`: its first line, from which pins count; `cuts`: those
    that stand (none: any may be); `holding`: shapes of stories that run around other items, and take both; `closed`: whether pages
    with a gutter open from top to foot do not count."""

    items: Sequence[Item]
    shapes: Sequence[Sequence[Shape]]
    size: tuple[int, int]
    origin: int
    prices: MakeupPrices
    cuts: Sequence[Joint] = ()
    holding: Sequence[Shape] = ()
    closed: bool = False

    @property
    def all_of_them(self) -> int:
        """The set of all items, a bit each."""
        return (1 << len(self.items)) - 1


def problem_of(plan: PagePlan, shapes: Sequence[Sequence[Shape]], columns: int, prices: MakeupPrices) -> Problem:
    """A page of a plan, nothing of which stands."""
    return Problem(plan.items, shapes, (columns, plan.height), plan.lines[0], prices)
