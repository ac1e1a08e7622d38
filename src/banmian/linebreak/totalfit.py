"""Total fit: for each feasible number of lines the cheapest breaks, over slots of equal or unequal measure.

The search goes line by line, so a state (unit, tightness class) knows its slot and with it its measure: a paragraph that
runs from a wide column into a narrower one is optimised in one run (ARCHITECTURE.md, Line slots).
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.candidates import EVEN, GRADES, Candidates
from banmian.linebreak.model import Breakable, Cost, Fit

_INF = float("inf")
BEAM, WIDE_BEAM = 400.0, 3000.0
"""States this much dearer than the cheapest of their line are dropped; the wide beam is for copyfit in need, when text is
over or short and dear settings are worth their price (flow/optimise.py)."""

Back = dict[int, int]
"""State after a line (unit that the next line starts with * GRADES + tightness class) -> the state before that line."""
Entry = tuple[float, int]
"""Cheapest cost, with contrast, to set a line of one tightness class from a unit, and the state that gives it."""


def measure_of(measures: Sequence[int], line: int) -> int:
    """The measure of a line; the last measure holds for all lines after it."""
    return measures[line] if line < len(measures) else measures[-1]


def menu(
    par: Breakable,
    measures: Sequence[int],
    indent: int = 0,
    extra: int = 2,
    cost: Cost | None = None,
    beam: float = WIDE_BEAM,
) -> tuple[Fit, ...]:
    """The cheapest Fit for each number of lines, from the fewest possible to `extra` more than the cheapest needs; a number
    that only lines far dearer than the best allow (the beam) is left out.

    `measures`: of successive line slots, mp; `indent` shortens the first. Never empty: where no legal breaks fit the
    measure, the widest unit overhangs (the caller reports it). A paragraph without units has one Fit without lines.
    A Fit that costs no more than the beam is the cheapest there is: all its lines' states lay within it. If none does, the
    wide beam decides.
    """
    if not par.size:
        return (Fit((), 0.0),)
    fits = _Search(par, measures, indent, cost or Cost(), beam).run(extra)
    if beam < WIDE_BEAM and min(fit.cost for fit in fits) > beam:
        return menu(par, measures, indent, extra, cost)
    return fits


class _Search:
    """The layers of states of one paragraph."""

    def __init__(self, par: Breakable, measures: Sequence[int], indent: int, cost: Cost, beam: float = WIDE_BEAM) -> None:
        self.size, self.measures, self.indent, self.beam = par.size, measures, indent, beam
        self.candidates = Candidates.shared(par, cost, beam)
        self.contrast = [[cost.contrast * max(0, abs(other - grade) - 1) for other in range(GRADES)] for grade in range(GRADES)]
        """For each tightness class of a line, what each class of the next line costs beside its own price."""
        self.back: list[Back] = []

    def run(self, extra: int) -> tuple[Fit, ...]:
        found: list[Fit] = []
        best = Fit((), _INF)
        units: dict[int, list[Entry]] = {0: [(0.0, EVEN)] * GRADES}
        while units:
            line = len(self.back)
            measure = measure_of(self.measures, line) - (self.indent if line == 0 else 0)
            final = self._final(units, measure)
            if final[0] < _INF:
                found.append(self._trace(final))
                best = min(best, found[-1], key=_cost)
            if line + 1 >= best.lines + extra and found:
                break
            units = self._next(units, measure, final[0])
        return tuple(found)

    def _final(self, units: dict[int, list[Entry]], measure: int) -> Entry:
        """The cheapest state from which this line takes the rest of the paragraph."""
        final = (_INF, -1)
        candidates = self.candidates
        lean, least, forced = candidates.lean, candidates.tight[-1] - measure, candidates.final
        for start, entries in units.items():
            if lean[start] < least and start < forced:
                continue
            price = candidates.last(start, measure)
            if price is not None and entries[EVEN][0] + price < final[0]:
                final = (entries[EVEN][0] + price, entries[EVEN][1])
        return final

    def _next(self, units: dict[int, list[Entry]], measure: int, floor: float) -> dict[int, list[Entry]]:
        """The units that the next line may start with, in the states that are not much dearer than the best; `floor`: the
        cost of ending the paragraph on this line."""
        costs: dict[int, float] = {}
        back: Back = {}
        known, beam, none = self.candidates.of(measure), self.beam, _INF
        for start, entries in units.items():
            choices = known.get(start)
            if choices is None:
                choices = self.candidates.ends(start, measure)
            cheapest = min(entries)[0]
            room = floor + beam - cheapest
            for state, price, grade in choices:
                if price > room:
                    continue
                base, source = entries[grade]
                total = base + price
                if total < costs.get(state, none):
                    costs[state] = total
                    back[state] = source
                    if total < floor:
                        floor, room = total, total + beam - cheapest
        self.back.append(back)
        return self._by_unit(costs, floor + beam)

    def _by_unit(self, costs: dict[int, float], limit: float) -> dict[int, list[Entry]]:
        """For each unit that a line may start with, the Entry of each tightness class that the line may have."""
        units: dict[int, list[Entry]] = {}
        contrast = self.contrast
        for state, cost in costs.items():
            if cost > limit:
                continue
            start, grade = state // GRADES, state % GRADES
            tight, even, loose, wide = contrast[grade]
            made = [(cost + tight, state), (cost + even, state), (cost + loose, state), (cost + wide, state)]
            entries = units.get(start)
            if entries is None:
                units[start] = made
            else:
                units[start] = [old if old[0] <= new[0] else new for old, new in zip(entries, made, strict=True)]
        return units

    def _trace(self, final: Entry) -> Fit:
        cost, state = final
        ends = [self.size]
        for back in reversed(self.back):
            ends.append(state // GRADES)
            state = back[state]
        return Fit(tuple(reversed(ends)), cost)


def _cost(fit: Fit) -> float:
    return fit.cost
