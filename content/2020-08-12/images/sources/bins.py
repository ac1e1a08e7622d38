"""Page 3: the four waste bins, 48 by 66 pt each, and the four signs on them.

Rule followed: one ink of the class (blue, red, coffee, K 85 %) beside K and white; a sign is white
on that ink and no line of it is thinner than 0.5 pt at the size of page 3.
"""

from __future__ import annotations

from ink import Point, circle, group, line, num, path, poly, polyline, rect, svg

WIDTH, HEIGHT = 48.0, 66.0
CLASSES = (("recyclable", "blue"), ("hazardous", "red"), ("wet", "coffee"), ("dry", "k-85"))
"""Class and its ink, in the order of the table."""


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _recyclable(_: str) -> list[str]:
    """Three arrows chasing round a triangle, each bent at a corner."""
    corners: list[Point] = [(0, -10), (9.6, 6.6), (-9.6, 6.6)]
    parts = []
    for i, corner in enumerate(corners):
        before, after = corners[i - 1], corners[(i + 1) % 3]
        bent = [
            _between(before, corner, 0.60),
            _between(before, corner, 0.86),
            _between(corner, after, 0.14),
            _between(corner, after, 0.30),
        ]
        parts.append(polyline(bent, "white", 3.0, join="round"))
        foot, tip = _between(corner, after, 0.28), _between(corner, after, 0.53)
        ax, ay = (tip[0] - foot[0]) * 0.78, (tip[1] - foot[1]) * 0.78
        parts.append(poly([(foot[0] - ay, foot[1] + ax), tip, (foot[0] + ay, foot[1] - ax)], "white"))
    return parts


def _hazardous(_: str) -> list[str]:
    """The warning triangle."""
    return [
        poly([(0, -9.6), (10.6, 8.4), (-10.6, 8.4)], "none", stroke="white", width=2.1, join="round"),
        poly([(-1.5, -3.8), (1.5, -3.8), (0.8, 2.8), (-0.8, 2.8)], "white"),
        circle(0, 5.2, 1.35, "white"),
    ]


def _wet(ground: str) -> list[str]:
    """A leaf; its veins are the ground seen through."""
    veins = [
        ("M-7.6 7.9Q-1.5 2.6 6.4 -6.6", 1.1),
        ("M-2.6 3.4L-3.2 -2.4", 0.95),
        ("M1 -0.2L0.8 -5.4", 0.95),
        ("M-1.8 2.8L4 2.6", 0.95),
        ("M1.6 -0.8L6.8 -1.2", 0.95),
    ]
    return [
        path("M-7.2 7.4C-11.4 -1.6 -4.6 -9.4 9.6 -9.8C10.6 3.6 3 11 -7.2 7.4Z", "white"),
        path("M-7 7L-10 10.4", "none", stroke="white", width=1.9, cap="round"),
        *(path(d, "none", stroke=ground, width=w, cap="round") for d, w in veins),
    ]


def _dry(ground: str) -> list[str]:
    """A tied bag."""
    return [
        path("M-2.4 -5C-7.6 -2.4 -10.6 2.6 -9.6 6.6C-9 9 -6.8 9.6 0 9.6C6.8 9.6 9 9 9.6 6.6C10.6 2.6 7.6 -2.4 2.4 -5Z", "white"),
        path("M-2 -6.6L-5.8 -10.2Q-2.4 -9.2 0 -10.6Q2.4 -9.2 5.8 -10.2L2 -6.6Z", "white"),
        rect(-3.2, -6.5, 6.4, 1.8, "white", rx=0.9),
        path("M-4.6 6.6Q-5.6 3.4 -3.4 0.2M4.8 6.2Q4.6 3.8 3.2 1.8", "none", stroke=ground, width=0.95, cap="round"),
    ]


SIGNS = {"recyclable": _recyclable, "hazardous": _hazardous, "wet": _wet, "dry": _dry}


def sign(kind: str, ground: str, x: float, y: float, scale: float = 1) -> str:
    """The white sign of a class about x, y; about 22 pt across at scale 1."""
    return group(SIGNS[kind](ground), f"translate({num(x)} {num(y)}) scale({num(scale)})")


def _bin(ink: str) -> list[str]:
    """Wheels, body, rim and lid; light falls on the left edge."""
    return [
        line(10, 63.6, 38, 63.6, "k", 1.4),
        circle(11, 62, 3.4, "k"),
        circle(37, 62, 3.4, "k"),
        circle(11, 62, 1.1, "white"),
        circle(37, 62, 1.1, "white"),
        path("M5.6 17.6H42.4L39 60.4Q38.8 62.6 36.6 62.6H11.4Q9.2 62.6 9 60.4Z", ink),
        path("M8.6 21.6L11.4 57.6", "none", stroke="white", width=0.9, cap="round"),
        line(6, 17.1, 42, 17.1, "white", 1.1),
        path(
            "M4 10.6Q4 8 6.6 7.6L16 6.4V4.4Q16 2.6 17.8 2.6H30.2Q32 2.6 32 4.4V6.4L41.4 7.6Q44 8 44 10.6"
            "V12.4H45.2Q46.6 12.4 46.6 13.8V15.4Q46.6 16.6 45.2 16.6H2.8Q1.4 16.6 1.4 15.4V13.8"
            "Q1.4 12.4 2.8 12.4H4Z",
            ink,
        ),
        rect(19, 4.7, 10, 1.5, "white", rx=0.75),
        path("M6.6 10.6L12 9.9", "none", stroke="white", width=0.8, cap="round"),
        path("M40.6 22.6L38.2 55.2M37.2 22.6L35 55.2", "none", stroke="white", width=0.6, cap="round"),
    ]


def draw() -> dict[str, str]:
    """Four files, one a class."""
    return {f"bin-{kind}.svg": svg(WIDTH, HEIGHT, [*_bin(ink), sign(kind, ink, 23.4, 39.6, 0.98)]) for kind, ink in CLASSES}
