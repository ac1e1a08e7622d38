"""Parts of a whole: one bar from left to right, or a ring; each part is named beside it, with its share in percent."""

from __future__ import annotations

from decimal import Decimal
from math import cos, pi, sin, tan

from banmian.charts.apart import kept_apart
from banmian.charts.bars import LEAST_HEIGHT
from banmian.charts.canvas import Canvas, mp, pt
from banmian.charts.engine import Scene, Spec
from banmian.charts.names import height_of, plain
from banmian.charts.numbers import shares_of
from banmian.charts.scales import Laid, linear, specification
from banmian.colour import Ink
from banmian.geometry import Outline, Rect
from banmian.phrases import say
from banmian.pictures.chart import ChartWords
from banmian.template.charts import ChartText
from banmian.values import frozen

HOLE = 0.58
"""The ring's inner radius, of its outer one."""
PART = 0.012
"""White between two parts of a ring, in radians at its middle."""


@frozen
class Share:
    """A part: its category, its name, its share as it is printed."""

    category: int
    name: ChartWords
    value: Decimal
    figure: str


def shares(canvas: Canvas) -> list[Share]:
    """The parts that are there. Percents are printed as they are given, other numbers as shares of their sum."""
    chart = canvas.chart
    there = [(n, value) for n, value in enumerate(chart.series[0].values) if value]
    decimals = canvas.decimals if chart.percent else chart.look.decimals or 0
    values = [value for _, value in there]
    printed = values if chart.percent else shares_of(values)
    least = Decimal(1).scaleb(-decimals)
    figures = [canvas.figure(v, decimals, True) if 2 * v >= least else "<" + canvas.figure(least, decimals, True) for v in printed]
    return [Share(n, plain(chart.categories[n]), value, figure) for (n, value), figure in zip(there, figures, strict=True)]


def ink_of(canvas: Canvas, share: Share) -> Ink:
    if canvas.chart.is_highlighted(canvas.chart.categories[share.category]):
        return canvas.style.highlight
    return canvas.style.inks[share.category % len(canvas.style.inks)]


def _faces(canvas: Canvas, share: Share) -> tuple[ChartText, ChartText]:
    """The kinds of a part's name and figure."""
    strong = canvas.chart.is_highlighted(canvas.chart.categories[share.category])
    return canvas.face(canvas.style.label, strong), canvas.face(canvas.style.figure, True)


def _width(canvas: Canvas, share: Share) -> int:
    """Of the name or the figure, whichever is wider."""
    name, figure = _faces(canvas, share)
    return max(canvas.measure(share.name.text, name), canvas.measure(share.figure, figure))


def _data(canvas: Canvas, parts: list[Share], transform: Spec) -> list[Spec]:
    rows = [{"part": n, "whole": 0, "value": float(share.value)} for n, share in enumerate(parts)]
    return [{"name": "values", "values": rows, "transform": [transform]}]


def lay_bar(canvas: Canvas, area: Rect) -> Laid | None:
    """One bar over the whole width: names over their parts, those of narrow ones under it."""
    style, parts = canvas.style, shares(canvas)
    size = style.label.size
    total = sum(share.value for share in parts)
    wide = [_width(canvas, share) + size // 2 for share in parts]
    under = [n for n, share in enumerate(parts) if share.value * area.width < wide[n] * total]
    block = height_of(2, size) + style.air
    top, foot = area.y0 + block, area.y1 - (block if under else 0)
    if foot - top < size:
        canvas.tell("CHT011", say("the frame is too low for a chart"), say("give it more lines in the layout, or fewer words"))
        return None
    if sum(wide[n] for n in under) > area.width:
        longest = parts[max(under, key=lambda n: wide[n])]
        hint = say("put small parts together, or shorten names")
        canvas.too_wide(say("name"), longest.name.text, area.width // len(under), hint, longest.name.span)
        return None
    stack: Spec = {"type": "stack", "groupby": ["whole"], "sort": {"field": "part"}, "field": "value"}
    enter = {"x": {"scale": "value", "field": "y0"}, "x2": {"scale": "value", "field": "y1"}}
    enter |= {"y": {"value": pt(top)}, "y2": {"value": pt(foot)}}  # type: ignore[dict-item]
    marks: list[Spec] = [{"name": "parts", "type": "rect", "from": {"data": "values"}, "encode": {"enter": enter}}]
    scale = linear("value", [0.0, float(total)], (area.x0, area.x1))
    spec = specification(canvas, _data(canvas, parts, stack), [scale], marks)

    def finish(scene: Scene) -> None:
        rects = [_between(canvas, mark.number("x"), mark.number("width"), (top, foot), area) for mark in scene["parts"]]
        begins = kept_apart([rects[n].x0 for n in under], [wide[n] for n in under], area.x0, area.x1)
        places = dict(zip(under, begins, strict=True))
        for n, (share, rect) in enumerate(zip(parts, rects, strict=True)):
            canvas.box(rect, ink_of(canvas, share))
            _two_lines(canvas, share, places.get(n, rect.x0), foot + style.air if n in places else area.y0)

    return Laid(spec, finish)


def _between(canvas: Canvas, x: float, width: float, y: tuple[int, int], area: Rect) -> Rect:
    """A part's rectangle, with a hairline's white at its sides but at the bar's own ends."""
    half = canvas.style.grid[1]
    x0, x1 = mp(x), mp(x + width)
    x0, x1 = x0 + (half if x0 > area.x0 else 0), x1 - (half if x1 < area.x1 else 0)
    return Rect(x0, y[0], max(x0, x1), y[1])


def _two_lines(canvas: Canvas, share: Share, x: int, top: int, anchor: str = "start") -> None:
    """The name, and under it the figure."""
    name, figure = _faces(canvas, share)
    canvas.text(share.name, name, x, top + canvas.above(name.size), anchor)
    canvas.said(share.figure, figure, x, top + height_of(2, name.size) - name.size + canvas.above(figure.size), anchor)


@frozen
class Sector:
    """A part of a ring: angles in radians from the top, clockwise."""

    begin: float
    end: float

    @property
    def middle(self) -> float:
        return (self.begin + self.end) / 2


@frozen
class Ring:
    """Where a ring stands."""

    x: int
    y: int
    radius: int

    def at(self, angle: float) -> tuple[int, int]:
        """A point of its outer edge."""
        return self.x + round(self.radius * sin(angle)), self.y - round(self.radius * cos(angle))


def lay_ring(canvas: Canvas, area: Rect) -> Laid | None:
    """A ring, names at its sides, each with a hairline to its part."""
    parts = shares(canvas)
    ring = _ring(canvas, parts, area)
    if ring is None:
        return None
    enter: Spec = {key: {"field": key} for key in ("startAngle", "endAngle")} | {"outerRadius": {"value": pt(ring.radius)}}
    marks: list[Spec] = [{"name": "parts", "type": "arc", "from": {"data": "values"}, "encode": {"enter": enter}}]
    spec = specification(canvas, _data(canvas, parts, {"type": "pie", "field": "value"}), [], marks)

    def finish(scene: Scene) -> None:
        sectors = [Sector(mark.number("startAngle"), mark.number("endAngle")) for mark in scene["parts"]]
        for share, sector in zip(parts, sectors, strict=True):
            canvas.area(ring_part(ring, sector if len(parts) > 1 else Sector(0, 2 * pi)), ink_of(canvas, share))
        for right in (True, False):
            side = [(s, p) for s, p in zip(sectors, parts, strict=True) if (sin(s.middle) >= 0) == right]
            _beside(canvas, side, ring, right, area)

    return Laid(spec, finish)


def _ring(canvas: Canvas, parts: list[Share], area: Rect) -> Ring | None:
    """As large as the names at its sides allow, with them in the middle of the area; None, told, where that is too small."""
    size = canvas.style.label.size
    wide = {True: 0, False: 0}
    for share, right in zip(parts, _sides(parts), strict=True):
        wide[right] = max(wide[right], _width(canvas, share))
    if not _sides_are_high(canvas, parts, area.height):
        return None
    lead = _lead(canvas)
    free = area.width - sum(wide.values()) - sum(lead for some in wide.values() if some)
    radius = min(area.height, free) // 2
    if radius < LEAST_HEIGHT * size:
        longest = max(parts, key=lambda share: _width(canvas, share)).name
        hint = say("give the chart more lines and columns, or take the bar: without `ring`")
        canvas.too_wide(say("name"), longest.text, max(0, free // 2), hint, longest.span)
        return None
    left = wide[False] + (lead if wide[False] else 0)
    return Ring(area.x0 + (free - 2 * radius) // 2 + left + radius, (area.y0 + area.y1) // 2, radius)


def _sides(parts: list[Share]) -> list[bool]:
    """Whether a part has its name at the ring's right: where its middle lies."""
    total, before, out = sum(share.value for share in parts), Decimal(0), []
    for share in parts:
        out.append(2 * before + share.value <= total)
        before += share.value
    return out


def _pitch(canvas: Canvas) -> int:
    """From name to name beside a ring."""
    return height_of(2, canvas.style.label.size) + canvas.style.label.size // 2


def _sides_are_high(canvas: Canvas, parts: list[Share], height: int) -> bool:
    """Whether each side holds its names; told where not."""
    sides = _sides(parts)
    most = max(sides.count(True), sides.count(False))
    if most * _pitch(canvas) <= height:
        return True
    hint = say("put small parts together, give the chart more lines in the layout, or take the bar: without `ring`")
    canvas.tell("CHT011", say("{most} names have no room beside the ring", most=most), hint)
    return False


def _lead(canvas: Canvas) -> int:
    """How far names stand off a ring."""
    return canvas.style.label.size * 3 // 2 + canvas.style.air


def _beside(canvas: Canvas, side: list[tuple[Sector, Share]], ring: Ring, right: bool, area: Rect) -> None:
    """The names of one side with their figures under them, from above downward, kept apart."""
    style, size = canvas.style, canvas.style.label.size
    pitch = _pitch(canvas)
    side = sorted(side, key=lambda one: -cos(one[0].middle))
    wanted = [ring.at(sector.middle)[1] - size * 3 // 4 for sector, _ in side]
    tops = kept_apart(wanted, [pitch] * len(side), area.y0, area.y1)
    sign = 1 if right else -1
    for (sector, share), top in zip(side, tops, strict=True):
        y = top + size // 4 + size // 2
        knee = ring.x + sign * (ring.radius + size // 2)
        end = ring.x + sign * (ring.radius + _lead(canvas) - style.air)
        begin = Ring(ring.x, ring.y, ring.radius + style.grid[1]).at(
            sector.middle
        )  # beside the part: on one ground, black overprints
        canvas.curve(Outline("mll", (*begin, knee, y, end, y)), style.axis[0], style.grid[1])
        _two_lines(canvas, share, end + sign * style.air, top + size // 4, "start" if right else "end")


def ring_part(ring: Ring, sector: Sector) -> Outline:
    """A part's outline: along the outer circle, back along the inner one, by curves of at most a quarter."""
    whole = sector.end - sector.begin >= 2 * pi - 1e-9
    gap = 0.0 if whole else min(PART, (sector.end - sector.begin) / 4)
    begin, end = sector.begin + gap / 2, sector.end - gap / 2
    outer = _arc(ring, begin, end)
    inner = _arc(Ring(ring.x, ring.y, round(ring.radius * HOLE)), end, begin)
    turn = "hm" if whole else "l"
    pieces = "m" + "c" * ((len(outer) - 2) // 6) + turn + "c" * ((len(inner) - 2) // 6) + "h"
    return Outline(pieces, (*outer, *inner))


def _arc(ring: Ring, begin: float, end: float) -> tuple[int, ...]:
    """Points of an arc: its begin, then three for each curve."""
    count = max(1, -int(-abs(end - begin) // (pi / 2)))
    step = (end - begin) / count
    reach = 4 / 3 * tan(step / 4)

    def at(angle: float, off: float = 0.0) -> tuple[int, int]:
        x, y = sin(angle) + off * cos(angle), -cos(angle) + off * sin(angle)
        return ring.x + round(ring.radius * x), ring.y + round(ring.radius * y)

    out = [*at(begin)]
    for n in range(count):
        a, b = begin + n * step, begin + (n + 1) * step
        out += [*at(a, reach), *at(b, -reach), *at(b)]
    return tuple(out)
