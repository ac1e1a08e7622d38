"""A chart in words, for who hears a page: its title, then each name with its number, series by series."""

from __future__ import annotations

from banmian.charts.names import plain
from banmian.charts.numbers import decimals_of, written
from banmian.pictures.chart import Chart
from banmian.template.charts import ChartStyle


def spoken(chart: Chart, style: ChartStyle | None, between: str) -> str:
    """The article's own words, else the numbers, parted by `between`; as they are printed, where the chart has a style."""
    if chart.alt:
        return chart.alt
    said = [words.text for words in (chart.title, chart.unit) if words is not None]
    for series in chart.series:
        if len(chart.series) > 1:
            said.append(series.name.text)
        known = [value for value in series.values if value is not None]
        decimals = chart.look.decimals if chart.look.decimals is not None else decimals_of(known)
        for name, value in zip(chart.categories, series.values, strict=True):
            if value is not None:
                figure = written(value, decimals, style, chart.percent) if style is not None else str(value)
                said.append(f"{plain(name).text} {figure}")
    return between.join(said)
