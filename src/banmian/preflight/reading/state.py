"""The graphics state of a content stream, matrices, and the path under construction."""

from __future__ import annotations

import math
from collections.abc import Sequence
from copy import copy
from dataclasses import field
from typing import Any

from banmian.preflight.painted import Colour, Space
from banmian.preflight.reading.fonts import LiveFont
from banmian.preflight.reading.spaces import GRAY, first_colour
from banmian.values import record

Matrix = tuple[float, float, float, float, float, float]
Bounds = tuple[float, float, float, float]
"""left, bottom, right, top in the page's own points."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Bounds = (-1e9, -1e9, 1e9, 1e9)
BLACK = first_colour(GRAY)


def product(a: Matrix, b: Matrix) -> Matrix:
    """a applied first, then b (PDF's row vectors)."""
    return (
        a[0] * b[0] + a[1] * b[2], a[0] * b[1] + a[1] * b[3], a[2] * b[0] + a[3] * b[2], a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4], a[4] * b[1] + a[5] * b[3] + b[5],
    )  # fmt: skip


def at(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def spread(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> Bounds:
    """The upright rectangle around a turned one."""
    corners = [at(m, x, y) for x, y in ((x0, y0), (x1, y0), (x1, y1), (x0, y1))]
    xs, ys = [c[0] for c in corners], [c[1] for c in corners]
    return min(xs), min(ys), max(xs), max(ys)


def meet(a: Bounds, b: Bounds) -> Bounds:
    return max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])


def upright(m: Matrix) -> bool:
    """Whether a rectangle stays a rectangle."""
    return (abs(m[1]) < 1e-6 and abs(m[2]) < 1e-6) or (abs(m[0]) < 1e-6 and abs(m[3]) < 1e-6)


def line_scale(m: Matrix) -> float:
    """By how much a line is thinned or widened: the smaller of the matrix' two singular values."""
    a, b, c, d = m[:4]
    half, root = (a * a + b * b + c * c + d * d) / 2, abs(a * d - b * c)
    most = math.sqrt(max(0.0, half + math.sqrt(max(0.0, half * half - root * root))))
    return root / most if most else 0.0


@record
class Text:
    """Text state that q saves."""

    font: LiveFont | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


@record
class State:
    """What q saves and Q brings back. `clip`: bounds of the clip; `alpha`: (stroke, fill); `blend`, `mask`: as set."""

    ctm: Matrix = IDENTITY
    clip: Bounds = EVERYWHERE
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    width: float = 1.0
    cap: int = 0
    """How a stroke ends: 0 butt, 1 round, 2 projecting."""
    over: tuple[bool, bool, int] = (False, False, 0)
    """(fills, strokes, OPM)"""
    alpha: tuple[float, float] = (1.0, 1.0)
    blend: str = "Normal"
    mask: bool = False
    text: Text = field(default_factory=Text)

    def copy(self) -> State:
        made = copy(self)
        made.text = copy(self.text)
        return made

    @property
    def see_through(self) -> bool:
        strokes, fills = self.alpha
        return strokes < 1 or fills < 1 or self.mask or self.blend not in ("Normal", "Compatible")


@record
class SubPath:
    """One part of a path: points as they were given (in page points), whether it is straight and a rectangle."""

    points: list[tuple[float, float]]
    straight: bool = True
    rect: bool = False
    bends: list[int] = field(default_factory=list)
    """Places among the points where a curve's first control point stands."""

    @property
    def bounds(self) -> Bounds:
        points = self.points
        if len(points) == 2:
            (x0, y0), (x1, y1) = points
            return (x0 if x0 <= x1 else x1), (y0 if y0 <= y1 else y1), (x1 if x0 <= x1 else x0), (y1 if y0 <= y1 else y0)
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        return min(xs), min(ys), max(xs), max(ys)

    @property
    def rectangle(self) -> bool:
        """Straight, upright, four corners (a fifth closes it)."""
        if self.rect:
            return True
        if not self.straight or not 4 <= len(self.points) <= 5:
            return False
        corners = self.points[:-1] if len(self.points) == 5 and self.points[0] == self.points[-1] else self.points
        if len(corners) != 4:
            return False
        turned = zip(corners, [*corners[1:], corners[0]], strict=True)
        return all(abs(a[0] - b[0]) < 1e-3 or abs(a[1] - b[1]) < 1e-3 for a, b in turned)

    @property
    def length(self) -> float:
        points = self.points
        if len(points) == 2:
            return math.dist(points[0], points[1])
        return math.fsum(map(math.dist, points, points[1:]))


@record
class Path:
    """The path under construction, in page points."""

    parts: list[SubPath] = field(default_factory=list)
    clips: bool = False

    def move(self, point: tuple[float, float]) -> None:
        self.parts.append(SubPath([point]))

    def line(self, point: tuple[float, float]) -> None:
        if self.parts:
            self.parts[-1].points.append(point)
        else:
            self.move(point)

    def curve(self, points: list[tuple[float, float]]) -> None:
        """Two control points and the end; a curve that begins nowhere begins at the first of them."""
        if not self.parts:
            self.move(points[0])
        part = self.parts[-1]
        part.bends.append(len(part.points))
        part.points += points
        part.straight = False

    def close(self) -> None:
        if self.parts:
            self.parts[-1].points.append(self.parts[-1].points[0])

    def rectangle(self, m: Matrix, box: tuple[float, float, float, float]) -> None:
        x, y, w, h = box
        corners = [at(m, *p) for p in ((x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y))]
        self.parts.append(SubPath(corners, rect=upright(m)))

    @property
    def bounds(self) -> Bounds | None:
        if not self.parts:
            return None
        each = [part.bounds for part in self.parts]
        return min(b[0] for b in each), min(b[1] for b in each), max(b[2] for b in each), max(b[3] for b in each)


def numbers_of(operands: Any, count: int) -> Sequence[float] | None:
    """The operator's last `count` operands as numbers; None where one is not a number. A tuple holds such numbers alone."""
    if len(operands) == count and type(operands) is tuple:
        return operands
    if len(operands) < count:
        return None
    try:
        out = [float(v) for v in (operands if len(operands) == count else operands[len(operands) - count :])]
    except (TypeError, ValueError):
        return None
    return out if max(out) < 1e9 and min(out) > -1e9 else [v if -1e9 < v < 1e9 else 0.0 for v in out]
