"""What lives in page 1's lane: washing on poles, neighbours, the flower bed, pots and a bicycle.

Rule followed: everything stands in the lane's metres by `at`, so that sizes agree with the houses.
"""

from __future__ import annotations

import math

from figures import blade, passer, potted
from ink import Point, circle, ellipse, group, line, num, path, polar, poly, polyline
from lane_houses import HALF, SCALE, VX, at
from pieces import d


def _shirt(x: float, y: float, u: float, ink: str, shade: str) -> list[str]:
    """A shirt with the pole through its sleeves; u is points a metre."""
    w, h, s = 0.24 * u, 0.72 * u, 0.58 * u
    body = [
        (x - s, y - 0.04 * u),
        (x + s, y - 0.04 * u),
        (x + s, y + 0.2 * u),
        (x + w, y + 0.22 * u),
        (x + w * 1.1, y + h),
        (x - w * 1.1, y + h),
        (x - w, y + 0.22 * u),
        (x - s, y + 0.2 * u),
    ]
    return [
        poly(body, ink),
        poly([(x + w * 0.45, y + 0.24 * u), (x + w, y + 0.22 * u), (x + w * 1.1, y + h), (x + w * 0.35, y + h)], shade),
        poly([(x - 0.1 * u, y - 0.04 * u), (x + 0.1 * u, y - 0.04 * u), (x, y + 0.1 * u)], shade),
    ]


def _sheet(x: float, y: float, u: float, w: float, h: float, ink: str, shade: str) -> list[str]:
    """A cloth over the pole, w by h metres; its right fold is in shade."""
    r, b, fold = x + w * u, y + h * u, x + w * u * 0.68
    return [
        path(d("M", x, y, "H", r, "V", b, "Q", x + w * u * 0.75, b + 1.6, x + w * u * 0.5, b, "T", x, b, "Z"), ink),
        path(d("M", fold, y, "H", r, "V", b, "Q", x + w * u * 0.84, b + 1.2, fold, b + 0.5, "Z"), shade),
    ]


def washing() -> list[str]:
    """Three bamboo poles from house to house with what the morning has washed."""
    parts: list[str] = []
    for z, height in ((23.0, 4.3), (16.0, 4.35), (11.2, 4.25)):
        (a, y), (b, _) = at(-HALF + 0.02, height, z), at(HALF - 0.02, height, z)
        u = SCALE / z
        if z > 20:
            parts += (
                _sheet(VX - 24, y, u, 0.9, 0.8, "white", "k-15")
                + _shirt(VX + 6, y, u, "teal", "k-85")
                + _sheet(VX + 20, y, u, 0.6, 0.6, "red", "brick")
            )
        elif z > 12:
            parts += (
                _sheet(VX - 44, y, u, 0.8, 1.0, "teal", "k-85")
                + _shirt(VX - 4, y, u, "brick", "k-85")
                + _sheet(VX + 20, y, u, 0.95, 0.75, "white", "k-15")
            )
        else:
            parts += _shirt(VX - 42, y, u, "stone", "k-30") + _sheet(VX - 15, y, u, 0.62, 0.8, "red", "brick")
            parts += _shirt(VX + 34, y, u, "white", "k-15") + _sheet(VX + 58, y, u, 0.42, 0.95, "teal", "k-85")
        parts.append(line(a, y, b, y, "k-85", 1.1 if z < 14 else 0.8))
    return parts


def _standing(x: float, z: float, coat: str, legs: str, shadow: str) -> str:
    px, py = at(x, 0, z)
    return passer(px, py, SCALE * 1.68 / z, coat, legs, skin="stone", shadow=shadow)


def neighbours() -> list[str]:
    """Two far off, and one who waters the flower bed on the right."""
    x, y = at(0.62, 0, 11.0)
    can = [
        poly([(5, -43), (16.6, -34), (14.6, -31), (3, -38)], "white"),
        circle(16.4, -32.2, 1.8, "stone"),
        path("M13 -29.6H22.4V-20H13Z", "red"),
        polyline([(22.4, -22), (29.6, -30), (32.4, -28.4)], "red", 1.4),
        path("M14.4 -29.6Q17.6 -34.4 20.8 -29.6", "none", stroke="red", width=1),
        *(
            path(f"M{33 + i * 0.6} -28Q{37 + 1.6 * i} -27 {38 + 2 * i} {-19 + i}", "none", stroke="white", width=0.6)
            for i in range(3)
        ),
    ]
    return [
        _standing(-0.42, 25.5, "teal", "k-85", "k-50"),
        _standing(0.3, 24.0, "brick", "k-70", "k-50"),
        _standing(0.62, 11.0, "white", "teal", "k-50"),
        group(can, f"translate({num(x)} {num(y)})"),
    ]


def bed() -> list[str]:
    """The flower bed between the first two doors on the right."""
    out, z1, z2 = HALF - 0.66, 9.75, 11.5
    parts: list[str] = []
    for z in (11.3, 11.0, 10.6, 10.2, 9.9):
        (x, y), u = at(HALF - 0.33, 0.4, z), SCALE / z
        fan = (1, 3, 5, 0, 2, 4)
        parts += [blade(x, y, u * (0.62 + 0.1 * (k % 3)), -160 + 28 * k, u * 0.08, "leaf" if k % 2 else "teal") for k in fan]
    (x, y), u = at(HALF - 0.33, 0.4, 10.6), SCALE / 10.6
    for i, (dx, dy) in enumerate(
        ((-0.62, 0.5), (-0.42, 0.86), (-0.2, 0.58), (0.02, 1.0), (0.22, 0.68), (0.46, 0.9), (0.5, 0.44), (-0.05, 0.3))
    ):
        px, py, r = x + u * dx, y - u * dy, u * 0.085
        parts += [line(px, py, x + u * dx * 0.6, y, "leaf", 0.6)]
        parts += [circle(*polar(px, py, r, 72 * k - 90), r * 0.8, "white" if i % 3 == 1 else "red") for k in range(5)]
        parts.append(circle(px, py, r * 0.6, "ochre"))
    kerb = [at(out, 0, z1), at(out, 0, z2), at(out, 0.42, z2), at(out, 0.42, z1)]
    shade = [at(out, 0, z1), at(HALF, 0, z1), at(HALF, 0, z1 - 0.3), at(out + 0.1, 0, z1 - 0.3)]
    joints = [line(*at(out, 0, z), *at(out, 0.42, z), "k-50", 0.3) for z in (10.2, 10.7, 11.2)]
    face = [at(out, 0, z1), at(HALF, 0, z1), at(HALF, 0.42, z1), at(out, 0.42, z1)]
    (a, b), (c, _) = at(out, 0.42, z1), at(HALF, 0.42, z1)
    return [
        *parts,
        poly(shade, "k-50"),
        poly(kerb, "white", stroke="k-50", width=0.3),
        *joints,
        poly(face, "k-30", stroke="k-50", width=0.3),
        line(a, b, c, b, "white", 0.8),
    ]


def pots() -> list[str]:
    """Agaves before the doors."""
    return [
        potted(*at(x, 0, z), SCALE * size / z, pot, "leaf", "teal")
        for x, z, size, pot in (
            (-2.05, 19.0, 1.0, "brick"),
            (-2.1, 14.9, 1.15, "brick"),
            (-2.0, 10.75, 1.0, "k-70"),
            (-2.14, 7.2, 0.9, "brick"),
            (2.05, 14.6, 1.0, "brick"),
            (2.08, 7.25, 0.96, "brick"),
        )
    ]


def bicycle(x: float, foot: float, r: float) -> str:
    """A roadster with a basket, rear hub at x, wheels of radius r standing on `foot`."""
    base, tyre = r * 2.55, r * 0.09
    parts = [ellipse(base * 0.55, r + 1, base * 0.98, 2.4, "k-50")]
    for hub in (0.0, base):
        parts += [line(hub, 0, hub + math.cos(a) * r, math.sin(a) * r, "k-50", 0.3) for a in (math.pi * k / 6 for k in range(12))]
        parts += [circle(hub, 0, r, "none", stroke="k", width=tyre), circle(hub, 0, r * 0.1, "k")]

    def p(*pts: Point) -> list[Point]:
        return [(a * r, b * r) for a, b in pts]

    parts += [
        polyline(p((0, 0), (0.72, -1.2), (2.1, -1.2), (1.02, 0.1), (0.72, -1.2)), "teal", 2, join="round"),
        polyline(p((0, 0), (1.02, 0.1)), "teal", 1.8),
        polyline(p((2.02, -1.62), (2.14, -1.1), (2.55, 0)), "teal", 2, join="round"),
        polyline(p((0.72, -1.2), (0.66, -1.5)), "k", 1.6),
        polyline(p((2.04, -1.6), (1.66, -1.72)), "k", 1.6, cap="round"),
        polyline(p((-0.76, -1.16), (0.6, -1.16), (0, 0)), "k", 0.9),
        circle(1.02 * r, 0.1 * r, r * 0.22, "none", stroke="k", width=1.1),
        polyline(p((1.02, 0.1), (1.2, 0.5), (1.36, 0.5)), "k", 1),
        polyline(p((0.1, 0.1), (-0.16, 1)), "k", 1),
        path(
            d(
                "M",
                0.3 * r,
                -1.6 * r,
                "Q",
                0.35 * r,
                -1.72 * r,
                1.04 * r,
                -1.55 * r,
                "Q",
                0.8 * r,
                -1.44 * r,
                0.3 * r,
                -1.6 * r,
                "Z",
            ),
            "k",
        ),
        poly(p((2.2, -1.42), (3.0, -1.42), (2.86, -0.86), (2.32, -0.86)), "ochre"),
        *(line((2.26 + i * 0.14) * r, -1.42 * r, (2.36 + i * 0.11) * r, -0.86 * r, "brick", 0.4) for i in range(1, 5)),
        line(2.22 * r, -1.24 * r, 2.96 * r, -1.24 * r, "brick", 0.4),
        line(2.26 * r, -1.05 * r, 2.92 * r, -1.05 * r, "brick", 0.4),
    ]
    return group(parts, f"translate({num(x)} {num(foot - r)})")
