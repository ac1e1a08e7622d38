"""Where a line that starts at a unit may end, what that costs, and how far its plain gaps are from their natural width.

A line costs a few subtractions, for all sums are prefix sums (linebreak/model.py). docs/rules/typography.md,
Justification: all marks of a line share what it loses, at a cost that rises with the square of that share; what a line gains is
taken tier by tier. Decisions 0003 and 0070.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from operator import add, itemgetter, sub

from banmian.linebreak.model import Breakable, Cost

INF = float("inf")
SOFT = 10**10
"""The scale of Candidates.soft."""
SHORT = 3
"""Em: a last line is longer."""
OVERHANG = 1e8
"""Price of a line that no legal end keeps within the measure: dearer than any other line."""

Line = tuple[int, float, float, float]
"""(end, cost, tightness, total): the unit before which the line ends; its own cost; by how many mp its plain gaps are wider than
natural, not counting what word spaces and Han-Latin gaps take, negative where marks give way, by the share that its commas lose
(Cost.squeezed); its cost together with the cheapest remainder of the paragraph after it."""


class RemainingCost:
    """The cheapest remainder of a paragraph from each unit on.

    least[i]: the cost of the cheapest setting of units i.. . after[i]: that cost; the tightness of its first line; and the
    cost of the cheapest setting that begins with another first line, which may be the better one after a line of another
    tightness (it counts as no dearer than Cost.contrast_most). near[i]: tightness and cost of all those that may be better, the
    cheapest among them; none where it is the only one. lines[i]: the lines from unit i that can be part of a setting within the
    beam."""

    __slots__ = ("after", "least", "lines", "near")

    def __init__(self, size: int, empty: float) -> None:
        self.least = [empty] * size + [0.0]
        self.after = [(empty, 0.0, empty)] * size + [(0.0, 0.0, 0.0)]
        self.near: list[Sequence[tuple[float, float]]] = [()] * (size + 1)
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
        tiers = zip(par.shrink, cost.stiffness, strict=False)
        self.tiers = sorted(((stiff, [0, *sums]) for sums, stiff in tiers if sums[par.size - 1]), key=itemgetter(0))
        """The shrink tiers that this paragraph has anything in, the softest first; sums as in `edges`."""
        self.soft = [0] * (par.size + 2)
        """Sums as in `edges` of what all tiers hold, each divided by its stiffness (in SOFT, so that they are whole numbers): a
        line that loses `need` mp is under a force of need / soft, as long as no tier is used up."""
        for stiff, sums in self.tiers:
            weight = round(SOFT / stiff)
            self.soft = [before + weight * each for before, each in zip(self.soft, sums, strict=True)]
        self.squeezed = cost.squeezed * par.em
        self.open, self.bend = cost.open_em / (par.em * par.em), 1 / (cost.open_knee * par.em) ** 2
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
        after, near, line, rate, contrast = ahead.after, ahead.near, cost.line, self.open, self.contrast
        made, made_after, made_near, made_least, most = into.lines, into.after, into.near, into.least, cost.contrast_most
        stop, flexible, widest = self.size, bool(flex[-1]), (dearest / rate) ** 0.5
        soft, squeeze, squeezed, per_em, loosest = self.soft, cost.squeeze, self.squeezed, 1 / par.em, par.widest or INF
        bend = self.bend
        early, early_em = cost.loose, cost.loose_em * per_em * per_em
        softest = min(1.0, self.tiers[0][0]) if self.tiers else 0.0
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
                        least = min(rate * each * each, early + early_em * spare * spare)
                        if least + (low if low < low_now else low_now) > best + dearest:
                            break
                    gaps = places[end] - opened
                    if gaps and flex[end] == flexed:  # nothing but plain gaps, as in most lines
                        change = spare / gaps
                        price = rate * change * change
                        price += price * bend * change * change
                        if change > loosest:
                            price, change = early + early_em * spare * spare, 0.0
                    else:
                        price, change = self._stretched(start, end, spare)
                elif spare:
                    held = soft[end] - soft[start + 1]
                    force = -spare * SOFT / held if held else INF
                    if force <= softest:
                        price, change = squeeze * force * force, -squeezed * force
                    else:
                        price, change = self._shrunk(start, end, -spare)
                        if price == INF:
                            continue
                else:
                    price = change = 0.0
                price += penalty + line
                if flagged and end in flagged and start in flagged:
                    price += cost.double_hyphen
                rest, other, others = after[end]
                rest += contrast * (change - other) if change > other else contrast * (other - change)
                if rest > others:
                    rest = others
                    if price + others < best + most and near[end]:
                        rest = after[end][0] + most
                        for other, total in near[end]:
                            apart = contrast * (change - other) if change > other else contrast * (other - change)
                            if total + apart < rest:  # noqa: PLR1730  no call in this loop
                                rest = total + apart
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
            if second < best + most:
                made_near[start] = [(tightness, total) for _, _, tightness, total in out if total < best + most]
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
        if not ahead.lines[unit]:
            return least
        rate, near = self.contrast, ahead.near[unit] or ((other, least),)
        return min(least + self.cost.contrast_most, *[total + rate * abs(tightness - other) for other, total in near])

    def _natural(self, start: int, stop: int, measure: int) -> tuple[float, float]:
        """Cost of a line at natural widths, shrunk where it must be; one or two characters alone are dear."""
        par, cost = self.par, self.cost
        need = par.edges[stop - 1] - par.begins[start] - measure
        price, tightness = cost.line, 0.0
        if need > 0:
            shrunk, tightness = self._shrunk(start, stop, need)
            price += shrunk
        if start > 0 and start not in par.forced:
            letters = par.letters[stop] - par.letters[start]
            if letters <= 1:
                price += cost.lone_character
            elif letters == 2 or par.edges[stop - 1] - par.begins[start] <= SHORT * par.em:
                price += cost.short_last
        return price, tightness

    def _shrunk(self, start: int, end: int, need: int) -> tuple[float, float]:
        """Cost and tightness of a line that loses `need` mp; INF where it does not hold so much. A tier that would have to give
        more than it holds gives all; the others share what is left."""
        rooms = [(stiff, room) for stiff, sums in self.tiers if (room := sums[end] - sums[start + 1])]
        force, soft = 0.0, sum(room / stiff for stiff, room in rooms)
        for stiff, room in rooms:
            if need <= soft * stiff:
                break
            need -= room
            soft -= room / stiff
            force = stiff
        else:
            if need > 0:
                return INF, 0.0
        if need > 0:
            force = need / soft
        return self.cost.squeeze * force * force, -self.squeezed * min(force, 1.0)

    def _stretched(self, start: int, end: int, spare: int) -> tuple[float, float]:
        """Cost and tightness of a line that must gain `spare` mp."""
        total, par, left = 0.0, self.par, spare
        for sums, full in zip(par.stretch, self.cost.stretch_tier, strict=False):
            room = sums[end - 1] - sums[start]
            if room:
                if left <= room:
                    return total + full * left / room, 0.0
                total += full
                left -= room
        gaps = par.places[end - 1] - par.places[start]
        if gaps <= 0 and par.last_resort:
            gaps = par.last_resort[end - 1] - par.last_resort[start]
            total += self.cost.last_resort if gaps else 0.0
        if gaps <= 0 or left > (par.widest or INF) * gaps:
            return self.cost.loose + self.cost.loose_em * (spare / par.em) ** 2, 0.0
        each = left / gaps
        return total + self.open * each * each * (1 + self.bend * each * each), each
