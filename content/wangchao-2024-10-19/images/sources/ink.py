"""The drawing kit of this paper's pictures: the inks of layouts/wangchao by name, and the shapes of decision 0001.

Rules followed: points at printed size, every fill and stroke is `none` or a named ink, strokes of at least
0.3 pt (white ones 0.5 pt), one line of text an element, in a face of fonts/fonts.yaml.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

Point = tuple[float, float]

SCREEN = {
    "k": "#1a1a1a",
    "k-10": "#e8e8e8",
    "k-30": "#c2c2c2",
    "white": "#ffffff",
    "sea": "#005a70",
    "sea-10": "#e3edf0",
    "sea-25": "#bfd6dc",
    "sea-50": "#80acb7",
}
"""Screen colours for previews alone; the inks themselves stand in paper.yaml."""


def num(value: float) -> str:
    """A coordinate with at most two decimals and no trailing zero."""
    out = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if out == "-0" else out


def paint(name: str) -> str:
    """`none`, or the ink as a variable; an unknown ink is an error."""
    if name == "none":
        return name
    if name not in SCREEN:
        raise ValueError(f"no ink {name!r}")
    return f"var(--{name})"


def _look(fill: str, stroke: str, width: float, ends: str, dash: str) -> str:
    out = f' fill="{paint(fill)}"'
    if stroke == "none":
        return out
    if width < (0.5 if stroke == "white" else 0.3):
        raise ValueError(f"a stroke of {width} pt in {stroke} is too thin to print")
    out += f' stroke="{paint(stroke)}" stroke-width="{num(width)}"'
    out += f' stroke-linecap="{ends}" stroke-linejoin="{"round" if ends == "round" else "miter"}"' if ends else ""
    return out + (f' stroke-dasharray="{dash}"' if dash else "")


def rect(x: float, y: float, w: float, h: float, fill: str, *, stroke: str = "none", width: float = 1) -> str:
    """A rectangle from its top left corner."""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{_look(fill, stroke, width, "", "")}/>'


def circle(x: float, y: float, r: float, fill: str, *, stroke: str = "none", width: float = 1) -> str:
    """A circle about its centre."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}"{_look(fill, stroke, width, "", "")}/>'


def path(d: str, fill: str, *, stroke: str = "none", width: float = 1, ends: str = "", dash: str = "") -> str:
    """A path from its data."""
    return f'<path d="{d}"{_look(fill, stroke, width, ends, dash)}/>'


def line(a: Point, b: Point, ink: str, width: float, *, ends: str = "", dash: str = "") -> str:
    """One straight stroke."""
    return path(f"M{num(a[0])} {num(a[1])}L{num(b[0])} {num(b[1])}", "none", stroke=ink, width=width, ends=ends, dash=dash)


def text(at: Point, words: str, face: str, size: float, ink: str = "k", anchor: str = "start") -> str:
    """One line of text on its baseline."""
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    place = f'x="{num(at[0])}" y="{num(at[1])}" font-family="{face}" font-size="{num(size)}"'
    return f'<text {place} text-anchor="{anchor}" fill="{paint(ink)}">{safe}</text>'


def column(at: Point, words: str, face: str, size: float, pitch: float, ink: str = "k") -> list[str]:
    """Words from the top down, a sign each `pitch`; `at` is the middle of the first sign's baseline."""
    return [text((at[0], at[1] + i * pitch), sign, face, size, ink, "middle") for i, sign in enumerate(words)]


def group(parts: Iterable[str], transform: str = "", clip: str = "") -> str:
    """Shapes moved together, or cut to the clip path of that name."""
    move = f' transform="{transform}"' if transform else ""
    cut = f' clip-path="url(#{clip})"' if clip else ""
    return f"<g{move}{cut}>" + "".join(parts) + "</g>"


def smooth(points: Sequence[Point], tension: float = 0.5) -> str:
    """Path data of a curve through all points (Catmull and Rom), from the first to the last."""
    out = f"M{num(points[0][0])} {num(points[0][1])}"
    for i in range(len(points) - 1):
        before, a, b = points[max(i - 1, 0)], points[i], points[i + 1]
        after = points[min(i + 2, len(points) - 1)]
        x1, y1 = a[0] + (b[0] - before[0]) * tension / 3, a[1] + (b[1] - before[1]) * tension / 3
        x2, y2 = b[0] - (after[0] - a[0]) * tension / 3, b[1] - (after[1] - a[1]) * tension / 3
        out += f"C{num(x1)} {num(y1)} {num(x2)} {num(y2)} {num(b[0])} {num(b[1])}"
    return out


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point at that radius and bearing: 0 is right, 90 is down."""
    turn = math.radians(degrees)
    return x + radius * math.cos(turn), y + radius * math.sin(turn)


def svg(width: float, height: float, parts: Sequence[str]) -> str:
    """The whole drawing, width by height in points; what runs over its edge is cut."""
    body = "\n".join(parts)
    screen = ";".join(f"--{name}:{value}" for name, value in SCREEN.items() if f"var(--{name})" in body)
    size = f'width="{num(width)}" height="{num(height)}" viewBox="0 0 {num(width)} {num(height)}"'
    frame = f'<defs><clipPath id="frame">{rect(0, 0, width, height, "k")}</clipPath></defs>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>:root{{{screen}}}</style>\n'
        f'{frame}\n<g clip-path="url(#frame)">\n{body}\n</g>\n</svg>\n'
    )
