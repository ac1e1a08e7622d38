"""Two sets of items made one: each tree of the first laid above or beside each of the second, the cheapest kept.

What is dearer than what is kept anyway is left out by the least that it can cost, row by row, before a tree is looked at: prices
are no less than nothing. What is kept is the same as if each had been built, ties included: the order is that of the tables.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Mapping, Sequence
from operator import itemgetter

from banmian.makeup.effort import Effort
from banmian.makeup.model import LEAD
from banmian.makeup.problem import Problem
from banmian.makeup.room import MOST_BETWEEN, NONE, Room
from banmian.makeup.shape import TENTH, Head
from banmian.makeup.tables import STACKS, Key, Laid, Row, Table
from banmian.makeup.trees import Tree, has_one_lead, larger

SAME_HEIGHT = 1
"""Heads whose first lines are no farther apart stand at one height."""
UNLIMITED = 1 << 62
BETWEEN = tuple(range(1, MOST_BETWEEN + 1))
_first = itemgetter(0)


Draft = tuple[int, str, int, Tree, Tree, int, bool]
"""A tree that may be kept: its cost, its line, how many came before it, the two of which it is made, free lines between them, and
whether the page's lead is in it and not at its left. A third of them are: only these are built."""
NOTHING: Mapping[str, Sequence[Draft]] = {}


class Joining:
    """Into the table of the set `members`, which holds what it has of shapes alone. Of a set that is not the whole page what is
    dearer than its cheapest by the effort's beam is not kept."""

    def __init__(self, problem: Problem, effort: Effort, room: Room, members: int, table: Table) -> None:
        self.room, self.prices, self.has_lead = room, problem.prices, has_one_lead(problem.items)
        self.members, self.table, self.whole = members, table, members == problem.all_of_them
        self.keep, self.beam = (effort.found, UNLIMITED) if self.whole else (effort.keep, effort.beam * TENTH)
        p = problem.prices
        self.runs_on, self.order, self.down = p.runs_on * TENTH, p.order * TENTH, p.down * TENTH
        self.pairs = self.drafted = 0
        self.drafts: dict[Key, dict[str, list[Draft]]] = {}
        self.most = UNLIMITED
        """What is dearer is not kept."""
        for kinds in table.values():
            for own in kinds.values():
                self._found(own[0].cost)

    def _found(self, cost: int) -> None:
        self.most = min(self.most, cost + self.beam)

    def _limit(self, bucket: Sequence[Draft]) -> int:
        """What is dearer is not kept in the bucket; of what is as dear as its last, the first that came is."""
        return min(self.most, bucket[-1][0] - 1) if len(bucket) >= self.keep else self.most

    def _keep(self, key: Key, kind: str, cost: int, written: str, a: Tree, b: Tree, between: int, aside: bool) -> None:
        bucket = self.drafts.setdefault(key, {}).setdefault(kind, [])
        self.drafted += 1
        insort(bucket, (cost, written, self.drafted, a, b, between, aside))
        del bucket[self.keep :]
        self._found(cost)

    def done(self) -> None:
        """What is kept, built into the table."""
        for key, kinds in self.drafts.items():
            for kind, drafts in kinds.items():
                build = _stacked if kind in STACKS else _in_a_row
                trees = [build(key, draft) for draft in drafts if draft[0] <= self.most]
                if trees:
                    self.table.setdefault(key, {})[kind] = trees

    # --- one above the other ----------------------------------------------------------------------------------------

    def stack(self, uppers: Laid, lowers: Laid, fixed: int | None) -> None:
        """One above the other, with `fixed` free lines between them (None: any)."""
        betweens = (fixed,) if fixed is not None else BETWEEN
        for w, above in uppers.above.items():
            below = lowers.below.get(w)
            if below is not None:
                self._stack_of_width(w, above, below, betweens)

    def _stack_of_width(self, w: int, above: Sequence[Row], below: Sequence[Row], betweens: Sequence[int]) -> None:
        least, most, other = self.room.heights(w, self.members)
        if self.whole:
            least, most = max(least, self.room.lines - self.room.spare), min(most, self.room.lines + self.room.spare)
        low, high = (least, most) if other == NONE else (min(least, other), max(most, other))
        prices = [(n, min(self._between(n)), self._between(n)) for n in betweens]
        cheapest = min(least for _, least, _ in prices)
        for h1, pins1, uppers, cost in above:
            left = self.most - cost - cheapest
            first = bisect_left(below, low - h1 - betweens[-1], key=_first)
            last = bisect_right(below, high - h1 - betweens[0], key=_first)
            for h2, pins2, lowers, its in below[first:last]:
                if its > left:
                    continue
                for between, free, pair in prices:
                    h = h1 + between + h2
                    if (not least <= h <= most and h != other) or cost + its + free > self.most:
                        continue
                    pins = tuple(sorted((*pins1, *((i, x, y + h1 + between) for i, x, y in pins2)))) if pins1 or pins2 else ()
                    if not pins or self.room.pinned(w, h, pins):
                        self._stack_all(uppers, lowers, between, (w, h, pins), pair, cost + its + free)

    def _between(self, lines: int) -> tuple[int, int]:
        """What so many free lines cost, where no box stands at them alone and where one does. Furniture may stand on furniture as a
        page has it: none cost nothing."""
        if not lines:
            return 0, 0
        at = min(lines, MOST_BETWEEN) - 1
        return self.prices.between[at] * TENTH, self.prices.boxed[at] * TENTH

    def _stack_all(
        self,
        uppers: Sequence[Tree],
        lowers: Sequence[Tree],
        between: int,
        key: Key,
        prices: tuple[int, int],
        least: int,
    ) -> None:
        """Each upper tree with each lower, of which none costs less than `least`. The innermost loop of makeup: on local names."""
        kinds = self.drafts.get(key, NOTHING)
        closed, is_open = self._limit(kinds.get("H", ())), self._limit(kinds.get("H|", ()))
        plain, boxed = prices
        if least > max(closed, is_open):
            return
        self.pairs += len(uppers) * len(lowers)
        through = self.prices.cut * TENTH if key[:2] == (self.room.columns, self.room.lines) else 0
        runs_on, order, down, leads = self.runs_on if between == 1 else 0, self.order, self.down, self.has_lead
        for a in uppers:
            own, foot, best, gutters = a.cost, a.edges[1], a.best, a.open
            for b in lowers:
                edged = foot or b.edges[0]
                cost = own + b.cost + (boxed if edged else plain)
                gutter = gutters & b.open
                limit = is_open if gutter else closed
                if cost > limit:
                    continue
                if runs_on and b.bare and not edged:
                    cost += runs_on
                if best > b.best:
                    cost += min(2, best - b.best) * order
                    cost += (a.h + between) * down if leads and b.best == LEAD else 0
                cost += through if gutter else 0
                if cost <= limit:
                    cost += larger(a.heads, b.heads, self.prices.larger, self.prices.leads) * TENTH
                    if cost <= limit:
                        kind = "H|" if gutter else "H"
                        self._keep(key, kind, cost, f"H({a.written},{b.written})", a, b, between, a.aside or b.aside)
                        kinds = self.drafts[key]
                        closed, is_open = self._limit(kinds.get("H", ())), self._limit(kinds.get("H|", ()))

    # --- one beside the other ---------------------------------------------------------------------------------------

    def row(self, lefts: Laid, rights: Laid) -> None:
        """One beside the other."""
        for h, left in lefts.left.items():
            right = rights.right.get(h)
            if right is not None:
                self._row_of_height(h, left, right)

    def _row_of_height(self, h: int, left: Sequence[Row], right: Sequence[Row]) -> None:
        for w1, pins1, firsts, cost in left:
            for w2, pins2, seconds, its in right:
                w = w1 + w2
                if w > self.room.columns or cost + its > self.most:
                    continue
                pins = tuple(sorted((*pins1, *((i, x + w1, y) for i, x, y in pins2)))) if pins1 or pins2 else ()
                if self.room.fits(w, h, pins, self.members):
                    for a in firsts:
                        for b in seconds:
                            self._row(a, b, (w, h, pins))

    def _row(self, a: Tree, b: Tree, key: Key) -> None:
        self.pairs += 1
        cost = a.cost + b.cost
        aside = a.aside
        if a.best > b.best:
            cost += self.prices.left * TENTH
            aside = self._leads(b)
            cost += self.prices.aside * TENTH if aside and not b.aside else 0
        if key[:2] == (self.room.columns, self.room.lines):
            cost += self.prices.cut * TENTH
        limit = self._limit(self.drafts.get(key, NOTHING).get("V|", ()))
        if cost > limit:
            return
        cost += (self._clashes(a.right, b.left) + larger(a.heads, b.heads, self.prices.larger, self.prices.leads)) * TENTH
        if cost <= limit:
            self._keep(key, "V|", cost, f"V({a.written},{b.written})", a, b, 0, aside)

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


def _stacked(key: Key, draft: Draft) -> Tree:
    w, h, pins = key
    cost, written, _, a, b, between, aside = draft
    by = a.h + between
    return Tree(
        w, h, cost, min(a.best, b.best), "H", a, b, between, None,
        (*a.left, *[head.lower(by) for head in b.left]), (*a.right, *[head.lower(by) for head in b.right]),
        a.open & b.open, pins, written, (a.edges[0], b.edges[1]), a.bare, tuple(sorted((*a.heads, *b.heads))), aside,
    )  # fmt: skip


def _in_a_row(key: Key, draft: Draft) -> Tree:
    w, h, pins = key
    cost, written, _, a, b, _, aside = draft
    return Tree(
        w, h, cost, min(a.best, b.best), "V", a, b, 0, None, a.left, b.right,
        a.open | 1 << (a.w - 1) | b.open << a.w, pins, written,
        (a.edges[0] and b.edges[0], a.edges[1] and b.edges[1]), a.bare or b.bare, tuple(sorted((*a.heads, *b.heads))), aside,
    )  # fmt: skip
