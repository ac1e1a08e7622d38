"""Stations: a timeline on the page's column edges: a coloured line, a ring, the year, two lines of text (dummy, 4-5)."""

from __future__ import annotations

from banmian.colour import WHITE
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.flow.tables.site import TableSite
from banmian.geometry import Circle, Rect, circle_outline

LINE_DOWN, WEIGHT, RADIUS = 41400, 1600, 4700
"""The line's distance below the rectangle's top, its weight, the ring's radius, mp."""
YEAR_DOWN, TEXT_DOWN = 24000, 40500
"""Baselines of year and first text line below the line."""


def draw_stations(site: TableSite) -> tuple[list[Item], int]:
    style, rect = site.style, site.rect
    y = rect.y0 + LINE_DOWN
    rule = Tag("", -1, "rule")
    out: list[Item] = [Box(Rect(rect.x0, y - WEIGHT // 2, rect.x1, y + WEIGHT // 2), style.accent, rule, Layer.RULE)]
    lefts = site.columns or tuple(rect.x0 + rect.width * i // len(site.table.rows) for i in range(len(site.table.rows)))
    for x, row in zip(lefts, site.table.rows, strict=False):
        inner = max(x, rect.x0)
        ring = circle_outline(Circle(inner + RADIUS, y, RADIUS))
        out.append(Path(ring, WHITE, Stroke(style.accent, WEIGHT), rule, layer=Layer.RULE))
        out += site.cell(row[0], site.face(style.head_face, style.head_size), inner, y + YEAR_DOWN)
        measure = style.widths[0] if style.widths else style.size * 12
        lines, _ = site.setter.block(
            row[1].text, site.face(style.face), (inner, y + TEXT_DOWN), measure, style.line_pitch, site.tag
        )
        out += site.marked(lines, site.place_of(row[1]))
    return out, rect.y1
