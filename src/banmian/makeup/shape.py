"""A shape of an item: the columns and lines that it takes, what it costs, and what of it its neighbours must know."""

from __future__ import annotations

from banmian.makeup.fragment import Fragment
from banmian.template.values import span_value
from banmian.values import frozen

TENTH = 10
"""Costs are tenths of points, whole numbers: sums that have no order."""
LEGGED, LEG = "legged", "leg"
"""The form of a story whose columns end at two heights, and of what stands for those that end higher (legged.py)."""


@frozen
class Head:
    """A head at a shape's edge: its first and last line, its style, its columns; `boxed`: a box parts it from others; `size`: of
    its headline, mp (0: not measured), `wide`: its width, thousandths of a column."""

    first: int
    last: int
    style: str
    cols: int
    boxed: bool = False
    size: int = 0
    wide: int = 0

    def lower(self, by: int) -> Head:
        return Head(self.first + by, self.last + by, self.style, self.cols, self.boxed, self.size, self.wide)


@frozen
class ShownPicture:
    """A picture of a shape, from its corner."""

    col: int
    line: int
    cols: int
    lines: int

    @property
    def area(self) -> int:
        return self.cols * self.lines


@frozen
class Held:
    """An advertisement around which a shape's text runs: its item, the column and the line of the shape (from 0) where it stands,
    its columns and lines."""

    item: int
    col: int
    line: int
    w: int
    h: int


@frozen
class Shape:
    """An item in `w` columns and `h` lines. `cost` in tenths of points; `open`: the gutters that nothing crosses, a bit each from
    the left; `left` and `right`: heads at its edges."""

    item: int
    w: int
    h: int
    cost: int
    form: str
    fragment: Fragment
    left: tuple[Head, ...] = ()
    right: tuple[Head, ...] = ()
    open: int = 0
    pictures: tuple[ShownPicture, ...] = ()
    boxed: bool = False
    terms: tuple[tuple[str, int], ...] = ()
    """The points of its cost by what they are for."""
    airs: tuple[int, ...] = ()
    """Lines after which white may come in and nothing else changes."""
    holds: tuple[Held, ...] = ()
    """The advertisements within it."""
    leg: int = 0
    """Columns beside it that are of the same story and end higher (legged.py): at its right, below 0 at its left."""
    ruled: bool = False
    """Whether it ends in a rule, as a table does."""

    @property
    def members(self) -> int:
        """The items that it takes, a bit each."""
        return 1 << self.item | sum(1 << held.item for held in self.holds)

    @property
    def edged(self) -> bool:
        """Whether it is a box of the page's own; an advertisement is parted from stories as they are from one another."""
        return self.boxed and self.form != "fixed"

    @property
    def bare(self) -> bool:
        """Whether text begins at its top, beside its head or without one: nothing parts it from text above it."""
        areas = (area for _, place in self.fragment.places if not place.get("box") for area in place.get("text", ()))
        return not self.boxed and any(span_value(str(area["lines"]))[0] == 1 for area in areas if "lines" in area)

    @property
    def size(self) -> int:
        """Of its headline, mp; 0: it has none that is measured."""
        return max((head.size for head in self.left), default=0)

    @property
    def wide(self) -> int:
        """The width of that headline, thousandths of a column."""
        return max((head.wide for head in self.left if head.size == self.size), default=0)
