"""Questions about a Fit: which of a menu to take, which of its lines stand out of the measure."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.model import Breakable, Fit
from banmian.linebreak.totalfit import measure_of


def choose(fits: Sequence[Fit], looseness: int = 0) -> Fit:
    """The cheapest of a menu; with a looseness the one whose number of lines is nearest to so many more (fewer: negative)
    than the cheapest has, of two as near the cheaper one."""
    best = min(fits, key=lambda fit: (fit.cost, fit.lines))
    wanted = best.lines + looseness
    return min(fits, key=lambda fit: (abs(fit.lines - wanted), fit.cost, fit.lines))


def overfull_lines(par: Breakable, measures: Sequence[int], indent: int, fit: Fit) -> tuple[int, ...]:
    """The lines, from 0, that are wider than their measure though all is shrunk: no legal break fitted them."""
    over: list[int] = []
    start = 0
    for line, end in enumerate(fit.ends):
        measure = measure_of(measures, line) - (0 if line else indent)
        least = par.edges[end - 1] - par.begins[start] - (par.total_shrink[end - 1] - par.total_shrink[start])
        if least > measure:
            over.append(line)
        start = end
    return tuple(over)
