"""One side of a rule as it is set: lines through prepare, the breaker and set_line, and where each unit of them stands.

What stands beside the lines (brackets, figures) is read from these places, so it cannot be wrong. A side that is `naive` goes
another way (book/naive.py).
"""

from __future__ import annotations

from dataclasses import replace
from operator import add

from banmian.book.model import Case
from banmian.colour import BLACK
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import Item, Tag
from banmian.fonts import FontBook
from banmian.linebreak import Breakable, Fit, choose, first_fit, justify, menu
from banmian.text.lines import LinePlace, Paint, marks_of_line, set_line
from banmian.text.prepare import Prepared, prepare
from banmian.values import frozen

ASCENT = 88
"""Per cent of an em from the top of the Han box to the baseline."""


@frozen
class Unit:
    """The characters offset..after-1 of the case's text, from x0 to x1 on the page; `cls`: spacing class (text/classes.py)."""

    offset: int
    after: int
    x0: int
    x1: int
    cls: int


@frozen
class SetLine:
    """`x`: where the line begins; `last`: of its paragraph; `y`: its baseline."""

    units: tuple[Unit, ...]
    x: int
    y: int
    last: bool


@frozen
class Shown:
    """A case on the page, from the top of its first line's Han box on."""

    case: Case
    items: tuple[Item, ...]
    lines: tuple[SetLine, ...]
    x: int
    diagnostics: tuple[Diagnostic, ...] = ()

    @property
    def height(self) -> int:
        return (len(self.lines) - 1) * self.case.pitch + self.case.setting.size


def set_case(case: Case, at: tuple[int, int], story: tuple[str, int, str], book: FontBook) -> Shown:
    """The case with the left top of its first line at `at`; `story`: id, block and role of the tags."""
    paint = Paint(BLACK, Tag(*story))
    base = at[1] + case.setting.size * ASCENT // 100
    if case.naive:
        from banmian.book.naive import set_naive

        items, lines = set_naive(case, (at[0], base), paint, book)
        return Shown(case, tuple(items), tuple(lines), at[0])
    return _Setter(case, (at[0], base), paint, book).run()


class _Setter:
    """The paragraphs of a case, line under line."""

    def __init__(self, case: Case, at: tuple[int, int], paint: Paint, book: FontBook) -> None:
        self.case, self.at, self.paint, self.book = case, at, paint, book
        self.items: list[Item] = []
        self.marks: list[Item] = []
        self.lines: list[SetLine] = []
        self.found: list[Diagnostic] = []

    def run(self) -> Shown:
        offset = 0
        for text in self.case.texts:
            self.paragraph(text, offset)
            offset += len(text.text) + 1
        return Shown(self.case, (*self.items, *self.marks), tuple(self.lines), self.at[0], tuple(self.found))

    def paragraph(self, text: StyledText, offset: int) -> None:
        case, p = self.case, prepare(text, self.case.setting, self.book)
        p.units = gaps_as_asked(p.units, case.gaps)
        self.found += p.diagnostics
        start = 0
        for k, end in enumerate(_fit(case, p).ends):
            inset = 0 if k else case.indent
            last = end == p.units.size or end in p.units.forced
            y = self.at[1] + len(self.lines) * case.pitch
            place = LinePlace(self.at[0] + inset, y, case.measure - inset, last and not case.fill, case.align)
            self.items += set_line(p, start, end, place, self.paint)
            self.marks += marks_of_line(p, start, end, place, self.paint, self.book)
            self.lines.append(_line(p, (start, end), place, offset, last))
            start = end


def gaps_as_asked(par: Breakable, gaps: str) -> Breakable:
    """The paragraph with its tiers, or with gaps that give and take alike, or that also open where none may."""
    if gaps == "tiers" or not par.size:
        return par
    none = [0] * par.size
    shrink = (par.total_shrink, *(none for _ in par.shrink[1:]))
    places = list(range(par.size)) if gaps == "everywhere" else list(map(add, par.places, par.last_resort or none))
    return replace(par, shrink=shrink, stretch=tuple(none for _ in par.stretch), places=places, last_resort=None, known={})


def _fit(case: Case, prepared: Prepared) -> Fit:
    if case.first_fit:
        return first_fit(prepared.units, (case.measure,), case.indent, case.cost)
    return choose(menu(prepared.units, (case.measure,), case.indent, cost=case.cost), case.looseness)


def _line(p: Prepared, units: tuple[int, int], place: LinePlace, offset: int, last: bool) -> SetLine:
    start, end = units
    xs, width = justify(p.units, start, end, place.measure, place.last or place.align != "justify")
    shift = {"centre": (place.measure - width) // 2, "end": place.measure - width}.get(place.align, 0)
    left, offsets = place.x + shift, [*p.offsets, len(p.text.text)]
    made = tuple(
        Unit(offset + offsets[i], offset + offsets[i + 1], left + x, left + x + p.units.ends[i] - p.units.starts[i], p.classes[i])
        for i, x in enumerate(xs, start)
    )
    return SetLine(made, left, place.y, last)
