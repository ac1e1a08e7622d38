"""Where each unit of a justified line stands, exact to the millipoint: all shrink tiers share what the line loses, by their
stiffness (decision 0070); what it gains is taken tier by tier.

docs/rules/typography.md, Justification [reduction_and_expansion_of_inter-character_spacing]: within a tier all places
share alike; what rounding leaves is dealt out by largest remainder, so the line ends on the measure exactly.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import add, sub
from typing import NamedTuple

from banmian.linebreak.model import USUAL, Breakable, Cost

SHRINK_NAMES = ("shrink:space", "shrink:bracket", "shrink:comma", "shrink:gap", "shrink:stop")
STRETCH_NAMES = ("stretch:space", "stretch:gap")
"""The tiers in their order, by what gives or takes: word spaces, the outer side of brackets, commas, Han-Latin gaps, stops."""
_FINE = 1000
"""Parts of a mp in which shares of tiers are counted before they are rounded."""


class Justified(NamedTuple):
    """A line. `xs`: where its units stand from its start, mp; `width`, mp: the measure but for natural, overfull and rigid
    lines. `tier`: the last that it reached: `natural`, a name of SHRINK_NAMES or STRETCH_NAMES, `stretch:plain`,
    `stretch:last-resort` (no plain gap: word spaces and Han-Latin gaps open beyond their caps, alike), `overfull` (all is
    shrunk and it stands out), `rigid` (nothing opens and it ends early) or `loose` (it would open farther than its limit:
    natural widths, and it ends early). `amount`, mp: by how much the line was widened
    in all; narrowed: negative."""

    xs: list[int]
    width: int
    tier: str
    amount: int


def deal(total: int, weights: Sequence[int]) -> list[int]:
    """Shares of `total` in proportion to `weights`, whole numbers that sum to it exactly: largest remainder, and of equal
    remainders those that lie evenly along the line."""
    whole = sum(weights)
    if whole == total or not whole:
        return list(weights)
    places = [i for i, weight in enumerate(weights) if weight]
    if whole == max(weights) * len(places):
        return _equally(total, places, len(weights))
    shares = [total * w // whole for w in weights]
    rest = total - sum(shares)
    if rest:
        remainders = [total * w % whole for w in weights]
        least = sorted(remainders, reverse=True)[rest - 1]
        sure = [i for i, left in enumerate(remainders) if left > least]
        tied = [i for i, left in enumerate(remainders) if left == least]
        for i in sure + _spread(tied, rest - len(sure)):
            shares[i] += 1
    return shares


def _equally(total: int, places: list[int], size: int) -> list[int]:
    """`size` shares, equal at the places and nothing elsewhere."""
    each, rest = divmod(total, len(places))
    if len(places) == size:
        shares = [each] * size
    else:
        shares = [0] * size
        for i in places:
            shares[i] = each
    if rest:
        for i in _spread(places, rest):
            shares[i] += 1
    return shares


def _spread(places: list[int], count: int) -> list[int]:
    """`count` of the places, at even distances."""
    n = len(places)
    return [places[((2 * k + 1) * n - 1) // (2 * count)] for k in range(count)]


def justify(par: Breakable, start: int, end: int, measure: int, last: bool, cost: Cost = USUAL) -> tuple[list[int], int]:
    """x of units start..end-1 from the line's start (mp), and the line's width: the first half of `justified`."""
    done = justified(par, start, end, measure, last, cost)
    return done.xs, done.width


def justified(par: Breakable, start: int, end: int, measure: int, last: bool, cost: Cost = USUAL) -> Justified:
    """The line of units start..end-1. `cost`: by its stiffness the tiers of a line share what it loses.

    `last`: a last line, or one before a forced break: natural widths, shrunk only where the line is wider than the measure.
    """
    origin = par.begins[start]
    xs = [x - origin for x in par.starts[start:end]]
    width = par.edges[end - 1] - origin
    spare = measure - width
    if spare == 0 or (last and spare > 0):
        return Justified(xs, width, "natural", 0)
    changes = [0] * (end - start - 1)
    if spare > 0:
        tier, left = _give(par, start, end, spare, changes)
    else:
        tier, left = _take(par, start, end, -spare, changes, cost.stiffness)
        left = -left
    return Justified(list(map(add, xs, accumulate(changes, initial=0))), measure - left, tier, spare - left)


def _steps(sums: Sequence[int], start: int, end: int) -> list[int]:
    """What a prefix sum holds for each gap inside the line."""
    return list(map(sub, sums[start + 1 : end], sums[start:end]))


def _take(par: Breakable, start: int, end: int, need: int, changes: list[int], stiffness: Sequence[float]) -> tuple[str, int]:
    """Narrow the gaps by `need`: the last tier that gives, and what no gap could take."""
    rooms = [sums[end - 1] - sums[start] for sums in par.shrink]
    parts = shared(need, rooms, stiffness)
    last = "natural"
    for name, sums, part in zip(SHRINK_NAMES, par.shrink, parts, strict=True):
        if part:
            last = name
            for i, share in enumerate(deal(part, _steps(sums, start, end))):
                changes[i] -= share
    left = need - sum(parts)
    return ("overfull", left) if left else (last, 0)


def shared(need: int, rooms: Sequence[int], stiffness: Sequence[float]) -> list[int]:
    """What each tier gives of `need` (mp): a share of its room in inverse proportion to its stiffness, none more than all."""
    if need >= sum(rooms):
        return list(rooms)
    parts = [0] * len(rooms)
    order = sorted((stiff, tier) for tier, (room, stiff) in enumerate(zip(rooms, stiffness, strict=True)) if room)
    soft = sum(rooms[tier] / stiff for stiff, tier in order)
    while order and need > soft * order[0][0]:
        stiff, tier = order.pop(0)
        parts[tier] = rooms[tier]
        need -= rooms[tier]
        soft -= rooms[tier] / stiff
    weights = [0] * len(rooms)
    for stiff, tier in order:
        weights[tier] = round(_FINE * rooms[tier] / stiff)
    given = deal(need, weights) if order and need else weights
    for _, tier in order:
        parts[tier] = min(given[tier], rooms[tier])
        need -= parts[tier]
    for _, tier in order:  # what rounding has put beyond a tier's room
        more = min(need, rooms[tier] - parts[tier])
        parts[tier] += more
        need -= more
    return parts


def _give(par: Breakable, start: int, end: int, spare: int, changes: list[int]) -> tuple[str, int]:
    """Widen the gaps by `spare`: the last tier reached, and what no gap could give."""
    left = spare
    for name, sums in zip(STRETCH_NAMES, par.stretch, strict=True):
        room = sums[end - 1] - sums[start]
        if room:
            part = min(left, room)
            for i, share in enumerate(deal(part, _steps(sums, start, end))):
                changes[i] += share
            left -= part
            if not left:
                return name, 0
    for name, sums in (("stretch:plain", par.places), ("stretch:last-resort", par.last_resort)):
        gaps = sums[end - 1] - sums[start] if sums else 0
        if gaps > 0:
            if par.opens_too_far(left, gaps):
                changes[:] = [0] * len(changes)
                return "loose", spare
            for i, share in enumerate(deal(left, _steps(sums, start, end))):
                changes[i] += share
            return name, 0
    return "rigid", left
