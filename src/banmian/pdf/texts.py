"""Glyph runs as text operators: runs of a line joined, positions rounded to a millionth of an em, never differences.

TJ counts thousandths of the size, here with three decimals; the pen is an integer of millionths, so that rounding never
adds up (docs/rules/design.md, Fonts by glyph id). Text that ToUnicode does not give stands in an ActualText span, and so
does each vertical line that has parts turned or across: no reader puts those in order by itself (docs/decisions/0014).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import cos, radians, sin

from banmian.display import GlyphRun, run_box, united
from banmian.geometry import Rect
from banmian.pdf.content import OVERPRINT_TEXT, Content
from banmian.pdf.fonts import EM, PdfFont, utf16
from banmian.pdf.vertical import VerticalLine, one_line, vertical_line
from banmian.units import points

JOIN = 1
"""Runs of one block and line up to this many em apart become one operator; a wider gap is another column or cell."""

_QUARTERS = {0: "1 0 0 1", 90: "0 -1 1 0", 180: "-1 0 0 -1", 270: "0 1 -1 0"}


@lru_cache(4096)
def gap(millionths: int) -> str:
    """A number between two strings of a TJ array; positive moves back."""
    return f">{points(millionths)}<"


def matrix(angle: int) -> str:
    """The first four numbers of a text matrix turned by `angle` degrees clockwise."""
    quarter = _QUARTERS.get(angle % 360)
    if quarter is not None:
        return quarter
    c, s = cos(radians(angle)), sin(radians(angle))
    return f"{c:.6f} {-s:.6f} {s:.6f} {c:.6f}"


class _Array:
    """One TJ array under construction: `pen` in millionths of an em from its first glyph's origin."""

    __slots__ = ("known", "out", "pen", "scale", "sign", "texts")

    def __init__(self, font: PdfFont, run: GlyphRun) -> None:
        self.out: list[str] = []
        self.known = font.glyphs
        self.texts = font.texts
        self.scale = run.size * (1000 if run.down else run.stretch)
        self.sign = -1 if run.down else 1
        self.pen = 0

    def glyphs(self, run: GlyphRun, start: int, stop: int, base: int) -> None:
        """Show glyphs `start` to `stop` of the run, their origins `base` mp after the array's. Down a line every glyph
        is one em long (DW2), and a number moves on, not back."""
        put, known, pen, scale = self.out.append, self.known, self.pen, self.scale
        if self.sign < 0:
            known = {gid: (known[gid][0], EM) for gid in run.glyphs[start:stop]}
        half = scale // 2
        for gid, offset in zip(run.glyphs[start:stop], run.offsets[start:stop], strict=True):
            at = ((offset + base) * 1_000_000_000 + half) // scale
            if at != pen:
                put(gap(self.sign * (pen - at)))
            code, advance = known[gid]
            put(code)
            pen = at + advance
        self.pen = pen

    def turn(self, operators: str) -> None:
        """End the array here, write operators, and go on."""
        self.out.append(f">]TJ\n{operators}[<")


def show(content: Content, fonts: dict[str, PdfFont], runs: Sequence[GlyphRun], following: GlyphRun | None = None) -> None:
    """Paint neighbouring runs in one text object; `following`: the next run that is painted after them."""
    parts = content.parts
    parts.append("BT")
    i = 0
    while i < len(runs):
        stop = i + 1
        if runs[i].axis is not None:
            while stop < len(runs) and one_line(runs[i], runs[stop]):
                stop += 1
            last, after = runs[stop - 1], runs[stop] if stop < len(runs) else following
            narrow = fonts[last.face].narrow(last.glyphs)
            line = vertical_line(runs[i:stop], content.painted, after, narrow)
            _vertical(content, fonts, line)
            content.painted = line.runs[-1]
        else:
            while stop < len(runs) and _joins(runs[stop - 1], runs[stop]):
                stop += 1
            _line(content, fonts[runs[i].face], runs[i:stop])
            content.painted = runs[i]
        i = stop
    parts.append("ET")


def _vertical(content: Content, fonts: dict[str, PdfFont], line: VerticalLine) -> None:
    if line.span is not None:
        content.parts.append(f"/Span<</ActualText<feff{utf16(line.span)}>>>BDC")
    for run in line.runs:
        _line(content, fonts[run.face], [run], covered=line.span is not None)
    if line.last is not None:
        _select(content, fonts[line.last.face], line.last)
        content.parts.append("EMC")


def _joins(a: GlyphRun, b: GlyphRun) -> bool:
    return (
        a.y == b.y
        and a.face == b.face
        and a.size == b.size
        and a.ink == b.ink
        and a.angle == b.angle == 0
        and b.axis is None
        and a.stretch == b.stretch
        and a.tag == b.tag
        and 0 <= b.x - a.x - a.width <= JOIN * a.size
    )


def _box(runs: Sequence[GlyphRun]) -> Rect:
    """Around all of them."""
    box = run_box(runs[0])
    for run in runs[1:]:
        box = united(box, run_box(run))
    return box


def _select(content: Content, font: PdfFont, run: GlyphRun) -> None:
    """The run's font and size."""
    name = font.resource(run.down)
    if content.state.font != (name, run.size):
        content.parts.append(f"/{name} {points(run.size)} Tf")
        content.state.font = (name, run.size)


def _line(content: Content, font: PdfFont, runs: Sequence[GlyphRun], covered: bool = False) -> None:
    """Runs that share everything but their place along the line, as one TJ array; `covered`: a span gives their text."""
    first = runs[0]
    if not any(run.glyphs for run in runs):
        return
    state, parts = content.state, content.parts
    small = first.ink.overprints and first.size <= OVERPRINT_TEXT
    content.fill_with(first.ink, small and (not content.saved or content.takes_black(_box(runs))))
    _select(content, font, first)
    if state.stretch != first.stretch:
        parts.append(f"{points(first.stretch * 100)} Tz")
        state.stretch = first.stretch
    parts.append(f"{matrix(first.angle)} {content.at(first.x, first.y)} Tm")
    array = _Array(font, first)
    rise = state.rise
    for run in runs:
        rise = _run(array, run, run.x - first.x, rise, covered)
    state.rise = rise
    parts.append(f"[<{''.join(array.out)}>]TJ".replace("<>", ""))


def _run(array: _Array, run: GlyphRun, base: int, rise: int, covered: bool) -> int:
    """One run into the array, cut where the rise changes or a cluster needs ActualText; returns the rise at its end."""
    texts, glyphs, given = run.texts, run.glyphs, array.texts
    count = len(glyphs)
    plain = covered or ("" not in texts and all(map(str.__eq__, texts, map(given.__getitem__, glyphs))))
    if plain and not run.rises and rise == 0:
        array.glyphs(run, 0, count, base)
        return 0
    rises = run.rises or (0,) * count
    named = False
    for i in range(count):
        stop = i + 1
        while stop < count and texts[stop] == "":
            stop += 1
        starts = texts[i] != "" or i == 0
        if not plain and starts and (stop > i + 1 or texts[i] != given[glyphs[i]]):
            array.turn(f"/Span<</ActualText<feff{utf16(texts[i])}>>>BDC\n")
            named = True
        if rises[i] != rise:
            array.turn(f"{points(rises[i])} Ts\n")
            rise = rises[i]
        array.glyphs(run, i, i + 1, base)
        if named and (i + 1 == count or texts[i + 1]):
            array.turn("EMC\n")
            named = False
    return rise
