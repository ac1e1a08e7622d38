"""A story whose columns end at two heights, with other stories under both: an L over a straight cut.

For the score of a page as it stands it is two parts, the columns that reach lower and the others, its leg, so that straight cuts
part the page. docs/rules/makeup.md, Score.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.makeup.corners import NOBODY, Corner
from banmian.makeup.fragment import Fragment
from banmian.makeup.model import Item, Range
from banmian.makeup.shape import LEG, TENTH, Shape
from banmian.makeup.trees import Tree
from banmian.template.makeup import MakeupPrices
from banmian.template.model import Place
from banmian.values import frozen

Rect = tuple[Range, Range]
"""Columns and lines."""


@frozen
class Leg:
    """Of an item by its number: the rectangle of its columns that reach lower, and that of its leg beside them."""

    item: int
    long: Rect
    short: Rect

    @property
    def gutter(self) -> int:
        """Between both: counted from the left, the first is 0."""
        return max(self.long[0][0], self.short[0][0]) - 2

    def item_of(self, items: Sequence[Item]) -> Item:
        """What stands for the leg: it has nothing of its own."""
        item = items[self.item]
        return Item(item.name, (), item.rank, item.span, picture=None)

    def parted(self, shape: Shape, number: int) -> tuple[Shape, Shape]:
        """A shape of the item as both parts, the leg as that of another item; all that it costs stays with the first."""
        (a, b), (c, d) = self.long[0], self.short[0]
        first = min(a, c)
        heights = self.long[1][1] - self.long[1][0] + 1, self.short[1][1] - self.short[1][0] + 1
        long = replace(shape, w=b - a + 1, h=heights[0], open=_gutters(shape.open, a - first, b - a))
        leg = Shape(number, d - c + 1, heights[1], 0, LEG, Fragment(), open=_gutters(shape.open, c - first, d - c))
        return long, leg

    def bridged(self, tree: Tree, shape: Shape, prices: MakeupPrices) -> Tree:
        """The page, whose cut down this gutter the story's head or picture crosses: it is not open there."""
        inner = self.gutter - min(self.long[0][0], self.short[0][0]) + 1
        is_crossed = not shape.open >> inner & 1
        if not is_crossed or not tree.open >> self.gutter & 1:
            return tree
        left = tree.open & ~(1 << self.gutter)
        return replace(tree, open=left, cost=tree.cost - (0 if left else prices.cut * TENTH))


def _gutters(gutters: int, first: int, count: int) -> int:
    """So many of them, from one on."""
    return gutters >> first & ((1 << count) - 1)


def hole_of(place: Place | None, rect: Rect) -> Corner | None:
    """Of a story's place in its rectangle: what its columns leave free that end higher, as those of a legged form do."""
    areas = [(area.cols, area.lines) for area in place.text if area.cols] if place is not None else []
    short = [(cols, lines) for cols, lines in areas if lines[1] < rect[1][1]]
    if not short or len(short) == len(areas):
        return None
    cols = min(c[0] for c, _ in short), max(c[1] for c, _ in short)
    if cols[0] != rect[0][0] and cols[1] != rect[0][1]:
        return None
    by = rect[1][1] - max(lines[1] for _, lines in short)
    return Corner(NOBODY, "", cols[1] - cols[0] + 1, by, False, cols[0] == rect[0][0])


def legs_of(rects: Mapping[int, Rect], places: Mapping[int, Place]) -> Iterator[Leg]:
    """The legs of stories into whose rectangle another one reaches; `places`: of items with text, by their numbers."""
    for i, place in places.items():
        (left, right), (top, foot) = rects[i]
        areas = [(area.cols, area.lines) for area in place.text if area.cols]
        short = [(cols, lines) for cols, lines in areas if lines[1] < foot]
        is_met = any(_meet(rects[i], rect) for j, rect in rects.items() if j != i)
        if not is_met or not short or len(short) == len(areas):
            continue
        cols = min(c[0] for c, _ in short), max(c[1] for c, _ in short)
        if cols[1] == right and cols[0] > left:
            yield Leg(i, ((left, cols[0] - 1), (top, foot)), (cols, (top, max(n[1] for _, n in short))))
        elif cols[0] == left and cols[1] < right:
            yield Leg(i, ((cols[1] + 1, right), (top, foot)), (cols, (top, max(n[1] for _, n in short))))


def _meet(one: Rect, other: Rect) -> bool:
    return all(a[0] <= b[1] and b[0] <= a[1] for a, b in zip(one, other, strict=True))
