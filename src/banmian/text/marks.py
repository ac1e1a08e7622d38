"""The marks between lines, of one line: emphasis dots, name and title marks, underlines, frames; readings by text/ruby.py.

docs/rules/typography.md, Marks between lines [CLREQ, indication punctuation marks; GB/T 15834-2011 4.12, 4.15, 4.16]; what
they leave open is in docs/decisions/0015. Each line's part is whole; a mark that holds another one lies below it. All is found
along a line and away from it; a vertical line turns it at the end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.content.model import Mark
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.display.geometry import mapped_outline, mapped_rect
from banmian.fonts import FontBook
from banmian.geometry import Circle, Outline, Rect, Segment, circle_outline, rect_outline
from banmian.text import classes as c
from banmian.text.place import LinePlace, Paint, unit_edges
from banmian.text.prepared import Prepared, units_of
from banmian.text.ruby import readings_on_line
from banmian.text.ruby_space import FRAME_SIDE
from banmian.text.zhuyin import readings_beside
from banmian.values import frozen

# Thousandths of an em, the team's choice, but where a source is named.
HEIGHTS = {"emphasis": 120, "name": 45, "title": 120, "under": 35}
"""How much room a mark takes below the text."""
TOP = 170
"""From the base line to the first mark."""
APART = 40
"""Between a mark and the one below it, which holds it."""
TRIM = {"name": 80, "title": 80, "under": 30}
"""What a rule is shorter at either end, so that two neighbours stay apart."""
PERIOD = 250
"""A wave's, about: it is whole in a rule."""
WAVE, FRAME = 350, 300
"""Weights of strokes, mp."""
FRAME_TOP, FRAME_FOOT = 910, 160
"""A frame's sides above and below the base line."""
BELOW = 120
"""A Han box's foot below the base line. In a vertical line its side takes the foot's place."""
RIGHT = frozenset({"emphasis"})
"""Marks to the right of a vertical line; the others stand to its left (docs/rules/typography.md, Vertical frames)."""


@frozen
class _Row:
    """A line that is to be marked: its units' edges (mp on the page), base line, em, and how it is painted."""

    p: Prepared
    start: int
    end: int
    edges: list[tuple[int, int]]
    y: int
    paint: Paint

    @property
    def em(self) -> int:
        return self.p.setting.size

    def at(self, thousandths: int) -> int:
        """y of what lies so far below the base line."""
        return self.y + self.em * thousandths // 1000


def marks_of_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint, fonts: FontBook) -> list[Item]:
    """What is drawn beside the units start..end-1 of a line, in the order of the text."""
    marks = [m for m in p.text.marks if m.kind in HEIGHTS or m.kind in ("frame", "ruby")]
    if not marks:
        return []
    down = p.setting.direction == "vertical"
    along = replace(place, x=place.y, y=0) if down else place
    edges = unit_edges(p, start, end, along, paint.stretch)
    marked = replace(paint, tag=Tag(paint.tag.story, paint.tag.block, "mark"), layer=Layer.TEXT)
    row = _Row(p, start, end, edges, along.y, marked)
    out: list[Item] = []
    for mark in marks:
        first, last = units_of(mark, p.offsets)
        if mark.kind != "ruby" and max(first, start) < min(last, end):
            same = [m for m in marks if not down or (m.kind in RIGHT) == (mark.kind in RIGHT)]
            drawn = _mark(mark, (first, last), row, same, fonts)
            out += [_beside(item, place.x, row.em, mark.kind in RIGHT) for item in drawn] if down else drawn
    readings = readings_on_line(p, (start, end), edges, along, paint, fonts)
    if down:
        readings = [replace(run, x=place.x - row.em * (500 - BELOW) // 1000 - run.y, y=run.x, angle=90) for run in readings]
    return [*out, *readings, *readings_beside(p, (start, end), edges, place.x if down else place.y, paint, fonts)]


def _beside(item: Box | Path, axis: int, em: int, right: bool) -> Item:
    """A mark of a vertical line: what was drawn below a base line at y = 0 stands as far from the Han box's side, along the
    line as it was."""

    def x(away: int) -> int:
        out = em // 2 - em * BELOW // 1000 + away
        return axis + out if right else axis - out

    def across(along: int, away: int) -> tuple[int, int]:
        return x(away), along

    if isinstance(item, Path):
        return replace(item, outline=mapped_outline(item.outline, across))
    return replace(item, rect=mapped_rect(item.rect, across))


def _mark(mark: Mark, units: tuple[int, int], row: _Row, marks: Sequence[Mark], fonts: FontBook) -> Sequence[Box | Path]:
    first, last = max(units[0], row.start), min(units[1], row.end)
    x0, x1 = row.edges[first - row.start][0], row.edges[last - 1 - row.start][1]
    top = top_of(mark, marks)
    if mark.kind == "emphasis":
        return _dots(row, (first, last), row.at(top + HEIGHTS["emphasis"] // 2), _whole_text(row.p, units), fonts)
    if mark.kind == "frame":
        return [_frame(row, (x0, x1), max(FRAME_FOOT, top - TOP + FRAME_FOOT), (units[0] >= row.start, units[1] <= row.end))]
    trim = min(row.em * TRIM[mark.kind] // 1000, (x1 - x0) // 4)
    if mark.kind == "title":
        return [_wave(row, (x0 + trim, x1 - trim), row.at(top + HEIGHTS["title"] // 2))]
    weight = row.em * HEIGHTS[mark.kind] // 1000
    rule = Rect(x0 + trim, row.at(top), x1 - trim, row.at(top) + weight)
    return [Box(rule, row.paint.ink, row.paint.tag, Layer.TEXT, frame=row.paint.frame)]


def top_of(mark: Mark, marks: Sequence[Mark]) -> int:
    """How far below the base line a mark begins: under all that it holds (thousandths of an em). Of two over the same
    characters the one that stands first is inside."""
    inner = [
        m for k, m in enumerate(marks)
        if m.kind in HEIGHTS and m is not mark and mark.start <= m.start and m.end <= mark.end
        and ((m.start, m.end) != (mark.start, mark.end) or k < marks.index(mark))
    ]  # fmt: skip
    return max((top_of(m, marks) + HEIGHTS[m.kind] + APART for m in inner), default=TOP)


# --- dots ------------------------------------------------------------------------------------------------------------


def _whole_text(p: Prepared, units: tuple[int, int]) -> bool:
    """Whether a mark holds nothing but Western words, whose letters then have to carry the dots."""
    return all(p.classes[i] != c.HAN for i in range(*units))


def _dots(row: _Row, units: tuple[int, int], y: int, letters: bool, fonts: FontBook) -> list[Path]:
    """A dot under each character and each digit: none under marks and blanks, none under a Western word beside Han."""
    p, radius = row.p, row.em * HEIGHTS["emphasis"] // 2000
    out: list[Path] = []
    for i in range(*units):
        x0, x1 = row.edges[i - row.start]
        if p.classes[i] == c.HAN:
            centres = [(x0 + x1) // 2]
        elif p.classes[i] == c.WORD:
            centres = [x0 + _middle(p, g, row.paint.stretch, fonts) for g in range(p.first[i], p.first[i + 1])
                       if p.texts[g].isdigit() or (letters and p.texts[g].strip("-'\u2019.&/"))]  # fmt: skip
        else:
            continue
        for x in centres:
            dot = circle_outline(Circle(x, y, radius))
            out.append(Path(dot, row.paint.ink, None, row.paint.tag, layer=Layer.TEXT, frame=row.paint.frame))
    return out


def _middle(p: Prepared, g: int, stretch: int, fonts: FontBook) -> int:
    """The middle of a glyph's advance from its unit's start, mp."""
    size = p.looks[g].size if g in p.looks else p.setting.size
    return (p.dx[g] + fonts.face(p.faces[g]).advance(p.gids[g], size) // 2) * stretch // 1000


# --- rules -----------------------------------------------------------------------------------------------------------


def _wave(row: _Row, sides: tuple[int, int], mid: int) -> Path:
    """A wavy rule of whole periods."""
    left, right = sides
    swing = row.em * HEIGHTS["title"] * 2 // 3000  # a curve reaches three quarters of the way to its control points
    halves = 2 * max(1, round((right - left) * 1000 / (row.em * PERIOD)))
    outline: list[Segment] = [("m", (left, mid))]
    for k in range(halves):
        a, b = left + (right - left) * k // halves, left + (right - left) * (k + 1) // halves
        peak = mid + (swing if k % 2 else -swing)
        third = (b - a) // 3
        outline.append(("c", (a + third, peak, b - third, peak, b, mid)))
    return _stroked(Outline.of(outline), WAVE, row)


def _frame(row: _Row, sides: tuple[int, int], foot: int, closed: tuple[bool, bool]) -> Path:
    """A box around a run, open at the side where its line goes on."""
    side = row.em * FRAME_SIDE // 1000
    x0, x1 = sides[0] - side * closed[0], sides[1] + side * closed[1]
    top, base = row.at(-FRAME_TOP), row.at(foot)
    outline: Outline = rect_outline(Rect(x0, top, x1, base))
    if closed == (False, True):
        outline = Outline.of([("m", (x0, top)), ("l", (x1, top)), ("l", (x1, base)), ("l", (x0, base))])
    elif closed == (True, False):
        outline = Outline.of([("m", (x1, top)), ("l", (x0, top)), ("l", (x0, base)), ("l", (x1, base))])
    elif closed == (False, False):
        outline = Outline.of([("m", (x0, top)), ("l", (x1, top)), ("m", (x0, base)), ("l", (x1, base))])
    return _stroked(outline, FRAME, row)


def _stroked(outline: Outline, weight: int, row: _Row) -> Path:
    paint = row.paint
    return Path(outline, None, Stroke(paint.ink, weight), paint.tag, layer=Layer.TEXT, frame=paint.frame)
