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
from banmian.fonts.face import Face, scale
from banmian.text import classes as c
from banmian.text.breaks import Opportunities, opportunities
from banmian.text.builder import NONE, Builder
from banmian.text.cells import Cell, Cells, cells_of
from banmian.text.cover import no_face, other_face, stand_in
from banmian.text.prepared import Prepare, Prepared, Reading
from banmian.text.quotes import quotes_of
from banmian.text.setting import Look, TextSetting
from banmian.text.spacing import INK, Gap, word_space
from banmian.text.spans import SpanFace, span_faces
from banmian.text.tokens import TOKEN

COMPOSED = frozenset("\u2103\u2109\u338e\u338f\u3396\u339c\u339d\u339e\u33a1\u33a2\u33a5\u33c4")
"""Unit signs that a face may lack and letters can stand for (text/fractions.py): from \u2103 to \u33c4."""
SMALL = c.RAISED | frozenset("\u00b2\u00b3\u00b9")
"""Raised and lowered digits, letters and signs, which most faces lack but for a few (text/fractions.py)."""


class Preparation:
    """One paragraph's tokens, each with the face of its span."""

    def __init__(self, text: StyledText, setting: TextSetting, book: FontBook, prepare: Prepare) -> None:
        self.source, self.setting, self.book, self.prepare = text, setting, book, prepare
        self.built = Builder(setting.size, setting.rules, setting.tracking)
        self.found = _with_breaks(text, opportunities(text.text, setting.level))
        self.latin = quotes_of(text)
        self.space = word_space(setting.tracking)
        self.to_ink = INK in (setting.rules.end_trim, setting.rules.start_trim)
        self.diagnostics: list[Diagnostic] = []
        self.readings: tuple[Reading, ...] = ()
        self.small_run: tuple[Face, int, int, bool] | None = None
        """The last run of raised or lowered digits: face, start, end, whether it is built."""
        self.notes: list[int] = []
        """Units after a note's number."""

    def run(self) -> Prepared:
        for span in span_faces(self.source, self.setting, self._latin_scale()):
            self._scan(span)
        self._stacked_stops()
        if self.setting.rules.marks == "tight":
            self._tight_pairs()
        if self.source.marks:
            self._marks()
        built = self.built
        return Prepared(
            self.source, self.setting, built.breakable(self.found), built.first, built.faces, built.gids, built.dx, built.texts,
            built.offsets, built.classes, built.looks, frozenset(built.hyphens), *built.hyphen,
            tuple(self.diagnostics), self.readings,
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
        if span.kind:
            self._cling(first, span.kind)

    # --- marks ------------------------------------------------------------------------------------------------------

    def _cling(self, first: int, kind: str) -> None:
        """What is raised or lowered stands at the word before it and is not parted. After a note's number, which follows Han
        or a mark, no Han–Latin gap; after an exponent, which belongs to its word, as after the word."""
        built, end = self.built, len(self.built.widths)
        if kind == "frac" or end == first:
            return
        built.gaps[first] = NONE
        for i in range(first + 1, end):
            built.gaps.setdefault(i, NONE)
        built.whole.update(range(first, end))
        if first and kind == "sup" and built.classes[first - 1] != c.WORD:
            self.notes.append(end)

    def _marks(self) -> None:
        built = self.built
        for i in self.notes:
            if i < len(built.classes) and i not in built.gaps and built.classes[i] == c.HAN:
                built.gaps[i] = Gap(0)
        if any(mark.kind in ("ruby", "frame") for mark in self.source.marks):
            from banmian.text.room import make_room

            self.readings, found = make_room(self.source, built, self._reading)
            self.diagnostics += found

    def _reading(self, text: StyledText) -> Prepared:
        from banmian.text.ruby import prepared_reading

        return prepared_reading(text, self.setting, self.book, self.prepare)

    # --- white ------------------------------------------------------------------------------------------------------

    def _white(self, kind: str | None, text: str, start: int) -> None:
        if kind == "blank":
            self.built.blank(Gap(1000 * len(text), opens=False))
        elif kind == "space":
            if not self._is_gap(start, len(text)):
                self.built.blank(self.space)
        elif text == "\u00ad" and self.built.widths:
            self._hyphen_after(len(self.built.widths) - 1)

    def _is_gap(self, start: int, length: int) -> bool:
        """Whether a typed space stands between Han and Latin: then the gap of the two takes its place."""
        text = self.source.text
        before, after = text[start - 1 : start], text[start + length : start + length + 1]
        if not before or not after:
            return False
        return {c.class_of(before), c.class_of(after)} == {c.HAN, c.WORD}

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
        if offset in self.latin:
            self._latin_quote(text, offset, span)
            return
        base = self._base(text)
        if not base:
            return
        if len(text) > 1 and self._cluster(text, offset, span):
            return
        face, shown = span.face, base
        cell = table[shown]
        if self._is_built(text, offset, cell is None, table.face) and self._composed(text, offset, span):
            return
        if cell is None:
            face, shown = self._fallback(base, face, offset + text.index(base))
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

    def _base(self, text: str) -> str:
        """The character that is shown, behind what selects or joins. Where there is none, that goes with the glyph before."""
        base = next((ch for ch in text if not is_silent(ch)), "")
        if not base and self.built.texts:
            self.built.texts[-1] += text
        return base

    def _is_built(self, text: str, offset: int, lacking: bool, face: Face) -> bool:
        """Whether letters of the face stand for a character: a unit sign that it lacks, or a small digit where it lacks any of
        those side by side, so that all of 10\u207b\u00b3 is made alike, and the point of PM\u2082.\u2085."""
        source = self.source.text
        if text not in SMALL and not (text == "." and is_point_of_small(source, offset)):
            return lacking and text in COMPOSED
        known = self.small_run
        if known is not None and known[0] is face and known[1] <= offset < known[2]:
            return known[3]
        first, end = offset, offset + 1
        while first and (source[first - 1] in SMALL or is_point_of_small(source, first - 1)):
            first -= 1
        while end < len(source) and (source[end] in SMALL or is_point_of_small(source, end)):
            end += 1
        made = any(face.glyph(ch) is None for ch in source[first:end])
        self.small_run = face, first, end, made
        return made

    def _composed(self, text: str, offset: int, span: SpanFace) -> bool:
        """A character from the digits and letters of its face; False where it lacks these too."""
        from banmian.text.fractions import set_composed, set_small

        if text in COMPOSED:
            return set_composed(text, offset, span, self.built, self.book)
        like = self.source.text[offset - 1] if text == "." else ""
        return set_small(text, offset, span, self.built, self.book, like)

    def _cluster(self, text: str, offset: int, span: SpanFace) -> bool:
        """Several code points that are one character to a reader, by HarfBuzz; False where no face holds them all."""
        face = self._whole_in(text, offset, span.face)
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

    def _whole_in(self, text: str, offset: int, wanted: str) -> str | None:
        """The first face of the stack that has a character with all that combines with it. Another one than the first is
        told; where there is none, the marks that will not be seen are."""
        run = self.book.face(wanted)
        if holds(run, text):
            return wanted
        face = next((f for f in run.entry.fallback if holds(self.book.face(f), text)), None)
        lacking = next(i for i, ch in enumerate(text) if not holds(run, ch))
        if face is not None:
            self.diagnostics.append(other_face(text, wanted, face, self.book, self.source.at(offset)))
        elif lacking:
            self.diagnostics.append(no_face(text[lacking], self.source.at(offset + lacking)))
        return face

    def _latin_quote(self, text: str, offset: int, span: SpanFace) -> None:
        """A curly quote in its proportional form."""
        face, shown = self._face_of(text[0], span.latin, offset)
        run = self.book.face(face)
        glyph = run.shape(shown, {"pwid": 1})[0]
        self.built.unit(c.QUOTES[text[0]], scale(glyph.x_advance, span.latin_size, run.upem), offset, 0)
        self.built.glyph(face, glyph.gid, 0, text, span.latin_look)

    def _fallback(self, ch: str, face: str, offset: int) -> tuple[str, str]:
        """(face, character shown) for what a face lacks, and it is told."""
        other, shown, told = stand_in(ch, face, self.book, self.source.at(offset))
        self.diagnostics.append(told)
        return other, shown

    def _face_of(self, ch: str, face: str, offset: int) -> tuple[str, str]:
        """(face, character shown): the face's own where it has the character."""
        return (face, ch) if self.book.face(face).glyph(ch) is not None else self._fallback(ch, face, offset)

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
        return (other, c.WORD_MARK) if other is not None else self._fallback(c.WORD_MARK, span.face, offset)

    def _dots(self, text: str, offset: int, span: SpanFace) -> None:
        """Six dots in one unit of two em."""
        em = span.size
        self.built.unit(c.DOTS, 2 * em, offset, len(text))
        for i, ch in enumerate(text):
            face, shown = self._face_of(ch, span.face, offset + i)
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
        self._edge_classes(text)

    def _edge_classes(self, text: str) -> None:
        """A word that ends in a mark of its own (a piece of an address) is no letter to the Han after it."""
        tail = c.class_of(text[-1])
        if tail in (c.HALF, c.SOLIDUS):
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
        """Two stacked \uff1f\uff01 take one em in all, three take two (GB/T 15834 5.1.2)."""
        classes, gaps = self.built.classes, self.built.gaps
        if c.QUERY not in classes:
            return
        run = 0
        for i, cls in enumerate([*classes, c.HAN]):
            if cls == c.QUERY:
                run += 1
                continue
            if run == 2 and cls not in c.FULL_MARKS and i not in gaps:
                gaps[i] = Gap(0)
            run = 0

    def _tight_pairs(self) -> None:
        """In the style tight two marks take one em: the last of two that close has no white after it, the first of two that
        open none before it. (Between the two there is none by their classes.)"""
        classes, gaps = [c.HAN, *self.built.classes, c.HAN], self.built.gaps
        for i in range(1, len(self.built.classes)):
            before, left, right, after = classes[i - 1 : i + 3]
            stacked = left == before == c.QUERY
            closed = left in c.AFTER_SPACE and before in c.AFTER_SPACE and i - 1 not in gaps and right not in c.FULL_MARKS
            opened = right == c.OPEN and after == c.OPEN and i + 1 not in gaps and left not in c.FULL_MARKS
            if (opened or (closed and not stacked)) and i not in gaps:
                gaps[i] = Gap(0, opens=left not in c.RIGID_SIDES and right not in c.RIGID_SIDES)


def _with_breaks(text: StyledText, found: Opportunities) -> Opportunities:
    """The author's own line ends (Markdown's hard break) are forced like those of the text."""
    own = {mark.start for mark in text.marks if mark.kind == "break"}
    return Opportunities(found.costs, tuple(sorted({*found.forced, *own}))) if own else found


def holds(face: Face, text: str) -> bool:
    """Whether a face has every character; what selects or joins shows nothing and needs no glyph."""
    return all(face.glyph(ch) is not None or is_silent(ch) for ch in text)


def is_point_of_small(text: str, i: int) -> bool:
    """Whether text[i] is the decimal point of raised or lowered digits."""
    return 0 < i < len(text) - 1 and text[i] == "." and text[i - 1] in SMALL and text[i + 1] in SMALL


def is_silent(ch: str) -> bool:
    """Joiners and variation selectors: they show nothing of their own."""
    return ch in "\u2060\u200d" or "\ufe00" <= ch <= "\ufe0f" or ch >= "\U000e0000"
