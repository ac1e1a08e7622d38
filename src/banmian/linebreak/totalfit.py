"""Total fit: for each feasible number of lines the cheapest breaks, over slots of equal or unequal measure.

The search goes line by line, so a state (unit, tightness class) knows its slot and with it its measure: a paragraph that
runs from a wide column into a narrower one is optimised in one run (ARCHITECTURE.md, Line slots).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from banmian.linebreak.model import Breakable, Cost, Fit

_INF = float("inf")
_TIGHT, _EVEN, _LOOSE, _OPEN = range(4)
_BEAM = 3000.0
"""States this much dearer than the cheapest of their line are dropped."""

State = tuple[float, int, int]
"""cost, index of the state it came from, unit that the next line starts with"""


def measure_of(measures: Sequence[int], line: int) -> int:
    """The measure of a line; the last measure holds for all lines after it."""
    return measures[line] if line < len(measures) else measures[-1]


def menu(par: Breakable, measures: Sequence[int], indent: int = 0, extra: int = 2, cost: Cost | None = None) -> tuple[Fit, ...]:
    """The cheapest Fit for each number of lines, from the fewest possible to `extra` more than the cheapest needs.

    `measures`: of successive line slots, mp; `indent` shortens the first. Never empty: where no legal breaks fit the
    measure, the widest unit overhangs (the caller reports it).
    """
    search = _Search(par, measures, indent, cost or Cost())
    return search.run(extra)


class _Search:
    """The layers of states of one paragraph."""

    def __init__(self, par: Breakable, measures: Sequence[int], indent: int, cost: Cost) -> None:
        self.par, self.measures, self.indent, self.cost = par, measures, indent, cost
        self.states: list[tuple[float, int, int, int]] = [(0.0, -1, 0, _EVEN)]
        self.reach = par.total_shrink[-1]

    def run(self, extra: int) -> tuple[Fit, ...]:
        par, n = self.par, self.par.size
        found: list[Fit] = []
        layer = [0]
        line = 0
        while layer and line < n + 1:
            measure = measure_of(self.measures, line) - (self.indent if line == 0 else 0)
            layer, final = self._next(layer, measure)
            line += 1
            if final is not None:
                found.append(self._trace(final))
                best = min(found, key=lambda f: f.cost)
                if line >= best.lines + extra:
                    break
        del par
        return tuple(found)

    def _next(self, layer: list[int], measure: int) -> tuple[list[int], int | None]:
        """The states after one more line, and the cheapest that ends the paragraph."""
        best: dict[int, tuple[float, int, int, int]] = {}
        n = self.par.size
        for index in layer:
            base, _, start, tightness = self.states[index]
            for end, price, grade in self._ends(start, measure):
                jump = grade - tightness if grade > tightness else tightness - grade
                total = base + price + (self.cost.contrast * (jump - 1) if jump > 1 and start > 0 else 0.0)
                key = end * 4 + grade
                old = best.get(key)
                if old is None or total < old[0]:
                    best[key] = (total, index, end, grade)
        return self._keep(best, n)

    def _keep(self, best: dict[int, tuple[float, int, int, int]], n: int) -> tuple[list[int], int | None]:
        if not best:
            return [], None
        limit = min(s[0] for s in best.values()) + _BEAM
        layer: list[int] = []
        final: int | None = None
        final_cost = _INF
        for state in best.values():
            if state[2] == n:
                if state[0] < final_cost:
                    final_cost, final = state[0], len(self.states)
                    self.states.append(state)
            elif state[0] <= limit:
                layer.append(len(self.states))
                self.states.append(state)
        return layer, final

    def _ends(self, start: int, measure: int) -> list[tuple[int, float, int]]:
        """Feasible ends of a line that starts at a unit: (end, cost, tightness class)."""
        par, cost = self.par, self.cost
        n, ends, breaks = par.size, par.ends, par.breaks
        origin = par.starts[start]
        shrinkable, places = par.total_shrink, par.places
        slack = shrinkable[-1] - shrinkable[start]
        last = bisect_right(ends, origin + measure + slack, start)
        cap = cost.widest_gap * par.em
        out: list[tuple[int, float, int]] = []
        for end in range(last, start, -1):
            penalty = breaks[end]
            if penalty < 0:
                continue
            spare = measure - (ends[end - 1] - origin)
            if end == n:
                price = self._last(start, spare)
                if price is not None:
                    out.append((end, price + cost.line, _EVEN))
                continue
            if spare < 0:
                if -spare > shrinkable[end - 1] - shrinkable[start]:
                    continue
                price, grade = self._shrunk(start, end, -spare)
            else:
                if out and spare > cap * (places[end - 1] - places[start]):
                    break
                price, grade = self._stretched(start, end, spare)
                if out and price > 20000.0:
                    break
            out.append((end, price + penalty + cost.line, grade))
        return out or self._overhang(start)

    def _overhang(self, start: int) -> list[tuple[int, float, int]]:
        """No break fits: the nearest legal one, at a price that any other choice beats."""
        for end in range(start + 1, self.par.size + 1):
            if self.par.breaks[end] >= 0:
                return [(end, 1e6, _EVEN)]
        return []

    def _last(self, start: int, spare: int) -> float | None:
        """The last line keeps its natural widths, shrunk where it must."""
        par, n = self.par, self.par.size
        price = 0.0
        if spare < 0:
            if -spare > par.total_shrink[n - 1] - par.total_shrink[start]:
                return None
            price = self._shrunk(start, n, -spare)[0]
        letters = par.letters[n] - par.letters[start]
        if start > 0 and letters <= 2:
            price += self.cost.lone_character if letters <= 1 else self.cost.short_last
        return price

    def _shrunk(self, start: int, end: int, need: int) -> tuple[float, int]:
        total = 0.0
        for tier, sums in enumerate(self.par.shrink):
            room = sums[end - 1] - sums[start]
            full = self.cost.shrink_tier[tier]
            if need <= room:
                share = need / room if room else 0.0
                return total + full * share, (_EVEN if total + full * share < 16.0 else _TIGHT)
            if room:
                total += full
                need -= room
        return _INF, _TIGHT

    def _stretched(self, start: int, end: int, spare: int) -> tuple[float, int]:
        if spare == 0:
            return 0.0, _EVEN
        total, par = 0.0, self.par
        for tier, sums in enumerate(par.stretch):
            room = sums[end - 1] - sums[start]
            full = self.cost.stretch_tier[tier]
            if spare <= room:
                return total + full * spare / room, _EVEN
            if room:
                total += full
                spare -= room
        gaps = par.places[end - 1] - par.places[start]
        if gaps <= 0:
            return 50000.0 + spare, _OPEN
        each = spare / gaps / par.em
        return total + self.cost.open_em * each * each, (_EVEN if each < 0.03 else _LOOSE if each < 0.09 else _OPEN)

    def _trace(self, index: int) -> Fit:
        cost = self.states[index][0]
        ends: list[int] = []
        while index > 0:
            _, back, end, _ = self.states[index]
            ends.append(end)
            index = back
        return Fit(tuple(reversed(ends)), cost)
