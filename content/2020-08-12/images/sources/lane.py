"""Page 1: Puyu Lane seen through its own gate, in one-point perspective, 403.2 by 298.8 pt.

Rule followed: metres of the lane are projected once (`at`), so doors, windows, people and washing
keep one scale; light falls from the left, so the right side shines and the left lies in shade.
"""

from __future__ import annotations

import math

from ink import (
    Point, blade, circle, clip_path, ellipse, group, line, num, path, person, polar, poly, polyline, potted, rect, svg, text,
)

WIDTH, HEIGHT = 403.2, 298.8
EYE, SCALE, VX, VY = 1.62, 400.0, 201.6, 199.0
"""Eye height in metres; points a metre at one metre's depth; the vanishing point."""
HALF, NEAR, FAR = 2.4, 5.6, 52.0
"""Half the lane's width, where it begins and where it ends, in metres."""
BAYS = [8.55 + 4.1 * i for i in range(10)]
"""Depths of the doors' middles: one house each."""
LEFT, RIGHT, SPRING, CROWN = 55.0, 348.2, 118.0, 52.0
"""The gate's opening, in points: its jambs, and its arch from springing to crown."""


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


def _sky() -> list[str]:
    birds = ((176, 72, 5.0), (188, 80, 4.2), (177, 88, 3.6))
    return [
        rect(0, 0, WIDTH, 240, "white"), circle(226, 101, 35, "ochre"),
        *(path(f"M{x - w} {y - w * .4}Q{x - w * .4} {y - w * .7} {x} {y}Q{x + w * .4} {y - w * .7} {x + w} {y - w * .4}",
               "none", stroke="k-85", width=0.7, cap="round") for x, y, w in birds),
    ]


def _end() -> list[str]:
    """The far gable with its arch, bright behind."""
    (l, foot), (r, top) = at(-HALF, 0, FAR), at(HALF, 7.9, FAR)
    m = VX
    return [
        poly([(l - 1, foot), (l - 1, top + 6), (m, top - 8), (r + 1, top + 6), (r + 1, foot)], "stone"),
        polyline([(l - 4, top + 8), (m, top - 8.6), (r + 4, top + 8)], "k-70", 2.2, join="miter"),
        *(rect(m + dx, top + 16, 6, 9, "k-70") for dx in (-11.5, 5.5)),
        *(line(m + dx, top + 16, m + dx, top + 25, "stone", 0.5) for dx in (-8.5, 8.5)),
        line(l, top + 31, r, top + 31, "k-50", 0.5),
        path(f"M{num(m - 7)} {num(foot)}V{num(foot - 13)}A7 7 0 0 1 {num(m + 7)} {num(foot - 13)}V{num(foot)}Z", "white"),
        path(f"M{num(m - 7)} {num(foot)}V{num(foot - 13)}A7 7 0 0 1 {num(m + 7)} {num(foot - 13)}V{num(foot)}", "none", stroke="k-50", width=0.5),
    ]


def _ground() -> list[str]:
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
    eave = [at(side * HALF, 7.0, NEAR), at(side * HALF, 7.0, FAR), at(side * (HALF - 0.55), 7.05, FAR), at(side * (HALF - 0.55), 7.05, NEAR)]
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
                (a, b), (c, d) = at(x - side * .04, 4.62 + k * .26, shut + .08), at(x - side * .04, 4.62 + k * .26, shut + .48)
                parts.append(line(a, b, c, d, "k-50" if lit else "k-85", 0.3))
    return parts


def _row(side: int) -> list[str]:
    parts = _front(side)
    for z in reversed(BAYS):
        parts += _door(side, z) + _window(side, z)
    return parts


def _shirt(x: float, y: float, u: float, ink: str, shade: str) -> list[str]:
    """A shirt with the pole through its sleeves; u is points a metre."""
    w, h, s = 0.24 * u, 0.72 * u, 0.58 * u
    body = [(x - s, y - 0.04 * u), (x + s, y - 0.04 * u), (x + s, y + 0.2 * u), (x + w, y + 0.22 * u), (x + w * 1.1, y + h), (x - w * 1.1, y + h), (x - w, y + 0.22 * u), (x - s, y + 0.2 * u)]
    return [
        poly(body, ink),
        poly([(x + w * .45, y + .24 * u), (x + w, y + .22 * u), (x + w * 1.1, y + h), (x + w * .35, y + h)], shade),
        poly([(x - .1 * u, y - .04 * u), (x + .1 * u, y - .04 * u), (x, y + .1 * u)], shade),
    ]


def _sheet(x: float, y: float, u: float, w: float, h: float, ink: str, shade: str) -> list[str]:
    """A cloth over the pole, w by h metres; its right fold is in shade."""
    r, b = x + w * u, y + h * u
    return [
        path(f"M{num(x)} {num(y)}H{num(r)}V{num(b)}Q{num(x + w * u * .75)} {num(b + 1.6)} {num(x + w * u * .5)} {num(b)}T{num(x)} {num(b)}Z", ink),
        path(f"M{num(x + w * u * .68)} {num(y)}H{num(r)}V{num(b)}Q{num(x + w * u * .84)} {num(b + 1.2)} {num(x + w * u * .68)} {num(b + .5)}Z", shade),
    ]


def _washing() -> list[str]:
    """Three bamboo poles from house to house with what the morning has washed."""
    parts: list[str] = []
    for z, height in ((23.0, 4.3), (16.0, 4.35), (11.2, 4.25)):
        (a, y), (b, _) = at(-HALF + 0.02, height, z), at(HALF - 0.02, height, z)
        u = SCALE / z
        if z > 20:
            parts += _sheet(VX - 24, y, u, 0.9, 0.8, "white", "k-15") + _shirt(VX + 6, y, u, "teal", "k-85") + _sheet(VX + 20, y, u, 0.6, 0.6, "red", "brick")
        elif z > 12:
            parts += _sheet(VX - 44, y, u, 0.8, 1.0, "teal", "k-85") + _shirt(VX - 4, y, u, "brick", "k-85") + _sheet(VX + 20, y, u, 0.95, 0.75, "white", "k-15")
        else:
            parts += _shirt(VX - 42, y, u, "stone", "k-30") + _sheet(VX - 15, y, u, 0.62, 0.8, "red", "brick")
            parts += _shirt(VX + 34, y, u, "white", "k-15") + _sheet(VX + 58, y, u, 0.42, 0.95, "teal", "k-85")
        parts.append(line(a, y, b, y, "k-85", 1.1 if z < 14 else 0.8))
    return parts


def _standing(x: float, z: float, coat: str, legs: str, shadow: str) -> str:
    px, py = at(x, 0, z)
    return person(px, py, SCALE * 1.68 / z, coat, legs, skin="stone", shadow=shadow)


def _neighbours() -> list[str]:
    """Two far off, and one who waters the flower bed on the right."""
    x, y = at(0.62, 0, 11.0)
    can = [
        poly([(5, -43), (16.6, -34), (14.6, -31), (3, -38)], "white"), circle(16.4, -32.2, 1.8, "stone"),
        path("M13 -29.6H22.4V-20H13Z", "red"), polyline([(22.4, -22), (29.6, -30), (32.4, -28.4)], "red", 1.4),
        path("M14.4 -29.6Q17.6 -34.4 20.8 -29.6", "none", stroke="red", width=1),
        *(path(f"M{33 + i * .6} -28Q{37 + 1.6 * i} -27 {38 + 2 * i} {-19 + i}", "none", stroke="white", width=0.6) for i in range(3)),
    ]
    return [
        _standing(-0.42, 25.5, "teal", "k-85", "k-50"), _standing(0.3, 24.0, "brick", "k-70", "k-50"),
        _standing(0.62, 11.0, "white", "teal", "k-50"), group(can, f"translate({num(x)} {num(y)})"),
    ]


def _bed() -> list[str]:
    """The flower bed between the first two doors on the right."""
    out, z1, z2 = HALF - 0.66, 9.75, 11.5
    parts: list[str] = []
    for z in (11.3, 11.0, 10.6, 10.2, 9.9):
        (x, y), u = at(HALF - 0.33, 0.4, z), SCALE / z
        fan = (1, 3, 5, 0, 2, 4)
        parts += [blade(x, y, u * (0.62 + 0.1 * (k % 3)), -160 + 28 * k, u * 0.08, "leaf" if k % 2 else "teal") for k in fan]
    (x, y), u = at(HALF - 0.33, 0.4, 10.6), SCALE / 10.6
    for i, (dx, dy) in enumerate(((-.62, .5), (-.42, .86), (-.2, .58), (.02, 1.0), (.22, .68), (.46, .9), (.5, .44), (-.05, .3))):
        px, py, r = x + u * dx, y - u * dy, u * 0.085
        parts += [line(px, py, x + u * dx * .6, y, "leaf", 0.6)]
        parts += [circle(*polar(px, py, r, 72 * k - 90), r * .8, "white" if i % 3 == 1 else "red") for k in range(5)]
        parts.append(circle(px, py, r * .6, "ochre"))
    kerb = [at(out, 0, z1), at(out, 0, z2), at(out, 0.42, z2), at(out, 0.42, z1)]
    shade = [at(out, 0, z1), at(HALF, 0, z1), at(HALF, 0, z1 - 0.3), at(out + 0.1, 0, z1 - 0.3)]
    joints = [line(*at(out, 0, z), *at(out, 0.42, z), "k-50", 0.3) for z in (10.2, 10.7, 11.2)]
    face = [at(out, 0, z1), at(HALF, 0, z1), at(HALF, 0.42, z1), at(out, 0.42, z1)]
    (a, b), (c, _) = at(out, 0.42, z1), at(HALF, 0.42, z1)
    return [
        *parts, poly(shade, "k-50"), poly(kerb, "white", stroke="k-50", width=0.3), *joints,
        poly(face, "k-30", stroke="k-50", width=0.3), line(a, b, c, b, "white", 0.8),
    ]


def _pots() -> list[str]:
    """Agaves before the doors."""
    return [potted(*at(x, 0, z), SCALE * size / z, pot, "leaf", "teal") for x, z, size, pot in (
        (-2.05, 19.0, 1.0, "brick"), (-2.1, 14.9, 1.15, "brick"), (-2.0, 10.75, 1.0, "k-70"), (-2.14, 7.2, 0.9, "brick"), (2.05, 14.6, 1.0, "brick"),
        (2.08, 7.25, 0.96, "brick"),
    )]


def _bicycle(x: float, foot: float, r: float) -> str:
    """A roadster with a basket, rear hub at x, wheels of radius r standing on `foot`."""
    base, tyre = r * 2.55, r * 0.09
    parts = [ellipse(base * 0.55, r + 1, base * 0.98, 2.4, "k-50")]
    for hub in (0.0, base):
        parts += [line(hub, 0, hub + math.cos(a) * r, math.sin(a) * r, "k-50", 0.3) for a in (math.pi * k / 6 for k in range(12))]
        parts += [circle(hub, 0, r, "none", stroke="k", width=tyre), circle(hub, 0, r * .1, "k")]
    def p(*pts: Point) -> list[Point]:
        return [(a * r, b * r) for a, b in pts]
    parts += [
        polyline(p((0, 0), (.72, -1.2), (2.1, -1.2), (1.02, .1), (.72, -1.2)), "teal", 2, join="round"),
        polyline(p((0, 0), (1.02, .1)), "teal", 1.8), polyline(p((2.02, -1.62), (2.14, -1.1), (2.55, 0)), "teal", 2, join="round"),
        polyline(p((.72, -1.2), (.66, -1.5)), "k", 1.6), polyline(p((2.04, -1.6), (1.66, -1.72)), "k", 1.6, cap="round"),
        polyline(p((-.76, -1.16), (.6, -1.16), (0, 0)), "k", 0.9), circle(1.02 * r, .1 * r, r * .22, "none", stroke="k", width=1.1),
        polyline(p((1.02, .1), (1.2, .5), (1.36, .5)), "k", 1), polyline(p((.1, .1), (-.16, 1)), "k", 1),
        path(f"M{num(.3 * r)} {num(-1.6 * r)}Q{num(.35 * r)} {num(-1.72 * r)} {num(1.04 * r)} {num(-1.55 * r)}Q{num(.8 * r)} {num(-1.44 * r)} {num(.3 * r)} {num(-1.6 * r)}Z", "k"),
        poly(p((2.2, -1.42), (3.0, -1.42), (2.86, -.86), (2.32, -.86)), "ochre"),
        *(line((2.26 + i * .14) * r, -1.42 * r, (2.36 + i * .11) * r, -.86 * r, "brick", .4) for i in range(1, 5)),
        line(2.22 * r, -1.24 * r, 2.96 * r, -1.24 * r, "brick", .4), line(2.26 * r, -1.05 * r, 2.92 * r, -1.05 * r, "brick", .4),
    ]
    return group(parts, f"translate({num(x)} {num(foot - r)})")


def _opening(grow: float = 0) -> str:
    """Path data of the gate's opening, `grow` points wider all round; open at the foot."""
    rx, ry = (RIGHT - LEFT) / 2 + grow, SPRING - CROWN + grow
    return f"M{num(LEFT - grow)} {HEIGHT}V{num(SPRING)}A{num(rx)} {num(ry)} 0 0 1 {num(RIGHT + grow)} {num(SPRING)}V{HEIGHT}Z"


def _gate() -> list[str]:
    """The near frame: dark wall in courses, stone rim with its wedges, plaque and year."""
    rx, ry = (RIGHT - LEFT) / 2, SPRING - CROWN
    courses: list[str] = []
    for i in range(24):
        y = 6.5 + 13 * i
        courses.append(line(0, y, WIDTH, y, "k-70", 0.3))
        courses += [line(x + (i % 2) * 17, y, x + (i % 2) * 17, y + 13, "k-70", 0.3) for x in range(8, 410, 34)]
    wedges = []
    for k in range(1, 20):
        a = math.pi * k / 20
        c, s = math.cos(a), math.sin(a)
        wedges.append(line(VX - rx * c, SPRING - ry * s, VX - (rx + 10) * c, SPRING - (ry + 10) * s, "k-50", 0.4))
    for k in range(1, 9):
        wedges += [line(x, SPRING + 22 * k, x + 10, SPRING + 22 * k, "k-50", 0.4) for x in (LEFT - 10, RIGHT)]
    return [
        group([rect(0, 0, WIDTH, HEIGHT, "k-85"), *courses], clip="frame"),
        path(_opening(14) + _opening(10), "k", rule="evenodd"),
        path(_opening(10) + _opening(), "stone", rule="evenodd"), *wedges,
    ]


def _reveal() -> list[str]:
    """The thickness of the gate: the right jamb takes the light."""
    return [
        path(_opening() + _opening(-6), "k-70", rule="evenodd"),
        poly([(RIGHT - 6, SPRING + 6), (RIGHT, SPRING), (RIGHT, HEIGHT), (RIGHT - 6, HEIGHT)], "k-30"),
    ]


def _plaque() -> list[str]:
    w, h, y = 112.0, 34.0, 8.0
    x = VX - w / 2
    return [
        rect(x - 2, y + 2, w + 6, h + 3, "k"), rect(x, y, w, h, "stone"),
        rect(x + 3.2, y + 3.2, w - 6.4, h - 6.4, "none", stroke="k-85", width=0.8),
        text(VX, y + 26.4, "普育里", "brush", 28, "k", "middle"),
        rect(x - 54, 15.4, 34, 20, "k-85"), rect(x + w + 20, 15.4, 38, 20, "k-85"),
        text(x - 37, 30, "始建", "song-black", 13, "white", "middle"),
        text(x + w + 39, 30, "1867", "song-black", 13, "white", "middle"),
    ]


def _lamp(x: float) -> list[str]:
    """A lamp of iron and glass on the near wall."""
    return [
        path(f"M{x} 150V139Q{x} 134 {x} 132", "none", stroke="k", width=1.4), circle(x, 131, 2, "k"),
        poly([(x - 7, 155), (x + 7, 155), (x + 4, 149.4), (x - 4, 149.4)], "k"),
        poly([(x - 5.4, 155.6), (x + 5.4, 155.6), (x + 4, 172), (x - 4, 172)], "ochre"),
        poly([(x - 5.4, 155.6), (x - 1.6, 155.6), (x - 1.4, 172), (x - 4, 172)], "white"),
        polyline([(x - 5.4, 155.6), (x - 4, 172), (x + 4, 172), (x + 5.4, 155.6)], "k", 0.9),
        rect(x - 4.8, 171.6, 9.6, 2.2, "k"), circle(x, 175, 1.3, "k"),
    ]


def draw() -> dict[str, str]:
    """The lead picture of page 1."""
    inside = [*_sky(), *_end(), *_ground(), *_row(-1), *_row(1), *_washing(), *_pots(), *_bed(), *_neighbours(), *_reveal()]
    frame = path(f"M0 0H{WIDTH}V{HEIGHT}H0Z" + _opening(), "k", rule="evenodd").replace("fill-rule", "clip-rule")
    parts = [group(inside, clip="gate"), *_gate(), *_plaque(), *_lamp(21), *_lamp(WIDTH - 21), _bicycle(119, 293, 19.5)]
    return {"lane.svg": svg(WIDTH, HEIGHT, parts, [clip_path("gate", path(_opening(), "k")), clip_path("frame", frame)])}
