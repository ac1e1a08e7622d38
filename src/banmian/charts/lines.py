"""Curves over categories: an axis with hairlines, each curve named at its end instead of in a key."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

from banmian.charts.apart import kept_apart
from banmian.charts.canvas import Canvas, mp, pt
from banmian.charts.engine import Mark, Scene, Spec
from banmian.charts.names import BREAK, draw_name, height_of, plain
from banmian.charts.scales import Laid, axis, constant, domain, draw_grid, linear, reserve, specification, ticks_in
from banmian.geometry import Circle, Outline, Rect, circle_outline
from banmian.pictures.chart import ChartWords
from banmian.template.charts import ChartText
from banmian.values import frozen

LEAST_HEIGHT = 4
"""Curves have at least the height of so many figures."""
PITCH = 120
"""Names at the curves' ends keep so many hundredths of their size."""
Point = tuple[int, int]


@frozen
class End:
    """A curve's last value: its series, the words that stand there."""

    series: int
    category: int
    words: str


def lay_lines(canvas: Canvas, area: Rect) -> Laid | None:
    """The curves of all series."""
    style, look, chart = canvas.style, canvas.chart.look, canvas.chart
    over = domain([v for some in chart.series for v in some.values if v is not None], look.zero)
    with_axis = look.figures in ("axis", "both")
    x0 = reserve(canvas, over, style.label) + 2 * style.air if with_axis else style.point
    ends = _ends(canvas)
    right = max((canvas.measure(end.words, _end_face(canvas, end)) for end in ends), default=0)
    x1 = area.x1 - right - (style.point + style.air if right else style.point)
    rows = max(1 + (BREAK in name.text) for name in chart.categories)
    top = area.y0 + max(style.label.size * 5 // 4 if with_axis else 0, _head(canvas))
    foot = area.y1 - height_of(rows, style.label.size) - 2 * style.air
    if foot - top < LEAST_HEIGHT * style.figure.size:
        canvas.tell("CHT011", "the frame is too low for a chart", "give it more lines in the layout, or fewer words")
        return None
    named = _named(canvas, (x1 - x0) / max(1, len(chart.categories) - 1))
    if x1 - x0 < LEAST_HEIGHT * style.figure.size or named is None:
        longest = max(chart.series, key=lambda some: canvas.measure(some.name.text, style.figure)).name
        canvas.too_wide("series' name", longest.text, area.width - x0, "shorten it, or give the chart more columns", longest.span)
        return None
    ticks = ticks_in(foot - top, style.label.size)
    spec = _spec(canvas, over, (x0, x1), (foot, top), ticks if with_axis else 0)

    def finish(scene: Scene) -> None:
        if with_axis:
            draw_grid(canvas, scene, (0, x1))
        zero = mp(scene["zero"][0].number("y"))
        at_zero = top <= zero <= foot
        canvas.rule(0, zero if at_zero else foot, x1, style.axis)
        columns = [mp(mark.number("x")) for mark in scene["places"]]
        for n in named:
            canvas.upright(columns[n], foot, foot + style.air, style.axis)
            _name(canvas, chart.categories[n], columns[n], foot + 2 * style.air, area)
        points = [_points(scene, s) for s in range(len(chart.series))]
        for s in sorted(range(len(points)), key=lambda s: chart.is_highlighted(chart.series[s].name)):
            _draw_curve(canvas, s, points[s])
        _draw_ends(canvas, ends, points, (top, foot))

    return Laid(spec, finish)


def _head(canvas: Canvas) -> int:
    """What is kept over the curves for a figure at a highlighted point."""
    style = canvas.style
    marked = any(canvas.chart.is_highlighted(name) for name in canvas.chart.categories)
    return style.figure.size + style.air + style.point if marked else style.point


def _ends(canvas: Canvas) -> list[End]:
    """What stands at the curves' ends: the series' name where there are several, and its last value."""
    chart, out = canvas.chart, []
    for s, series in enumerate(chart.series):
        last = max((n for n, value in enumerate(series.values) if value is not None), default=None)
        if last is None:
            continue
        value = series.values[last]
        figure = canvas.figure(value) if value is not None and chart.look.figures != "none" else ""
        words = f"{series.name.text} {figure}".strip() if len(chart.series) > 1 else figure
        out.append(End(s, last, words))
    return out


def _end_face(canvas: Canvas, end: End) -> ChartText:
    return canvas.face(
        canvas.style.figure, len(canvas.chart.series) == 1 or canvas.chart.is_highlighted(canvas.chart.series[end.series].name)
    )


def _named(canvas: Canvas, step: float) -> list[int] | None:
    """The categories that are named under the curves: as many as there is room for, or every so many as the article says."""
    kind, names, every = canvas.style.label, canvas.chart.categories, canvas.chart.look.every
    wide = [canvas.widest(name.text.split(BREAK), kind) + kind.size // 2 for name in names]
    tried = [every] if every else range(1, len(names) + 1)
    for each in tried:
        chosen = list(range(0, len(names), each))
        if all((wide[a] + wide[b]) / 2 <= each * step for a, b in pairwise(chosen)):
            return chosen
    if every:
        widest = max(range(len(names)), key=lambda n: wide[n])
        hint = "name fewer: a larger `labels-every`, or none, which names as many as there is room for"
        canvas.too_wide("name", plain(names[widest]).text, round(every * step), hint, names[widest].span)
    return None if every else [0]


def _name(canvas: Canvas, name: ChartWords, x: int, top: int, area: Rect) -> None:
    """A category's name under its tick, kept within the frame."""
    kind = canvas.face(canvas.style.label, canvas.chart.is_highlighted(name))
    lines = tuple(ChartWords(part.strip(), name.span) for part in name.text.split(BREAK))
    half = canvas.widest([words.text for words in lines], kind) // 2
    if x - half < area.x0:
        draw_name(canvas, lines, kind, area.x0, top, "start")
    elif x + half > area.x1:
        draw_name(canvas, lines, kind, area.x1, top, "end")
    else:
        draw_name(canvas, lines, kind, x, top)


def _spec(canvas: Canvas, over: list[float], x: tuple[int, int], y: tuple[int, int], nice: int) -> Spec:
    """One line a series, and where each category stands."""
    count = len(canvas.chart.categories)
    data: list[dict[str, Any]] = [{"name": "all", "values": [{"step": n} for n in range(count)]}]
    marks: list[Spec] = []
    along = {"scale": "step", "field": "step"}
    for s, series in enumerate(canvas.chart.series):
        rows = [{"step": n, "value": float(value)} for n, value in enumerate(series.values) if value is not None]
        data.append({"name": f"values-{s}", "values": rows})
        enter = {"x": along, "y": {"scale": "value", "field": "value"}}
        marks.append({"name": f"curve-{s}", "type": "line", "from": {"data": f"values-{s}"}, "encode": {"enter": enter}})
    marks.append({"name": "places", "type": "symbol", "from": {"data": "all"}, "encode": {"enter": {"x": along}}})
    marks.append(constant("zero", "y", "value", 0))
    steps: Spec = {"name": "step", "type": "point", "domain": list(range(count)), "range": [pt(x[0]), pt(x[1])]}
    spec = specification(canvas, data, [steps, linear("value", over, y, nice)], marks)
    return spec | ({"axes": [axis("value", "left", nice)]} if nice else {})


def _points(scene: Scene, series: int) -> list[Point]:
    """Where the series' values lie, in the order of their categories; those that are missing left out."""
    return [_point(mark) for mark in scene.get(f"curve-{series}", ())]


def _point(mark: Mark) -> Point:
    return mp(mark.number("x")), mp(mark.number("y"))


def runs_of(values: tuple[Decimal | None, ...]) -> list[list[int]]:
    """The values that follow on one another, by their numbers among those that there are: a missing one parts the curve."""
    out: list[list[int]] = [[]]
    count = 0
    for value in values:
        if value is None:
            out.append([])
        else:
            out[-1].append(count)
            count += 1
    return [run for run in out if run]


def _draw_curve(canvas: Canvas, s: int, points: list[Point]) -> None:
    """The curve, a dot where a value stands alone and where a category is highlighted, with its figure."""
    style, chart, ink = canvas.style, canvas.chart, canvas.series_ink(s)
    values = chart.series[s].values
    for run in runs_of(values):
        if len(run) == 1:
            _dot(canvas, points[run[0]], s)
        else:
            numbers = tuple(n for k in run for n in points[k])
            canvas.curve(Outline("m" + "l" * (len(run) - 1), numbers), ink, style.line)
    there = [n for n, value in enumerate(values) if value is not None]
    for k, n in enumerate(there):
        value = values[n]
        if chart.is_highlighted(chart.categories[n]) and value is not None:
            _dot(canvas, points[k], s, marked=True)
            _figure_at(canvas, canvas.figure(value), points, k)


def _figure_at(canvas: Canvas, words: str, points: list[Point], k: int) -> None:
    """A highlighted point's figure: over the curve, or under it where the curve comes from above or goes there."""
    style, (x, y) = canvas.style, points[k]
    face = canvas.face(style.figure, True)
    beside = [points[n][1] for n in (k - 1, k + 1) if 0 <= n < len(points)]
    off = style.point + style.air
    under = sum(beside) < y * len(beside) and all(other <= y for other in beside)
    canvas.said(words, face, x, y + off + canvas.above(face.size) if under else y - off, "middle")


def _dot(canvas: Canvas, at: Point, s: int, marked: bool = False) -> None:
    ink = canvas.style.highlight if marked else canvas.series_ink(s)
    canvas.area(circle_outline(Circle(at[0], at[1], canvas.style.point)), ink)


def _draw_ends(canvas: Canvas, ends: list[End], points: list[list[Point]], over: tuple[int, int]) -> None:
    """A dot at each curve's end and its name beside it; names that would lie on one another move apart."""
    style, size = canvas.style, canvas.style.figure.size
    pitch = size * PITCH // 100
    ordered = sorted((end for end in ends if end.words), key=lambda end: points[end.series][-1][1])
    wanted = [points[end.series][-1][1] - pitch // 2 for end in ordered]
    tops = kept_apart(wanted, [pitch] * len(ordered), over[0] - pitch, over[1] + pitch // 2)
    for end, top in zip(ordered, tops, strict=True):
        x, _ = points[end.series][-1]
        _dot(canvas, points[end.series][-1], end.series)
        name = canvas.chart.series[end.series].name
        place = ChartWords(end.words, name.span)
        canvas.text(place, _end_face(canvas, end), x + style.point + style.air, canvas.middle(top + pitch // 2, size))
