"""Pages 4-5: the walled county town of Shanghai and its ten gates, a disc of 226 pt on the fold.

Rule followed: no word and no sign stands within 20 pt of the vertical centre line (`_checked`); the
wall's circle of 4.6 km gives the scale, 97 pt to 500 m. Places are drawn after their known
bearings, streets and lanes are a texture and no survey.
"""

from __future__ import annotations

import math
import random

from ink import (
    arc, circle, clip_path, ellipse, group, line, num, path, polar, poly, polyline, rect, svg, text,
)

RADIUS, CENTRE, WALL = 226.0, 226.0, 142.0
FOLD = 20.0
"""Half the width of the strip along the fold that carries no words."""
SCALE_BAR = 97.0
"""Points to 500 m: 2 π × 142 pt stand for about 4.6 km."""

Gate = tuple[str, str, float, float, float]
GATES: tuple[Gate, ...] = (
    ("老北门", "晏海", -103.6, 159.0, 55.0),
    ("新北门", "障川", -75.8, 295.0, 55.0),
    ("新东门", "福佑", -44.0, 362.0, 100.0),
    ("小东门", "宝带", -16.0, 393.5, 167.0),
    ("大东门", "朝宗", 18.0, 393.0, 292.0),
    ("小南门", "朝阳", 62.0, 329.0, 373.0),
    ("大南门", "跨龙", 106.5, 155.0, 391.0),
    ("小西门", "尚文", 148.0, 60.0, 306.0),
    ("老西门", "仪凤", 183.0, 40.0, 205.0),
    ("小北门", "拱辰", 226.0, 82.0, 112.0),
)
"""Name, formal name, bearing in degrees (0 east, 90 south), and the middle and baseline of the name."""


def _checked(x: float, y: float, words: str, font: str, size: float, ink: str = "k", anchor: str = "middle") -> str:
    """A label that is proved to keep off the fold and inside the disc; Han are one em wide."""
    width = sum(size if ord(c) > 0x2E7F else size * 0.56 for c in words)
    left = x - {"start": 0.0, "middle": width / 2, "end": width}[anchor]
    if left < CENTRE + FOLD and left + width > CENTRE - FOLD:
        raise ValueError(f"{words} stands in the fold")
    for px in (left, left + width):
        for py in (y - size * 0.86, y + size * 0.12):
            if math.hypot(px - CENTRE, py - CENTRE) > RADIUS - 3:
                raise ValueError(f"{words} leaves the disc")
    return text(x, y, words, font, size, ink, anchor)


def _ground() -> list[str]:
    """The country outside: roads from the gates, fields, a creek in the north."""
    parts = [rect(0, 0, 452, 452, "paper")]
    dice = random.Random(1553)
    for x, y, turn, rows in ((30, 152, -24, 6), (42, 104, -38, 4), (22, 258, 14, 5), (36, 280, 10, 4), (140, 22, -8, 5), (300, 424, 6, 4)):
        strips = [line(0, i * 3.4, dice.uniform(22, 30), i * 3.4, "stone", 1.3) for i in range(rows)]
        parts.append(group(strips, f"translate({x} {y}) rotate({turn})"))
    for points in (
        "M80 219C56 224 30 228 -4 232", "M102 303C84 316 64 330 30 344", "M124 120C104 96 84 78 60 56",
        "M191 84C186 60 176 34 160 4", "M262 84C268 62 280 36 300 10", "M184 366C180 392 196 420 200 452", "M294 355C304 374 318 388 330 400",
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


def _junk(x: float, y: float, s: float) -> str:
    """A junk with two battened sails."""
    body = [
        path("M-11 0Q-9 4.6 -6 5H7Q10 4 12.6 -1.4L8 1.2H-7Z", "k-85"), line(-2, 1, -2, -17, "k", 0.7), line(5, 1, 5, -12, "k", 0.6),
        path("M-1.6 -16.4Q5.4 -14 4.4 -1.6L-8 -1Q-7.6 -11 -1.6 -16.4Z", "white", stroke="k-70", width=0.4),
        path("M5.2 -11.4Q10.4 -9 9.6 -1.4L5.2 -0.8Z", "white", stroke="k-70", width=0.4),
        path("M-4.6 -12L3 -11.4M-6.6 -8L4.2 -7.4M-7.6 -4.4L4.6 -4.2", "none", stroke="k-70", width=0.4),
        line(-14, 6.6, 13, 6.6, "teal", 0.6),
    ]
    return group(body, f"translate({num(x)} {num(y)}) scale({num(s)})")


def _river() -> list[str]:
    """The Huangpu with its quays, ripples and two junks."""
    bank = "M372 46C400 92 416 150 417 206C418 280 392 350 344 424"
    lines = [f"M{380 + d} {52 + d}C{407 + d} {96 + d} {423 + d} {152} {424 + d} {206}C{425 + d} {282} {399 + d} {352 + d / 2} {352 + d} {428 + d / 2}" for d in (0, 12, 24)]
    dice = random.Random(1292)
    ripples = []
    for _ in range(34):
        a, r = dice.uniform(-48, 52), dice.uniform(198, 222)
        x, y = polar(CENTRE, CENTRE, r, a)
        if x > 421 - abs(y - 206) ** 2 / 620 and not (418 < x and 176 < y < 262):
            ripples.append(path(f"M{num(x - 4)} {num(y)}q2 -1.6 4 0t4 0", "none", stroke="teal", width=0.5, cap="round"))
    houses = []
    for i in range(11):
        a = -40 + 8.2 * i
        x, y = polar(CENTRE, CENTRE, 173, a)
        if all(abs(a - g[2]) > 8.5 for g in GATES):
            houses.append(group([rect(-3, -5, 6, 4.4, "k-30"), rect(-3, 0.6, 6, 5.4, "stone")], f"translate({num(x)} {num(y)}) rotate({num(a)})"))
    return [
        *houses, path(bank + "L470 452V0Z", "sky"), path(bank, "none", stroke="teal", width=0.8),
        path(lines[0], "none", stroke="teal", width=0.4), *ripples, _junk(425, 152, 0.7), _junk(424, 300, 0.74),
    ]


def _words_in_water() -> list[str]:
    return [_checked(434, 196 + 21 * i, c, "song-bold", 13) for i, c in enumerate("黄浦江")]


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


def _town() -> list[str]:
    """Blocks, lanes, main streets, creeks with their stone bridges."""
    parts = [rect(60, 60, 332, 332, "stone"), *_lanes(random.Random(1909))]
    parts += [path(d, "none", stroke="white", width=3) for d in STREETS]
    parts += [path(d, "none", stroke="teal", width=5.4) for d in CREEKS] + [path(d, "none", stroke="sky", width=4.4) for d in CREEKS]
    for x, y, turn in ((208, 213, 92), (118, 211, 90), (330, 204.5, 82), (203, 260, 90), (150, 257, 96), (308, 265.4, 92), (263, 246, 0), (247, 152, -6), (260, 318, 0)):
        bridge = [rect(-5, -2.4, 10, 4.8, "white"), line(-5, -2.4, 5, -2.4, "k-70", 0.6), line(-5, 2.4, 5, 2.4, "k-70", 0.6)]
        parts.append(group(bridge, f"translate({x} {y}) rotate({turn})"))
    return [group(parts, clip="town")]


def _wall() -> list[str]:
    """Moat, wall with its walk, battlements and towers."""
    full = [arc(CENTRE, CENTRE, r, 0, 180) + arc(CENTRE, CENTRE, r, 180, 360) for r in (WALL + 4.6, WALL)]
    parts = [
        circle(CENTRE, CENTRE, WALL + 12, "none", stroke="teal", width=9.4), circle(CENTRE, CENTRE, WALL + 12, "none", stroke="sky", width=8.4),
        circle(CENTRE, CENTRE, WALL + 13.4, "none", stroke="teal", width=0.4),
        path(full[0], "none", stroke="k", width=2.2, dash="2.1 2.1"),
        circle(CENTRE, CENTRE, WALL, "none", stroke="k", width=7.4), path(full[1], "none", stroke="white", width=1.2, dash="4 2.4"),
    ]
    for k in range(30):
        a = 6 + 12 * k
        if all(abs((a - g[2] + 180) % 360 - 180) > 7 for g in GATES):
            x, y = polar(CENTRE, CENTRE, WALL + 3.2, a)
            parts.append(group([rect(-3, -2.4, 5.6, 4.8, "k")], f"translate({num(x)} {num(y)}) rotate({num(a)})"))
    return parts


def _gate(gate: Gate) -> list[str]:
    """Bridge, passage between two towers, and the two names."""
    name, formal, bearing, tx, ty = gate
    west = name == "老西门"
    ink = "red" if west else "k"
    x, y = polar(CENTRE, CENTRE, WALL, bearing)
    body = [
        rect(4, -2.8, 14.6, 5.6, "white"), line(4, -2.8, 18.6, -2.8, "k-70", 0.6), line(4, 2.8, 18.6, 2.8, "k-70", 0.6),
        rect(-6.6, -9.4, 14, 6.6, ink), rect(-6.6, 2.8, 14, 6.6, ink), rect(-6.6, -2.9, 11.2, 5.8, "white"),
        rect(-4, -2.9, 2, 5.8, ink), rect(2.6, -2.9, 2, 5.8, ink),
    ]
    size = 16 if west else 12
    return [
        group(body, f"translate({num(x)} {num(y)}) rotate({num(bearing)})"),
        _checked(tx, ty, name, "song-black", size, ink), _checked(tx, ty + 10.6, formal, "hei-regular", 8),
    ]


def _temple(x: float, y: float, storeys: int, ink: str) -> str:
    """A hall with upturned eaves, its floor on y."""
    parts = [rect(-13, -2, 26, 2, "k-85"), rect(-9, -10, 18, 8, "white")]
    parts += [rect(px, -10, 1.6, 8, ink) for px in (-9, -4.6, -0.8, 3, 7.4)]
    level, w = -9.4, 15.0
    for i in range(storeys):
        parts.append(path(
            f"M{-w} {level - 4}Q{-w + 4} {level - 0.6} {-w + 5} {level}H{w - 5}Q{w - 4} {level - 0.6} {w} {level - 4}"
            f"Q{w * .62} {level - 3} {w * .42} {level - 8}H{-w * .42}Q{-w * .62} {level - 3} {-w} {level - 4}Z", ink))
        if i + 1 < storeys:
            parts += [rect(-w * .36, level - 11.4, w * .72, 4, "white"), *(rect(px, level - 11.4, 1.2, 4, ink) for px in (-w * .36, -0.6, w * .36 - 1.2))]
            level, w = level - 10.8, w * 0.78
    parts.append(rect(-w * .42 - 1.4, level - 9.2, w * .84 + 2.8, 1.6, "k"))
    return group(parts, f"translate({num(x)} {num(y)})")


def _garden(x: float, y: float) -> str:
    """Yu Garden: pond, rockery, three trees and a zigzag bridge."""
    parts = [
        ellipse(0, 1, 19, 7.4, "sky", stroke="teal", width=0.5), polyline([(-15, 4), (-9, 1), (-4, 4), (2, 1), (7, 4), (12, 1.4)], "white", 2.2, join="miter"),
        polyline([(-15, 4), (-9, 1), (-4, 4), (2, 1), (7, 4), (12, 1.4)], "k-70", 0.5, join="miter"),
        path("M-19 -2Q-18 -9 -13 -8Q-11 -14 -6 -10Q-1 -9 -1 -2Z", "k-50"), path("M-13 -8Q-12 -4 -14 -2M-6 -10Q-8 -5 -6 -2", "none", stroke="k-15", width=0.6),
        line(6, -2, 6, -10, "k-85", 1), line(13, -1, 13, -8, "k-85", 1),
        circle(6, -12, 5.4, "leaf"), circle(13, -9, 4.4, "leaf"), circle(10, -14, 3.8, "teal"),
    ]
    return group(parts, f"translate({num(x)} {num(y)})")


def _yamen(x: float, y: float) -> str:
    """The county office: gate hall and two wings, in K."""
    parts = [
        rect(-13, -2, 26, 2, "k-85"), rect(-11, -11, 22, 9, "white"), rect(-2.4, -9, 4.8, 7, "k"), rect(-8.6, -8, 3.4, 3.4, "k-70"), rect(5.2, -8, 3.4, 3.4, "k-70"),
        path("M-14.6 -11Q-11 -12.4 -9.6 -17.4H9.6Q11 -12.4 14.6 -11Z", "k"), rect(-10.6, -18.6, 21.2, 1.6, "k-85"),
        line(-11, -2.4, -11, -11, "k", 0.8), line(11, -2.4, 11, -11, "k", 0.8),
    ]
    return group(parts, f"translate({num(x)} {num(y)})")


def _label(x: float, y: float, words: str, font: str, size: float) -> list[str]:
    """A word on a small plate of the ground's colour, so that no lane runs through it."""
    w = size * len(words) + 4
    return [rect(x - w / 2, y - size * 0.92, w, size * 1.14, "stone"), _checked(x, y, words, font, size)]


def _places() -> list[str]:
    trees = [circle(155 + dx, 292 + dy, r, "leaf") for dx, dy, r in ((-20, -3, 4.4), (-16, -8, 3.6), (19, -4, 4.6), (24, -1, 3.4))]
    return [
        *trees, _temple(155, 296, 2, "red"), *_label(155, 307.4, "文庙", "hei-bold", 9.5),
        _temple(311, 194, 1, "red"), *_label(311, 206, "城隍庙", "hei-bold", 9.5) ,
        _garden(292, 150), *_label(292, 168.4, "豫园", "hei-bold", 9.5),
        _yamen(297, 240), *_label(297, 251.4, "县署", "hei-bold", 9.5),
        _temple(103, 168, 2, "teal"), *_label(132, 176, "大境阁", "hei-bold", 9.5),
        *_label(168, 208.6, "方浜", "kai", 9.5), *_label(168, 253, "肇嘉浜", "kai", 9.5), *_label(331, 282.4, "肇嘉浜", "kai", 9.5),
    ]


def _legend() -> list[str]:
    """Title, scale bar and north arrow."""
    x, y = 103.0, 412.0
    bar = [
        rect(x, y - 2.6, SCALE_BAR, 2.6, "white", stroke="k", width=0.5), rect(x, y - 2.6, SCALE_BAR / 4, 2.6, "k"),
        rect(x + SCALE_BAR / 2, y - 2.6, SCALE_BAR / 4, 2.6, "k"),
        _checked(x, y - 5, "0", "hei-regular", 7, "k", "start"), _checked(x + SCALE_BAR, y - 5, "500米", "hei-regular", 7, "k", "end"),
    ]
    needle = [poly([(267, 402), (272.4, 424), (267, 419)], "k"), poly([(267, 402), (261.6, 424), (267, 419)], "white", stroke="k", width=0.5, join="miter")]
    return [
        _checked(98, 371, "上海县城", "song-black", 16), _checked(102, 383.4, "十座城门与城内旧迹", "hei-regular", 7),
        *bar, *needle, _checked(267, 399, "北", "hei-bold", 8.5),
    ]


def draw() -> dict[str, str]:
    """The map of the middle spread, 452 by 452 pt, all outside the disc left free."""
    scene = [*_ground(), *_river(), *_town(), *_wall()]
    for gate in GATES:
        scene += _gate(gate)
    scene += [*_places(), *_words_in_water(), *_legend()]
    defs = [clip_path("disc", circle(CENTRE, CENTRE, RADIUS, "k")), clip_path("town", circle(CENTRE, CENTRE, WALL, "k"))]
    return {"map.svg": svg(452, 452, [group(scene, clip="disc")], defs)}
