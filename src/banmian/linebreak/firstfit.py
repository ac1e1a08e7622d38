"""First fit: each line takes what it can. The reference that total fit is never worse than (docs/rules/typography.md)."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.candidates import INF, Candidates, RemainingCost
from banmian.linebreak.fits import measure_of
from banmian.linebreak.model import USUAL, Breakable, Cost, Fit


def first_fit(par: Breakable, measures: Sequence[int], indent: int = 0, cost: Cost | None = None) -> Fit:
    """Greedy breaks: the longest line that fits when shrunk, priced as total fit prices it."""
    if not par.size:
        return Fit((), 0.0)
    rates = cost or USUAL
    candidates, nothing = Candidates(par, rates), RemainingCost(par.size, 0.0)
    ends: list[int] = []
    total, start, before = 0.0, 0, 0.0
    while start < par.size:
        measure = measure_of(measures, len(ends)) - (0 if ends else indent)
        found = RemainingCost(par.size, 0.0)
        candidates.price((start,), measure, INF, nothing, found)
        end, price, tightness, _ = found.lines[start][0]
        if ends:
            total += min(rates.contrast_most, candidates.contrast * abs(tightness - before))
        total += price
        ends.append(end)
        start, before = end, tightness
    return Fit(tuple(ends), total)
