"""Stations: a timeline on the page's column edges: a coloured line, a ring, the year, lines of text below (dummy, 4-5). The text
has the lines down to the area's foot."""

from __future__ import annotations

from banmian.colour import WHITE
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnTable, TableSite
from banmian.geometry import Circle, Rect, circle_outline


def draw_stations(site: TableSite) -> DrawnTable:
    style, rect = site.style, site.rect
    size = style.measures
    y = rect.y0 + size.station_line
    rule = Tag("", -1, "rule")
    half = size.station_weight // 2
    out: list[Item] = [Box(Rect(rect.x0, y - half, rect.x1, y + half), style.accent, rule, Layer.RULE)]
    cells: list[FittedCell] = []
    room = max(1, 1 + (rect.y1 - y - size.station_text) // line_pitch(site, style.size))
    lefts = site.columns or tuple(rect.x0 + rect.width * i // len(site.table.rows) for i in range(len(site.table.rows)))
    for x, row in zip(lefts, site.table.rows, strict=False):
        inner = max(x, rect.x0)
        ring = circle_outline(Circle(inner + size.station_ring, y, size.station_ring))
        out.append(Path(ring, WHITE, Stroke(style.accent, size.station_weight), rule, layer=Layer.RULE))
        measure = min(style.widths[0] if style.widths else style.size * 12, rect.x1 - inner)
        year = fit_cell(site, row[0], site.face(style.head_face, style.head_size), measure)
        texts = [fit_cell(site, cell, site.face(style.face), measure, room, running=True) for cell in row[1:2]]
        cells += [year, *texts]
        out += draw_cell(site, year, inner, y + size.station_year)
        for text in texts:
            out += draw_cell(site, text, inner, y + size.station_text)
    return DrawnTable(tuple(out), rect.y1, tuple(cell_faults(site, cells)))
