"""Total fit the slow way, as its rules are told: every line of a paragraph is priced, none is dropped. Written apart from
src/banmian/linebreak, to judge it."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.linebreak import Breakable, Cost

FORBIDDEN = float("inf")


def width(sums: list[int], start: int, end: int) -> int:
    """A sum over the gaps inside the line of units start..end-1."""
    return sums[end - 1] - sums[start]


def squeeze(need: int, rooms: list[int], stiffness: tuple[float, ...]) -> list[tuple[float, float, int]] | None:
    """(stiffness, share, room) of each tier that gives: the force is found by halving at which the tiers give what is needed."""
    if need > sum(rooms):
        return None
    low, high = 0.0, max(stiffness)
    for _ in range(200):
        force = (low + high) / 2
        given = sum(room * min(1.0, force / stiff) for room, stiff in zip(rooms, stiffness, strict=True))
        low, high = (force, high) if given < need else (low, force)
    return [(stiff, min(1.0, high / stiff), room) for room, stiff in zip(rooms, stiffness, strict=True) if room]


def line_cost(par: Breakable, start: int, end: int, measure: int, cost: Cost) -> tuple[float, float]:
    """Cost and tightness (mp a plain gap) of a line, where its end is legal and it fits."""
    spare = measure - (par.edges[end - 1] - (par.origins or par.starts)[start])
    natural = end == par.size or end in par.forced
    if natural:
        base = cost.line
        letters = par.letters[end] - par.letters[start]
        if start > 0 and start not in par.forced:
            if letters <= 1:
                base += cost.lone_character
            elif letters == 2 or par.edges[end - 1] - (par.origins or par.starts)[start] <= 3 * par.em:
                base += cost.short_last
    else:
        base = cost.line + par.breaks[end] + (cost.double_hyphen if {start, end} <= par.flagged else 0.0)
    if spare < 0:
        squeezed = squeeze(-spare, [width(tier, start, end) for tier in par.shrink], cost.stiffness)
        if squeezed is None:
            return FORBIDDEN, 0.0
        force = max(stiff * share for stiff, share, _ in squeezed)
        return base + cost.squeeze * force * force, -cost.squeezed * par.em * min(1.0, force)
    if natural or spare == 0:
        return base, 0.0
    capped, loose = 0.0, cost.loose + cost.loose_em * (spare / par.em) ** 2
    for tier, full in zip(par.stretch, cost.stretch_tier, strict=True):
        room = width(tier, start, end)
        part = min(spare, room)
        capped += full * part / room if room else 0.0
        spare -= part
    if not spare:
        return base + capped, 0.0
    gaps, dear = width(par.places, start, end), 0.0
    if not gaps and par.last_resort:
        gaps, dear = width(par.last_resort, start, end), cost.last_resort
    if not gaps:
        return base + loose, 0.0
    if par.widest and spare > par.widest * gaps:
        return base + loose, 0.0
    each = spare / gaps / par.em
    return base + capped + dear + cost.open_em * each**2 * (1 + (each / cost.open_knee) ** 2), spare / gaps


def legal_lines(par: Breakable, start: int, measure: int, cost: Cost) -> list[tuple[int, float, float]]:
    """(end, cost, tightness) of each line from a unit; the first legal end, at the price of an overhang, if none fits."""
    stop = min([f for f in par.forced if f > start], default=par.size)
    ends = [e for e in range(start + 1, stop) if par.breaks[e] >= 0] + [stop]
    found = [(e, *line_cost(par, start, e, measure, cost)) for e in ends]
    fitting = [line for line in found if line[1] < FORBIDDEN]
    return fitting or [(ends[0], 1e8, 0.0)]


def cheapest(par: Breakable, measures: Sequence[int], indent: int, cost: Cost) -> dict[int, float]:
    """The least cost of each number of lines."""
    layer: dict[tuple[int, float], float] = {(0, 0.0): 0.0}
    found: dict[int, float] = {}
    line = 0
    while layer:
        measure = measures[min(line, len(measures) - 1)] - (0 if line else indent)
        after: dict[tuple[int, float], float] = {}
        for (start, before), paid in layer.items():
            for end, price, tightness in legal_lines(par, start, measure, cost):
                contrast = min(cost.contrast_most, cost.contrast * abs(tightness - before) / par.em) if line else 0.0
                total = paid + price + contrast
                if end == par.size:
                    found[line + 1] = min(found.get(line + 1, FORBIDDEN), total)
                elif total < after.get((end, tightness), FORBIDDEN):
                    after[end, tightness] = total
        layer, line = after, line + 1
    return found
