"""Single lines outside the flow: captions, credits, folio, labels. One place that sets a string in a line style."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, Span
from banmian.display import GlyphRun, Item, Tag
from banmian.fonts import FontBook
from banmian.linebreak import menu
from banmian.template.model import LineStyle
from banmian.text.balance import balanced
from banmian.text.lines import set_line, set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.setting import TextSetting
from banmian.text.spacing import marked
from banmian.values import frozen

FURNITURE = Tag("", -1, "furniture")


def setting_of(style: LineStyle) -> TextSetting:
    rules = marked(style.widths, style.han_latin, white=style.by_ink.white_at(style.size))
    return TextSetting(style.face, style.size, rules=rules, tracking=style.tracking, lexicon=style.lexicon)


@frozen
class Setter:
    """Sets single lines with a book of faces; `tag` where none is given, `span` where a text does not know its own place.
    `found`: what its faces lacked; one list for all setters made of one another by `replace`."""

    fonts: FontBook
    tag: Tag = FURNITURE
    span: Span | None = None
    diagnostics: list[Diagnostic] = field(default_factory=list, compare=False)

    def prepared(self, text: str | StyledText, style: LineStyle) -> Prepared:
        styled = text if isinstance(text, StyledText) else StyledText(text, (), self.span)
        return self.noted(prepare(styled, setting_of(style), self.fonts))

    def noted(self, p: Prepared) -> Prepared:
        """What is prepared beside this setter: its messages are told with those of all others."""
        self.tell(p.diagnostics)
        return p

    def tell(self, found: Iterable[Diagnostic]) -> None:
        """Messages, each once."""
        self.diagnostics.extend(d for d in found if d not in self.diagnostics)

    def width(self, text: str | StyledText, style: LineStyle) -> int:
        """Natural width, mp. Who only measures tells of nothing: the text is set elsewhere, with its place."""
        styled = text if isinstance(text, StyledText) else StyledText(text)
        return prepare(styled, setting_of(style), self.fonts).width

    def line(
        self, text: str | StyledText, style: LineStyle, at: tuple[int, int], align: str = "start", tag: Tag | None = None
    ) -> tuple[list[GlyphRun], int]:
        """The text on one baseline: `at` = (x of its start, centre or end by `align`, baseline y). Returns runs and width."""
        p = self.prepared(text, style)
        if not p.offsets:
            return [], 0
        x = at[0] - {"start": 0, "centre": p.width // 2, "end": p.width}[align]
        paint = Paint(style.ink, tag or self.tag)
        return set_line(p, 0, p.units.size, LinePlace(x, at[1], p.width), paint), p.width

    def top(
        self, text: str | StyledText, style: LineStyle, at: tuple[int, int], align: str = "start", tag: Tag | None = None
    ) -> list[GlyphRun]:
        """As `line`, with y = top of the em box."""
        return self.line(text, style, (at[0], at[1] + self.fonts.above(style.size)), align, tag)[0]

    def spread(self, parts: list[str], styles: list[LineStyle], x0: int, x1: int, y: int) -> list[Item]:
        """Strings spread over an interval with equal gaps between them, on one baseline."""
        prepared = [(self.prepared(p, style), style.ink) for p, style in zip(parts, styles, strict=True) if p]
        free = x1 - x0 - sum(p.width for p, _ in prepared)
        out: list[Item] = []
        x = x0
        for i, (p, ink) in enumerate(prepared):
            gap = free * i // max(1, len(prepared) - 1)
            out += set_line(p, 0, p.units.size, LinePlace(x + gap, y, p.width), Paint(ink, self.tag))
            x += p.width
        return out

    def block(
        self,
        text: str | StyledText,
        style: LineStyle,
        at: tuple[int, int],
        measure: int,
        pitch: int,
        tag: Tag,
        even: bool = False,
    ) -> tuple[list[Item], int]:
        """A small block of ragged lines from baseline `at` on; returns items and the number of lines. `even`: of about equal
        length, ended at phrases."""
        p = self.prepared(text, style)
        if not p.offsets:
            return [], 0
        fit = min(menu(p.units, (measure,)), key=lambda f: f.cost)
        ends = (even and not p.units.forced and balanced(p, measure, len(fit.ends))) or fit.ends
        out: list[Item] = []
        start = 0
        for k, end in enumerate(ends):
            last = p.units.natural_end(end)
            place = LinePlace(at[0], at[1] + k * pitch, measure, last, "start")
            out += set_marked(p, start, end, place, Paint(style.ink, tag), self.fonts)
            start = end
        return out, len(ends)
