"""Cards: a picture at the left, a title and labelled lines beside it, rules between (dummy, page 3). What goes on in a further
line takes it from the card's white."""

from __future__ import annotations

from banmian.content.model import Cell
from banmian.display import Item
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell
from banmian.flow.tables.site import DrawnTable, TableSite
from banmian.geometry import Rect
from banmian.values import frozen


@frozen
class CardText:
    """A card's title, and each label with its text; `height`: from the title's em box to the last line's, mp."""

    title: FittedCell | None
    lines: tuple[tuple[FittedCell, FittedCell], ...]
    height: int

    @property
    def cells(self) -> list[FittedCell]:
        return [*([self.title] if self.title else []), *(text for _, text in self.lines)]


def draw_cards(site: TableSite) -> DrawnTable:
    style, rect, rows = site.style, site.rect, site.table.rows
    size = style.measures
    pitch = style.pitch or (rect.height - size.rule) // max(1, len(rows))
    width, height = style.picture
    left = rect.x0 + (style.widths[0] if style.widths else width + size.card_column)
    labels = [fit_cell(site, label, site.face(style.head_face), rect.x1 - left) for label in site.table.head[2:]]
    shift = max((label.width for label in labels), default=0) + size.card_label
    out: list[Item] = [site.rule(rect.x0, rect.x1, rect.y0, size.rule)]
    cells: list[FittedCell] = list(labels)
    y = rect.y0
    for n, row in enumerate(rows):
        if n:
            out.append(site.rule(rect.x0, rect.x1, y, size.hairline))
        top = y + (pitch - height) // 2
        x = rect.x0 + size.card_picture
        out += site.pictured(row[0], Rect(x, top, x + width, top + height))
        card = _text(site, row, labels, (rect.x1 - left, shift), pitch)
        cells += card.cells
        at = y + (pitch - card.height) // 2
        if card.title:
            out += draw_cell(site, card.title, left, at + site.above(style.head_size))
            at += (card.title.rows - 1) * style.line_pitch
        base = at + style.head_size + size.card_title + site.above(style.size)
        for label, text in card.lines:
            out += draw_cell(site, label, left, base, at=site.place_of(text.cell))
            out += draw_cell(site, text, left + shift, base)
            base += text.rows * style.line_pitch
        y += pitch
    out.append(site.rule(rect.x0, rect.x1, y, size.rule))
    return DrawnTable(tuple(out), y, tuple(cell_faults(site, cells)))


def _text(site: TableSite, row: tuple[Cell, ...], labels: list[FittedCell], widths: tuple[int, int], pitch: int) -> CardText:
    """A card's words in `widths`: all there is, and what the labels take of it."""
    style, size, (width, shift) = site.style, site.style.measures, widths
    block = style.head_size + size.card_title + style.line_pitch * (len(labels) - 1) + style.size
    spare = max(0, pitch - block) // style.line_pitch if style.line_pitch else 0
    title = None
    if len(row) > 1:
        face = site.face(style.first_face, style.head_size)
        title = fit_cell(site, row[1], face, width, min(style.cell_lines, 1 + spare))
        spare -= title.rows - 1
    lines: list[tuple[FittedCell, FittedCell]] = []
    for label, cell in zip(labels, row[2:], strict=False):
        text = fit_cell(site, cell, site.face(style.face), width - shift, min(style.cell_lines, 1 + spare))
        spare -= text.rows - 1
        lines.append((label, text))
    more = (title.rows - 1 if title else 0) + sum(text.rows - 1 for _, text in lines)
    return CardText(title, tuple(lines), block + more * style.line_pitch)
