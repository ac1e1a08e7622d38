"""The houses of page 1's lane: one-point perspective, gable, paving, brick fronts with doors and windows.

Rule followed: metres of the lane are projected once (`at`); light falls from the left, so the right
row shines with pale mortar and the left row lies in shade with dark mortar.
"""

from __future__ import annotations

import math

from ink import Point, circle, line, num, path, poly, polyline, rect

EYE, SCALE, VX, VY = 1.62, 400.0, 201.6, 199.0
"""Eye height in metres; points a metre at one metre's depth; the vanishing point."""
HALF, NEAR, FAR = 2.4, 5.6, 52.0
"""Half the lane's width, where it begins and where it ends, in metres."""
BAYS = [8.55 + 4.1 * i for i in range(10)]
"""Depths of the doors' middles: one house each."""


def at(x: float, y: float, z: float) -> Point:
    """Metres right of the middle, above the ground, into the lane → points on the page."""
    return VX + SCALE * x / z, VY - SCALE * (y - EYE) / z


def _wall(side: int, z1: float, z2: float, y1: float, y2: float, ink: str, out: float = 0) -> str:
    """A rectangle on the left (-1) or right (1) wall, `out` metres before it."""
    x = side * (HALF - out)
    return poly([at(x, y1, z1), at(x, y1, z2), at(x, y2, z2), at(x, y2, z1)], ink)


def _along(side: int, y: float, ink: str, width: float, z1: float = NEAR, z2: float = FAR) -> str:
    (a, b), (c, d) = at(side * HALF, y, z1), at(side * HALF, y, z2)
    return line(a, b, c, d, ink, width)


def gable() -> list[str]:
    """The far gable with its arch, bright behind."""
    (low, foot), (high, top) = at(-HALF, 0, FAR), at(HALF, 7.9, FAR)
    m = VX
    return [
        poly([(low - 1, foot), (low - 1, top + 6), (m, top - 8), (high + 1, top + 6), (high + 1, foot)], "stone"),
        polyline([(low - 4, top + 8), (m, top - 8.6), (high + 4, top + 8)], "k-70", 2.2, join="miter"),
        *(rect(m + dx, top + 16, 6, 9, "k-70") for dx in (-11.5, 5.5)),
        *(line(m + dx, top + 16, m + dx, top + 25, "stone", 0.5) for dx in (-8.5, 8.5)),
        line(low, top + 31, high, top + 31, "k-50", 0.5),
        path(f"M{num(m - 7)} {num(foot)}V{num(foot - 13)}A7 7 0 0 1 {num(m + 7)} {num(foot - 13)}V{num(foot)}Z", "white"),
        path(
            f"M{num(m - 7)} {num(foot)}V{num(foot - 13)}A7 7 0 0 1 {num(m + 7)} {num(foot - 13)}V{num(foot)}",
            "none",
            stroke="k-50",
            width=0.5,
        ),
    ]


def ground() -> list[str]:
    """Slabs; the houses on the left throw their shade over a third of them."""
    parts = [
        poly([at(-HALF, 0, NEAR), at(-HALF, 0, FAR), at(HALF, 0, FAR), at(HALF, 0, NEAR)], "stone"),
        poly([at(-HALF, 0, NEAR), at(-HALF, 0, FAR), at(-1.05, 0, FAR), at(-1.05, 0, NEAR)], "k-30"),
    ]
    for i in range(-2, 3):
        (a, b), (c, d) = at(i * 0.8, 0, NEAR), at(i * 0.8, 0, FAR)
        parts.append(line(a, b, c, d, "k-50", 0.4))
    z = 6.2
    while z < 40:
        (a, b), (c, _) = at(-HALF, 0, z), at(HALF, 0, z)
        parts.append(line(a, b, c, b, "k-50", 0.4 if z < 20 else 0.3))
        z *= 1.16
    return parts


def _front(side: int) -> list[str]:
    """One row of houses: brick, plinth, band, cornice and eaves."""
    lit = side > 0
    mortar = "stone" if lit else "k-85"
    parts = [_wall(side, NEAR, FAR, 0, 7.0, "brick")]
    parts += [_along(side, 0.95 + 0.31 * i, mortar, 0.3, NEAR, 26) for i in range(1, 19) if abs(0.95 + 0.31 * i - 3.9) > 0.2]
    for i, z in enumerate(BAYS):
        parts += [_wall(side, z + 2.05 - 0.14, z + 2.05 + 0.14, 0, 6.55, "stone" if lit else "k-30")] if i < 8 else []
    parts += [
        _wall(side, NEAR, FAR, 0, 0.85, "k-50" if lit else "k-70"),
        _along(side, 0.85, "stone" if lit else "k-50", 0.6),
        _wall(side, NEAR, FAR, 3.78, 4.06, "stone" if lit else "k-30"),
        _along(side, 3.78, "k-50" if lit else "k-70", 0.5),
        _wall(side, NEAR, FAR, 6.45, 7.0, "stone" if lit else "k-30"),
        _along(side, 6.62, "k-50", 0.4),
    ]
    eave = [
        at(side * HALF, 7.0, NEAR),
        at(side * HALF, 7.0, FAR),
        at(side * (HALF - 0.55), 7.05, FAR),
        at(side * (HALF - 0.55), 7.05, NEAR),
    ]
    return [*parts, poly(eave, "k-85" if lit else "k")]


def _door(side: int, z: float) -> list[str]:
    """The stone frame of a shikumen, its curved pediment and two black leaves with rings."""
    lit = side > 0
    stone, edge = ("stone", "k-50") if lit else ("k-15", "k-70")
    bow = [(z - 1.22 + 2.44 * t / 16, 3.04 + 0.46 * math.sin(math.pi * t / 16)) for t in range(17)]
    tympanum = [(z - 0.9 + 1.8 * t / 12, 3.08 + 0.27 * math.sin(math.pi * t / 12)) for t in range(13)]
    x = side * HALF
    parts = [
        _wall(side, z - 1.02, z + 1.02, 0, 3.0, stone),
        poly([at(x, y, d) for d, y in bow], stone),
        poly([at(x, y, d) for d, y in tympanum], "brick", stroke=edge, width=0.4),
        _wall(side, z - 1.22, z + 1.22, 2.9, 3.06, stone, 0.06),
        _wall(side, z - 0.7, z + 0.7, 0, 2.62, "k-70" if lit else "k"),
        _wall(side, z - 0.64, z + 0.64 - 0.1, 0.06, 2.52, "k" if lit else "k-85"),
    ]
    (a, b), (c, d) = at(x, 2.9, z - 1.22), at(x, 2.9, z + 1.22)
    parts.append(line(a, b, c, d, edge, 0.5))
    if z < 30:
        (a, b), (c, d) = at(x, 0.06, z - 0.05), at(x, 2.52, z - 0.05)
        parts.append(line(a, b, c, d, "k-50", 0.4))
        parts += [circle(*at(x, 1.25, z - 0.05 + e), 5.5 / z + 0.2, "stone") for e in (-0.2, 0.2)]
    step = [at(x, 0.0, z - 0.95), at(x, 0.0, z + 0.95), at(x - side * 0.32, 0, z + 0.95), at(x - side * 0.32, 0, z - 0.95)]
    return [*parts, poly(step, "k-50" if lit else "k-70")]


def _window(side: int, z: float) -> list[str]:
    """A pair of casements between louvred shutters on the upper floor."""
    lit, x = side > 0, side * HALF
    parts = [
        _wall(side, z - 0.72, z + 0.72, 4.42, 6.12, "stone" if lit else "k-30"),
        _wall(side, z - 0.6, z + 0.6, 4.54, 6.0, "teal" if lit else "k-85"),
        _wall(side, z - 0.8, z + 0.8, 4.3, 4.44, "stone" if lit else "k-30", 0.1),
    ]
    if z < 34:
        bars = [((4.54, z), (6.0, z)), ((5.55, z - 0.6), (5.55, z + 0.6))]
        for (y1, z1), (y2, z2) in bars:
            (a, b), (c, d) = at(x, y1, z1), at(x, y2, z2)
            parts.append(line(a, b, c, d, "stone" if lit else "k-50", max(0.4, 7 / z)))
        for shut in (z - 1.3, z + 0.74):
            parts.append(_wall(side, shut, shut + 0.56, 4.42, 6.12, "k-85" if lit else "teal", 0.04))
            for k in range(6):
                (a, b), (c, d) = (
                    at(x - side * 0.04, 4.62 + k * 0.26, shut + 0.08),
                    at(x - side * 0.04, 4.62 + k * 0.26, shut + 0.48),
                )
                parts.append(line(a, b, c, d, "k-50" if lit else "k-85", 0.3))
    return parts


def row(side: int) -> list[str]:
    parts = _front(side)
    for z in reversed(BAYS):
        parts += _door(side, z) + _window(side, z)
    return parts
