"""Curves over categories: an axis with hairlines, each curve named at its end instead of in a key."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import Any

from banmian.charts.apart import kept_apart
from banmian.charts.canvas import Canvas, mp, pt
from banmian.charts.engine import Mark, Scene, Spec
from banmian.charts.names import draw_within, parts_of, plain, span_of
from banmian.charts.scales import Laid, axis, constant, domain, draw_grid, linear, reserve, specification, ticks_in
from banmian.geometry import Circle, Outline, Rect, circle_outline
from banmian.phrases import say
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


@frozen
class Curves:
    """Curves whose place is known: they stand in the `plot`; `named`: the categories that have names."""

    canvas: Canvas
    area: Rect
    plot: Rect
    ends: list[End]
    named: list[int]

    @property
    def with_axis(self) -> bool:
        return self.canvas.chart.look.figures in ("axis", "both")

    def draw(self, scene: Scene) -> None:
        """Hairlines, the line under the curves with its ticks and names, the curves, what is highlighted, their ends."""
        canvas, style, chart, plot = self.canvas, self.canvas.style, self.canvas.chart, self.plot
        if self.with_axis:
            draw_grid(canvas, scene, (0, plot.x1))
        zero = mp(scene["zero"][0].number("y"))
        canvas.rule(0, zero if plot.y0 <= zero <= plot.y1 else plot.y1, plot.x1, style.axis)
        columns = [mp(mark.number("x")) for mark in scene["places"]]
        for n in self.named:
            canvas.upright(columns[n], plot.y1, plot.y1 + style.air, style.axis)
            draw_within(canvas, chart.categories[n], columns[n], plot.y1 + 2 * style.air, self.area)
        points = [_points(scene, s) for s in range(len(chart.series))]
        for s in sorted(range(len(points)), key=lambda s: chart.is_highlighted(chart.series[s].name)):
            _draw_curve(canvas, s, points[s])
        _draw_highlights(canvas, self.ends, points, plot)
        _draw_ends(canvas, self.ends, points, plot)


def lay_lines(canvas: Canvas, area: Rect) -> Laid | None:
    """The curves of all series between what is kept for figures, names and ends."""
    style, look, chart = canvas.style, canvas.chart.look, canvas.chart
    over = domain([v for some in chart.series for v in some.values if v is not None], look.zero)
    with_axis = look.figures in ("axis", "both")
    x0 = reserve(canvas, over, style.label) + 2 * style.air if with_axis else style.point
    ends = _ends(canvas)
    right = max((canvas.measure(end.words, _end_face(canvas, end)) for end in ends), default=0)
    x1 = area.x1 - right - (style.point + style.air if right else style.point)
    rows = max(len(parts_of(name)) for name in chart.categories)
    top = area.y0 + max(style.label.size * 5 // 4 if with_axis else 0, _head(canvas))
    foot = area.y1 - canvas.room(style.label.size, rows) - 2 * style.air
    if foot - top < LEAST_HEIGHT * style.figure.size:
        canvas.tell("CHT011", say("the frame is too low for a chart"), say("give it more lines in the layout, or fewer words"))
        return None
    if x1 - x0 < LEAST_HEIGHT * style.figure.size:
        longest = max(chart.series, key=lambda some: canvas.measure(some.name.text, style.figure)).name
        canvas.too_wide(
            say("series' name"), longest.text, area.width - x0, say("shorten it, or give the chart more columns"), longest.span
        )
        return None
    named = _named(canvas, (x0, x1), area)
    if named is None:
        return None
    ticks = ticks_in(foot - top, style.label.size) if with_axis else 0
    curves = Curves(canvas, area, Rect(x0, top, x1, foot), ends, named)
    return Laid(_spec(canvas, over, curves.plot, ticks), curves.draw)


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


def _named(canvas: Canvas, plot: tuple[int, int], area: Rect) -> list[int] | None:
    """The categories that are named under the curves: as many as there is room for, or every so many as the article says."""
    size, names, every = canvas.style.label.size, canvas.chart.categories, canvas.chart.look.every
    step = (plot[1] - plot[0]) / max(1, len(names) - 1)
    spans = [span_of(canvas, name, plot[0] + round(n * step), area) for n, name in enumerate(names)]
    for each in [every] if every else range(1, len(names) + 1):
        chosen = list(range(0, len(names), each))
        if all(spans[a][1] + size // 2 <= spans[b][0] for a, b in pairwise(chosen)):
            return chosen
    widest = max(range(len(names)), key=lambda n: spans[n][1] - spans[n][0])
    hint = say("name fewer: a larger `labels-every`, or none, which names as many as there is room for")
    canvas.too_wide(say("name"), plain(names[widest]).text, round(every * step), hint, names[widest].span)
    return None


def _spec(canvas: Canvas, over: list[float], plot: Rect, nice: int) -> Spec:
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
    steps: Spec = {"name": "step", "type": "point", "domain": list(range(count)), "range": [pt(plot.x0), pt(plot.x1)]}
    spec = specification(canvas, data, [steps, linear("value", over, (plot.y1, plot.y0), nice)], marks)
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
    """The curve, a dot where a value stands alone."""
    ink = canvas.series_ink(s)
    for run in runs_of(canvas.chart.series[s].values):
        if len(run) == 1:
            _dot(canvas, points[run[0]], s)
        else:
            numbers = tuple(n for k in run for n in points[k])
            canvas.curve(Outline("m" + "l" * (len(run) - 1), numbers), ink, canvas.style.line)


def _draw_highlights(canvas: Canvas, ends: list[End], points: list[list[Point]], plot: Rect) -> None:
    """At each highlighted category a dot on every curve, with its figure: where the curve's end says it, the dot alone."""
    said = {(end.series, end.category) for end in ends if end.words}
    for n, name in enumerate(canvas.chart.categories):
        if not canvas.chart.is_highlighted(name):
            continue
        figures = []
        for s, series in enumerate(canvas.chart.series):
            value = series.values[n]
            if value is None:
                continue
            k = sum(v is not None for v in series.values[:n])
            _dot(canvas, points[s][k], s, marked=True)
            if (s, n) not in said:
                figures.append((points[s][k], canvas.figure(value), _goes_under(points[s], k)))
        _draw_figures(canvas, figures, plot)


def _goes_under(points: list[Point], k: int) -> bool:
    """Whether the curve comes from above and goes there, so that a figure has its room under the point."""
    beside = [points[n][1] for n in (k - 1, k + 1) if 0 <= n < len(points)]
    return bool(beside) and all(other <= points[k][1] for other in beside) and min(beside) < points[k][1]


def _draw_figures(canvas: Canvas, figures: list[tuple[Point, str, bool]], plot: Rect) -> None:
    """Figures over their points, or under them where there is room; of several curves kept apart; none beyond the plot."""
    style, size = canvas.style, canvas.style.figure.size
    face, off = canvas.face(style.figure, True), style.point + style.air
    tops = []
    for (_, y), _, under in figures:
        below = under and y + off + size <= plot.y1 - style.air
        tops.append(y + off if below else y - off - canvas.above(size))
    order = sorted(range(len(figures)), key=lambda n: tops[n])
    apart = kept_apart([tops[n] for n in order], [size] * len(order), plot.y0 - size - off, plot.y1 - style.air)
    for n, top in zip(order, apart, strict=True):
        (x, _), words, _ = figures[n]
        half = -(-canvas.measure(words, face) // 2)
        x = max(plot.x0 + half, min(x, plot.x1 + style.point - half))
        canvas.said(words, face, x, top + canvas.above(size), "middle")


def _dot(canvas: Canvas, at: Point, s: int, marked: bool = False) -> None:
    ink = canvas.style.highlight if marked else canvas.series_ink(s)
    canvas.area(circle_outline(Circle(at[0], at[1], canvas.style.point)), ink)


def _draw_ends(canvas: Canvas, ends: list[End], points: list[list[Point]], plot: Rect) -> None:
    """A dot at each curve's end, its name at the plot's right; names that would lie on one another move apart."""
    style, size = canvas.style, canvas.style.figure.size
    pitch = size * PITCH // 100
    ordered = sorted((end for end in ends if end.words), key=lambda end: points[end.series][-1][1])
    wanted = [points[end.series][-1][1] - pitch // 2 for end in ordered]
    tops = kept_apart(wanted, [pitch] * len(ordered), plot.y0 - pitch, plot.y1 + pitch // 2)
    for end, top in zip(ordered, tops, strict=True):
        _dot(canvas, points[end.series][-1], end.series)
        place = ChartWords(end.words, canvas.chart.series[end.series].name.span)
        x = plot.x1 + style.point + style.air
        canvas.text(place, _end_face(canvas, end), x, canvas.middle(top + pitch // 2, size))
