"""Page 6, the hot afternoon: the plane tree and the shade under it.

Rule followed: bark in flakes of grey, lobed leaves along the edge of the crown.
"""

from __future__ import annotations

import random

from ink import circle, ellipse, group, line, path
from pieces import d, foliage

LEAF = (
    "M0 0Q-1 -3 -2.4 -4.2Q-6 -2.4 -9 -4.2Q-7.6 -6 -7.4 -7.4Q-10.6 -8.6 -11.6 -12"
    "Q-8 -11.4 -5.6 -12Q-6 -14.4 -5 -17Q-3.4 -15.4 -2.4 -14.4Q-1.8 -18 0 -20.6Q1.8 -18 2.4 -14.4"
    "Q3.4 -15.4 5 -17Q6 -14.4 5.6 -12Q8 -11.4 11.6 -12Q10.6 -8.6 7.4 -7.4Q7.6 -6 9 -4.2"
    "Q6 -2.4 2.4 -4.2Q1 -3 0 0Z"
)
"""A plane leaf of five lobes, its stalk at 0, 0 and its tip 20 pt above."""


def shade() -> list[str]:
    """The crown's shade on the pavement, with flecks of light."""
    parts = [path("M-4 210L196 210Q236 214 238 222Q240 231 214 231L-4 231Z", "k-50")]
    rng = random.Random(8)
    for _ in range(46):
        x, y = rng.uniform(2, 222), rng.uniform(212, 229)
        parts.append(ellipse(x, y, rng.uniform(1.4, 3.6), rng.uniform(0.6, 1.2), "k-15"))
    return parts


def trunk() -> list[str]:
    """A plane tree's trunk, its bark in grey flakes."""
    parts = [
        path(
            ("M52 224Q58 190 57 160Q55 120 36 84L46 80Q62 104 68 126Q78 100 104 78L112 84Q86 110 82 150Q80 190 90 224Z"),
            "k-50",
        )
    ]
    parts.append(path("M72 224Q72 180 76 150Q80 110 104 78L112 84Q86 110 82 150Q80 190 90 224Z", "k-70"))
    for x, y, w, h in (
        (60, 146, 6, 13),
        (66, 172, 5, 16),
        (60, 194, 6, 12),
        (64, 122, 4, 9),
        (72, 152, 4, 11),
        (70, 202, 7, 14),
        (55, 112, 4, 8),
        (76, 186, 5, 10),
        (86, 100, 5, 5),
    ):
        ink = ("k-30", "paper", "k-30", "leaf")[(x + y) % 4]
        parts.append(
            path(
                d(
                    "M",
                    x,
                    y,
                    "Q",
                    x + w * 0.2,
                    y - h * 0.5,
                    x + w * 0.6,
                    y - h * 0.4,
                    "Q",
                    x + w * 1.2,
                    y,
                    x + w * 0.7,
                    y + h * 0.5,
                    "Q",
                    x - w * 0.2,
                    y + h * 0.4,
                    x,
                    y,
                    "Z",
                ),
                ink,
            )
        )
    parts += [path("M46 226Q56 218 62 224L84 224Q92 218 98 226Z", "k-70"), ellipse(73, 131, 1.6, 2.4, "k")]
    return parts


def crown() -> list[str]:
    parts = foliage(41, (-30, -56, 252, 136), 46, (19, 30), "leaf-dark")
    parts += foliage(42, (-34, -50, 200, 104), 15, (14, 26), "leaf")
    rng = random.Random(43)
    edge = [
        (-2, 82),
        (16, 92),
        (36, 96),
        (58, 98),
        (80, 97),
        (102, 96),
        (124, 94),
        (146, 90),
        (166, 84),
        (186, 76),
        (202, 64),
        (214, 48),
        (222, 30),
        (226, 12),
    ]
    for x, y in edge:
        parts.append(circle(x - 4, y - 16, 17, "leaf-dark"))
        for turn in (rng.uniform(120, 170), rng.uniform(180, 235)):
            parts.append(_leaf(x + rng.uniform(-5, 5), y + rng.uniform(-10, -3), turn, rng.uniform(0.8, 1.0), "leaf-dark"))
    for _ in range(26):
        x, y = rng.uniform(0, 206), rng.uniform(14, 84)
        parts.append(_leaf(x, y, rng.uniform(100, 260), rng.uniform(0.5, 0.75), "leaf"))
    for x, y in ((128, 104), (26, 106), (186, 88)):
        parts += [line(x, y - 10, x, y + 6, "k-70", 0.6), circle(x, y + 8, 3.2, "ochre")]
    return parts


def _leaf(x: float, y: float, turn: float, scale: float, ink: str) -> str:
    return group([path(LEAF, ink)], f"translate({x:.1f} {y:.1f}) rotate({turn:.0f}) scale({scale:.2f})")
