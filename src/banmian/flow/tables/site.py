"""What every table drawer gets: the table, its style, its rectangle, the setter, whose it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banmian.content.model import Cell, Table
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.display import Box, GlyphRun, Group, Item, Tag
from banmian.geometry import Rect
from banmian.template.model import LineStyle, TableStyle
from banmian.text.single import Setter
from banmian.values import frozen


@frozen
class Lattice:
    """The lines of a page's grid: a baseline, the leading, the white between two lines, mp."""

    baseline: int
    leading: int
    white: int

    def down(self, y: int) -> int:
        """By how much a line on baseline y is to be lowered, or within the white raised, to stand on the grid."""
        return (self.baseline - y + self.white) % self.leading - self.white


@frozen
class TableSite:
    """`rect`: where the table begins; `more`: further areas in which a grid goes on. `picture` places a picture file in a
    rectangle."""

    table: Table
    style: TableStyle
    rect: Rect
    setter: Setter
    story: str
    block: int
    picture: Callable[[Cell, Rect], list[Item]]
    columns: tuple[int, ...] = ()
    """Lefts of the page's columns: stations stand on them."""
    page: int = 0
    """The page's number, for messages; 0 where it is not known."""
    more: tuple[Rect, ...] = ()
    pages: tuple[int, ...] = ()
    """The pages of the further areas; those that are not named stand on `page`."""
    lattice: Lattice | None = None
    """The page's grid, where the table stands on it."""
    continued: str = ""
    """What the head says where it stands again, after its first word."""

    @property
    def tag(self) -> Tag:
        return Tag(self.story, self.block, "cell")

    def face(self, face: str, size: int = 0) -> LineStyle:
        return LineStyle("table", face, size or self.style.size, self.style.ink, widths=self.style.mark_widths)

    def above(self, size: int) -> int:
        """From a baseline up to the Han box's top, mp."""
        return self.setter.fonts.above(size)

    def place_of(self, cell: Cell) -> tuple[int, int] | None:
        """Row (0 = the head) and column of a cell of this table."""
        for n, row in enumerate(self.table.lines):
            for k, other in enumerate(row):
                if other is cell:
                    return n, k
        return None

    def begun(self, rect: Rect, first: int) -> Rect:
        """The area from where a table begins in it whose first row has its baseline `first` (mp) below its top."""
        if self.lattice is None or not self.style.on_grid:
            return rect
        return Rect(rect.x0, rect.y0 + self.lattice.down(rect.y0 + first), rect.x1, rect.y1)

    def at(self, area: int) -> TableSite:
        """The table as if it stood in the area of that number alone, for what is told of it there."""
        rect = (self.rect, *self.more)[area]
        page = (self.page, *self.pages)[area] if area <= len(self.pages) else self.page
        return replace(self, rect=rect, page=page, more=(), pages=())

    def place_on(self) -> PlaceOnPage | None:
        """Where it begins, for messages."""
        rect, page = self.rect, self.page
        return PlaceOnPage(page, (rect.x0, rect.y0, rect.x1, rect.y1)) if page else None

    def marked(self, items: Sequence[Item], at: tuple[int, int] | None) -> list[Item]:
        """The items as parts of the cell in that row and column."""
        return [replace(i, cell=at) if isinstance(i, GlyphRun | Group) else i for i in items]

    def pictured(self, cell: Cell, rect: Rect) -> list[Item]:
        """A cell's picture in the rectangle."""
        tag = Tag(self.story, self.block, "picture")
        items = [replace(i, tag=tag) if isinstance(i, Group) else i for i in self.picture(cell, rect)]
        return self.marked(items, self.place_of(cell))

    def rule(self, x0: int, x1: int, y: int, weight: int) -> Item:
        """A horizontal rule centred on y."""
        return Box(Rect(x0, y - weight // 2, x1, y - weight // 2 + weight), self.style.ink, Tag("", -1, "rule"))


@frozen
class DrawnPart:
    """What of a table stands in one of its areas, the one of that number."""

    rect: Rect
    items: tuple[Item, ...]
    area: int = 0


@frozen
class DrawnTable:
    """A table's items, the y where it ends, and what does not fit. `parts`: the same by areas, of one that has several."""

    items: tuple[Item, ...]
    foot: int
    diagnostics: tuple[Diagnostic, ...] = ()
    parts: tuple[DrawnPart, ...] = ()

    def by_area(self, rect: Rect) -> tuple[DrawnPart, ...]:
        """Its parts; the whole in `rect` where it has one area."""
        return self.parts or (DrawnPart(rect, self.items),)


def middle_baseline(site: TableSite, row: tuple[int, int], size: int) -> int:
    """The baseline that centres an em box of `size` in a row of that top and height."""
    top, height = row
    return top + (height - size) // 2 + site.above(size)
