"""Yifeng Gate itself, for the picture of page 4: the masonry with its arch and plaque, the tower above.

Rule followed: light from the left, so what turns to the right is drawn in a darker K.
"""

from __future__ import annotations

import math

from ink import circle, group, line, path, poly, rect, text
from pieces import d

AXIS, WATER = 132.3, 219.0
"""The gate's middle; where the wall meets the water, in points."""


def bastion() -> list[str]:
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
        parts += [
            rect(x, top - 9, 8, 10, "k-70"),
            rect(x + 6.2, top - 9, 1.8, 10, "k-85"),
            rect(x - 0.6, top - 10.2, 9.2, 1.8, "k-85"),
            rect(x + 2.6, top - 5.6, 1.6, 3.8, "k"),
        ]
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
        path(deep, "paper"),
        rect(AXIS - 15, 202, 9, 18, "k-50"),
        poly([(AXIS - 16, 202), (AXIS - 11, 197), (AXIS - 4, 202)], "k-85"),
        rect(AXIS + 5, 198, 10, 22, "k-30"),
        poly([(AXIS + 3, 198), (AXIS + 9, 192.6), (AXIS + 17, 198)], "k-70"),
        rect(AXIS + 7.6, 203, 3.4, 5, "brick"),
        rect(AXIS - 12, 208, 3, 4, "ochre"),
        line(AXIS + 3.6, 204, AXIS + 3.6, 214, "k", 0.5),
        rect(AXIS + 1.8, 205, 3.6, 7.6, "red"),
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
        rect(AXIS - 31, 142.6, 65, 17.6, "k"),
        rect(AXIS - 32.5, 141, 65, 17.2, "stone"),
        rect(AXIS - 30.5, 143, 61, 13.2, "none", stroke="k-70", width=0.5),
        text(AXIS, 155.6, "仪凤门", "brush", 15, "k", "middle"),
    ]


def _roof(y: float, half: float, rise: float, top: float, lift: float) -> list[str]:
    """A tiled roof whose eaves rest on y: half width, height, half width of its top, lift of the tips."""
    a, tip = AXIS, half + 15
    low, bent, foot = y - lift, y - lift * 0.55, half - 10
    left = d("Q", a - half - 2, y - 1, a - foot, y)
    right = d("Q", a + half + 2, y - 1, a + tip, low, "Q", a + half - 4, bent, a + top, y - rise)
    roof = d("M", a - tip, low, left, "H", a + foot, right, "H", a - top, "Q", a - half + 4, bent, a - tip, low, "Z")
    tiles = []
    for k in range(-9, 10):
        t = k / 9
        bow = a + t * (top + (half - top) * 0.25)
        tile = d("M", a + t * top * 0.96, y - rise + 1, "Q", bow, y - rise * 0.4, a + t * (half - 6), y - 1.4)
        tiles.append(path(tile, "none", stroke="k-70", width=0.5))
    shade = poly([(a + top, y - rise), (a + half - 8, y), (a + top * 0.62, y), (a + top * 0.5, y - rise)], "k")
    eaves = [d("M", a + s * tip, low, "Q", a + s * (half + 2), y - 0.4, a + s * foot, y + 0.4) for s in (-1, 1)]
    return [
        path(roof, "k-85"),
        shade,
        *tiles,
        line(a - half + 8, y + 0.2, a + half - 8, y + 0.2, "k", 1.6),
        *(path(edge, "none", stroke="k", width=1.2, cap="round") for edge in eaves),
    ]


def _storey(top: float, foot: float, half: float, bays: int, lattice: bool) -> list[str]:
    """Red columns between lattice screens; brackets under the eaves."""
    parts = [rect(AXIS - half, top, 2 * half, foot - top, "brick"), rect(AXIS - half, top, 2 * half, 4, "teal")]
    step = 2 * half / bays
    for i in range(bays):
        x = AXIS - half + i * step
        if lattice:
            w, h = step - 6.4, foot - top - 13
            parts += [
                rect(x + 3.2, top + 6, w, h, "ochre"),
                *(line(x + 3.2 + w * k / 4, top + 6, x + 3.2 + w * k / 4, top + 6 + h, "brick", 0.5) for k in (1, 2, 3)),
                *(line(x + 3.2, top + 6 + h * k / 4, x + 3.2 + w, top + 6 + h * k / 4, "brick", 0.5) for k in (1, 2, 3)),
            ]
        else:
            parts += [
                rect(x + 3.2, top + 5.4, step - 6.4, foot - top - 7, "k-85"),
                line(x + step / 2, top + 5.4, x + step / 2, foot - 1.6, "brick", 0.6),
            ]
        parts += [circle(x + step * f, top + 2, 0.9, "ochre") for f in (0.3, 0.5, 0.7)]
    for i in range(bays + 1):
        parts += [
            rect(AXIS - half + i * step - 1.5, top, 3, foot - top, "red"),
            rect(AXIS - half + i * step + 0.4, top, 1.1, foot - top, "brick"),
        ]
    return parts


def tower() -> list[str]:
    """The gate tower: two storeys under two roofs, owls' tails on the ridge."""
    tail = "M27 33Q33 31 32 21Q39 28 36 35Q32 38 27 37Z"
    tails = [group([path(tail, "k")], f"translate({AXIS} 0) scale({s} 1)") for s in (-1, 1)]
    rail = [
        line(AXIS - 46, 124, AXIS + 46, 124, "red", 1),
        *(line(AXIS - 46 + 4.6 * k, 124, AXIS - 46 + 4.6 * k, 128, "red", 0.7) for k in range(21)),
    ]
    return [
        *_storey(97, 130, 42, 7, True),
        *rail,
        *_roof(97.4, 56, 27, 34, 14),
        *_storey(56, 71.4, 30, 5, False),
        *_roof(56.8, 46, 22, 26, 14),
        rect(AXIS - 29, 32.6, 58, 4, "k", rx=1),
        *tails,
    ]
