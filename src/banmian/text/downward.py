"""Prepare a vertical line: the same tokens, gaps and breaks as a horizontal one, with upright, turned and across glyphs.

What stands how is said in text/vertical.py, where a glyph stands in its cell in text/upright.py. docs/rules/typography.md,
Vertical frames. Breaking never knows: units and gaps run along the line.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from banmian.content.model import StyledText
from banmian.fonts import FontBook
from banmian.fonts.face import Face, scale
from banmian.fonts.shaping import ShapedGlyph
from banmian.text import classes as c
from banmian.text.cells import Cells
from banmian.text.cover import holds
from banmian.text.preparation import Preparation
from banmian.text.prepared import Prepare
from banmian.text.setting import Look, TextSetting
from banmian.text.spans import SpanFace
from banmian.text.upright import BASELINE, upright_cells
from banmian.text.vertical import ACROSS, TURNED, UPRIGHT, word_parts

_NARROW = ({"hwid": 1}, {"twid": 1}, {"qwid": 1})
"""Features by which a face may offer digits of a half, a third, a quarter em."""


class DownwardPreparation(Preparation):
    """One paragraph's tokens down the page."""

    def __init__(self, text: StyledText, setting: TextSetting, book: FontBook, prepare: Prepare) -> None:
        super().__init__(text, setting, book, prepare)
        self.forced = tuple((m.start, m.end) for m in text.marks if m.kind == "tcy")

    def _plain(self, text: str, offset: int, table: Cells, span: SpanFace) -> None:
        done = offset
        for i, ch in enumerate(text, offset):
            if i < done:
                continue
            done = next((after for first, after in self.forced if first == i and after <= offset + len(text)), i + 1)
            marks = text[i - offset : done - offset]
            if len(marks) > 1 and holds(self.book.face(span.face), marks):
                self._set_across(marks, i, (span.face, span.size), self._halves(marks, span), c.HAN)
            else:
                done = i + 1
                self._single(ch, i, table, span)

    def _halves(self, text: str, span: SpanFace) -> list[ShapedGlyph]:
        """Characters side by side; a full mark by the half of its cell that holds its ink."""
        run = self.book.face(span.face)
        half = run.upem // 2
        return [
            glyph._replace(x_advance=half, x_offset=-half if c.class_of(text[glyph.cluster]) == c.OPEN else 0)
            if c.class_of(text[glyph.cluster]) in c.FULL_MARKS
            else glyph
            for glyph in run.shape(text)
        ]

    def _single(self, text: str, offset: int, table: Cells, span: SpanFace) -> None:
        base = self._still_to_set(text, offset, span)
        if not base:
            return
        run = self.book.face(span.face)
        if self.small.is_built(text, offset, run.glyph(base) is None, run) and self._composed(text, offset, _turned(span)):
            return
        face, shown = span.face, base
        cells = upright_cells(self.book.face(face), span.size, self.setting.rules, self.setting.vertical)
        cell = cells.cell(shown)
        if cell is None:
            face, shown = self.cover.fallback(base, face, offset + text.index(base))
            cells = upright_cells(self.book.face(face), span.size, self.setting.rules, self.setting.vertical)
            cell = cells.cell(shown)
        if cell is None:
            return
        self.built.unit(cell.cls, cell.width, offset, cell.letter)
        self.built.glyph(face, cell.gid, cell.dx, text, _joined(cell.look, span.look))
        if self.to_ink:
            self.built.trim_to_ink(cells, len(self.built.widths) - 1)

    def _cluster(self, text: str, offset: int, span: SpanFace) -> bool:
        """Several code points that are one character to a reader: composed as in a horizontal line, on the axis."""
        face = self.cover.whole_in(text, offset, span.face)
        if face is None:
            return False
        run = self.book.face(face)
        shaped = run.shape(text)
        if len(shaped) == 1 and shaped[0].gid == (run.glyph(text[0]) or (0,))[0]:
            return False  # a selector that chooses nothing here
        self._set_across(text, offset, (face, span.size), shaped, c.class_of(text))
        return True

    # --- two-em units -----------------------------------------------------------------------------------------------

    def _dash(self, text: str, offset: int, span: SpanFace) -> None:
        """The pair as one joined rule two em long, by the face's vertical form or turned."""
        (face, shown), em = self._rule(span, offset), span.size
        run = self.book.face(face)
        gid, advance = run.sized(em)[shown] or (0, 2 * em)
        formed = run.vertical_glyph(shown) or gid
        self.built.unit(c.DASH, 2 * em, offset, len(text))
        if formed == gid:
            self.built.glyph(face, gid, (2 * em - advance) // 2, text, Look(em, turn="rotated"))
        else:
            top = scale(run.vertical_origin(formed)[1], em, run.upem) - em * BASELINE // 1000
            self.built.glyph(face, formed, top, text, span.look)

    def _dots(self, text: str, offset: int, span: SpanFace) -> None:
        """Six dots in one unit of two em."""
        em = span.size
        self.built.unit(c.DOTS, 2 * em, offset, len(text))
        for i, ch in enumerate(text):
            face, shown = self.cover.face_of(ch, span.face, offset + i)
            run = self.book.face(face)
            gid, advance = run.sized(em)[shown] or (0, em)
            formed = run.vertical_glyph(shown) or gid
            look, dx = (Look(em, turn="rotated"), (em - advance) // 2) if formed == gid else (span.look, 0)
            self.built.glyph(face, formed, i * em + dx, ch, look)

    def _stacked_stops(self) -> None:
        """Stacked \uff1f\uff01 keep an em each."""

    # --- words ------------------------------------------------------------------------------------------------------

    def _latin_quote(self, text: str, offset: int, span: SpanFace) -> None:
        super()._latin_quote(text, offset, _turned(span))

    def _word(self, text: str, offset: int, span: SpanFace) -> None:
        for part in word_parts(self.source.text, offset, offset + len(text), self.setting.vertical, self.forced):
            if part.start > offset:
                self.built.whole.add(len(self.built.widths))
            piece = self.source.text[part.start : part.end]
            face = self._latin_face(piece, span) if part.way != TURNED else None
            if face is None:
                super()._word(piece, part.start, _turned(span))
            elif part.way == UPRIGHT:
                self._letter(piece, part.start, face, span)
            elif part.way == ACROSS:
                self._set_across(piece, part.start, face, _narrow(self.book.face(face[0]), piece, face[1], span.size), c.HAN)

    def _latin_face(self, text: str, span: SpanFace) -> tuple[str, int] | None:
        """Face and size for letters that stand upright."""
        if holds(self.book.face(span.latin), text):
            return span.latin, span.latin_size
        return (span.face, span.size) if holds(self.book.face(span.face), text) else None

    def _letter(self, ch: str, offset: int, face: tuple[str, int], span: SpanFace) -> None:
        """One letter or digit in a cell of its own; Han to its neighbours, so that no gap stands beside it."""
        run, size = self.book.face(face[0]), face[1]
        gid = (run.glyph(ch) or (0, 0))[0]
        look = Look(size) if size != self.setting.size else None
        self.built.unit(c.HAN, span.size, offset, 1)
        self.built.glyph(face[0], gid, (span.size - size) // 2, ch, look)

    def _set_across(self, text: str, offset: int, face: tuple[str, int], shaped: list[ShapedGlyph], cls: int) -> None:
        """Glyphs side by side in one em, narrowed where they are wider, centred on the line."""
        run, size = self.book.face(face[0]), face[1]
        em = self.setting.size
        whole = sum(glyph.x_advance for glyph in shaped) * size // run.upem
        stretch = 1000 if whole <= em else em * 1000 // whole
        self.built.unit(cls, em, offset, len(text))
        base = (em - size) // 2 + size * BASELINE // 1000
        clusters = sorted({glyph.cluster for glyph in shaped} | {len(text)})
        shows = {a: text[a:b] for a, b in pairwise(clusters)}
        x = -whole * stretch // 2000
        for glyph in shaped:
            shown = shows.pop(glyph.cluster, "")
            at = x + scale(glyph.x_offset, size, run.upem) * stretch // 1000
            dx = base - scale(glyph.y_offset, size, run.upem)
            self.built.glyph(face[0], glyph.gid, dx, shown, Look(size, at, stretch, "across"))
            x += glyph.x_advance * size * stretch // (run.upem * 1000)


def _turned(span: SpanFace) -> SpanFace:
    """The span with its letters turned; a raised one stays raised, to the right."""
    look = replace(span.look or Look(span.size), turn="rotated")
    latin = replace(span.latin_look or Look(span.latin_size), turn="rotated")
    return replace(span, look=look, latin_look=latin)


def _joined(own: Look | None, spans: Look | None) -> Look | None:
    """A cell's look in a span that has one: the cell's turn, the span's rise added."""
    if own is None or spans is None:
        return own or spans
    return replace(own, rise=own.rise + spans.rise)


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
