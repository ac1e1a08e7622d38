"""Bars from left to right, their values over them, names under them."""

from __future__ import annotations

from banmian.charts.bars import (
    LEAST_HEIGHT,
    Bar,
    bars_of,
    data_of,
    ends_of,
    extent,
    has_figure,
    ink_of,
    inner_of,
    is_strong,
    marks_of,
    missing,
    rect_of,
)
from banmian.charts.canvas import Canvas, mp
from banmian.charts.engine import Mark, Scene, Spec
from banmian.charts.names import APART, draw_name, draw_within, lines_of, parts_of, plain, span_of
from banmian.charts.numbers import EN
from banmian.charts.scales import Laid, axis, constant, draw_grid, linear, reserve, specification, steps, ticks_in
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.pictures.chart import ChartWords
from banmian.template.charts import ChartText
from banmian.values import frozen

Names = list[tuple[ChartWords, ...]]


@frozen
class Upright:
    """Upright bars whose place is known: bars stand from `x0` to the area's right, between `top` and `foot`; `below`: what is kept
    under them for figures of those that hang."""

    canvas: Canvas
    area: Rect
    bars: list[Bar]
    over: list[float]
    names: Names
    x0: int
    top: int
    foot: int
    below: int

    @property
    def with_axis(self) -> bool:
        return self.canvas.chart.look.figures in ("axis", "both")

    @property
    def ticks(self) -> int:
        return ticks_in(self.foot - self.top, self.canvas.style.label.size) if self.with_axis else 0

    def middle(self, category: int) -> int:
        """Where a category has its middle."""
        return self.x0 + round((category + 0.5) * (self.area.x1 - self.x0) / len(self.names))

    def spec(self) -> Spec:
        canvas = self.canvas
        across = steps("step", len(self.names), (self.x0, self.area.x1), canvas.style.bar)
        scales = [across, linear("value", self.over, (self.foot, self.top), self.ticks), *inner_of(canvas)]
        marks = [marks_of(canvas, ("x", "width", "y", "y2")), constant("zero", "y", "value", 0)]
        spec = specification(canvas, data_of(canvas, self.bars), scales, marks)
        return spec | ({"axes": [axis("value", "left", self.ticks)]} if self.with_axis else {})

    def draw(self, scene: Scene) -> None:
        """Hairlines, bars, the line on which they stand, figures and names."""
        canvas, style, marks = self.canvas, self.canvas.style, scene.get("bars", [])
        if self.with_axis:
            draw_grid(canvas, scene, (0, self.area.x1))
        for bar, mark in zip(self.bars, marks, strict=True):
            canvas.box(rect_of(mark), ink_of(canvas, bar))
        zero = mp(scene["zero"][0].number("y"))
        canvas.rule(0, zero + style.axis[1] // 2, self.area.x1, style.axis)  # under the bars: on one ground, black overprints
        _figures(canvas, self.bars, marks)
        for n in missing(canvas):
            canvas.said(EN, style.figure, self.middle(n), zero - style.air, "middle")
        for n, lines in enumerate(self.names):
            kind, top = canvas.face(style.label, is_strong(canvas, n)), self.foot + self.below + style.air
            if canvas.chart.look.every > 1 and lines:
                draw_within(canvas, canvas.chart.categories[n], self.middle(n), top, self.area)
            else:
                draw_name(canvas, lines, kind, self.middle(n), top)


def lay_upright(canvas: Canvas, area: Rect) -> Laid | None:
    """The bars between what is kept for figures and names."""
    style, look, bars = canvas.style, canvas.chart.look, bars_of(canvas)
    over = extent(canvas, bars)
    with_axis = look.figures in ("axis", "both")
    x0 = reserve(canvas, over, style.label) + 2 * style.air if with_axis else 0
    step = (area.width - x0) // len(canvas.chart.categories)
    names = _names_under(canvas, step) if look.every < 2 else _some_names(canvas, x0, area)
    if names is None:
        return None
    figures = any(has_figure(canvas, n) for n in range(len(names)))
    head = style.figure.size + style.air if figures else style.label.size * 5 // 4 if with_axis else 0
    below = head if over[0] < 0 else 0
    rows = max(len(lines) for lines in names)
    top, foot = area.y0 + head, area.y1 - canvas.room(style.label.size, rows) - style.air - below
    if foot - top < LEAST_HEIGHT * style.figure.size:
        canvas.tell("CHT011", say("the frame is too low for a chart"), say("give it more lines in the layout, or fewer words"))
        return None
    upright = Upright(canvas, area, bars, over, names, x0, top, foot, below)
    return Laid(upright.spec(), upright.draw)


def _names_under(canvas: Canvas, step: int) -> Names | None:
    """The lines of each category's name; None, told, where one is wider than its step."""
    kind, out = canvas.style.label, []
    room = step - kind.size // APART
    for n, name in enumerate(canvas.chart.categories):
        lines = lines_of(canvas, name, canvas.face(kind, is_strong(canvas, n)), room)
        if lines is None:
            hint = say("shorten the name, give the chart more columns, fewer rows of data, or let the bars lie: `lying: yes`")
            canvas.too_wide(say("name"), plain(name).text, room, hint, name.span)
            return None
        out.append(lines)
    return out


def _some_names(canvas: Canvas, x0: int, area: Rect) -> Names | None:
    """Every so many names, as the article says; None, told, where they would touch."""
    names, every, out, before = (
        canvas.chart.categories,
        canvas.chart.look.every,
        list[tuple[ChartWords, ...]](),
        area.x0 - area.width,
    )
    step = (area.x1 - x0) / len(names)
    for n, name in enumerate(names):
        if n % every:
            out.append(())
            continue
        begin, end = span_of(canvas, name, x0 + round((n + 0.5) * step), area)
        if begin < before + canvas.style.label.size // APART:
            canvas.too_wide(
                say("name"), plain(name).text, round(every * step), say("a larger `labels-every`, or a shorter name"), name.span
            )
            return None
        before = end
        out.append(parts_of(name))
    return out


def _figures(canvas: Canvas, bars: list[Bar], marks: list[Mark]) -> None:
    """Values over the ends of upright bars, under those that hang."""
    ends, told = ends_of(canvas, bars, marks), False
    for n, rect, value in ends:
        if not has_figure(canvas, n):
            continue
        kind, words = canvas.face(canvas.style.figure, is_strong(canvas, n)), canvas.figure(value)
        room = _figure_room(canvas, rect, kind.size)
        if canvas.measure(words, kind) > room and canvas.chart.look.figures != "axis" and not told:
            hint = say("let the bars lie (`lying: yes`), show an axis (`figures: axis`), or give the chart more columns")
            canvas.too_wide(say("figure"), words, room, hint)
            told = True
        _figure(canvas, words, kind, (rect, value < 0), [other for _, other, _ in ends])


def _figure(canvas: Canvas, words: str, kind: ChartText, bar: tuple[Rect, bool], bars: list[Rect]) -> None:
    """A figure at the end of its bar, which may hang. One alone may be wider than its bar: then it stands beyond its neighbours."""
    rect, hangs = bar
    half = -(-canvas.measure(words, kind) // 2)
    x = max(half, min((rect.x0 + rect.x1) // 2, canvas.frame.width - half))
    alone = canvas.chart.look.figures == "axis"
    near = [rect, *(other for other in bars if alone and other.x0 < x + half and x - half < other.x1)]
    if hangs:
        y = max(other.y1 for other in near) + canvas.style.air + canvas.above(kind.size)
    else:
        y = min(other.y0 for other in near) - canvas.style.air
    canvas.said(words, kind, x, y, "middle")


def _figure_room(canvas: Canvas, bar: Rect, size: int) -> int:
    """How wide a figure over an upright bar may be: as its step; of several side by side a little more than the bar."""
    if len(canvas.chart.series) > 1 and not canvas.chart.look.stacked:
        return bar.width + size // APART
    return bar.width * 1000 // canvas.style.bar - size // APART
