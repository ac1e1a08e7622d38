"""How tokens stand in a line that runs down the page: upright, turned, and across one em.

What stands how is said in text/vertical.py, where a glyph stands in its cell in text/upright.py. docs/rules/typography.md,
Vertical frames. Breaking never knows: units and gaps run along the line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from banmian.fonts.face import Face, scale
from banmian.fonts.shaping import ShapedGlyph
from banmian.han_box import above
from banmian.text import classes as c
from banmian.text.cover import holds
from banmian.text.direction import Glyph, Part, Unit
from banmian.text.material import Material
from banmian.text.setting import Look
from banmian.text.spans import SpanFace
from banmian.text.upright import UprightCells, upright_cells
from banmian.text.vertical import TURNED, UPRIGHT, word_parts

_NARROW = ({"hwid": 1}, {"twid": 1}, {"qwid": 1})
"""Features by which a face may offer digits of a half, a third, a quarter em."""


class Down:
    """Marks and Han upright, words turned, one letter or a few digits upright."""

    stacked_stops_share = builds_fractions = False

    def __init__(self, material: Material) -> None:
        self.fonts, self.setting, self.text = material.fonts, material.setting, material.source.text
        self.forced = tuple((m.start, m.end) for m in material.source.marks if m.kind == "tcy")

    def table(self, face: str, size: int) -> UprightCells:
        return upright_cells(self.fonts.face(face), size, self.setting.vertical, self.setting.rules.centred)

    def signs(self, text: str, offset: int, span: SpanFace) -> Iterator[Part]:
        end = offset
        for i, ch in enumerate(text, offset):
            if i < end:
                continue
            end = next((after for first, after in self.forced if first == i and after <= offset + len(text)), i + 1)
            marks = text[i - offset : end - offset]
            if len(marks) > 1 and holds(self.fonts.face(span.face), marks):
                yield marks, i, self._side_by_side(marks, (span.face, span.size), self._halves(marks, span), c.HAN)
            else:
                end = i + 1
                yield ch, i, None

    def _halves(self, text: str, span: SpanFace) -> list[ShapedGlyph]:
        """Characters side by side; a full mark by the half of its cell that holds its ink."""
        run = self.fonts.face(span.face)
        half = run.upem // 2
        return [
            glyph._replace(x_advance=half, x_offset=-half if c.class_of(text[glyph.cluster]) == c.OPEN else 0)
            if c.class_of(text[glyph.cluster]) in c.FULL_MARKS
            else glyph
            for glyph in run.shape(text)
        ]

    def cluster(self, text: str, face: str, shaped: Sequence[ShapedGlyph], span: SpanFace) -> Unit:
        """Composed as in a line across, on the axis."""
        return self._side_by_side(text, (face, span.size), shaped, c.class_of(text))

    def dash(self, text: str, face: str, shown: str, span: SpanFace) -> Unit:
        """By the face's vertical form, or turned."""
        run, em = self.fonts.face(face), span.size
        width = c.dash_ems(shown) * em
        gid, advance = run.sized(em)[shown] or (0, width)
        formed = run.vertical_glyph(shown) or gid
        if formed == gid:
            rule = Glyph(face, gid, (width - advance) // 2, text, Look(em, turn="rotated"))
        else:
            top = scale(run.vertical_origin(formed)[1], em, run.upem) - above(em)
            rule = Glyph(face, formed, top, text, span.look)
        return Unit(c.DASH, width, len(text), (rule,))

    def dot(self, text: str, face: str, shown: str, at: int, span: SpanFace) -> Glyph:
        run, em = self.fonts.face(face), span.size
        gid, advance = run.sized(em)[shown] or (0, em)
        formed = run.vertical_glyph(shown) or gid
        if formed == gid:
            return Glyph(face, gid, at + (em - advance) // 2, text, Look(em, turn="rotated"))
        return Glyph(face, formed, at, text, span.look)

    def words(self, text: str, offset: int, span: SpanFace) -> Iterator[Part]:
        for part in word_parts(self.text, offset, offset + len(text), self.setting.vertical, self.forced):
            piece = self.text[part.start : part.end]
            face = self._latin_face(piece, span) if part.way != TURNED else None
            if face is None:
                yield piece, part.start, None
            elif part.way == UPRIGHT:
                yield piece, part.start, self._letter(piece, face, span)
            else:
                formed = _narrow(self.fonts.face(face[0]), piece, face[1], span.size)
                yield piece, part.start, self._side_by_side(piece, face, formed, c.HAN)

    def letters(self, span: SpanFace) -> SpanFace:
        """The span with its letters turned; a raised one stays raised, to the right."""
        look = replace(span.look or Look(span.size), turn="rotated")
        latin = replace(span.latin_look or Look(span.latin_size), turn="rotated")
        return replace(span, look=look, latin_look=latin)

    def _latin_face(self, text: str, span: SpanFace) -> tuple[str, int] | None:
        """Face and size for letters that stand upright."""
        if holds(self.fonts.face(span.latin), text):
            return span.latin, span.latin_size
        return (span.face, span.size) if holds(self.fonts.face(span.face), text) else None

    def _letter(self, ch: str, face: tuple[str, int], span: SpanFace) -> Unit:
        """One letter or digit in a cell of its own; Han to its neighbours, so that no gap stands beside it."""
        run, size = self.fonts.face(face[0]), face[1]
        gid = (run.glyph(ch) or (0, 0))[0]
        look = Look(size) if size != self.setting.size else None
        return Unit(c.HAN, span.size, 1, (Glyph(face[0], gid, (span.size - size) // 2, ch, look),))

    def _side_by_side(self, text: str, face: tuple[str, int], shaped: Sequence[ShapedGlyph], cls: int) -> Unit:
        """Glyphs side by side in one em, narrowed where they are wider, centred on the line."""
        run, size = self.fonts.face(face[0]), face[1]
        em = self.setting.size
        whole = sum(glyph.x_advance for glyph in shaped) * size // run.upem
        stretch = 1000 if whole <= em else em * 1000 // whole
        base = (em - size) // 2 + above(size)
        clusters = sorted({glyph.cluster for glyph in shaped} | {len(text)})
        shows = {a: text[a:b] for a, b in pairwise(clusters)}
        x, glyphs = -whole * stretch // 2000, []
        for glyph in shaped:
            shown = shows.pop(glyph.cluster, "")
            at = x + scale(glyph.x_offset, size, run.upem) * stretch // 1000
            dx = base - scale(glyph.y_offset, size, run.upem)
            glyphs.append(Glyph(face[0], glyph.gid, dx, shown, Look(size, at, stretch, "across")))
            x += glyph.x_advance * size * stretch // (run.upem * 1000)
        return Unit(cls, em, len(text), glyphs)


def _narrow(face: Face, text: str, size: int, em: int) -> list[ShapedGlyph]:
    """The glyphs of an across-set unit: a face's own narrow forms where they fit one em, else its usual ones."""
    usual = face.shape(text)
    if sum(g.x_advance for g in usual) * size <= em * face.upem or not text.isdigit():
        return usual
    for features in _NARROW:
        formed = face.shape(text, features)
        if [g.gid for g in formed] != [g.gid for g in usual] and sum(g.x_advance for g in formed) * size <= em * face.upem:
            return formed
    return usual
