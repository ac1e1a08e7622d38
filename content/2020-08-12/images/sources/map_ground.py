"""The ground of the county town's map: country, river, blocks, creeks, moat and wall, without a word.

Rule followed: the wall and its gates follow their known bearings; fields, lanes and ripples are a
seeded texture and no survey.
"""

from __future__ import annotations

import math
import random

from ink import Point, arc, circle, group, line, num, path, polar, polyline, rect
from pieces import d

CENTRE, WALL = 226.0, 142.0
"""Middle of the disc and radius of the wall, in points."""

Gate = tuple[str, str, float, float, float]
GATES: tuple[Gate, ...] = (
    ("老北门", "晏海", -103.6, 159.0, 55.0),
    ("新北门", "障川", -75.8, 295.0, 55.0),
    ("新东门", "福佑", -44.0, 362.0, 100.0),
    ("小东门", "宝带", -16.0, 397.0, 167.0),
    ("大东门", "朝宗", 18.0, 396.0, 292.0),
    ("小南门", "朝阳", 62.0, 329.0, 373.0),
    ("大南门", "跨龙", 106.5, 155.0, 391.0),
    ("小西门", "尚文", 148.0, 60.0, 306.0),
    ("老西门", "仪凤", 183.0, 40.0, 205.0),
    ("小北门", "拱辰", 226.0, 82.0, 112.0),
)
"""Name, formal name, bearing in degrees (0 east, 90 south), and the middle and baseline of the name."""
FIELDS = (
    (30, 152, -24, 6),
    (42, 104, -38, 4),
    (22, 258, 14, 5),
    (36, 280, 10, 4),
    (140, 22, -8, 5),
    (300, 424, 6, 4),
)
"""Left, top, turn in degrees and furrows of the fields outside."""


def ground() -> list[str]:
    """The country outside: roads from the gates, fields, a creek in the north."""
    parts = [rect(0, 0, 452, 452, "paper")]
    dice = random.Random(1553)
    for left, top, turn, rows in FIELDS:
        strips = [line(0, i * 3.4, dice.uniform(22, 30), i * 3.4, "stone", 1.3) for i in range(rows)]
        parts.append(group(strips, f"translate({left} {top}) rotate({turn})"))
    for points in (
        "M80 219C56 224 30 228 -4 232",
        "M102 303C84 316 64 330 30 344",
        "M124 120C104 96 84 78 60 56",
        "M191 84C186 60 176 34 160 4",
        "M262 84C268 62 280 36 300 10",
        "M182 372C184 390 200 408 206 452",
        "M294 355C304 374 318 388 330 400",
    ):
        parts.append(path(points, "none", stroke="stone", width=2.4))
    brook = "M70 30C130 40 210 34 290 26C340 22 366 36 390 62"
    parts += [path(brook, "none", stroke="teal", width=7.2), path(brook, "none", stroke="sky", width=6.2)]
    for _ in range(16):
        a, r = dice.uniform(150, 262), dice.uniform(174, 216)
        x, y = polar(CENTRE, CENTRE, r, a)
        if all(math.hypot(x - g[3], y - g[4]) > 32 for g in GATES) and not (70 < x < 160 and y > 350):
            parts += [circle(x, y, 2.6, "leaf"), circle(x + 3.4, y + 1, 2, "leaf"), line(x, y, x, y + 4.6, "k-70", 0.5)]
    return parts


BANK: tuple[Point, ...] = ((376, 44), (406, 92), (424, 150), (425, 206), (426, 284), (408, 340), (354, 424))
"""The west bank in two Bézier pieces, clear of the words at the eastern gates."""


def _bank_at(height: float) -> float:
    """How far east the bank reaches at that height."""
    piece = BANK[:4] if height < BANK[3][1] else BANK[3:]
    near = BANK[0]
    for i in range(101):
        t = i / 100
        weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
        here = tuple(sum(w * p[axis] for w, p in zip(weights, piece, strict=True)) for axis in (0, 1))
        if abs(here[1] - height) < abs(near[1] - height):
            near = (here[0], here[1])
    return near[0]


def _junk(x: float, y: float, s: float) -> str:
    """A junk with two battened sails."""
    body = [
        path("M-11 0Q-9 4.6 -6 5H7Q10 4 12.6 -1.4L8 1.2H-7Z", "k-85"),
        line(-2, 1, -2, -17, "k", 0.7),
        line(5, 1, 5, -12, "k", 0.6),
        path("M-1.6 -16.4Q5.4 -14 4.4 -1.6L-8 -1Q-7.6 -11 -1.6 -16.4Z", "white", stroke="k-70", width=0.45),
        path("M5.2 -11.4Q10.4 -9 9.6 -1.4L5.2 -0.8Z", "white", stroke="k-70", width=0.45),
        path("M-4.6 -12L3 -11.4M-6.6 -8L4.2 -7.4M-7.6 -4.4L4.6 -4.2", "none", stroke="k-70", width=0.45),
        line(-14, 6.6, 13, 6.6, "teal", 0.6),
    ]
    return group(body, f"translate({num(x)} {num(y)}) scale({num(s)})")


def river() -> list[str]:
    """The Huangpu with its quays, ripples and two junks."""
    bank = d("M", *BANK[0], "C", *BANK[1], *BANK[2], *BANK[3], "C", *BANK[4], *BANK[5], *BANK[6])
    current = d("M", 384, 46, "C", 412, 92, 430, 150, 431, 206, "C", 432, 286, 414, 344, 362, 424)
    dice = random.Random(1292)
    ripples = []
    for _ in range(34):
        a, r = dice.uniform(-48, 52), dice.uniform(198, 222)
        x, y = polar(CENTRE, CENTRE, r, a)
        if x > _bank_at(y) + 6 and not 180 < y < 244:
            ripples.append(path(f"M{num(x - 4)} {num(y)}q2 -1.6 4 0t4 0", "none", stroke="teal", width=0.5, cap="round"))
    houses = []
    for i in range(11):
        a = -40 + 8.2 * i
        x, y = polar(CENTRE, CENTRE, 173, a)
        if all(abs(a - g[2]) > 8.5 for g in GATES):
            houses.append(
                group(
                    [rect(-3, -5, 6, 4.4, "k-30"), rect(-3, 0.6, 6, 5.4, "stone")], f"translate({num(x)} {num(y)}) rotate({num(a)})"
                )
            )
    return [
        *houses,
        path(bank + "L470 452V0Z", "sky"),
        path(bank, "none", stroke="teal", width=0.8),
        path(current, "none", stroke="teal", width=0.4),
        *ripples,
        _junk(431, 154, 0.62),
        _junk(430.4, 296, 0.66),
    ]


def _lanes(dice: random.Random) -> list[str]:
    """A seeded net of crooked lanes, white on the stone of the blocks."""
    parts = []
    for across in (False, True):
        for k in range(-8, 9):
            points, base = [], k * 16.6 + dice.uniform(-2, 2)
            for j in range(-7, 8):
                u, v = j * 21 + dice.uniform(-3, 3), base + dice.uniform(-3.4, 3.4)
                points.append((CENTRE + (v if across else u), CENTRE + (u if across else v)))
                if dice.random() < 0.13 and len(points) > 2:
                    parts.append(polyline(points, "white", 0.8, join="round"))
                    points = []
            if len(points) > 1:
                parts.append(polyline(points, "white", 0.8, join="round"))
    return parts


STREETS = (
    "M192 86C208 150 210 210 200 268C196 306 188 340 184 366",
    "M262 86C254 140 254 190 262 246C268 292 282 330 294 354",
    "M82 219C140 226 210 236 262 246C300 254 340 262 364 270",
    "M103 302C140 278 170 262 205 258",
    "M124 121C150 150 176 168 206 176C254 186 300 176 330 126",
    "M206 176C260 196 320 200 366 186",
)
CREEKS = (
    "M84 206C140 214 200 214 262 211C310 208 340 202 368 196",
    "M82 240C130 258 190 262 250 263C300 264 336 268 366 272",
    "M246 82C240 130 246 180 256 212M256 212C260 270 260 330 258 370",
)


def town() -> list[str]:
    """Blocks, lanes, main streets, creeks with their stone bridges."""
    parts = [rect(60, 60, 332, 332, "stone"), *_lanes(random.Random(1909))]
    parts += [path(d, "none", stroke="white", width=3) for d in STREETS]
    parts += [path(d, "none", stroke="teal", width=5.4) for d in CREEKS] + [
        path(d, "none", stroke="sky", width=4.4) for d in CREEKS
    ]
    for x, y, turn in (
        (208, 213, 92),
        (118, 211, 90),
        (330, 204.5, 82),
        (203, 260, 90),
        (150, 257, 96),
        (308, 265.4, 92),
        (263, 246, 0),
        (247, 152, -6),
        (260, 318, 0),
    ):
        bridge = [rect(-5, -2.4, 10, 4.8, "white"), line(-5, -2.4, 5, -2.4, "k-70", 0.6), line(-5, 2.4, 5, 2.4, "k-70", 0.6)]
        parts.append(group(bridge, f"translate({x} {y}) rotate({turn})"))
    return [group(parts, clip="town")]


def wall() -> list[str]:
    """Moat, wall with its walk, battlements and towers."""
    full = [arc(CENTRE, CENTRE, r, 0, 180) + arc(CENTRE, CENTRE, r, 180, 360) for r in (WALL + 4.6, WALL)]
    parts = [
        circle(CENTRE, CENTRE, WALL + 12, "none", stroke="teal", width=9.4),
        circle(CENTRE, CENTRE, WALL + 12, "none", stroke="sky", width=8.4),
        circle(CENTRE, CENTRE, WALL + 13.4, "none", stroke="teal", width=0.4),
        path(full[0], "none", stroke="k", width=2.2, dash="2.1 2.1"),
        circle(CENTRE, CENTRE, WALL, "none", stroke="k", width=7.4),
        path(full[1], "none", stroke="white", width=1.2, dash="4 2.4"),
    ]
    for k in range(30):
        a = 6 + 12 * k
        if all(abs((a - g[2] + 180) % 360 - 180) > 7 for g in GATES):
            x, y = polar(CENTRE, CENTRE, WALL + 3.2, a)
            parts.append(group([rect(-3, -2.4, 5.6, 4.8, "k")], f"translate({num(x)} {num(y)}) rotate({num(a)})"))
    return parts
