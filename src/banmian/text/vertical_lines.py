"""Finalise a vertical line: glyph runs down the page.

The counterpart of text/horizontal.py: `LinePlace.x` is the line's middle, `y` its top, `measure` runs down. Marks beside the line:
text/marks.py.
"""

from __future__ import annotations

from banmian.display import GlyphRun
from banmian.text.place import LinePlace, Paint, centred_points, unit_places
from banmian.text.prepared import Prepared
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


def set_vertical_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint) -> list[GlyphRun]:
    """Units start..end-1 down one line, exactly `measure` long unless it is the last of its paragraph."""
    ys, shift = unit_places(p, start, end, place)
    out = [_run(p, part, place.x, place.y + shift, paint) for part in _parts(p, start, end, ys)]
    if end - 1 in p.hyphens and end < p.units.size:
        out.append(_hyphen(p, out[-1]))
    return out


def _parts(p: Prepared, start: int, end: int, ys: list[int]) -> list[_Glyphs]:
    """The line cut where face or look changes, and between turned units, so that a blank shows between two words."""
    out: list[_Glyphs] = []
    own = Look(p.setting.size)
    shifts = dict(centred_points(p, start, end, ys)) if p.setting.rules.centred else {}
    for i, y in enumerate(ys, start):
        foot = y + p.units.ends[i] - p.units.starts[i]
        for g in range(p.first[i], p.first[i + 1]):
            look, at = p.looks.get(g, own), y + p.dx[g] + shifts.get(i, 0)
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
        frame=paint.frame,
    )  # fmt: skip


def _unit(p: Prepared, glyph: int) -> int:
    from bisect import bisect_right

    return bisect_right(p.first, glyph) - 1


def _hyphen(p: Prepared, last: GlyphRun) -> GlyphRun:
    """The hyphen of a turned word that goes on in the next line."""
    return GlyphRun(
        last.face, last.size, last.x, last.y + last.width, (p.hyphen_glyph,), (0,), ("",), p.hyphen_width, last.ink, last.tag,
        last.origin, angle=90, layer=last.layer, axis=last.axis, frame=last.frame,
    )  # fmt: skip
