"""Finalise: a broken line becomes glyph runs at their places, and the marks between lines are drawn.

docs/rules/typography.md, Marks between lines: dots centred under the character; name and title marks under the run,
trimmed so that two neighbours stay apart, never across a line break as one piece.
"""

from __future__ import annotations

from banmian.colour import Ink
from banmian.diagnostics import Span
from banmian.display import Box, GlyphRun, Item, Layer, Path, Stroke, Tag
from banmian.fonts import FontBook
from banmian.geometry import Circle, Rect, Segment, circle_outline
from banmian.linebreak import justify
from banmian.text.classes import POINTS
from banmian.text.prepare import Prepared, TextSetting, prepare
from banmian.values import frozen

RUBY_SCALE = 489
"""Ruby size in thousandths of the text's: 4.4 pt over 9 pt (the dummy's figure)."""


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
    """With what a line is painted, and whose it is."""

    ink: Ink
    tag: Tag
    layer: Layer = Layer.TEXT
    stretch: int = 1000


def set_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint) -> list[GlyphRun]:
    """The line of units start..end-1 as glyph runs, one a face and look, exactly `measure` wide unless it is the last.
    A vertical text goes down: its place's `x` is the line's middle, `y` its top (text/columns.py)."""
    if p.setting.direction == "vertical":
        from banmian.text.columns import set_column

        return set_column(p, start, end, place, paint)
    natural = place.last or place.align != "justify"
    xs, width = justify(p.units, start, end, place.measure, natural)
    shift = {"centre": (place.measure - width) // 2, "end": place.measure - width}.get(place.align, 0)
    origin = p.text.at(p.offsets[start])
    return _runs(_Line(p, start, end, xs), (place.x + shift, place.y), paint, origin)


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
        ))  # fmt: skip
        k = j
    return out


def marks_of_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint, book: FontBook) -> list[Item]:
    """Emphasis dots, name and title marks, ruby of one line, in the order of the text."""
    if not any(m.kind in ("emphasis", "name", "title", "ruby") for m in p.text.marks):
        return []
    if p.setting.direction == "vertical":
        from banmian.text.columns import marks_of_column

        return marks_of_column(p, start, end, place, paint, book)
    xs, _ = justify(p.units, start, end, place.measure, place.last or place.align != "justify")
    out: list[Item] = []
    for mark in p.text.marks:
        inside = [i for i in range(start, end) if mark.start <= p.offsets[i] < mark.end]
        if not inside:
            continue
        x0 = place.x + xs[inside[0] - start]
        x1 = place.x + xs[inside[-1] - start] + p.units.ends[inside[-1]] - p.units.starts[inside[-1]]
        if mark.kind == "emphasis":
            out.extend(_dots(p, inside, xs, start, place, paint))
        elif mark.kind == "name":
            out.append(_name_rule(x0, x1, place.y, p.setting.size, paint))
        elif mark.kind == "title":
            out.append(_wave(x0, x1, place.y, p.setting.size, paint))
        elif mark.kind == "ruby":
            out.extend(_ruby(mark.value, (x0 + x1) // 2, place, p.setting, paint, book))
    return out


def _dots(p: Prepared, inside: list[int], xs: list[int], start: int, place: LinePlace, paint: Paint) -> list[Item]:
    size = p.setting.size
    tag = Tag(paint.tag.story, paint.tag.block, "mark")
    dots: list[Item] = []
    for i in inside:
        if p.classes[i] != 0:
            continue
        centre = place.x + xs[i - start] + (p.units.ends[i] - p.units.starts[i]) // 2
        dots.append(
            Path(
                circle_outline(Circle(centre, place.y + size * 25 // 100, size * 6 // 100)),
                paint.ink,
                None,
                tag,
                layer=Layer.TEXT,
            )
        )
    return dots


def _name_rule(x0: int, x1: int, y: int, size: int, paint: Paint) -> Item:
    trim, top = size * 8 // 100, y + size * 19 // 100
    return Box(Rect(x0 + trim, top, x1 - trim, top + 400), paint.ink, Tag(paint.tag.story, paint.tag.block, "mark"), Layer.TEXT)


def _wave(x0: int, x1: int, y: int, size: int, paint: Paint) -> Item:
    """A wavy rule of whole periods, about a quarter em each."""
    trim, mid, amp = size * 8 // 100, y + size * 21 // 100, size * 5 // 100
    left, right = x0 + trim, x1 - trim
    periods = max(1, round((right - left) / (size / 4)))
    outline: list[Segment] = [("m", (left, mid))]
    for k in range(periods * 2):
        a = left + (right - left) * k // (periods * 2)
        b = left + (right - left) * (k + 1) // (periods * 2)
        up = mid - amp * 2 if k % 2 == 0 else mid + amp * 2
        third = (b - a) // 3
        outline.append(("c", (a + third, up, b - third, up, b, mid)))
    tag = Tag(paint.tag.story, paint.tag.block, "mark")
    return Path(tuple(outline), None, Stroke(paint.ink, 350), tag, layer=Layer.TEXT)


def _ruby(reading: str, centre: int, line: LinePlace, setting: TextSetting, paint: Paint, book: FontBook) -> list[Item]:
    """The reading over the character, its foot (a descender's, where it has one) 0.4 pt above the Han box; inside the
    measure at a line's edges."""
    from banmian.content.model import StyledText

    size = setting.size * RUBY_SCALE // 1000
    small = prepare(StyledText(reading), TextSetting("hei-regular", size), book)
    if not small.offsets:
        return []
    foot = size * 22 // 100 if set(reading) & set("gjpqy") else 0
    base = line.y - setting.size * 88 // 100 - 400 - foot
    left = min(max(centre - small.width // 2, line.x), max(line.x, line.x + line.measure - small.width))
    at = LinePlace(left, base, small.width)
    return list(set_line(small, 0, small.units.size, at, Paint(paint.ink, Tag(paint.tag.story, paint.tag.block, "ruby"))))
