"""Page 6: lotus-leaf and winter-melon soup, the picture at the head of the recipe.

Rule followed: drawn to the edges on stone, a shade under the box's tint; five palette inks (stone,
leaf, leaf-dark, ochre, blue); light from the left.
"""

from __future__ import annotations

import math
import random

from ink import circle, clip_path, ellipse, group, line, path, polar, rect, svg
from pieces import d

WIDTH, HEIGHT = 264.6, 97.2
TABLE = 74.0


def _ground() -> list[str]:
    """A wall with a lattice window's shadow, a wooden table."""
    parts = [rect(0, 0, WIDTH, HEIGHT, "stone")]
    for x in (150, 166, 182, 198, 214, 230):
        parts.append(path(d("M", x, 0, "L", x + 2, 0, "L", x + 26, TABLE, "L", x + 24, TABLE, "Z"), "k-15"))
    for y in (12, 30, 48, 64):
        parts.append(
            path(
                d(
                    "M",
                    150 + y * 0.32,
                    y,
                    "L",
                    232 + y * 0.32,
                    y,
                    "L",
                    232.6 + y * 0.32,
                    y + 1.8,
                    "L",
                    150.6 + y * 0.32,
                    y + 1.8,
                    "Z",
                ),
                "k-15",
            )
        )
    parts += [rect(0, TABLE, WIDTH, HEIGHT - TABLE, "ochre"), rect(0, TABLE, WIDTH, 1.2, "k-30")]
    for y, a, b in ((80, 4, 60), (84, 180, 256), (90, 20, 120), (93, 150, 240), (79, 214, 262)):
        parts.append(line(a, y, b, y, "stone", 0.6, cap="round"))
    return parts


def _leaf() -> list[str]:
    """A lotus leaf leaning behind the bowl, veins running from its eye."""
    x, y, rx, ry = 62.0, 52.0, 57.0, 35.0
    points = []
    for i in range(72):
        a = i * 5.0
        wave = 1 + 0.025 * math.sin(math.radians(a * 7)) - (0.16 if 262 < a < 274 else 0)
        points.append((x + rx * wave * math.cos(math.radians(a)), y + ry * wave * math.sin(math.radians(a))))
    outline = "M" + "L".join(f"{px:.2f} {py:.2f}" for px, py in points) + "Z"
    parts = [ellipse(x + 10, 88, 52, 5, "k-50"), path(outline, "leaf-dark")]
    for i in range(16):
        a = i * 22.5 + 6
        ex, ey = x + rx * 0.94 * math.cos(math.radians(a)), y + ry * 0.94 * math.sin(math.radians(a))
        mx, my = x + rx * 0.6 * math.cos(math.radians(a)), y + ry * 0.6 * math.sin(math.radians(a))
        parts.append(line(x, y, ex, ey, "leaf", 0.9))
        for turn in (-9, 9):
            fx, fy = x + rx * 0.9 * math.cos(math.radians(a + turn)), y + ry * 0.9 * math.sin(math.radians(a + turn))
            parts.append(line(mx, my, fx, fy, "leaf", 0.5))
    parts += [ellipse(x, y, 4, 2.8, "leaf"), ellipse(x, y, 1.6, 1.1, "stone")]
    return parts + [ellipse(px, py, 2.4, 1.5, "white") for px, py in ((30, 44), (46, 68), (84, 36))]


def _steam(x: float) -> str:
    return path(
        d("M", x, 31, "Q", x - 6, 25, x, 19, "Q", x + 6, 13, x, 7, "Q", x - 3, 3, x - 1, 0),
        "none",
        stroke="white",
        width=1.6,
        cap="round",
    )


def _bowl() -> tuple[list[str], list[str]]:
    """The porcelain bowl with its blue bands; the soup seen from above, and the clip of its wall."""
    cx, top = 134.0, 42.0
    wall = f"M{cx - 50} {top}Q{cx - 48} {top + 36} {cx - 22} {top + 43}L{cx + 22} {top + 43}Q{cx + 48} {top + 36} {cx + 50} {top}Z"
    parts = [
        ellipse(cx + 14, 89, 46, 4.4, "k-50"),
        rect(cx - 20, 83, 40, 6, "white"),
        rect(cx + 4, 83, 16, 6, "k-30"),
        path(wall, "white"),
    ]
    parts.append(
        path(
            (
                f"M{cx + 50} {top}Q{cx + 48} {top + 36} {cx + 22} {top + 43}L{cx + 8} {top + 43}"
                f"Q{cx + 30} {top + 32} {cx + 31} {top}Z"
            ),
            "k-15",
        )
    )
    bands = [
        path(f"M{cx - 52} {top + dy - 4}Q{cx} {top + dy + 13} {cx + 52} {top + dy - 4}", "none", stroke="blue", width=w)
        for dy, w in ((8.0, 2.2), (12.0, 0.8), (33.6, 1.2))
    ]
    for i in range(-4, 5):
        x, y = cx + i * 10.4, top + 24.0 - 0.032 * (i * 10.4) ** 2 * 0.28
        bands += [circle(*polar(x, y, 2.5, 72 * k - 90), 1.35, "blue") for k in range(5)] + [circle(x, y, 0.9, "ochre")]
        if i < 4:
            bands.append(path(d("M", x + 3.6, y + 1, "Q", x + 5.2, y - 3, x + 7, y + 0.6), "none", stroke="blue", width=0.6))
    parts.append(group(bands, clip="wall"))
    parts += [
        ellipse(cx, top, 51, 12.4, "white"),
        ellipse(cx, top + 0.6, 47, 10.2, "ochre"),
        path(
            (f"M{cx - 47} {top + 0.6}A47 10.2 0 0 1 {cx + 47} {top + 0.6}Q{cx} {top - 13} {cx - 47} {top + 0.6}Z"),
            "k-30",
        ),
    ]
    return parts, [clip_path("wall", path(wall, "white"))]


def _soup() -> list[str]:
    """Melon cubes with their green skin, coix seeds, a strip of leaf."""
    parts: list[str] = []
    for x, y, turn in ((104, 41, -6), (123, 46, 4), (141, 41, -4), (158, 46, 6), (133, 37.6, 0)):
        cube = [
            path("M-7 -1.6L-4 -4.2L7.4 -4.2L5 -1.6Z", "white"),
            rect(-7, -1.6, 12, 3.8, "stone"),
            rect(-7, 1.2, 12, 2, "leaf"),
            path("M5 -1.6L7.4 -4.2L7.4 0.8L5 3.2Z", "k-30"),
        ]
        parts.append(group(cube, f"translate({x} {y}) rotate({turn})"))
    rng = random.Random(3)
    for _ in range(22):
        a, r = rng.uniform(0, 360), math.sqrt(rng.random()) * 0.9
        u, v = 134 + 43 * r * math.cos(math.radians(a)), 43.4 + 7.4 * r * math.sin(math.radians(a))
        parts.append(ellipse(u, v, 1.5, 1.1, "white"))
    return [
        *parts,
        path("M112 47.6Q118 45.4 124 49.6Q117 50.4 112 47.6Z", "leaf-dark"),
        path("M148 38.4Q154 36.6 160 39Q154 41.4 148 38.4Z", "leaf-dark"),
    ]


def _spoon() -> list[str]:
    return [
        path("M161 45L190 12Q193.4 9 196 11.6Q198 14 195.4 17L167.6 48.4Q162 50 161 45Z", "white"),
        path("M167.6 48.4L195.4 17Q197 15 196.6 13L166 46.6Z", "k-30"),
        path("M186.6 19.6L191.6 24", "none", stroke="blue", width=1.2),
    ]


def _melon(x: float, y: float, r: float, seed: int) -> list[str]:
    """A slice of winter melon standing on edge."""
    rng = random.Random(seed)
    parts = [
        circle(x + 2.2, y, r, "k-70"),
        circle(x, y, r, "leaf-dark"),
        circle(x, y, r - 1.8, "leaf"),
        circle(x, y, r - 3.4, "white"),
        circle(x, y, r * 0.46, "stone"),
    ]
    for _ in range(9):
        px, py = polar(x, y, rng.uniform(0.12, 0.38) * r, rng.uniform(0, 360))
        parts.append(ellipse(px, py, 1.5, 0.9, "ochre"))
    for k in range(12):
        parts.append(line(*polar(x, y, r * 0.52, k * 30), *polar(x, y, r * 0.7, k * 30), "k-15", 0.6))
    return parts


def _seeds() -> list[str]:
    """Coix seeds and two slices of ginger on the table."""
    rng = random.Random(17)
    parts: list[str] = []
    for _ in range(13):
        x, y = 236 + rng.uniform(-12, 22), 88 + rng.uniform(-3.4, 4.6)
        parts += [
            ellipse(x + 0.8, y + 0.7, 2.1, 1.3, "k-50"),
            ellipse(x, y, 2.1, 1.5, "white"),
            line(x - 1, y, x + 1, y, "k-50", 0.4),
        ]
    return parts


def draw() -> dict[str, str]:
    """The soup, 264.6 by 97.2 pt."""
    bowl, defs = _bowl()
    parts = _ground() + _leaf()
    parts += [
        ellipse(216, 88, 24, 3.4, "k-50"),
        ellipse(243, 89.4, 18, 2.8, "k-50"),
        *_melon(209, 66.4, 21.4, 5),
        *_melon(238, 72.6, 15.4, 6),
    ]
    parts += bowl + _soup() + _spoon() + [_steam(x) for x in (112, 132, 152)] + _seeds()
    return {"soup.svg": svg(WIDTH, HEIGHT, parts, defs)}
