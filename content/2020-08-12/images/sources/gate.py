"""Page 4: Yifeng Gate, the old West Gate, over its moat at sunset, 264.6 by 273.6 pt.

Rule followed: three depths (bridge and carriers, wall and gate, pale hills and red sun), the light
from the left: what turns to the right is drawn in a darker K.
"""

from __future__ import annotations

import math
import random

from ink import Point, circle, clip_path, ellipse, group, line, num, path, poly, polyline, rect, svg, text

WIDTH, HEIGHT = 264.6, 273.6
AXIS, WATER, WALK = 132.3, 219.0, 150.0
"""The gate's middle; where the wall meets the water; the wall's top, in points."""


def _sky() -> list[str]:
    birds = ((52, 40, 6.5), (38, 50, 5.6), (66, 54, 5.2), (30, 36, 4.4))
    cloud = [rect(x, y, w, 3.2, "white", rx=1.6) for x, y, w in ((14, 84, 46), (30, 89.6, 44), (212, 104, 46), (196, 110, 40), (228, 34, 40))]
    return [
        rect(0, 0, WIDTH, WATER, "paper"), circle(202, 58, 28, "red"), *cloud,
        path("M-4 160L28 132L52 146L84 124L120 156Z", "stone"), path("M150 160L196 128L222 144L246 134L270 158Z", "stone"),
        *(path(f"M{x - w} {y - w * .3}Q{x - w * .45} {num(y - w * .75)} {x} {y}Q{x + w * .45} {num(y - w * .75)} {x + w} {y - w * .3}",
               "none", stroke="k", width=0.9, cap="round") for x, y, w in birds),
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
        parts += [rect(x, WALK - 8, 7, 8.6, "k-50"), rect(x + 5.4, WALK - 8, 1.6, 8.6, "k-70"), rect(x - 0.5, WALK - 9, 8, 1.6, "k-70")]
        parts.append(rect(x + 2.4, WALK - 5, 1.4, 3.4, "k-85"))
    tufts = [path(f"M{x} {y}q-3 -5 -4 -6M{x} {y}q0 -6 .4 -8M{x} {y}q2.6 -4 4.4 -5", "none", stroke="teal", width=0.8, cap="round")
             for x, y in ((18, 172), (54, 191), (236, 168), (214, 198), (250, 206))]
    return [*parts, rect(0, WALK, WIDTH, 2.4, "k-70"), *tufts, rect(0, WATER - 6, WIDTH, 6, "k-70"), line(0, WATER - 6, WIDTH, WATER - 6, "k-50", 0.5)]


def _bastion() -> list[str]:
    """The gate's own tower of masonry, battered, with arch, plaque and merlons."""
    top, left, right = 137.0, 74.0, 190.6
    parts = [
        poly([(left, top), (right, top), (right + 10, WATER), (left - 10, WATER)], "k-70"),
        poly([(right - 14, top), (right, top), (right + 10, WATER), (right - 8, WATER)], "k-85"),
    ]
    for i in range(10):
        y = top + 5 + 8 * i
        grow = (y - top) / (WATER - top) * 10
        parts.append(line(left - grow, y, right + grow, y, "k-85", 0.4))
        step = 14.0
        x = left - grow + (7 if i % 2 else 3)
        while x < right + grow - 14:
            parts.append(line(x, y, x, min(y + 8, WATER), "k-85", 0.4))
            x += step
    for k in range(11):
        x = left - 3 + 11.46 * k
        parts += [rect(x, top - 9, 8, 10, "k-70"), rect(x + 6.2, top - 9, 1.8, 10, "k-85"), rect(x - 0.6, top - 10.2, 9.2, 1.8, "k-85"), rect(x + 2.6, top - 5.6, 1.6, 3.8, "k")]
    parts.append(rect(left - 3, top, right - left + 6, 3.2, "k-85"))
    return parts + _arch() + _plaque()


def _arch() -> list[str]:
    """The passage: a ring of stone wedges, the studded leaf half open, the street beyond."""
    crown, foot = 184.0, WATER + 1
    parts = [
        path(f"M{AXIS - 26} {foot}V{crown}A26 26 0 0 1 {AXIS + 26} {crown}V{foot}Z", "stone"),
        path(f"M{AXIS - 26} {foot}V{crown}A26 26 0 0 1 {AXIS + 26} {crown}V{foot}Z", "none", stroke="k-85", width=0.8),
    ]
    for k in range(1, 12):
        a = math.pi * k / 12
        c, s = math.cos(a), math.sin(a)
        parts.append(line(AXIS + 20 * c, crown - 20 * s, AXIS + 26 * c, crown - 26 * s, "k-50", 0.5))
    for y in (192, 200, 208, 216):
        parts += [line(AXIS - 26, y, AXIS - 20, y, "k-50", 0.5), line(AXIS + 20, y, AXIS + 26, y, "k-50", 0.5)]
    inner = f"M{AXIS - 20} {foot}V{crown}A20 20 0 0 1 {AXIS + 20} {crown}V{foot}Z"
    deep = f"M{AXIS - 14.6} {foot}V{crown + 4}A14.6 14.6 0 0 1 {AXIS + 14.6} {crown + 4}V{foot}Z"
    street = [
        path(deep, "paper"), rect(AXIS - 15, 202, 9, 18, "k-50"), poly([(AXIS - 16, 202), (AXIS - 11, 197), (AXIS - 4, 202)], "k-85"),
        rect(AXIS + 5, 198, 10, 22, "k-30"), poly([(AXIS + 3, 198), (AXIS + 9, 192.6), (AXIS + 17, 198)], "k-70"),
        rect(AXIS + 7.6, 203, 3.4, 5, "brick"), rect(AXIS - 12, 208, 3, 4, "ochre"),
        line(AXIS + 3.6, 204, AXIS + 3.6, 214, "k", 0.5), rect(AXIS + 1.8, 205, 3.6, 7.6, "red"),
    ]
    leaves = [
        poly([(AXIS - 20, crown + 1), (AXIS - 12.4, crown + 7), (AXIS - 12.4, foot + 2), (AXIS - 20, foot)], "brick"),
        poly([(AXIS + 20, crown + 1), (AXIS + 12.4, crown + 7), (AXIS + 12.4, foot + 2), (AXIS + 20, foot)], "k-85"),
        *(circle(AXIS - 17.6 + 3 * c, 195 + 5 * r + c, 0.7, "ochre") for c in range(2) for r in range(5)),
        *(circle(AXIS + 14.8 + 3 * c, 196 + 5 * r - c, 0.7, "ochre") for c in range(2) for r in range(5)),
    ]
    return [*parts, path(inner, "k"), *street, group(leaves, clip="arch")]


def _plaque() -> list[str]:
    return [
        rect(AXIS - 31, 142.6, 65, 17.6, "k"), rect(AXIS - 32.5, 141, 65, 17.2, "stone"),
        rect(AXIS - 30.5, 143, 61, 13.2, "none", stroke="k-70", width=0.5),
        text(AXIS, 155.6, "仪凤门", "brush", 15, "k", "middle"),
    ]


def _roof(y: float, half: float, rise: float, top: float, lift: float) -> list[str]:
    """A tiled roof whose eaves rest on y: half width, height, half width of its top, lift of the tips."""
    a, tip = AXIS, half + 15
    d = (f"M{num(a - tip)} {num(y - lift)}Q{num(a - half - 2)} {num(y - 1)} {num(a - half + 10)} {num(y)}H{num(a + half - 10)}"
         f"Q{num(a + half + 2)} {num(y - 1)} {num(a + tip)} {num(y - lift)}Q{num(a + half - 4)} {num(y - lift * .55)} {num(a + top)} {num(y - rise)}"
         f"H{num(a - top)}Q{num(a - half + 4)} {num(y - lift * .55)} {num(a - tip)} {num(y - lift)}Z")
    tiles = []
    for k in range(-9, 10):
        t = k / 9
        tiles.append(path(f"M{num(a + t * top * .96)} {num(y - rise + 1)}Q{num(a + t * (top + (half - top) * .25))} {num(y - rise * .4)} {num(a + t * (half - 6))} {num(y - 1.4)}",
                          "none", stroke="k-70", width=0.5))
    shade = poly([(a + top, y - rise), (a + half - 8, y), (a + top * .62, y), (a + top * .5, y - rise)], "k")
    return [path(d, "k-85"), shade, *tiles, path(f"M{num(a - half + 8)} {num(y + .2)}H{num(a + half - 8)}", "none", stroke="k", width=1.6),
            path(f"M{num(a - tip)} {num(y - lift)}Q{num(a - half - 2)} {num(y - .4)} {num(a - half + 10)} {num(y + .4)}M{num(a + tip)} {num(y - lift)}Q{num(a + half + 2)} {num(y - .4)} {num(a + half - 10)} {num(y + .4)}",
                 "none", stroke="k", width=1.2, cap="round")]


def _storey(top: float, foot: float, half: float, bays: int, lattice: bool) -> list[str]:
    """Red columns between lattice screens; brackets under the eaves."""
    parts = [rect(AXIS - half, top, 2 * half, foot - top, "brick"), rect(AXIS - half, top, 2 * half, 4, "teal")]
    step = 2 * half / bays
    for i in range(bays):
        x = AXIS - half + i * step
        if lattice:
            w, h = step - 6.4, foot - top - 13
            parts += [rect(x + 3.2, top + 6, w, h, "ochre"), *(line(x + 3.2 + w * k / 4, top + 6, x + 3.2 + w * k / 4, top + 6 + h, "brick", 0.5) for k in (1, 2, 3)),
                      *(line(x + 3.2, top + 6 + h * k / 4, x + 3.2 + w, top + 6 + h * k / 4, "brick", 0.5) for k in (1, 2, 3))]
        else:
            parts += [rect(x + 3.2, top + 5.4, step - 6.4, foot - top - 7, "k-85"), line(x + step / 2, top + 5.4, x + step / 2, foot - 1.6, "brick", 0.6)]
        parts += [circle(x + step * f, top + 2, 0.9, "ochre") for f in (0.3, 0.5, 0.7)]
    for i in range(bays + 1):
        parts += [rect(AXIS - half + i * step - 1.5, top, 3, foot - top, "red"), rect(AXIS - half + i * step + 0.4, top, 1.1, foot - top, "brick")]
    return parts


def _tower() -> list[str]:
    """The gate tower: two storeys under two roofs, owls' tails on the ridge."""
    tails = [path(f"M{num(AXIS + s * 27)} 33Q{num(AXIS + s * 33)} 31 {num(AXIS + s * 32)} 21Q{num(AXIS + s * 39)} 28 {num(AXIS + s * 36)} 35Q{num(AXIS + s * 32)} 38 {num(AXIS + s * 27)} 37Z", "k") for s in (-1, 1)]
    rail = [line(AXIS - 46, 124, AXIS + 46, 124, "red", 1), *(line(AXIS - 46 + 4.6 * k, 124, AXIS - 46 + 4.6 * k, 128, "red", 0.7) for k in range(21))]
    return [
        *_storey(97, 130, 42, 7, True), *rail, *_roof(97.4, 56, 27, 34, 14), *_storey(56, 71.4, 30, 5, False), *_roof(56.8, 46, 22, 26, 14),
        rect(AXIS - 29, 32.6, 58, 4, "k", rx=1), *tails,
    ]


def _water() -> list[str]:
    """The moat, the tower's broken mirror in it, ripples, and the bridge of planks."""
    dice = random.Random(1914)
    parts = [rect(0, WATER, WIDTH, HEIGHT - WATER, "teal")]
    parts += [rect(74 - 3 * i + dice.uniform(-5, 5), WATER + 3 + 5 * i, 114 - 6 * i + dice.uniform(-8, 8), 2, "k-85", rx=1) for i in range(5)]
    parts += [rect(202 - w / 2 + dice.uniform(-2, 2), WATER + 6 + 4.6 * i, w, 1.6, "red", rx=0.8) for i, w in enumerate((40, 30, 34, 22, 26, 14, 10))]
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
        rails += [line(x, y + 1.4, x, h - 1.6, "brick", 1.8 + 0.6 * i) for i, ((x, y), (_, h)) in enumerate(zip(posts, highs, strict=True))]
    return [poly([*left, *right], "stone"), poly([edge(1, 0), edge(1, 1), (AXIS + 44, HEIGHT + 2), (AXIS + 17, WATER)], "k-30"), *planks, *rails]


def _carrier(x: float, y: float, u: float, coat: str, load: str) -> str:
    """A man in a straw hat under his carrying pole; u is points a tenth of his height."""
    parts = [
        ellipse(4, 0.4, 12, 1.6, "k-50"),
        path("M-3.4 -14H3.4L4.6 -7L6 0H3.4L1 -8.4L-1.6 0H-4.4L-3.2 -8Z", "k"),
        path("M-4.4 -12.6L-4 -21.6Q-3.6 -25 0 -25Q3.6 -25 4 -21.6L4.4 -12.6Z", coat), rect(-4.4, -15.4, 8.8, 1.5, "ochre"),
        path("M3.4 -23.4L8 -20.4L6.6 -18.2L2.4 -20Z", coat), circle(7.6, -20.2, 1.3, "brick"),
        circle(0, -26.8, 2.9, "brick"), path("M-7.6 -28Q-2 -31 0 -34.6Q2 -31 7.6 -28Q0 -26.8 -7.6 -28Z", "ochre"), path("M0 -34.6Q2 -31 7.6 -28Q3.4 -27.4 1.4 -27.4Z", "brick"),
        path("M-18 -20.6Q0 -25.4 18 -20.6", "none", stroke="brick", width=1.3, cap="round"),
    ]
    for side in (-1, 1):
        parts += [
            path(f"M{side * 17} -20.6L{side * 17 - 4} -11M{side * 17} -20.6L{side * 17 + 4} -11", "none", stroke="k", width=0.5),
            path(f"M{side * 17 - 5.4} -11H{side * 17 + 5.4}L{side * 17 + 4} -3.4H{side * 17 - 4}Z", "brick"), line(side * 17 - 5, -8.6, side * 17 + 5, -8.6, "k-85", 0.5),
            path(f"M{side * 17 - 4.8} -11Q{side * 17 - 3} -15 {side * 17} -13.6Q{side * 17 + 3.4} -15.4 {side * 17 + 4.8} -11Z", load),
        ]
    return group(parts, f"translate({num(x)} {num(y)}) scale({num(u)})")


def draw() -> dict[str, str]:
    """The picture of page 4."""
    scene = [*_sky(), *_tower(), *_wall(), *_bastion(), *_water(), *_bridge(),
             _carrier(AXIS + 11, 234, 0.72, "teal", "ochre"), _carrier(AXIS - 13, 262, 1.14, "teal", "white")]
    arch = path(f"M{AXIS - 20} {WATER + 3}V184A20 20 0 0 1 {AXIS + 20} 184V{WATER + 3}Z", "k")
    return {"gate.svg": svg(WIDTH, HEIGHT, scene, [clip_path("arch", arch)])}
