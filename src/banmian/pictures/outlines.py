"""SVG path data and basic shapes as outlines of lines and cubic curves, in the drawing's own units (floats).

Source: SVG 1.1, 8.3 (path data) and F.6.5 (arcs). Written here because fontTools.svgLib brings lxml with it (0.15 s).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from math import acos, ceil, cos, hypot, pi, radians, sin, sqrt, tan

from banmian.phrases import say
from banmian.pictures.matrix import LARGEST

Segment = tuple[str, tuple[float, ...]]
Curves = list[Segment]
"""Segments as geometry.Segment has them, in floats: m, l, c, h."""

KAPPA = 0.5522847498307936
"""Control points of a quarter circle: 4/3 (sqrt 2 - 1)."""

_TOKEN = re.compile(r"\s*+,?+\s*+(?:([MmZzLlHhVvCcSsQqTtAa])|([-+]?(?:\d++\.?\d*+|\.\d++)(?:[eE][-+]?\d++)?))")
_FLAG = re.compile(r"\s*+,?+\s*+([01])")
_COUNT = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """(command, arguments), repeated commands spelled out. ValueError that says where the data stops to be a path."""
    at, command, first = 0, "", True
    end = len(data.rstrip())
    while at < end:
        found = _TOKEN.match(data, at)
        if found is None:
            raise ValueError(say("no path data at '{data}'", data=data[at : at + 12].strip()))
        if found[1]:
            command, at, first = found[1], found.end(), True
            if command in "Zz":
                yield command, []
                continue
        if not command or command in "Zz":
            raise ValueError(say("a number without a command at '{data}'", data=data[at : at + 12].strip()))
        if at >= end:
            raise ValueError(say("'{command}' lacks its numbers", command=command))
        arguments, at = _arguments(data, at, command)
        yield command if first or command not in "Mm" else chr(ord(command) - 1), arguments
        first = False


def _arguments(data: str, at: int, command: str) -> tuple[list[float], int]:
    out: list[float] = []
    for i in range(_COUNT[command.upper()]):
        flag = command in "Aa" and i in (3, 4)
        found = _FLAG.match(data, at) if flag else _TOKEN.match(data, at)
        text = found and found[1 if flag else 2]
        if not found or text is None:
            raise ValueError(say("'{command}' lacks numbers at '{data}'", command=command, data=data[at : at + 12].strip()))
        value = float(text)
        if not -LARGEST <= value <= LARGEST:
            raise ValueError(say("{text} is too large for a path", text=text))
        out.append(value)
        at = found.end()
    return out, at


def path(data: str) -> Curves:
    """Path data as segments. ValueError for what is no path."""
    out: Curves = []
    x = y = start_x = start_y = 0.0
    cubic: tuple[float, float] | None = None
    quad: tuple[float, float] | None = None
    for command, given in _commands(data):
        kind = command.upper()
        if not out and kind != "M":
            raise ValueError(say("a path begins with M"))
        args = _absolute(kind, given, x, y) if command.islower() else given
        old_cubic, old_quad, cubic, quad = cubic, quad, None, None
        match kind:
            case "M":
                x, y = start_x, start_y = args[0], args[1]
                out.append(("m", (x, y)))
                continue
            case "Z":
                out.append(("h", ()))
                x, y = start_x, start_y
                continue
            case "H" | "V" | "S" | "T":
                args = _completed(kind, args, (x, y), old_cubic if kind == "S" else old_quad)
        if out[-1][0] == "h":
            out.append(("m", (x, y)))
        end = args[-2], args[-1]
        if kind in "CS":
            out.append(("c", tuple(args)))
            cubic = args[2], args[3]
        elif kind in "QT":
            quad = args[0], args[1]
            out.append(("c", _raised((x, y), quad, end)))
        elif kind == "A":
            out += _arc((x, y), args)
        else:
            out.append(("l", end))
        x, y = end
    return out


def _completed(kind: str, args: list[float], at: tuple[float, float], handle: tuple[float, float] | None) -> list[float]:
    """The numbers of a short command with those that it leaves out: the other axis, or the mirrored handle of the curve before."""
    if kind == "H":
        return [args[0], at[1]]
    if kind == "V":
        return [at[0], args[0]]
    return [*_mirror(handle, *at), *args]


def _absolute(kind: str, args: list[float], x: float, y: float) -> list[float]:
    """A relative command's arguments from the origin."""
    if kind == "A":
        return [*args[:5], args[5] + x, args[6] + y]
    return [a + (y if kind == "V" or (kind != "H" and i % 2) else x) for i, a in enumerate(args)]


def _mirror(control: tuple[float, float] | None, x: float, y: float) -> tuple[float, float]:
    """The control point that goes on smoothly; the point itself after another command."""
    return (2 * x - control[0], 2 * y - control[1]) if control else (x, y)


def _raised(a: tuple[float, float], q: tuple[float, float], b: tuple[float, float]) -> tuple[float, ...]:
    """A quadratic curve as a cubic one."""
    first = (a[0] + 2 * (q[0] - a[0]) / 3, a[1] + 2 * (q[1] - a[1]) / 3)
    second = (b[0] + 2 * (q[0] - b[0]) / 3, b[1] + 2 * (q[1] - b[1]) / 3)
    return (*first, *second, *b)


def _arc(start: tuple[float, float], args: list[float]) -> Curves:
    """An elliptical arc as curves of at most a quarter turn (SVG 1.1, F.6.5 and F.6.6)."""
    x1, y1 = start
    rx, ry, turn, large, sweep, x2, y2 = args
    if (x1, y1) == (x2, y2):
        return []
    if not rx or not ry:
        return [("l", (x2, y2))]
    rx, ry, phi = abs(rx), abs(ry), radians(turn)
    c, s = cos(phi), sin(phi)
    dx, dy = (x1 - x2) / 2, (y1 - y2) / 2
    px, py = c * dx + s * dy, -s * dx + c * dy
    grow = sqrt(max(1.0, (px / rx) ** 2 + (py / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    below = (rx * py) ** 2 + (ry * px) ** 2
    root = sqrt(max(0.0, (rx * ry) ** 2 - below) / below) * (1 if bool(large) != bool(sweep) else -1)
    qx, qy = root * rx * py / ry, -root * ry * px / rx
    cx, cy = c * qx - s * qy + (x1 + x2) / 2, s * qx + c * qy + (y1 + y2) / 2
    first = _angle((px - qx) / rx, (py - qy) / ry)
    delta = (_angle((-px - qx) / rx, (-py - qy) / ry) - first) % (2 * pi)
    if not sweep and delta:
        delta -= 2 * pi
    return _turns((cx, cy), (rx, ry), (c, s), first, delta, (x2, y2))


def _angle(x: float, y: float) -> float:
    length = hypot(x, y)
    angle = acos(max(-1.0, min(1.0, x / length))) if length else 0.0
    return -angle if y < 0 else angle


def _turns(
    centre: tuple[float, float], radii: tuple[float, float], axis: tuple[float, float], first: float, delta: float,
    end: tuple[float, float],
) -> Curves:  # fmt: skip
    """The arc from angle `first` over `delta`, cut into equal curves."""
    count = max(1, ceil(abs(delta) / (pi / 2) - 1e-9))
    step = delta / count
    k = 4 / 3 * tan(step / 4)

    def at(u: float, v: float) -> tuple[float, float]:
        x, y = radii[0] * u, radii[1] * v
        return centre[0] + axis[0] * x - axis[1] * y, centre[1] + axis[1] * x + axis[0] * y

    out: Curves = []
    for i in range(count):
        a, b = first + i * step, first + (i + 1) * step
        one = at(cos(a) - k * sin(a), sin(a) + k * cos(a))
        two = at(cos(b) + k * sin(b), sin(b) - k * cos(b))
        out.append(("c", (*one, *two, *(end if i == count - 1 else at(cos(b), sin(b))))))
    return out


def ellipse(cx: float, cy: float, rx: float, ry: float) -> Curves:
    """An ellipse from its right end, clockwise on the page."""
    kx, ky = rx * KAPPA, ry * KAPPA
    return [
        ("m", (cx + rx, cy)),
        ("c", (cx + rx, cy + ky, cx + kx, cy + ry, cx, cy + ry)),
        ("c", (cx - kx, cy + ry, cx - rx, cy + ky, cx - rx, cy)),
        ("c", (cx - rx, cy - ky, cx - kx, cy - ry, cx, cy - ry)),
        ("c", (cx + kx, cy - ry, cx + rx, cy - ky, cx + rx, cy)),
        ("h", ()),
    ]


def rectangle(x: float, y: float, width: float, height: float, radii: tuple[float, float] = (0, 0)) -> Curves:
    """A rectangle, its corners rounded by two radii."""
    rx, ry = min(radii[0], width / 2), min(radii[1], height / 2)
    r, b = x + width, y + height
    if not rx or not ry:
        return [("m", (x, y)), ("l", (r, y)), ("l", (r, b)), ("l", (x, b)), ("h", ())]
    ox, oy = rx * (1 - KAPPA), ry * (1 - KAPPA)
    return [
        ("m", (x + rx, y)),
        ("l", (r - rx, y)),
        ("c", (r - ox, y, r, y + oy, r, y + ry)),
        ("l", (r, b - ry)),
        ("c", (r, b - oy, r - ox, b, r - rx, b)),
        ("l", (x + rx, b)),
        ("c", (x + ox, b, x, b - oy, x, b - ry)),
        ("l", (x, y + ry)),
        ("c", (x, y + oy, x + ox, y, x + rx, y)),
        ("h", ()),
    ]


def polygon(points: list[float], closed: bool) -> Curves:
    """A polyline through (x, y) pairs. ValueError for an odd count or fewer than two points."""
    if len(points) < 4 or len(points) % 2:
        raise ValueError(say("points are pairs of numbers, at least two pairs"))
    out: Curves = [("m", (points[0], points[1]))]
    out += [("l", (points[i], points[i + 1])) for i in range(2, len(points), 2)]
    return [*out, ("h", ())] if closed else out
