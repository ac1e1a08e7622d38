"""Page 7: the drawing at the foot of the poem, a lane on a summer night.

Rule followed: nothing is drawn behind, the page's white is the night; five palette inks (stone,
ochre, leaf, leaf-dark, skin); everything stands on one ground line, low enough to leave the verse
and its seal free above roof and vine; the moon is half, as in the verse.
"""

from __future__ import annotations

import random

from ink import arc, circle, ellipse, group, line, num, path, rect, svg
from pieces import d, foliage, seated

WIDTH, HEIGHT = 236.0, 194.0
GROUND = 190.0
EAVE = 78.0
"""Top of the lane wall under its roof, in points from the top; 23 pt lie between verse and ridge."""


def _moon() -> list[str]:
    """A waxing half moon, leaning to the west, and a strip of the clouds that the fan drove off."""
    half = path(arc(0, 0, 19, -90, 90) + "Z", "ochre")
    clouds = [
        rect(152, 35.4, 26, 3, "white", rx=1.5),
        rect(160, 39.6, 20, 0.8, "k-30", rx=0.4),
        rect(170, 42.6, 16, 0.8, "k-30", rx=0.4),
    ]
    return [group([half], "translate(147 29) rotate(24)"), *clouds]


def _wall() -> list[str]:
    """The lane wall in grey brick, plastered, with its gate house roof."""
    parts = [rect(0, EAVE, 118, GROUND - EAVE, "stone")]
    rng = random.Random(7)
    for _ in range(20):
        row, col = rng.randrange(13), rng.randrange(9)
        x, y = col * 13 + (row % 2) * 6.5, 86 + row * 7.4
        if 12 < x < 92 or x > 104:
            continue
        parts += [rect(x, y, 11.6, 4.6, "k-30"), rect(x, y + 4.6, 11.6, 0.7, "k-50")]
    parts += [rect(112, EAVE, 6, GROUND - EAVE, "k-30"), rect(0, 178, 118, GROUND - 178, "k-50")]
    parts += [line(x, 178, x, GROUND, "k-30", 0.6) for x in range(14, 118, 20)] + [line(0, 184, 118, 184, "k-30", 0.6)]
    return parts


def _roof() -> list[str]:
    parts = [
        path("M-4 40L108 48Q116 49 124 45Q124 55 116 62L-4 62Z", "k-70"),
        path("M-4 36Q60 42 110 45.4Q119 46 127 40.6Q125 50 112 50.4Q60 46 -4 42Z", "k"),
    ]
    for i in range(21):
        x = i * 5.6
        parts += [
            line(x + 0.6, 43.4 + x * 0.055, x + 2.4, 61, "k-50", 0.6),
            circle(x + 2.6, 62, 2.1, "k-85"),
            circle(x + 2.6, 62, 0.9, "k-50"),
        ]
    return [group([*parts, rect(0, 64, 118, 2.6, "k-50")], f"translate(0 {num(EAVE - 66)})")]


def _gate() -> list[str]:
    """A stone door frame with an arched pediment, two black leaves, brass rings."""
    x, w, top = 34.0, 46.0, 103.0
    parts = [
        path(
            d(
                "M",
                x - 8,
                top,
                "Q",
                x - 4,
                top - 17,
                x + w / 2,
                top - 18,
                "Q",
                x + w + 4,
                top - 17,
                x + w + 8,
                top,
                "Z",
            ),
            "k-30",
        ),
        path(
            d(
                "M",
                x - 1,
                top - 2,
                "Q",
                x + 4,
                top - 12,
                x + w / 2,
                top - 12.6,
                "Q",
                x + w - 4,
                top - 12,
                x + w + 1,
                top - 2,
                "Z",
            ),
            "stone",
        ),
        rect(x - 10, top - 1, w + 20, 3.4, "k-50"),
        rect(x - 4, top + 2.4, w + 8, GROUND - top - 2.4, "k-30"),
        rect(x + w, top + 2.4, 4, GROUND - top - 2.4, "k-50"),
        rect(x + 3, top + 10, w - 6, GROUND - top - 10, "k-85"),
        rect(x + 3, top + 10, w - 6, 2.6, "k"),
        line(x + w / 2, top + 12, x + w / 2, GROUND, "k", 0.9),
    ]
    flower = [circle(x + w / 2 + dx, top - 7 + dy, 1.9, "k-30") for dx, dy in ((0, -2.2), (2.2, 0), (0, 2.2), (-2.2, 0))]
    for s in (-1, 1):
        cx = x + w / 2 + s * 5.0
        parts += [circle(cx, 151, 2.1, "ochre"), circle(cx, 153.6, 2.2, "none", stroke="ochre", width=0.8)]
        parts += [rect(x + w / 2 + (1.8 if s > 0 else -18), y, 16, 23, "none", stroke="k-70", width=0.5) for y in (121, 159)]
    parts += [
        rect(x - 6, GROUND - 7, 9, 7, "k-50"),
        rect(x + w - 3, GROUND - 7, 9, 7, "k-50"),
        rect(x, GROUND - 3, w, 3, "k-50"),
    ]
    parts += [
        rect(x + w + 10, 128, 9, 11, "leaf-dark"),
        rect(x + w + 11.6, 130, 5.8, 0.8, "white"),
        rect(x + w + 11.6, 132.4, 4, 0.8, "white"),
    ]
    return parts + flower


def _lamp() -> list[str]:
    """The lane lamp on its bracket over the gate's corner."""
    return [
        path("M118 94L122 94Q128 94 128 100", "none", stroke="k", width=1.3, cap="round"),
        path("M121.6 106Q122 100 128 99.6Q134 100 134.4 106Z", "k"),
        path("M124 106L132 106Q132 111 128 111.6Q124 111 124 106Z", "ochre"),
    ]


def _cat() -> list[str]:
    body = [
        path("M-11 -0.4Q-17 -2 -18 -10Q-18.4 -16 -15.6 -16Q-13.4 -15.4 -14.2 -11Q-13.6 -5 -8 -4", "k"),
        path(
            (
                "M-12 0Q-12 -16 -3 -22Q-5.4 -27 -4.6 -32L-4 -38.4L1 -33.6L6.4 -33.6L11.4 -38.4L11.6 -31"
                "Q12.8 -24 8.6 -20.4Q12 -12 11.4 0Z"
            ),
            "k",
        ),
        ellipse(0.4, -29, 1.2, 1.6, "ochre"),
        ellipse(6.8, -29, 1.2, 1.6, "ochre"),
        line(4, -12, 4, -1, "k-70", 0.6),
    ]
    return [group(body, f"translate(128 {GROUND}) scale(0.74)")]


def _trellis() -> list[str]:
    parts = [
        rect(150, 107, 3, GROUND - 107, "k-70"),
        rect(222, 107, 3, GROUND - 107, "k-70"),
        rect(224, 107, 1, GROUND - 107, "k"),
        rect(152, 107, 1, GROUND - 107, "k"),
    ]
    parts += [rect(140, 105, 96, 2.6, "k-70"), line(146, 99, 232, 99, "k-70", 1.1)]
    parts += [line(x, 96, x + 3, 109, "k-70", 1.4) for x in range(146, 232, 12)]
    parts.append(path("M226 190Q217 170 225 150Q231 132 223 120Q218 110 224 101", "none", stroke="k-50", width=2.2, cap="round"))
    return parts


def _vine() -> list[str]:
    parts = foliage(91, (143, 91, 90, 19), 24, (4, 8), "leaf-dark") + foliage(92, (143, 88, 86, 15), 15, (3, 6), "leaf")
    leaf = "M0 -6Q3 -7 5.4 -4Q4 -1.4 6 1.4Q3 3 2 5.6Q0 4 -2 5.6Q-3 3 -6 1.4Q-4 -1.4 -5.4 -4Q-3 -7 0 -6Z"
    rng = random.Random(93)
    for x, y in (
        (142, 100),
        (150, 109),
        (163, 88),
        (176, 109),
        (188, 87),
        (200, 109),
        (214, 88),
        (228, 95),
        (231, 108),
        (158, 103),
        (207, 97),
    ):
        ink = "leaf" if rng.random() < 0.55 else "leaf-dark"
        parts.append(
            group(
                [path(leaf, ink), line(0, -4, 0, 4, "stone", 0.4)],
                f"translate({x} {y}) rotate({rng.randrange(-40, 40)})",
            )
        )
    for x, y, n in ((159, 113, 4), (172, 112, 3), (213, 112, 3)):
        parts.append(line(x, y - 8, x, y, "k-70", 0.7))
        for row in range(n):
            for k in range(n - row):
                gx, gy = x + (k - (n - row - 1) / 2) * 4.1, y + row * 3.7
                parts += [circle(gx, gy, 2.15, "leaf"), circle(gx - 0.7, gy - 0.7, 0.55, "white")]
    for x in (150, 232):
        parts.append(
            path(
                d("M", x, 111, "Q", x + 5, 117, x, 121, "Q", x - 4, 124, x, 126),
                "none",
                stroke="leaf-dark",
                width=0.7,
                cap="round",
            )
        )
    return parts


def _old_man() -> list[str]:
    """Bamboo chair, vest, wide trousers, palm-leaf fan; his tea on a stool."""
    chair = [
        path(
            "M166 128Q170 150 172 166L168 190M172 166L199 166L203 190M170 178L201 178",
            "none",
            stroke="ochre",
            width=2.2,
            cap="round",
            join="round",
        ),
        path("M168 140Q176 143 180 142M170 150Q176 152 180 151", "none", stroke="ochre", width=1.4, cap="round"),
    ]
    fan = [
        path("M7 -16L24 -22", "none", stroke="skin", width=6.4, cap="round"),
        line(25, -20, 36, -36, "k-70", 2.2, cap="round"),
        path("M34 -33Q22 -42 28 -55Q37 -67 50 -60Q58 -51 51 -41Q44 -33 34 -33Z", "ochre"),
        line(36, -36, 32, -54, "k-70", 0.7),
        line(36, -36, 40, -59, "k-70", 0.7),
        line(36, -36, 48, -54, "k-70", 0.7),
        line(36, -36, 52, -46, "k-70", 0.7),
        circle(26, -22.6, 4, "skin"),
    ]
    man = seated(
        182,
        166.2,
        72,
        "k-15",
        "k-85",
        hair="k-30",
        arm=[path("M3 -33L8 -17", "none", stroke="skin", width=7.4, cap="round"), *fan],
        shoe="k",
    )
    stool = [
        rect(210, 172, 15, 2.4, "k-70"),
        line(212, 174, 210.6, 190, "k-70", 1.4),
        line(223, 174, 224.6, 190, "k-70", 1.4),
        rect(213, 163.6, 7, 8.4, "leaf-dark", rx=1),
        rect(213, 163.6, 7, 1.6, "k-15"),
    ]
    return [group([*stool, *chair, man], f"translate({num(188 * 0.06)} {num(GROUND * 0.06)}) scale(0.94)")]


def draw() -> dict[str, str]:
    """The lane at night, 236 by 194 pt, on white."""
    parts = _moon() + _wall() + _roof() + _gate() + _lamp() + _trellis() + _old_man() + _vine() + _cat()
    parts += [rect(0, GROUND, WIDTH, 2.2, "k")]
    for x in (8, 100, 146):
        parts += [
            path(
                d(
                    "M",
                    x,
                    GROUND,
                    "Q",
                    x - 1,
                    184,
                    x - 3.4,
                    181,
                    "M",
                    x + 1,
                    GROUND,
                    "Q",
                    x + 1.4,
                    182,
                    x + 2.4,
                    179,
                    "M",
                    x + 2,
                    GROUND,
                    "Q",
                    x + 4,
                    186,
                    x + 6,
                    184,
                ),
                "none",
                stroke="leaf-dark",
                width=0.9,
                cap="round",
            )
        ]
    return {"poem.svg": svg(WIDTH, HEIGHT, parts)}
