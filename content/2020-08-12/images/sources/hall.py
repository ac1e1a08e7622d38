"""Page 5: the Confucian temple's main hall, its star pavilion and the book market before them.

Rule followed: double-eaved hall of five bays on a balustraded terrace, three-storey pavilion behind
ginkgo trees; light from the left; five palette inks (paper, stone, ochre, brick, skin).
"""

from __future__ import annotations

import random

from hall_building import CX, hall, terrace
from ink import circle, ellipse, group, line, path, poly, rect, svg
from pieces import books, d, foliage, person, roof, tree_crown

WIDTH, HEIGHT = 403.2, 261.0
GROUND = 207.0
"""Where wall and court meet."""


def _sky() -> list[str]:
    parts = [rect(0, 0, WIDTH, HEIGHT, "paper"), circle(52, 72, 33, "skin")]
    for x, y, s in ((256, 40, 1.0), (268, 48, 0.8), (247, 54, 0.7)):
        wing = d("M", x - 6 * s, y - 2 * s, "Q", x - 2 * s, y - 3 * s, x, y, "Q", x + 2 * s, y - 3 * s, x + 6 * s, y - 2 * s)
        parts.append(path(wing, "none", stroke="k-70", width=0.8, cap="round"))
    return parts


def _trees() -> list[str]:
    parts: list[str] = []
    for x, lean in ((268, 3), (302, -2), (386, -4), (18, 2)):
        parts.append(
            path(
                d("M", x - 3, GROUND, "L", x - 1.6 + lean, 120, "L", x + 1.6 + lean, 120, "L", x + 3, GROUND, "Z"),
                "k-70",
            )
        )
    for seed, box in ((31, (252, 74, 60, 60)), (32, (366, 52, 60, 60)), (33, (-22, 96, 48, 46))):
        parts += foliage(seed, box, 14, (9, 16), "skin")
    parts += tree_crown(11, (240, 110, 78, 76), (8, 15), "ochre", "paper", count=36)
    parts += tree_crown(12, (352, 92, 68, 84), (9, 17), "ochre", "paper", count=32)
    parts += tree_crown(13, (-16, 124, 58, 58), (8, 14), "ochre", "paper", count=22)
    return parts


def _wall() -> list[str]:
    """The temple's red side walls, coped with dark tile."""
    parts: list[str] = []
    for x, w in ((0, 60.0), (244, 160.0)):
        parts += [rect(x, 178, w, GROUND - 178, "brick"), rect(x, 173.6, w, 5, "k-70"), rect(x, 172, w, 2, "k-85")]
        parts += [line(x + 3 * i, 175, x + 3 * i, 178.6, "k-50", 0.5) for i in range(int(w / 3) + 1)]
        parts.append(rect(x, 201, w, GROUND - 201, "k-50"))
    return parts


def _court() -> list[str]:
    """Stone paving in perspective towards the hall's axis."""
    parts = [rect(0, GROUND, WIDTH, HEIGHT - GROUND, "stone")]
    for y in (211.5, 218, 227, 239, 254):
        parts.append(line(0, y, WIDTH, y, "paper", 0.6))
    for i in range(-14, 19):
        parts.append(line(CX + i * 14, GROUND, CX + i * 30, HEIGHT, "paper", 0.6))
    return parts


def _burner() -> list[str]:
    """The bronze incense burner on the axis, with a thread of smoke."""
    x, y = CX, 236.0
    return [
        ellipse(x + 7, y + 0.4, 17, 2.4, "k-30"),
        path(d("M", x - 9, y, "L", x - 6.5, y - 7, "L", x - 3.6, y - 7, "L", x - 6, y, "Z"), "k"),
        path(d("M", x + 9, y, "L", x + 6.5, y - 7, "L", x + 3.6, y - 7, "L", x + 6, y, "Z"), "k"),
        path(
            d(
                "M",
                x - 11,
                y - 17,
                "L",
                x + 11,
                y - 17,
                "Q",
                x + 11,
                y - 5,
                x,
                y - 5,
                "Q",
                x - 11,
                y - 5,
                x - 11,
                y - 17,
                "Z",
            ),
            "k-85",
        ),
        rect(x - 13, y - 19, 26, 2.6, "k"),
        rect(x - 10, y - 13.6, 20, 1.1, "k-50"),
        path(d("M", x - 12, y - 19, "Q", x - 12.6, y - 24, x - 8, y - 24, "L", x - 8, y - 19, "Z"), "k"),
        path(d("M", x + 12, y - 19, "Q", x + 12.6, y - 24, x + 8, y - 24, "L", x + 8, y - 19, "Z"), "k"),
        path(
            d("M", x, y - 20, "Q", x - 5, y - 27, x, y - 33, "Q", x + 5, y - 39, x, y - 46),
            "none",
            stroke="k-50",
            width=0.8,
            cap="round",
        ),
    ]


def _storey(cx: float, half: float, top: float, foot: float) -> list[str]:
    """One storey of the pavilion: posts, lit windows and a rail."""
    parts = [rect(cx - half, top, 2 * half, foot - top, "brick"), rect(cx - half, top, 2 * half, 3.4, "k-85")]
    for i in range(4):
        w = 2 * half / 4
        x = cx - half + i * w
        parts += [
            rect(x + 2.6, top + 6, w - 4.4, foot - top - 13, "ochre"),
            line(x + 0.4 + w / 2, top + 6, x + 0.4 + w / 2, foot - 7, "k-85", 0.5),
            line(x + 2.6, (top + foot) / 2 - 2, x + w - 1.8, (top + foot) / 2 - 2, "k-85", 0.5),
        ]
    parts += [rect(cx - half + i * 2 * half / 4 - 1.2, top, 2.4, foot - top, "red") for i in range(5)]
    parts += [
        rect(cx - half - 2.4, foot - 5.6, 2 * half + 4.8, 1, "white"),
        rect(cx - half - 2.4, foot - 1.4, 2 * half + 4.8, 1, "white"),
    ]
    parts += [rect(cx - half - 2.4 + i * (2 * half + 3.8) / 12, foot - 5, 1, 4.6, "white") for i in range(13)]
    return parts


def _pavilion() -> list[str]:
    cx = 330.0
    parts = [rect(cx - 38, GROUND - 3, 76, 5, "k-15"), rect(cx - 38, GROUND + 2, 82, 1.6, "k-30")]
    parts += _storey(cx, 30, 168, 204) + roof(cx, 152, 26, 169, 44, rise=11, ink="k-70", seam="k-50", seams=8)
    parts += _storey(cx, 25, 121, 153) + roof(cx, 106, 21, 122, 38, rise=10, ink="k-70", seam="k-50", seams=7)
    parts += _storey(cx, 20, 79, 107) + roof(cx, 47, 2.5, 80, 33, rise=10, ink="k-85", seam="k-50", seams=6)
    parts += [
        poly([(cx - 4, 48), (cx + 4, 48), (cx + 2, 41), (cx - 2, 41)], "k"),
        circle(cx, 38, 3.6, "ochre"),
        path(d("M", cx - 1.6, 35, "L", cx, 27, "L", cx + 1.6, 35, "Z"), "ochre"),
    ]
    return parts


def _stall(x: float, y: float, w: float, seed: int, cloth: str) -> list[str]:
    """A book table: spines at the back, piles in front, a cloth to the ground."""
    inks = ["red", "ochre", "white", "k-70", "brick", "k"]
    rng = random.Random(seed)
    parts = [ellipse(x + w / 2 + 8, y + 22, w / 2 + 6, 3, "k-30")]
    parts += books(x + 3, y - 2, w - 6, 13, inks, seed=seed)
    parts += [rect(x, y - 2, w, 5, "white"), rect(x, y + 3, w, 18.6, cloth)]
    parts += [
        path(d("M", x + w * k / 6, y + 3, "L", x + w * k / 6 - 1.6, y + 21.6), "none", stroke="k-50", width=0.5)
        for k in range(1, 6)
    ]
    at = x + 4.0
    while at < x + w - 14:
        tall = rng.randint(1, 4)
        for k in range(tall):
            parts.append(rect(at + rng.uniform(-0.8, 0.8), y - 1 - 2.2 * k, 11, 1.9, rng.choice(inks)))
        at += rng.choice((14, 17, 22))
    return parts


def _branch() -> list[str]:
    """The near frame: a ginkgo branch in the upper left corner."""
    parts = [path("M-2 8Q30 13 52 8Q70 5 84 12Q70 8.6 54 12Q46 20 34 26Q42 18 46 12.6Q24 17 -2 14Z", "k")]
    rng = random.Random(5)
    leaf = "M0 0Q-1 -3 -5.6 -5.4Q-3.6 -9 -0.6 -8.2L0 -6.4L0.8 -8.2Q4 -9 5.6 -5.4Q1 -3 0 0Z"
    spots = [
        (8, 16),
        (16, 9),
        (22, 20),
        (30, 9),
        (33, 28),
        (40, 21),
        (44, 7),
        (56, 16),
        (62, 5),
        (70, 14),
        (79, 7),
        (2, 6),
        (12, 26),
        (50, 22),
        (26, 33),
    ]
    for x, y in spots:
        turn = rng.uniform(100, 260)
        parts.append(
            group(
                [path(leaf, "ochre"), line(0, 0, 0, 3, "ochre", 0.7)],
                f"translate({x} {y}) rotate({turn:.0f}) scale(1.15)",
            )
        )
    for _ in range(26):
        u, v = rng.uniform(200, 400), rng.uniform(219, 258)
        parts.append(path(d("M", u - 1.8, v, "Q", u, v - 1.8, u + 1.8, v, "Q", u, v + 0.7, u - 1.8, v, "Z"), "ochre"))
    return parts


def _people() -> list[str]:
    return [
        person(CX + 62, 226, 25, "red", "k-85", facing=-1, shade="k-30"),
        person(CX + 71, 227, 17, "white", "k-70", facing=-1, shade="k-30"),
        person(CX - 50, 225, 25, "k-70", "k", facing=1, hold="bag", shade="k-30"),
        person(238, 243, 36, "white", "k-70", hair="k-50", facing=1, hold="book", shade="k-30"),
        person(352, 236, 36, "brick", "k-85", facing=-1, shade="k-30"),
    ]


def draw() -> dict[str, str]:
    """The hall, 403.2 by 261 pt."""
    back = _people()
    parts = _sky() + _trees() + _wall() + _court() + _pavilion() + hall() + terrace() + _burner()
    parts += back[:3] + _branch() + back[3:]
    parts += _stall(262, 238, 104, 21, "brick")
    parts += [person(388, 259, 52, "k-85", "k", hair="k", facing=-1, hold="book", shade="k-30")]
    parts += [*_stall(-18, 241, 92, 22, "k-85"), person(92, 258, 44, "ochre", "k-85", facing=-1, shade="k-30")]
    return {"hall.svg": svg(WIDTH, HEIGHT, parts)}
