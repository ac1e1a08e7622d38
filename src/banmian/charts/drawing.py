"""Charts drawn for their frames: a Drawing as large as the frame each, and what there is to tell.

Several are asked for at once where they can be, so that one process places the marks of all (engine.py).
Codes: CHT001 no engine, CHT012 no such style, CHT013 Vega fails.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from banmian.charts.canvas import Canvas, Frame, canvas_of
from banmian.charts.engine import NoScene, Scenes
from banmian.charts.lines import lay_lines
from banmian.charts.lying import lay_lying
from banmian.charts.scales import Laid
from banmian.charts.shares import lay_bar, lay_ring
from banmian.charts.surround import surround
from banmian.charts.upright import lay_upright
from banmian.diagnostics import Diagnostic, Severity, worst
from banmian.diagnostics.codes import diagnose
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.phrases import Phrase, say, verbatim
from banmian.pictures.chart import Chart, is_passing
from banmian.pictures.drawing import Drawing
from banmian.remember import Memo
from banmian.sources.checking import suggestion
from banmian.template.charts import ChartStyle
from banmian.template.model import Paper
from banmian.text.single import Setter
from banmian.values import frozen

Drawn = tuple[Drawing | None, tuple[Diagnostic, ...]]
DRAWN: Memo[Drawn] = Memo("drawn charts", 200, lasting=True)
INSTALL = say("install what draws charts: pip install 'banmian[charts]'")
Lay = Callable[[Canvas, Rect], Laid | None]


@frozen
class Wanted:
    """A chart for a frame."""

    chart: Chart
    frame: Frame


@frozen
class _Begun:
    """A chart that is laid out; `laid`: None where something was told that forbids it."""

    canvas: Canvas
    laid: Laid | None


class Charts:
    """Charts being drawn, each for its frame: what is not known of them is laid out, and its marks are asked for."""

    def __init__(self, wanted: Sequence[Wanted], paper: Paper, fonts: FontBook) -> None:
        styles = dict(paper.chart_styles)
        self.keys = [_key(some, paper, fonts) for some in wanted]
        self.made: dict[Hashable, Drawn] = {}
        self.begun: dict[Hashable, _Begun] = {}
        for key, some in zip(self.keys, wanted, strict=True):
            style = styles.get(some.chart.style)
            if DRAWN.holds(key):
                self.made[key] = DRAWN.of(key, lambda: (None, ()))
            elif style is None:
                self.made[key] = None, (_no_style(some.chart, list(styles)),)
            elif key not in self.begun:
                self.begun[key] = _begin(some, style, fonts)
        self.scenes = Scenes([some.laid.spec for some in self.begun.values() if some.laid is not None])

    def results(self) -> list[Drawn]:
        """The charts in their order; one that cannot be drawn is None, with an error. What depends on this machine and moment is
        not remembered."""
        self.made |= zip(self.begun, _finished(list(self.begun.values()), self.scenes), strict=True)
        for key in self.begun:
            if not is_passing(self.made[key][1]):
                DRAWN.of(key, lambda key=key: self.made[key])  # type: ignore[misc]
        return [self.made[key] for key in self.keys]


def draw_charts(wanted: Sequence[Wanted], paper: Paper, fonts: FontBook) -> list[Drawn]:
    """The charts in their order, drawn now."""
    return Charts(wanted, paper, fonts).results()


def _key(some: Wanted, paper: Paper, fonts: FontBook) -> Hashable:
    return some, dict(paper.chart_styles).get(some.chart.style), fonts.known_as


def _no_style(chart: Chart, known: list[str]) -> Diagnostic:
    message = say("paper.yaml has no chart style `{style}`", style=chart.style)
    hint = suggestion(chart.style, known) if known else say("add it under chart-styles (guide, Charts)")
    return diagnose("CHT012", message, hint, chart.span)


def _lays(chart: Chart) -> tuple[Lay, bool]:
    """Who lays out a chart of its kind, and whether several series want a key."""
    look = chart.look
    match look.kind:
        case "lines":
            return lay_lines, False
        case "shares":
            return lay_ring if look.ring else lay_bar, False
        case _:
            return lay_lying if look.lying else lay_upright, True


def _begin(some: Wanted, style: ChartStyle, fonts: FontBook) -> _Begun:
    setter = Setter(fonts)
    canvas = canvas_of(some.chart, style, some.frame, setter)
    lay, with_key = _lays(some.chart)
    area = surround(canvas, with_key)
    return _Begun(canvas, lay(canvas, area))


def _finished(begun: Sequence[_Begun], scenes: Scenes) -> list[Drawn]:
    """The marks of all charts placed, and drawn."""
    out: list[Drawn] = []
    placed = iter(scenes.results())
    for some in begun:
        canvas = some.canvas
        scene = next(placed) if some.laid is not None else None
        if isinstance(scene, NoScene):
            _refused(canvas, verbatim(scene.why))
        elif some.laid is not None and scene is not None:
            some.laid.finish(scene)
        sound = some.laid is not None and worst(canvas.diagnostics) < Severity.ERROR
        out.append((canvas.drawing() if sound else None, tuple(canvas.diagnostics)))
    return out


def _refused(canvas: Canvas, why: Phrase) -> None:
    if not why:
        canvas.tell("CHT001", say("charts cannot be drawn: vl-convert is not installed"), INSTALL)
        return
    hint = say("build again; if it stays, it is a fault of ours: please report it with the chart's file and its data")
    canvas.tell("CHT013", say("Vega cannot draw this chart: {why}", why=why), hint)
