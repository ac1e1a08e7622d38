"""How tokens stand in a line that runs across the page: the plain case of text/direction.py."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from banmian.fonts.face import scale
from banmian.fonts.shaping import ShapedGlyph
from banmian.text import classes as c
from banmian.text.cells import Cells, cells_of
from banmian.text.direction import Glyph, Part, Unit
from banmian.text.material import Material
from banmian.text.setting import Look
from banmian.text.spans import SpanFace


class Across:
    """Every character in a cell beside the one before, words by their own widths."""

    stacked_stops_share = builds_fractions = True

    def __init__(self, material: Material) -> None:
        self.fonts, self.rules = material.fonts, material.setting.rules

    def table(self, face: str, size: int) -> Cells:
        return cells_of(self.fonts.face(face), size, self.rules)

    def signs(self, text: str, offset: int, span: SpanFace) -> Iterable[Part]:
        return ((ch, i, None) for i, ch in enumerate(text, offset))

    def cluster(self, text: str, face: str, shaped: Sequence[ShapedGlyph], span: SpanFace) -> Unit:
        run, em = self.fonts.face(face), span.size
        glyphs = []
        x, shown = 0, text
        for g in shaped:
            rise = scale(g.y_offset, em, run.upem) + (span.look.rise if span.look else 0)
            look = Look(em, rise) if rise or span.look else None
            glyphs.append(Glyph(face, g.gid, scale(x + g.x_offset, em, run.upem), shown, look))
            x, shown = x + g.x_advance, ""
        return Unit(c.class_of(text), scale(x, em, run.upem), 1, glyphs)

    def dash(self, text: str, face: str, shown: str, span: SpanFace) -> Unit:
        em, width = span.size, c.dash_ems(shown) * span.size
        gid, advance = self.fonts.face(face).sized(em)[shown] or (0, width)
        return Unit(c.DASH, width, len(text), (Glyph(face, gid, (width - advance) // 2, text, span.look),))

    def dot(self, text: str, face: str, shown: str, at: int, span: SpanFace) -> Glyph:
        gid, advance = self.fonts.face(face).sized(span.size)[shown] or (0, span.size)
        return Glyph(face, gid, at + (span.size - advance) // 2, text, span.look)

    def words(self, text: str, offset: int, span: SpanFace) -> Iterable[Part]:
        return ((text, offset, None),)

    def letters(self, span: SpanFace) -> SpanFace:
        return span
