"""Page 4: Yifeng Gate, the old West Gate, over its moat at sunset, 264.6 by 273.6 pt.

Rule followed: three depths (bridge and carriers, wall and gate, pale hills and red sun), the light
from the left: what turns to the right is drawn in a darker K.
"""

from __future__ import annotations

import random

from figures import birds
from gate_tower import AXIS, WATER, bastion, tower
from ink import Point, circle, clip_path, ellipse, group, line, num, path, poly, polyline, rect, svg
from pieces import d

WIDTH, HEIGHT = 264.6, 273.6
WALK = 150.0
"""The curtain wall's top, in points."""


def _sky() -> list[str]:
    cloud = [
        rect(x, y, w, 3.2, "white", rx=1.6)
        for x, y, w in ((14, 84, 46), (30, 89.6, 44), (212, 104, 46), (196, 110, 40), (228, 34, 40))
    ]
    return [
        rect(0, 0, WIDTH, WATER, "paper"),
        circle(202, 58, 28, "red"),
        *cloud,
        path("M-4 160L28 132L52 146L84 124L120 156Z", "stone"),
        path("M150 160L196 128L222 144L246 134L270 158Z", "stone"),
        *birds(((52, 40, 6.5), (38, 50, 5.6), (66, 54, 5.2), (30, 36, 4.4)), "k", 0.9),
    ]


def _wall() -> list[str]:
    """The curtain wall in courses of great bricks, its merlons and the dark foot at the water."""
    dice = random.Random(1553)
    parts = [rect(0, WALK, WIDTH, WATER - WALK, "k-50")]
    for row in range(10):
        y = WALK + 3 + 6.8 * row
        x = -dice.uniform(0, 12)
        while x < WIDTH:
            w = dice.choice((11.0, 13.0, 15.0))
            shade = dice.choice(("k-50", "k-50", "k-50", "k-30", "k-70"))
            if shade != "k-50":
                parts.append(rect(x + 0.5, y + 0.5, w - 1, 5.8, shade))
            parts.append(line(x, y, x, y + 6.8, "k-70", 0.3))
            x += w
        parts.append(line(0, y, WIDTH, y, "k-70", 0.3))
    for x in range(-4, 270, 11):
        parts += [
            rect(x, WALK - 8, 7, 8.6, "k-50"),
            rect(x + 5.4, WALK - 8, 1.6, 8.6, "k-70"),
            rect(x - 0.5, WALK - 9, 8, 1.6, "k-70"),
        ]
        parts.append(rect(x + 2.4, WALK - 5, 1.4, 3.4, "k-85"))
    tufts = [
        path(f"M{x} {y}q-3 -5 -4 -6M{x} {y}q0 -6 .4 -8M{x} {y}q2.6 -4 4.4 -5", "none", stroke="teal", width=0.8, cap="round")
        for x, y in ((18, 172), (54, 191), (236, 168), (214, 198), (250, 206))
    ]
    return [
        *parts,
        rect(0, WALK, WIDTH, 2.4, "k-70"),
        *tufts,
        rect(0, WATER - 6, WIDTH, 6, "k-70"),
        line(0, WATER - 6, WIDTH, WATER - 6, "k-50", 0.5),
    ]


def _water() -> list[str]:
    """The moat, the tower's broken mirror in it, ripples, and the bridge of planks."""
    dice = random.Random(1914)
    parts = [rect(0, WATER, WIDTH, HEIGHT - WATER, "teal")]
    parts += [
        rect(74 - 3 * i + dice.uniform(-5, 5), WATER + 3 + 5 * i, 114 - 6 * i + dice.uniform(-8, 8), 2, "k-85", rx=1)
        for i in range(5)
    ]
    parts += [
        rect(202 - w / 2 + dice.uniform(-2, 2), WATER + 6 + 4.6 * i, w, 1.6, "red", rx=0.8)
        for i, w in enumerate((40, 30, 34, 22, 26, 14, 10))
    ]
    for _ in range(26):
        x, y = dice.uniform(-8, 262), dice.uniform(WATER + 4, HEIGHT - 3)
        if not 176 < x + 12 < 228:
            parts.append(line(x, y, x + dice.uniform(8, 26), y, "stone", 0.6, cap="round"))
    parts.append(line(0, WATER + 0.6, WIDTH, WATER + 0.6, "stone", 0.5))
    return parts


def _bridge() -> list[str]:
    def edge(side: int, t: float) -> Point:
        return AXIS + side * (22 + 34 * t), WATER + t * (HEIGHT - WATER + 2)

    left, right = [edge(-1, 0), edge(-1, 1)], [edge(1, 1), edge(1, 0)]
    planks = []
    for k in range(1, 13):
        t = (k / 13) ** 1.5
        (a, y), (b, _) = edge(-1, t), edge(1, t)
        planks.append(line(a, y, b, y, "k-50", 0.5))
    rails = []
    for side in (-1, 1):
        along = (0.02, 0.2, 0.46, 0.84, 1.2)
        posts = [edge(side, t) for t in along]
        highs = [(x, y - 9 - 13 * t) for (x, y), t in zip(posts, along, strict=True)]
        middles = [(x, (y + h) / 2) for (x, y), (_, h) in zip(posts, highs, strict=True)]
        rails += [polyline(highs, "brick", 1.5), polyline(middles, "brick", 0.9)]
        rails += [
            line(x, y + 1.4, x, h - 1.6, "brick", 1.8 + 0.6 * i)
            for i, ((x, y), (_, h)) in enumerate(zip(posts, highs, strict=True))
        ]
    return [
        poly([*left, *right], "stone"),
        poly([edge(1, 0), edge(1, 1), (AXIS + 44, HEIGHT + 2), (AXIS + 17, WATER)], "k-30"),
        *planks,
        *rails,
    ]


def _carrier(x: float, y: float, u: float, coat: str, load: str) -> str:
    """A man in a straw hat under his carrying pole; u is points a tenth of his height."""
    parts = [
        ellipse(4, 0.4, 12, 1.6, "k-50"),
        path("M-3.4 -14H3.4L4.6 -7L6 0H3.4L1 -8.4L-1.6 0H-4.4L-3.2 -8Z", "k"),
        path("M-4.4 -12.6L-4 -21.6Q-3.6 -25 0 -25Q3.6 -25 4 -21.6L4.4 -12.6Z", coat),
        rect(-4.4, -15.4, 8.8, 1.5, "ochre"),
        path("M3.4 -23.4L8 -20.4L6.6 -18.2L2.4 -20Z", coat),
        circle(7.6, -20.2, 1.3, "brick"),
        circle(0, -26.8, 2.9, "brick"),
        path("M-7.6 -28Q-2 -31 0 -34.6Q2 -31 7.6 -28Q0 -26.8 -7.6 -28Z", "ochre"),
        path("M0 -34.6Q2 -31 7.6 -28Q3.4 -27.4 1.4 -27.4Z", "brick"),
        path("M-18 -20.6Q0 -25.4 18 -20.6", "none", stroke="brick", width=1.3, cap="round"),
    ]
    for side in (-1, 1):
        parts += [
            path(f"M{side * 17} -20.6L{side * 17 - 4} -11M{side * 17} -20.6L{side * 17 + 4} -11", "none", stroke="k", width=0.5),
            path(f"M{side * 17 - 5.4} -11H{side * 17 + 5.4}L{side * 17 + 4} -3.4H{side * 17 - 4}Z", "brick"),
            line(side * 17 - 5, -8.6, side * 17 + 5, -8.6, "k-85", 0.5),
            path(
                d(
                    "M",
                    side * 17 - 4.8,
                    -11,
                    "Q",
                    side * 17 - 3,
                    -15,
                    side * 17,
                    -13.6,
                    "Q",
                    side * 17 + 3.4,
                    -15.4,
                    side * 17 + 4.8,
                    -11,
                    "Z",
                ),
                load,
            ),
        ]
    return group(parts, f"translate({num(x)} {num(y)}) scale({num(u)})")


def draw() -> dict[str, str]:
    """The picture of page 4."""
    scene = [
        *_sky(),
        *tower(),
        *_wall(),
        *bastion(),
        *_water(),
        *_bridge(),
        _carrier(AXIS + 11, 234, 0.72, "teal", "ochre"),
        _carrier(AXIS - 13, 262, 1.14, "teal", "white"),
    ]
    arch = path(f"M{AXIS - 20} {WATER + 3}V184A20 20 0 0 1 {AXIS + 20} 184V{WATER + 3}Z", "k")
    return {"gate.svg": svg(WIDTH, HEIGHT, scene, [clip_path("arch", arch)])}
