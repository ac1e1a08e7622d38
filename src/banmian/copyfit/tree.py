"""A page's tree, read back from its layout: the straight cuts that part its blocks, across first, then down.

Gange, Marriott and Stuckey, Optimal guillotine layout (DocEng 2012): where the cuts stand, each block's height is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from banmian.copyfit.edges import Edges, edges_of
from banmian.copyfit.parts import Block
from banmian.values import frozen


@frozen
class Leaf:
    """A block that no straight cut parts."""

    block: Block
    number: int


@frozen
class Stack:
    """Trees above one another; `between[i]`: so many free lines between tree i and the next."""

    trees: tuple[Tree, ...]
    between: tuple[int, ...]


@frozen
class Row:
    """Trees beside one another, all of one height."""

    trees: tuple[Tree, ...]


@frozen
class Knot:
    """Stories that interlock, which no straight cut parts. `whole`: all of them as one block, which may grow; `leaves`: each by
    itself, in the order of `edges.blocks`, between which the edges move."""

    whole: Leaf
    leaves: tuple[Leaf, ...]
    edges: Edges


Tree = Leaf | Stack | Row | Knot


def parts_of(tree: Tree) -> tuple[Tree, ...]:
    """The trees of which it is made; a leaf has none."""
    if isinstance(tree, Leaf):
        return ()
    return (tree.whole, *tree.leaves) if isinstance(tree, Knot) else tree.trees


def tree_of(blocks: Sequence[Block]) -> Tree:
    """The tree of the blocks of a page, its leaves numbered in the order in which they are met."""
    return _Cutting().cut(blocks)


class _Cutting:
    def __init__(self) -> None:
        self.leaves = 0

    def cut(self, blocks: Sequence[Block]) -> Tree:
        layers = _layers([(b.first, b.last + 1, b) for b in blocks])
        if len(layers) > 1:
            ends = [(min(b.first for b in layer), max(b.last for b in layer)) for layer in layers]
            between = tuple(after[0] - before[1] - 1 for before, after in pairwise(ends))
            return Stack(tuple(self.cut(layer) for layer in layers), between)
        columns = _layers([(b.x0, b.x1, b) for b in blocks])
        if len(columns) > 1:
            return Row(tuple(self.cut(column) for column in columns))
        whole = blocks[0]
        for block in blocks[1:]:
            whole = whole.joined(block)
        edges = edges_of(whole)
        if edges is None:
            return self._leaf(whole)
        return Knot(self._leaf(whole), tuple(self._leaf(block) for block in edges.blocks), edges)

    def _leaf(self, block: Block) -> Leaf:
        self.leaves += 1
        return Leaf(block, self.leaves - 1)


def _layers(spans: Sequence[tuple[int, int, Block]]) -> list[list[Block]]:
    """The blocks in groups whose spans (start, end) do not meet, in their order."""
    out: list[list[Block]] = []
    reach = None
    for start, end, block in sorted(spans, key=lambda s: (s[0], s[1])):
        if reach is None or start >= reach:
            out.append([])
        out[-1].append(block)
        reach = end if reach is None else max(reach, end)
    return out


def leaves_of(tree: Tree) -> tuple[Leaf, ...]:
    if isinstance(tree, Leaf):
        return (tree,)
    if isinstance(tree, Knot):
        return tree.leaves
    return tuple(leaf for child in tree.trees for leaf in leaves_of(child))
