"""First fit: each line takes what it can. The reference that total fit is never worse than (docs/rules/typography.md)."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.candidates import EVEN, GRADES, Candidates
from banmian.linebreak.model import Breakable, Cost, Fit
from banmian.linebreak.totalfit import measure_of


def first_fit(par: Breakable, measures: Sequence[int], indent: int = 0, cost: Cost | None = None) -> Fit:
    """Greedy breaks: the longest line that fits when shrunk, priced as total fit prices it."""
    rates = cost or Cost()
    candidates = Candidates(par, rates, float("inf"))
    ends: list[int] = []
    total, start, before = 0.0, 0, EVEN
    while start < par.size:
        measure = measure_of(measures, len(ends)) - (0 if ends else indent)
        last = candidates.last(start, measure)
        if last is not None:
            end, price, grade = par.size, last, EVEN
        else:
            state, price, grade = candidates.ends(start, measure)[0]
            end = state // GRADES
        jump = abs(grade - before)
        total += price + (rates.contrast * (jump - 1) if jump > 1 and ends else 0.0)
        ends.append(end)
        start, before = end, grade
    return Fit(tuple(ends), total)
