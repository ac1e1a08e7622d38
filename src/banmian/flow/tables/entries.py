"""Entries: name above, days below at the left, hours at the right, a hairline between entries (dummy, page 8)."""

from __future__ import annotations

from banmian.display import Item
from banmian.flow.tables.site import HAIRLINE, TableSite

GAP = 12400
"""From the name's baseline to the second line's at least: the two sizes' leading, mp."""


def draw_entries(site: TableSite) -> tuple[list[Item], int]:
    style, rect = site.style, site.rect
    pitch = style.pitch or rect.height // max(1, len(site.table.rows))
    out: list[Item] = []
    y = rect.y0
    for row in site.table.rows:
        out.append(site.rule(rect.x0, rect.x1, y, HAIRLINE))
        name = y + 6500 + style.head_size * 88 // 100
        out += site.cell(row[0], site.face(style.head_face, style.head_size), rect.x0, name)
        second = name + max(GAP, style.line_pitch)
        out += site.cell(row[1], site.face(style.face), rect.x0, second)
        if len(row) > 2:
            out += site.cell(row[2], site.face(style.first_face, style.head_size), rect.x1, second, "end")
        y += pitch
    return out, y
