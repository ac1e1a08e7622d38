"""A side of a sheet in millipoints: where each page's trim lies, where paper is cut and folded, what each page may paint.

Origin at the sheet's top left, y down. Creep moves outer pages away from their fold (docs/plates.md, Creep).
"""

from __future__ import annotations

from itertools import pairwise

from banmian.geometry import Rect
from banmian.impose.order import Cell, Side
from banmian.impose.schemes import Scheme
from banmian.values import frozen


@frozen
class Measures:
    """What a flat is made with, mp. `trim`, `bleed`: of a page; `spine`, `gutter`: between pages, at a fold that stays and
    where paper is cut off; `creep`: for each pair of leaves inside; `sheet`: None = as large as pages and marks need."""

    trim: tuple[int, int]
    bleed: int
    spine: int = 0
    gutter: int = 0
    creep: int = 0
    sheet: tuple[int, int] | None = None


@frozen
class Placed:
    """A page on the sheet: its trim, and what of it may paint (its bleed, short of its neighbours)."""

    cell: Cell
    trim: Rect
    clip: Rect


@frozen
class Flat:
    """A side laid out. `block`: all pages with the gutters between them; `folds_x`, `folds_y`: lines of folds."""

    sheet: tuple[int, int]
    block: Rect
    bleed: int
    placed: tuple[Placed, ...]
    folds_x: tuple[int, ...]
    folds_y: tuple[int, ...]


def block_size(scheme: Scheme, m: Measures) -> tuple[int, int]:
    """Width and height of the pages with their gutters."""
    across, down = len(scheme.front[0]), len(scheme.front)
    width = across * m.trim[0] + sum(_gaps(scheme.columns, m))
    return width, down * m.trim[1] + sum(_gaps(scheme.rows, m))


def lay_flat(scheme: Scheme, side: Side, m: Measures, sheet: tuple[int, int]) -> Flat:
    """The side on this sheet, its pages in the middle."""
    width, height = block_size(scheme, m)
    left, top = (sheet[0] - width) // 2, (sheet[1] - height) // 2
    xs = _starts(left, m.trim[0], _gaps(scheme.columns, m))
    ys = _starts(top, m.trim[1], _gaps(scheme.rows, m))
    block = Rect(left, top, left + width, top + height)
    placed = tuple(_placed(cell, xs, ys, m) for cell in side.cells)
    return Flat(sheet, block, m.bleed, placed, _between(xs, m.trim[0]), _between(ys, m.trim[1]))


def _gaps(kinds: tuple[str, ...], m: Measures) -> tuple[int, ...]:
    return tuple({"spine": m.spine, "trim": m.gutter}[kind] for kind in kinds)


def _starts(first: int, size: int, gaps: tuple[int, ...]) -> tuple[int, ...]:
    out = [first]
    for gap in gaps:
        out.append(out[-1] + size + gap)
    return tuple(out)


def _between(starts: tuple[int, ...], size: int) -> tuple[int, ...]:
    """The middle of each gutter."""
    return tuple((a + size + b) // 2 for a, b in pairwise(starts))


def _placed(cell: Cell, xs: tuple[int, ...], ys: tuple[int, ...], m: Measures) -> Placed:
    """A page at its place, moved away from its fold by the creep of the leaves inside it; its bleed is cut at the middle of the
    gutters around it."""
    x, y = xs[cell.column], ys[cell.row]
    away = 1 if cell.recto == (cell.turn == 0) else -1
    trim = Rect(x, y, x + m.trim[0], y + m.trim[1]).moved(away * m.creep * cell.inner, 0)
    folds_x, folds_y = _between(xs, m.trim[0]), _between(ys, m.trim[1])
    wide = trim.inset(-m.bleed)
    clip = Rect(
        max(wide.x0, folds_x[cell.column - 1]) if cell.column else wide.x0,
        max(wide.y0, folds_y[cell.row - 1]) if cell.row else wide.y0,
        min(wide.x1, folds_x[cell.column]) if cell.column < len(folds_x) else wide.x1,
        min(wide.y1, folds_y[cell.row]) if cell.row < len(folds_y) else wide.y1,
    )
    return Placed(cell, trim, clip)
