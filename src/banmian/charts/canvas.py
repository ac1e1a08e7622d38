"""What a chart is drawn on: parts of a drawing as large as the frame, texts measured in the faces in which they will be set.

Lengths in mp from the frame's left top, y down. Texts keep the sizes of the chart's style whatever the frame.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import field
from decimal import Decimal

from banmian.charts.numbers import RIGHT, Signs, decimals_of, signs_of, written
from banmian.colour import Ink
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Outline, Rect, rect_outline
from banmian.phrases import Phrase, say
from banmian.pictures.chart import Chart, ChartWords
from banmian.pictures.drawing import Drawing, Line, Part, Shape, TextLine
from banmian.template.charts import ChartStyle, ChartText
from banmian.template.model import LineStyle
from banmian.text.single import Setter
from banmian.units import PT, points
from banmian.values import frozen, record

PITCH = 115
"""From line to line of a name, hundredths of its size."""
DEPTH = 12
"""How far commas and letters reach below the em box, hundredths of their size."""


@frozen
class Frame:
    """A chart's frame: its size in mp, and where it stands, for messages."""

    width: int
    height: int
    place: PlaceOnPage | None = None


@record
class Canvas:
    """A chart while it is drawn."""

    chart: Chart
    style: ChartStyle
    frame: Frame
    setter: Setter
    parts: list[Part] = field(default_factory=list)
    inks: dict[str, Ink] = field(default_factory=dict)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    decimals: int = 0
    signs: Signs = RIGHT

    def drawing(self) -> Drawing:
        return Drawing(self.frame.width, self.frame.height, tuple(self.parts), tuple(self.inks.items()))

    def tell(self, code: str, message: Phrase, hint: Phrase, span: Span | None = None) -> None:
        self.diagnostics.append(diagnose(code, message, hint, span or self.chart.span, self.frame.place))

    def too_wide(self, what: Phrase, words: str, room: int, hint: Phrase, span: Span | None = None) -> None:
        """CHT010 for a text that is wider than its room."""
        message = say(
            "the {what} `{words}` is wider than the {points} pt that it has",
            what=what,
            words=words[:40],
            points=points(max(0, room)),
        )
        self.tell("CHT010", message, hint, span)

    def face(self, kind: ChartText, strong: bool = False) -> ChartText:
        """The text's kind, in the face and ink of what is highlighted."""
        return ChartText(self.style.strong, kind.size, kind.ink) if strong else kind

    def measure(self, words: str, kind: ChartText) -> int:
        return self.setter.width(words, LineStyle("picture", kind.face, kind.size, kind.ink))

    def widest(self, words: Sequence[str], kind: ChartText) -> int:
        return max((self.measure(some, kind) for some in words), default=0)

    def above(self, size: int) -> int:
        return self.setter.fonts.above(size)

    def room(self, size: int, rows: int = 1) -> int:
        """The height that lines of text take at a frame's foot, with the commas and letters that reach below their em box."""
        return size + (rows - 1) * size * PITCH // 100 + size * DEPTH // 100

    def middle(self, y: int, size: int) -> int:
        """The baseline of a text whose em box has its middle at y."""
        return y - size // 2 + self.above(size)

    def ink(self, ink: Ink) -> str:
        self.inks[ink.name] = ink
        return ink.name

    def text(self, words: ChartWords, kind: ChartText, x: int, y: int, anchor: str = "start") -> None:
        """A line with its baseline at y; `anchor`: which of its points stands at x."""
        if words.text:
            place = words.span.line or 0, words.span.column or 0
            line = TextLine(x, y, kind.face, kind.size, anchor, self.ink(kind.ink), words.text, 0, place, words.span.file)
            self.parts.append(line)

    def said(self, words: str, kind: ChartText, x: int, y: int, anchor: str = "start") -> None:
        """A text that is made here, as a figure; its place is the chart's."""
        self.text(ChartWords(words, self.chart.span), kind, x, y, anchor)

    def box(self, rect: Rect, ink: Ink) -> None:
        if rect.width > 0 and rect.height > 0:
            self.parts.append(Shape(rect_outline(rect), self.ink(ink), None))

    def area(self, outline: Outline, ink: Ink) -> None:
        self.parts.append(Shape(outline, self.ink(ink), None))

    def curve(self, outline: Outline, ink: Ink, weight: int) -> None:
        self.parts.append(Shape(outline, None, Line(self.ink(ink), weight, 1, 1)))

    def rule(self, x0: int, y: int, x1: int, look: tuple[Ink, int]) -> None:
        """A level rule whose middle lies at y."""
        ink, weight = look
        self.box(Rect(x0, y - weight // 2, x1, y - weight // 2 + weight), ink)

    def upright(self, x: int, y0: int, y1: int, look: tuple[Ink, int]) -> None:
        ink, weight = look
        self.box(Rect(x - weight // 2, y0, x - weight // 2 + weight, y1), ink)

    def figure(self, value: Decimal, decimals: int | None = None, percent: bool | None = None) -> str:
        """A number as it is printed: with the data's decimals, and as a percent where they are."""
        decimals = self.decimals if decimals is None else decimals
        return written(value, decimals, self.style, self.chart.percent if percent is None else percent, self.signs)

    def series_ink(self, number: int) -> Ink:
        """A series' ink: the highlight's where the article names it, else its row of the style."""
        if self.chart.is_highlighted(self.chart.series[number].name):
            return self.style.highlight
        return self.style.inks[number % len(self.style.inks)]


def canvas_of(chart: Chart, style: ChartStyle, frame: Frame, setter: Setter) -> Canvas:
    """An empty canvas; figures have the decimals that the article asks for, else those of the data."""
    values = [value for series in chart.series for value in series.values if value is not None]
    decimals = chart.look.decimals if chart.look.decimals is not None else decimals_of(values)
    faces = [setter.fonts.face(face) for face in dict.fromkeys((style.figure.face, style.label.face, style.strong))]
    signs = signs_of(lambda sign: all(face.glyph(sign) is not None for face in faces))
    return Canvas(chart, style, frame, setter, decimals=decimals, signs=signs)


def mp(value: float) -> int:
    """Points of Vega as millipoints."""
    return round(value * PT)


def pt(value: int) -> float:
    return value / PT
