"""What upright and lying bars have in common: their values, their inks, what Vega is asked of them.

One series, several side by side, or on one another.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from banmian.charts.canvas import Canvas, mp
from banmian.charts.engine import Mark, Spec
from banmian.charts.scales import (
    domain,
)
from banmian.colour import Ink
from banmian.geometry import Rect
from banmian.values import frozen

LEAST_HEIGHT = 3
"""Bars have at least the height of so many figures."""
MOST_NAMES = 45
"""Hundredths of the width that names beside lying bars may take."""


@frozen
class Bar:
    """A value: its category, its series, and from where to where it reaches (a stack's parts do not begin at zero)."""

    category: int
    series: int
    value: Decimal


def bars_of(canvas: Canvas) -> list[Bar]:
    """The values that there are, category by category."""
    series = canvas.chart.series
    every = [
        Bar(n, s, value)
        for n in range(len(canvas.chart.categories))
        for s, some in enumerate(series)
        if (value := some.values[n]) is not None
    ]
    return every


def totals(canvas: Canvas) -> list[Decimal | None]:
    """What is printed at each category's end where bars stand on one another."""
    out: list[Decimal | None] = []
    for n in range(len(canvas.chart.categories)):
        there = [v for some in canvas.chart.series if (v := some.values[n]) is not None]
        out.append(sum(there, Decimal(0)) if there else None)
    return out


def has_figure(canvas: Canvas, category: int) -> bool:
    """Whether a value stands at its bar: where figures stand at marks; beside an axis, of what is highlighted, if it is one bar."""
    look = canvas.chart.look
    one = look.stacked or len(canvas.chart.series) == 1
    return look.figures in ("marks", "both") or (look.figures == "axis" and one and is_strong(canvas, category))


def missing(canvas: Canvas) -> list[int]:
    """The categories of which there is no number: a dash says that it is no zero, where others have figures."""
    if canvas.chart.look.figures not in ("marks", "both"):
        return []
    return [n for n, total in enumerate(totals(canvas)) if total is None]


def extent(canvas: Canvas, bars: list[Bar]) -> list[float]:
    """The numbers from the least to the greatest end of a bar."""
    if canvas.chart.look.stacked:
        return domain([total for total in totals(canvas) if total is not None])
    return domain([bar.value for bar in bars])


def ink_of(canvas: Canvas, bar: Bar) -> Ink:
    """The highlight's ink where its category is highlighted and it is the only one there; else its series'."""
    if len(canvas.chart.series) == 1 and canvas.chart.is_highlighted(canvas.chart.categories[bar.category]):
        return canvas.style.highlight
    return canvas.series_ink(bar.series)


def is_strong(canvas: Canvas, category: int) -> bool:
    return canvas.chart.is_highlighted(canvas.chart.categories[category])


def ends_of(canvas: Canvas, bars: list[Bar], marks: list[Mark]) -> list[tuple[int, Rect, Decimal]]:
    """What is printed at the end of which bar: of a stack its sum, at its last part."""
    rects = [rect_of(mark) for mark in marks]
    if not canvas.chart.look.stacked:
        return [(bar.category, rect, bar.value) for bar, rect in zip(bars, rects, strict=True)]
    whole: dict[int, Rect] = {}
    for bar, rect in zip(bars, rects, strict=True):
        old = whole.get(bar.category, rect)
        whole[bar.category] = Rect(min(old.x0, rect.x0), min(old.y0, rect.y0), max(old.x1, rect.x1), max(old.y1, rect.y1))
    sums = totals(canvas)
    return [(n, rect, total) for n, rect in whole.items() if (total := sums[n]) is not None]


def data_of(canvas: Canvas, bars: list[Bar]) -> list[dict[str, Any]]:
    """The values by category and series; stacked by Vega where they stand on one another."""
    rows = [{"step": bar.category, "series": bar.series, "value": float(bar.value)} for bar in bars]
    table: dict[str, Any] = {"name": "values", "values": rows}
    if canvas.chart.look.stacked:
        table["transform"] = [{"type": "stack", "groupby": ["step"], "sort": {"field": "series"}, "field": "value"}]
    return [table]


def inner_of(canvas: Canvas) -> list[Spec]:
    """The scale of bars side by side within their step."""
    if len(canvas.chart.series) < 2 or canvas.chart.look.stacked:
        return []
    inside: Spec = {"name": "inner", "type": "band", "domain": list(range(len(canvas.chart.series)))}
    return [inside | {"range": {"signal": "[0, bandwidth('step')]"}, "paddingInner": 0.08}]


def marks_of(canvas: Canvas, ways: tuple[str, str, str, str]) -> Spec:
    """The bars. `ways`: along the steps a place and a size, along the values two ends."""
    place, size, end, start = ways
    stacked, inner = canvas.chart.look.stacked, bool(inner_of(canvas))
    along: dict[str, Any] = {"scale": "step", "field": "step"}
    enter = {
        place: along | ({"offset": {"scale": "inner", "field": "series"}} if inner else {}),
        size: {"scale": "inner" if inner else "step", "band": 1},
        end: {"scale": "value", "field": "y1" if stacked else "value"},
        start: {"scale": "value", "field": "y0"} if stacked else {"scale": "value", "value": 0},
    }
    return {"name": "bars", "type": "rect", "from": {"data": "values"}, "encode": {"enter": enter}}


def rect_of(mark: Mark) -> Rect:
    """A bar's rectangle in mp."""
    x0, y0 = mp(mark.number("x")), mp(mark.number("y"))
    return Rect(x0, y0, mp(mark.number("x") + mark.number("width")), mp(mark.number("y") + mark.number("height")))
