"""Bars one under another, names at their left, values at their right."""

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
    totals,
)
from banmian.charts.canvas import Canvas, mp
from banmian.charts.engine import Scene, Spec
from banmian.charts.names import plain
from banmian.charts.numbers import EN
from banmian.charts.scales import MOST_TICKS, Laid, axis, constant, linear, reserve, specification, steps, tick_words, ticks_of
from banmian.geometry import Rect
from banmian.phrases import say
from banmian.pictures.chart import ChartWords
from banmian.values import frozen

MOST_NAMES = 45
"""Hundredths of the width that names beside lying bars may take."""


@frozen
class Lying:
    """Lying bars whose place is known: rows from the area's top to `foot`, bars between the `ends`."""

    canvas: Canvas
    area: Rect
    bars: list[Bar]
    over: list[float]
    names: list[ChartWords]
    ends: tuple[int, int]
    foot: int

    @property
    def with_axis(self) -> bool:
        return self.canvas.chart.look.figures in ("axis", "both")

    @property
    def ticks(self) -> int:
        wide = reserve(self.canvas, self.over, self.canvas.style.label) + self.canvas.style.label.size
        return max(2, min(MOST_TICKS, (self.ends[1] - self.ends[0]) // wide)) if self.with_axis else 0

    def baseline(self, category: int, size: int) -> int:
        """Of a text of this size in the middle of a category's row."""
        middle = self.area.y0 + round((category + 0.5) * (self.foot - self.area.y0) / len(self.names))
        return self.canvas.middle(middle, size)

    def spec(self) -> Spec:
        canvas = self.canvas
        down = steps("step", len(self.names), (self.area.y0, self.foot), canvas.style.bar)
        scales = [down, linear("value", self.over, self.ends, self.ticks), *inner_of(canvas)]
        marks = [marks_of(canvas, ("y", "height", "x", "x2")), constant("zero", "x", "value", 0)]
        spec = specification(canvas, data_of(canvas, self.bars), scales, marks)
        return spec | ({"axes": [axis("value", "bottom", self.ticks)]} if self.with_axis else {})

    def draw(self, scene: Scene) -> None:
        """Hairlines, bars, the line on which they stand, figures and names."""
        canvas, style = self.canvas, self.canvas.style
        if self.with_axis:
            _grid(canvas, scene, self.area.y0, self.foot)
        for bar, mark in zip(self.bars, scene.get("bars", ()), strict=True):
            canvas.box(rect_of(mark), ink_of(canvas, bar))
        zero = mp(scene["zero"][0].number("x"))
        canvas.upright(zero - style.axis[1] + style.axis[1] // 2, self.area.y0, self.foot, style.axis)  # beside the bars
        self.figures(scene)
        for n in missing(canvas):
            canvas.said(EN, style.figure, zero + style.air, self.baseline(n, style.figure.size))
        for n, name in enumerate(self.names):
            face = canvas.face(style.label, is_strong(canvas, n))
            canvas.text(name, face, 0, self.baseline(n, face.size))

    def figures(self, scene: Scene) -> None:
        """Values beside the bars' ends."""
        canvas, style = self.canvas, self.canvas.style
        for n, rect, value in ends_of(canvas, self.bars, scene.get("bars", [])):
            if not has_figure(canvas, n):
                continue
            face = canvas.face(style.figure, is_strong(canvas, n))
            x, anchor = (rect.x1 + style.air, "start") if value >= 0 else (rect.x0 - style.air, "end")
            canvas.said(canvas.figure(value), face, x, canvas.middle((rect.y0 + rect.y1) // 2, face.size), anchor)


def lay_lying(canvas: Canvas, area: Rect) -> Laid | None:
    """The bars between what is kept for names and figures."""
    style, bars = canvas.style, bars_of(canvas)
    over = extent(canvas, bars)
    names = [plain(name) for name in canvas.chart.categories]
    x0 = _names_beside(canvas, names, area.width)
    foot = area.y1 - (canvas.room(style.label.size) + style.air if canvas.chart.look.figures in ("axis", "both") else 0)
    if x0 is None or not _rows_are_high(canvas, foot - area.y0):
        return None
    ends = _ends(canvas, over, (x0, area.x1))
    if ends[1] - ends[0] < LEAST_HEIGHT * style.figure.size:
        most = max(bars, key=lambda bar: abs(bar.value)).value
        canvas.too_wide(say("figure"), canvas.figure(most), area.x1 - x0, say("give the chart more columns"))
        return None
    lying = Lying(canvas, area, bars, over, names, ends, foot)
    return Laid(lying.spec(), lying.draw)


def _ends(canvas: Canvas, over: list[float], span: tuple[int, int]) -> tuple[int, int]:
    """From where to where bars reach: figures stand beyond their ends."""
    style, look = canvas.style, canvas.chart.look
    sums = totals(canvas)
    printed = dict(enumerate(sums)).items() if look.stacked else [(bar.category, bar.value) for bar in bars_of(canvas)]
    words = [canvas.figure(value) for n, value in printed if value is not None and has_figure(canvas, n)]
    wide = canvas.widest(words, canvas.face(style.figure, bool(look.highlight))) + style.air if words else 0
    beside = reserve(canvas, over, style.label) // 2 if look.figures in ("axis", "both") else 0
    return span[0] + (wide if over[0] < 0 else 0), span[1] - (max(wide, beside) if over[1] > 0 else beside)


def _names_beside(canvas: Canvas, names: list[ChartWords], width: int) -> int | None:
    """Where the bars begin, after the longest name; None, told, where it leaves them no room."""
    kinds = [canvas.face(canvas.style.label, is_strong(canvas, n)) for n in range(len(names))]
    wide, longest = max(((canvas.measure(name.text, kind), n) for n, (name, kind) in enumerate(zip(names, kinds, strict=True))))
    room = width * MOST_NAMES // 100
    if wide > room:
        canvas.too_wide(
            say("name"), names[longest].text, room, say("shorten the name, or give the chart more columns"), names[longest].span
        )
        return None
    return wide + 2 * canvas.style.air


def _rows_are_high(canvas: Canvas, height: int) -> bool:
    """Whether each row holds its name, and each bar of several its figure; told where not."""
    style, count = canvas.style, len(canvas.chart.categories)
    several = len(canvas.chart.series) if not canvas.chart.look.stacked else 1
    thick = height * style.bar // 1000 // count // several
    needed = style.figure.size * 9 // 10 if several > 1 and canvas.chart.look.figures in ("marks", "both") else 0
    if height * 10 >= count * style.label.size * 11 and thick >= needed:
        return True
    message = say("{count} bars have no room under one another", count=count)
    canvas.tell("CHT011", message, say("give the chart more lines in the layout, or fewer rows of data"))
    return False


def _grid(canvas: Canvas, scene: Scene, top: int, foot: int) -> None:
    """Hairlines from the axis' figures upward. Vega may give more ticks than were asked for: then some have no figure."""
    ticks, kind = ticks_of(scene, "x"), canvas.style.label
    words = tick_words(canvas, ticks)
    spans = [(x - wide // 2, x + wide // 2) for (x, _), wide in zip(ticks, [canvas.measure(w, kind) for w in words], strict=True)]
    each = 1
    while any(spans[a][1] + kind.size // 2 > spans[a + each][0] for a in range(0, len(ticks) - each, each)):
        each += 1
    for n, (x, value) in enumerate(ticks):
        if value:
            canvas.upright(x, top, foot, canvas.style.grid)
        if n % each == 0:
            canvas.said(words[n], kind, x, foot + canvas.style.air + canvas.above(kind.size), "middle")
