"""Finalise a line that runs across: glyph runs at their places. Its counterpart for lines down: text/vertical_lines.py."""

from __future__ import annotations

from banmian.diagnostics import Span
from banmian.display import GlyphRun
from banmian.text.place import LinePlace, Paint, centred_points, unit_places
from banmian.text.prepared import Prepared


def set_horizontal_line(p: Prepared, start: int, end: int, place: LinePlace, paint: Paint) -> list[GlyphRun]:
    """Units start..end-1 across the page, of which there is one at least, as glyph runs, one a face and look: exactly `measure`
    wide unless the line is the last of its paragraph."""
    xs, shift = unit_places(p, start, end, place)
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
        for i, shift in centred_points(p, start, end, xs):
            for g in range(p.first[i], p.first[i + 1]):
                self.at[g - self.first] += shift

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
