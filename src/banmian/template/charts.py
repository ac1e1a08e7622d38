"""How a paper draws its charts (`chart-styles` of paper.yaml): faces, sizes and inks of text, inks and weights of marks.

A chart's numbers are the article's (pictures/chart.py); what stands here is the same for all charts of a style.
"""

from __future__ import annotations

from typing import Literal

from banmian.colour import Ink
from banmian.values import frozen

Thousands = Literal["comma", "space", "none"]
"""What parts the thousands of a number."""


@frozen
class ChartText:
    """A kind of text in a chart; size in mp."""

    face: str
    size: int
    ink: Ink


@frozen
class ChartStyle:
    """Lengths in mp, shares in thousandths."""

    name: str
    title: ChartText
    unit: ChartText
    """Beside the title: in what the numbers count; the names of series in a key too."""
    label: ChartText
    """Names of categories, figures of an axis."""
    figure: ChartText
    """Values at their marks."""
    source: ChartText
    strong: str
    """The face of what is highlighted."""
    inks: tuple[Ink, ...]
    """Of the series, in their order."""
    highlight: Ink
    axis: tuple[Ink, int]
    """The line on which bars stand: its ink and weight."""
    grid: tuple[Ink, int]
    line: int
    """Weight of a curve."""
    point: int
    """Radius of a curve's dots."""
    bar: int
    """The share of its step that a bar takes."""
    air: int
    """Between a mark and its text."""
    gap: int
    """Between the title and the marks, and between the names and the source."""
    thousands: Thousands = "comma"
    part_from: int = 10_000
    """The least number whose thousands are parted."""
