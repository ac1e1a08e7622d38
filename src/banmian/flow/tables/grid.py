"""A ruled table: head row between two rules, body rows of one pitch with stripes on the odd ones (dummy, table)."""

from __future__ import annotations

from banmian.display import Box, Item, Layer, Tag
from banmian.flow.tables.site import TABLE_RULE, TableSite, middle_baseline
from banmian.geometry import Rect

SIDE = 4500
"""Padding of a cell at its left, mp."""


def draw_grid(site: TableSite) -> tuple[list[Item], int]:
    """Items, and the y where the table ends."""
    style, rect = site.style, site.rect
    widths = style.widths or tuple(rect.width // len(site.table.head) for _ in site.table.head)
    lefts = [rect.x0 + sum(widths[:i]) for i in range(len(widths))]
    pitch, y = style.pitch, rect.y0
    out: list[Item] = [site.rule(rect.x0, rect.x1, y, TABLE_RULE)]
    for cell, x, width in zip(site.table.head, lefts, widths, strict=False):
        out += site.cell(cell, site.face(style.head_face), x + SIDE, middle_baseline(y, pitch, style.size), "start", width - SIDE)
    y += pitch
    out.append(site.rule(rect.x0, rect.x1, y, TABLE_RULE // 2))
    for n, row in enumerate(site.table.rows):
        if style.stripe and n % 2 == 0:
            out.append(Box(Rect(rect.x0, y, rect.x1, y + pitch), style.stripe, Tag("", -1, "tint"), Layer.TINT))
        for k, (cell, x, width) in enumerate(zip(row, lefts, widths, strict=False)):
            face = site.face(style.first_face if k == 0 else style.face)
            out += site.cell(cell, face, x + SIDE, middle_baseline(y, pitch, style.size), "start", width - SIDE)
        y += pitch
    out.append(site.rule(rect.x0, rect.x1, y, TABLE_RULE))
    return out, y
