"""The drawing kit of this issue's pictures: named inks and the few SVG shapes that the reader knows.

Rules followed (docs/rules, the page on pictures): points at final printed size, every fill and
stroke is `none` or a named ink, at most five palette inks beside K greys, white and red, strokes
of at least 0.3 pt (white ones 0.5 pt), no opacity, no gradients, one <text> a line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

Point = tuple[float, float]

SCREEN = {
    "k": "#1a1a1a",
    "k-15": "#e0dfdd",
    "k-30": "#c2c0be",
    "k-50": "#979593",
    "k-70": "#696765",
    "k-85": "#403e3d",
    "tint-a": "#edecea",
    "white": "#ffffff",
    "red": "#c22a22",
    "tint-b": "#fdf6e3",
    "brick": "#b4573f",
    "stone": "#dcd3c1",
    "paper": "#f2ebdc",
    "ochre": "#dda94e",
    "teal": "#3d6a6c",
    "night": "#22394d",
    "leaf": "#7c9c66",
    "leaf-dark": "#4a6e4e",
    "sky": "#dbe6e3",
    "skin": "#e2bc8e",
    "blue": "#2b5d8c",
    "coffee": "#7a4b2a",
}
"""Screen colours for previews alone; the inks themselves stand in paper.yaml."""

NEUTRAL = frozenset({"k", "k-15", "k-30", "k-50", "k-70", "k-85", "tint-a", "white", "red"})
"""What does not count among the five palette inks of one picture."""

FONTS = frozenset(
    {
        "song-regular",
        "song-bold",
        "song-black",
        "hei-regular",
        "hei-medium",
        "hei-bold",
        "kai",
        "kai-bold",
        "brush",
    }
)


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


def _style(fill: str, stroke: str, width: float, cap: str, join: str, dash: str) -> str:
    out = f' fill="{paint(fill)}"'
    if stroke != "none":
        if width < (0.5 if stroke == "white" else 0.3):
            raise ValueError(f"stroke of {width} pt in {stroke} is too thin to print")
        out += f' stroke="{paint(stroke)}" stroke-width="{num(width)}"'
        out += f' stroke-linecap="{cap}"' if cap else ""
        out += f' stroke-linejoin="{join}"' if join else ""
        out += f' stroke-dasharray="{dash}"' if dash else ""
    return out


def rect(
    x: float,
    y: float,
    w: float,
    h: float,
    fill: str,
    *,
    rx: float = 0,
    stroke: str = "none",
    width: float = 1,
) -> str:
    """A rectangle from its top left corner; `rx` rounds the corners."""
    corner = f' rx="{num(rx)}"' if rx else ""
    return f'<rect x="{num(x)}" y="{num(y)}" width="{num(w)}" height="{num(h)}"{corner}{_style(fill, stroke, width, "", "", "")}/>'


def circle(
    x: float,
    y: float,
    r: float,
    fill: str,
    *,
    stroke: str = "none",
    width: float = 1,
) -> str:
    """A circle about its centre."""
    return f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r)}"{_style(fill, stroke, width, "", "", "")}/>'


def ellipse(
    x: float,
    y: float,
    rx: float,
    ry: float,
    fill: str,
    *,
    stroke: str = "none",
    width: float = 1,
) -> str:
    """An ellipse with level axes about its centre."""
    return f'<ellipse cx="{num(x)}" cy="{num(y)}" rx="{num(rx)}" ry="{num(ry)}"{_style(fill, stroke, width, "", "", "")}/>'


def line(
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    ink: str,
    width: float,
    *,
    cap: str = "",
    dash: str = "",
) -> str:
    """One straight stroke."""
    return f'<line x1="{num(x1)}" y1="{num(y1)}" x2="{num(x2)}" y2="{num(y2)}"{_style("none", ink, width, cap, "", dash)}/>'


def poly(
    points: Iterable[Point],
    fill: str,
    *,
    stroke: str = "none",
    width: float = 1,
    join: str = "",
) -> str:
    """A closed polygon."""
    at = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return f'<polygon points="{at}"{_style(fill, stroke, width, "", join, "")}/>'


def polyline(
    points: Iterable[Point],
    ink: str,
    width: float,
    *,
    cap: str = "",
    join: str = "",
    dash: str = "",
) -> str:
    """An open line through points."""
    at = " ".join(f"{num(x)},{num(y)}" for x, y in points)
    return f'<polyline points="{at}"{_style("none", ink, width, cap, join, dash)}/>'


def path(
    d: str,
    fill: str,
    *,
    stroke: str = "none",
    width: float = 1,
    cap: str = "",
    join: str = "",
    dash: str = "",
    rule: str = "",
) -> str:
    """A path from its data; `rule` evenodd cuts holes."""
    holes = f' fill-rule="{rule}"' if rule else ""
    return f'<path d="{d}"{holes}{_style(fill, stroke, width, cap, join, dash)}/>'


def text(
    x: float,
    y: float,
    words: str,
    font: str,
    size: float,
    ink: str = "k",
    anchor: str = "start",
) -> str:
    """One line of text on its baseline; `font` is a role name."""
    if font not in FONTS:
        raise ValueError(f"no font role {font!r}")
    if font.startswith("hei") and size == 9:
        raise ValueError("9 pt is the body's size; pictures use 8.5 or 9.5")
    safe = words.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{font}" font-size="{num(size)}"'
        f' text-anchor="{anchor}" fill="{paint(ink)}">{safe}</text>'
    )


def group(parts: Iterable[str], transform: str = "", clip: str = "") -> str:
    """Shapes moved together, or cut to the clip path of that name."""
    move = f' transform="{transform}"' if transform else ""
    cut = f' clip-path="url(#{clip})"' if clip else ""
    return f"<g{move}{cut}>" + "".join(parts) + "</g>"


def clip_path(name: str, shape: str) -> str:
    """A clip path for `group(..., clip=name)`; hand it to `svg` under `defs`."""
    return f'<clipPath id="{name}">{shape}</clipPath>'


def svg(width: float, height: float, parts: Sequence[str], defs: Sequence[str] = ()) -> str:
    """The whole picture, width by height in points; refuses a sixth palette ink."""
    body = "\n".join(parts)
    used = sorted(set(re.findall(r"var\(--([a-z0-9-]+)\)", body)))
    palette = [name for name in used if name not in NEUTRAL]
    if len(palette) > 5:
        raise ValueError(f"more than five palette inks: {', '.join(palette)}")
    screen = ";".join(f"--{name}:{SCREEN[name]}" for name in used)
    clips = f"<defs>{''.join(defs)}</defs>\n" if defs else ""
    size = f'width="{num(width)}" height="{num(height)}" viewBox="0 0 {num(width)} {num(height)}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>\n<style>:root{{{screen}}}</style>\n{clips}{body}\n</svg>\n'


def polar(x: float, y: float, radius: float, degrees: float) -> Point:
    """The point at that radius and bearing: 0 is right, 90 is down."""
    turn = math.radians(degrees)
    return x + radius * math.cos(turn), y + radius * math.sin(turn)


def arc(x: float, y: float, radius: float, start: float, end: float) -> str:
    """Path data of a circular arc, clockwise from `start` to `end` in degrees."""
    x1, y1 = polar(x, y, radius, start)
    x2, y2 = polar(x, y, radius, end)
    large = 1 if end - start > 180 else 0
    r = num(radius)
    return f"M{num(x1)} {num(y1)}A{r} {r} 0 {large} 1 {num(x2)} {num(y2)}"
