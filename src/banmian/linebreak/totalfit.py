"""Total fit: for each feasible number of lines the cheapest breaks, over slots of equal or unequal measure.

Two passes. From the end over the units: the least that the rest of the paragraph costs, at the measure that holds to the
end (linebreak/line_table.py). Then line by line, so that a state knows its slot and with it its measure: a paragraph that runs
from a wide column into a narrower one is optimised in one run (ARCHITECTURE.md, Line slots). A state goes only where what
it costs and the least rest together are dearer than what is asked for: the search is exact (docs/decisions/0011).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter, itemgetter
from typing import cast

from banmian.linebreak.candidates import INF, Line
from banmian.linebreak.fits import loose_lines, overfull_lines
from banmian.linebreak.line_table import LineTable
from banmian.linebreak.model import USUAL, Breakable, Cost, Fit
from banmian.remember import Memo, Same

BEAM, WIDE_BEAM = 900.0, 6000.0
"""Settings up to this much dearer than the cheapest are looked for. The narrow one: what a lone first line, a lone last
line and an empty slot together may be worth; the wide one: for copyfit in need (flow/optimise.py)."""
_CLOSE = (20.0, 60.0, 180.0, 540.0)
"""Beams that are tried first on a paragraph of many lines, where a setting of one line more or less costs little more."""
_MANY = 80
"""A paragraph of more lines than this has many."""
_CROWD = 64
"""After so many lines of unequal measure, states that are dearer by a BEAM than the cheapest of their line are dropped. This is
the one place where the search is not exact: the cost of the remainder is known only where the measure no longer changes."""
_LADDER = (500.0, 2000.0, 10_000.0, 100_000.0, INF)
"""Limits of the cost of the lines before the measure no longer changes, tried in turn."""
_ROUNDING = 0.001
"""Costs that differ by less are equal: the order in which they were added up makes as much of a difference."""

RELIEVED: Memo[Breakable] = Memo("paragraphs with emergency breaks", 200)
"""By the paragraph as it is: their line tables are found by the value that this gives (linebreak/line_table.py)."""

State = tuple[float, float, int, object]
"""Cost of the lines so far, tightness of the last (mp), the unit that the next one starts with, the State before it."""
Layer = dict[int, list[State]]
"""The states after a line, by the unit that the next line starts with; without those that another state of that unit beats
whatever follows."""
_cost_of, _price = itemgetter(0), attrgetter("cost")


def menu(
    par: Breakable,
    measures: Sequence[int],
    indent: int = 0,
    extra: int = 2,
    cost: Cost | None = None,
    beam: float = WIDE_BEAM,
) -> tuple[Fit, ...]:
    """The cheapest Fit for each number of lines, from the fewest to `extra` more than the cheapest needs; numbers that cost
    more than `beam` beyond the cheapest are left out. A paragraph of many lines may leave out also those that are more
    than a line away from the cheapest.

    `measures`: of successive line slots, mp; `indent` shortens the first. Never empty: where no legal breaks fit the
    measure, the widest unit overhangs (fits.overfull_lines). A paragraph without units has one Fit without lines. Where
    the cheapest setting has a line that would open too far or stands out, the paragraph's emergency breaks are allowed too.
    """
    if not par.size:
        return (Fit((), 0.0),)
    rates = cost or USUAL
    fits = _fits(par, measures, indent, extra, rates, beam)
    best = min(fits, key=_price)
    if par.emergency and (loose_lines(par, measures, indent, best) or overfull_lines(par, measures, indent, best)):
        relieved = _fits(RELIEVED.of(Same(par), lambda: _relieved(par)), measures, indent, extra, rates, beam)
        if min(relieved, key=_price).cost < best.cost:
            return relieved
    return fits


def _relieved(par: Breakable) -> Breakable:
    """The paragraph with its emergency breaks allowed."""
    breaks = par.breaks.copy()
    for unit, price in par.emergency:
        breaks[unit] = price if breaks[unit] < 0 else min(breaks[unit], price)
    return replace(par, breaks=breaks, emergency=())


def _fits(par: Breakable, measures: Sequence[int], indent: int, extra: int, cost: Cost, beam: float) -> tuple[Fit, ...]:
    """The menu over the breaks that the paragraph allows."""
    search = _Search(par, measures, indent, cost)
    many = par.ends[-1] > _MANY * measures[-1]
    fits: list[Fit] = []
    for asked in (*_CLOSE, beam) if many else (beam,):
        fits = search.run(min(asked, beam), extra)
        best = min(fits, key=lambda fit: fit.cost).lines
        if fits[0].lines < best and fits[-1].lines == best + extra:
            break
    return tuple(fits)


class _Search:
    """One paragraph over one profile of measures."""

    def __init__(self, par: Breakable, measures: Sequence[int], indent: int, cost: Cost) -> None:
        self.size = par.size
        self.settled = LineTable.of(par, cost, measures[-1])
        self.candidates = self.settled.candidates
        self.rate, self.most = self.candidates.contrast, cost.contrast_most
        profile = [measures[0] - indent, *measures[1:]]
        while profile and profile[-1] == measures[-1]:
            profile.pop()
        self.heads = [LineTable.of(par, cost, measure) for measure in profile]
        """The lines before the measure settles."""

    def run(self, beam: float, extra: int) -> list[Fit]:
        """The fits within a beam of the cheapest."""
        self.ahead = self.settled.rest(beam)
        if len(self.heads) > _CROWD:
            layer, done = self._first_lines(INF, BEAM + self.most)
            limit = self._best(layer, done) + beam + _ROUNDING
        else:
            layer, done, limit = self._settle(beam)
        line, most = len(self.heads), self.size
        found: dict[int, State] = {}
        for at, state in done:
            if state[0] <= limit:
                found[at] = state
        if found:
            most = min(found, key=lambda at: found[at][0]) + extra
        while layer and line < most:
            layer = self._next(layer, self.ahead.lines, limit, self.rate if line else 0.0)
            line += 1
            ended = layer.pop(self.size, None)
            if ended:
                found[line] = min(ended, key=_cost_of)
                most = min(found, key=lambda at: (found[at][0], at)) + extra
        return [_trace(found[at]) for at in sorted(found) if at <= most]

    def _settle(self, beam: float) -> tuple[Layer, list[tuple[int, State]], float]:
        """The states when the measure has settled, the ends of the paragraph that came before that with their numbers of
        lines, and what a setting a beam dearer than the cheapest costs."""
        floor = self._floor()
        for step in _LADDER:
            layer, done = self._first_lines(floor + step, step)
            limit = self._best(layer, done) + beam + _ROUNDING
            if limit > floor + step and limit < INF:
                dearest = next(step for step in _LADDER if floor + step >= limit)
                layer, done = self._first_lines(limit, dearest)
                limit = self._best(layer, done) + beam + _ROUNDING
            if limit < INF:
                break
        return layer, done, limit

    def _floor(self) -> float:
        """The least that is still to pay when the measure has settled, on any way there."""
        far, seen = 0, self.candidates
        legal = seen.starts[::-1] if self.heads else []
        for known in self.heads:
            if far >= self.size:
                return 0.0
            reach = bisect_right(seen.tight, max(seen.lean[: far + 1]) + known.measure, far)
            after = bisect_right(legal, far)
            far = max(reach, legal[after] if after < len(legal) else self.size)
        return min(self.ahead.least[: far + 1])

    def _best(self, layer: Layer, done: list[tuple[int, State]]) -> float:
        """The cheapest setting that goes on from a state of the layer, or has come to its end."""
        if not self.heads:
            return self.ahead.least[0]
        rest = self.candidates.rest
        costs = [s[0] + rest(self.ahead, s[2], s[1]) for states in layer.values() for s in states]
        return min([*costs, *(state[0] for _, state in done)], default=INF)

    def _first_lines(self, limit: float, dearest: float) -> tuple[Layer, list[tuple[int, State]]]:
        """The lines before the measure settles, in the settings that cost no more than the limit; no line more than
        `dearest`."""
        layer: Layer = {0: [(0.0, 0.0, 0, None)]}
        done: list[tuple[int, State]] = []
        crowded = len(self.heads) > _CROWD
        limit -= self._floor()
        for line, known in enumerate(self.heads):
            layer = self._next(layer, known.lines(layer, dearest), limit, self.rate if line else 0.0)
            if crowded:
                layer = _thinned(layer)
            ended = layer.pop(self.size, None)
            if ended:
                done.append((line + 1, min(ended, key=_cost_of)))
        return layer, done

    def _next(self, layer: Layer, lines: Sequence[Sequence[Line]], limit: float, rate: float) -> Layer:
        """The layer after a line: each end in the states that may yet be part of a setting within the limit. `rate`: of the
        contrast to the line before."""
        made: Layer = {}
        most = self.most
        for start, states in layer.items():
            first = states[0]
            cost, tight, single = first[0], first[1], len(states) == 1
            room = limit - (cost if single else min(map(_cost_of, states)))
            for end, price, tightness, rest in lines[start]:
                if rest > room:
                    continue
                source = first
                total = rate * (tightness - tight)
                if total < 0:
                    total = -total
                total = cost + (total if total < most else most)
                if not single:
                    for state in states:
                        other = rate * (tightness - state[1])
                        if other < 0:
                            other = -other
                        other = state[0] + (other if other < most else most)
                        if other < total:
                            total, source = other, state
                if total + rest > limit:
                    continue
                total += price
                known = made.get(end)
                if known is None:
                    made[end] = [(total, tightness, end, source)]
                else:
                    self._join(known, (total, tightness, end, source))
        return made

    def _join(self, known: list[State], new: State) -> None:
        """Add a state to those of its unit, unless one of them is as good whatever follows; without those that it beats."""
        cost, tightness = new[0], new[1]
        rate, most = self.rate, self.most
        useless = []
        for k, old in enumerate(known):
            apart = rate * abs(old[1] - tightness)
            apart = min(apart, most)
            if old[0] + apart <= cost:
                return
            if cost + apart <= old[0]:
                useless.append(k)
        for k in reversed(useless):
            del known[k]
        known.append(new)


def _thinned(layer: Layer) -> Layer:
    """The states that are no BEAM dearer than the cheapest (_CROWD)."""
    limit = min((state[0] for states in layer.values() for state in states), default=INF) + BEAM
    kept = {end: [state for state in states if state[0] <= limit] for end, states in layer.items()}
    return {end: states for end, states in kept.items() if states}


def _trace(state: State) -> Fit:
    cost, ends = state[0], []
    while state[3] is not None:
        ends.append(state[2])
        state = cast(State, state[3])
    return Fit(tuple(reversed(ends)), cost)
