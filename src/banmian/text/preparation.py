"""The walk over a paragraph's tokens: each becomes units with glyphs, as its direction has it (text/direction.py).

Here tokens get their faces and glyphs; text/breaks.py says where lines may end, text/builder.py knows gaps and sums.
docs/rules/typography.md, Mixed type: a missing glyph falls back by coverage and is reported, what no face holds is an
error and a visible box.
"""

from __future__ import annotations

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.fonts.companion import companion_scale
from banmian.text import classes as c
from banmian.text.cover import is_silent
from banmian.text.direction import Direction, Table, Unit
from banmian.text.gaps import cling, close_after_notes, close_stacked_stops, close_tight_pairs, is_gap
from banmian.text.letters import Letters
from banmian.text.material import Material
from banmian.text.prepared import Prepare, Prepared, Reading
from banmian.text.small import COMPOSED, SmallSigns
from banmian.text.spacing import INK, Gap, number_space, word_space
from banmian.text.spans import SpanFace, span_faces
from banmian.text.tokens import TOKEN


class Preparation:
    """One paragraph's tokens, each with the face of its span."""

    def __init__(self, material: Material, direction: Direction, prepare: Prepare) -> None:
        self.material, self.direction, self.prepare = material, direction, prepare
        self.source, self.setting, self.fonts = material.source, material.setting, material.fonts
        self.built, self.cover, self.latin_quotes = material.built, material.cover, material.latin_quotes
        self.letters = Letters(material, self._spell)
        self.small = SmallSigns(self.source.text)
        self.space = word_space(self.setting.tracking)
        self.number_spaces = tuple(number_space(self.setting.rules, digits) for digits in (False, True))
        self.to_ink = INK in (self.setting.rules.end_trim, self.setting.rules.start_trim)
        self.of_readings: tuple[Diagnostic, ...] = ()
        self.readings: tuple[Reading, ...] = ()
        self.notes: list[int] = []
        """Units after a note's number."""

    def run(self) -> Prepared:
        for span in span_faces(self.source, self.setting, self._latin_scale()):
            self._scan(span)
        if self.direction.stacked_stops_share:
            close_stacked_stops(self.built)
        if self.setting.rules.marks == "tight":
            close_tight_pairs(self.built)
        if self.source.marks:
            self._marks()
        if self.setting.rules.white:
            from banmian.text.by_ink import fit_gaps

            fit_gaps(self.built, self.fonts, self.setting.rules.white)
        built = self.built
        del self.letters  # they hold this by its way of spelling: a circle, which a process that never collects would keep
        return Prepared(
            self.source, self.setting, built.breakable(self.material.edges), built.first, built.faces, built.gids, built.dx,
            built.texts, built.offsets, built.classes, built.looks, frozenset(built.hyphens), *built.hyphen,
            (*self.cover.diagnostics, *self.of_readings), self.readings,
        )  # fmt: skip

    def _latin_scale(self) -> int:
        setting = self.setting
        if not setting.latin:
            return 1000
        return companion_scale(self.fonts.face(setting.face), self.fonts.face(setting.latin))

    def _scan(self, span: SpanFace) -> None:
        table = self.direction.table(span.face, span.size)
        first = len(self.built.widths)
        if span.kind == "frac" and self.direction.builds_fractions:
            from banmian.text.fractions import set_fraction

            if set_fraction(self.source.text[span.start : span.end], span, self.built, self.fonts):
                return
        for token in TOKEN.finditer(self.source.text, span.start, span.end):
            kind, start, text = token.lastgroup, token.start(), token.group()
            if kind == "plain":
                self._plain(text, start, table, span)
            elif kind in ("word", "url"):
                self._word(text, start, span)
            elif kind == "one":
                self._single(text, start, table, span)
            elif kind == "dash":
                self._dash(text, start, span)
            elif kind == "dots":
                self._dots(text, start, span)
            else:
                self._white(kind, text, start)
        if span.kind and cling(self.built, first, span.kind):
            self.notes.append(len(self.built.widths))

    def _marks(self) -> None:
        close_after_notes(self.built, self.notes)
        if any(mark.kind in ("ruby", "frame") for mark in self.source.marks):
            from banmian.text.ruby_space import reserve_space

            self.readings, self.of_readings = reserve_space(self.source, self.built, self._reading)

    def _reading(self, text: StyledText) -> Prepared:
        from banmian.text.ruby import prepared_reading

        return prepared_reading(text, self.setting, self.fonts, self.prepare)

    def _white(self, kind: str | None, text: str, start: int) -> None:
        if kind == "blank":
            self.built.blank(Gap(1000 * len(text), opens=False))
        elif kind == "space":
            if not is_gap(self.source.text, start, start + len(text)):
                self.built.blank(self._space(start, start + len(text)))
        elif text == "\u00ad" and self.built.widths:
            self.letters.allow_hyphen(len(self.built.widths) - 1)

    def _space(self, start: int, end: int) -> Gap:
        """A typed space: between words, or in a number: beside a digit, and no line ends after it."""
        text = self.source.text
        before, after = text[start - 1 : start].isdecimal(), text[end : end + 1].isdecimal()
        if (before or after) and end < len(text) and self.material.edges.costs[end] < 0:
            return self.number_spaces[before and after]
        return self.space

    def _add(self, unit: Unit, offset: int) -> None:
        self.built.unit(unit.cls, unit.width, offset, unit.letters)
        for glyph in unit.glyphs:
            self.built.glyph(*glyph)

    # --- cells ------------------------------------------------------------------------------------------------------

    def _plain(self, text: str, offset: int, table: Table, span: SpanFace) -> None:
        cells = table.stretch(text) if span.look is None else None
        quotes = self.latin_quotes
        if cells is None or (quotes and not quotes.isdisjoint(range(offset, offset + len(text)))):
            for signs, at, unit in self.direction.signs(text, offset, span):
                if unit is None:
                    self._single(signs, at, table, span)
                else:
                    self._add(unit, at)
            return
        first = len(self.built.widths)
        self.built.cells(text, offset, span.face, cells)
        if self.to_ink:
            self.built.trim_to_ink(table.ink, first)

    def _single(self, text: str, offset: int, table: Table, span: SpanFace) -> None:
        """A character, with what combines with it, in its cell."""
        base = self._still_to_set(text, offset, span)
        if not base:
            return
        end = offset + len(text)
        face, after = span.face, self.source.text[end : end + 2].lstrip(" \u00a0")[:1]
        stand = table.stand(base, text, after, span.look)
        if self.small.is_built(text, offset, stand is None, table.face) and self._composed(text, offset, span):
            return
        if stand is None:
            face, shown = self.cover.fallback(base, face, offset + text.index(base))
            table = self.direction.table(face, span.size)
            stand = table.stand(shown, text, after, span.look) or (c.HAN, span.size, 0, 0, 1, span.look)
        cls, width, gid, dx, letter, look = stand
        self.built.unit(cls, width, offset, letter)
        self.built.glyph(face, gid, dx, text, look)
        if self.to_ink:
            self.built.trim_to_ink(table.ink, len(self.built.widths) - 1)

    def _still_to_set(self, text: str, offset: int, span: SpanFace) -> str:
        """The character that a cell shows; "" where a Latin quote, a silent sign or a cluster was dealt with already."""
        if offset in self.latin_quotes:
            self.letters.set_quote(text, offset, self.direction.letters(span))
            return ""
        base = self._base(text)
        return "" if base and len(text) > 1 and self._cluster(text, offset, span) else base

    def _base(self, text: str) -> str:
        """The character that is shown, behind what selects or joins. Where there is none, that goes with the glyph before."""
        base = next((ch for ch in text if not is_silent(ch)), "")
        if not base and self.built.texts:
            self.built.texts[-1] += text
        return base

    def _composed(self, text: str, offset: int, span: SpanFace) -> bool:
        """A character from the digits and letters of its face; False where it lacks these too."""
        from banmian.text.fractions import set_composed, set_small

        span = self.direction.letters(span)
        if text in COMPOSED:
            return set_composed(text, offset, span, self.built, self.fonts)
        like = self.source.text[offset - 1] if text == "." else ""
        return set_small(text, offset, span, self.built, self.fonts, like)

    def _cluster(self, text: str, offset: int, span: SpanFace) -> bool:
        """Several code points that are one character to a reader, by HarfBuzz; False where no face holds them all."""
        face = self.cover.whole_in(text, offset, span.face)
        if face is None:
            return False
        run = self.fonts.face(face)
        shaped = run.shape(text)
        unchanged = shaped[0].gid == (run.glyph(text[0]) or (0,))[0] and not any(glyph.x_advance for glyph in shaped[1:])
        if unchanged and all(map(is_silent, text[1:])):
            return False  # a selector that chooses nothing here
        self._add(self.direction.cluster(text, face, shaped, span), offset)
        return True

    # --- two-em units, words ----------------------------------------------------------------------------------------

    def _dash(self, text: str, offset: int, span: SpanFace) -> None:
        """A face without the joined dash is not told of, since any face's is a plain rule."""
        shown = text if text == c.LONG_DASH else c.WORD_MARK
        face = self.fonts.cover(shown, span.face)
        if face is None:
            face, shown = self.cover.fallback(shown, span.face, offset)
        self._add(self.direction.dash(text, face, shown, span), offset)

    def _dots(self, text: str, offset: int, span: SpanFace) -> None:
        """Six dots in one unit of two em."""
        dots = []
        for i, ch in enumerate(text):
            face, shown = self.cover.face_of(ch, span.face, offset + i)
            dots.append(self.direction.dot(ch, face, shown, i * span.size, span))
        self._add(Unit(c.DOTS, 2 * span.size, len(text), dots), offset)

    def _word(self, text: str, offset: int, span: SpanFace) -> None:
        for part, at, unit in self.direction.words(text, offset, span):
            if at > offset:
                self.built.whole.add(len(self.built.widths))
            if unit is None:
                self.letters.set_word(part, at, self.direction.letters(span))
            else:
                self._add(unit, at)

    def _spell(self, text: str, offset: int, span: SpanFace) -> None:
        """A word that no face holds wholly: letter by letter, never broken."""
        table = self.direction.table(span.face, span.size)
        for i, ch in enumerate(text):
            if ch == "\u2060":
                continue
            if i:
                self.built.whole.add(len(self.built.widths))
            self._single(ch, offset + i, table, span)
