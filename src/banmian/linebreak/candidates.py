"""Where a line that starts at a unit may end, what that costs, and how far its plain gaps are from their natural width.

A line costs a few subtractions, for all sums are prefix sums (linebreak/model.py). docs/rules/typography.md,
Justification: the cost rises with the tier that a line must reach and with the share of it that is used.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import add, sub

from banmian.linebreak.model import Breakable, Cost

INF = float("inf")
RIGID = 50000.0
"""A line that is too short and has no gap that opens: it ends before the measure."""
OVERHANG = 1e6
"""No legal end fits: dearer than any other line."""

Line = tuple[int, float, float, float]
"""A line's end; its cost; its tightness: by how much the mean plain gap is wider (narrower: negative) than its natural
width, mp, where space that word spaces and Han-Latin gaps take is no part of it and what marks lose a part (Cost.shrunk);
its cost with the least rest after it."""


class Ahead:
    """What the rest of a paragraph costs from each unit on, at the least.

    least[i]: the cheapest rest, tightness[i]: of that rest's first line. A line before it of another tightness pays for
    the difference; up to `most[i]` no rest with another first line can be cheaper. lines[i]: the lines from unit i that
    may be of use."""

    __slots__ = ("least", "lines", "most", "tightness")

    def __init__(self, size: int, empty: float) -> None:
        self.least = [empty] * size + [0.0]
        self.most = [empty] * size + [0.0]
        self.tightness = [0.0] * (size + 1)
        self.lines: dict[int, list[Line]] = {}


class Candidates:
    """Prices a paragraph's lines by their start and measure."""

    def __init__(self, par: Breakable, cost: Cost) -> None:
        self.par, self.cost, self.size = par, cost, par.size
        tight = list(map(sub, par.edges, par.total_shrink))
        self.tight = list(accumulate(reversed(tight), min))[::-1] if par.flagged else tight
        """Line ends when all is shrunk: ascending, since no gap shrinks by more than it holds; where a hyphen stands out
        farther than what follows it, the least of those to come."""
        self.lean = list(map(sub, par.starts, par.total_shrink))
        """Line starts, likewise: a line may reach from lean[start] to a tight end within its measure."""
        self.flex = list(map(add, *par.stretch))
        tiers = zip(par.shrink, cost.shrink_tier, strict=False)
        self.tiers = [(sums, full) for sums, full in tiers if sums[par.size - 1]]
        """The shrink tiers that this paragraph has anything in."""
        self.open = cost.open_em / (par.em * par.em)
        self.contrast = cost.contrast / par.em
        self.starts = [i for i in range(par.size - 1, 0, -1) if par.breaks[i] >= 0 or i in par.forced] + [0]
        """Units that a line may start with, from the end."""

    def stop(self, start: int) -> int:
        """The unit before which a line from `start` ends at the latest: a forced break, the paragraph's end."""
        forced = self.par.forced
        k = bisect_right(forced, start)
        return forced[k] if k < len(forced) else self.size

    def price(self, starts: Iterable[int], measure: int, dearest: float, ahead: Ahead, into: Ahead) -> None:
        """The lines of a measure from units, longest first, written to `into` with the rest that they make: those that
        come, with the rest ahead of them, to at most `dearest` more than the cheapest. No unit is left without a line:
        where no legal end fits, the line overhangs.

        The innermost loop of typesetting, so in one piece; `into` may be `ahead`, for starts from the end."""
        par, bisect, lean, tight, flex = self.par, bisect_right, self.lean, self.tight, self.flex
        begins, edges, breaks, places = par.starts, par.edges, par.breaks, par.places
        least, most, tightness = ahead.least, ahead.most, ahead.tightness
        line, rate, contrast, flagged = self.cost.line, self.open, self.contrast, par.flagged
        contrast_most = self.cost.contrast_most
        stop, stops = self.size, par.forced
        for start in starts:
            if stops:
                stop = self.stop(start)
            reach = bisect(tight, lean[start] + measure, start)
            best = second = INF
            grade = 0.0
            out: list[Line] = []
            if reach >= stop:
                reach = stop - 1
                price, grade = self._natural(start, stop, measure)
                if price < INF:
                    best = price + self.after(ahead, stop, grade)
                    out.append((stop, price, grade, best))
            limit, opened, flexed, low = begins[start] + measure, places[start], flex[start], -1.0
            for end in range(reach, start, -1):
                penalty = breaks[end]
                if penalty < 0:
                    continue
                last = end - 1
                spare = limit - edges[last]
                if spare > 0:
                    gaps = places[last] - opened
                    if gaps and flex[last] == flexed:  # nothing but plain gaps, as in most lines
                        tight_by = spare / gaps
                        price = rate * tight_by * tight_by
                    else:
                        price, tight_by = self._stretched(start, end, spare)
                    if price > dearest:
                        if low < 0:
                            low = min(least[start + 1 : end + 1])
                        if price + low > best + dearest:
                            each = (spare + flexed - flex[last]) / (end - start)
                            if each > 0 and rate * each * each + low > best + dearest:
                                break  # no shorter line has more gaps, or less to open
                            continue
                elif spare:
                    price, tight_by = self._shrunk(start, end, -spare)
                    if price == INF:
                        continue
                else:
                    price = tight_by = 0.0
                price += penalty + line
                if flagged and end in flagged and start in flagged:
                    price += self.cost.double_hyphen
                rest = tight_by - tightness[end]
                rest = least[end] + (contrast * rest if rest > 0 else -contrast * rest)
                if rest > most[end]:
                    rest = self.after(ahead, end, tight_by)
                rest += price
                if rest < best:
                    second, best, grade = best, rest, tight_by
                elif rest < second:
                    second = rest
                out.append((end, price, tight_by, rest))
            if not out:
                end = next((end for end in range(start + 1, stop) if breaks[end] >= 0), stop)
                best, grade = OVERHANG + self.after(ahead, end, 0.0), 0.0
                out.append((end, OVERHANG, 0.0, best))
            into.lines[start] = out
            into.least[start] = best
            into.most[start] = second if second < best + contrast_most else best + contrast_most
            into.tightness[start] = grade

    def after(self, ahead: Ahead, unit: int, tightness: float) -> float:
        """The least rest from a unit on after a line of a tightness."""
        rest = ahead.least[unit]
        if unit == self.size:
            return rest
        rate = self.contrast
        each = [total + rate * abs(tightness - other) for _, _, other, total in ahead.lines.get(unit, ())]
        return min(rest + self.cost.contrast_most, *each) if each else rest

    def _natural(self, start: int, stop: int, measure: int) -> tuple[float, float]:
        """Cost of a line at natural widths, shrunk where it must be; one or two characters alone are dear."""
        par, cost = self.par, self.cost
        need = par.edges[stop - 1] - par.starts[start] - measure
        price, tightness = cost.line, 0.0
        if need > 0:
            shrunk, tightness = self._shrunk(start, stop, need)
            price += shrunk
        letters = par.letters[stop] - par.letters[start]
        if letters <= 2 and start > 0 and start not in par.forced:
            price += cost.lone_character if letters <= 1 else cost.short_last
        return price, tightness

    def _shrunk(self, start: int, end: int, need: int) -> tuple[float, float]:
        end -= 1
        places = self.par.places
        tightness = self.cost.shrunk * -need / (places[end] - places[start] or 1)
        total = 0.0
        for sums, full in self.tiers:
            room = sums[end] - sums[start]
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
            total += self.cost.last_resort
        if gaps <= 0:
            return RIGID + spare, 0.0
        each = spare / gaps
        return total + self.open * each * each, each
