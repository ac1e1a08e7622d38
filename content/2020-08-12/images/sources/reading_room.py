"""Page 7: the reading room on the second floor, a camphor tree in its window.

Rule followed: shelves frame the scene, the window is the pale ground, chair backs the near dark;
five palette inks (coffee, leaf, leaf-dark, ochre, skin); light falls from the left.
"""

from __future__ import annotations

from ink import circle, clip_path, ellipse, group, line, path, poly, polyline, rect, svg
from pieces import books, d, foliage, tree_crown

WIDTH, HEIGHT = 403.2, 223.2
WINDOW = (110.0, 12.0, 184.0, 128.0)
"""Panes' rectangle: x, y, width, height."""
TABLE = 170.0
"""Far edge of the table top."""
SPINES = ["red", "white", "ochre", "leaf-dark", "k-50", "k-30", "leaf", "skin", "red"]


def _wall() -> list[str]:
    parts = [rect(0, 0, WIDTH, HEIGHT, "k-15"), rect(90, 150, 224, 30, "k-30"), rect(90, 148.6, 224, 2, "white")]
    parts += [rect(96 + i * 27, 155, 22, 20, "none", stroke="white", width=0.8) for i in range(8)]
    parts += [rect(0, 180, WIDTH, HEIGHT - 180, "k-30")]
    parts += [line(201.6 + (x - 201.6) * 0.62, 180, x, HEIGHT, "k-15", 0.8) for x in range(-80, 500, 24)]
    return parts


def _outside() -> list[str]:
    """Seen through the panes: sky, roofs, the camphor tree."""
    x, y, w, h = WINDOW
    parts = [rect(x, y, w, h, "tint-a")]
    for rx, ry, rw in ((104, 112, 66), (232, 106, 72), (170, 118, 66)):
        parts += [
            rect(rx, ry + 10, rw, 50, "coffee"),
            poly([(rx - 4, ry + 11), (rx + 6, ry), (rx + rw - 6, ry), (rx + rw + 4, ry + 11)], "k-70"),
        ]
        parts += [line(rx + 6 + i * (rw - 12) / 11, ry, rx - 4 + i * (rw + 8) / 11, ry + 11, "k-50", 0.5) for i in range(1, 11)]
        parts += [rect(rx + 10 + i * 18, ry + 16, 8, 10, "k-15") for i in range(int(rw / 18))]
    parts += foliage(61, (88, -16, 96, 84), 24, (11, 19), "leaf")
    parts += foliage(62, (214, -18, 100, 92), 24, (11, 20), "leaf")
    parts.append(
        path(
            (
                "M184 142Q190 100 186 78Q178 60 150 44L153 39Q180 52 192 66Q196 44 190 18L197 17"
                "Q204 44 202 66Q216 46 244 36L247 41Q220 56 211 80Q208 104 216 142Z"
            ),
            "k-70",
        )
    )
    parts.append(path("M206 142Q202 104 204 80Q208 60 240 40L247 41Q220 56 211 80Q208 104 216 142Z", "k-85"))
    parts += tree_crown(63, (96, -20, 120, 64), (9, 15), "leaf-dark", "leaf", count=26)
    parts += tree_crown(64, (190, -22, 120, 62), (9, 15), "leaf-dark", "leaf", count=26)
    parts += tree_crown(65, (220, 52, 60, 32), (6, 10), "leaf-dark", "leaf", count=14)
    parts += tree_crown(66, (112, 54, 46, 28), (6, 9), "leaf-dark", "leaf", count=12)
    for bx, by in ((126, 90), (139, 96)):
        parts.append(
            path(
                d("M", bx - 5, by - 2, "Q", bx - 2, by - 3, bx, by, "Q", bx + 2, by - 3, bx + 5, by - 2),
                "none",
                stroke="k-70",
                width=0.7,
                cap="round",
            )
        )
    return parts


def _window() -> tuple[list[str], str]:
    x, y, w, h = WINDOW
    parts = [
        rect(x - 7, y - 7, w + 14, h + 14, "white"),
        rect(x - 7, y - 7, w + 14, h + 14, "none", stroke="k-30", width=0.6),
        group(_outside(), clip="panes"),
    ]
    parts += [rect(x + w * i / 4 - 1.8, y, 3.6, h, "white") for i in (1, 2, 3)] + [
        rect(x + w * i / 4 + 1.2, y, 0.8, h, "k-30") for i in (1, 2, 3)
    ]
    parts += [
        rect(x, y + 38, w, 3.6, "white"),
        rect(x, y + 41, w, 0.8, "k-30"),
        rect(x, y, w, 1.6, "k-30"),
        rect(x, y, 1.6, h, "k-30"),
    ]
    parts += [rect(x - 12, y + h + 3, w + 24, 5, "white"), rect(x - 12, y + h + 7.4, w + 24, 1.4, "k-50")]
    return parts, clip_path("panes", rect(x, y, w, h, "white"))


def _sill() -> list[str]:
    """A cat and a pot of lilyturf on the window sill."""
    x = 261.0
    blades = [
        path(d("M", x, 131, "Q", x + k * 2.4, 117, x + k * 5, 118 + abs(k) * 2.2, "Q", x + k * 1.6, 121, x, 131), "leaf")
        for k in (-3, -2, -1, 0, 1, 2, 3)
    ]
    cat = (
        "M130 143Q124 130 131 122L130 114L135 118.4L139 118.4L143.6 114L143 122.6Q151 130 148 143"
        "Q156 142 157 136Q157.4 132 160.4 133.4Q161 144 150 145L130 145Z"
    )
    return [
        *blades,
        poly([(x - 6, 130), (x + 6, 130), (x + 4, 143), (x - 4, 143)], "coffee"),
        rect(x - 7, 129, 14, 3, "coffee"),
        path(cat, "k"),
    ]


def _shelves(x: float, seed: int) -> list[str]:
    """One bookcase 92 pt wide: five boards, a cornice, a plinth."""
    parts = [rect(x, 0, 92, 190, "coffee"), rect(x, 186, 92, 4, "k-85")]
    for i in range(5):
        top = 6 + i * 36
        parts += [rect(x + 5, top, 82, 31, "k-85"), rect(x + 5, top, 82, 2.4, "k")]
        parts += books(x + 7, top + 31, 78, 27, SPINES, seed=seed + i)
        parts.append(rect(x + 5, top + 31, 82, 1, "ochre"))
    tags = [rect(x + 38, 6 + i * 36 + 32.6, 16, 2.8, "white") for i in range(5)]
    return parts + tags


def _ladder() -> list[str]:
    """A volunteer on the step ladder before the right-hand case."""
    rungs = [line(344 - i * 1.6, 196 - i * 16, 362 - i * 0.8, 196 - i * 16, "ochre", 2.0) for i in range(5)]
    rails = [
        polyline([(341, 204), (350.4, 112)], "ochre", 2.4, cap="round"),
        polyline([(366, 204), (358.8, 112)], "ochre", 2.4, cap="round"),
    ]
    body = [
        path("M346 144L346 120L361 120L361.4 144L355 144L354 127L352 144Z", "k-70"),
        rect(344.4, 142.6, 8.4, 2.8, "k"),
        rect(354, 142.6, 8.4, 2.8, "k"),
        path("M343.6 122L344 100Q344.6 94 351 94L356 94Q362.6 94 363 100L363.4 122Z", "red"),
        path("M360 99L370 90L374 80", "none", stroke="red", width=5, cap="round", join="round"),
        circle(374.6, 77, 2.8, "skin"),
        rect(373, 62, 4.4, 15, "white"),
        rect(351, 88, 5, 8, "skin"),
        circle(353.4, 83, 7.4, "skin"),
        path("M345.6 85Q344.6 74.8 353.4 74.8Q362.4 75 361.2 86Q353 90 345.6 85Z", "k"),
        path("M352 88Q348 92 345.4 91", "none", stroke="k", width=2.4, cap="round"),
    ]
    return rails + rungs + body


def _reader(x: float, size: float, coat: str, hair: str, *, style: str, shade: str) -> list[str]:
    """A reader behind the table, head bent over an open book; `style` is short, bun, bob or cap."""
    parts = [
        path("M-25 4Q-27 -24 -16 -30Q-10 -33 -6 -34L6 -34Q10 -33 16 -30Q27 -24 25 4Z", coat),
        path("M8 -34L6 -34Q10 -33 16 -30Q27 -24 25 4L14 4Q18 -22 8 -34Z", shade),
        path("M-5 -40L-5 -34Q0 -29 5 -34L5 -40Z", "skin"),
    ]
    head = [ellipse(0, -50, 11, 12, "skin")]
    shapes = {
        "short": ("M-11.6 -49Q-13.6 -63.6 0 -64Q13.4 -63.6 11.6 -49Q10 -55 6 -56.6Q-2 -54.6 -8 -57Q-10.6 -54 -11.6 -49Z"),
        "bun": "M-11.6 -46Q-14 -63.4 0 -64Q14 -63.4 11.6 -46Q10.6 -54 0 -57.6Q-10.6 -54 -11.6 -46Z",
        "bob": "M-13 -40Q-16 -64 0 -64.6Q16 -64 13 -40L9.6 -40Q11 -50 8 -56Q-2 -54 -8.6 -56.4Q-11 -50 -9.6 -40Z",
        "cap": "M-12.4 -54Q-13 -65 0 -65Q12.6 -65 12.4 -54L15.4 -52.4Q4 -55.4 -15 -52.6Z",
    }
    head.append(path(shapes[style], hair))
    if style == "bun":
        head.append(circle(0, -65.4, 4.6, hair))
    if hair in ("k-30", "k-50"):
        head += [
            circle(-4.2, -47.6, 3.1, "none", stroke="k", width=0.8),
            circle(4.2, -47.6, 3.1, "none", stroke="k", width=0.8),
            line(-1.1, -47.6, 1.1, -47.6, "k", 0.8),
        ]
    parts.append(group(head, "rotate(4 0 -40)"))
    arms = [
        path("M-21 -20Q-27 -4 -22 4L-12 7", "none", stroke=coat, width=9.4, cap="round", join="round"),
        path("M21 -20Q27 -4 22 4L12 7", "none", stroke=shade, width=9.4, cap="round", join="round"),
    ]
    book = [
        path("M-17 7Q-9 2 0 6.6Q9 2 17 7L20 15Q10 10 0 14.6Q-10 10 -20 15Z", "coffee"),
        path("M-16 5.4Q-8.6 1 0 5.4L0 13Q-10 8.4 -19 13Z", "white"),
        path("M16 5.4Q8.6 1 0 5.4L0 13Q10 8.4 19 13Z", "k-15"),
        circle(-18.6, 9.4, 3, "skin"),
        circle(18.6, 9.4, 3, "skin"),
    ]
    for i in range(3):
        book += [
            path(
                d("M", -14.6 - i, 6.4 + i * 1.9, "Q", -8, 3.4 + i * 1.9, -2, 6.2 + i * 1.9),
                "none",
                stroke="k-50",
                width=0.45,
            ),
            path(
                d("M", 14.6 + i, 6.4 + i * 1.9, "Q", 8, 3.4 + i * 1.9, 2, 6.2 + i * 1.9),
                "none",
                stroke="k-50",
                width=0.45,
            ),
        ]
    return [
        group(parts, f"translate({x} {TABLE}) scale({size})"),
        group(arms + book, f"translate({x} {TABLE}) scale({size})"),
    ]


def _table() -> list[str]:
    parts = [path("M36 204L367 204L372 216L352 219L50 219L30 216Z", "k-50")]
    parts += [
        rect(52, 200, 9, 24, "coffee"),
        rect(342, 200, 9, 24, "coffee"),
        rect(58, 200, 3, 24, "k-85"),
        rect(348, 200, 3, 24, "k-85"),
    ]
    parts += [
        poly([(62, TABLE), (341, TABLE), (377, 198), (26, 198)], "ochre"),
        poly([(110, TABLE), (168, TABLE), (120, 198), (56, 198)], "skin"),
        poly([(180, TABLE), (198, TABLE), (156, 198), (134, 198)], "skin"),
    ]
    parts += [rect(26, 198, 351, 6, "coffee"), rect(26, 198, 351, 1, "ochre")]
    return parts


def _on_table() -> list[str]:
    """Piles of books, two cups, two green lamps."""
    parts: list[str] = []
    for x, foot, inks in ((68, 182, ("red", "white", "leaf-dark")), (318, 184, ("k-70", "red", "white", "leaf-dark"))):
        parts.append(ellipse(x + 15, foot + 0.4, 16, 1.8, "k-50"))
        for i, ink in enumerate(inks):
            parts += [
                rect(x + (i % 2) * 1.8, foot - 4 * (i + 1), 22 - i * 1.4, 3.7, ink),
                rect(x + (i % 2) * 1.8 + 3, foot - 4 * (i + 1) + 1.4, 1.2, 1.2, "ochre"),
            ]
    for cup in (168.0, 236.0):
        parts += [
            ellipse(cup + 5, 193, 9, 1.6, "k-50"),
            rect(cup - 4, 183.4, 8.4, 9.6, "white", rx=1),
            rect(cup + 1.6, 183.6, 2.6, 9.2, "k-15"),
            rect(cup - 4, 186, 8.4, 1.2, "red"),
            path(
                f"M{cup + 4.4} 185.4Q{cup + 8} 185.4 {cup + 8} 188Q{cup + 8} 190.6 {cup + 4.4} 190.6",
                "none",
                stroke="white",
                width=1.1,
            ),
        ]
    return parts


def _pendants() -> list[str]:
    parts: list[str] = []
    for x in (156.0, 248.0):
        parts += [
            line(x, 0, x, 34, "k", 1.0),
            path(f"M{x - 19} 51Q{x - 17} 35 {x - 3} 34L{x + 3} 34Q{x + 17} 35 {x + 19} 51Z", "k-85"),
            path(f"M{x + 6} 36Q{x + 17} 38 {x + 19} 51L{x + 10} 51Q{x + 11} 42 {x + 6} 36Z", "k"),
            ellipse(x, 51, 19, 2.6, "white"),
            ellipse(x, 52, 8, 3.2, "ochre"),
        ]
    return parts


def _chairs() -> list[str]:
    """Two chair backs near the viewer."""
    parts: list[str] = []
    for x in (112.0, 250.0):
        parts += [
            path(
                (
                    f"M{x} 226L{x + 2} 190Q{x + 21} 184 {x + 40} 190L{x + 42} 226L{x + 37.6} 226L{x + 36.6} 214"
                    f"L{x + 5.4} 214L{x + 4.4} 226Z"
                ),
                "k",
            )
        ]
        parts += [path(f"M{x + 6} 197Q{x + 21} 192.4 {x + 36} 197L{x + 36.4} 209L{x + 5.6} 209Z", "k-70")]
        parts += [line(x + 11 + i * 6.6, 195, x + 11 + i * 6.6, 210, "k", 1.6) for i in range(4)]
    return parts


def draw() -> dict[str, str]:
    """The reading room, 403.2 by 223.2 pt."""
    window, panes = _window()
    parts = _wall() + window + _sill() + _shelves(0, 71) + _shelves(311.2, 81) + _ladder()
    readers = [
        _reader(112, 0.98, "leaf", "k-30", style="bun", shade="leaf-dark"),
        _reader(172, 0.84, "red", "k", style="short", shade="coffee"),
        _reader(232, 1.0, "white", "k-70", style="cap", shade="k-15"),
        _reader(290, 0.9, "k-70", "k", style="bob", shade="k-85"),
    ]
    parts += [r[0] for r in readers] + _table() + _on_table() + [r[1] for r in readers] + _chairs() + _pendants()
    return {"reading-room.svg": svg(WIDTH, HEIGHT, parts, [panes])}
