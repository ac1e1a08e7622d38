"""SVG transforms: (a, b, c, d, e, f) as in SVG 1.1, 7.4: x' = a x + c y + e, y' = b x + d y + f."""

from __future__ import annotations

import re
from math import atan2, cos, degrees, radians, sin, sqrt

from banmian.phrases import say

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)

LARGEST = 1_000_000.0
"""Points, or a scale: beyond it no drawing has an honest number."""

_STEP = re.compile(r"\s*+,?+\s*+([a-zA-Z]++)\s*+\(([^()]*+)\)")
_NUMBER = re.compile(r"[-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?")
_COUNTS = {"translate": (1, 2), "scale": (1, 2), "rotate": (1, 3), "matrix": (6,)}


def numbers(text: str) -> list[float]:
    """Numbers parted by blanks or commas. ValueError for anything else."""
    if _NUMBER.sub("", text).strip(" ,\t\r\n"):
        raise ValueError(say("'{text}' holds more than numbers", text=text[:40]))
    values = [float(n) for n in _NUMBER.findall(text)]
    if any(abs(v) > LARGEST for v in values):
        raise ValueError(say("'{text}' holds a number that is too large", text=text[:40]))
    return values


def product(m: Matrix, n: Matrix) -> Matrix:
    """First n, then m."""
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * o + e, b * k + d * o + f


def apply(m: Matrix, x: float, y: float) -> tuple[float, float]:
    return m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]


def scale_of(m: Matrix) -> float:
    """By how much lengths grow under the matrix, on the mean of both directions."""
    return sqrt(abs(m[0] * m[3] - m[1] * m[2]))


def angle_of(m: Matrix) -> int:
    """Degrees clockwise by which the x axis is turned, to the whole degree."""
    return round(degrees(atan2(m[1], m[0]))) % 360


def transform(text: str) -> Matrix:
    """The value of a transform attribute. ValueError for what is not translate, scale, rotate or matrix."""
    out, at = IDENTITY, 0
    stripped = text.rstrip()
    while at < len(stripped):
        found = _STEP.match(stripped, at)
        if found is None or found[1] not in _COUNTS:
            raise ValueError(say("'{text}' is no translate, scale, rotate or matrix", text=text))
        values = numbers(found[2])
        if len(values) not in _COUNTS[found[1]]:
            raise ValueError(say("{found} has {count} numbers", found=found[1], count=len(values)))
        out = product(out, _step(found[1], values))
        if any(abs(v) > LARGEST for v in out):
            raise ValueError(say("'{text}' scales too far", text=text[:40]))
        at = found.end()
    return out


def _step(kind: str, v: list[float]) -> Matrix:
    match kind:
        case "translate":
            return 1, 0, 0, 1, v[0], v[1] if len(v) > 1 else 0
        case "scale":
            return v[0], 0, 0, v[1] if len(v) > 1 else v[0], 0, 0
        case "rotate":
            c, s = cos(radians(v[0])), sin(radians(v[0]))
            turned: Matrix = (c, s, -s, c, 0, 0)
            if len(v) == 1:
                return turned
            return product(product((1, 0, 0, 1, v[1], v[2]), turned), (1, 0, 0, 1, -v[1], -v[2]))
        case _:
            return v[0], v[1], v[2], v[3], v[4], v[5]
