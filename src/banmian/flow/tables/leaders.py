"""Leaders: a name, dots, a number at the right edge; rows in columns (dummy, page 8). The name has what the number leaves it, and
the number stands on its last line."""

from __future__ import annotations

from banmian.display import Item, Layer, Path, Tag
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnTable, TableSite, middle_baseline
from banmian.geometry import Circle, circle_outline


def draw_leaders(site: TableSite) -> DrawnTable:
    style, rect, rows = site.style, site.rect, site.table.rows
    size = style.measures
    count = max(1, style.columns)
    each = -(-len(rows) // count)
    gutter = style.size * 2 if count > 1 else 0
    width = (rect.width - gutter * (count - 1)) // count
    out: list[Item] = []
    cells: list[FittedCell] = []
    foot = rect.y0
    for column in range(count):
        x0, top = rect.x0 + column * (width + gutter), rect.y0
        for row in rows[column * each : (column + 1) * each]:
            numbers = [fit_cell(site, cell, site.face(style.head_face), width) for cell in row[1:2]]
            taken = sum(number.width + 2 * size.leader_air for number in numbers if not number.over)
            name = fit_cell(site, row[0], site.face(style.face), width - taken, style.cell_lines)
            cells += [name, *numbers]
            base = middle_baseline(site, (top, style.pitch), style.size)
            out += draw_cell(site, name, x0, base)
            more = (name.rows - 1) * line_pitch(site, name.style.size)
            for number in numbers:
                dots = (
                    x0 + name.last_width + size.leader_air,
                    x0 + width - number.width - size.leader_air,
                )
                out += _dots(site, *dots, base + more - style.size * 30 // 100)
                out += draw_cell(site, number, x0 + width, base + more, "end")
            top += style.pitch + more
        foot = max(foot, top)
    return DrawnTable(tuple(out), foot, tuple(cell_faults(site, cells)))


def _dots(site: TableSite, x0: int, x1: int, y: int) -> list[Item]:
    """Dots on one lattice for the whole page, so that they stand under one another."""
    size, ink = site.style.measures, site.style.ink
    first = -(-x0 // size.leader_step) * size.leader_step
    tag = Tag("", -1, "leader")
    return [
        Path(circle_outline(Circle(x, y, size.leader_dot)), ink, None, tag, layer=Layer.RULE)
        for x in range(first, x1 + 1, size.leader_step)
    ]
