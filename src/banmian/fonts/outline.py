"""The exact box of a glyph's ink, and points along its outline. HarfBuzz gives a CFF glyph the box of its control points, which
is too large.

A cubic Bezier reaches its extreme where its derivative, a quadratic, is zero; no standard is needed for that.
"""

from __future__ import annotations

from itertools import pairwise
from math import ceil, floor, hypot, sqrt
from typing import Any

import uharfbuzz as hb

Point = tuple[float, float]


def _turns(p0: float, p1: float, p2: float, p3: float) -> list[float]:
    """Values of one coordinate where the curve turns back, ends not counted."""
    a, b, c = p3 - 3 * p2 + 3 * p1 - p0, 2 * (p2 - 2 * p1 + p0), p1 - p0
    if abs(a) < 1e-9:
        roots = [] if abs(b) < 1e-9 else [-c / b]
    else:
        under = b * b - 4 * a * c
        roots = [] if under < 0 else [(-b - sqrt(under)) / (2 * a), (-b + sqrt(under)) / (2 * a)]
    inside = [t for t in roots if 0 < t < 1]
    return [(1 - t) ** 3 * p0 + 3 * t * (1 - t) ** 2 * p1 + 3 * t * t * (1 - t) * p2 + t**3 * p3 for t in inside]


class _Reach:
    """Collects how far an outline reaches; HarfBuzz calls it segment by segment."""

    __slots__ = ("at", "xs", "ys")

    def __init__(self) -> None:
        self.at: Point = (0.0, 0.0)
        self.xs: list[float] = []
        self.ys: list[float] = []

    def to(self, x: float, y: float) -> None:
        self.at = (x, y)
        self.xs.append(x)
        self.ys.append(y)

    def curve(self, one: Point, two: Point, end: Point) -> None:
        self.xs += _turns(self.at[0], one[0], two[0], end[0])
        self.ys += _turns(self.at[1], one[1], two[1], end[1])
        self.to(*end)


def _functions() -> Any:
    """HarfBuzz's callbacks; the last argument is the _Reach that `draw_glyph` was given."""
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, reach: reach.to(x, y))
    functions.set_line_to_func(lambda x, y, reach: reach.to(x, y))
    functions.set_cubic_to_func(lambda *a: a[6].curve(a[0:2], a[2:4], a[4:6]))
    functions.set_close_path_func(lambda reach: None)
    return functions


_FUNCTIONS = _functions()
STEP = 10
"""Points along an outline stand no further apart than so many font units of a thousand."""


class _Walk(_Reach):
    """Collects points along an outline."""

    __slots__ = ("first", "points", "step")

    def __init__(self, step: float) -> None:
        super().__init__()
        self.points: list[Point] = []
        self.first: Point = (0.0, 0.0)
        self.step = step

    def move(self, x: float, y: float) -> None:
        self.at = self.first = (x, y)

    def to(self, x: float, y: float) -> None:
        self.curve(self.at, (x, y), (x, y))

    def curve(self, one: Point, two: Point, end: Point) -> None:
        start, way = self.at, 0.0
        for a, b in pairwise((self.at, one, two, end)):
            way += hypot(b[0] - a[0], b[1] - a[1])
        count = ceil(way / self.step) or 1
        for k in range(1, count + 1):
            t, u = k / count, 1 - k / count
            w = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            self.points.append((
                w[0] * start[0] + w[1] * one[0] + w[2] * two[0] + w[3] * end[0],
                w[0] * start[1] + w[1] * one[1] + w[2] * two[1] + w[3] * end[1],
            ))  # fmt: skip
        self.at = end


def _walking() -> Any:
    functions = hb.DrawFuncs()
    functions.set_move_to_func(lambda x, y, walk: walk.move(x, y))
    functions.set_line_to_func(lambda x, y, walk: walk.to(x, y))
    functions.set_cubic_to_func(lambda *a: a[6].curve(a[0:2], a[2:4], a[4:6]))
    functions.set_close_path_func(lambda walk: walk.to(*walk.first))
    return functions


def outline_points(font: Any, gid: int, upem: int) -> list[Point]:
    """Points along a glyph's outline, in font units."""
    walk = _Walk(STEP * upem / 1000)
    font.draw_glyph(gid, _walking(), walk)
    return walk.points


def exact_box(font: Any, gid: int) -> tuple[int, int, int, int]:
    """(x0, y0, x1, y1) in font units, rounded outwards; zeros for a blank glyph."""
    reach = _Reach()
    font.draw_glyph(gid, _FUNCTIONS, reach)
    if not reach.xs:
        return (0, 0, 0, 0)
    return floor(min(reach.xs)), floor(min(reach.ys)), ceil(max(reach.xs)), ceil(max(reach.ys))
