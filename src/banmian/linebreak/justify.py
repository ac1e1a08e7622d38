"""Where each unit of a justified line stands: shrink by tiers, then stretch by tiers, exact to the millipoint.

docs/rules/typography.md, Justification [reduction_and_expansion_of_inter-character_spacing]: within a step all places
share alike; what rounding leaves is dealt out by largest remainder, so the line ends on the measure exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from banmian.linebreak.model import Breakable, Fit


def deal(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of `total` in proportion to `weights`, whole numbers that sum to it exactly (largest remainder)."""
    whole = sum(weights)
    if whole == 0:
        return [0] * len(weights)
    shares = [total * w // whole for w in weights]
    rest = total - sum(shares)
    if rest:
        by_remainder = sorted(range(len(weights)), key=lambda i: (-(total * weights[i] % whole), i))
        for i in by_remainder[:rest]:
            shares[i] += 1
    return shares


def _steps(sums: Sequence[int], start: int, end: int) -> list[int]:
    return [sums[i] - sums[i - 1] for i in range(start + 1, end)]


def justify(par: Breakable, start: int, end: int, measure: int, last: bool) -> tuple[list[int], int]:
    """x of units start..end-1 from the line's start (mp), and the line's width.

    `last`: natural widths, shrunk only where the line is wider than the measure.
    """
    origin = par.starts[start]
    xs = [par.starts[i] - origin for i in range(start, end)]
    width = par.edges[end - 1] - origin
    spare = measure - width
    if spare == 0 or (last and spare > 0) or end - start < 2:
        return xs, width
    changes = [0] * (end - start - 1)
    left = _take(par, start, end, -spare, changes) if spare < 0 else _give(par, start, end, spare, changes)
    moved = 0
    for i, change in enumerate(changes, 1):
        moved += change
        xs[i] += moved
    return xs, measure + (left if spare < 0 else -left)


def _take(par: Breakable, start: int, end: int, need: int, changes: list[int]) -> int:
    for sums in par.shrink:
        room = sums[end - 1] - sums[start]
        if not room:
            continue
        part = min(need, room)
        for i, share in enumerate(deal(part, _steps(sums, start, end))):
            changes[i] -= share
        need -= part
        if not need:
            break
    return need


def _give(par: Breakable, start: int, end: int, spare: int, changes: list[int]) -> int:
    for sums in par.stretch:
        room = sums[end - 1] - sums[start]
        if not room:
            continue
        part = min(spare, room)
        for i, share in enumerate(deal(part, _steps(sums, start, end))):
            changes[i] += share
        spare -= part
        if not spare:
            return 0
    open_gaps = _steps(par.places, start, end)
    if sum(open_gaps):
        for i, share in enumerate(deal(spare, open_gaps)):
            changes[i] += share
        spare = 0
    return spare


class Justified(NamedTuple):
    """A line's units at their places."""

    xs: list[int]
    width: int
    tier: str


def justified(par: Breakable, start: int, end: int, measure: int, last: bool) -> Justified:
    """As `justify`, with the tier that was reached."""
    xs, width = justify(par, start, end, measure, last)
    natural = par.edges[end - 1] - par.starts[start]
    return Justified(xs, width, "natural" if width == natural else "shrink" if width < natural else "stretch")


def choose(fits: Sequence[Fit], looseness: int = 0) -> Fit:
    """The cheapest fit, or the one nearest to so many lines more."""
    best = min(fits, key=lambda fit: fit.cost)
    return min(fits, key=lambda fit: (abs(fit.lines - best.lines - looseness), fit.cost))
