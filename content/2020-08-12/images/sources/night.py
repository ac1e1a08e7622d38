"""Page 2: an old house at night in a circle of 98 pt: moon, step lamp, and a detector that calls.

Rule followed: without transparency light is drawn as colour that shows: inside the lamp's cone the
wall has its brick, outside it has only the night.
"""

from __future__ import annotations

import random

from figures import blade, passer
from ink import arc, circle, clip_path, ellipse, group, line, path, poly, rect, svg

SIZE, MIDDLE = 196.0, 98.0
GROUND = 163.0
"""Where wall and paving meet, in points from the top."""
LEFT, RIGHT, EAVES = 52.0, 150.0, 84.0
"""The house's wall."""
LAMP = (101.0, 98.0)
"""The lamp over the door; its cone opens to the ground."""


def _sky() -> list[str]:
    dice = random.Random(1867)
    stars: list[str] = []
    while len(stars) < 26:
        x, y = dice.uniform(14, 182), dice.uniform(8, 74)
        if (x - 137) ** 2 + (y - 40) ** 2 > 700 and (x - MIDDLE) ** 2 + (y - MIDDLE) ** 2 < 8800 and not (58 < x < 142 and y > 34):
            stars.append(circle(x, y, dice.choice((0.5, 0.6, 0.7, 1.0)), "white"))
    moon = path("M142.6 21.4A20 20 0 1 0 157.4 50.2A16.5 16.5 0 1 1 142.6 21.4Z", "ochre")
    return [rect(0, 0, SIZE, SIZE, "night"), *stars, moon]


def _far() -> list[str]:
    """The neighbouring roofs, and a window here and there."""
    parts = []
    for x, w, top in ((-6, 40, 100), (26, 34, 92), (140, 34, 90), (168, 40, 99)):
        parts += [
            rect(x, top, w, GROUND - top, "teal"),
            poly([(x - 3, top), (x + w / 2, top - 13), (x + w + 3, top)], "k-85"),
            *(
                line(x + w / 2 + (k - 3) * w / 9, top - 9.5 + abs(k - 3) * 2, x + w / 2 + (k - 3) * w / 6.4, top - 0.5, "k-70", 0.3)
                for k in range(7)
            ),
        ]
    lit = {(8, 108), (20, 126), (180, 126), (38, 112)}
    for x, y in ((8, 108), (20, 108), (8, 126), (20, 126), (38, 112), (176, 108), (186, 108), (168, 126), (180, 126)):
        parts += [
            rect(x, y, 7.5, 11, "ochre" if (x, y) in lit else "night"),
            line(x + 3.75, y, x + 3.75, y + 11, "teal", 0.5),
            line(x, y + 5, x + 7.5, y + 5, "teal", 0.5),
        ]
    return parts


def _roof() -> list[str]:
    ridge, middle = 46.0, (LEFT + RIGHT) / 2
    tiles = [line(middle + (k - 6) * 2.2, ridge + 6, middle + (k - 6) * 9.4, EAVES - 1, "k-70", 0.4) for k in range(13)]
    return [
        rect(66, 42, 9, 24, "k"),
        rect(64.6, 40, 11.8, 3, "k-85"),
        poly([(LEFT - 11, EAVES), (middle - 22, ridge), (middle + 22, ridge), (RIGHT + 11, EAVES)], "k"),
        group(tiles, clip="roof"),
        rect(middle - 25, ridge - 2.6, 50, 3.6, "k-85", rx=1.2),
        rect(LEFT - 11, EAVES - 1.4, RIGHT - LEFT + 22, 3.4, "k-85"),
    ]


def _wall(lit: bool) -> list[str]:
    """The front of the house, by lamp light or without it."""
    body, mortar, stone = ("brick", "stone", "stone") if lit else ("k-85", "k-70", "k-50")
    rows = [line(LEFT, y, RIGHT, y, mortar, 0.3) for y in range(88, int(GROUND), 4)]
    joints = [
        line(x, y, x, y + 4, mortar, 0.3)
        for i, y in enumerate(range(88, int(GROUND), 4))
        for x in range(int(LEFT) + 4 + 5 * (i % 2), int(RIGHT), 10)
    ]
    return [
        rect(LEFT, EAVES, RIGHT - LEFT, GROUND - EAVES, body),
        *rows,
        *joints,
        rect(LEFT, 152, RIGHT - LEFT, GROUND - 152, "k-50" if lit else "k-70"),
        rect(LEFT, 116, RIGHT - LEFT, 3, stone),
    ]


def _windows() -> list[str]:
    """The upper windows, light behind their curtains."""
    parts = []
    for x in (62, 124):
        parts += [
            rect(x - 1.4, 90, 18.8, 22, "k-50"),
            rect(x, 91.4, 16, 19.2, "ochre"),
            path(f"M{x} 91.4H{x + 6}Q{x + 5} 101 {x} 106Z", "white"),
            path(f"M{x + 16} 91.4H{x + 10}Q{x + 11} 101 {x + 16} 106Z", "white"),
            line(x + 8, 91.4, x + 8, 110.6, "k", 0.9),
            line(x, 98, x + 16, 98, "k", 0.9),
            rect(x - 2.4, 111, 20.8, 1.8, "stone"),
        ]
    return parts


def _door() -> list[str]:
    """The stone door: lit inside one leaf, its step glowing."""
    return [
        path("M80 163V127H122V163Z", "stone"),
        path("M77.6 128.4Q101 109 124.4 128.4Z", "stone"),
        path("M83.6 126.4Q101 114.6 118.4 126.4Z", "brick"),
        circle(101, 122.4, 2.2, "stone"),
        rect(77.6, 126.6, 46.8, 2.6, "k-30"),
        rect(85.4, 132.4, 31.2, 30.6, "k"),
        poly([(101, 134), (115, 134), (115, 163), (101, 163)], "ochre"),
        poly([(101, 134), (108.6, 136.4), (108.6, 166), (101, 163)], "k-85"),
        circle(106.8, 150.4, 0.8, "stone"),
        rect(87.2, 134, 12.4, 29, "k-85"),
        circle(97.6, 149.6, 0.8, "stone"),
        line(80.4, 129.2, 80.4, 163, "white", 0.6),
        rect(76, 163, 50, 3.4, "k-30"),
        rect(72, 166.4, 58, 3.8, "stone"),
        rect(74, 166.8, 54, 1.1, "ochre"),
    ]


def _ground() -> list[str]:
    """Paving in the dark; the cone's foot, the door's light, and the step lamps along the way."""
    joints = [line(MIDDLE + (k - 6) * 12, GROUND, MIDDLE + (k - 6) * 30, SIZE, "k-85", 0.5) for k in range(13)]
    rows = [line(0, y, SIZE, y, "k-85", 0.5) for y in (168, 175, 184)]
    way = [
        poly([(78, 170), (124, 170), (146, 196), (56, 196)], "ochre"),
        *(line(78 - k * 6.6, 170 + k * 7.8, 124 + k * 6.6, 170 + k * 7.8, "brick", 0.4) for k in (1, 2)),
        *(line(101 + j * 11.5, 170, 101 + j * 22.5, 196, "brick", 0.4) for j in (-1, 0, 1)),
    ]
    return [rect(0, GROUND, SIZE, SIZE - GROUND, "k"), *joints, *rows, *way]


def _lamp() -> list[str]:
    x, y = LAMP
    return [
        path(f"M{x} {y - 8}V{y - 4}", "none", stroke="k", width=2),
        ellipse(x, y - 8.6, 3.2, 1.4, "k-50"),
        path(f"M{x - 9} {y}Q{x - 7} {y - 6} {x} {y - 6}Q{x + 7} {y - 6} {x + 9} {y}Z", "k"),
        ellipse(x, y + 0.2, 7.4, 2, "white"),
    ]


def _detector() -> list[str]:
    """The smoke detector under the eaves and the rings that it sends."""
    x, y = 160.0, 117.0
    rings = [
        path(arc(x, y, r, a, b), "none", stroke="white", width=w, cap="round")
        for r, w in ((11, 1.8), (17.5, 1.5), (24, 1.2))
        for a, b in ((-66, 66), (114, 246))
    ]
    return [*rings, circle(x, y, 6.2, "white"), circle(x, y, 4.4, "none", stroke="k-30", width=0.5), circle(x, y, 2.6, "red")]


def _life() -> list[str]:
    """A cat and a plant at the foot of the wall, a bicycle on the other side."""
    cat = path(
        "M139 163Q137.4 155 140.4 152.4L139.8 148.8L141.8 150.2H143.8L145.8 148.8L145.4 152.4Q149.4 156 147.4 163Z"
        "M147 162.4Q152 163 151 157.4Q149.8 155.6 151.6 155.4Q153.4 158 152 161.6Q150.6 164.2 147 163.4Z",
        "k",
    )
    pot = [
        *(blade(136, 157, 9, -160 + 28 * k, 1, "teal") for k in range(6)),
        poly([(132.6, 157), (139.4, 157), (138.2, 163.4), (133.8, 163.4)], "brick"),
    ]
    hubs = (56.0, 73.0)
    cycle = [circle(x, 157, 6.4, "none", stroke="k", width=0.9) for x in hubs]
    cycle.append(
        path(
            "M56 157L60.6 149.6H69L62.6 157.4L60.4 148M56 157H62.6M68 146.4L73 157M68 146.4H65.6M58.4 147.6H62.2",
            "none",
            stroke="k",
            width=1,
        )
    )
    return [cat, *pot, *cycle]


def draw() -> dict[str, str]:
    """The picture of page 2, a disc of 98 pt."""
    x, y = LAMP
    cone = poly([(x - 7, y), (x + 7, y), (x + 43, GROUND), (x - 43, GROUND)], "k")
    middle = (LEFT + RIGHT) / 2
    defs = [
        clip_path("disc", circle(MIDDLE, MIDDLE, MIDDLE, "k")),
        clip_path("cone", cone),
        clip_path("roof", poly([(LEFT - 11, EAVES), (middle - 22, 46), (middle + 22, 46), (RIGHT + 11, EAVES)], "k")),
    ]
    scene = [
        *_sky(),
        *_far(),
        *_roof(),
        *_wall(False),
        group(_wall(True), clip="cone"),
        *_windows(),
        *_ground(),
        path(f"M{x - 46} {GROUND}A46 13 0 0 0 {x + 46} {GROUND}Z", "stone"),
        *_door(),
        *_life(),
        *_lamp(),
        *_detector(),
        ellipse(93, 189, 9, 1.8, "brick"),
        passer(92, 189, 37, "teal", "k-85", skin="stone"),
    ]
    return {"night.svg": svg(SIZE, SIZE, [group(scene, clip="disc")], defs)}
