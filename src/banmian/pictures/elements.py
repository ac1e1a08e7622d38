"""The values of SVG elements: numbers, dashes, the outline of each shape element, outlines under a transform."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from banmian.geometry import Outline
from banmian.phrases import say, series
from banmian.pictures import outlines
from banmian.pictures.matrix import IDENTITY, LARGEST, Matrix, numbers
from banmian.pictures.outlines import Curves
from banmian.pictures.xml import Node
from banmian.units import PT


def mp(value: float) -> int:
    return round(value * PT)


def number(text: str) -> float:
    """A plain number (a length in points). ValueError otherwise."""
    try:
        value = float(text)
    except ValueError:
        raise ValueError(say("'{text}' is no number", text=text)) from None
    if not -LARGEST <= value <= LARGEST:  # nan compares with nothing
        raise ValueError(say("'{text}' is no number that a drawing has", text=text))
    return value


def choice(names: Mapping[str, int], text: str) -> int:
    if text.strip() not in names:
        raise ValueError(say("'{text}' is not one of {names}", text=text, names=series(names)))
    return names[text.strip()]


def dashes(text: str) -> tuple[float, ...]:
    """Dash lengths. SVG doubles an odd list."""
    if text.strip() == "none":
        return ()
    values = numbers(text)
    if any(v < 0 for v in values) or not any(values):
        raise ValueError(say("'{text}' is no row of dashes", text=text))
    return tuple(values * 2 if len(values) % 2 else values)


Attributes = Mapping[str, str]


def _length(a: Attributes, name: str) -> float:
    return number(a[name]) if name in a else 0.0


def _rect(a: Attributes) -> Curves:
    rx = _length(a, "rx" if "rx" in a else "ry")
    ry = _length(a, "ry") if "ry" in a else rx
    return outlines.rectangle(_length(a, "x"), _length(a, "y"), _length(a, "width"), _length(a, "height"), (rx, ry))


def _circle(a: Attributes) -> Curves:
    radius = _length(a, "r")
    return outlines.ellipse(_length(a, "cx"), _length(a, "cy"), radius, radius)


def _ellipse(a: Attributes) -> Curves:
    return outlines.ellipse(_length(a, "cx"), _length(a, "cy"), _length(a, "rx"), _length(a, "ry"))


def _line(a: Attributes) -> Curves:
    return outlines.polygon([_length(a, "x1"), _length(a, "y1"), _length(a, "x2"), _length(a, "y2")], False)


_SHAPES: dict[str, Callable[[Attributes], Curves]] = {
    "path": lambda a: outlines.path(a.get("d", "")),
    "rect": _rect,
    "circle": _circle,
    "ellipse": _ellipse,
    "line": _line,
    "polyline": lambda a: outlines.polygon(numbers(a.get("points", "")), False),
    "polygon": lambda a: outlines.polygon(numbers(a.get("points", "")), True),
}


def curves_of(node: Node) -> Curves:
    """The outline of a shape element. ValueError for a value that cannot be read, or for another element."""
    if node.name not in _SHAPES:
        raise ValueError(say("no shape"))
    return _SHAPES[node.name](node.attributes)


def moved(curves: Curves, matrix: Matrix) -> Curves:
    """The outline under a transform."""
    if matrix == IDENTITY:
        return curves
    a, b, c, d, e, f = matrix
    out: Curves = []
    for kind, xy in curves:
        moved: list[float] = []
        for i in range(0, len(xy), 2):
            x, y = xy[i], xy[i + 1]
            moved += (a * x + c * y + e, b * x + d * y + f)
        out.append((kind, tuple(moved)))
    return out


def to_millipoints(curves: Curves) -> Outline:
    """The outline in millipoints."""
    return Outline("".join([kind for kind, _ in curves]), tuple([round(v * PT) for _, xy in curves for v in xy]))
