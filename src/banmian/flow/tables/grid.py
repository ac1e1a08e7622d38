"""A ruled table: head row between two rules, body rows with stripes on the odd ones (dummy, table). A row takes the height that
its cells' lines ask for. What one area has no room for goes on in the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Cell
from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, GlyphRun, Group, Item, Layer, Tag
from banmian.flow.tables.aligned import ANCHORS, align_of, edge, shifts
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnPart, DrawnTable, TableSite, middle_baseline
from banmian.geometry import Rect
from banmian.text.single import FURNITURE
from banmian.values import frozen


@frozen
class GridRow:
    """A row's cells, fitted, its height (mp), and over how many columns each cell stands: 0 for one that another goes on over."""

    cells: tuple[FittedCell, ...]
    height: int
    across: tuple[int, ...]


def draw_grid(site: TableSite) -> DrawnTable:
    """The rows in their areas, one after the other; where a further area begins, the head row stands again."""
    widths = grid_widths(site)
    rows = grid_rows(site, widths)
    drawing = _Drawing(site, widths, rows, _shifts(site, rows, widths))
    parts: list[DrawnPart] = []
    foot = site.rect.y0
    for area, some in grid_areas(rows, (site.rect, *site.more)):
        items, foot = drawing.part(area, some)
        parts.append(DrawnPart(area, tuple(items)))
    found = cell_faults(site, [fitted for row in rows for fitted in row.cells])
    wide = [told for part in parts for told in _too_wide(replace(site, rect=part.rect), sum(widths))][:1]
    return DrawnTable(tuple(item for part in parts for item in part.items), foot, (*wide, *found), tuple(parts))


def grid_areas(rows: Sequence[GridRow], areas: Sequence[Rect]) -> list[tuple[Rect, range]]:
    """By area, which of the body's rows (from 1) stand in it under the head: as many as its height has, at least one; in the last
    one all that are left."""
    out: list[tuple[Rect, range]] = []
    first, head = 1, rows[0].height
    for n, area in enumerate(areas):
        end, y = first, area.y0 + head
        while end < len(rows) and (end == first or y + rows[end].height <= area.y1):
            y += rows[end].height
            end += 1
        if n == len(areas) - 1:
            end = len(rows)
        if end > first or not out:
            out.append((area, range(first, end)))
        first = end
    return out


@frozen
class _Drawing:
    """A grid that is drawn: widths of its columns, its rows, and what cells are moved by."""

    site: TableSite
    widths: tuple[int, ...]
    rows: list[GridRow]
    moved: dict[tuple[int, int], int]

    def part(self, area: Rect, body: range) -> tuple[list[Item], int]:
        """The head and some rows from the area's top on, between rules; and where they end."""
        site, y = self.site, area.y0
        out: list[Item] = [site.rule(area.x0, area.x1, y, site.style.measures.rule)]
        head = self.row(0, area, y)
        out += head if body.start == 1 else [_again(item) for item in head]
        y += self.rows[0].height
        out.append(site.rule(area.x0, area.x1, y, site.style.measures.rule // 2))
        for n in body:
            height = self.rows[n].height
            if site.style.stripe and n % 2:
                out.append(Box(Rect(area.x0, y, area.x1, y + height), site.style.stripe, Tag("", -1, "tint"), Layer.TINT))
            out += self.row(n, area, y)
            y += height
        return [*out, site.rule(area.x0, area.x1, y, site.style.measures.rule)], y

    def row(self, n: int, area: Rect, y: int) -> list[Item]:
        """The cells of a row whose top is y."""
        site, row = self.site, self.rows[n]
        out: list[Item] = []
        x = area.x0 + site.style.measures.cell_side
        for k, (fitted, width) in enumerate(zip(row.cells, self.widths, strict=False)):
            block = (fitted.rows - 1) * line_pitch(site, fitted.style.size)
            align = align_of(site.style.align, k)
            if row.across[k] > 1:  # amid its columns where it stands over them
                align = "start" if n and align in ANCHORS else align if n else "centre"
            room = sum(self.widths[k : k + row.across[k]]) - site.style.measures.cell_side
            at, side = edge(align, x + self.moved.get((n, k), 0), room)
            out += draw_cell(site, fitted, at, middle_baseline(site, (y, row.height - block), fitted.style.size), side)
            x += width
        return out


def _again(item: Item) -> Item:
    """An item of the head where it stands once more: furniture, since the cell is read where it stands first."""
    return replace(item, tag=FURNITURE, cell=None) if isinstance(item, GlyphRun | Group) else item


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
        across = _across(row)
        for k, cell in enumerate(row[: len(widths)]):
            face = site.face(style.head_face if n == 0 else style.first_face if k == 0 else style.face)
            room = sum(widths[k : k + across[k]]) - style.measures.cell_side
            cells.append(fit_cell(site, cell, face, room, style.cell_lines))
        more = max(((c.rows - 1) * line_pitch(site, c.style.size) for c in cells), default=0)
        out.append(GridRow(tuple(cells), (style.head_pitch if n == 0 and style.head_pitch else style.pitch) + more, across))
    return out


def _across(row: Sequence[Cell]) -> tuple[int, ...]:
    """Over how many columns each cell of a row stands."""
    out = [0] * len(row)
    first = 0
    for k, cell in enumerate(row):
        first = first if cell.joined else k
        out[first] += 1
    return tuple(out)


def _shifts(site: TableSite, rows: list[GridRow], widths: tuple[int, ...]) -> dict[tuple[int, int], int]:
    """By row and column, how far a cell stands to the right of its column's start."""
    out: dict[tuple[int, int], int] = {}
    for k, width in enumerate(widths):
        column = [(n, row.cells[k]) for n, row in enumerate(rows) if k < len(row.cells) and (not n or row.across[k] == 1)]
        moved = shifts([cell for _, cell in column], align_of(site.style.align, k), width - site.style.measures.cell_side)
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
