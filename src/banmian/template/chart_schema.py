"""What paper.yaml may say under `chart-styles`: the pydantic models of how charts are drawn (charts.py)."""

from collections.abc import Callable
from typing import Annotated

from pydantic import Field

from banmian.colour import Ink
from banmian.template.charts import ChartStyle, ChartText, Thousands
from banmian.template.values import Extent, InkName, Name, Share, Size, Strict
from banmian.units import Length


class ChartTextEntry(Strict):
    """A kind of text: face, size, and its ink where it is not the text's."""

    face: Name
    size: Extent
    ink: InkName | None = None


class ChartRuleEntry(Strict):
    """A rule: its ink, where it is not the text's, and its weight."""

    ink: InkName | None = None
    weight: Extent


class ChartStyleEntry(Strict):
    """How charts are drawn. `unit`: the words beside the title, else as `label`; `strong`: the face of what is highlighted;
    `inks`: of the series in their order; `highlight`: the ink of what an article highlights; `bar`: the share of its step that a
    bar takes; `part-from`: the least number whose thousands are parted."""

    title: ChartTextEntry
    unit: ChartTextEntry | None = None
    label: ChartTextEntry
    figure: ChartTextEntry
    source: ChartTextEntry
    strong: Name | None = None
    inks: Annotated[tuple[InkName, ...], Field(min_length=1, max_length=8)]
    highlight: InkName
    axis: ChartRuleEntry
    grid: ChartRuleEntry
    line: Annotated[Extent, Field(description="weight of a curve")] = Length.parse("1.2pt")
    point: Annotated[Extent, Field(description="radius of a curve's dots")] = Length.parse("1.8pt")
    bar: Annotated[Share, Field(ge=200, le=1000)] = 680
    air: Annotated[Size, Field(description="between a mark and its text")] = Length.parse("3pt")
    gap: Annotated[Size, Field(description="between the title and the marks")] = Length.parse("8pt")
    thousands: Thousands = "comma"
    part_from: Annotated[int, Field(ge=1000, le=1_000_000)] = 10_000


class Resolve:
    """What a reader of paper.yaml gives: lengths as mp, inks by their names, each at its place."""

    def __init__(self, mp: Callable[[Length | None], int], ink: Callable[..., Ink]) -> None:
        self.mp, self.ink = mp, ink


def chart_style(name: str, entry: ChartStyleEntry, resolve: Resolve) -> ChartStyle:
    """A row of `chart-styles`."""
    at, mp, ink = ("chart-styles", name), resolve.mp, resolve.ink

    def text(key: str, given: ChartTextEntry) -> ChartText:
        return ChartText(given.face, mp(given.size), ink(given.ink, *at, key, "ink"))

    return ChartStyle(
        name,
        text("title", entry.title),
        text("unit", entry.unit) if entry.unit is not None else text("label", entry.label),
        text("label", entry.label),
        text("figure", entry.figure),
        text("source", entry.source),
        entry.strong or entry.figure.face,
        tuple(ink(some, *at, "inks", n) for n, some in enumerate(entry.inks)),
        ink(entry.highlight, *at, "highlight"),
        (ink(entry.axis.ink, *at, "axis", "ink"), mp(entry.axis.weight)),
        (ink(entry.grid.ink, *at, "grid", "ink"), mp(entry.grid.weight)),
        mp(entry.line),
        mp(entry.point),
        entry.bar,
        mp(entry.air),
        mp(entry.gap),
        entry.thousands,
        entry.part_from,
    )
