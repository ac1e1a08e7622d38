"""Page 6, the hot afternoon: the city behind, towers far off and a row of lane houses before them.

Rule followed: everything stands on the curb, shaded sides on the right.
"""

from __future__ import annotations

import random

from ink import circle, line, path, poly, rect
from pieces import d

WIDTH, HEIGHT = 541.8, 248.4
CURB = 206.0
"""Where houses end and pavement begins."""


def _windows(x: float, y: float, w: float, foot: float, ink: str, *, seed: int) -> list[str]:
    rng = random.Random(seed)
    parts: list[str] = []
    row = y
    while row < foot - 6:
        at = x
        while at < x + w - 2:
            if rng.random() < 0.74:
                parts.append(rect(at, row, 2.6, 3.8, ink))
            at += 6.2
        row += 8.0
    return parts


def far() -> list[str]:
    """Towers far off, a television tower among them."""
    parts: list[str] = []
    blocks = (
        (182, 124, 26),
        (210, 138, 20),
        (262, 112, 24),
        (289, 130, 18),
        (392, 118, 22),
        (416, 96, 24),
        (443, 132, 26),
        (472, 110, 22),
        (520, 126, 26),
    )
    for x, y, w in blocks:
        parts += [rect(x, y, w, CURB - y, "k-30"), rect(x + w * 0.62, y, w * 0.38, CURB - y, "k-50")]
        parts += _windows(x + 3, y + 6, w * 0.62 - 4, CURB, "white", seed=int(x))
    parts += [poly([(262, 112), (274, 100), (286, 112)], "k-30"), rect(427, 82, 1.6, 16, "k-30")]
    x = 240.0
    parts += [
        rect(x - 0.7, 52, 1.4, 30, "k-50"),
        rect(x - 1.6, 78, 3.2, 14, "k-50"),
        circle(x, 92, 5.6, "k-50"),
        rect(x - 2.4, 96, 4.8, 60, "k-50"),
        circle(x, 148, 9.4, "k-50"),
        path(
            d(
                "M",
                x - 3,
                152,
                "L",
                x - 13,
                CURB,
                "L",
                x - 9.4,
                CURB,
                "L",
                x,
                156,
                "L",
                x + 9.4,
                CURB,
                "L",
                x + 13,
                CURB,
                "L",
                x + 3,
                152,
                "Z",
            ),
            "k-50",
        ),
        rect(x - 9, 146.6, 18, 1.4, "white"),
        rect(x - 5, 91.4, 10, 1.1, "white"),
    ]
    return parts


def _gable(x: float, y: float, w: float, wall: str) -> list[str]:
    """A lane house of the near row: tiled roof, two windows with shutters, an air conditioner."""
    parts = [
        rect(x, y, w, CURB - y, wall),
        poly([(x - 2, y), (x + 5, y - 12), (x + w - 5, y - 12), (x + w + 2, y)], "k-70"),
    ]
    parts += [line(x + 5 + i * (w - 10) / 9, y - 12, x - 2 + i * (w + 4) / 9, y, "k-50", 0.5) for i in range(1, 9)]
    parts += [rect(x + w - 12, y - 20, 5, 12, "k-70"), rect(x + w - 13, y - 21, 7, 2, "k-85")]
    for wx in (x + w * 0.16, x + w * 0.6):
        parts += [
            rect(wx, y + 7, 10, 13, "k-85"),
            rect(wx + 1, y + 8, 3.6, 11, "white"),
            rect(wx + 5.4, y + 8, 3.6, 11, "k-15"),
            rect(wx - 4, y + 7, 3.6, 13, "leaf-dark"),
            rect(wx + 10.4, y + 7, 3.6, 13, "leaf-dark"),
            rect(wx - 1, y + 20, 12, 1.6, "white"),
        ]
    parts += [rect(x + w * 0.5 - 6, y + 26, 10, 6, "white"), circle(x + w * 0.5 - 1.6, y + 29, 2.1, "k-50")]
    parts += [line(x, y + 36, x + w, y + 36, "k-50", 0.5), rect(x + w - 3, y, 3, CURB - y, "k-50")]
    return parts


def street() -> list[str]:
    parts: list[str] = []
    for x, y, w, wall in (
        (252, 170, 46, "k-30"),
        (298, 162, 52, "skin"),
        (350, 168, 42, "k-30"),
        (392, 160, 44, "skin"),
        (504, 164, 44, "k-30"),
    ):
        parts += _gable(x, y, w, wall)
    parts += _awning(436, 68)
    parts += [
        rect(0, CURB, WIDTH, HEIGHT - CURB, "k-15"),
        rect(0, CURB, WIDTH, 1.4, "k-50"),
        rect(0, 231, WIDTH, 1.2, "k-50"),
        rect(0, 232.2, WIDTH, 17, "k-30"),
    ]
    parts += [line(x, CURB + 1.4, x - 14, 231, "white", 0.6) for x in range(20, 570, 22)]
    parts += [line(0, 217, WIDTH, 217, "white", 0.6)]
    parts += [rect(x, 239.4, 26, 2.6, "white") for x in range(232, 560, 54)]
    return parts


def _awning(x: float, w: float) -> list[str]:
    """A fruit shop: striped awning, melons in crates, a dark door."""
    parts = [
        rect(x, 152, w, CURB - 152, "paper"),
        rect(x, 150, w, 3, "k-70"),
        rect(x + 3, 172, w - 6, CURB - 172, "k-85"),
    ]
    step = w / 10
    for i in range(10):
        ink = "red" if i % 2 == 0 else "white"
        parts += [
            poly(
                [
                    (x + i * step, 160),
                    (x + (i + 1) * step, 160),
                    (x - 3 + (i + 1) * (w + 6) / 10, 173),
                    (x - 3 + i * (w + 6) / 10, 173),
                ],
                ink,
            ),
            circle(x - 3 + (i + 0.5) * (w + 6) / 10, 173, (w + 6) / 20, ink),
        ]
    for cx in (x + 6, x + w - 26):
        for i in range(4):
            parts += [
                circle(cx + 2.6 + i * 4.9, 194 - (i % 2) * 1.2, 3.2, "leaf"),
                line(cx + 2.6 + i * 4.9, 191.2, cx + 2.6 + i * 4.9, 196.6, "leaf-dark", 0.8),
            ]
        parts += [
            rect(cx - 1, 196, 21, 10, "ochre"),
            line(cx - 1, 199.4, cx + 20, 199.4, "k-70", 0.5),
            line(cx - 1, 202.8, cx + 20, 202.8, "k-70", 0.5),
        ]
    return parts
