"""What a search keeps: the cheapest trees of a set of items by their width and height, and what is pinned where in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from operator import attrgetter

from banmian.makeup.model import Pin
from banmian.makeup.shape import Shape
from banmian.makeup.trees import Tree

Pins = tuple[tuple[int, int, int], ...]
"""Of each pinned item its number, and the column and the line at which it stands in a rectangle."""
Key = tuple[int, int, Pins]
Table = dict[Key, dict[str, list[Tree]]]
"""Trees by their last cut; those through which no gutter runs apart from the others, or they would be crowded out."""
STACKS, ROWS, OTHERS = ("H", "H|"), ("V", "V|"), ("", "|")
Row = tuple[int, Pins, list[Tree], int]
"""Of a table: a height (of trees of one width) or a width (of trees of one height), pins, the trees, the cost of their cheapest."""
WIDTH, HEIGHT = 0, 1
"""What a key begins with."""


class Laid:
    """A table that is done, as it is laid beside and above others: its trees by one measure, each row with the other, in the order
    of the table. Of three in a stack the upper two are never a stack of their own, nor of three in a row the left two a row, or
    each would come twice."""

    def __init__(self, table: Table) -> None:
        self.above = _rows(table, WIDTH, (*OTHERS, *ROWS))
        self.below = _rows(table, WIDTH, (*OTHERS, *STACKS, *ROWS))
        self.left = _rows(table, HEIGHT, (*OTHERS, *STACKS))
        self.right = _rows(table, HEIGHT, (*OTHERS, *STACKS, *ROWS))


def _rows(table: Table, by: int, kinds: Sequence[str]) -> dict[int, list[Row]]:
    out: dict[int, list[Row]] = {}
    for (w, h, pins), own in table.items():
        some = [own[kind] for kind in kinds if kind in own]
        if some:
            at, other = (w, h) if by == WIDTH else (h, w)
            trees = [*chain.from_iterable(some)] if len(some) > 1 else some[0]
            out.setdefault(at, []).append((other, pins, trees, min([trees[0].cost for trees in some])))
    return out


def by_members(holding: Sequence[Shape]) -> dict[int, list[Shape]]:
    """Shapes by the items that they take."""
    out: dict[int, list[Shape]] = {}
    for shape in holding:
        out.setdefault(shape.members, []).append(shape)
    return out


_order = attrgetter("cost", "written")


def put(bucket: list[Tree], tree: Tree, keep: int) -> None:
    """Into the bucket, the cheapest first, at most so many."""
    bucket.append(tree)
    bucket.sort(key=_order)
    del bucket[keep:]


def parts_of(members: int) -> Iterator[int]:
    """The true parts of a set, each."""
    part = (members - 1) & members
    while part:
        yield part
        part = (part - 1) & members


def counted(pin: Pin, origin: int) -> tuple[int, int]:
    """The column and the line of a pin from 0; below 0: anywhere."""
    return (pin.cols[0] - 1 if pin.cols else -1), (pin.lines[0] - origin if pin.lines else -1)
