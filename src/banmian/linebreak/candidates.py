"""Where a line that starts at a unit may end, what that costs, and how far its plain gaps are from their natural width.

A line costs a few subtractions, for all sums are prefix sums (linebreak/model.py). docs/rules/typography.md,
Justification: the cost rises with the tier that a line must reach and with the share of it that is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, sub

from banmian.linebreak.model import Breakable, Cost

INF = float("inf")
RIGID = 50000.0
"""Price of a line that is too short and has no gap that can open, so that it ends before the measure; added to what one gap
would cost that took all of the white."""
OVERHANG = 1e8
"""Price of a line that no legal end keeps within the measure: dearer than any other line."""

Line = tuple[int, float, float, float]
"""(end, cost, tightness, total): the unit before which the line ends; its own cost; by how many mp its mean plain gap is wider
than natural (narrower: negative), not counting what word spaces and Han-Latin gaps take, and counting a share of what marks
lose (Cost.shrunk); its cost together with the cheapest remainder of the paragraph after it."""


class RemainingCost:
    """The cheapest remainder of a paragraph from each unit on.

    least[i]: the cost of the cheapest setting of units i.. . after[i]: that cost; the tightness of its first line; and the
    cost of the cheapest setting that begins with another first line, which may be the better one after a line of another
    tightness (it counts as no dearer than Cost.contrast_most). lines[i]: the lines from unit i that can be part of a setting
    within the beam."""

    __slots__ = ("after", "least", "lines")

    def __init__(self, size: int, empty: float) -> None:
        self.least = [empty] * size + [0.0]
        self.after = [(empty, 0.0, empty)] * size + [(0.0, 0.0, 0.0)]
        self.lines: list[Sequence[Line]] = [()] * size


_WINDOW = 64
"""Units. Of the remainders after so many units or more the least is always at hand, so that the search among lines that are
shorter than this may end early; a longer line is always priced."""


class Candidates:
    """Prices a paragraph's lines by their start and measure."""

    def __init__(self, par: Breakable, cost: Cost) -> None:
        self.par, self.cost, self.size = par, cost, par.size
        tight = list(map(sub, par.edges, par.total_shrink))
        self.tight = list(accumulate(reversed(tight), min))[::-1] if par.flagged else tight
        """Line ends when all is shrunk: ascending, since no gap shrinks by more than it holds; where a hyphen stands out
        farther than what follows it, the least of those to come."""
        self.lean = list(map(sub, par.begins, par.total_shrink))
        """Line starts, likewise: a line may reach from lean[start] to a tight end within its measure."""
        self.flex = [0, *(map(add, *par.stretch) if any(sums[-1] for sums in par.stretch) else par.stretch[0])]
        self.edges, self.places = [0, *par.edges], [0, *par.places]
        """Sums by the unit after: those of a line that ends before unit i stand at i."""
        tiers = zip(par.shrink, cost.shrink_tier, strict=False)
        self.tiers = [([0, *sums], full) for sums, full in tiers if sums[par.size - 1]]
        """The shrink tiers that this paragraph has anything in; sums as in `edges`."""
        self.open = cost.open_em / (par.em * par.em)
        self.contrast = cost.contrast / par.em
        legal = [i for i, penalty in enumerate(par.breaks) if penalty >= 0]
        self.starts = sorted({0, *legal, *par.forced} - {par.size}, reverse=True)
        """Units that a line may start with, from the end."""

    def stop(self, start: int) -> int:
        """The unit before which a line from `start` ends at the latest: a forced break, the paragraph's end."""
        forced = self.par.forced
        k = bisect_right(forced, start)
        return forced[k] if k < len(forced) else self.size

    def price(self, starts: Iterable[int], measure: int, dearest: float, ahead: RemainingCost, into: RemainingCost) -> None:
        """Price the lines that start at these units, longest first, and write to `into` those whose total cost, with the remainder
        in `ahead`, is within `dearest` of the cheapest. Every unit gets a line: where no legal end fits, one that overhangs.

        `into` may be `ahead` itself where `starts` go from the end of the paragraph to its beginning. This is the innermost loop
        of typesetting: in one piece, on local names."""
        par, reach_of, cost = self.par, bisect_right, self.cost
        lean, tight, flex, begins, edges = self.lean, self.tight, self.flex, par.begins, self.edges
        breaks, places, flagged, stops = par.breaks, self.places, par.flagged, par.forced
        after, line, rate, contrast = ahead.after, cost.line, self.open, self.contrast
        made, made_after, made_least, most = into.lines, into.after, into.least, cost.contrast_most
        stop, flexible, widest = self.size, bool(flex[-1]), (dearest / rate) ** 0.5
        shrunk, tiers = cost.shrunk, self.tiers
        low, low_now, known = 0.0, 0.0, 1
        for start in starts:
            if stops:
                stop = self.stop(start)
            reach = reach_of(tight, lean[start] + measure, start)
            best = second = INF
            grade = 0.0
            out: list[Line] = []
            if reach >= stop:
                reach = stop - 1
                price, grade = self._natural(start, stop, measure)
                if price < INF:
                    best = price + self.rest(ahead, stop, grade)
                    out.append((stop, price, grade, best))
            limit, opened, flexed = begins[start] + measure, places[start + 1], flex[start + 1]
            wide = widest * (reach - start)
            if flexible:
                wide += flex[reach] - flexed
            for end in range(reach, start, -1):
                penalty = breaks[end]
                if penalty < 0:
                    continue
                spare = limit - edges[end]
                if spare > 0:
                    if spare > wide and end - start < _WINDOW:
                        each = (spare - wide) / (reach - start) + widest  # no shorter line has more gaps or less to open
                        if rate * each * each + (low if low < low_now else low_now) > best + dearest:
                            break
                    gaps = places[end] - opened
                    if gaps and flex[end] == flexed:  # nothing but plain gaps, as in most lines
                        change = spare / gaps
                        price = rate * change * change
                    else:
                        price, change = self._stretched(start, end, spare)
                elif spare:
                    price, change = 0.0, shrunk * spare / (places[end] - opened or 1)
                    for sums, full in tiers:
                        room = sums[end] - sums[start + 1]
                        if spare + room >= 0:
                            price -= full * spare / room
                            break
                        if room:
                            price += full
                            spare += room
                    else:
                        continue
                else:
                    price = change = 0.0
                price += penalty + line
                if flagged and end in flagged and start in flagged:
                    price += cost.double_hyphen
                rest, other, others = after[end]
                rest += contrast * (change - other) if change > other else contrast * (other - change)
                if rest > others:
                    rest = others if price + others >= best + most else self.rest(ahead, end, change)
                rest += price
                if rest < best:
                    second, best, grade = best, rest, change
                elif rest < second:
                    second = rest
                    if rest > best + dearest:
                        continue
                elif rest > best + dearest:
                    continue
                out.append((end, price, change, rest))
            if not out:
                end = next((end for end in range(start + 1, stop) if breaks[end] >= 0), stop)
                best, grade = OVERHANG + self.rest(ahead, end, 0.0), 0.0
                out.append((end, OVERHANG, 0.0, best))
            made[start] = out
            made_least[start] = best
            made_after[start] = (best, grade, second if second < best + most else best + most)
            if ahead is into:
                if best < low_now:  # noqa: PLR1730  no call in this loop
                    low_now = best
                known += 1
                if known == _WINDOW:
                    low, low_now, known = low_now, INF, 0

    def rest(self, ahead: RemainingCost, unit: int, tightness: float) -> float:
        """The least rest from a unit on after a line of a tightness."""
        least, other, _ = ahead.after[unit]
        if unit == self.size or other == tightness:
            return least
        rate = self.contrast
        rests = [total + rate * abs(tightness - other) for _, _, other, total in ahead.lines[unit]]
        return min(least + self.cost.contrast_most, *rests) if rests else least

    def _natural(self, start: int, stop: int, measure: int) -> tuple[float, float]:
        """Cost of a line at natural widths, shrunk where it must be; one or two characters alone are dear."""
        par, cost = self.par, self.cost
        need = par.edges[stop - 1] - par.begins[start] - measure
        price, tightness = cost.line, 0.0
        if need > 0:
            shrunk, tightness = self._shrunk(start, stop, need)
            price += shrunk
        letters = par.letters[stop] - par.letters[start]
        if letters <= 2 and start > 0 and start not in par.forced:
            price += cost.lone_character if letters <= 1 else cost.short_last
        return price, tightness

    def _shrunk(self, start: int, end: int, need: int) -> tuple[float, float]:
        tightness = self.cost.shrunk * -need / (self.places[end] - self.places[start + 1] or 1)
        total = 0.0
        for sums, full in self.tiers:
            room = sums[end] - sums[start + 1]
            if need <= room:
                return total + full * need / room, tightness
            if room:
                total += full
                need -= room
        return INF, tightness

    def _stretched(self, start: int, end: int, spare: int) -> tuple[float, float]:
        total, par = 0.0, self.par
        for sums, full in zip(par.stretch, self.cost.stretch_tier, strict=False):
            room = sums[end - 1] - sums[start]
            if room:
                if spare <= room:
                    return total + full * spare / room, 0.0
                total += full
                spare -= room
        gaps = par.places[end - 1] - par.places[start]
        if gaps <= 0 and par.last_resort:
            gaps = par.last_resort[end - 1] - par.last_resort[start]
            total += self.cost.last_resort if gaps else 0.0
        if gaps <= 0:
            return total + RIGID + self.open * spare * spare, 0.0
        each = spare / gaps
        return total + self.open * each * each, each
