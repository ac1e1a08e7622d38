"""What stands around a chart's marks: title and unit, the key of several series, the source."""

from __future__ import annotations

from banmian.charts.canvas import Canvas
from banmian.geometry import Rect
from banmian.phrases import say


def surround(canvas: Canvas, key: bool = False) -> Rect:
    """Title, unit and source drawn; the area that is left for names and marks. `key`: whether the series need one."""
    style, width = canvas.style, canvas.frame.width
    top = _title(canvas)
    if key and len(canvas.chart.series) > 1:
        top = _key(canvas, top + (2 * style.air if top else 0))
    foot, source = canvas.frame.height, canvas.chart.source
    if source is not None:
        kind = style.source
        if canvas.measure(source.text, kind) > width:
            canvas.too_wide(say("source"), source.text, width, say("shorten it"), source.span)
        foot -= canvas.room(kind.size)
        canvas.text(source, kind, 0, foot + canvas.above(kind.size))
        foot -= style.gap
    return Rect(0, top + (style.gap if top else 0), width, foot)


def _title(canvas: Canvas) -> int:
    """The title with the unit beside it, or under it where there is no room; how far down they reach."""
    style, width, title, unit = canvas.style, canvas.frame.width, canvas.chart.title, canvas.chart.unit
    top = right = 0
    if title is not None:
        right = canvas.measure(title.text, style.title)
        if right > width:
            canvas.too_wide(say("title"), title.text, width, say("shorten it"), title.span)
        canvas.text(title, style.title, 0, canvas.above(style.title.size))
        top = style.title.size
    if unit is None:
        return top
    wide, x = canvas.measure(unit.text, style.unit), right + style.title.size * 3 // 4 if right else 0
    if wide > width:
        canvas.too_wide(say("unit"), unit.text, width, say("shorten it"), unit.span)
    if title is not None and x + wide <= width:
        canvas.text(unit, style.unit, x, canvas.above(style.title.size))
        return top
    top += style.air if title is not None else 0
    canvas.text(unit, style.unit, 0, top + canvas.above(style.unit.size))
    return top + style.unit.size


def _key(canvas: Canvas, top: int) -> int:
    """A row of patches, each with its series' name, broken where it is too long; how far down it reaches."""
    style, x = canvas.style, 0
    kind, width = style.unit, canvas.frame.width
    side = kind.size * 7 // 10
    for number, series in enumerate(canvas.chart.series):
        wide = side + style.air + canvas.measure(series.name.text, kind)
        if wide > width:
            canvas.too_wide(say("series' name"), series.name.text, width - side - style.air, say("shorten it"), series.name.span)
        if x and x + wide > width:
            x, top = 0, top + kind.size * 5 // 4
        middle = top + kind.size // 2
        canvas.box(Rect(x, middle - side // 2, x + side, middle - side // 2 + side), canvas.series_ink(number))
        canvas.text(series.name, kind, x + side + style.air, top + canvas.above(kind.size))
        x += wide + kind.size * 3 // 2
    return top + kind.size
