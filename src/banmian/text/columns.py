"""Finalise a vertical line: glyph runs down the page, and the marks beside it.

The counterpart of text/lines.py: `LinePlace.x` is the line's middle, `y` its top, `measure` runs down. docs/rules/
typography.md, Vertical frames: emphasis dots and ruby to the right of the line, name and title marks to its left.
"""

from __future__ import annotations

from banmian.display import Box, GlyphRun, Item, Layer, Path, Stroke, Tag
from banmian.fonts import FontBook
from banmian.geometry import Circle, Rect, Segment, circle_outline
from banmian.linebreak import justify
from banmian.text.lines import LinePlace, Paint
from banmian.text.ruby import LATIN_SCALE as RUBY_SCALE
from banmian.text.prepare import Prepared, TextSetting, prepare
from banmian.text.setting import Look
from banmian.text.upright import AXIS
from banmian.values import frozen


@frozen
class _Glyphs:
    """Glyphs first..after-1 of a prepared text that are one run, and where each begins from the line's top (mp)."""

    first: int
    after: int
    at: tuple[int, ...]
    end: int
    look: Look


def set_column(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint) -> list[GlyphRun]:
    """Units start..end-1 down one line, exactly `measure` long unless it is the last of its paragraph."""
    natural = place.last or place.align != "justify"
    ys, length = justify(p.units, start, end, place.measure, natural)
    shift = {"centre": (place.measure - length) // 2, "end": place.measure - length}.get(place.align, 0)
    out = [_run(p, part, place.x, place.y + shift, paint) for part in _parts(p, start, end, ys)]
    if end - 1 in p.hyphens and end < p.units.size:
        out.append(_hyphen(p, out[-1]))
    return out


def _parts(p: Prepared, start: int, end: int, ys: list[int]) -> list[_Glyphs]:
    """The line cut where face or look changes, and between turned units, so that a blank shows between two words."""
    out: list[_Glyphs] = []
    own = Look(p.setting.size)
    for i, y in enumerate(ys, start):
        foot = y + p.units.ends[i] - p.units.starts[i]
        for g in range(p.first[i], p.first[i + 1]):
            look, at = p.looks.get(g, own), y + p.dx[g]
            last = out[-1] if out else None
            goes_on = last is not None and (last.look, p.faces[last.first]) == (look, p.faces[g])
            if last is None or not goes_on or look.turn == "across" or (look.turn == "rotated" and g == p.first[i]):
                out.append(_Glyphs(g, g + 1, (at,), foot, look))
            else:
                out[-1] = _Glyphs(last.first, g + 1, (*last.at, at), foot, look)
    return out


def _run(p: Prepared, part: _Glyphs, axis: int, top: int, paint: Paint) -> GlyphRun:
    look, at = part.look, part.at[0]
    g = slice(part.first, part.after)
    turned, down = look.turn == "rotated", look.turn in ("", "upright")
    x = axis + look.rise - (look.size * AXIS // 1000 if turned else 0)
    return GlyphRun(
        p.faces[part.first], look.size, x, top + at, tuple(p.gids[g]), tuple(y - at for y in part.at) if down or turned else (0,),
        tuple(p.texts[g]), part.end - at, paint.ink, paint.tag, p.text.at(p.offsets[_unit(p, part.first)]),
        angle=90 if turned else 0, stretch=1000 if down else look.stretch, layer=paint.layer, axis=axis - x, down=down,
    )  # fmt: skip


def _unit(p: Prepared, glyph: int) -> int:
    from bisect import bisect_right

    return bisect_right(p.first, glyph) - 1


def _hyphen(p: Prepared, last: GlyphRun) -> GlyphRun:
    """The hyphen of a turned word that goes on in the next line."""
    return GlyphRun(
        last.face, last.size, last.x, last.y + last.width, (p.hyphen_glyph,), (0,), ("",), p.hyphen_width, last.ink, last.tag,
        last.origin, angle=90, layer=last.layer, axis=last.axis,
    )  # fmt: skip


def marks_of_column(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint, book: FontBook) -> list[Item]:
    """Emphasis dots, name and title marks, ruby of one line, in the order of the text."""
    if not any(m.kind in ("emphasis", "name", "title", "ruby") for m in p.text.marks):
        return []
    ys, _ = justify(p.units, start, end, place.measure, place.last or place.align != "justify")
    out: list[Item] = []
    for mark in p.text.marks:
        inside = [i for i in range(start, end) if mark.start <= p.offsets[i] < mark.end]
        if not inside:
            continue
        y0 = place.y + ys[inside[0] - start]
        y1 = place.y + ys[inside[-1] - start] + p.units.ends[inside[-1]] - p.units.starts[inside[-1]]
        if mark.kind == "emphasis":
            out += [_dot(p, i, place.x, place.y + ys[i - start], paint) for i in inside if p.classes[i] == 0]
        elif mark.kind == "name":
            out.append(_name_rule(y0, y1, place.x, p.setting.size, paint))
        elif mark.kind == "title":
            out.append(_wave(y0, y1, place.x, p.setting.size, paint))
        elif mark.kind == "ruby":
            out += _ruby(mark.value, (y0 + y1) // 2, place, p.setting, paint, book)
    return out


def _mark(paint: Paint) -> Tag:
    return Tag(paint.tag.story, paint.tag.block, "mark")


def _dot(p: Prepared, unit: int, axis: int, top: int, paint: Paint) -> Item:
    size = p.setting.size
    centre = top + (p.units.ends[unit] - p.units.starts[unit]) // 2
    circle = Circle(axis + size * 63 // 100, centre, size * 6 // 100)
    return Path(circle_outline(circle), paint.ink, None, _mark(paint), layer=Layer.TEXT)


def _name_rule(y0: int, y1: int, axis: int, size: int, paint: Paint) -> Item:
    trim, right = size * 8 // 100, axis - size * 57 // 100
    return Box(Rect(right - 400, y0 + trim, right, y1 - trim), paint.ink, _mark(paint), Layer.TEXT)


def _wave(y0: int, y1: int, axis: int, size: int, paint: Paint) -> Item:
    """A wavy rule of whole periods, about a quarter em each."""
    trim, middle, amp = size * 8 // 100, axis - size * 59 // 100, size * 5 // 100
    top, foot = y0 + trim, y1 - trim
    halves = 2 * max(1, round((foot - top) / (size / 4)))
    outline: list[Segment] = [("m", (middle, top))]
    for k in range(halves):
        a, b = top + (foot - top) * k // halves, top + (foot - top) * (k + 1) // halves
        out = middle + amp * 2 * (1 if k % 2 == 0 else -1)
        outline.append(("c", (out, a + (b - a) // 3, out, b - (b - a) // 3, middle, b)))
    return Path(tuple(outline), None, Stroke(paint.ink, 350), _mark(paint), layer=Layer.TEXT)


def _ruby(reading: str, centre: int, line: LinePlace, setting: TextSetting, paint: Paint, book: FontBook) -> list[Item]:
    """The reading turned, right of the character, 0.4 pt from its box; inside the measure at a line's ends."""
    from dataclasses import replace

    from banmian.content.model import StyledText
    from banmian.text.lines import set_line

    size = setting.size * RUBY_SCALE // 1000
    small = prepare(StyledText(reading), TextSetting("hei-regular", size), book)
    if not small.offsets:
        return []
    foot = size * 22 // 100 if set(reading) & set("gjpqy") else 0
    x = line.x + setting.size // 2 + 400 + foot
    top = min(max(centre - small.width // 2, line.y), max(line.y, line.y + line.measure - small.width))
    tag = Tag(paint.tag.story, paint.tag.block, "ruby")
    runs = set_line(small, 0, small.units.size, LinePlace(0, 0, small.width), Paint(paint.ink, tag))
    return [replace(run, x=x, y=top + run.x, angle=90) for run in runs]
