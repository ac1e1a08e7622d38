"""A single line outside the running text, fitted to what it may take: label, place's title, byline, from-line, a table's source.

First its tracking goes down, then its letters are narrowed to 90 %; what is still too wide is told with its characters (FIT012).
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import GlyphRun, Tag
from banmian.flow.headfault import counted, shown
from banmian.flow.headfit import lines_of
from banmian.linebreak import menu
from banmian.template.model import LineStyle
from banmian.text.lines import LinePlace, Paint, set_line
from banmian.text.prepare import Prepared
from banmian.text.single import Setter
from banmian.values import frozen

LEAST_TRACKING, STEP = -40, 10
"""By how much (thousandths of an em) a line is set tighter than its style says, at most, and in which steps."""
LEAST_SCALE = 900
"""The narrowest letters, thousandths."""


@frozen
class FittedLine:
    """A line as it fits: `scale` in thousandths; `over`, mp: what no fitting takes away."""

    prepared: Prepared
    style: LineStyle
    scale: int
    over: int

    @property
    def width(self) -> int:
        return self.prepared.width * self.scale // 1000

    def runs(self, x: int, y: int, tag: Tag, align: str = "start") -> list[GlyphRun]:
        """On baseline y; x is its start, or its end where it is aligned on that."""
        if not self.prepared.units.size:
            return []
        left = x - (self.width if align == "end" else 0)
        place = LinePlace(left, y, self.prepared.width)
        return set_line(self.prepared, 0, self.prepared.units.size, place, Paint(self.style.ink, tag, stretch=self.scale))

    def told(self, what: str, where: PlaceOnPage, span: Span | None) -> list[Diagnostic]:
        """FIT012 where it is too wide; `what`: which line it is."""
        if self.over <= 0:
            return []
        count = counted(-(-self.over // self.style.size), "character")
        message = f"{what} '{shown(self.prepared.text)}' is too long by about {count}"
        return [diagnose("FIT012", message, "shorten it, or give it more room in the layout", span, where)]


def fit_line(text: str | StyledText, style: LineStyle, measure: int, setter: Setter) -> FittedLine:
    """The text on one line of at most so many mp."""
    prepared, tracking = setter.prepared(text, style), style.tracking
    least = min(tracking, style.tracking + LEAST_TRACKING)
    while prepared.width > measure and tracking > least:
        tracking = max(least, tracking - STEP)
        prepared = setter.prepared(text, replace(style, tracking=tracking))
    scale = min(1000, max(LEAST_SCALE, measure * 1000 // max(1, prepared.width)))
    return FittedLine(prepared, style, scale, prepared.width * scale // 1000 - measure)


def wrapped(text: StyledText, style: LineStyle, measure: int, room: int, setter: Setter) -> list[StyledText]:
    """The author's lines; one that is too wide goes on in the next where all of them have `room` (lines)."""
    lines = lines_of(text)
    broken = [part for line in lines for part in _broken(line, style, measure, setter)]
    return broken if len(broken) <= room else lines


def _broken(text: StyledText, style: LineStyle, measure: int, setter: Setter) -> list[StyledText]:
    p = setter.prepared(text, style)
    if not p.units.size or p.width <= measure:
        return [text]
    ends = min(menu(p.units, (measure,)), key=lambda fit: fit.cost).ends
    cuts = tuple(Mark(p.offsets[end], p.offsets[end], "break") for end in ends if end < p.units.size)
    return lines_of(replace(text, marks=tuple(sorted((*text.marks, *cuts), key=lambda m: m.start))))
