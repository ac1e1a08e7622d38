"""One side of a rule as it is set: lines through prepare, the breaker and set_line, and where each unit of them stands.

What stands beside the lines (brackets, figures) is read from these places, so it cannot be wrong. A side that is `naive` goes
another way (naive.py); which way a case goes: cases.py.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, pairwise
from operator import add

from banmian.colour import BLACK
from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.flow.slots import Column, LineSlot, grid_slots
from banmian.fonts import FontBook
from banmian.geometry import Circle, Cut, Hull, Rect, circle_outline
from banmian.linebreak import Breakable, Fit, first_fit, justify
from banmian.linebreak.justify import deal
from banmian.template.model import PageGrid
from banmian.text.lines import set_line
from banmian.text.marks import marks_of_line
from banmian.text.place import LinePlace, Paint
from banmian.text.prepare import prepare
from banmian.text.prepared import Prepared
from banmian.text.spacing import T_COMMA
from banmian.trial.setter import fit_paragraph
from banmian.values import frozen
from banmian_tools.specimen.model import Case

ASCENT = 88
"""Per cent of an em from the top of the Han box to the baseline."""
GAP = 2
"""Em between two columns."""
HAIR = 250
"""A hairline: the least that the house prints (docs/rules/print.md, lines)."""
MOST_LINES = 40
"""As far as slots are looked for beside a circle."""


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
    """`x`: where the line begins; `last`: of its paragraph; `y`: its baseline. In a vertical line x runs down the page, and y is
    the line's middle."""

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
    box: Rect
    diagnostics: tuple[Diagnostic, ...] = ()
    done: str = ""
    """What fitting did to a headline, in figures."""

    @property
    def rows(self) -> int:
        """How many lines; pieces on one base line of a column are one."""
        several = self.case.columns is not None and self.case.columns.count > 1
        return len(self.lines) if several else len({line.y for line in self.lines})

    @property
    def start(self) -> int:
        """Where lines begin: the left edge of the measure, or its top where they run down."""
        return self.box.y0 if self.case.down else self.box.x0


def box_of(case: Case, at: tuple[int, int], count: int) -> Rect:
    """The measure by the height of so many lines, from the first one's Han box to the last one's."""
    depth = max(0, count - 1) * case.pitch + case.setting.size
    size = (depth, case.measure) if case.down else (case.measure, depth)
    return Rect(at[0], at[1], at[0] + size[0], at[1] + size[1])


def across(case: Case) -> int:
    """Width of a horizontal setting: its measure, or its columns with the white between them."""
    count = case.columns.count if case.columns else 1
    return count * case.measure + (count - 1) * GAP * case.setting.size


def set_lines(case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> Shown:
    """The paragraphs of a case, line under line, with the left top of the first one at `at`."""
    return _Setter(case, at, paint, fonts).run()


class _Setter:
    """The paragraphs of a case, line under line."""

    def __init__(self, case: Case, at: tuple[int, int], paint: Paint, fonts: FontBook) -> None:
        self.case, self.at, self.paint, self.fonts = case, at, paint, fonts
        self.base = at[1] + case.setting.size * ASCENT // 100
        self.items: list[Item] = []
        self.marks: list[Item] = []
        self.lines: list[SetLine] = []
        self.diagnostics: list[Diagnostic] = []
        self.slots = slots_of(case, at)

    def run(self) -> Shown:
        offset = 0
        for text in self.case.texts:
            self.paragraph(text, offset)
            offset += len(text.text) + 1
        rows = (self.lines[-1].y - self.base) // self.case.pitch + 1 if self.lines else 0
        box = box_of(self.case, self.at, rows)
        if self.case.circle is not None:
            circle = self.case.circle.moved(*self.at)
            outline = circle_outline(Circle(circle.cx, circle.cy, circle.r - self.case.setting.size // 2))
            self.marks.append(Path(outline, None, Stroke(BLACK, HAIR), Tag("", -1, "furniture"), layer=Layer.RULE))
            if self.case.caption:
                x0, y = circle.cx - self.case.caption // 2, caption_top(self.case, circle)
                hairs = (Rect(x0, top, x0 + self.case.caption, top + HAIR) for top in (y, y + self.case.setting.size))
                self.marks += [Box(row, BLACK, Tag("", -1, "furniture"), Layer.RULE) for row in hairs]
        return Shown(self.case, (*self.items, *self.marks), tuple(self.lines), box, tuple(self.diagnostics))

    def paragraph(self, text: StyledText, offset: int) -> None:
        case, p = self.case, prepare(text, self.case.setting, self.fonts)
        p = replace(p, units=gaps_as_asked(p.units, case.gaps))
        if not case.emergency:
            p = replace(p, units=replace(p.units, emergency=()))
        self.diagnostics += p.diagnostics
        start = 0
        slots = self.slots[len(self.lines) :]
        for k, end in enumerate(fit_of(case, p, tuple(slot.measure for slot in slots)).ends):
            inset = 0 if k else case.indent
            last = end == p.units.size or end in p.units.forced
            x, y, measure = self.at[0], self.base + len(self.lines) * case.pitch, case.measure
            if slots:
                x, y, measure = slots[k].x, slots[k].y, slots[k].measure
            place = LinePlace(x + inset, y, measure - inset, last and not case.fill, case.align)
            line = replace(p, units=in_turn(p.units, start, end, place.measure)) if case.gaps == "in-turn" else p
            self.items += set_line(line, start, end, place, self.paint)
            self.marks += marks_of_line(line, start, end, place, self.paint, self.fonts)
            self.lines.append(line_of(line, (start, end), place, offset, last))
            start = end


def gaps_as_asked(par: Breakable, gaps: str) -> Breakable:
    """The paragraph with its tiers, or with gaps that give and take alike (as commas do), or that also open where none may."""
    if gaps in ("tiers", "in-turn") or not par.size:
        return par
    none = [0] * par.size
    shrink = tuple(par.total_shrink if tier == T_COMMA else none for tier in range(len(par.shrink)))
    places = list(range(par.size)) if gaps == "everywhere" else list(map(add, par.places, par.last_resort or none))
    return replace(par, shrink=shrink, stretch=tuple(none for _ in par.stretch), places=places, last_resort=none)


def in_turn(par: Breakable, start: int, end: int, measure: int) -> Breakable:
    """The paragraph as this line of it is set where a tier gives all that it has before the next gives anything: tiers that hold
    what the line loses and no more."""
    need = par.edges[end - 1] - par.begins[start] - measure
    shrink = list[list[int]]()
    for sums in par.shrink:
        room = sums[end - 1] - sums[start]
        if need <= 0:
            shrink.append([0] * par.size)
        elif need >= room:
            shrink.append(sums)
        else:
            shares = deal(need, [after - before for before, after in pairwise(sums[start:end])])
            own = list(accumulate(shares, initial=0))
            shrink.append([0] * start + own + [need] * (par.size - end))
        need -= room
    return replace(par, shrink=tuple(shrink))


def slots_of(case: Case, at: tuple[int, int]) -> list[LineSlot]:
    """The pieces of line that the circle leaves; empty where there is none and all lines have the measure."""
    if case.circle is None:
        return []
    size = case.setting.size
    grid = PageGrid((0, 0), 0, at[0], at[1], case.measure, size, case.pitch, MOST_LINES, ())
    shapes = cuts_of(case, case.circle.moved(*at))
    return grid_slots(grid, [Column(at[0], case.measure, (1, MOST_LINES))], size, shapes, 0, 0, steps=case.steps)


def caption_top(case: Case, circle: Circle) -> int:
    """The first line that is wholly below the circle."""
    first = circle.cy - case.circle.cy if case.circle is not None else 0
    return first - (first - circle.cy - circle.r) // case.pitch * case.pitch


def cuts_of(case: Case, circle: Circle) -> list[Cut]:
    """The circle, and on the first line that is wholly below it the row of its caption."""
    if not case.caption:
        return [circle]
    top = caption_top(case, circle)
    row = Rect(circle.cx - case.caption // 2, top, circle.cx + case.caption // 2, top + case.setting.size)
    return [Hull(circle, row)] if case.hull else [circle, row]


def fit_of(case: Case, prepared: Prepared, measures: tuple[int, ...] = ()) -> Fit:
    """By first fit, or as a trial setting breaks its paragraphs. `measures`: of the lines, where they are not all one."""
    measures = measures or (case.measure,)
    if case.first_fit:
        return first_fit(prepared.units, measures, case.indent, case.cost)
    return fit_paragraph(prepared, measures, case.indent, case.looseness, case.cost)


def line_of(p: Prepared, units: tuple[int, int], place: LinePlace, offset: int, last: bool) -> SetLine:
    """Where the units of a line stand; `offset`: of its paragraph in the case's text."""
    start, end = units
    xs, width = justify(p.units, start, end, place.measure, place.last or place.align != "justify")
    shift = {"centre": (place.measure - width) // 2, "end": place.measure - width}.get(place.align, 0)
    left, offsets = place.x + shift, [*p.offsets, len(p.text.text)]
    made = tuple(
        Unit(offset + offsets[i], offset + offsets[i + 1], left + x, left + x + p.units.ends[i] - p.units.starts[i], p.classes[i])
        for i, x in enumerate(xs, start)
    )
    return SetLine(made, left, place.y, last)
