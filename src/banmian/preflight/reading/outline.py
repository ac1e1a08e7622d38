"""How far what is painted runs beyond each edge of the trim, by its outline: corners, flattened curves, ends of strokes.

The knife leaves a white line where a shape ends between the trim and the bleed. Only shapes that reach an edge are looked at.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence

from banmian.units import PT

Point = tuple[float, float]
Bounds = tuple[float, float, float, float]
Ends = tuple[tuple[int, int], ...]
"""(edge, by how much beyond it in millipoints) of each outermost place; edges are left, top, right, foot."""

NEAR = 0.9
"""Points inside the trim from which on a shape counts as reaching its edge: 0.3 mm."""
FAR = 60.0
"""Points beyond the trim: what ends farther out has its bleed whatever it is."""
_STEPS = 8
"""Straight pieces that stand for a curve."""
_MOST = 4_000
"""Points of one outline that are looked at."""


def reaches(bounds: Bounds, trim: Bounds) -> bool:
    """Whether something of these bounds comes from inside the trim to one of its edges."""
    inside = bounds[0] < trim[2] and bounds[2] > trim[0] and bounds[1] < trim[3] and bounds[3] > trim[1]
    return inside and (
        bounds[0] < trim[0] + NEAR or bounds[1] < trim[1] + NEAR or bounds[2] > trim[2] - NEAR or bounds[3] > trim[3] - NEAR
    )


def flattened(points: Sequence[Point], bends: Sequence[int]) -> list[Point]:
    """A chain of points in which `bends` are the places of a curve's first control point, as straight pieces."""
    if not bends:
        return list(points)
    out: list[Point] = []
    at, waiting = 0, set(bends)
    while at < len(points):
        if at in waiting and at > 0 and at + 2 < len(points):
            a, b, c, d = points[at - 1 : at + 3]
            for step in range(1, _STEPS + 1):
                t = step / _STEPS
                u = 1 - t
                k = u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t
                out.append((
                    k[0] * a[0] + k[1] * b[0] + k[2] * c[0] + k[3] * d[0], k[0] * a[1] + k[1] * b[1] + k[2] * c[1] + k[3] * d[1],
                ))  # fmt: skip
            at += 3
        else:
            out.append(points[at])
            at += 1
    return out


def ends(chains: Iterable[Sequence[Point]], trim: Bounds, clip: Bounds, stroke: tuple[float, int] | None = None) -> Ends:
    """The outermost places of each chain, as far as the clip lets them be seen. A chain is a closed outline, or the middle of
    a stroke of (half its width in points, its cap)."""
    found: dict[tuple[int, int], None] = {}
    for chain in chains:
        if 2 <= len(chain) <= _MOST:
            for edge in range(4):
                limit = _beyond(edge, _corner(edge, clip), trim)
                for beyond in _outermost([_beyond(edge, p, trim) for p in chain], chain, edge, stroke):
                    seen = min(beyond, limit)
                    if -NEAR <= seen <= FAR:
                        found.setdefault((edge, round(seen * PT)))
    return tuple(found)


def _corner(edge: int, bounds: Bounds) -> Point:
    """A point on that edge of the bounds."""
    return (bounds[0], bounds[3]) if edge < 2 else (bounds[2], bounds[1])


def _beyond(edge: int, point: Point, trim: Bounds) -> float:
    """Points beyond the trim's edge; negative inside."""
    if edge == 0:
        return trim[0] - point[0]
    if edge == 1:
        return point[1] - trim[3]
    return point[0] - trim[2] if edge == 2 else trim[1] - point[1]


def _outermost(values: list[float], chain: Sequence[Point], edge: int, stroke: tuple[float, int] | None) -> Iterator[float]:
    """Values that neither neighbour exceeds. An outline closes on itself; a stroke's ends add what its cap and its width do.
    What lies wholly beyond the edge comes from elsewhere and says nothing."""
    half = stroke[0] if stroke else 0.0
    if min(values) - half > 0 or max(values) + half < -NEAR:
        return
    opened = stroke is not None and math.dist(chain[0], chain[-1]) > 1e-6
    last = len(values) - 1
    for at, value in enumerate(values):
        before = values[at - 1] if at or not opened else value
        after = values[(at + 1) % len(values)] if at < last or not opened else value
        if before > value or after > value:
            continue
        if stroke is None or not (opened and at in (0, last)):
            yield value + half
        else:
            yield value + _cap(chain[at], chain[1] if at == 0 else chain[last - 1], edge, stroke)


def _cap(end: Point, neighbour: Point, edge: int, stroke: tuple[float, int]) -> float:
    """How much farther out than its middle line a stroke's end comes: butt caps (0) by its width across alone."""
    half, cap = stroke
    length = math.dist(end, neighbour)
    if cap == 1 or not length:
        return half
    along = abs((end[0] - neighbour[0]) if edge in (0, 2) else (end[1] - neighbour[1])) / length
    across = math.sqrt(max(0.0, 1 - along * along))
    return half * (across + along if cap == 2 else across)
