"""A chart as values: numbers of a CSV file and how an editor wants them shown. It has no size: it is drawn for its frame.

Read by charts/reading.py, drawn by charts/drawing.py in a chart style of paper.yaml.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal

from banmian.diagnostics import Diagnostic, Span
from banmian.values import frozen

Kind = Literal["bars", "lines", "shares"]
Figures = Literal["marks", "axis", "both", "none"]
Order = Literal["given", "falling", "rising"]


@frozen
class ChartWords:
    """A text of a chart and where an editor wrote it: in the chart's file, or a cell of its data."""

    text: str
    span: Span


@frozen
class Series:
    """A column of numbers, one for each category; None where there is none."""

    name: ChartWords
    values: tuple[Decimal | None, ...]


@frozen
class Look:
    """What an editor chose. `lying`: bars from left to right; `stacked`: a category's series on one another; `ring`: shares as a
    ring, not a bar; `zero`: curves stand on zero; `every`: how many categories to one name under curves, 0 = as many as there is
    room for; `decimals`: of figures, None = as in the data; `highlight`: names of categories or series."""

    kind: Kind = "bars"
    lying: bool = False
    stacked: bool = False
    ring: bool = False
    zero: bool = False
    figures: Figures = "marks"
    every: int = 0
    decimals: int | None = None
    highlight: tuple[str, ...] = ()


@frozen
class Chart:
    """`style`: of paper.yaml's `chart-styles`; `percent`: the numbers are written with a percent sign; `alt`: words for who cannot
    see it, "" = its numbers; `span`: the chart's file."""

    look: Look
    style: str
    categories: tuple[ChartWords, ...]
    series: tuple[Series, ...]
    percent: bool
    span: Span
    title: ChartWords | None = None
    unit: ChartWords | None = None
    source: ChartWords | None = None
    alt: str = ""

    def is_highlighted(self, words: ChartWords) -> bool:
        return words.text in self.look.highlight


def is_passing(told: Sequence[Diagnostic]) -> bool:
    """Whether it may be drawn another time as it stands: what draws charts was not there, or came to no end."""
    return any(d.code in ("CHT001", "CHT013") for d in told)
