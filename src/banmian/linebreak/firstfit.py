"""First fit: each line takes what it can. The reference that total fit is never worse than (docs/rules/typography.md)."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.model import Breakable, Cost, Fit
from banmian.linebreak.totalfit import _Search, measure_of


def first_fit(par: Breakable, measures: Sequence[int], indent: int = 0, cost: Cost | None = None) -> Fit:
    """Greedy breaks: the longest line that fits when shrunk, priced as total fit prices it."""
    search = _Search(par, measures, indent, cost or Cost())
    layer, line = [0], 0
    while True:
        measure = measure_of(measures, line) - (indent if line == 0 else 0)
        base, _, start, tightness = search.states[layer[0]]
        end, price, grade = max(search._ends(start, measure))
        jump = abs(grade - tightness)
        total = base + price + (search.cost.contrast * (jump - 1) if jump > 1 and start > 0 else 0.0)
        search.states.append((total, layer[0], end, grade))
        layer, line = [len(search.states) - 1], line + 1
        if end == par.size:
            return search._trace(layer[0])
