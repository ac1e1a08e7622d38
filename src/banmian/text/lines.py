"""Finalise: a broken line becomes glyph runs at their places. Marks between lines: text/marks.py, readings: text/ruby.py."""

from __future__ import annotations

from operator import sub

from banmian.colour import Ink
from banmian.diagnostics import Span
from banmian.display import Frame, GlyphRun, Item, Layer, Tag
from banmian.fonts import FontBook
from banmian.linebreak import justify
from banmian.text.classes import POINTS
from banmian.text.prepare import Prepared
from banmian.values import frozen


@frozen
class LinePlace:
    """Where a line stands: x of its start, y of its baseline, measure; `last`: of its paragraph; `align` of short lines."""

    x: int
    y: int
    measure: int
    last: bool = True
    align: str = "justify"


@frozen
class Paint:
    """With what a line is painted, whose it is, and the frame that it must not leave."""

    ink: Ink
    tag: Tag
    layer: Layer = Layer.TEXT
    stretch: int = 1000
    frame: Frame | None = None


def set_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint) -> list[GlyphRun]:
    """The line of units start..end-1 as glyph runs, one a face and look, exactly `measure` wide unless it is the last.
    A vertical text goes down: its place's `x` is the line's middle, `y` its top (text/columns.py). Of no units there are none."""
    if start >= end:
        return []
    if p.setting.direction == "vertical":
        from banmian.text.columns import set_column

        return set_column(p, start, end, place, paint)
    xs, shift = placed(p, start, end, place)
    origin = p.text.at(p.offsets[start])
    return _runs(_Line(p, start, end, xs), (place.x + shift, place.y), paint, origin)


def set_marked(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint, book: FontBook) -> list[Item]:
    """The line with the marks and readings beside it."""
    runs = set_line(p, start, end, place, paint)
    if not p.text.marks or not runs:
        return [*runs]
    from banmian.text.marks import marks_of_line

    return [*runs, *marks_of_line(p, start, end, place, paint, book)]


def placed(p: Prepared, start: int, end: int, place: LinePlace) -> tuple[list[int], int]:
    """x of each unit from the line's start, and of that start from the place's (mp)."""
    natural = place.last or place.align != "justify"
    xs, width = justify(p.units, start, end, place.measure, natural)
    return xs, {"centre": (place.measure - width) // 2, "end": place.measure - width}.get(place.align, 0)


def unit_edges(p: Prepared, start: int, end: int, place: LinePlace, stretch: int = 1000) -> list[tuple[int, int]]:
    """Both edges of each unit of a line that `set_line` sets, horizontal scale included; mp along the line, where `place.x` is
    the line's start."""
    xs, shift = placed(p, start, end, place)
    x0, units = place.x + shift, p.units
    widths = map(sub, units.ends[start:end], units.starts[start:end])
    return [(x0 + x * stretch // 1000, x0 + (x + width) * stretch // 1000) for x, width in zip(xs, widths, strict=True)]


class _Line:
    """The glyphs of one line: x of each from the line's start (mp), and where the line's last unit ends."""

    __slots__ = ("at", "faces", "first", "gids", "looks", "size", "texts", "width")

    def __init__(self, p: Prepared, start: int, end: int, xs: list[int]) -> None:
        g0, g1 = p.first[start], p.first[end]
        dx, first = p.dx, p.first
        self.at = [x + dx[g] for i, x in enumerate(xs, start) for g in range(first[i], first[i + 1])]
        self.width = xs[-1] + p.units.ends[end - 1] - p.units.starts[end - 1]
        self.faces, self.gids, self.texts = p.faces[g0:g1], p.gids[g0:g1], p.texts[g0:g1]
        self.size, self.first = p.setting.size, g0
        self.looks = {g - g0: p.looks[g] for g in range(g0, g1) if g in p.looks} if p.looks else {}
        if p.setting.rules.centred:
            self._centre_points(p, start, end, xs)
        if end - 1 in p.hyphens and end < p.units.size:
            self._hyphen(p)

    def _centre_points(self, p: Prepared, start: int, end: int, xs: list[int]) -> None:
        """A point stands in the middle of its half em and the white after it: so both its sides give way."""
        for i in range(start, end - 1):
            if p.classes[i] in POINTS:
                white = xs[i + 1 - start] - xs[i - start] - (p.units.ends[i] - p.units.starts[i])
                for g in range(p.first[i], p.first[i + 1]):
                    self.at[g - self.first] += white // 2

    def _hyphen(self, p: Prepared) -> None:
        """The hyphen of a word that goes on in the next line; it stands for no character of the text."""
        self.faces.append(self.faces[-1])
        self.gids.append(p.hyphen_glyph)
        self.texts.append("")
        self.at.append(self.width)
        self.width += p.hyphen_width


def _runs(line: _Line, at: tuple[int, int], paint: Paint, origin: Span | None) -> list[GlyphRun]:
    out: list[GlyphRun] = []
    positions, width, faces, looks = line.at, line.width, line.faces, line.looks
    if paint.stretch != 1000:
        positions = [x * paint.stretch // 1000 for x in positions]
        width = width * paint.stretch // 1000
    count, k = len(faces), 0
    while k < count:
        face, look = faces[k], looks.get(k)
        j = k + 1
        while j < count and faces[j] == face and looks.get(j) == look:
            j += 1
        x = positions[k]
        edge = positions[j] if j < count else width
        size, rise = (look.size, look.rise) if look else (line.size, 0)
        out.append(GlyphRun(
            face, size, at[0] + x, at[1] - rise, tuple(line.gids[k:j]), tuple([q - x for q in positions[k:j]]),
            tuple(line.texts[k:j]), edge - x, paint.ink, paint.tag, origin, stretch=paint.stretch, layer=paint.layer,
            frame=paint.frame,
        ))  # fmt: skip
        k = j
    return out
