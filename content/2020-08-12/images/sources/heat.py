"""Page 6: a hot afternoon; shade under the plane tree on the left, the sun over the city on the right.

Rule followed: five palette inks (paper, skin, ochre, leaf, leaf-dark); the sun is bands of ochre and
red rings, for there are no gradients; light from the left but the shade lies under the crown.
"""

from __future__ import annotations

import random

from ink import circle, ellipse, group, line, path, polar, poly, rect, svg, text
from pieces import d, foliage, person, seated

WIDTH, HEIGHT = 541.8, 248.4
SUN = (338.0, 108.0)
"""Centre of the sun, in points from the top left."""
CURB = 206.0
"""Where houses end and pavement begins."""
LEAF = "M0 0Q-1 -3 -2.4 -4.2Q-6 -2.4 -9 -4.2Q-7.6 -6 -7.4 -7.4Q-10.6 -8.6 -11.6 -12Q-8 -11.4 -5.6 -12Q-6 -14.4 -5 -17Q-3.4 -15.4 -2.4 -14.4Q-1.8 -18 0 -20.6Q1.8 -18 2.4 -14.4Q3.4 -15.4 5 -17Q6 -14.4 5.6 -12Q8 -11.4 11.6 -12Q10.6 -8.6 7.4 -7.4Q7.6 -6 9 -4.2Q6 -2.4 2.4 -4.2Q1 -3 0 0Z"
"""A plane leaf of five lobes, its stalk at 0, 0 and its tip 20 pt above."""


def _sun() -> list[str]:
    x, y = SUN
    parts = [rect(0, 0, WIDTH, HEIGHT, "paper"), circle(x, y, 124, "skin"), circle(x, y, 98, "ochre")]
    for i in range(7):
        parts.append(circle(x, y, 92 - i * 4.6, "none", stroke="red", width=0.5 + i * 0.5))
    parts.append(circle(x, y, 60, "red"))
    for i in range(40):
        a, b = polar(x, y, 128, i * 9.0), polar(x, y, 134 if i % 2 else 139, i * 9.0)
        parts.append(line(*a, *b, "ochre", 1.0, cap="round"))
    return parts


def _windows(x: float, y: float, w: float, foot: float, ink: str, seed: int) -> list[str]:
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


def _far() -> list[str]:
    """Towers far off, a television tower among them."""
    parts: list[str] = []
    blocks = ((182, 124, 26), (210, 138, 20), (262, 112, 24), (289, 130, 18), (392, 118, 22), (416, 96, 24), (443, 132, 26), (472, 110, 22), (520, 126, 26))
    for x, y, w in blocks:
        parts += [rect(x, y, w, CURB - y, "k-30"), rect(x + w * 0.62, y, w * 0.38, CURB - y, "k-50")]
        parts += _windows(x + 3, y + 6, w * 0.62 - 4, CURB, "white", int(x))
    parts += [poly([(262, 112), (274, 100), (286, 112)], "k-30"), rect(427, 82, 1.6, 16, "k-30")]
    x = 240.0
    parts += [rect(x - 0.7, 52, 1.4, 30, "k-50"), rect(x - 1.6, 78, 3.2, 14, "k-50"), circle(x, 92, 5.6, "k-50"), rect(x - 2.4, 96, 4.8, 60, "k-50"), circle(x, 148, 9.4, "k-50"), path(d("M", x - 3, 152, "L", x - 13, CURB, "L", x - 9.4, CURB, "L", x, 156, "L", x + 9.4, CURB, "L", x + 13, CURB, "L", x + 3, 152, "Z"), "k-50"), rect(x - 9, 146.6, 18, 1.4, "white"), rect(x - 5, 91.4, 10, 1.1, "white")]
    return parts


def _gable(x: float, y: float, w: float, wall: str) -> list[str]:
    """A lane house of the near row: tiled roof, two windows with shutters, an air conditioner."""
    parts = [rect(x, y, w, CURB - y, wall), poly([(x - 2, y), (x + 5, y - 12), (x + w - 5, y - 12), (x + w + 2, y)], "k-70")]
    parts += [line(x + 5 + i * (w - 10) / 9, y - 12, x - 2 + i * (w + 4) / 9, y, "k-50", 0.5) for i in range(1, 9)]
    parts += [rect(x + w - 12, y - 20, 5, 12, "k-70"), rect(x + w - 13, y - 21, 7, 2, "k-85")]
    for wx in (x + w * 0.16, x + w * 0.6):
        parts += [rect(wx, y + 7, 10, 13, "k-85"), rect(wx + 1, y + 8, 3.6, 11, "white"), rect(wx + 5.4, y + 8, 3.6, 11, "k-15"), rect(wx - 4, y + 7, 3.6, 13, "leaf-dark"), rect(wx + 10.4, y + 7, 3.6, 13, "leaf-dark"), rect(wx - 1, y + 20, 12, 1.6, "white")]
    parts += [rect(x + w * 0.5 - 6, y + 26, 10, 6, "white"), circle(x + w * 0.5 - 1.6, y + 29, 2.1, "k-50")]
    parts += [line(x, y + 36, x + w, y + 36, "k-50", 0.5), rect(x + w - 3, y, 3, CURB - y, "k-50")]
    return parts


def _street() -> list[str]:
    parts: list[str] = []
    for x, y, w, wall in ((252, 170, 46, "k-30"), (298, 162, 52, "skin"), (350, 168, 42, "k-30"), (392, 160, 44, "skin"), (504, 164, 44, "k-30")):
        parts += _gable(x, y, w, wall)
    parts += _awning(436, 68)
    parts += [rect(0, CURB, WIDTH, HEIGHT - CURB, "k-15"), rect(0, CURB, WIDTH, 1.4, "k-50"), rect(0, 231, WIDTH, 1.2, "k-50"), rect(0, 232.2, WIDTH, 17, "k-30")]
    parts += [line(x, CURB + 1.4, x - 14, 231, "white", 0.6) for x in range(20, 570, 22)]
    parts += [line(0, 217, WIDTH, 217, "white", 0.6)]
    parts += [rect(x, 239.4, 26, 2.6, "white") for x in range(232, 560, 54)]
    return parts


def _awning(x: float, w: float) -> list[str]:
    """A fruit shop: striped awning, melons in crates, a dark door."""
    parts = [rect(x, 152, w, CURB - 152, "paper"), rect(x, 150, w, 3, "k-70"), rect(x + 3, 172, w - 6, CURB - 172, "k-85")]
    step = w / 10
    for i in range(10):
        ink = "red" if i % 2 == 0 else "white"
        parts += [poly([(x + i * step, 160), (x + (i + 1) * step, 160), (x - 3 + (i + 1) * (w + 6) / 10, 173), (x - 3 + i * (w + 6) / 10, 173)], ink), circle(x - 3 + (i + 0.5) * (w + 6) / 10, 173, (w + 6) / 20, ink)]
    for cx in (x + 6, x + w - 26):
        for i in range(4):
            parts += [circle(cx + 2.6 + i * 4.9, 194 - (i % 2) * 1.2, 3.2, "leaf"), line(cx + 2.6 + i * 4.9, 191.2, cx + 2.6 + i * 4.9, 196.6, "leaf-dark", 0.8)]
        parts += [rect(cx - 1, 196, 21, 10, "ochre"), line(cx - 1, 199.4, cx + 20, 199.4, "k-70", 0.5), line(cx - 1, 202.8, cx + 20, 202.8, "k-70", 0.5)]
    return parts


def _shade() -> list[str]:
    """The crown's shade on the pavement, with flecks of light."""
    parts = [path("M-4 210L196 210Q236 214 238 222Q240 231 214 231L-4 231Z", "k-50")]
    rng = random.Random(8)
    for _ in range(46):
        x, y = rng.uniform(2, 222), rng.uniform(212, 229)
        parts.append(ellipse(x, y, rng.uniform(1.4, 3.6), rng.uniform(0.6, 1.2), "k-15"))
    return parts


def _trunk() -> list[str]:
    """A plane tree's trunk, its bark in grey flakes."""
    parts = [path("M52 224Q58 190 57 160Q55 120 36 84L46 80Q62 104 68 126Q78 100 104 78L112 84Q86 110 82 150Q80 190 90 224Z", "k-50")]
    parts.append(path("M72 224Q72 180 76 150Q80 110 104 78L112 84Q86 110 82 150Q80 190 90 224Z", "k-70"))
    for x, y, w, h in ((60, 146, 6, 13), (66, 172, 5, 16), (60, 194, 6, 12), (64, 122, 4, 9), (72, 152, 4, 11), (70, 202, 7, 14), (55, 112, 4, 8), (76, 186, 5, 10), (86, 100, 5, 5)):
        ink = ("k-30", "paper", "k-30", "leaf")[(x + y) % 4]
        parts.append(path(d("M", x, y, "Q", x + w * 0.2, y - h * 0.5, x + w * 0.6, y - h * 0.4, "Q", x + w * 1.2, y, x + w * 0.7, y + h * 0.5, "Q", x - w * 0.2, y + h * 0.4, x, y, "Z"), ink))
    parts += [path("M46 226Q56 218 62 224L84 224Q92 218 98 226Z", "k-70"), ellipse(73, 131, 1.6, 2.4, "k")]
    return parts


def _crown() -> list[str]:
    parts = foliage(41, (-30, -56, 252, 136), 46, (19, 30), "leaf-dark")
    parts += foliage(42, (-34, -50, 200, 104), 15, (14, 26), "leaf")
    rng = random.Random(43)
    edge = [(-2, 82), (16, 92), (36, 96), (58, 98), (80, 97), (102, 96), (124, 94), (146, 90), (166, 84), (186, 76), (202, 64), (214, 48), (222, 30), (226, 12)]
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


def _bench() -> list[str]:
    parts: list[str] = []
    for x in (116, 222):
        parts += [path(d("M", x, 172, "L", x + 3, 203, "L", x + 3, 226, "M", x + 3, 204, "L", x + 16, 204, "L", x + 18, 226), "none", stroke="k", width=2.4, join="round", cap="round")]
    for y in (174, 181.4, 188.8):
        parts.append(rect(110, y, 120, 4.6, "ochre"))
    parts += [rect(110, y + 3.4, 120, 1.2, "k-70") for y in (174, 181.4, 188.8)]
    return parts


def _seat() -> list[str]:
    return [rect(108, 203, 126, 3.2, "ochre"), rect(108, 206, 126, 1.8, "k-70")]


def _fan() -> list[str]:
    """The old woman's arm with a palm-leaf fan."""
    ribs = [line(36, -34, *polar(40, -47, 13.6, a), "k-70", 0.8) for a in range(-160, 30, 24)]
    return [
        path("M8 -17L22 -24", "none", stroke="skin", width=6.4, cap="round"),
        line(23, -22, 37, -36, "k-70", 2.2, cap="round"),
        path("M35 -32Q22 -42 29 -55Q38 -66 51 -59Q59 -50 52 -40Q45 -33 35 -32Z", "ochre"), *ribs,
        circle(24.4, -25, 4, "skin"),
    ]


def _melon() -> list[str]:
    """The child's arm with a slice of watermelon."""
    seeds = [ellipse(x, y, 0.9, 1.4, "k") for x, y in ((20, -34), (25, -31), (30, -33), (24, -36.4), (29, -37))]
    return [
        path("M11.4 -41.2L39.8 -37.4A14.4 14.4 0 0 1 11.4 -41.2Z", "leaf-dark"),
        path("M13.6 -41L37.6 -37.8A12 12 0 0 1 13.6 -41Z", "white"),
        path("M15 -41L36.2 -38A10.6 10.6 0 0 1 15 -41Z", "red"), *seeds,
        path("M7 -18L22 -26", "none", stroke="skin", width=6.6, cap="round"), circle(24, -28, 4.2, "skin"),
    ]


def _sitters() -> list[str]:
    dots = [circle(x, y, 1.3, "leaf-dark") for x, y in ((-8, -13), (-2, -18), (-8, -24), (-2, -30), (-5, -36), (11, -13), (11, -24), (6, -38), (4, -12))]
    return [
        seated(144, 204, 66, "white", "k-85", hair="k-30", bun=True, sleeve="k-15", arm=dots + _fan()),
        seated(192, 204, 48, "red", "leaf-dark", sleeve="red", arm=_melon()),
    ]


def _things() -> list[str]:
    """A cat asleep under the bench, a thermos, a sparrow."""
    return [
        group([
            path("M152 228Q150 219 160 218Q172 216 176 223L178.6 218.6L181 222L184.6 219.4L185 225Q185 229 178 229L158 229Q146 230 143 224Q147 227.4 152 227Z", "ochre"),
            path("M158 218.6L159.4 223M162.6 217.7L164 222.4M167.4 218L168.4 222", "none", stroke="k-70", width=0.8, cap="round"),
            path("M178.6 225.6L180.6 226.2M182 226.2L184 225.6", "none", stroke="k", width=0.7, cap="round"),
        ], "translate(43 33) scale(0.86)"),
        rect(100, 210, 8, 18, "red", rx=2), rect(101.6, 205.6, 4.8, 5, "white", rx=1), rect(100, 214, 8, 1.6, "white"), path("M108 213Q112.6 213 112.6 217Q112.6 221 108 221", "none", stroke="k", width=1.1),
        path("M254 227Q258 221 264 223L268 221.4Q270 223 268 224.6Q266 229 259 229L252 230Z", "k-85"), line(260, 229, 260, 231.6, "k-85", 0.6), line(262.6, 229, 262.6, 231.6, "k-85", 0.6),
    ]


def _parasol(x: float, y: float) -> list[str]:
    """A white parasol whose ferrule is at (x, y), 78 points across."""
    scallops = "".join(f"Q{x + 39 - 13 * i - 6.5:.1f} {y + 20.5:.1f} {x + 39 - 13 * (i + 1):.1f} {y + 25:.1f}" for i in range(6))
    dome = f"M{x - 39} {y + 25}Q{x - 30} {y + 1} {x} {y}Q{x + 30} {y + 1} {x + 39} {y + 25}{scallops}Z"
    right = f"M{x} {y}Q{x + 30} {y + 1} {x + 39} {y + 25}Q{x + 32.5} {y + 20.5} {x + 26} {y + 25}Q{x + 19} {y + 6} {x} {y}Z"
    ribs = [path(d("M", x, y, "Q", x + k * 9, y + 8, x + k * 13, y + 25), "none", stroke="k-30", width=0.5) for k in (-2, -1, 0, 1, 2)]
    return [line(x, y - 4, x, y + 62, "k", 1.5, cap="round"), path(dome, "white"), path(right, "k-15"), *ribs]


def _walker() -> list[str]:
    x, foot = 392.0, 226.0
    return [
        ellipse(x + 3, foot, 36, 4.2, "k-50"),
        *_parasol(x + 9, foot - 88),
        person(x, foot, 68, "leaf-dark", "skin", skirt=True, facing=1, shade="k-50"),
        path(d("M", x - 1, foot - 47, "L", x + 4, foot - 36, "L", x + 8.4, foot - 40), "none", stroke="skin", width=4.4, cap="round", join="round"),
        circle(x + 9, foot - 41, 2.5, "skin"),
        rect(x - 13, foot - 33, 8, 10, "ochre", rx=1), path(d("M", x - 11.4, foot - 33, "L", x - 5, foot - 50), "none", stroke="ochre", width=0.9),
        path(d("M", x - 10.8, foot - 14.6, "L", x + 10.8, foot - 14.6), "none", stroke="white", width=1.0, dash="1.6 1.6"),
    ]


def _rider() -> list[str]:
    """A courier on an electric scooter, far down the street."""
    wheels = [part for x in (0.0, 23.0) for part in (circle(x, -4.6, 4.6, "k"), circle(x, -4.6, 1.8, "k-30"))]
    body = [
        ellipse(16, 0, 22, 1.8, "k-50"), *wheels,
        path("M-3 -12L9 -12L10 -7L18 -7L21.6 -19L24 -19L24.6 -10L22 -6.4L17 -4.6L5 -4.6Q0 -9 -3 -12Z", "k-85"),
        rect(-9, -27, 12.6, 12.6, "ochre", rx=1), rect(-9, -22, 12.6, 1.2, "k"),
        path("M4 -12L4 -24Q5 -28 8 -28Q11.6 -28 12 -24L12 -13L18 -12L18 -6L15.4 -6L15.4 -10L5 -10Z", "leaf-dark"),
        path("M9 -24L14 -19L21 -20", "none", stroke="leaf-dark", width=2.4, cap="round", join="round"),
        circle(8.6, -31.6, 3.5, "skin"), path("M4.4 -31.4A4.2 4.2 0 0 1 12.8 -32.4Z", "ochre"),
    ]
    return [group(body, "translate(298 243) scale(1.15)")]


def _thermometer() -> list[str]:
    """Scale 20 to 40 degrees at 6.4 pt a degree; the column stands at 38."""
    x, zero = 508.0, 172.0
    def at(degree: float) -> float:
        return zero - (degree - 20) * 6.4
    parts = [rect(x - 10, 22, 33, 178, "white", rx=10), circle(x, 196, 17.6, "white")]
    parts += [rect(x - 3.6, 29, 7.2, 166, "k-15", rx=3.6), rect(x - 3.6, at(38), 7.2, 196 - at(38), "red"), circle(x, 196, 12.6, "red"), path(f"M{x - 8} 194A8.4 8.4 0 0 1 {x - 3} 188.4", "none", stroke="white", width=1.4, cap="round")]
    for degree in range(20, 42, 2):
        long = degree % 10 == 0
        parts.append(line(x + (4.6 if long else 6.0), at(degree), x + 9.4, at(degree), "k", 1.0 if long else 0.5))
    parts += [text(x + 12, at(n) + 2.6, str(n), "hei-medium", 7) for n in (20, 30, 40)]
    parts += [poly([(x - 10.6, at(38)), (x - 16, at(38) - 3), (x - 16, at(38) + 3)], "k"), text(x - 19, at(38) + 7, "38\u2103", "song-black", 20, "k", "end")]
    return parts


def draw() -> dict[str, str]:
    """The hot afternoon, 541.8 by 248.4 pt."""
    parts = _sun() + _far() + _street() + _shade() + _trunk() + _crown()
    parts += _bench() + _things()[:1] + _seat() + _sitters() + _things()[1:]
    parts += _rider() + _walker() + _thermometer()
    return {"heat.svg": svg(WIDTH, HEIGHT, parts)}
