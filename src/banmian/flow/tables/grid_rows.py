"""The rows of a grid before they are drawn: widths of its columns, its cells fitted, heights of its rows, what cells are moved by.

A row is as high as the style's pitch and the further lines of its cells. A cell over several rows has their height together; what
it asks for beyond that the last of them takes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Cell
from banmian.flow.tables.aligned import align_of, shifts
from banmian.flow.tables.breaking import heads_group
from banmian.flow.tables.cells import FittedCell, fit_cell, line_pitch
from banmian.flow.tables.column_widths import asked_widths, shared_widths
from banmian.flow.tables.site import TableSite
from banmian.template.model import LineStyle
from banmian.values import frozen


@frozen
class Grid:
    """`rows`: the cells of each row, fitted; `heights`: of the rows, mp; `body`: the first row that is none of the head; `moved`:
    by row and column, how far a cell stands to the right of its column's start."""

    site: TableSite
    widths: tuple[int, ...]
    rows: tuple[tuple[FittedCell, ...], ...]
    heights: tuple[int, ...]
    body: int
    moved: dict[tuple[int, int], int]

    @property
    def heads(self) -> range:
        """The rows of the head; none where all their cells are empty."""
        blank = not any(fitted.cell.text.text.strip() or fitted.cell.picture for row in self.rows[: self.body] for fitted in row)
        return range(0 if blank else self.body)

    @property
    def head_height(self) -> int:
        return sum(self.heights[n] for n in self.heads)

    def left(self, column: int) -> int:
        """From the grid's left edge to a column, mp."""
        return sum(self.widths[:column])

    def room(self, column: int, cell: Cell) -> int:
        """What a cell in that column has for its text, mp."""
        return _room(self.site, self.widths, column, cell)


def grid_of(site: TableSite) -> Grid:
    """The grid with all its cells fitted."""
    widths = grid_widths(site)
    rows = tuple(tuple(_fitted(site, widths, n, row)) for n, row in enumerate(site.table.lines))
    return Grid(site, widths, rows, _heights(site, rows), site.table.heads, _moved(site, rows, widths))


def grid_widths(site: TableSite) -> tuple[int, ...]:
    """The widths of the columns, mp."""
    style, count = site.style, max(1, len(site.table.head))
    if not style.fitted_widths:
        return style.widths or tuple(site.rect.width // count for _ in range(count))
    aside = style.measures.cell_side + style.measures.cell_end
    lines = site.table.lines

    def natural(n: int, k: int) -> int:
        text = lines[n][k].text
        said = replace(text, text=text.text + site.continued) if site.more and n == k == 0 else text
        return site.setter.width(said, face_of(site, n, k)) + aside

    return shared_widths(asked_widths(site.table, natural), site.rect.width)


def face_of(site: TableSite, n: int, column: int) -> LineStyle:
    """The face of the cells in that row and column."""
    style, table = site.style, site.table
    if n < table.heads:
        return replace(site.face(style.head_face), ink=style.head_ink or style.ink)
    return site.face(style.head_face if heads_group(table, n) else style.first_face if column == 0 else style.face)


def _fitted(site: TableSite, widths: tuple[int, ...], n: int, row: Sequence[Cell]) -> list[FittedCell]:
    out: list[FittedCell] = []
    for k, cell in enumerate(row[: len(widths)]):
        room = _room(site, widths, k, cell)
        out.append(fit_cell(site, cell, face_of(site, n, k), room, site.style.cell_lines * cell.down))
    return out


def _room(site: TableSite, widths: tuple[int, ...], column: int, cell: Cell) -> int:
    size = site.style.measures
    return sum(widths[column : column + cell.across]) - size.cell_side - size.cell_end


def _heights(site: TableSite, rows: Sequence[Sequence[FittedCell]]) -> tuple[int, ...]:
    style, heads = site.style, site.table.heads
    pitches = [style.head_pitch if n < heads and style.head_pitch else style.pitch for n in range(len(rows))]
    out = [
        pitch + max((_more(site, c) for c in row if c.cell.down == 1), default=0) for pitch, row in zip(pitches, rows, strict=True)
    ]
    for n, row in enumerate(rows):
        for c in row:
            if c.cell.down > 1:
                last = n + c.cell.down
                out[last - 1] += max(0, pitches[n] + _more(site, c) - sum(out[n:last]))
    return tuple(out)


def _more(site: TableSite, fitted: FittedCell) -> int:
    """What a cell's further lines take, mp."""
    return (fitted.rows - 1) * line_pitch(site, fitted.style.size)


def _moved(site: TableSite, rows: Sequence[Sequence[FittedCell]], widths: tuple[int, ...]) -> dict[tuple[int, int], int]:
    out: dict[tuple[int, int], int] = {}
    aside = site.style.measures.cell_side + site.style.measures.cell_end
    for k, width in enumerate(widths):
        column = [(n, row[k]) for n, row in enumerate(rows) if k < len(row) and row[k].cell.across == 1]
        heads = sum(n < site.table.heads for n, _ in column)
        moved = shifts([cell for _, cell in column], heads, align_of(site.style.align, k), width - aside)
        out |= {(n, k): shift for (n, _), shift in zip(column, moved, strict=True)}
    return out
