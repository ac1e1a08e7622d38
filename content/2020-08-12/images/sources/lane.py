"""Page 1: Puyu Lane seen through its own gate, in one-point perspective, 403.2 by 298.8 pt.

Rule followed: three depths: the dark gate with plaque and year, the lane (lane_houses, lane_life),
the pale sky with the sun at its end.
"""

from __future__ import annotations

import math

from figures import birds
from ink import circle, clip_path, group, line, path, poly, polyline, rect, svg, text
from lane_houses import VX, gable, ground, row
from lane_life import bed, bicycle, neighbours, pots, washing
from pieces import d

WIDTH, HEIGHT = 403.2, 298.8
LEFT, RIGHT, SPRING, CROWN = 55.0, 348.2, 118.0, 52.0
"""The gate's opening, in points: its jambs, and its arch from springing to crown."""


def _sky() -> list[str]:
    flock = ((176, 72, 5.0), (188, 80, 4.2), (177, 88, 3.6))
    return [rect(0, 0, WIDTH, 240, "white"), circle(226, 101, 35, "ochre"), *birds(flock, "k-85", 0.7)]


def _opening(grow: float = 0) -> str:
    """Path data of the gate's opening, `grow` points wider all round; open at the foot."""
    rx, ry = (RIGHT - LEFT) / 2 + grow, SPRING - CROWN + grow
    right = RIGHT + grow
    return d("M", LEFT - grow, HEIGHT, "V", SPRING, "A", rx, ry, 0, 0, 1, right, SPRING, "V", HEIGHT, "Z")


def _brickwork() -> list[str]:
    """The dark near wall in courses."""
    courses: list[str] = []
    for i in range(24):
        y = 6.5 + 13 * i
        courses.append(line(0, y, WIDTH, y, "k-70", 0.3))
        courses += [line(x + (i % 2) * 17, y, x + (i % 2) * 17, y + 13, "k-70", 0.3) for x in range(8, 410, 34)]
    return [rect(0, 0, WIDTH, HEIGHT, "k-85"), *courses]


def _rim() -> list[str]:
    """The stone rim of the opening with its wedges."""
    rx, ry = (RIGHT - LEFT) / 2, SPRING - CROWN
    wedges = []
    for k in range(1, 20):
        a = math.pi * k / 20
        c, s = math.cos(a), math.sin(a)
        wedges.append(line(VX - rx * c, SPRING - ry * s, VX - (rx + 10) * c, SPRING - (ry + 10) * s, "k-50", 0.4))
    for k in range(1, 9):
        wedges += [line(x, SPRING + 22 * k, x + 10, SPRING + 22 * k, "k-50", 0.4) for x in (LEFT - 10, RIGHT)]
    return [
        path(_opening(14) + _opening(10), "k", rule="evenodd"),
        path(_opening(10) + _opening(), "stone", rule="evenodd"),
        *wedges,
    ]


def _reveal() -> list[str]:
    """The thickness of the gate: the right jamb takes the light."""
    return [
        path(_opening() + _opening(-6), "k-70", rule="evenodd"),
        poly([(RIGHT - 6, SPRING + 6), (RIGHT, SPRING), (RIGHT, HEIGHT), (RIGHT - 6, HEIGHT)], "k-30"),
    ]


def _plaque() -> list[str]:
    w, h, y = 112.0, 34.0, 8.0
    x = VX - w / 2
    return [
        rect(x - 2, y + 2, w + 6, h + 3, "k"),
        rect(x, y, w, h, "stone"),
        rect(x + 3.2, y + 3.2, w - 6.4, h - 6.4, "none", stroke="k-85", width=0.8),
        text(VX, y + 26.4, "普育里", "brush", 28, "k", "middle"),
        rect(x - 54, 15.4, 34, 20, "k-85"),
        rect(x + w + 20, 15.4, 38, 20, "k-85"),
        text(x - 37, 30, "始建", "song-black", 13, "white", "middle"),
        text(x + w + 39, 30, "1867", "song-black", 13, "white", "middle"),
    ]


def _lamp(x: float) -> list[str]:
    """A lamp of iron and glass on the near wall."""
    return [
        path(f"M{x} 150V139Q{x} 134 {x} 132", "none", stroke="k", width=1.4),
        circle(x, 131, 2, "k"),
        poly([(x - 7, 155), (x + 7, 155), (x + 4, 149.4), (x - 4, 149.4)], "k"),
        poly([(x - 5.4, 155.6), (x + 5.4, 155.6), (x + 4, 172), (x - 4, 172)], "ochre"),
        poly([(x - 5.4, 155.6), (x - 1.6, 155.6), (x - 1.4, 172), (x - 4, 172)], "white"),
        polyline([(x - 5.4, 155.6), (x - 4, 172), (x + 4, 172), (x + 5.4, 155.6)], "k", 0.9),
        rect(x - 4.8, 171.6, 9.6, 2.2, "k"),
        circle(x, 175, 1.3, "k"),
    ]


def draw() -> dict[str, str]:
    """The lead picture of page 1."""
    inside = [*_sky(), *gable(), *ground(), *row(-1), *row(1), *washing(), *pots(), *bed(), *neighbours(), *_reveal()]
    parts = [
        *_brickwork(),
        group(inside, clip="gate"),
        *_rim(),
        *_plaque(),
        *_lamp(21),
        *_lamp(WIDTH - 21),
        bicycle(119, 293, 19.5),
    ]
    return {"lane.svg": svg(WIDTH, HEIGHT, parts, [clip_path("gate", path(_opening(), "k"))])}
