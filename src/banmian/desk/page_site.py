"""A page of an issue that is set, with what is needed to say where its things stand and where they were written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from banmian.build import SetIssue
from banmian.content.places import Places, span_in_file
from banmian.diagnostics import Diagnostic, Span
from banmian.display import Page
from banmian.geometry import Rect
from banmian.pages.sheet import Sheet
from banmian.phrases import say
from banmian.template.model import PageLayout
from banmian.values import frozen

Json = dict[str, Any]
NO_BASES: Mapping[str, str] = MappingProxyType({})


def points(mp: int) -> float:
    """Millipoints as points."""
    return round(mp / 1000, 2)


@frozen
class PageSite:
    """A page of an issue that is set. `left`: where it begins on its sheet, mp; `bases`: the SHA-256 of the articles' files as they
    were when it was set, by their names."""

    issue: SetIssue
    places: Places
    page: Page
    index: int
    left: int
    told: tuple[Diagnostic, ...]
    bases: Mapping[str, str] = NO_BASES

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.issue.plan, self.index)

    @property
    def layout(self) -> PageLayout:
        return self.issue.plan.sheets[self.index].layout

    @property
    def written(self) -> PageLayout:
        """The page's layout as its file has it, before copyfit."""
        return (self.issue.written or self.issue.plan).sheets[self.index].layout

    def rect(self, rect: Rect) -> list[float]:
        """A rectangle of the sheet as x, y, width and height on the page."""
        return [points(rect.x0 - self.left), points(rect.y0), points(rect.width), points(rect.height)]

    def holds(self, rect: Rect) -> bool:
        """Whether most of a rectangle of the sheet lies on this page."""
        return self.left <= (rect.x0 + rect.x1) // 2 < self.left + self.page.trim[0]

    def where(self, span: Span | None) -> Json:
        """File and line of a place in the sources."""
        found = span_in_file(span, self.places)
        return {"file": found.file if found else None, "line": (found.line or None) if found else None}


def site(issue: SetIssue, places: Places, number: int, told: Iterable[Diagnostic], bases: Mapping[str, str] = NO_BASES) -> PageSite:
    """A page by its number. IndexError for one that there is not."""
    page = next((page for page in issue.display.pages if page.number == number), None)
    if page is None:
        raise IndexError(say("the issue has no page {number}", number=number))
    index = next(i for i, sheet in enumerate(issue.plan.sheets) if number in sheet.numbers)
    left = issue.plan.sheets[index].numbers.index(number) * page.trim[0]
    return PageSite(issue, places, page, index, left, tuple(told), bases)
