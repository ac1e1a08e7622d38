"""Where a line that starts at a unit may end, what that costs, and how tight or loose the line is.

A candidate costs a few subtractions, for all sums are prefix sums (linebreak/model.py). docs/rules/typography.md,
Justification: the cost rises with the tier that a line must reach and with the share of it that is used.
"""

from __future__ import annotations

from bisect import bisect_right
from operator import add, sub

from banmian.linebreak.model import Breakable, Cost

_INF = float("inf")
TIGHT, EVEN, LOOSE, OPEN = range(4)
"""Tightness classes: two that are not neighbours, in lines that are, cost extra."""
GRADES = 4
_TIGHT_FROM = 16.0
"""Shrink cost from which a line counts as tight: the comma tier is used up (Cost.shrink_tier)."""
_LOOSE_FROM, _OPEN_FROM = 0.03, 0.09
"""Em by which plain gaps open from which a line counts as loose, as open."""
_RIGID = 50000.0
"""A line that is too short and has no gap that opens: it ends before the measure."""
_NOT_TRIED = 20000.0
"""An opening this dear is not tried while another end exists."""
_OVERHANG = 1e6
"""No legal end fits: dearer than any other line."""

Choice = tuple[int, float, int]
"""End of a line: unit * GRADES + tightness class, cost, tightness class."""


class Candidates:
    """The choices of a paragraph's lines by measure and start, each made once. `beam`: how much dearer than the best end of
    the same line an end may be and still be of use to the search."""

    def __init__(self, par: Breakable, cost: Cost, beam: float) -> None:
        self.par, self.cost, self.size = par, cost, par.size
        self.tight = list(map(sub, par.edges, par.total_shrink))
        """Line ends when all is shrunk: ascending, since no gap shrinks by more than it holds."""
        self.lean = list(map(sub, par.starts, par.total_shrink))
        """Line starts, likewise: a line may reach from lean[start] to a tight end within its measure."""
        self.flex = list(map(add, *par.stretch))
        tiers = zip(par.shrink, cost.shrink_tier, strict=False)
        self.tiers = [(sums, full) for sums, full in tiers if sums[par.size - 1]]
        """The shrink tiers that this paragraph has anything in."""
        self.beam = beam + 2 * cost.contrast + sum(cost.stretch_tier)
        self.known: dict[int, dict[int, list[Choice]]] = {}
        self.final = next((e for e in range(par.size - 1, 0, -1) if par.breaks[e] >= 0), 0)
        """From this unit on no line may end but the last."""

    @staticmethod
    def shared(par: Breakable, cost: Cost, beam: float) -> Candidates:
        """The paragraph's own, so that menus over other slots price no line twice."""
        found = par.known.get((cost, beam))
        if not isinstance(found, Candidates):
            found = par.known[cost, beam] = Candidates(par, cost, beam)
        return found

    def of(self, measure: int) -> dict[int, list[Choice]]:
        """The ends that are known for a measure, by start."""
        return self.known.setdefault(measure, {})

    def ends(self, start: int, measure: int) -> list[Choice]:
        """Ends of a line from a unit that leave something for the next line, longest line first."""
        par, n = self.par, self.size
        reach = bisect_right(self.tight, self.lean[start] + measure, start)
        made = self._ends(start, min(reach, n - 1), par.starts[start] + measure, self.last(start, measure))
        if not made and reach < n and start < self.final:
            end = next(e for e in range(start + 1, n) if par.breaks[e] >= 0)
            made = [(end * GRADES + EVEN, _OVERHANG, EVEN)]
        self.of(measure)[start] = made
        return made

    def last(self, start: int, measure: int) -> float | None:
        """Cost of the paragraph's last line, if it may start at this unit: natural widths, shrunk where it must be; one
        or two characters alone are dear."""
        if self.tight[-1] - measure > self.lean[start]:
            return _OVERHANG if start >= self.final else None
        par, cost, n = self.par, self.cost, self.size
        spare = par.starts[start] + measure - par.edges[-1]
        price = cost.line
        if spare < 0:
            price += self._shrunk(start, n, -spare)[0]
        letters = par.letters[n] - par.letters[start]
        if start > 0 and letters <= 2:
            price += cost.lone_character if letters <= 1 else cost.short_last
        return price

    def _ends(self, start: int, reach: int, limit: int, last: float | None) -> list[Choice]:
        """Ends at `reach` or before it, until the line would be too open."""
        par, cost = self.par, self.cost
        edges, breaks, places, flex, em = par.edges, par.breaks, par.places, self.flex, par.em
        line, open_em, cap = cost.line, cost.open_em, cost.widest_gap * em
        opened, flexed = places[start], flex[start]
        out: list[Choice] = []
        least = _INF if last is None else last
        for end in range(reach, start, -1):
            penalty = breaks[end]
            if penalty < 0:
                continue
            spare = limit - edges[end - 1]
            if spare > 0:
                gaps = places[end - 1] - opened
                if spare > cap * gaps and least < _INF:
                    break
                if gaps and flex[end - 1] == flexed:  # nothing but plain gaps, as in most lines
                    each = spare / gaps / em
                    price = open_em * each * each
                    grade = EVEN if each < _LOOSE_FROM else LOOSE if each < _OPEN_FROM else OPEN
                else:
                    price, grade = self._stretched(start, end, spare)
                if price > least + self.beam or (price > _NOT_TRIED and least < _INF):
                    break
            elif spare:
                price, grade = self._shrunk(start, end, -spare)
            else:
                price, grade = 0.0, EVEN
            price += penalty + line
            out.append((end * GRADES + grade, price, grade))
            if price < least:  # noqa: PLR1730  the innermost loop: no call
                least = price
        return out

    def _shrunk(self, start: int, end: int, need: int) -> tuple[float, int]:
        total = 0.0
        for sums, full in self.tiers:
            room = sums[end - 1] - sums[start]
            if need <= room:
                total += full * (need / room)
                return total, EVEN if total < _TIGHT_FROM else TIGHT
            if room:
                total += full
                need -= room
        return _INF, TIGHT

    def _stretched(self, start: int, end: int, spare: int) -> tuple[float, int]:
        total, par = 0.0, self.par
        for sums, full in zip(par.stretch, self.cost.stretch_tier, strict=False):
            room = sums[end - 1] - sums[start]
            if room:
                if spare <= room:
                    return total + full * spare / room, EVEN
                total += full
                spare -= room
        gaps = par.places[end - 1] - par.places[start]
        if gaps <= 0:
            return _RIGID + spare, OPEN
        each = spare / gaps / par.em
        return total + self.cost.open_em * each * each, EVEN if each < _LOOSE_FROM else LOOSE if each < _OPEN_FROM else OPEN
