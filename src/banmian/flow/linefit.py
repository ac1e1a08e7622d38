"""A single line outside the running text in what it may take: label, place's title, byline, from-line, a table's source.

It is tightened within its line style's range (text/tighten.py); what is still too wide is told with what there is room for
(FIT012). A byline goes on in the next line of its area.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.display import GlyphRun, Tag
from banmian.flow.headfault import shortened
from banmian.flow.headfit import lines_of
from banmian.linebreak import menu
from banmian.phrases import Phrase, say
from banmian.template.model import LineStyle
from banmian.text.by_ink import trimmed
from banmian.text.single import Setter
from banmian.text.tighten import Field, TightLine, tighten
from banmian.values import frozen


@frozen
class FittedLine:
    """A line as it fits in `measure`; `over`, mp: what no fitting takes away."""

    line: TightLine
    measure: int
    over: int

    @property
    def width(self) -> int:
        return self.line.width

    def runs(self, x: int, y: int, setter: Setter, tag: Tag, align: str = "start") -> list[GlyphRun]:
        """On baseline y; x is its start, or its end where it is aligned on that."""
        return self.line.runs(Setter(setter.fonts, tag), x - (self.width if align == "end" else 0), y)

    def diagnostics(self, what: Phrase, where: PlaceOnPage, span: Span | None) -> list[Diagnostic]:
        """What its faces had to tell, then FIT012 where it is too wide; `what`: which line it is, for the message."""
        said = list(self.line.prepared.diagnostics)
        if self.over <= 0:
            return said
        text = self.line.field.text
        holds = self.line.holds(self.measure)
        message = say(
            "{what} '{text}' has {characters}; its place holds {holds}",
            what=what,
            text=shortened(text),
            characters=counted(len(text.text), "character"),
            holds=holds,
        )
        return [*said, diagnose("FIT012", message, say("shorten it, or give it more room in the layout"), span, where)]


def fit_line(text: str | StyledText, style: LineStyle, measure: int, setter: Setter, is_head: bool = False) -> FittedLine:
    """The text on one line of at most so many mp; one that is a head stands by its ink where its size is a head's."""
    field = Field(style.name, text if isinstance(text, StyledText) else StyledText(text), style)
    [line], over = tighten([field], measure, setter)
    if is_head and style.by_ink.edges_at(line.size):
        line = replace(line, prepared=trimmed(line.prepared, setter.fonts))
    return FittedLine(line, measure, over)


def wrap_lines(text: StyledText, style: LineStyle, measure: int, room: int, setter: Setter) -> list[StyledText]:
    """The author's lines. Where there is `room` for so many lines, one that is too wide is broken into further ones."""
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
