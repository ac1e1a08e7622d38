"""The cheapest shapes of all blocks of a page whose cuts stand: dynamic programming over its tree, exact within the reach.

A stack shares its height among its trees and the white between them; the trees of a row have one height; furniture but
for an index and advertisements neither move nor grow.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import product
from typing import Protocol

from banmian.copyfit.offers import POINT, Offer
from banmian.copyfit.parts import Block
from banmian.copyfit.reshape import Foot
from banmian.copyfit.tree import Knot, Leaf, Row, Stack, Tree, parts_of
from banmian.template.copyfit import CopyfitPrices
from banmian.values import frozen


@frozen
class Placing:
    """A leaf's offer, and by how many lines its top goes down."""

    leaf: Leaf
    offer: Offer
    down: int


@frozen
class Solution:
    cost: float
    placings: tuple[Placing, ...]

    @property
    def judged(self) -> bool:
        """Whether all of it was set, none of it only counted."""
        return all(p.offer.judged for p in self.placings)

    @property
    def clean(self) -> bool:
        return all(p.offer.clean for p in self.placings)

    def beside(self, other: Solution) -> Solution:
        return Solution(self.cost + other.cost, (*self.placings, *other.placings))


NOTHING = Solution(0.0, ())


class Offers(Protocol):
    """Gives a block's cheapest shape for a height, its areas ending at these feet; None where it has none. `down`: by how many
    lines its top goes down, told for blocks in which a picture stays on its lines."""

    def __call__(self, block: Block, grown: int, feet: tuple[Foot, ...] = (), down: int = 0) -> Offer | None: ...


class Solver:
    """`offer` gives a block's cheapest shape for a height; `reach`: by how many lines a tree may move or grow. What was found of a
    tree is known for the next time, until the offers of one of its blocks are others."""

    def __init__(self, offer: Offers, prices: CopyfitPrices, reach: int) -> None:
        self.offer, self.prices, self.reach = offer, prices, reach
        self._known: dict[int, dict[tuple[int, int], Solution | None]] = {}

    def solve(self, tree: Tree) -> Solution | None:
        """The page as high as it is."""
        return self.best(tree, 0, 0)

    def forget(self, tree: Tree, changed: Collection[Block]) -> bool:
        """What was found of the trees in which one of these blocks stands, whose offers have changed. Whether it was this one."""
        inside = [self.forget(part, changed) for part in parts_of(tree)]
        within = any(inside) or (isinstance(tree, Leaf) and any(tree.block is block for block in changed))
        if within:
            self._known.pop(id(tree), None)
        return within

    def best(self, tree: Tree, down: int, grown: int) -> Solution | None:
        """The cheapest setting of a tree whose top goes down and whose height grows by so many lines."""
        known, key = self._known.setdefault(id(tree), {}), (down, grown)
        if key not in known:
            if isinstance(tree, Leaf):
                known[key] = self._leaf(tree, down, grown)
            elif isinstance(tree, Knot):
                known[key] = self._leaf(tree.whole, down, grown) if grown else self._knot(tree, down)
            elif isinstance(tree, Row):
                known[key] = self._row(tree, down, grown)
            else:
                known[key] = self._stack(tree, down, grown)
        return known[key]

    def _leaf(self, leaf: Leaf, down: int, grown: int, feet: tuple[Foot, ...] = ()) -> Solution | None:
        if leaf.block.stays and (down or grown):
            return None
        offer = self.offer(leaf.block, grown, feet, down if leaf.block.still else 0)
        if offer is None:
            return None
        return Solution(offer.cost + abs(down) * self.prices.down * POINT, (Placing(leaf, offer, down),))

    def _knot(self, knot: Knot, down: int) -> Solution | None:
        """The cheapest places of its edges; its outer sides keep theirs."""
        edges = knot.edges
        if any(leaf.block.stays for leaf in knot.leaves) and down:
            return None
        best: Solution | None = None
        moves = sorted(product(range(-self.reach, self.reach + 1), repeat=len(edges.tops)), key=lambda ds: (sum(map(abs, ds)), ds))
        for lines in moves:
            whole: Solution | None = Solution(sum(map(abs, lines)) * self.prices.edge * POINT, ())
            for leaf, top, feet in _shifted(knot, lines):
                found = whole and self._leaf(leaf, down + top, -top, feet)
                whole = whole.beside(found) if whole and found and (best is None or whole.cost + found.cost < best.cost) else None
            best = whole or best
        return best

    def _row(self, row: Row, down: int, grown: int) -> Solution | None:
        whole = NOTHING
        for tree in row.trees:
            found = self.best(tree, down, grown)
            if found is None:
                return None
            whole = whole.beside(found)
        return whole

    def _stack(self, stack: Stack, down: int, grown: int) -> Solution | None:
        """State: by how much the foot of what is done went down beside the stack's own top."""
        states: dict[int, Solution] = {0: NOTHING}
        for i, tree in enumerate(stack.trees):
            following: dict[int, Solution] = {}
            for shift, done in states.items():
                for white in self._whites(stack, i):
                    top = shift + white
                    if abs(down + top) > self.reach:
                        continue
                    for own in self._heights(i == len(stack.trees) - 1, grown - top):
                        found = self.best(tree, down + top, own)
                        if found is None:
                            continue
                        cost = done.cost + found.cost + abs(white) * self.prices.between * POINT
                        if top + own not in following or cost < following[top + own].cost:
                            following[top + own] = Solution(cost, (*done.placings, *found.placings))
            states = following
        return states.get(grown)

    def _whites(self, stack: Stack, i: int) -> tuple[int, ...]:
        """By how much the white above tree i may change."""
        if i == 0 or not self.reach:
            return (0,)
        lines = stack.between[i - 1]
        return tuple(d for d in (0, 1, -1) if 1 <= lines + d <= 4) if lines >= 1 else (0,)

    def _heights(self, last: bool, rest: int) -> tuple[int, ...]:
        if last:
            return (rest,) if abs(rest) <= self.reach else ()
        return tuple(sorted(range(-self.reach, self.reach + 1), key=abs))


def _shifted(knot: Knot, lines: tuple[int, ...]) -> Iterator[tuple[Leaf, int, tuple[Foot, ...]]]:
    """Each leaf of a knot whose edges go down by so many lines: by how many its top does, and its feet over edges."""
    for n, leaf in enumerate(knot.leaves):
        top = sum(d for d, tops in zip(lines, knot.edges.tops, strict=True) if n in tops)
        feet = tuple((owner, index, lines[edge] - top) for block, owner, index, edge in knot.edges.feet if block == n)
        moved = any(lines[edge] for block, _, _, edge in knot.edges.feet if block == n)
        yield leaf, top, feet if moved else ()
