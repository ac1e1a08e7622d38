"""The parts of a Vega specification that charts share: scales, the axis with its ticks, the line on zero."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from banmian.charts.canvas import Canvas, mp, pt
from banmian.charts.engine import Scene, Spec
from banmian.charts.numbers import decimals_of
from banmian.template.charts import ChartText
from banmian.values import frozen

TICK_PITCH = 3
"""A tick at the most every so many sizes of its figure."""
MOST_TICKS = 6
LABEL_LIFT = 4
"""An axis' figure stands a fourth of its size above its hairline."""


Finish = Callable[[Scene], None]
"""Draws what Vega placed."""


@frozen
class Laid:
    """A chart whose marks are to be placed: what Vega is asked, and what is drawn then."""

    spec: Spec
    finish: Finish


def specification(canvas: Canvas, data: list[dict[str, Any]], scales: list[Spec], marks: list[Spec]) -> Spec:
    """A chart as large as its frame, in points; nothing is laid out by Vega itself."""
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": pt(canvas.frame.width),
        "height": pt(canvas.frame.height),
        "padding": 0,
        "autosize": "none",
        "data": data,
        "scales": scales,
        "marks": marks,
    }


def domain(values: list[Decimal], zero: bool = True) -> list[float]:
    """From the least to the greatest of the values, and to zero; never nothing."""
    least, most = min(values), max(values)
    if zero:
        least, most = min(least, Decimal(0)), max(most, Decimal(0))
    if least == most:
        least, most = (least, most + 1) if least >= 0 else (least - 1, most)
    return [float(least), float(most)]


def linear(name: str, over: list[float], span: tuple[int, int], nice: int = 0) -> Spec:
    """A scale of numbers; `nice`: its ends are moved to ticks, of which there shall be so many."""
    scale: Spec = {"name": name, "type": "linear", "domain": over, "range": [pt(span[0]), pt(span[1])], "zero": False}
    return scale | ({"nice": nice} if nice else {})


def steps(name: str, count: int, span: tuple[int, int], share: int) -> Spec:
    """Equal steps, of each of which a mark takes `share` thousandths."""
    free = 1 - share / 1000
    scale: Spec = {"name": name, "type": "band", "domain": list(range(count)), "range": [pt(span[0]), pt(span[1])]}
    return scale | {"paddingInner": free, "paddingOuter": free / 2}


def axis(scale: str, orient: str, ticks: int) -> Spec:
    """An axis of which the lines and figures are taken: its ticks, plain numbers."""
    return {
        "orient": orient, "scale": scale, "grid": True, "ticks": False, "domain": False, "tickCount": ticks, "tickRound": False,
        "translate": 0, "format": ".12~f",
    }  # fmt: skip


def ticks_in(length: int, size: int) -> int:
    """How many ticks there is room for."""
    return max(2, min(MOST_TICKS, length // (TICK_PITCH * size)))


def constant(name: str, way: str, scale: str, value: float) -> Spec:
    """A mark that says where a value lies."""
    return {"name": name, "type": "rule", "encode": {"enter": {way: {"scale": scale, "value": value}}}}


def ticks_of(scene: Scene, way: str) -> list[tuple[int, Decimal]]:
    """Where the axis' ticks lie, and their numbers."""
    out = []
    for mark in scene.get("axis-label", ()):
        number = mark.text().replace("\u2212", "-").replace(",", "")
        out.append((mp(mark.number(way)), Decimal(number)))
    return out


def tick_words(canvas: Canvas, ticks: list[tuple[int, Decimal]]) -> list[str]:
    """The ticks' numbers as they are printed, all with the decimals that they need together."""
    decimals = decimals_of([value.normalize() for _, value in ticks])
    return [canvas.figure(value, decimals) for _, value in ticks]


def reserve(canvas: Canvas, over: list[float], kind: ChartText) -> int:
    """The width that is kept for an axis' figures, before Vega says which they are: its ends may move by a tick."""
    ends = [Decimal(str(end)).quantize(Decimal(1).scaleb(-canvas.decimals)) for end in over]
    moved = [end + sign * abs(end) / 8 for end in ends for sign in (1, -1)]
    return canvas.widest([canvas.figure(end) for end in moved], kind)


def draw_grid(canvas: Canvas, scene: Scene, x: tuple[int, int]) -> None:
    """Level hairlines with their figures on them at the left; the line on zero is drawn by itself."""
    ticks, kind = ticks_of(scene, "y"), canvas.style.label
    for (y, value), words in zip(ticks, tick_words(canvas, ticks), strict=True):
        if value:
            canvas.rule(x[0], y, x[1], canvas.style.grid)
        canvas.said(words, kind, x[0], y - kind.size // LABEL_LIFT)
