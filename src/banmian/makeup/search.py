"""The cheapest ways to cut a rectangle of columns and lines by straight cuts, each part holding one item in a shape of its own.

Gange, Marriott and Stuckey, Optimal guillotine layout (DocEng 2012), free form: bottom-up over the sets of items. For each set,
width and height the K cheapest trees are kept; a set is laid above or beside another where together they make a rectangle. Costs
are whole numbers and every list is sorted, so that equal items give equal pages however they are listed. docs/rules/makeup.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from banmian.makeup.effort import Effort, Joint
from banmian.makeup.model import Item
from banmian.makeup.shape import TENTH, Head, Shape
from banmian.makeup.tables import OTHERS, ROWS, STACKS, Key, Table, by_members, counted, parts_of, put
from banmian.makeup.trees import LEAD, Tree, has_one_lead, larger, standings
from banmian.template.makeup import MakeupPrices
from banmian.values import frozen

MOST_BETWEEN = 4
"""Free lines between two stories."""
SAME_HEIGHT = 1
"""Heads whose first lines are no farther apart stand at one height."""


@frozen
class Found:
    """Trees that fill the page, the cheapest first; where there are none, `nearest`: by how many lines the nearest is too high
    (below 0: too low), None where there is nothing near; `near`: that tree."""

    trees: tuple[Tree, ...]
    nearest: int | None = None
    near: Tree | None = None


class Search:
    """`shapes`: of each item; `columns` and `lines` of the page; `origin`: its first line, from which pins count;
    `cuts`: those that stand (none: any may be); `holding`: shapes of stories that run around other items, and take both;
    `closed`: whether pages with a gutter open from top to foot do not count."""

    def __init__(
        self,
        items: Sequence[Item],
        shapes: Sequence[Sequence[Shape]],
        size: tuple[int, int],
        origin: int,
        prices: MakeupPrices,
        effort: Effort,
        cuts: Sequence[Joint] = (),
        holding: Sequence[Shape] = (),
        closed: bool = False,
    ) -> None:
        self.items, self.shapes, self.prices, self.effort = items, shapes, prices, effort
        self.columns, self.lines = size
        self.cuts, self.closed = cuts, closed
        self.holding = by_members(holding)
        self.pins = {i: counted(item.pin, origin) for i, item in enumerate(items) if not item.pin.anywhere}
        self.least = [min((s.w * s.h for s in own), default=0) for own in shapes]
        around = [[s for s in holding if s.item == i] for i in range(len(items))]
        self.most = [max((s.w * s.h for s in (*own, *more)), default=0) for own, more in zip(shapes, around, strict=True)]
        self.must = sum(1 << i for i, item in enumerate(items) if item.must)
        """The items that stand in any case: a page of these and some of the others is one."""
        self.has_lead = has_one_lead(items)
        self.pairs = 0
        self.beside: dict[int, tuple[int, int, int]] = {}
        """Of a set what the items beside it take."""

    def run(self) -> Found:
        n = len(self.items)
        tables: dict[int, Table] = {}
        for i in range(n):
            alone = tables.setdefault(1 << i, {})
            for shape in self.shapes[i]:
                self._leaf(shape, self.items[i].rank, alone)
            tables[1 << i] = self._pruned(alone, n == 1)
        for members, joints in self._sets():
            table: Table = {}
            whole = members == (1 << n) - 1
            for shape in self.holding.get(members, ()):
                self._leaf(shape, self.items[shape.item].rank, table)
            for joint in joints:
                if joint.across is not False:
                    self._stacked(tables[joint.first], tables[joint.second], table, members, whole, joint.between)
                if joint.across is not True:
                    self._beside(tables[joint.first], tables[joint.second], table, members, whole)
            tables[members] = self._pruned(table, whole)
        return self._answer([table for members, table in tables.items() if not self.must & ~members])

    def _sets(self) -> Iterator[tuple[int, Iterable[Joint]]]:
        """The sets of two items and more, the smaller first, each with the ways in which it may be cut."""
        if self.cuts:
            yield from ((members, ()) for members in self.holding)
            for joint in self.cuts:
                yield joint.first | joint.second, (joint,)
            return
        for members in sorted(range(1, 1 << len(self.items)), key=lambda s: (s.bit_count(), s)):
            if members.bit_count() > 1:
                yield members, (Joint(first, members ^ first, None) for first in parts_of(members))

    def _answer(self, tables: Sequence[Table]) -> Found:
        over_all = [
            tree
            for table in tables
            for (w, _, _), kinds in table.items()
            if w == self.columns
            for own in kinds.values()
            for tree in own
            if not (self.closed and tree.open)
        ]
        root = [tree for tree in over_all if tree.h == self.lines]
        if root:
            return Found(tuple(sorted(root, key=self._dear)[: self.effort.found]))
        over_all.sort(key=lambda t: (abs(t.h - self.lines), t.h, t.cost, t.written))
        near = next((t for t in over_all if not self.closed or self._has_wide(t)), over_all[0] if over_all else None)
        return Found((), near.h - self.lines if near is not None else None, near)

    def _has_wide(self, tree: Tree) -> bool:
        """Whether a story stands over all columns, which alone makes the page so much higher or less high."""
        return any(s.shape.w == self.columns and self.items[s.shape.item].stories for s in standings(tree))

    def _dear(self, tree: Tree) -> tuple[int, str]:
        """The order of pages: with the price of what is left out."""
        there = {standing.shape.item for standing in standings(tree)}
        dropped = sum(item.optional for i, item in enumerate(self.items) if i not in there)
        return tree.cost + dropped * self.prices.dropped * TENTH, tree.written

    # --- one set ----------------------------------------------------------------------------------------------------

    def _leaf(self, shape: Shape, rank: int, table: Table) -> None:
        """A shape by itself, with the advertisements within it."""
        i = shape.item
        own = (*([(i, 0, 0)] if i in self.pins else []), *((h.item, h.col, h.line) for h in shape.holds if h.item in self.pins))
        pins = tuple(sorted(own))
        tree = Tree(shape.w, shape.h, shape.cost, rank, "", None, None, 0, shape, shape.left, shape.right, shape.open, pins,
                    f"{i}:{shape.form}", (shape.edged, shape.edged), shape.bare,
                    ((rank, shape.size, shape.boxed),))  # fmt: skip
        if self._fits(shape.w, shape.h, pins, shape.members):
            self._keep(table, tree, self.effort.keep)

    def _stacked(self, uppers: Table, lowers: Table, table: Table, members: int, whole: bool, fixed: int) -> None:
        """One above the other, with `fixed` free lines between them (0: any).

        Of three in a stack the upper two are never a stack of their own, or each would come twice."""
        of_width: dict[int, list[tuple[Key, list[Tree]]]] = {}
        for key, kinds in lowers.items():
            of_width.setdefault(key[0], []).append((key, [t for kind in (*OTHERS, *STACKS, *ROWS) for t in kinds.get(kind, ())]))
        keep = self.effort.found if whole else self.effort.keep
        for (w, h1, pins1), kinds in uppers.items():
            above = [t for kind in (*OTHERS, *ROWS) for t in kinds.get(kind, ())]
            if not above:
                continue
            for (_, h2, pins2), below in of_width.get(w, ()):
                for between in (fixed,) if fixed else range(1, MOST_BETWEEN + 1):
                    h = h1 + between + h2
                    if whole and abs(h - self.lines) > self.effort.spare:
                        continue
                    pins = tuple(sorted((*pins1, *((i, x, y + h1 + between) for i, x, y in pins2))))
                    if not self._fits(w, h, pins, members):
                        continue
                    for a in above:
                        for b in below:
                            self._stack(table, a, b, between, h, pins, keep)

    def _stack(
        self, table: Table, a: Tree, b: Tree, between: int, h: int, pins: tuple[tuple[int, int, int], ...], keep: int
    ) -> None:
        self.pairs += 1
        edged = a.edges[1] or b.edges[0]
        cost = a.cost + b.cost + (self.prices.boxed if edged else self.prices.between)[min(between, MOST_BETWEEN) - 1] * TENTH
        if between == 1 and b.bare and not edged:
            cost += self.prices.runs_on * TENTH
        if a.best > b.best:
            cost += min(2, a.best - b.best) * self.prices.order * TENTH
            cost += (a.h + between) * self.prices.down * TENTH if self._leads(b) else 0
        is_open = a.open & b.open
        if is_open and (a.w, h) == (self.columns, self.lines):
            cost += self.prices.cut * TENTH
        bucket = table.setdefault((a.w, h, pins), {}).setdefault("H|" if is_open else "H", [])
        if len(bucket) >= keep and cost >= bucket[-1].cost:
            return
        cost += larger(a.heads, b.heads, self.prices.larger) * TENTH
        if len(bucket) >= keep and cost >= bucket[-1].cost:
            return
        by = a.h + between
        tree = Tree(
            a.w, h, cost, min(a.best, b.best), "H", a, b, between, None,
            (*a.left, *(head.lower(by) for head in b.left)), (*a.right, *(head.lower(by) for head in b.right)),
            is_open, pins, f"H({a.written},{b.written})", (a.edges[0], b.edges[1]), a.bare, tuple(sorted((*a.heads, *b.heads))),
            a.aside or b.aside,
        )  # fmt: skip
        put(bucket, tree, keep)

    def _beside(self, lefts: Table, rights: Table, table: Table, members: int, whole: bool) -> None:
        """One beside the other; of three in a row the left two are never a row of their own."""
        of_height: dict[int, list[tuple[Key, list[Tree]]]] = {}
        for key, kinds in rights.items():
            of_height.setdefault(key[1], []).append((key, [t for kind in (*OTHERS, *STACKS, *ROWS) for t in kinds.get(kind, ())]))
        keep = self.effort.found if whole else self.effort.keep
        for (w1, h, pins1), kinds in lefts.items():
            left = [t for kind in (*OTHERS, *STACKS) for t in kinds.get(kind, ())]
            if not left:
                continue
            for (w2, _, pins2), right in of_height.get(h, ()):
                w = w1 + w2
                pins = tuple(sorted((*pins1, *((i, x + w1, y) for i, x, y in pins2))))
                if w > self.columns or not self._fits(w, h, pins, members):
                    continue
                for a in left:
                    for b in right:
                        self._row(table, a, b, pins, keep)

    def _row(self, table: Table, a: Tree, b: Tree, pins: tuple[tuple[int, int, int], ...], keep: int) -> None:
        self.pairs += 1
        cost = a.cost + b.cost
        aside = a.aside
        if a.best > b.best:
            cost += self.prices.left * TENTH
            aside = self._leads(b)
            cost += self.prices.aside * TENTH if aside and not b.aside else 0
        bucket = table.setdefault((a.w + b.w, a.h, pins), {}).setdefault("V|", [])
        if (a.w + b.w, a.h) == (self.columns, self.lines):
            cost += self.prices.cut * TENTH
        if len(bucket) >= keep and cost >= bucket[-1].cost:
            return
        cost += self._clashes(a.right, b.left) * TENTH + larger(a.heads, b.heads, self.prices.larger) * TENTH
        if len(bucket) >= keep and cost >= bucket[-1].cost:
            return
        tree = Tree(
            a.w + b.w, a.h, cost, min(a.best, b.best), "V", a, b, 0, None, a.left, b.right,
            a.open | 1 << (a.w - 1) | b.open << a.w, pins, f"V({a.written},{b.written})",
            (a.edges[0] and b.edges[0], a.edges[1] and b.edges[1]), a.bare or b.bare, tuple(sorted((*a.heads, *b.heads))), aside,
        )  # fmt: skip
        put(bucket, tree, keep)

    def _leads(self, tree: Tree) -> bool:
        """Whether the page's lead is in it."""
        return self.has_lead and tree.best == LEAD

    def _clashes(self, lefts: Iterable[Head], rights: Sequence[Head]) -> int:
        """The points of heads that stand side by side with nothing but a gutter between them."""
        points = 0
        for a in lefts:
            for b in rights:
                if a.boxed or b.boxed or abs(a.first - b.first) > SAME_HEIGHT:
                    continue
                points += self.prices.alike if a.style == b.style or a.cols == b.cols else self.prices.near
        return points

    # --- bounds -----------------------------------------------------------------------------------------------------

    def _fits(self, w: int, h: int, pins: tuple[tuple[int, int, int], ...], members: int) -> bool:
        """Whether the rectangle stands on the page, the rest of the page holds the rest of the items, and all pins in it can be."""
        spare = self.effort.spare
        if w > self.columns or h > self.lines + spare:
            return False
        if members not in self.beside:
            self.beside[members] = self._others(members)
        count, least, most = self.beside[members]
        rest = self.columns * self.lines - w * h
        if not count:
            return w == self.columns and self._pinned(w, h, pins)
        if not self.must & ~members and (w, h) == (self.columns, self.lines):
            return self._pinned(w, h, pins)
        if least > rest + self.columns * spare or most < rest:
            return False
        return self._pinned(w, h, pins)

    def _others(self, members: int) -> tuple[int, int, int]:
        """How many items are not of a set, the least that those of them take which must stand, and the most that all take with the
        white between."""
        others = [i for i in range(len(self.items)) if not members >> i & 1]
        most = sum(self.most[i] for i in others) + self.columns * (MOST_BETWEEN * len(others) + self.effort.spare)
        return len(others), sum(self.least[i] for i in others if self.must >> i & 1), most

    def _pinned(self, w: int, h: int, pins: tuple[tuple[int, int, int], ...]) -> bool:
        """Whether the rectangle can stand so that each pinned item stands where it is pinned."""
        if not pins:
            return True
        cols = {self.pins[i][0] - x for i, x, _ in pins if self.pins[i][0] >= 0}
        lines = {self.pins[i][1] - y for i, _, y in pins if self.pins[i][1] >= 0}
        if len(cols) > 1 or len(lines) > 1:
            return False
        return all(0 <= x <= self.columns - w for x in cols) and all(0 <= y <= self.lines + self.effort.spare - h for y in lines)

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
