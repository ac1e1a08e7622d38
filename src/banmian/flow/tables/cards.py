"""Cards: a picture at the left, a title and labelled lines beside it, rules between (dummy, page 3)."""

from __future__ import annotations

from banmian.display import Item
from banmian.flow.tables.site import HAIRLINE, TABLE_RULE, TableSite
from banmian.geometry import Rect

LABEL_AIR = 8500
"""White between a label and its text, mp."""


def draw_cards(site: TableSite) -> tuple[list[Item], int]:
    style, rect, rows = site.style, site.rect, site.table.rows
    pitch = style.pitch or (rect.height - TABLE_RULE) // max(1, len(rows))
    width, height = style.picture
    left = rect.x0 + (style.widths[0] if style.widths else width + 16000)
    labels = [c.text.text for c in site.table.head[2:]]
    label_face, text_face = site.face(style.head_face), site.face(style.face)
    shift = max((site.setter.width(t, label_face) for t in labels), default=0) + LABEL_AIR
    out: list[Item] = [site.rule(rect.x0, rect.x1, rect.y0, TABLE_RULE)]
    y = rect.y0
    for n, row in enumerate(rows):
        if n:
            out.append(site.rule(rect.x0, rect.x1, y, HAIRLINE))
        top = y + (pitch - height) // 2
        out += site.pictured(row[0], Rect(rect.x0 + 4000, top, rect.x0 + 4000 + width, top + height))
        block = style.head_size + 7000 + style.line_pitch * (len(labels) - 1) + style.size
        at = y + (pitch - block) // 2
        out += site.cell(row[1], site.face(style.first_face, style.head_size), left, at + style.head_size * 88 // 100)
        base = at + style.head_size + 7000 + style.size * 88 // 100
        for label, cell in zip(site.table.head[2:], row[2:], strict=False):
            out += site.cell(label, label_face, left, base, at=site.place_of(cell))
            out += site.cell(cell, text_face, left + shift, base, "start", rect.x1 - left - shift)
            base += style.line_pitch
        y += pitch
    out.append(site.rule(rect.x0, rect.x1, y, TABLE_RULE))
    return out, y
