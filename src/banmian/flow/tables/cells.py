"""A table's cell in what its row leaves it: wrapped where its kind has lines for it, then smaller within the style's range.

What does not fit even so is told with its row and column and how much the cell holds (FLW030). Cells are fitted before a thing is
drawn, so that a row's height is known.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.content.model import Cell
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import cut_short
from banmian.display import Item
from banmian.flow.tables.site import TableSite
from banmian.linebreak import menu
from banmian.phrases import say
from banmian.template.model import LineStyle
from banmian.text.balance import balanced
from banmian.text.lines import set_marked
from banmian.text.place import LinePlace, Paint
from banmian.text.prepared import Prepared
from banmian.values import frozen

STEP = 250
"""A cell that does not fit is set smaller in steps of this, mp, down to the least that its style allows."""
SHOWN = 16
"""Characters of a cell that a message repeats."""
LINE = 1250
"""Pitch of a wrapped cell's lines where the style has none, thousandths of its size."""


@frozen
class FittedCell:
    """A cell's lines, ended before the units `ends`, in `style`; `over`: by how much its widest line is too wide (mp); `room`:
    measure (mp) and lines that it was given."""

    cell: Cell
    prepared: Prepared
    ends: tuple[int, ...]
    style: LineStyle
    over: int
    room: tuple[int, int]

    @property
    def rows(self) -> int:
        return max(1, len(self.ends))

    @property
    def width(self) -> int:
        """The width of the widest line, mp."""
        return _widest(self.prepared, self.ends)

    @property
    def last_width(self) -> int:
        """The width of the last line, mp."""
        return _widest(self.prepared, self.ends) if len(self.ends) < 2 else _width(self.prepared, *self.ends[-2:])


def line_pitch(site: TableSite, size: int) -> int:
    """Between the lines of one cell, mp."""
    return site.style.line_pitch or size * LINE // 1000


def fit_cell(site: TableSite, cell: Cell, style: LineStyle, measure: int, rows: int = 1, running: bool = False) -> FittedCell:
    """The cell in so many mp and at most so many lines: of about equal length, or filled one after the other as those of a small
    running text."""
    least = style.size * site.style.least_size // 1000
    sizes = [style.size, *range(style.size - STEP, least, -STEP), *([least] if least < style.size else [])]
    for size in sizes:
        own = replace(style, size=size)
        p = site.setter.prepared(cell.text, own)
        ends = (_filled(p, measure, rows) if running else None) or balanced(p, measure, max(1, rows))
        if ends is not None:
            return FittedCell(cell, p, ends, own, 0, (measure, rows))
    return FittedCell(cell, p, (p.units.size,), own, p.width - measure, (measure, rows))


def _filled(p: Prepared, measure: int, rows: int) -> tuple[int, ...] | None:
    if not p.units.size:
        return None
    ends = min(menu(p.units, (measure,)), key=lambda fit: fit.cost).ends
    shrunk = [
        _width(p, a, b) - p.units.total_shrink[b - 1] + p.units.total_shrink[a] for a, b in zip((0, *ends), ends, strict=False)
    ]
    return ends if len(ends) <= rows and max(shrunk) <= measure else None


def _widest(p: Prepared, ends: tuple[int, ...]) -> int:
    return max((_width(p, a, b) for a, b in zip((0, *ends), ends, strict=False) if b > a), default=0)


def _width(p: Prepared, start: int, end: int) -> int:
    last = p.units.ends[end - 1] if end == p.units.size else p.units.edges[end - 1]
    return last - p.units.begins[start]


def draw_cell(
    site: TableSite, fitted: FittedCell, x: int, y: int, align: str = "start", at: tuple[int, int] | None = None
) -> list[Item]:
    """Its lines, the first on baseline y; x: their start, middle or end. `at`: whose they are, where they stand with another's."""
    p, out = fitted.prepared, list[Item]()
    pitch = line_pitch(site, fitted.style.size)
    paint = Paint(fitted.style.ink, site.tag)
    for k, (start, end) in enumerate(zip((0, *fitted.ends), fitted.ends, strict=False)):
        if end > start:
            width = _width(p, start, end)
            width = min(width, fitted.room[0]) if not fitted.over else width  # marks give way in the lines of a running text
            left = x - {"start": 0, "centre": width // 2, "end": width}[align]
            out += set_marked(p, start, end, LinePlace(left, y + k * pitch, width), paint, site.setter.fonts)
    return site.marked(out, at or site.place_of(fitted.cell))


def cell_faults(site: TableSite, cells: list[FittedCell]) -> list[Diagnostic]:
    """FLW030 for each that does not fit, and what the faces had to say."""
    out: list[Diagnostic] = []
    for fitted in cells:
        out += fitted.prepared.diagnostics
        if fitted.over > 0:
            out.append(_told(site, fitted))
    return out


def _told(site: TableSite, fitted: FittedCell) -> Diagnostic:
    row, column = site.place_of(fitted.cell) or (0, 0)
    text, (measure, rows) = fitted.cell.text, fitted.room
    shown = cut_short(text.text, SHOWN)
    where = say("row {row}", row=row) if row else say("the head row")
    holds = max(0, measure) // fitted.style.size
    lines = say("1 line") if rows == 1 else say("{rows} lines", rows=rows)
    message = say(
        "table of '{story}', {where}, column {column}: '{shown}' ({count} characters) does not fit; the cell holds "
        "{lines} of {holds} characters",
        story=site.story,
        where=where,
        column=column + 1,
        shown=shown,
        count=len(text.text),
        lines=lines,
        holds=holds,
    )
    hint = say("shorten it, or give its column more width in the table style or the table more columns on the page")
    return diagnose("FLW030", message, hint, text.at(0), site.place_on())
