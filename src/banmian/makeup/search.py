"""The cheapest ways to cut a rectangle of columns and lines by straight cuts, each part holding one item in a shape of its own.

Gange, Marriott and Stuckey, Optimal guillotine layout (DocEng 2012), free form: bottom-up over the sets of items. For each set,
width and height the K cheapest trees are kept; a set is laid above or beside another where together they make a rectangle. Costs
are whole numbers and every list is sorted, so that equal items give equal pages however they are listed. docs/rules/makeup.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from banmian.makeup.effort import Effort, Joint
from banmian.makeup.joining import Joining
from banmian.makeup.problem import Problem
from banmian.makeup.room import Room
from banmian.makeup.shape import TENTH, Shape
from banmian.makeup.tables import Laid, Table, by_members, parts_of, put
from banmian.makeup.trees import Tree, standings
from banmian.values import frozen

MOST_SETS = 512
"""Of the items of a page: it has nine at most."""


@frozen
class Found:
    """Trees that fill the page, the cheapest first; where there are none, `nearest`: by how many lines the nearest is too high
    (below 0: too low), None where there is nothing near; `near`: that tree."""

    trees: tuple[Tree, ...]
    nearest: int | None = None
    near: Tree | None = None


class Search:
    """Of one page. `pairs`: how many pairs of trees were looked at."""

    def __init__(self, problem: Problem, effort: Effort) -> None:
        self.problem, self.effort = problem, effort
        self.items, self.prices = problem.items, problem.prices
        self.columns, self.lines = problem.size
        self.holding = by_members(problem.holding)
        self.room = Room(problem, effort.spare)
        self.pairs = 0
        self.tables: dict[int, Table] = {}
        """By the set of the items."""
        self.laid: dict[int, Laid] = {}

    def run(self) -> Found:
        n = len(self.items)
        tables = self.tables
        for i in range(n):
            alone = tables.setdefault(1 << i, {})
            for shape in self.problem.shapes[i]:
                self._leaf(shape, self.items[i].rank, alone)
            tables[1 << i] = self._pruned(alone, n == 1)
        for members, joints in self._sets():
            table: Table = {}
            for shape in self.holding.get(members, ()):
                self._leaf(shape, self.items[shape.item].rank, table)
            can_be = [joint for joint in joints if tables[joint.first] and tables[joint.second]]
            if can_be:
                self._join(members, can_be, table)
            tables[members] = self._pruned(table, members == self.problem.all_of_them)
        return self._answer([table for members, table in tables.items() if not self.room.must & ~members])

    def _join(self, members: int, joints: Iterable[Joint], table: Table) -> None:
        """Into the table of a set, what its parts give that are laid together so."""
        joining = Joining(self.problem, self.effort, self.room, members, table)
        for joint in joints:
            first, second = self._laid(joint.first), self._laid(joint.second)
            if joint.across is not False:
                joining.stack(first, second, joint.between)
            if joint.across is not True:
                joining.row(first, second)
        joining.done()
        self.pairs += joining.pairs

    def _laid(self, members: int) -> Laid:
        if members not in self.laid:
            self.laid[members] = Laid(self.tables[members])
        return self.laid[members]

    def _sets(self) -> Iterator[tuple[int, Iterable[Joint]]]:
        """The sets of two items and more, the smaller first, each with the ways in which it may be cut."""
        if self.problem.cuts:
            yield from ((members, ()) for members in self.holding)
            for joint in self.problem.cuts:
                yield joint.first | joint.second, (joint,)
            return
        for members in sorted(range(1, 1 << len(self.items)), key=lambda s: (s.bit_count(), s)):
            if members.bit_count() > 1:
                yield members, _joints(members)

    def _answer(self, tables: Sequence[Table]) -> Found:
        over_all = [
            tree
            for table in tables
            for (w, _, _), kinds in table.items()
            if w == self.columns
            for own in kinds.values()
            for tree in own
            if not (self.problem.closed and tree.open)
        ]
        root = [tree for tree in over_all if tree.h == self.lines]
        if root:
            return Found(tuple(sorted(root, key=self._dear)[: self.effort.found]))
        over_all.sort(key=lambda t: (abs(t.h - self.lines), t.h, t.cost, t.written))
        near = next((t for t in over_all if not self.problem.closed or self._has_wide(t)), over_all[0] if over_all else None)
        return Found((), near.h - self.lines if near is not None else None, near)

    def _has_wide(self, tree: Tree) -> bool:
        """Whether a story stands over all columns, which alone makes the page so much higher or less high."""
        return any(s.shape.w == self.columns and self.items[s.shape.item].stories for s in standings(tree))

    def _dear(self, tree: Tree) -> tuple[int, str]:
        """The order of pages: with the price of what is left out."""
        there = {standing.shape.item for standing in standings(tree)}
        dropped = sum(item.missed for i, item in enumerate(self.items) if i not in there)
        return tree.cost + dropped * self.prices.dropped * TENTH, tree.written

    # --- one set ----------------------------------------------------------------------------------------------------

    def _leaf(self, shape: Shape, rank: int, table: Table) -> None:
        """A shape by itself, with the advertisements within it."""
        i = shape.item
        pinned = self.room.pins
        own = (*([(i, 0, 0)] if i in pinned else []), *((h.item, h.col, h.line) for h in shape.holds if h.item in pinned))
        pins = tuple(sorted(own))
        if not self.room.fits(shape.w, shape.h, pins, shape.members):
            return
        tree = Tree(shape.w, shape.h, shape.cost, rank, "", None, None, 0, shape, shape.left, shape.right, shape.open, pins,
                    f"{i}:{shape.form}", (shape.edged, shape.edged), shape.bare,
                    ((rank, shape.size, shape.boxed, shape.wide),))  # fmt: skip
        self._keep(table, tree, self.effort.keep)

    def _keep(self, table: Table, tree: Tree, keep: int) -> None:
        put(table.setdefault((tree.w, tree.h, tree.pins), {}).setdefault("|" if tree.open else "", []), tree, keep)

    def _pruned(self, table: Table, whole: bool) -> Table:
        """Without what is much dearer than the set's cheapest; in an order of its own."""
        costs = [own[0].cost for kinds in table.values() for own in kinds.values() if own]
        most = min(costs, default=0) + self.effort.beam * TENTH
        out: Table = {}
        for key in sorted(table):
            kinds = {kind: [t for t in own if whole or t.cost <= most] for kind, own in sorted(table[key].items())}
            kinds = {kind: own for kind, own in kinds.items() if own}
            if kinds:
                out[key] = kinds
        return out


@lru_cache(maxsize=MOST_SETS)
def _joints(members: int) -> tuple[Joint, ...]:
    """A set in two parts, in each way: the same for all pages."""
    return tuple(Joint(first, members ^ first, None) for first in parts_of(members))
