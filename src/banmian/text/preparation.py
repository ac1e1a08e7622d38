"""A paragraph's tokens become units with glyphs, for lines that run across; text/downward.py, which stands on it, for lines down.

Here tokens get their faces and glyphs; text/breaks.py says where lines may end, text/builder.py knows gaps and sums.
docs/rules/typography.md, Mixed type: a missing glyph falls back by coverage and is reported, what no face holds is an
error and a visible box.
"""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.fonts.companion import companion_scale
from banmian.fonts.face import scale
from banmian.text import classes as c
from banmian.text.breaks import opportunities_of
from banmian.text.builder import Builder
from banmian.text.cells import Cell, Cells, cells_of
from banmian.text.cover import Cover, holds, is_silent
from banmian.text.gaps import cling, close_after_notes, close_stacked_stops, close_tight_pairs, is_gap
from banmian.text.prepared import Prepare, Prepared, Reading
from banmian.text.quotes import quotes_of
from banmian.text.setting import Look, TextSetting
from banmian.text.small import COMPOSED, SmallSigns
from banmian.text.spacing import INK, Gap, word_space
from banmian.text.spans import SpanFace, span_faces
from banmian.text.tokens import TOKEN


class Preparation:
    """One paragraph's tokens, each with the face of its span."""

    def __init__(self, text: StyledText, setting: TextSetting, book: FontBook, prepare: Prepare) -> None:
        self.source, self.setting, self.book, self.prepare = text, setting, book, prepare
        self.built = Builder(setting.size, setting.rules, setting.tracking)
        self.found = opportunities_of(text, setting.level)
        self.latin = quotes_of(text)
        self.space = word_space(setting.tracking)
        self.to_ink = INK in (setting.rules.end_trim, setting.rules.start_trim)
        self.cover = Cover(text, book)
        self.small = SmallSigns(text.text)
        self.of_readings: tuple[Diagnostic, ...] = ()
        self.readings: tuple[Reading, ...] = ()
        self.notes: list[int] = []
        """Units after a note's number."""

    def run(self) -> Prepared:
        for span in span_faces(self.source, self.setting, self._latin_scale()):
            self._scan(span)
        self._stacked_stops()
        if self.setting.rules.marks == "tight":
            close_tight_pairs(self.built)
        if self.source.marks:
            self._marks()
        built = self.built
        return Prepared(
            self.source, self.setting, built.breakable(self.found), built.first, built.faces, built.gids, built.dx, built.texts,
            built.offsets, built.classes, built.looks, frozenset(built.hyphens), *built.hyphen,
            (*self.cover.found, *self.of_readings), self.readings,
        )  # fmt: skip

    def _latin_scale(self) -> int:
        setting = self.setting
        if not setting.latin:
            return 1000
        return companion_scale(self.book.face(setting.face), self.book.face(setting.latin))

    def _scan(self, span: SpanFace) -> None:
        table = cells_of(self.book.face(span.face), span.size, self.setting.rules)
        first = len(self.built.widths)
        if span.kind == "frac" and self.setting.direction == "horizontal":
            from banmian.text.fractions import set_fraction

            if set_fraction(self.source.text[span.start : span.end], span, self.built, self.book):
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

        return prepared_reading(text, self.setting, self.book, self.prepare)

    # --- white ------------------------------------------------------------------------------------------------------

    def _white(self, kind: str | None, text: str, start: int) -> None:
        if kind == "blank":
            self.built.blank(Gap(1000 * len(text), opens=False))
        elif kind == "space":
            if not is_gap(self.source.text, start, start + len(text)):
                self.built.blank(self.space)
        elif text == "\u00ad" and self.built.widths:
            self._hyphen_after(len(self.built.widths) - 1)

    # --- cells ------------------------------------------------------------------------------------------------------

    def _plain(self, text: str, offset: int, table: Cells, span: SpanFace) -> None:
        found = [*map(table.__getitem__, text)]
        slow = None in found or span.look is not None or self.setting.rules.centred
        if slow or (self.latin and not self.latin.isdisjoint(range(offset, offset + len(text)))):
            for i, ch in enumerate(text, offset):
                self._single(ch, i, table, span)
            return
        first = len(self.built.widths)
        self.built.cells(text, offset, span.face, cast(list[Cell], found))
        if self.to_ink:
            self.built.trim_to_ink(table, first)

    def _single(self, text: str, offset: int, table: Cells, span: SpanFace) -> None:
        """A character, with what combines with it, in its cell."""
        base = self._still_to_set(text, offset, span)
        if not base:
            return
        face, shown = span.face, base
        cell = table[shown]
        if self.small.is_built(text, offset, cell is None, table.face) and self._composed(text, offset, span):
            return
        if cell is None:
            face, shown = self.cover.fallback(base, face, offset + text.index(base))
            table = cells_of(self.book.face(face), span.size, self.setting.rules)
            cell = table[shown] or (c.HAN, span.size, 0, 0, 1)
        _, width, gid, dx, letter = cell
        end = offset + len(text)
        cls = c.class_before(text, self.source.text[end : end + 1])
        look = span.look
        if self.setting.rules.centred and cls in c.POINTS:
            look = Look(span.size, table.rise(gid))
        self.built.unit(cls, width, offset, letter)
        self.built.glyph(face, gid, dx, text, look)
        if self.to_ink:
            self.built.trim_to_ink(table, len(self.built.widths) - 1)

    def _still_to_set(self, text: str, offset: int, span: SpanFace) -> str:
        """The character that a cell shows; "" where a Latin quote, a silent sign or a cluster was dealt with already."""
        if offset in self.latin:
            self._latin_quote(text, offset, span)
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

        if text in COMPOSED:
            return set_composed(text, offset, span, self.built, self.book)
        like = self.source.text[offset - 1] if text == "." else ""
        return set_small(text, offset, span, self.built, self.book, like)

    def _cluster(self, text: str, offset: int, span: SpanFace) -> bool:
        """Several code points that are one character to a reader, by HarfBuzz; False where no face holds them all."""
        face = self.cover.whole_in(text, offset, span.face)
        if face is None:
            return False
        run, em = self.book.face(face), span.size
        shaped = run.shape(text)
        if len(shaped) == 1 and shaped[0].gid == (run.glyph(text[0]) or (0,))[0]:
            return False  # a selector that chooses nothing here
        cls = c.class_of(text)
        self.built.unit(cls, scale(sum(g.x_advance for g in shaped), em, run.upem), offset, 1)
        x, shown = 0, text
        for g in shaped:
            rise = scale(g.y_offset, em, run.upem) + (span.look.rise if span.look else 0)
            look = Look(em, rise) if rise or span.look else None
            self.built.glyph(face, g.gid, scale(x + g.x_offset, em, run.upem), shown, look)
            x, shown = x + g.x_advance, ""
        return True

    def _latin_quote(self, text: str, offset: int, span: SpanFace) -> None:
        """A curly quote in its proportional form."""
        face, shown = self.cover.face_of(text[0], span.latin, offset)
        run = self.book.face(face)
        glyph = run.shape(shown, {"pwid": 1})[0]
        self.built.unit(c.QUOTES[text[0]], scale(glyph.x_advance, span.latin_size, run.upem), offset, 0)
        self.built.glyph(face, glyph.gid, 0, text, span.latin_look)

    # --- two-em units -----------------------------------------------------------------------------------------------

    def _dash(self, text: str, offset: int, span: SpanFace) -> None:
        """The pair as one joined rule two em wide, of another face where this one has none."""
        (face, shown), em = self._rule(span, offset), span.size
        gid, advance = self.book.face(face).sized(em)[shown] or (0, 2 * em)
        self.built.unit(c.DASH, 2 * em, offset, len(text))
        self.built.glyph(face, gid, (2 * em - advance) // 2, text, span.look)

    def _rule(self, span: SpanFace, offset: int) -> tuple[str, str]:
        """(face, character) of the joined dash; a face without it is not told of, since any face's is a plain rule."""
        other = self.book.cover(c.WORD_MARK, span.face)
        return (other, c.WORD_MARK) if other is not None else self.cover.fallback(c.WORD_MARK, span.face, offset)

    def _dots(self, text: str, offset: int, span: SpanFace) -> None:
        """Six dots in one unit of two em."""
        em = span.size
        self.built.unit(c.DOTS, 2 * em, offset, len(text))
        for i, ch in enumerate(text):
            face, shown = self.cover.face_of(ch, span.face, offset + i)
            gid, advance = self.book.face(face).sized(em)[shown] or (0, em)
            self.built.glyph(face, gid, i * em + (em - advance) // 2, ch, span.look)

    # --- words ------------------------------------------------------------------------------------------------------

    def _word(self, text: str, offset: int, span: SpanFace) -> None:
        """A word, number or address: one unit, or several where a line may end inside it."""
        costs = self.found.costs
        cuts = [k for k in range(1, len(text)) if costs[offset + k] >= 0]
        hyphens = self._hyphen_points(text) if not cuts else ()
        edges = [0, *(cuts or hyphens), len(text)]
        for a, b in pairwise(edges):
            self._shaped(text[a:b], offset + a, span)
            if a in hyphens:
                self.built.parted.add(len(self.built.widths) - 1)
            if b in hyphens:
                self._hyphen_after(len(self.built.widths) - 1)

    def _hyphen_points(self, text: str) -> tuple[int, ...]:
        if not self.setting.hyphens or not text.isalpha():
            return ()
        from banmian.text.hyphenate import hyphen_points

        return hyphen_points(text, self.setting.hyphens)

    def _hyphen_after(self, unit: int) -> None:
        face = self.book.face(self.built.faces[-1])
        hyphen = face.sized(self.setting.size)["-"]
        if hyphen is None:
            return  # a word is not parted where no hyphen can be shown
        self.built.hyphens.add(unit)
        self.built.hyphen = hyphen

    def _shaped(self, text: str, offset: int, span: SpanFace) -> None:
        """Letters through HarfBuzz, kerned; their width is the font's own."""
        face, em, look = span.latin, span.latin_size, span.latin_look
        if not holds(self.book.face(face), text):
            face, em, look = span.face, span.size, span.look
        run = self.book.face(face)
        if not holds(run, text):
            self._spelt(text, offset, span)
            return
        shaped = run.shape(text, {"pwid": 1} if "\u2019" in text else None)
        clusters = sorted({glyph.cluster for glyph in shaped} | {len(text)})
        shown = {a: text[a:b] for a, b in pairwise(clusters)}
        x, track = 0, self.built.track
        first = len(self.built.gids)
        self.built.unit(c.WORD, 0, offset, len(text))
        for glyph in shaped:
            rise = scale(glyph.y_offset, em, run.upem)
            own = Look(em, rise + (look.rise if look else 0)) if rise else look
            at = x + scale(glyph.x_offset, em, run.upem)
            self.built.glyph(face, glyph.gid, at, shown.pop(glyph.cluster, ""), own)
            x += scale(glyph.x_advance, em, run.upem) + track
        if len(self.built.gids) > first:
            x -= track
        self.built.widths[-1] = x
        if c.class_of(text[-1]) in (c.HALF, c.SOLIDUS):  # a piece of an address, which is no letter to the Han after it
            self.built.tails[len(self.built.widths) - 1] = c.SUFFIX

    def _spelt(self, text: str, offset: int, span: SpanFace) -> None:
        """A word that no face holds wholly: letter by letter, never broken."""
        table = cells_of(self.book.face(span.face), span.size, self.setting.rules)
        for i, ch in enumerate(text):
            if ch == "\u2060":
                continue
            if i:
                self.built.whole.add(len(self.built.widths))
            self._single(ch, offset + i, table, span)

    def _stacked_stops(self) -> None:
        close_stacked_stops(self.built)
