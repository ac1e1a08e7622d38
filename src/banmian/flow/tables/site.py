"""What every table drawer gets: the table, its style, its rectangle, the setter, whose it is."""

from __future__ import annotations

from collections.abc import Callable

from banmian.content.model import Cell, Table
from banmian.display import Box, Item, Tag
from banmian.geometry import Rect
from banmian.template.model import LineStyle, TableStyle
from banmian.text.single import Setter
from banmian.values import frozen

HAIRLINE, TABLE_RULE, STORY_RULE = 300, 800, 500
"""Weights of the dummy, mp."""


@frozen
class TableSite:
    """`picture` places a picture file in a rectangle; `fold`: x that no glyph may cross, 0 on a single page."""

    table: Table
    style: TableStyle
    rect: Rect
    setter: Setter
    story: str
    block: int
    picture: Callable[[Cell, Rect], list[Item]]
    columns: tuple[int, ...] = ()
    """Lefts of the page's columns: stations stand on them."""

    @property
    def tag(self) -> Tag:
        return Tag(self.story, self.block, "cell")

    def face(self, face: str, size: int = 0) -> LineStyle:
        return LineStyle("table", face, size or self.style.size, self.style.ink)

    def rule(self, x0: int, x1: int, y: int, weight: int) -> Item:
        """A horizontal rule centred on y."""
        return Box(Rect(x0, y - weight // 2, x1, y - weight // 2 + weight), self.style.ink, Tag("", -1, "rule"))

    def cell(self, cell: Cell, style: LineStyle, x: int, y: int, align: str = "start", measure: int = 0) -> list[Item]:
        """A cell on baseline y; scaled down to 90 % where it is wider than `measure`."""
        from dataclasses import replace

        runs, width = self.setter.line(cell.text, style, (x, y), align, self.tag)
        if measure and width > measure:
            scale = max(900, measure * 1000 // width)
            return [
                replace(r, x=x + (r.x - x) * scale // 1000, offsets=tuple(o * scale // 1000 for o in r.offsets),
                        width=r.width * scale // 1000, stretch=scale)
                for r in runs
            ]  # fmt: skip
        return list(runs)


def middle_baseline(top: int, height: int, size: int) -> int:
    """The baseline that centres an em box of `size` in a row."""
    return top + (height - size) // 2 + size * 88 // 100
