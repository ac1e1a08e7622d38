"""Where a line that starts at a unit may end, what that costs, and how tight or loose the line is.

A candidate costs a few subtractions, for all sums are prefix sums (linebreak/model.py). docs/rules/typography.md,
Justification: the cost rises with the tier that a line must reach and with the share of it that is used.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Choices:
    """The ends of a line from one unit, longest line first; `last`: cost when it takes the rest of the paragraph."""

    ends: list[Choice]
    last: float | None


class Candidates:
    """The choices of a paragraph's lines by measure and start, each made once. `beam`: how much dearer than the best end of
    the same line an end may be and still be of use to the search."""

    def __init__(self, par: Breakable, cost: Cost, beam: float) -> None:
        self.par, self.cost = par, cost
        self.tight = [edge - sum_ for edge, sum_ in zip(par.edges, par.total_shrink, strict=False)]
        """Line ends when all is shrunk: ascending, since no gap shrinks by more than it holds."""
        self.beam = beam + 2 * cost.contrast + sum(cost.stretch_tier)
        self.known: dict[int, dict[int, Choices]] = {}

    def of(self, measure: int) -> dict[int, Choices]:
        """The choices that are known for a measure, by start."""
        return self.known.setdefault(measure, {})

    def choices(self, start: int, measure: int) -> Choices:
        """Feasible ends of a line that starts at a unit; never none."""
        par = self.par
        limit = par.starts[start] + measure
        reach = bisect_right(self.tight, limit - par.total_shrink[start], start)
        last = self._last(start, limit - par.edges[-1]) if reach == par.size else None
        ends = self._ends(start, min(reach, par.size - 1), limit, last)
        if not ends and last is None:
            end = next(e for e in range(reach + 1, par.size + 1) if par.breaks[e] >= 0)
            ends, last = ([], _OVERHANG) if end == par.size else ([(end * GRADES + EVEN, _OVERHANG, EVEN)], None)
        made = self.of(measure)[start] = Choices(ends, last)
        return made

    def _ends(self, start: int, reach: int, limit: int, last: float | None) -> list[Choice]:
        """Ends at `reach` or before it, until the line would be too open."""
        par, line = self.par, self.cost.line
        edges, breaks, places = par.edges, par.breaks, par.places
        cap, opened = self.cost.widest_gap * par.em, places[start]
        out: list[Choice] = []
        least = _INF if last is None else last
        for end in range(reach, start, -1):
            penalty = breaks[end]
            if penalty < 0:
                continue
            spare = limit - edges[end - 1]
            if spare > 0:
                some = out or last is not None
                if some and spare > cap * (places[end - 1] - opened):
                    break
                price, grade = self._stretched(start, end, spare)
                if some and (price > _NOT_TRIED or price > least + self.beam):
                    break
            elif spare:
                price, grade = self._shrunk(start, end, -spare)
            else:
                price, grade = 0.0, EVEN
            price += penalty + line
            out.append((end * GRADES + grade, price, grade))
            if price < least:
                least = price
        return out

    def _last(self, start: int, spare: int) -> float:
        """The last line keeps its natural widths, shrunk where it must; one or two characters alone are dear."""
        par, cost = self.par, self.cost
        price = self._shrunk(start, par.size, -spare)[0] if spare < 0 else 0.0
        letters = par.letters[par.size] - par.letters[start]
        if start > 0 and letters <= 2:
            price += cost.lone_character if letters <= 1 else cost.short_last
        return price + cost.line

    def _shrunk(self, start: int, end: int, need: int) -> tuple[float, int]:
        total = 0.0
        for sums, full in zip(self.par.shrink, self.cost.shrink_tier, strict=False):
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
