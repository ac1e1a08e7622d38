"""Pages 4-5: the walled county town of Shanghai and its ten gates, a disc of 226 pt on the fold.

Rule followed: no word and no sign stands within 20 pt of the vertical centre line (`_checked`); the
wall's circle of 4.6 km gives the scale, 77.6 pt to 400 m. Places are drawn after their known
bearings, streets and lanes are a texture and no survey.
"""

from __future__ import annotations

import math

from ink import circle, clip_path, ellipse, group, line, num, path, polar, poly, polyline, rect, svg, text
from map_ground import CENTRE, GATES, WALL, Gate, ground, river, town, wall
from pieces import d

RADIUS = 226.0
"""The disc."""
FOLD = 20.0
"""Half the width of the strip along the fold that carries no words."""
SCALE_BAR = 77.6
"""Points to 400 m, a quarter each 100 m: 2 π × 142 pt stand for about 4.6 km."""
TITLE_AXIS, BAR_AXIS = 88.0, 155.0
"""Middle of the title's two lines, 17 pt clear of 大南门, and of the bar under that gate's names."""


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


def _words_in_water() -> list[str]:
    return [_checked(438.4, 196 + 21 * i, c, "song-bold", 13) for i, c in enumerate("黄浦江")]


def _gate(gate: Gate) -> list[str]:
    """Bridge, passage between two towers, and the two names."""
    name, formal, bearing, tx, ty = gate
    west = name == "老西门"
    ink = "red" if west else "k"
    x, y = polar(CENTRE, CENTRE, WALL, bearing)
    body = [
        rect(4, -2.8, 14.6, 5.6, "white"),
        line(4, -2.8, 18.6, -2.8, "k-70", 0.6),
        line(4, 2.8, 18.6, 2.8, "k-70", 0.6),
        rect(-6.6, -9.4, 14, 6.6, ink),
        rect(-6.6, 2.8, 14, 6.6, ink),
        rect(-6.6, -2.9, 11.2, 5.8, "white"),
        rect(-4, -2.9, 2, 5.8, ink),
        rect(2.6, -2.9, 2, 5.8, ink),
    ]
    size = 16 if west else 12
    return [
        group(body, f"translate({num(x)} {num(y)}) rotate({num(bearing)})"),
        _checked(tx, ty, name, "song-black", size, ink),
        _checked(tx, ty + 10.6, formal, "hei-regular", 8),
    ]


def _temple(x: float, y: float, storeys: int, ink: str) -> str:
    """A hall with upturned eaves, its floor on y."""
    parts = [rect(-13, -2, 26, 2, "k-85"), rect(-9, -10, 18, 8, "white")]
    parts += [rect(px, -10, 1.6, 8, ink) for px in (-9, -4.6, -0.8, 3, 7.4)]
    level, w = -9.4, 15.0
    for i in range(storeys):
        eave, top, flare = level - 4, level - 8, level - 3
        left = d("M", -w, eave, "Q", -w + 4, level - 0.6, -w + 5, level, "H", w - 5, "Q", w - 4, level - 0.6, w, eave)
        right = d("Q", w * 0.62, flare, w * 0.42, top, "H", -w * 0.42, "Q", -w * 0.62, flare, -w, eave, "Z")
        parts.append(path(left + right, ink))
        if i + 1 < storeys:
            parts += [
                rect(-w * 0.36, level - 11.4, w * 0.72, 4, "white"),
                *(rect(px, level - 11.4, 1.2, 4, ink) for px in (-w * 0.36, -0.6, w * 0.36 - 1.2)),
            ]
            level, w = level - 10.8, w * 0.78
    parts.append(rect(-w * 0.42 - 1.4, level - 9.2, w * 0.84 + 2.8, 1.6, "k"))
    return group(parts, f"translate({num(x)} {num(y)})")


def _garden(x: float, y: float) -> str:
    """Yu Garden: pond, rockery, three trees and a zigzag bridge."""
    parts = [
        ellipse(0, 1, 19, 7.4, "sky", stroke="teal", width=0.5),
        polyline([(-15, 4), (-9, 1), (-4, 4), (2, 1), (7, 4), (12, 1.4)], "white", 2.2, join="miter"),
        polyline([(-15, 4), (-9, 1), (-4, 4), (2, 1), (7, 4), (12, 1.4)], "k-70", 0.5, join="miter"),
        path("M-19 -2Q-18 -9 -13 -8Q-11 -14 -6 -10Q-1 -9 -1 -2Z", "k-50"),
        path("M-13 -8Q-12 -4 -14 -2M-6 -10Q-8 -5 -6 -2", "none", stroke="k-15", width=0.6),
        line(6, -2, 6, -10, "k-85", 1),
        line(13, -1, 13, -8, "k-85", 1),
        circle(6, -12, 5.4, "leaf"),
        circle(13, -9, 4.4, "leaf"),
        circle(10, -14, 3.8, "teal"),
    ]
    return group(parts, f"translate({num(x)} {num(y)})")


def _yamen(x: float, y: float) -> str:
    """The county office: gate hall and two wings, in K."""
    parts = [
        rect(-13, -2, 26, 2, "k-85"),
        rect(-11, -11, 22, 9, "white"),
        rect(-2.4, -9, 4.8, 7, "k"),
        rect(-8.6, -8, 3.4, 3.4, "k-70"),
        rect(5.2, -8, 3.4, 3.4, "k-70"),
        path("M-14.6 -11Q-11 -12.4 -9.6 -17.4H9.6Q11 -12.4 14.6 -11Z", "k"),
        rect(-10.6, -18.6, 21.2, 1.6, "k-85"),
        line(-11, -2.4, -11, -11, "k", 0.8),
        line(11, -2.4, 11, -11, "k", 0.8),
    ]
    return group(parts, f"translate({num(x)} {num(y)})")


def _label(x: float, y: float, words: str, font: str, size: float) -> list[str]:
    """A word on a small plate of the ground's colour, so that no lane runs through it."""
    w = size * len(words) + 4
    return [rect(x - w / 2, y - size * 0.92, w, size * 1.14, "stone"), _checked(x, y, words, font, size)]


def _places() -> list[str]:
    trees = [circle(155 + dx, 292 + dy, r, "leaf") for dx, dy, r in ((-20, -3, 4.4), (-16, -8, 3.6), (19, -4, 4.6), (24, -1, 3.4))]
    return [
        *trees,
        _temple(155, 296, 2, "red"),
        *_label(155, 307.4, "文庙", "hei-bold", 9.5),
        _temple(311, 194, 1, "red"),
        *_label(311, 206, "城隍庙", "hei-bold", 9.5),
        _garden(292, 150),
        *_label(292, 168.4, "豫园", "hei-bold", 9.5),
        _yamen(297, 240),
        *_label(297, 251.4, "县署", "hei-bold", 9.5),
        _temple(103, 168, 2, "teal"),
        *_label(132, 176, "大境阁", "hei-bold", 9.5),
        *_label(168, 208.6, "方浜", "kai", 9.5),
        *_label(168, 253, "肇嘉浜", "kai", 9.5),
        *_label(331, 282.4, "肇嘉浜", "kai", 9.5),
    ]


def _legend() -> list[str]:
    """Title, scale bar and north arrow."""
    x, y = BAR_AXIS - SCALE_BAR / 2, 413.4
    bar = [
        rect(x, y - 2.6, SCALE_BAR, 2.6, "white", stroke="k", width=0.5),
        rect(x, y - 2.6, SCALE_BAR / 4, 2.6, "k"),
        rect(x + SCALE_BAR / 2, y - 2.6, SCALE_BAR / 4, 2.6, "k"),
        _checked(BAR_AXIS, y + 8, "400米", "hei-regular", 7),
    ]
    needle = [
        poly([(267, 402), (272.4, 424), (267, 419)], "k"),
        poly([(267, 402), (261.6, 424), (267, 419)], "white", stroke="k", width=0.5, join="miter"),
    ]
    return [
        _checked(TITLE_AXIS, 363, "上海县城", "song-black", 16),
        _checked(TITLE_AXIS, 374.4, "十座城门与旧迹", "hei-regular", 7),
        *bar,
        *needle,
        _checked(267, 399, "北", "hei-bold", 8.5),
    ]


def draw() -> dict[str, str]:
    """The map of the middle spread, 452 by 452 pt, all outside the disc left free."""
    scene = [*ground(), *river(), *town(), *wall()]
    for gate in GATES:
        scene += _gate(gate)
    scene += [*_places(), *_words_in_water(), *_legend()]
    defs = [clip_path("disc", circle(CENTRE, CENTRE, RADIUS, "k")), clip_path("town", circle(CENTRE, CENTRE, WALL, "k"))]
    return {"map.svg": svg(452, 452, [group(scene, clip="disc")], defs)}
