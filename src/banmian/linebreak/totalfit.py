"""Total fit: for each feasible number of lines the cheapest breaks, over slots of equal or unequal measure.

The search goes line by line, so a state (unit, tightness class) knows its slot and with it its measure: a paragraph that
runs from a wide column into a narrower one is optimised in one run (ARCHITECTURE.md, Line slots).
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.candidates import EVEN, GRADES, Candidates
from banmian.linebreak.model import Breakable, Cost, Fit

_INF = float("inf")
_BEAM = 3000.0
"""States this much dearer than the cheapest of their line are dropped."""

Layer = dict[int, float]
"""The states after a line: unit that the next line starts with * GRADES + the line's tightness class -> cost."""
Back = dict[int, int]
"""State -> the state of the line before from which it was reached."""
Entry = tuple[float, int]
"""Cheapest cost, with contrast, to set a line of one tightness class from a unit, and the state that gives it."""


def measure_of(measures: Sequence[int], line: int) -> int:
    """The measure of a line; the last measure holds for all lines after it."""
    return measures[line] if line < len(measures) else measures[-1]


def menu(par: Breakable, measures: Sequence[int], indent: int = 0, extra: int = 2, cost: Cost | None = None) -> tuple[Fit, ...]:
    """The cheapest Fit for each number of lines, from the fewest possible to `extra` more than the cheapest needs.

    `measures`: of successive line slots, mp; `indent` shortens the first. Never empty: where no legal breaks fit the
    measure, the widest unit overhangs (the caller reports it). A paragraph without units has one Fit without lines.
    """
    if not par.size:
        return (Fit((), 0.0),)
    return _Search(par, measures, indent, cost or Cost()).run(extra)


class _Search:
    """The layers of states of one paragraph."""

    def __init__(self, par: Breakable, measures: Sequence[int], indent: int, cost: Cost) -> None:
        self.size, self.measures, self.indent, self.cost = par.size, measures, indent, cost
        self.candidates = Candidates(par, cost, _BEAM)
        self.back: list[Back] = []

    def run(self, extra: int) -> tuple[Fit, ...]:
        found: list[Fit] = []
        best = Fit((), _INF)
        layer: Layer = {EVEN: 0.0}
        while layer:
            line = len(self.back)
            measure = measure_of(self.measures, line) - (self.indent if line == 0 else 0)
            layer, back, final = self._next(layer, measure, 0.0 if line == 0 else self.cost.contrast)
            if final[0] < _INF:
                found.append(self._trace(final))
                best = min(best, found[-1], key=_cost)
                if line + 1 >= best.lines + extra:
                    break
            self.back.append(back)
        return tuple(found)

    def _next(self, layer: Layer, measure: int, contrast: float) -> tuple[Layer, Back, Entry]:
        """The states after one more line, where each came from, and the cheapest state that ends the paragraph here."""
        costs: Layer = {}
        back: Back = {}
        floor, final = _INF, (_INF, -1)
        known = self.candidates.of(measure)
        for start, entries in _by_unit(layer, contrast).items():
            choices = known.get(start) or self.candidates.choices(start, measure)
            cheapest = min(entries)[0]
            if choices.last is not None:
                end = entries[EVEN][0] + choices.last
                if end < final[0]:
                    final = (end, entries[EVEN][1])
                    floor = min(floor, end)
            room = floor + _BEAM - cheapest
            for state, price, grade in choices.ends:
                if price > room:
                    continue
                base, source = entries[grade]
                total = base + price
                if total < costs.get(state, _INF):
                    costs[state], back[state] = total, source
                    if total < floor:
                        floor, room = total, total + _BEAM - cheapest
        limit = floor + _BEAM
        return {s: c for s, c in costs.items() if c <= limit}, back, final

    def _trace(self, final: Entry) -> Fit:
        cost, state = final
        ends = [self.size]
        for back in reversed(self.back):
            ends.append(state // GRADES)
            state = back[state]
        return Fit(tuple(reversed(ends)), cost)


def _cost(fit: Fit) -> float:
    return fit.cost


def _by_unit(layer: Layer, contrast: float) -> dict[int, tuple[Entry, ...]]:
    """For each unit that a line may start with, the Entry of each tightness class that the line may have."""
    units: dict[int, list[Entry]] = {}
    for state, cost in layer.items():
        start, grade = divmod(state, GRADES)
        entries = units.get(start)
        if entries is None:
            entries = units[start] = [(_INF, -1)] * GRADES
        for other in range(GRADES):
            jump = abs(other - grade)
            total = cost + contrast * (jump - 1) if jump > 1 else cost
            if total < entries[other][0]:
                entries[other] = (total, state)
    return {start: tuple(entries) for start, entries in units.items()}
