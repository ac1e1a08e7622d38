"""Entries: name above, days below at the left, hours at the right, a hairline between entries (dummy, page 8).

The days have what the hours leave them. An entry is higher where name or days go on in a further line. What
one area has no room for goes on in the next.
"""

from __future__ import annotations

from collections.abc import Iterator

from banmian.content.model import Cell
from banmian.diagnostics import Diagnostic
from banmian.display import Item
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnPart, DrawnTable, TableSite
from banmian.geometry import Rect
from banmian.values import frozen

LEAST_DAYS = 5
"""Characters of the days that hours on one line leave room for: \u5468\u4e00\u81f3\u5468\u4e94."""
HOURS = 600
"""The share of the width that hours on several lines take, thousandths."""


def draw_entries(site: TableSite) -> DrawnTable:
    """Whole entries in each area, at least one; what the last area has no room for stands there."""
    rows, parts = list(site.table.rows), list[DrawnPart]()
    pitch = site.style.pitch or site.rect.height // max(1, len(rows))
    foot, found = site.rect.y0, list[Diagnostic]()
    for area in range(1 + len(site.more)):
        own = site.at(area)
        rect = site.begun(own.rect, site.style.measures.entry_down + site.above(site.style.head_size))
        items, cells, foot = list[Item](), list[FittedCell](), rect.y0
        while rows:
            entry = _Entry(own, _fitted(own, rows[0]), foot)
            if items and area < len(site.more) and entry.low > rect.y1:
                break
            items += [*entry.items(rect)]
            cells += entry.cells
            foot += pitch + sum(entry.more)
            rows.pop(0)
        parts.append(DrawnPart(rect, tuple(items), area))
        found += cell_faults(own, cells)
        if not rows:
            break
    return DrawnTable(tuple(item for part in parts for item in part.items), foot, tuple(found), tuple(parts))


@frozen
class _Entry:
    """An entry whose rule is at `y`."""

    site: TableSite
    cells: list[FittedCell]
    y: int

    @property
    def more(self) -> list[int]:
        """What the further lines of each cell take, mp."""
        return [(c.rows - 1) * line_pitch(self.site, c.style.size) for c in self.cells]

    @property
    def name(self) -> int:
        """The baseline of its name."""
        return self.y + self.site.style.measures.entry_down + self.site.above(self.site.style.head_size)

    @property
    def second(self) -> int:
        """The baseline of days and hours."""
        return self.name + self.more[0] + max(self.site.style.measures.entry_gap, self.site.style.line_pitch)

    @property
    def low(self) -> int:
        """Where its last line ends."""
        size = self.site.style.size
        return self.second + max(self.more[1:], default=0) + size - self.site.above(size)

    def items(self, rect: Rect) -> Iterator[Item]:
        yield self.site.rule(rect.x0, rect.x1, self.y, self.site.style.measures.hairline)
        yield from draw_cell(self.site, self.cells[0], rect.x0, self.name)
        for fitted, x, align in zip(self.cells[1:], (rect.x0, rect.x1), ("start", "end"), strict=False):
            yield from draw_cell(self.site, fitted, x, self.second, align)


def _fitted(site: TableSite, row: tuple[Cell, ...]) -> list[FittedCell]:
    """Name, days and hours of an entry, as far as it has them."""
    style, width, most = site.style, site.rect.width, site.style.cell_lines
    cells = [fit_cell(site, row[0], site.face(style.head_face, style.head_size), width, most)]
    hours = [_hours(site, cell, width) for cell in row[2:3]]
    left = width - sum(c.width + style.size for c in hours if c.width and not c.over)
    cells += [fit_cell(site, cell, site.face(style.face), left, most) for cell in row[1:2]]
    return cells + hours


def _hours(site: TableSite, cell: Cell, width: int) -> FittedCell:
    """Hours stand on one line that leaves the days room for some characters, else on several in a part of the width."""
    face = site.face(site.style.first_face, site.style.head_size)
    one = fit_cell(site, cell, face, width - LEAST_DAYS * site.style.size)
    return fit_cell(site, cell, face, width * HOURS // 1000, site.style.cell_lines) if one.over else one
