"""Page 5: the temple's main hall alone, from its terrace to the ridge.

Rule followed: double eaves over five bays, the plaque between the eaves, white stone below.
"""

from __future__ import annotations

from itertools import pairwise

from ink import circle, group, line, path, poly, rect, text
from pieces import d, roof

CX = 152.0
"""Axis of the hall, in points from the left edge."""


def _door(x: float, w: float, top: float, foot: float) -> list[str]:
    """One lattice leaf: lit panes over a carved panel."""
    split = top + (foot - top) * 0.62
    parts = [rect(x, top, w, foot - top, "brick"), rect(x + 1, top + 1.4, w - 2, split - top - 2, "ochre")]
    parts += [line(x + 1 + (w - 2) * k / 3, top + 1.4, x + 1 + (w - 2) * k / 3, split - 0.6, "k-85", 0.45) for k in (1, 2)]
    y = top + 4.4
    while y < split - 1:
        parts.append(line(x + 1, y, x + w - 1, y, "k-85", 0.45))
        y += 3.0
    parts.append(rect(x + 1.2, split + 1.6, w - 2.4, foot - split - 3.2, "none", stroke="k-85", width=0.45))
    return parts


def _brackets(y: float, left: float, right: float, step: float) -> list[str]:
    """Bracket sets under an eave, each two little arms and a block, on a dark frieze."""
    parts = [rect(left, y, right - left, 8, "k-85")]
    count = round((right - left) / step)
    for i in range(count):
        x = left + (i + 0.5) * (right - left) / count
        parts.append(poly([(x - 3.6, y + 1.2), (x + 3.6, y + 1.2), (x + 1.4, y + 4), (x - 1.4, y + 4)], "ochre"))
        parts.append(poly([(x - 2.2, y + 4.4), (x + 2.2, y + 4.4), (x + 1, y + 7), (x - 1, y + 7)], "red"))
    return parts


def _ridge(y: float, half: float) -> list[str]:
    """The main ridge with a fish-dragon at each end and a pearl in the middle."""
    fish = "M1 6L1 2Q-7.5 -5 -4.6 -16.5Q-1.6 -7.6 5.4 -7.4Q2.6 -4.6 6 -3.6Q10 -4.6 9.4 -1.4Q11.4 -1 13 0L13 6Z"
    parts = [rect(CX - half, y, 2 * half, 6, "k")]
    parts += [line(CX - half + 12, y + 3, CX + half - 12, y + 3, "k-50", 0.8, dash="5 2.4")]
    parts.append(group([path(fish, "k")], f"translate({CX - half - 2:.1f} {y})"))
    parts.append(group([path(fish, "k")], f"translate({CX + half + 2:.1f} {y}) scale(-1 1)"))
    parts += [
        path(d("M", CX - 5, y, "Q", CX - 3, y - 4, CX, y - 5, "Q", CX + 3, y - 4, CX + 5, y, "Z"), "k"),
        circle(CX, y - 6.4, 2.3, "ochre"),
    ]
    return parts


def hall() -> list[str]:
    parts = [rect(CX - 93, 132, 186, 62, "k-85")]
    parts += _bays()
    parts += _brackets(128, CX - 98, CX + 98, 9.8)
    parts.append(rect(CX - 93, 136, 186, 3.4, "k"))
    parts += roof(CX, 104, 72, 127, 114, rise=13, ink="k-70", seam="k-50", edge="k", seams=20)
    parts.append(rect(CX - 73, 101.6, 146, 3.6, "k"))
    parts += [rect(CX - 66, 78, 132, 24, "brick")]
    parts += [rect(CX - 66 + i * 25.4, 78, 5, 24, "red") for i in range(6)]
    parts += _brackets(73, CX - 70, CX + 70, 9.3)
    parts += roof(CX, 34, 50, 72, 92, rise=15, ink="k-85", seam="k-50", edge="k", seams=18)
    parts += _ridge(29, 52)
    parts += _plaque()
    return parts


def _bays() -> list[str]:
    """Five bays of lattice doors between red columns on stone drums."""
    edges = [CX - 92, CX - 60, CX - 24, CX + 24, CX + 60, CX + 92]
    parts: list[str] = []
    for a, b in pairwise(edges):
        leaves = 4 if b - a > 40 else 3
        w = (b - a - 8) / leaves
        for i in range(leaves):
            parts += _door(a + 4 + i * w + 0.4, w - 0.8, 146, 193)
        parts.append(rect(a, 139.4, b - a, 5.4, "brick"))
        parts += [rect(a + 6, 141, b - a - 12, 2.2, "ochre")]
    for x in edges:
        parts += [
            rect(x - 3.6, 138, 7.2, 56, "red"),
            rect(x + 1.6, 138, 2, 56, "brick"),
            rect(x - 4.8, 191.4, 9.6, 2.8, "k-30"),
        ]
    return parts


def _plaque() -> list[str]:
    return [
        rect(CX - 32, 76.4, 64, 24.6, "ochre"),
        rect(CX - 30.4, 78, 60.8, 21.4, "k"),
        text(CX, 95.2, "\u5927\u6210\u6bbf", "brush", 17.5, "white", "middle"),
    ]


def _rail(left: float, right: float, y: float) -> list[str]:
    """A white stone balustrade from left to right whose foot is y."""
    parts = [rect(left, y - 8.4, right - left, 1.6, "white"), rect(left, y - 5.4, right - left, 5.4, "white")]
    count = max(1, round((right - left) / 13))
    for i in range(count + 1):
        x = left + (right - left) * i / count
        parts += [
            rect(x - 1.3, y - 10.6, 2.6, 10.6, "white"),
            circle(x, y - 11.4, 1.6, "white"),
            rect(x + 0.6, y - 10, 0.7, 10, "k-30"),
        ]
    for i in range(count):
        x = left + (right - left) * (i + 0.5) / count
        parts.append(rect(x - 3.4, y - 4, 6.8, 2.6, "k-15"))
    return parts


def terrace() -> list[str]:
    parts = [
        rect(CX - 108, 193.6, 216, 6, "k-15"),
        rect(CX - 108, 198.4, 216, 14.6, "white"),
        rect(CX - 114, 211, 228, 4.6, "k-15"),
    ]
    parts += [line(CX - 108, 204, CX + 108, 204, "k-30", 0.5)]
    parts += [
        line(CX - 108 + 18 * i, 199.6 if i % 2 else 204, CX - 108 + 18 * i, 204 if i % 2 else 211, "k-30", 0.5)
        for i in range(1, 12)
    ]
    parts.append(rect(CX - 114, 215.6, 236, 2.2, "k-30"))
    parts += _rail(CX - 106, CX - 36, 199.4) + _rail(CX + 36, CX + 106, 199.4)
    for i in range(7):
        y, half = 196 + i * 3.5, 30 + i * 3.0
        parts += [rect(CX - half, y, 2 * half, 3.6, "white"), rect(CX - half, y + 2.6, 2 * half, 0.9, "k-30")]
    return parts
