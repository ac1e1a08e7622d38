"""Page 8: the plan of three bus routes round the old city, with a key and a bus.

Rule followed: labels in K on a pale ground (paper: the full stone tint is too dark under text);
a dotted line is a stretch that is not served; four palette inks (paper, stone, teal, ochre) and red.
"""

from __future__ import annotations

import math

from ink import Point, arc, circle, ellipse, line, num, path, poly, polyline, rect, svg, text
from pieces import person

WIDTH, HEIGHT = 448.2, 171.0
RING = (162.0, 87.0, 58.0)
"""The ring road: centre and radius, in points."""
CROSS = 114.0
"""The height of the east-west road that route 64 takes."""
DASH = 2.6
"""Length and breadth of a dash where a stretch is not served: small squares."""
EDGE = 6.6
"""From a station's centre to the first dash: its circle with ring, and a hair of air."""


def _town() -> list[str]:
    """The old city as a white disc with its lanes, roads leading out, all under the routes."""
    x, y, r = RING
    parts = [rect(0, 0, WIDTH, HEIGHT, "paper")]
    for a, b in (
        ((0, 40), (110, 60)),
        ((20, 0), (118, 50)),
        ((0, 140), (120, 126)),
        ((220, 60), (316, 30)),
        ((206, 48), (262, 0)),
        ((128, 134), (96, 171)),
        ((200, 132), (262, 171)),
        ((222, 92), (316, 100)),
        ((60, 0), (34, 171)),
        ((262, 0), (284, 171)),
        ((246, 0), (236, 171)),
    ):
        parts.append(line(*a, *b, "white", 1.6))
    parts.append(circle(x, y, r, "white"))
    for dx in (-40, -27, -13, 2, 14, 38):
        half = (r * r - dx * dx) ** 0.5
        parts.append(line(x + dx, y - half, x + dx + 2, y + half, "stone", 0.7))
    for dy in (-42, -28, 12, 40):
        half = (r * r - dy * dy) ** 0.5
        parts.append(line(x - half, y + dy, x + half, y + dy + 2, "stone", 0.7))
    return parts


def _dashes(way: float) -> str:
    """A dash pattern that begins and ends on a dash over `way` points, gaps a little wider than dashes."""
    count = max(2, round((way - DASH) / 5.6) + 1)
    return f"{num(DASH)} {num((way - count * DASH) / (count - 1))}"


def _dotted(start: Point, end: Point) -> list[str]:
    """Route 64's stretch without service between two stations, from edge to edge of their circles."""
    way = math.dist(start, end) - 2 * EDGE
    ux, uy = (end[0] - start[0]) / math.dist(start, end), (end[1] - start[1]) / math.dist(start, end)
    x1, y1 = start[0] + ux * EDGE, start[1] + uy * EDGE
    return [line(x1, y1, x1 + ux * way, y1 + uy * way, "teal", 2.6, dash=_dashes(way))]


def _routes() -> list[str]:
    x, y, r = RING
    trim = math.degrees(EDGE / r)
    way = r * math.radians(90 - 2 * trim)
    parts = [
        path(arc(x, y, r, 90 + trim, 180 - trim), "none", stroke="red", width=2.6, dash=_dashes(way)),
        path(arc(x, y, r, -180, 90), "none", stroke="red", width=6.2),
        polyline([(90, 15), (90, 50), (126, 72.5), (188, 72.5), (188, 164)], "ochre", 6.2, cap="round", join="round"),
        polyline([(188, CROSS), (300, CROSS), (326, 94), (418, 94)], "teal", 6.2, cap="round", join="round"),
        *_dotted((188, CROSS), (84, CROSS)),
        *_dotted((84, CROSS), (104, 87)),
    ]
    return parts


def _station(x: float, y: float, end: bool = False) -> list[str]:
    """A white disc ringed in K; the end of a line has a dot in it."""
    parts = [circle(x, y, 5.2, "white", stroke="k", width=1.7)]
    return [*parts, circle(x, y, 1.9, "k")] if end else parts


def _names() -> list[str]:
    stops = (
        (90, 15, True),
        (162, 29, False),
        (126, 72.5, False),
        (188, 72.5, False),
        (104, 87, False),
        (220, 87, False),
        (188, CROSS, True),
        (162, 145, False),
        (84, CROSS, False),
        (418, 94, True),
    )
    parts: list[str] = []
    for x, y, end in stops:
        parts += _station(x, y, end)
    labels = (
        (99, 17.8, "\u4eba\u6c11\u5e7f\u573a", "start"),
        (162, 19.6, "\u8001\u5317\u95e8", "middle"),
        (131, 87.4, "\u5927\u5883\u8def", "start"),
        (183, 64.4, "\u6cb3\u5357\u5357\u8def", "end"),
        (95.4, 90.2, "\u8001\u897f\u95e8", "end"),
        (229, 90, "\u5c0f\u4e1c\u95e8", "start"),
        (181, 107.2, "\u590d\u5174\u4e1c\u8def", "end"),
        (154, 157.4, "\u5927\u5357\u95e8", "end"),
        (84, 129, "\u8087\u5468\u8def", "middle"),
        (418, 110, "\u8463\u5bb6\u6e21", "middle"),
    )
    parts += [rect(130, 79, 30, 19.6, "white"), rect(147.6, 56, 36, 10, "white"), rect(145.6, 99, 36, 10, "white")]
    parts += [text(x, y, name, "hei-medium", 8.5, "k", anchor) for x, y, name, anchor in labels]
    parts += [
        text(211, 46, "\u4eba\u6c11\u8def", "hei-regular", 7),
        text(208, 137, "\u4e2d\u534e\u8def", "hei-regular", 7),
        text(131, 96.6, "\u5317\u79fb80\u7c73", "hei-regular", 7),
    ]
    return parts


def _key() -> list[str]:
    """Three pills with what changes, then what a dotted line means, then north."""
    rows = (
        ("red", "11", "\u6539\u8d70\u4eba\u6c11\u8def"),
        ("teal", "64", "\u7ec8\u70b9\u4e1c\u79fb"),
        ("ochre", "911", "\u505c\u9760\u70b9\u5317\u79fb"),
    )
    parts: list[str] = []
    for i, (ink, number, words) in enumerate(rows):
        y = 12 + i * 24.0
        parts += [
            rect(331, y, 34, 18, ink, rx=9),
            text(348, y + 13.4, number, "song-black", 12, "k" if ink == "ochre" else "white", "middle"),
            text(372, y + 12.4, words, "hei-medium", 9.5),
        ]
    parts += [
        line(12, 155.4, 37.6, 155.4, "red", DASH, dash=_dashes(25.6)),
        line(12, 161, 37.6, 161, "teal", DASH, dash=_dashes(25.6)),
        text(42.6, 160.6, "\u6682\u505c\u505c\u9760", "hei-regular", 7),
    ]
    parts += [
        poly([(16, 14), (20.6, 30), (16, 27)], "k"),
        poly([(16, 14), (11.4, 30), (16, 27)], "k-50"),
        text(16, 40, "\u5317", "hei-medium", 7, "k", "middle"),
    ]
    return parts


def _bus() -> list[str]:
    """A city bus seen from its door side, heading right, with its stop."""
    x, y, foot = 306.0, 121.0, 163.0
    parts = [rect(290, foot, WIDTH - 290, 1.2, "k"), ellipse(x + 54, foot - 0.6, 60, 2.2, "k-30")]
    parts += [
        path(
            (
                f"M{x + 4} {y}L{x + 100} {y}Q{x + 107} {y} {x + 108} {y + 8}L{x + 110} {y + 24}"
                f"L{x + 110} {foot - 6}L{x} {foot - 6}L{x} {y + 4}Q{x} {y} {x + 4} {y}Z"
            ),
            "red",
        )
    ]
    parts += [
        rect(x + 18, y - 3, 26, 3.4, "k-85", rx=1),
        rect(x, y + 27, 110, 2.2, "white"),
        rect(x, foot - 9, 110, 3, "k-85"),
    ]
    for i, wx in enumerate((4.0, 20.0, 36.0, 68.0)):
        parts += [
            rect(x + wx, y + 6, 14, 14, "white", rx=1),
            poly([(x + wx + 14, y + 8), (x + wx + 14, y + 20), (x + wx + 6, y + 20)], "k-15"),
        ]
        if i != 1:
            parts += [
                path(
                    (
                        f"M{x + wx + 2.4} {y + 20}Q{x + wx + 2.6} {y + 15.4} {x + wx + 5.4} {y + 15.4}"
                        f"Q{x + wx + 8.4} {y + 15.4} {x + wx + 8.6} {y + 20}Z"
                    ),
                    "teal" if i else "k-50",
                ),
                circle(x + wx + 5.5, y + 12.6, 2.4, "k-70"),
            ]
    parts += [
        rect(x + 52, y + 5, 14, 31.4, "white", rx=1),
        line(x + 59, y + 5, x + 59, y + 36.4, "k-50", 0.8),
        rect(x + 53.4, y + 7, 4.4, 18, "k-15"),
        rect(x + 60.2, y + 7, 4.4, 18, "k-15"),
    ]
    parts += [
        path(f"M{x + 86} {y + 6}L{x + 102} {y + 6}L{x + 105} {y + 22}L{x + 86} {y + 22}Z", "white"),
        path(f"M{x + 90} {y + 22}Q{x + 90} {y + 16} {x + 93.6} {y + 16}Q{x + 97} {y + 16} {x + 97.4} {y + 22}Z", "k-85"),
        circle(x + 93.8, y + 12.8, 2.6, "k-70"),
    ]
    parts += [
        rect(x + 107.4, y + 30, 2.6, 4, "ochre"),
        rect(x, y + 30, 2, 4, "ochre"),
        path(f"M{x + 108} {y + 10}L{x + 113} {y + 10}L{x + 113} {y + 17}", "none", stroke="k", width=1.2),
    ]
    for wx in (24.0, 88.0):
        cx = x + wx
        parts += [
            path(f"M{cx - 9} {foot - 6}A9 9 0 0 1 {cx + 9} {foot - 6}Z", "k-85"),
            circle(cx, foot - 6.6, 6.8, "k"),
            circle(cx, foot - 6.6, 3.0, "white"),
            circle(cx, foot - 6.6, 1.2, "k"),
        ]
    return parts + _stop(foot)


def _stop(foot: float) -> list[str]:
    return [
        rect(440, 116, 1.6, foot - 116, "k"),
        rect(435.4, 115, 10.8, 18, "red", rx=1),
        rect(437, 119.6, 7.6, 11.8, "white"),
        *[line(438, 121.8 + i * 2.2, 443.6, 121.8 + i * 2.2, "k-70", 0.6) for i in range(4)],
        person(430, foot, 31, "teal", "k-85", facing=-1, shade="k-30"),
    ]


def draw() -> dict[str, str]:
    """The route plan, 448.2 by 171 pt."""
    return {"route.svg": svg(WIDTH, HEIGHT, _town() + _routes() + _names() + _key() + _bus())}
