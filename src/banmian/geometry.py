"""Shapes on the page, in millipoints. Physical axes: x to the right, y down, origin at the trim's top left corner."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import asin, cos, hypot, isqrt, pi, sin, tan
from typing import Literal

from banmian.values import frozen


@frozen
class Rect:
    """x0 <= x1, y0 <= y1."""

    x0: int
    y0: int
    x1: int
    y1: int

    @property
    def width(self) -> int:
        return self.x1 - self.x0

    @property
    def height(self) -> int:
        return self.y1 - self.y0

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """(x0, y0, x1, y1), as places on a page are written."""
        return self.x0, self.y0, self.x1, self.y1

    @property
    def bounds(self) -> Rect:
        return self

    @property
    def on_its_side(self) -> Rect:
        """With its axes changed over, as vertical lines see it."""
        return Rect(self.y0, self.x0, self.y1, self.x1)

    def inset(self, by: int) -> Rect:
        return Rect(self.x0 + by, self.y0 + by, self.x1 - by, self.y1 - by)

    def moved(self, dx: int, dy: int) -> Rect:
        return Rect(self.x0 + dx, self.y0 + dy, self.x1 + dx, self.y1 + dy)

    def overlaps(self, other: Rect) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1

    def cut(self, y0: int, y1: int) -> tuple[int, int] | None:
        """The x interval that the shape takes out of a line that reaches from y0 to y1."""
        return (self.x0, self.x1) if self.y0 < y1 and y0 < self.y1 else None


@frozen
class Circle:
    cx: int
    cy: int
    r: int

    @property
    def bounds(self) -> Rect:
        return Rect(self.cx - self.r, self.cy - self.r, self.cx + self.r, self.cy + self.r)

    @property
    def on_its_side(self) -> Circle:
        return Circle(self.cy, self.cx, self.r)

    def moved(self, dx: int, dy: int) -> Circle:
        return Circle(self.cx + dx, self.cy + dy, self.r)

    def cut(self, y0: int, y1: int) -> tuple[int, int] | None:
        """The x interval taken out of a line from y0 to y1: the widest chord within the line's height."""
        near = 0 if y0 <= self.cy <= y1 else min(abs(self.cy - y0), abs(self.cy - y1))
        if near >= self.r:
            return None
        half = isqrt(self.r * self.r - near * near)
        return self.cx - half, self.cx + half


Shape = Rect | Circle


@frozen
class Hull:
    """A circle and a rectangle, as a picture and its caption, with the straight sides from one to the other: their convex hull."""

    circle: Circle
    rect: Rect

    @property
    def bounds(self) -> Rect:
        a, b = self.circle.bounds, self.rect
        return Rect(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))

    @property
    def on_its_side(self) -> Hull:
        return Hull(self.circle.on_its_side, self.rect.on_its_side)

    def cut(self, y0: int, y1: int) -> tuple[int, int] | None:
        """The x interval taken out of a line from y0 to y1. What is convex has one, from its leftmost to its rightmost point: they
        lie on the circle, the rectangle, or a side between them."""
        parts = [cut for shape in (self.circle, self.rect) if (cut := shape.cut(y0, y1)) is not None]
        parts += [cut for side in _sides(self.circle, self.rect) if (cut := _between(side, y0, y1)) is not None]
        return (min(a for a, _ in parts), max(b for _, b in parts)) if parts else None


Side = tuple[float, float, float, float]
"""A straight line from a point down to another: x and y of both."""


@lru_cache(maxsize=64)
def _sides(c: Circle, r: Rect) -> tuple[Side, ...]:
    """From each corner to the two points where its tangents touch the circle; those inside the hull do no harm. Every line beside
    it asks for them."""
    out: list[Side] = []
    for x, y in ((r.x0, r.y0), (r.x1, r.y0), (r.x0, r.y1), (r.x1, r.y1)):
        dx, dy = x - c.cx, y - c.cy
        far = hypot(dx, dy)
        if far > c.r:
            along, across = c.r * c.r / far**2, c.r * isqrt(dx * dx + dy * dy - c.r * c.r) / far**2
            for side in (across, -across):
                xb, yb = c.cx + along * dx - side * dy, c.cy + along * dy + side * dx
                out.append((x, y, xb, yb) if y <= yb else (xb, yb, x, y))
    return tuple(out)


def _between(side: Side, y0: int, y1: int) -> tuple[int, int] | None:
    """The x interval of the part of a straight line that lies between two heights."""
    xa, ya, xb, yb = side
    if yb <= y0 or ya >= y1:
        return None
    slope = (xb - xa) / (yb - ya)
    a, b = (round(xa + slope * (min(max(y, ya), yb) - ya)) for y in (y0, y1))
    return (a, b) if a <= b else (b, a)


Cut = Rect | Circle | Hull
"""What takes room out of a text's lines."""

Segment = tuple[Literal["m", "l", "c", "h"], tuple[int, ...]]
"""A path piece as PDF has it: move (x, y), line (x, y), curve (x1, y1, x2, y2, x3, y3), close ()."""


@frozen
class Outline:
    """A path: the letter of each piece, and the numbers of all of them one after the other (mp). A drawing has thousands of
    pieces: so they are a third of what they would be one by one, moved in one go, and quickly written and read."""

    pieces: str
    numbers: tuple[int, ...]

    @classmethod
    def of(cls, segments: Iterable[Segment]) -> Outline:
        pieces = list(segments)
        return cls("".join([op for op, _ in pieces]), tuple([n for _, numbers in pieces for n in numbers]))

    def __iter__(self) -> Iterator[Segment]:
        at, numbers = 0, self.numbers
        for op in self.pieces:
            end = at + _NUMBERS[op]
            yield op, numbers[at:end]  # type: ignore[misc]
            at = end

    @property
    def xs(self) -> tuple[int, ...]:
        """x of all its points."""
        return self.numbers[::2]

    @property
    def ys(self) -> tuple[int, ...]:
        return self.numbers[1::2]

    def through(self, xs: list[int], ys: list[int]) -> Outline:
        """The same path through other points."""
        numbers = [0] * len(self.numbers)
        numbers[::2], numbers[1::2] = xs, ys
        return Outline(self.pieces, tuple(numbers))

    def moved(self, dx: int, dy: int) -> Outline:
        """That far to the right and down."""
        return self.through([x + dx for x in self.xs], [y + dy for y in self.ys])


_NUMBERS = {"m": 2, "l": 2, "c": 6, "h": 0}


def rect_outline(r: Rect) -> Outline:
    """The rectangle as a closed path."""
    return Outline("mlllh", (r.x0, r.y0, r.x1, r.y0, r.x1, r.y1, r.x0, r.y1))


STEPS = 32
"""Points taken along a curve."""


def points_on(outline: Outline) -> Iterator[tuple[int, int]]:
    """Points along a path, near to one another on its curves: corners, and STEPS of each curve."""
    at = (0, 0)
    for op, n in outline:
        if op == "c":
            for k in range(1, STEPS + 1):
                t, u = k / STEPS, 1 - k / STEPS
                a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
                yield round(a * at[0] + b * n[0] + c * n[2] + d * n[4]), round(a * at[1] + b * n[1] + c * n[3] + d * n[5])
            at = n[4], n[5]
        elif op != "h":
            at = n[0], n[1]
            yield at


def rounded_outline(r: Rect, radius: int) -> Outline:
    """The rectangle with rounded corners, as a closed path."""
    k = round(radius * 0.4477152502)
    x0, y0, x1, y1 = r.x0, r.y0, r.x1, r.y1
    segments: list[Segment] = [
        ("m", (x0 + radius, y0)),
        ("l", (x1 - radius, y0)),
        ("c", (x1 - k, y0, x1, y0 + k, x1, y0 + radius)),
        ("l", (x1, y1 - radius)),
        ("c", (x1, y1 - k, x1 - k, y1, x1 - radius, y1)),
        ("l", (x0 + radius, y1)),
        ("c", (x0 + k, y1, x0, y1 - k, x0, y1 - radius)),
        ("l", (x0, y0 + radius)),
        ("c", (x0, y0 + k, x0 + k, y0, x0 + radius, y0)),
        ("h", ()),
    ]
    return Outline.of(segments)


def circle_outline(c: Circle) -> Outline:
    """The circle as four B\u00e9zier arcs (kappa 0.5523)."""
    k = round(c.r * 0.5522847498)
    x, y, r = c.cx, c.cy, c.r
    segments: list[Segment] = [
        ("m", (x + r, y)),
        ("c", (x + r, y + k, x + k, y + r, x, y + r)),
        ("c", (x - k, y + r, x - r, y + k, x - r, y)),
        ("c", (x - r, y - k, x - k, y - r, x, y - r)),
        ("c", (x + k, y - r, x + r, y - k, x + r, y)),
        ("h", ()),
    ]
    return Outline.of(segments)


def segment_outline(c: Circle, y: int) -> Outline:
    """What of the circle lies below a height, as a closed path: a chord and the arc under it in four B\u00e9zier curves."""
    down = min(1.0, max(-1.0, (y - c.cy) / c.r))
    begin, end = asin(down), pi - asin(down)
    step = (end - begin) / 4
    handle = 4 / 3 * tan(step / 4) * c.r
    x, y0 = c.cx + c.r * cos(begin), c.cy + c.r * sin(begin)
    segments: list[Segment] = [("m", (round(x), round(y0)))]
    for k in range(4):
        a, b = begin + k * step, begin + (k + 1) * step
        xa, ya, xb, yb = c.cx + c.r * cos(a), c.cy + c.r * sin(a), c.cx + c.r * cos(b), c.cy + c.r * sin(b)
        points = xa - handle * sin(a), ya + handle * cos(a), xb + handle * sin(b), yb - handle * cos(b), xb, yb
        segments.append(("c", tuple(map(round, points))))
    return Outline.of([*segments, ("h", ())])
