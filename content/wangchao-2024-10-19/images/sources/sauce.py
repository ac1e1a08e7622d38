"""Page 4: the advertisement of a soy sauce house, three columns by thirty lines (428.8 by 404 pt).

Rule followed: jars under their bamboo lids, seen from above as they stand in the yard; one lid is off,
and the sauce in it is the only black. Words stand in the lower third, white and the spot apart.
"""

from __future__ import annotations

from ink import circle, column, line, path, polar, rect, svg, text

WIDTH, HEIGHT = 428.8, 404.0
PITCH, RADIUS = 71.46, 30.6
"""From jar to jar, and a lid's radius, in points."""
YARD = 268.0
"""Where the yard ends and the words begin."""
OPEN = (3, 1)
"""The jar without its lid: column and row from 0."""


def _lid(x: float, y: float) -> list[str]:
    """A cone of woven bamboo: ribs to the point, three rings, light from the upper left."""
    parts = [circle(x + 3, y + 4, RADIUS, "sea"), circle(x, y, RADIUS, "sea-10")]
    a, b = polar(x, y, RADIUS, -60), polar(x, y, RADIUS, 120)
    half = f"M{a[0]:.2f} {a[1]:.2f}A{RADIUS} {RADIUS} 0 0 1 {b[0]:.2f} {b[1]:.2f}L{x:.2f} {y:.2f}Z"
    parts.append(path(half, "sea-25"))
    parts += [line(polar(x, y, 3.4, t), polar(x, y, RADIUS, t), "sea", 0.4) for t in range(0, 360, 15)]
    parts += [circle(x, y, r, "none", stroke="sea", width=0.4) for r in (9.5, 16.5, 23.5)]
    return [*parts, circle(x, y, RADIUS, "none", stroke="sea", width=1.2), circle(x, y, 3.4, "sea")]


def _jar(x: float, y: float) -> list[str]:
    """The open jar: rim, black sauce, and a crescent of sky in it."""
    parts = [circle(x + 3, y + 4, RADIUS, "sea"), circle(x, y, RADIUS, "white"), circle(x, y, RADIUS - 4.4, "k")]
    r = RADIUS - 10
    a, b = polar(x, y, r, 195), polar(x, y, r, 285)
    sky = f"M{a[0]:.2f} {a[1]:.2f}A{r} {r} 0 0 1 {b[0]:.2f} {b[1]:.2f}A{r + 9} {r + 9} 0 0 0 {a[0]:.2f} {a[1]:.2f}Z"
    return [*parts, path(sky, "sea-25")]


def _yard() -> list[str]:
    """Jars in rows; the outer ones run over the edge, for the yard goes on."""
    parts = [rect(0, 0, WIDTH, YARD, "sea-50")]
    for row in range(-1, 4):
        for col in range(-1, 7):
            x = PITCH * (col + (0.5 if row % 2 else 0.0)) + PITCH / 2
            y = 34 + row * PITCH * 0.9
            parts += _jar(x, y) if (col, row) == OPEN else _lid(x, y)
    return parts


def _words() -> list[str]:
    """Headline, offer, house."""
    right = WIDTH - 18
    return [
        rect(0, YARD, WIDTH, HEIGHT - YARD, "white"),
        rect(0, YARD, WIDTH, 3, "sea"),
        text((18, 323), "晒足三个伏天", "song-black", 43),
        text((18, 349.5), "头道秋油，10月26日清早八点开缸", "song-bold", 16.5, "sea"),
        text((18, 371), "每斤十六元，瓶子请自带，洗净晾干。一缸打完就收，下一缸要等明年。", "hei-regular", 10),
        line((18, 380.5), (right, 380.5), "k", 0.4),
        text((18, 395.5), "沈记酱园", "song-black", 12.5),
        text((76, 395.2), "盐仓街十七号，鱼市街口往北六十步，闻着味道走", "hei-regular", 9),
        text((right, 395.2), "广告", "hei-regular", 7.5, "k", "end"),
        *column((right - 16, 315), "秋油", "running", 40, 42, "sea"),
    ]


def draw() -> dict[str, str]:
    """The advertisement."""
    frame = rect(0.4, 0.4, WIDTH - 0.8, HEIGHT - 0.8, "none", stroke="k", width=0.8)
    return {"ad-sauce.svg": svg(WIDTH, HEIGHT, [*_yard(), *_words(), frame])}
