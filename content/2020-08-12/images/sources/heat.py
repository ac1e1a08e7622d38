"""Page 6: a hot afternoon; shade under the plane tree on the left, the sun over the city on the right.

Rule followed: five palette inks (paper, skin, ochre, leaf, leaf-dark); the sun is bands of ochre and
red rings, for there are no gradients; light from the left but the shade lies under the crown.
"""

from __future__ import annotations

from heat_city import far, street
from heat_tree import crown, shade, trunk
from ink import circle, ellipse, group, line, path, polar, poly, rect, svg, text
from pieces import d, person, seated

WIDTH, HEIGHT = 541.8, 248.4
SUN = (326.0, 108.0)
"""Centre of the sun, in points from the top left."""


def _sun() -> list[str]:
    x, y = SUN
    parts = [rect(0, 0, WIDTH, HEIGHT, "paper"), circle(x, y, 119, "skin"), circle(x, y, 98, "ochre")]
    for i in range(7):
        parts.append(circle(x, y, 92 - i * 4.6, "none", stroke="red", width=0.5 + i * 0.5))
    parts.append(circle(x, y, 60, "red"))
    for i in [n for n in range(40) if n not in (38, 39)]:
        a, b = polar(x, y, 123.4, i * 9.0), polar(x, y, 129 if i % 2 else 134, i * 9.0)
        parts.append(line(*a, *b, "ochre", 1.0, cap="round"))
    return parts


def _bench() -> list[str]:
    parts: list[str] = []
    for x in (116, 222):
        parts += [
            path(
                d("M", x, 172, "L", x + 3, 203, "L", x + 3, 226, "M", x + 3, 204, "L", x + 16, 204, "L", x + 18, 226),
                "none",
                stroke="k",
                width=2.4,
                join="round",
                cap="round",
            )
        ]
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
        path("M35 -32Q22 -42 29 -55Q38 -66 51 -59Q59 -50 52 -40Q45 -33 35 -32Z", "ochre"),
        *ribs,
        circle(24.4, -25, 4, "skin"),
    ]


def _melon() -> list[str]:
    """The child's arm with a slice of watermelon."""
    seeds = [ellipse(x, y, 0.9, 1.4, "k") for x, y in ((20, -34), (25, -31), (30, -33), (24, -36.4), (29, -37))]
    return [
        path("M11.4 -41.2L39.8 -37.4A14.4 14.4 0 0 1 11.4 -41.2Z", "leaf-dark"),
        path("M13.6 -41L37.6 -37.8A12 12 0 0 1 13.6 -41Z", "white"),
        path("M15 -41L36.2 -38A10.6 10.6 0 0 1 15 -41Z", "red"),
        *seeds,
        path("M7 -18L22 -26", "none", stroke="skin", width=6.6, cap="round"),
        circle(24, -28, 4.2, "skin"),
    ]


def _sitters() -> list[str]:
    dots = [
        circle(x, y, 1.3, "leaf-dark")
        for x, y in ((-8, -13), (-2, -18), (-8, -24), (-2, -30), (-5, -36), (11, -13), (11, -24), (6, -38), (4, -12))
    ]
    return [
        seated(144, 204, 66, "white", "k-85", hair="k-30", bun=True, sleeve="k-15", arm=dots + _fan()),
        seated(192, 204, 48, "red", "leaf-dark", sleeve="red", arm=_melon()),
    ]


def _things() -> list[str]:
    """A cat asleep under the bench, a thermos, a sparrow."""
    return [
        group(
            [
                path(
                    (
                        "M152 228Q150 219 160 218Q172 216 176 223L178.6 218.6L181 222L184.6 219.4L185 225"
                        "Q185 229 178 229L158 229Q146 230 143 224Q147 227.4 152 227Z"
                    ),
                    "ochre",
                ),
                path(
                    "M158 218.6L159.4 223M162.6 217.7L164 222.4M167.4 218L168.4 222",
                    "none",
                    stroke="k-70",
                    width=0.8,
                    cap="round",
                ),
                path("M178.6 225.6L180.6 226.2M182 226.2L184 225.6", "none", stroke="k", width=0.7, cap="round"),
            ],
            "translate(43 33) scale(0.86)",
        ),
        rect(100, 210, 8, 18, "red", rx=2),
        rect(101.6, 205.6, 4.8, 5, "white", rx=1),
        rect(100, 214, 8, 1.6, "white"),
        path("M108 213Q112.6 213 112.6 217Q112.6 221 108 221", "none", stroke="k", width=1.1),
        path("M254 227Q258 221 264 223L268 221.4Q270 223 268 224.6Q266 229 259 229L252 230Z", "k-85"),
        line(260, 229, 260, 231.6, "k-85", 0.6),
        line(262.6, 229, 262.6, 231.6, "k-85", 0.6),
    ]


def _parasol(x: float, y: float) -> list[str]:
    """A white parasol whose ferrule is at (x, y), 78 points across."""
    scallops = "".join(f"Q{x + 39 - 13 * i - 6.5:.1f} {y + 20.5:.1f} {x + 39 - 13 * (i + 1):.1f} {y + 25:.1f}" for i in range(6))
    dome = f"M{x - 39} {y + 25}Q{x - 30} {y + 1} {x} {y}Q{x + 30} {y + 1} {x + 39} {y + 25}{scallops}Z"
    right = f"M{x} {y}Q{x + 30} {y + 1} {x + 39} {y + 25}Q{x + 32.5} {y + 20.5} {x + 26} {y + 25}Q{x + 19} {y + 6} {x} {y}Z"
    ribs = [
        path(d("M", x, y, "Q", x + k * 9, y + 8, x + k * 13, y + 25), "none", stroke="k-30", width=0.5) for k in (-2, -1, 0, 1, 2)
    ]
    return [line(x, y - 4, x, y + 62, "k", 1.5, cap="round"), path(dome, "white"), path(right, "k-15"), *ribs]


def _walker() -> list[str]:
    x, foot = 392.0, 226.0
    return [
        ellipse(x + 3, foot, 36, 4.2, "k-50"),
        *_parasol(x + 9, foot - 88),
        person(x, foot, 68, "leaf-dark", "skin", skirt=True, facing=1, shade="k-50"),
        path(
            d("M", x - 1, foot - 47, "L", x + 4, foot - 36, "L", x + 8.4, foot - 40),
            "none",
            stroke="skin",
            width=4.4,
            cap="round",
            join="round",
        ),
        circle(x + 9, foot - 41, 2.5, "skin"),
        rect(x - 13, foot - 33, 8, 10, "ochre", rx=1),
        path(d("M", x - 11.4, foot - 33, "L", x - 5, foot - 50), "none", stroke="ochre", width=0.9),
        path(d("M", x - 10.8, foot - 14.6, "L", x + 10.8, foot - 14.6), "none", stroke="white", width=1.0, dash="1.6 1.6"),
    ]


def _rider() -> list[str]:
    """A courier on an electric scooter, far down the street."""
    wheels = [part for x in (0.0, 23.0) for part in (circle(x, -4.6, 4.6, "k"), circle(x, -4.6, 1.8, "k-30"))]
    body = [
        ellipse(16, 0, 22, 1.8, "k-50"),
        *wheels,
        path("M-3 -12L9 -12L10 -7L18 -7L21.6 -19L24 -19L24.6 -10L22 -6.4L17 -4.6L5 -4.6Q0 -9 -3 -12Z", "k-85"),
        rect(-9, -27, 12.6, 12.6, "ochre", rx=1),
        rect(-9, -22, 12.6, 1.2, "k"),
        path("M4 -12L4 -24Q5 -28 8 -28Q11.6 -28 12 -24L12 -13L18 -12L18 -6L15.4 -6L15.4 -10L5 -10Z", "leaf-dark"),
        path("M9 -24L14 -19L21 -20", "none", stroke="leaf-dark", width=2.4, cap="round", join="round"),
        circle(8.6, -31.6, 3.5, "skin"),
        path("M4.4 -31.4A4.2 4.2 0 0 1 12.8 -32.4Z", "ochre"),
    ]
    return [group(body, "translate(298 243) scale(1.15)")]


def _thermometer() -> list[str]:
    """Scale 20 to 40 degrees at 6.4 pt a degree; the column stands at 35, where hot days begin."""
    x, zero, now = 508.0, 172.0, 35

    def at(degree: float) -> float:
        return zero - (degree - 20) * 6.4

    parts = [rect(x - 10, 22, 33, 178, "white", rx=10), circle(x, 196, 17.6, "white")]
    parts += [
        rect(x - 3.6, 29, 7.2, 166, "k-15", rx=3.6),
        rect(x - 3.6, at(now), 7.2, 196 - at(now), "red"),
        circle(x, 196, 12.6, "red"),
        path(f"M{x - 8} 194A8.4 8.4 0 0 1 {x - 3} 188.4", "none", stroke="white", width=1.4, cap="round"),
    ]
    for degree in range(20, 41):
        start, weight = (4.6, 1.0) if degree % 10 == 0 else (5.4, 0.7) if degree % 5 == 0 else (6.8, 0.4)
        parts.append(line(x + start, at(degree), x + 9.4, at(degree), "k", weight))
    parts += [text(x + 12, at(n) + 2.6, str(n), "hei-medium", 7) for n in (20, 30, 40)]
    parts += [
        poly([(x - 10.6, at(now)), (x - 16, at(now) - 3), (x - 16, at(now) + 3)], "k"),
        text(x - 19, at(now) + 7, f"{now}\u2103", "song-black", 20, "k", "end"),
    ]
    return parts


def draw() -> dict[str, str]:
    """The hot afternoon, 541.8 by 248.4 pt."""
    parts = _sun() + far() + street() + shade() + trunk() + crown()
    parts += _bench() + _things()[:1] + _seat() + _sitters() + _things()[1:]
    parts += _rider() + _walker() + _thermometer()
    return {"heat.svg": svg(WIDTH, HEIGHT, parts)}
