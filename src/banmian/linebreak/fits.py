"""Questions about a Fit: which of a menu to take, which of its lines stand out of the measure."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak.model import Breakable, Fit


def measure_of(measures: Sequence[int], line: int) -> int:
    """The measure of a line; the last measure holds for all lines after it."""
    return measures[line] if line < len(measures) else measures[-1]


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


def loose_lines(par: Breakable, measures: Sequence[int], indent: int, fit: Fit) -> tuple[int, ...]:
    """The lines, from 0, that end before their measure: nothing in them opens, or it would open farther than is allowed."""
    found: list[int] = []
    start = 0
    for line, end in enumerate(fit.ends):
        spare = measure_of(measures, line) - (0 if line else indent) - (par.edges[end - 1] - par.begins[start])
        if spare > 0 and not par.natural_end(end):
            left, gaps = par.opening(start, end, spare)
            if left > 0 and (not gaps or par.opens_too_far(left, gaps)):
                found.append(line)
        start = end
    return tuple(found)
