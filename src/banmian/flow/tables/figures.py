"""Figures: a row is a large number, its unit beside it, and what it counts below; rows in columns, read across. For fact boxes.

The table's head row stays empty. A row of figures is as high as the style's pitch, or as its longest words ask for; hairlines part
the rows.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Cell
from banmian.display import Item
from banmian.flow.tables.cells import FittedCell, cell_faults, draw_cell, fit_cell, line_pitch
from banmian.flow.tables.site import DrawnTable, TableSite
from banmian.values import frozen


@frozen
class Figure:
    """A row's cells, fitted: the number, then where they are given its unit and its words."""

    number: FittedCell
    unit: FittedCell | None
    words: FittedCell | None

    @property
    def cells(self) -> list[FittedCell]:
        return [cell for cell in (self.number, self.unit, self.words) if cell is not None]


def draw_figures(site: TableSite) -> DrawnTable:
    style, rect, count = site.style, site.rect, max(1, site.style.columns)
    gutter = style.measures.figure_column if count > 1 else 0
    width = (rect.width - gutter * (count - 1)) // count
    figures = [_fitted(site, row, width) for row in site.table.rows]
    out: list[Item] = []
    y = rect.y0
    for first in range(0, len(figures), count):
        row = figures[first : first + count]
        if first:
            out.append(site.rule(rect.x0, rect.x1, y, style.measures.hairline))
        for k, figure in enumerate(row):
            out += _drawn(site, figure, (rect.x0 + k * (width + gutter), y))
        y += max(style.pitch, *(_height(site, figure) for figure in row))
    return DrawnTable(tuple(out), y, tuple(cell_faults(site, [cell for figure in figures for cell in figure.cells])))


def _fitted(site: TableSite, row: tuple[Cell, ...], width: int) -> Figure:
    style = site.style
    small, large = site.face(style.face), replace(site.face(style.head_face, style.head_size), ink=style.accent)
    unit = fit_cell(site, row[1], site.face(style.first_face), width // 2) if len(row) > 1 and row[1].text.text else None
    room = width - (unit.width + style.measures.figure_air if unit is not None else 0)
    words = fit_cell(site, row[2], small, width, style.cell_lines) if len(row) > 2 and row[2].text.text else None
    return Figure(fit_cell(site, row[0], large, room), unit, words)


def _first_base(site: TableSite) -> int:
    """From a figure's top to the number's baseline, mp; the em boxes of smaller numbers stand on the same."""
    return site.style.measures.figure_side + site.above(site.style.head_size)


def _words_base(site: TableSite) -> int:
    """From a figure's top to the first baseline of its words, mp."""
    style = site.style
    return _first_base(site) + style.head_size - site.above(style.head_size) + style.measures.figure_air + site.above(style.size)


def _height(site: TableSite, figure: Figure) -> int:
    """What a figure takes with the white over and under it, mp."""
    style = site.style
    if figure.words is None:
        return style.head_size + 2 * style.measures.figure_side
    more = (figure.words.rows - 1) * line_pitch(site, figure.words.style.size)
    return _words_base(site) + more + style.size - site.above(style.size) + style.measures.figure_side


def _drawn(site: TableSite, figure: Figure, at: tuple[int, int]) -> list[Item]:
    x, y = at
    base = y + _first_base(site)
    out = draw_cell(site, figure.number, x, base)
    if figure.unit is not None:
        out += draw_cell(site, figure.unit, x + figure.number.width + site.style.measures.figure_air, base)
    if figure.words is not None:
        out += draw_cell(site, figure.words, x, y + _words_base(site))
    return out
