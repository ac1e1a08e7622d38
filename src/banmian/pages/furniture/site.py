"""What every furniture element gets: plan, sheet, its own element, a setter; and where it tells what there is to say."""

from __future__ import annotations

import datetime
from dataclasses import field, replace

from banmian.colour import section_ink
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.geometry import Rect
from banmian.pages.pictures import PictureSetter
from banmian.pages.sheet import Sheet
from banmian.phrases import Phrase, say
from banmian.plan.model import Plan
from banmian.template.calendar import day_words
from banmian.template.grid import area_rect
from banmian.template.model import Furniture, LineStyle
from banmian.template.words import PaperWords
from banmian.text.single import Setter
from banmian.text.tighten import Field
from banmian.values import frozen


@frozen
class Site:
    """`element` with all numbers of its kind (template/furniture.py). `page`: the page's number, for messages. `diagnostics`: this
    element's own."""

    plan: Plan
    sheet: Sheet
    element: Furniture
    setter: Setter
    page: int
    diagnostics: list[Diagnostic] = field(default_factory=list)
    pictures: PictureSetter | None = None
    """What places the issue's pictures and symbols."""

    def mp(self, key: str) -> int:
        """An option as a length; positions of masthead and folio count from the trim."""
        return self.element.option(key)

    def option(self, key: str) -> int:
        """An option that may be left out: 0 then."""
        return dict(self.element.options).get(key, 0)

    def style(self, name: str) -> LineStyle:
        return self.plan.paper.line_style(name)

    def style_of(self, name: str, page: int) -> LineStyle:
        """A style for what speaks of another page: in the colour of that page's section."""
        style, section = self.style(name), self.plan.section_of(page)
        return replace(style, ink=section_ink(style.ink, section)) if section is not None else style

    def above(self, style: LineStyle) -> int:
        """From the style's baseline up to its Han box's top, mp."""
        return self.setter.fonts.above(style.size)

    def text(self, key: str) -> StyledText:
        """A text of issue.yaml (masthead, price \u2026); empty where it is not given, but for the paper's name."""
        issue = self.plan.content.issue
        absent = StyledText(self.plan.paper.name, span=issue.span_of("masthead")) if key == "name" else StyledText("")
        return dict(issue.fields).get(key, absent)

    def field(self, key: str, style: str) -> Field:
        """A text of issue.yaml in a line style."""
        return Field(key, self.text(key), self.style(style))

    def captioned(self, text: StyledText) -> Field:
        """A line under a QR code."""
        return Field(say("QR caption"), text, self.style("qr-caption"))

    @property
    def words(self) -> PaperWords:
        return self.plan.paper.words

    def made(self, name: str, words: str, key: str, style: str) -> Field:
        """Words of the paper, filled with what issue.yaml says under `key`."""
        return Field(name, StyledText(words, span=self.plan.content.issue.span_of(key)), self.style(style))

    def day(self, words: str, date: datetime.date) -> str:
        """Words of the paper that speak of a day."""
        return day_words(words, date, self.words)

    def tell(self, code: str, message: Phrase, hint: Phrase, span: Span | None, rect: Rect | None = None) -> None:
        """A message on what stands in a rectangle of this element's page."""
        numbers = self.plan.sheets[self.sheet.index].numbers
        left = numbers.index(self.page) * self.sheet.grid.trim[0]  # places count from their own page's edge
        box = (rect.x0 - left, rect.y0, rect.x1 - left, rect.y1) if rect is not None else None
        self.diagnostics.append(diagnose(code, message, hint, span or self.element.span, PlaceOnPage(self.page, box)))

    @property
    def rect(self) -> Rect:
        """The element's columns (of the base grid) and lines."""

        return area_rect(self.sheet.grid, self.sheet.base, self.element.cols, self.element.lines)

    @property
    def left(self) -> int:
        return self.sheet.grid.left

    @property
    def right(self) -> int:
        return self.sheet.grid.left + self.sheet.grid.width


def join_fields(fields: list[Field], between: str) -> Field:
    """Fields of one place as one text, the paper's words between them, in the first one's style. It stands where the longest
    of them is written, of which messages speak."""
    given = [f for f in fields if f.text.text]
    if len(given) < 2:
        return given[0] if given else fields[0]
    longest = max(given, key=lambda f: len(f.text.text))
    text = StyledText(between.join(f.text.text for f in given), span=longest.text.at(0))
    return Field(longest.name, text, given[0].style, longest.text.text)
