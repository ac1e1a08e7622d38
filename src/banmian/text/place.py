"""Where a line stands and how it is painted, and where its units stand along it: the same for lines across and lines down."""

from __future__ import annotations

from operator import sub

from banmian.colour import Ink
from banmian.display import Frame, Layer, Tag
from banmian.linebreak import justify
from banmian.text.classes import POINTS
from banmian.text.prepared import Prepared
from banmian.text.spacing import end_keep
from banmian.values import frozen


@frozen
class LinePlace:
    """Where a line stands: x of its start, y of its baseline, measure; `last`: of its paragraph; `align` of short lines."""

    x: int
    y: int
    measure: int
    last: bool = True
    align: str = "justify"


@frozen
class Paint:
    """With what a line is painted, whose it is, and the frame that it must not leave."""

    ink: Ink
    tag: Tag
    layer: Layer = Layer.TEXT
    stretch: int = 1000
    frame: Frame | None = None


def unit_places(p: Prepared, start: int, end: int, place: LinePlace) -> tuple[list[int], int]:
    """x of each unit from the line's start, and of that start from the place's (mp)."""
    natural = place.last or place.align != "justify"
    xs, width = justify(p.units, start, end, place.measure, natural)
    return xs, {"centre": (place.measure - width) // 2, "end": place.measure - width}.get(place.align, 0)


def unit_edges(p: Prepared, start: int, end: int, place: LinePlace, stretch: int = 1000) -> list[tuple[int, int]]:
    """Both edges of each unit of a line that `set_line` sets, horizontal scale included; mp along the line, where `place.x` is
    the line's start."""
    xs, shift = unit_places(p, start, end, place)
    x0, units = place.x + shift, p.units
    widths = map(sub, units.ends[start:end], units.starts[start:end])
    return [(x0 + x * stretch // 1000, x0 + (x + width) * stretch // 1000) for x, width in zip(xs, widths, strict=True)]


def centred_points(p: Prepared, start: int, end: int, at: list[int]) -> list[tuple[int, int]]:
    """The points of a line whose setting centres them, as (unit, mp): so much further on they stand amid their half em and the
    white after it, which at the line's end is what the style keeps there. `at`: where the line's units begin."""
    out: list[tuple[int, int]] = []
    for i in range(start, end):
        if p.classes[i] not in POINTS or p.units.ends[i] - p.units.starts[i] > p.setting.size // 2:
            continue  # a mark of a whole em is centred in its cell
        after = at[i + 1 - start] - at[i - start] - (p.units.ends[i] - p.units.starts[i]) if i + 1 < end else None
        white = p.setting.size * end_keep(p.setting.rules) // 1000 if after is None else after
        out.append((i, white // 2))
    return out
