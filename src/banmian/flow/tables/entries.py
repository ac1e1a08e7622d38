"""Entries: name above, days below at the left, hours at the right, a hairline between entries (dummy, page 8).

The days have what the hours leave them. An entry is higher where name or days go on in a further line.
"""

from __future__ import annotations

from banmian.content.model import Cell
from banmian.display import Item
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnTable, TableSite

LEAST_DAYS = 5
"""Characters of the days that hours on one line leave room for: \u5468\u4e00\u81f3\u5468\u4e94."""
HOURS = 600
"""The share of the width that hours on several lines take, thousandths."""


def draw_entries(site: TableSite) -> DrawnTable:
    style, size = site.style, site.style.measures
    rect = site.begun(site.rect, size.entry_down + site.above(style.head_size))
    pitch = style.pitch or rect.height // max(1, len(site.table.rows))
    out: list[Item] = []
    all_cells: list[FittedCell] = []
    y = rect.y0
    for row in site.table.rows:
        cells = _fitted(site, row)
        all_cells += cells
        out.append(site.rule(rect.x0, rect.x1, y, size.hairline))
        name, more = cells[0], [(c.rows - 1) * line_pitch(site, c.style.size) for c in cells]
        base = y + size.entry_down + site.above(style.head_size)
        out += draw_cell(site, name, rect.x0, base)
        second = base + more[0] + max(size.entry_gap, style.line_pitch)
        for fitted, x, align in zip(cells[1:], (rect.x0, rect.x1), ("start", "end"), strict=False):
            out += draw_cell(site, fitted, x, second, align)
        y += pitch + sum(more)
    return DrawnTable(tuple(out), y, tuple(cell_faults(site, all_cells)))


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
