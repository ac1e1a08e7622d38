"""Stations: a timeline on the page's column edges: a coloured line, a ring, the year, lines of text below (dummy, 4-5). The text
has the lines down to the area's foot."""

from __future__ import annotations

from banmian.colour import WHITE
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnTable, TableSite
from banmian.geometry import Circle, Rect, circle_outline

LINE_DOWN, WEIGHT, RADIUS = 41400, 1600, 4700
"""The line's distance below the rectangle's top, its weight, the ring's radius, mp."""
YEAR_DOWN, TEXT_DOWN = 24000, 40500
"""Baselines of year and first text line below the line."""


def draw_stations(site: TableSite) -> DrawnTable:
    style, rect = site.style, site.rect
    y = rect.y0 + LINE_DOWN
    rule = Tag("", -1, "rule")
    out: list[Item] = [Box(Rect(rect.x0, y - WEIGHT // 2, rect.x1, y + WEIGHT // 2), style.accent, rule, Layer.RULE)]
    cells: list[FittedCell] = []
    room = max(1, 1 + (rect.y1 - y - TEXT_DOWN) // line_pitch(site, style.size))
    lefts = site.columns or tuple(rect.x0 + rect.width * i // len(site.table.rows) for i in range(len(site.table.rows)))
    for x, row in zip(lefts, site.table.rows, strict=False):
        inner = max(x, rect.x0)
        ring = circle_outline(Circle(inner + RADIUS, y, RADIUS))
        out.append(Path(ring, WHITE, Stroke(style.accent, WEIGHT), rule, layer=Layer.RULE))
        measure = min(style.widths[0] if style.widths else style.size * 12, rect.x1 - inner)
        year = fit_cell(site, row[0], site.face(style.head_face, style.head_size), measure)
        texts = [fit_cell(site, cell, site.face(style.face), measure, room, running=True) for cell in row[1:2]]
        cells += [year, *texts]
        out += draw_cell(site, year, inner, y + YEAR_DOWN)
        for text in texts:
            out += draw_cell(site, text, inner, y + TEXT_DOWN)
    return DrawnTable(tuple(out), rect.y1, tuple(cell_faults(site, cells)))
