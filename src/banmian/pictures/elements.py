"""The values of SVG elements: numbers, dashes, the outline of each shape element, outlines under a transform."""

from __future__ import annotations

from collections.abc import Mapping

from banmian.geometry import Outline
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
        raise ValueError(f"'{text}' is no number") from None
    if not -LARGEST <= value <= LARGEST:  # nan compares with nothing
        raise ValueError(f"'{text}' is no number that a drawing has")
    return value


def choice(names: Mapping[str, int], text: str) -> int:
    if text.strip() not in names:
        raise ValueError(f"'{text}' is not one of {', '.join(names)}")
    return names[text.strip()]


def dashes(text: str) -> tuple[float, ...]:
    """Dash lengths. SVG doubles an odd list."""
    if text.strip() == "none":
        return ()
    values = numbers(text)
    if any(v < 0 for v in values) or not any(values):
        raise ValueError(f"'{text}' is no row of dashes")
    return tuple(values * 2 if len(values) % 2 else values)


def curves_of(node: Node) -> Curves:
    """The outline of a shape element. ValueError for a value that cannot be read, or for another element."""

    def get(name: str, default: float = 0.0) -> float:
        return number(node.attributes[name]) if name in node.attributes else default

    match node.name:
        case "path":
            return outlines.path(node.attributes.get("d", ""))
        case "rect":
            radii = get("rx", get("ry")), get("ry", get("rx"))
            return outlines.rectangle(get("x"), get("y"), get("width"), get("height"), radii)
        case "circle":
            return outlines.ellipse(get("cx"), get("cy"), get("r"), get("r"))
        case "ellipse":
            return outlines.ellipse(get("cx"), get("cy"), get("rx"), get("ry"))
        case "line":
            return outlines.polygon([get("x1"), get("y1"), get("x2"), get("y2")], False)
        case "polyline" | "polygon":
            return outlines.polygon(numbers(node.attributes.get("points", "")), node.name == "polygon")
        case _:
            raise ValueError("no shape")


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


def fixed(curves: Curves) -> Outline:
    """The outline in millipoints."""
    return tuple([(kind, tuple([round(v * PT) for v in xy])) for kind, xy in curves])  # type: ignore[misc]
