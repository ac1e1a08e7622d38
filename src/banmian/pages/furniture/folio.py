"""The folio of an inner page: number and page name outside, the paper in the middle, date and editor inside (dummy, Folio)."""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import StyledText
from banmian.diagnostics import Span
from banmian.display import Box, Item, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.rows import Slot, single, three
from banmian.pages.furniture.site import Site
from banmian.template.calendar import DayValues
from banmian.template.words import filled
from banmian.text.tighten import Field
from banmian.values import frozen

TAG = Tag("", -1, "furniture")


@frozen
class Side:
    """One page of the sheet: its number, who edits it, its type area's edges; even pages have their outer edge at the left."""

    number: int
    editor: StyledText
    left: int
    right: int

    @property
    def outer_left(self) -> bool:
        return self.number % 2 == 0


def draw_folio(site: Site) -> list[Item]:
    """One strip a page of the sheet."""
    planned = site.plan.sheets[site.sheet.index]
    out: list[Item] = []
    for index, number in enumerate(planned.numbers):
        editor = planned.editors[min(index, len(planned.editors) - 1)] if planned.editors else StyledText("")
        shift = index * site.sheet.grid.trim[0]
        out += _strip(replace(site, page=number), Side(number, editor, site.left + shift, site.right + shift))
    return out


def _strip(site: Site, side: Side) -> list[Item]:
    y, base, line_y, air = site.mp("rule-y"), site.mp("base-y"), site.mp("line-y"), site.mp("air")
    width = site.option("bar-width") or site.sheet.base.width
    bar_y = site.option("bar-y") or y
    edge = side.left if side.outer_left else side.right - width
    out: list[Item] = [
        Box(Rect(side.left, y, side.right, y + site.mp("rule")), site.plan.paper.roles.text, TAG),
        Box(Rect(edge, bar_y, edge + width, bar_y + site.mp("bar")), site.plan.paper.roles.section, TAG),
    ]
    label = filled(site.words.page_label, {"page": side.number})
    number = Field("number", StyledText(label, span=_name_span(site)), site.style("folio-number"))
    whole = Slot(side.left, side.right, base)
    out += single(site, number, whole, "start" if side.outer_left else "end")
    taken = site.setter.width(number.text.text, number.style) + air
    left, right = (side.left + taken, side.right) if side.outer_left else (side.left, side.right - taken)
    name = Field("name", StyledText(site.plan.sheets[site.sheet.index].name, span=_name_span(site)), site.style("folio-name"))
    fields = (name, _paper(site), _issue(site, side.editor))
    slots = (Slot(left, right, base), Slot(left, right, line_y), Slot(left, right, line_y))
    middle = (side.left + side.right) // 2
    if side.outer_left:
        row = three(site, fields, slots, air, middle)
    else:  # the name is read before the rest, wherever it stands
        row = three(site, (fields[2], fields[1], fields[0]), (slots[2], slots[1], slots[0]), air, middle)[::-1]
    return out + [item for items in row for item in items]


def _name_span(site: Site) -> Span | None:
    return site.plan.sheets[site.sheet.index].name_span


def _paper(site: Site) -> Field:
    """The paper's name, and its edition where it has one."""
    paper = site.plan.paper
    names = {"name": paper.name, "edition": paper.edition}
    words = filled(paper.words.folio_paper, names) if paper.edition else paper.name
    return Field("paper", StyledText(words), site.style("folio-paper"))


def _issue(site: Site, editor: StyledText) -> Field:
    """Date, weekday and editor. What messages speak of is the editor, who alone has a length of his own."""
    issue = site.plan.content.issue
    words, day = site.words, issue.span_of("date")
    if not editor.text:
        return Field("date", StyledText(site.day(words.folio_date, issue.date), span=day), site.style("folio-line"))
    values = DayValues(issue.date, words, {"editor": editor.text})
    text = StyledText(filled(words.folio_editor, values, words.months), span=editor.at(0) or day)
    return Field("editor", text, site.style("folio-line"), editor.text)
