"""What every furniture element gets: plan, sheet, its own element, setter and picture store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from banmian.geometry import Rect
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan
from banmian.template.grid import area_rect
from banmian.template.model import Furniture, LineStyle
from banmian.text.single import Setter
from banmian.units import Length
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pages.pictures import PictureStore


@frozen
class Site:
    """`element` with its own options over those that paper.yaml gives its kind."""

    plan: Plan
    sheet: Sheet
    element: Furniture
    setter: Setter
    store: PictureStore

    def word(self, key: str, default: str = "") -> str:
        """An option as text; raises KeyError where neither page nor paper gives it and there is no default."""
        own = dict(self.element.options)
        shared = dict(dict(self.plan.paper.furniture).get(self.element.kind, ()))
        return own.get(key, shared.get(key, default))

    def mp(self, key: str, default: str = "0pt") -> int:
        """An option as a length; furniture's inner positions count from the trim."""
        return Length.parse(self.word(key, default)).mp(self.sheet.grid.em, self.sheet.grid.leading)

    def style(self, name: str) -> LineStyle:
        return self.plan.paper.line_style(name)

    def field(self, key: str) -> str:
        """A text of issue.yaml (masthead, price \u2026); empty where it is not given."""
        return dict(self.plan.content.issue.fields).get(key, "")

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
