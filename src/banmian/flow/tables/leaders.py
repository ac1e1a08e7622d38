"""Leaders: a name, dots, a number at the right edge; rows in columns, a hairline after every five (dummy, page 8)."""

from __future__ import annotations

from banmian.display import Item, Layer, Path, Tag
from banmian.flow.tables.site import HAIRLINE, TableSite, middle_baseline
from banmian.geometry import Circle, circle_outline

GROUP = 5
DOT, STEP, AIR = 520, 4200, 5000
"""Radius of a dot, their distance, and the white at both ends, mp."""


def draw_leaders(site: TableSite) -> tuple[list[Item], int]:
    style, rect, rows = site.style, site.rect, site.table.rows
    count = max(1, style.columns)
    each = -(-len(rows) // count)
    gutter = style.size * 2 if count > 1 else 0
    width = (rect.width - gutter * (count - 1)) // count
    out: list[Item] = []
    for column in range(count):
        x0 = rect.x0 + column * (width + gutter)
        for k, row in enumerate(rows[column * each : (column + 1) * each]):
            top = rect.y0 + k * style.pitch
            base = middle_baseline(top, style.pitch, style.size)
            name = site.face(style.face)
            number = site.face(style.head_face)
            out += site.cell(row[0], name, x0, base)
            start = x0 + site.setter.width(row[0].text.text, name) + AIR
            end = x0 + width - site.setter.width(row[1].text.text, number) - AIR
            out += _dots(site, start, end, base - style.size * 30 // 100)
            out += site.cell(row[1], number, x0 + width, base, "end")
            if (k + 1) % GROUP == 0 and k + 1 < each:
                out.append(site.rule(x0, x0 + width, top + style.pitch, HAIRLINE))
    return out, rect.y0 + each * style.pitch


def _dots(site: TableSite, x0: int, x1: int, y: int) -> list[Item]:
    """Dots on one lattice for the whole page, so that they stand under one another."""
    first = -(-x0 // STEP) * STEP
    tag = Tag("", -1, "leader")
    return [
        Path(circle_outline(Circle(x, y, DOT)), site.style.ink, None, tag, layer=Layer.RULE) for x in range(first, x1 + 1, STEP)
    ]
