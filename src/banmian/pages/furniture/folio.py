"""The folio of an inner page: number and page name outside, the paper in the middle, date and editor inside (dummy, Folio)."""

from __future__ import annotations

from banmian.colour import BLACK
from banmian.display import Box, Item, Tag
from banmian.geometry import Rect
from banmian.pages.furniture.calendar import date_words, weekday_words
from banmian.pages.furniture.site import Site

TAG = Tag("", -1, "furniture")
BLANK = "\u3000"
EDITOR = "\u672c\u7248\u8d23\u7f16"


def draw_folio(site: Site) -> list[Item]:
    """One strip a page of the sheet; even pages have their outer edge at the left."""
    planned = site.plan.sheets[site.sheet.index]
    out: list[Item] = []
    for side, number in enumerate(planned.numbers):
        editor = planned.editors[min(side, len(planned.editors) - 1)] if planned.editors else ""
        out += _strip(site, side * site.sheet.grid.trim[0], number, planned.name, editor)
    return out


def _strip(site: Site, shift: int, number: int, name: str, editor: str) -> list[Item]:
    left, right = site.left + shift, site.right + shift
    outer_left = number % 2 == 0
    y, base = site.mp("rule-y"), site.mp("base-y")
    out: list[Item] = [Box(Rect(left, y, right, y + site.mp("rule")), BLACK, TAG)]
    width = site.sheet.base.width
    bar = Rect(left, y, left + width, y + site.mp("bar")) if outer_left else Rect(right - width, y, right, y + site.mp("bar"))
    out.append(Box(bar, site.plan.paper.ink("red"), TAG))
    out += _outer(site, (left if outer_left else right), base, outer_left, number, name)
    small = site.style("folio-line")
    paper = f"{site.plan.paper.name}\u00b7{site.plan.paper.edition}" if site.plan.paper.edition else site.plan.paper.name
    out += site.setter.line(paper, site.style("folio-paper"), ((left + right) // 2, site.mp("line-y")), "centre")[0]
    issue = site.plan.content.issue
    words = BLANK.join(t for t in (date_words(issue.date), weekday_words(issue.date)) if t)
    if editor:
        words += BLANK * 2 + EDITOR + BLANK + editor
    inner = (right, "end") if outer_left else (left, "start")
    out += site.setter.line(words, small, (inner[0], site.mp("line-y")), inner[1])[0]
    return out


def _outer(site: Site, x: int, base: int, outer_left: bool, number: int, name: str) -> list[Item]:
    """Number first on the outer edge, the page's name beside it."""
    big, title, air = site.style("folio-number"), site.style("folio-name"), site.mp("air")
    align = "start" if outer_left else "end"
    runs, width = site.setter.line(str(number), big, (x, base), align)
    beside = x + width + air if outer_left else x - width - air
    return [*runs, *site.setter.line(name, title, (beside, base), align)[0]]
