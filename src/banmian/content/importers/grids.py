"""Cells with their spans become the rows of a table as articles have it; tables that only hold things in place become paragraphs.

What is joined across the head's edge, or is no rectangle, is parted and told (content/joined.py says what may be joined).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.importers.copy import Block, Grid, GridCell, Part, PictureMark
from banmian.content.importers.reports import Reports
from banmian.phrases import say
from banmian.values import frozen

LARGEST = 20_000
"""Cells of one table."""
_WIDEST = 100


@frozen
class Spanned:
    """A cell at a row and column, from 0, that stands over so many columns and rows."""

    row: int
    column: int
    blocks: tuple[Block, ...]
    across: int = 1
    down: int = 1


def parts_of(cells: Sequence[Spanned], heads: int, number: int, reports: Reports) -> tuple[Part, ...]:
    """The table, or the paragraphs of one that is none: of one cell, or one that holds pictures over their captions."""
    cells = _squeezed(cells)
    filled = [cell for cell in cells if cell.blocks and any(b.text.strip() or b.pictures for b in cell.blocks)]
    if not filled:
        return ()
    if len(cells) == 1:
        reports.clean(say("frame of one cell opened"), number)
        return cells[0].blocks
    if any(block.pictures for cell in cells for block in cell.blocks):
        return _pictures_in_order(filled, number, reports)
    height, width = max(cell.row for cell in cells) + 1, max(cell.column for cell in cells) + 1
    if width > _WIDEST or height * width > LARGEST:
        message = say("a table of {width} columns and {height} rows is taken over as paragraphs", width=width, height=height)
        reports.tell("IMT014", message, say("no page holds it: leave out what readers do not need"), number)
        return tuple(block for cell in filled for block in cell.blocks)
    return (_grid(cells, (height, width), heads, number, reports),)


def _squeezed(cells: Sequence[Spanned]) -> list[Spanned]:
    """The cells without columns in which none begins, as spans of any width may leave them."""
    begun = {column: at for at, column in enumerate(sorted({cell.column for cell in cells}))}
    out: list[Spanned] = []
    for cell in cells:
        across = sum(1 for column in begun if cell.column <= column < cell.column + cell.across)
        out.append(replace(cell, column=begun[cell.column], across=across))
    return out


def _pictures_in_order(cells: Sequence[Spanned], number: int, reports: Reports) -> tuple[Part, ...]:
    """Each cell with a picture, then the cell below it, which holds its caption; then what is left."""
    message = say("a table holds pictures: its cells are taken over one after the other")
    reports.tell("IMT014", message, say("look which caption belongs to which picture"), number)
    out: list[Block] = []
    done: set[int] = set()
    for cell in cells:
        if id(cell) in done:
            continue
        done.add(id(cell))
        out += cell.blocks
        below = next((c for c in cells if c.column == cell.column and c.row == cell.row + cell.down), None)
        if below is not None and any(b.pictures for b in cell.blocks) and not any(b.pictures for b in below.blocks):
            done.add(id(below))
            out += below.blocks
    return tuple(out)


def _grid(cells: Sequence[Spanned], size: tuple[int, int], heads: int, number: int, reports: Reports) -> Grid:
    height, width = size
    heads = _heads(cells, height, heads)
    rows = [[GridCell() for _ in range(width)] for _ in range(height)]
    taken: set[tuple[int, int]] = set()
    parted = False
    for cell in sorted(cells, key=lambda c: (c.row, c.column)):
        down, across = min(cell.down, height - cell.row), min(cell.across, width - cell.column)
        if cell.row < heads < cell.row + down:
            down, parted = heads - cell.row, True
        area = [(r, c) for r in range(cell.row, cell.row + down) for c in range(cell.column, cell.column + across)]
        if not area or not taken.isdisjoint(area):
            area, parted = ([(cell.row, cell.column)] if area and (cell.row, cell.column) not in taken else []), True
        taken.update(area)
        for r, c in area:
            sign = "" if (r, c) == area[0] else "<" if r == cell.row else "^"
            rows[r][c] = GridCell(() if sign else cell.blocks, sign)
    if parted:
        reports.tell(
            "IMT014", say("cells are joined across the table's head, or over one another"), say("look at its cells"), number
        )
    return Grid(number, tuple(map(tuple, rows)), heads)


def _heads(cells: Sequence[Spanned], height: int, heads: int) -> int:
    """How many rows are the head: as many as are said, and those over which its cells stand."""
    heads = max(1, min(heads, height - 1))
    while True:
        reach = max((cell.row + cell.down for cell in cells if cell.row < heads), default=heads)
        if reach <= heads or reach >= height:
            return heads
        heads = reach


def without_pictures(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Paragraphs of a place that can hold no picture."""
    return tuple(block.without(PictureMark) for block in blocks)
