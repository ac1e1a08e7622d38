"""What a search keeps: the cheapest trees of a set of items by their width and height, and what is pinned where in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.makeup.model import Pin
from banmian.makeup.shape import Shape
from banmian.makeup.trees import Tree

Key = tuple[int, int, tuple[tuple[int, int, int], ...]]
Table = dict[Key, dict[str, list[Tree]]]
"""Trees by their last cut; those through which no gutter runs apart from the others, or they would be crowded out."""
STACKS, ROWS, OTHERS = ("H", "H|"), ("V", "V|"), ("", "|")


def by_members(holding: Sequence[Shape]) -> dict[int, list[Shape]]:
    """Shapes by the items that they take."""
    out: dict[int, list[Shape]] = {}
    for shape in holding:
        out.setdefault(shape.members, []).append(shape)
    return out


def put(bucket: list[Tree], tree: Tree, keep: int) -> None:
    """Into the bucket, the cheapest first, at most so many."""
    bucket.append(tree)
    bucket.sort(key=_order)
    del bucket[keep:]


def _order(tree: Tree) -> tuple[int, str]:
    return tree.cost, tree.written


def parts_of(members: int) -> Iterator[int]:
    """The true parts of a set, each."""
    part = (members - 1) & members
    while part:
        yield part
        part = (part - 1) & members


def counted(pin: Pin, origin: int) -> tuple[int, int]:
    """The column and the line of a pin from 0; below 0: anywhere."""
    return (pin.cols[0] - 1 if pin.cols else -1), (pin.lines[0] - origin if pin.lines else -1)
