"""One rectangle of a drawn place: where it is, and what messages call it."""

from __future__ import annotations

from banmian.geometry import Rect
from banmian.pages.sheet import Sheet
from banmian.values import frozen


@frozen
class DrawnArea:
    """A rectangle (mp) on its sheet; its page and the place's name for messages; `stop`: the number of its place in a thread."""

    rect: Rect
    sheet: Sheet
    page: int
    name: str
    stop: int = 0

    @property
    def where(self) -> tuple[int, str]:
        return self.page, self.name

    @property
    def leading(self) -> int:
        return self.sheet.grid.leading
