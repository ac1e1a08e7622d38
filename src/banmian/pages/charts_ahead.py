"""The charts of all sheets, begun before the other pictures are placed: one process finds the places of their marks meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from banmian.diagnostics import PlaceOnPage
from banmian.geometry import Rect
from banmian.pictures.chart import Chart
from banmian.template.model import Paper

if TYPE_CHECKING:
    from banmian.charts.drawing import Charts, Wanted
    from banmian.fonts import FontBook


def wanted_chart(chart: Chart, rect: Rect, page: int) -> Wanted:
    """A chart for its frame on a page (0 = none that a message could name)."""
    from banmian.charts.canvas import Frame
    from banmian.charts.drawing import Wanted

    return Wanted(chart, Frame(rect.width, rect.height, PlaceOnPage(page, rect.corners) if page else None))


def charts_ahead(charts: Sequence[tuple[Chart, Rect, int]], paper: Paper, fonts: FontBook) -> Charts | None:
    """Charts, each with its frame and page, under way; who asks for one after `results` has it at hand. None where none is."""
    if not charts:
        return None
    from banmian.charts.drawing import Charts

    return Charts([wanted_chart(*some) for some in charts], paper, fonts)
