"""A ruled table: head row between two rules, body rows with stripes on the odd ones (dummy, table). A row takes the height that
its cells' lines ask for."""

from __future__ import annotations

from banmian.content.model import Cell
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Item, Layer, Tag
from banmian.flow.tables.aligned import align_of, edge, shifts
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import TABLE_RULE, DrawnTable, TableSite, middle_baseline
from banmian.geometry import Rect
from banmian.values import frozen

SIDE = 4500
"""Padding of a cell at its left, mp: what parts it from its neighbour."""


@frozen
class GridRow:
    """A row's cells, fitted, and its height (mp)."""

    cells: tuple[FittedCell, ...]
    height: int


def draw_grid(site: TableSite) -> DrawnTable:
    style, rect = site.style, site.rect
    widths = grid_widths(site)
    lefts = [rect.x0 + sum(widths[:i]) for i in range(len(widths))]
    rows = grid_rows(site, widths)
    moved = _shifts(site, rows, widths)
    y = rect.y0
    out: list[Item] = [site.rule(rect.x0, rect.x1, y, TABLE_RULE)]
    for n, row in enumerate(rows):
        if n == 1:
            out.append(site.rule(rect.x0, rect.x1, y, TABLE_RULE // 2))
        if style.stripe and n % 2:
            out.append(Box(Rect(rect.x0, y, rect.x1, y + row.height), style.stripe, Tag("", -1, "tint"), Layer.TINT))
        for k, (fitted, x) in enumerate(zip(row.cells, lefts, strict=False)):
            block = (fitted.rows - 1) * line_pitch(site, fitted.style.size)
            at, side = edge(align_of(style.align, k), x + SIDE + moved[n, k], widths[k] - SIDE)
            out += draw_cell(site, fitted, at, middle_baseline(y, row.height - block, fitted.style.size), side)
        y += row.height
    if len(rows) == 1:
        out.append(site.rule(rect.x0, rect.x1, y, TABLE_RULE // 2))
    out.append(site.rule(rect.x0, rect.x1, y, TABLE_RULE))
    found = cell_faults(site, [fitted for row in rows for fitted in row.cells])
    return DrawnTable(tuple(out), y, (*_too_wide(site, sum(widths)), *found))


def grid_widths(site: TableSite) -> tuple[int, ...]:
    """The widths of the columns, mp: those of the style, else equal ones."""
    count = max(1, len(site.table.head))
    return site.style.widths or tuple(site.rect.width // count for _ in range(count))


def grid_rows(site: TableSite, widths: tuple[int, ...]) -> list[GridRow]:
    """The head row and the body's, each as high as its cells ask for."""
    style = site.style
    out: list[GridRow] = []
    for n, row in enumerate((site.table.head, *site.table.rows)):
        cells: list[FittedCell] = []
        for k, (cell, width) in enumerate(zip(row, widths, strict=False)):
            face = site.face(style.head_face if n == 0 else style.first_face if k == 0 else style.face)
            cells.append(fit_cell(site, cell, face, width - SIDE, style.cell_lines))
        more = max(((c.rows - 1) * line_pitch(site, c.style.size) for c in cells), default=0)
        out.append(GridRow(tuple(cells), (style.head_pitch if n == 0 and style.head_pitch else style.pitch) + more))
    return out


def _shifts(site: TableSite, rows: list[GridRow], widths: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """By row and column, how far a cell stands to the right of its column's start."""
    out: dict[tuple[int, int], int] = {}
    for k, width in enumerate(widths):
        column = [(n, row.cells[k]) for n, row in enumerate(rows) if k < len(row.cells)]
        moved = shifts([cell for _, cell in column], align_of(site.style.align, k), width - SIDE)
        out |= {(n, k): shift for (n, _), shift in zip(column, moved, strict=True)}
    return out


def _too_wide(site: TableSite, width: int) -> list[Diagnostic]:
    """FLW031 for columns that are wider together than the table's area."""
    over = width - site.rect.width
    if over <= 0:
        return []
    message = f"the table of '{site.story}' is {width / 1000:g} pt wide, its area {site.rect.width / 1000:g} pt"
    hint = f"make `widths` of the table style {site.style.name} smaller, or give the place more columns"
    span = next((c.text.at(0) for c in _cells(site)), None)
    rect = (site.rect.x0, site.rect.y0, site.rect.x1, site.rect.y1)
    return [diagnose("FLW031", message, hint, span, PlaceOnPage(site.page, rect) if site.page else None)]


def _cells(site: TableSite) -> list[Cell]:
    return [c for row in (site.table.head, *site.table.rows) for c in row if c.text.text]
