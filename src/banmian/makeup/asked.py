"""What pages are made from, and how many proposals of each are looked at."""

from __future__ import annotations

from collections.abc import Mapping

from banmian.fonts import FontBook
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import PagePlan
from banmian.makeup.needs import Turned
from banmian.makeup.search import Found
from banmian.makeup.shape import Shape
from banmian.makeup.standing import Judge
from banmian.makeup.trial import Trial
from banmian.pages.measuring import Remembering
from banmian.plan.model import Plan
from banmian.store import Store
from banmian.template.makeup import Makeup
from banmian.values import frozen

TOGETHER = 2
"""Processes that make a page's shapes; others may be at other pages."""


@frozen
class Asked:
    """What the pages of an issue are made from. `aspects`: of pictures by file; `house`: blocks by items' names; `before`: where
    threads turn on the page before, by stories."""

    plan: Plan
    fonts: FontBook
    makeup: Makeup
    grid_styles: Mapping[str, str]
    aspects: Mapping[str, tuple[int, int]]
    house: Mapping[str, HouseBlock]
    before: Mapping[str, Turned]
    judge: Judge
    """What a build would tell of a page."""
    known: dict[str, list[Shape]]
    """Shapes that were made, by the marks of all that they are made of."""
    trees: dict[str, tuple[Found, int]]
    """What searches found, and how many pairs of trees they looked at, likewise."""
    texts: Remembering
    """Texts that were set."""
    store: Store | None = None
    """Where shapes are kept for the next run."""
    mark: str = ""
    """Of the paper and its faces."""
    processes: int = TOGETHER
    """So many make a page's shapes."""

    def trial(self, plan: PagePlan) -> Trial:
        """Of a page's grid."""
        return Trial(self.plan, self.fonts, plan.grid, self.grid_styles, plan.number, self.texts)


@frozen
class Looked:
    """How many proposals of a page are measured, and how many of these are set, to see what a build would tell: at most, and until
    so many are found of which it would tell nothing."""

    measured: int = 24
    set: int = 8
    sound: int = 8


ALL, FIRST, BEST = Looked(), Looked(3, 1), Looked(24, 8, 1)
