"""Prepare: marked text becomes units with glyphs, gaps and allowed breaks, once, in arrays (the breaker's input).

Here tokens get their faces and glyphs; text/builder.py knows gaps and breaks. docs/rules/typography.md, Mixed type: a
missing glyph falls back by coverage and is reported, what no face holds is an error and a visible box.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

from banmian.content.model import Mark, StyledText
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.fonts import FontBook
from banmian.fonts.face import Glyph, SizedGlyphs, scale
from banmian.linebreak import Breakable
from banmian.text import classes as c
from banmian.text.builder import INSIDE_ADDRESS, Builder
from banmian.text.quotes import latin_quotes
from banmian.text.spacing import PLAIN, Gap, SpacingRules
from banmian.text.tokens import TOKEN, URL_PIECE
from banmian.values import frozen

GETA = "\u3013"
"""What stands, visibly, for a character that no face holds."""


@frozen
class TextSetting:
    """What preparation needs of a style. Sizes in mp, tracking in thousandths of an em; `faces` by mark kind."""

    face: str
    size: int
    strong: str = ""
    kai: str = ""
    rules: SpacingRules = PLAIN
    level: str = "strict"
    tracking: int = 0


@dataclass(slots=True)
class Prepared:
    """A paragraph's units and glyphs. Glyph arrays are flat; unit i owns glyphs first[i] .. first[i+1].

    faces[g]: face id; gids[g]; dx[g]: the glyph's origin from its unit's start (mp); texts[g]: canonical characters.
    offsets[i]: index of unit i's first character in the text; classes[i]: its class.
    """

    text: StyledText
    setting: TextSetting
    units: Breakable
    first: list[int]
    faces: list[str]
    gids: list[int]
    dx: list[int]
    texts: list[str]
    offsets: list[int]
    classes: list[int]
    diagnostics: tuple[Diagnostic, ...] = ()
    cache: dict[object, object] = field(default_factory=dict)
    """Menus of this paragraph by measures: kept with what they belong to."""

    @property
    def width(self) -> int:
        """Natural width on one line."""
        return self.units.ends[-1] if self.units.ends else 0


def prepare(text: StyledText, setting: TextSetting, book: FontBook) -> Prepared:
    """Units of the text in the setting. Characters without a glyph fall back by coverage and are reported."""
    return _Preparation(text, setting, book).run()


class _Preparation:
    """One paragraph's tokens, each with the face of its span."""

    def __init__(self, text: StyledText, setting: TextSetting, book: FontBook) -> None:
        self.source, self.setting, self.book = text, setting, book
        self.em = setting.size
        self.built = Builder(text.text, setting.size, setting.rules, setting.level, setting.tracking)
        self.latin = latin_quotes(text.text)
        self.diagnostics: list[Diagnostic] = []

    def run(self) -> Prepared:
        for begin, end, face in _face_spans(self.source.marks, self.setting, len(self.source.text)):
            self._scan(begin, end, face)
        built = self.built
        return Prepared(
            self.source, self.setting, built.breakable(), built.first, built.faces, built.gids, built.dx, built.texts,
            built.offsets, built.classes, tuple(self.diagnostics),
        )  # fmt: skip

    def _scan(self, begin: int, end: int, face: str) -> None:
        known = self.book.face(face).sized(self.em)
        for token in TOKEN.finditer(self.source.text, begin, end):
            kind, start, text = token.lastgroup, token.start(), token.group()
            if kind == "han":
                self._han(text, start, face, known)
            elif kind == "one":
                self._single(text, start, face)
            elif kind == "word":
                self._word(text, start, face)
            elif kind == "dash":
                self._dash(text, start, face)
            elif kind == "dots":
                self._dots(text, start, face)
            elif kind == "url":
                self._url(text, start, face)
            else:
                self._white(kind, text)

    def _han(self, text: str, offset: int, face: str, known: SizedGlyphs) -> None:
        found = [*map(known.__getitem__, text)]
        if None in found:
            for i, ch in enumerate(text, offset):
                self._single(ch, i, face)
        else:
            self.built.han(text, offset, face, cast(list[Glyph], found))

    def _white(self, kind: str | None, text: str) -> None:
        if kind == "blank":
            self.built.blank(Gap(1000 * len(text), opens=False))
        elif kind == "space":
            self.built.blank(self.built.space, "\u00a0" in text)
        elif text == "\u2060":
            self.built.glue()
        else:
            self.built.blank(Gap(0, opens=False))

    def _find(self, ch: str, face: str, offset: int) -> tuple[str, int, int]:
        """(face id, glyph id, advance mp) of a character, falling back by coverage."""
        found = self.book.face(face).sized(self.em)[ch]
        if found is None:
            face, ch = self._fallback(ch, face, offset)
            found = self.book.face(face).sized(self.em)[ch] or (0, self.em)
        return face, *found

    def _fallback(self, ch: str, face: str, offset: int) -> tuple[str, str]:
        other = self.book.cover(ch, face)
        name = f"{ch} (U+{ord(ch):04X})"
        where = self.source.at(offset)
        if other is not None:
            self.diagnostics.append(diagnose(
                "TXT001", f"{face} has no glyph for {name}; {other} sets it",
                "choose another character or face", where,
            ))  # fmt: skip
            return other, ch
        self.diagnostics.append(diagnose(
            "TXT002", f"no face holds {name}",
            "replace the character, or add a face that holds it to fonts/fonts.yaml", where,
        ))  # fmt: skip
        return self.book.cover(GETA, face) or face, GETA

    def _single(self, text: str, offset: int, face: str) -> None:
        """A character, with what combines with it, in its cell."""
        if offset in self.latin:
            self._latin_quote(text, offset, face)
            return
        cls = c.class_of(text)
        face_id, gid, advance = self._find(text[0], face, offset)
        width, dx = advance, 0
        if cls in c.FULL_MARKS and advance * 4 > self.em * 3:
            width = self.em // 2
            dx = width - advance if cls == c.OPEN else 0
        elif cls == c.HALF or (cls == c.LONG and text[0] > "\u2000"):
            width = self.em // (2 if cls == c.HALF else 1)
            dx = (width - advance) // 2
        self.built.unit(cls, width, offset, text)
        self.built.glyph(face_id, gid, dx, text)

    def _latin_quote(self, text: str, offset: int, face: str) -> None:
        """A curly quote in its proportional form."""
        run = self.book.face(face)
        glyph = run.shape(text[0], {"pwid": 1})[0]
        self.built.unit(c.QUOTES[text[0]], scale(glyph.x_advance, self.em, run.upem), offset, text)
        self.built.glyph(face, glyph.gid, 0, text)

    def _dash(self, text: str, offset: int, face: str) -> None:
        """The pair as one joined rule two em wide, of another face where this one has none."""
        face = self.book.cover(c.WORD_MARK, face) or face
        face_id, gid, advance = self._find(c.WORD_MARK, face, offset)
        self.built.unit(c.DASH, 2 * self.em, offset, text)
        self.built.glyph(face_id, gid, (2 * self.em - advance) // 2, text)

    def _dots(self, text: str, offset: int, face: str) -> None:
        """Six dots in one unit of two em."""
        self.built.unit(c.DOTS, 2 * self.em, offset, text)
        for i, ch in enumerate(text):
            face_id, gid, advance = self._find(ch, face, offset + i)
            self.built.glyph(face_id, gid, i * self.em + (self.em - advance) // 2, ch)

    def _word(self, text: str, offset: int, face: str) -> None:
        """A word or number through HarfBuzz, kerned; its width is the font's own."""
        run = self.book.face(face)
        if any(run.glyph(ch) is None for ch in text):
            self._spelt(text, offset, face)
            return
        shaped = run.shape(text, {"pwid": 1} if "\u2019" in text else None)
        starts = [glyph.cluster for glyph in shaped[1:]] + [len(text)]
        places: list[tuple[int, int, str]] = []
        x, seen = 0, -1
        for glyph, after in zip(shaped, starts, strict=True):
            shown = text[glyph.cluster : max(after, glyph.cluster + 1)] if glyph.cluster != seen else ""
            seen = glyph.cluster
            places.append((glyph.gid, x + scale(glyph.x_offset, self.em, run.upem), shown))
            x += scale(glyph.x_advance, self.em, run.upem) + self.built.track
        self.built.unit(c.WORD, x - self.built.track, offset, text)
        for gid, at, shown in places:
            self.built.glyph(face, gid, at, shown)

    def _spelt(self, text: str, offset: int, face: str) -> None:
        """A word that the face does not hold wholly: letter by letter, never broken."""
        for i, ch in enumerate(text):
            if i:
                self.built.glue()
            self._single(ch, offset + i, face)

    def _url(self, text: str, offset: int, face: str) -> None:
        """An address: breaks after / . ? & = - cost a little, and nothing opens inside it."""
        at = offset
        for piece in filter(None, URL_PIECE.findall(text)):
            if at > offset:
                self.built.blank(INSIDE_ADDRESS)
            self._word(piece, at, face)
            at += len(piece)


def _face_spans(marks: tuple[Mark, ...], setting: TextSetting, length: int) -> list[tuple[int, int, str]]:
    """The text cut where the face changes: (start, end, face). Of two marks one in the other the inner one holds."""
    faces = {"strong": setting.strong, "kai": setting.kai}
    chosen = [m for m in marks if faces.get(m.kind) and m.start < m.end]
    edges = sorted({0, length, *(m.start for m in chosen), *(m.end for m in chosen)})
    spans: list[tuple[int, int, str]] = []
    for start, end in pairwise(edges):
        over = [m for m in chosen if m.start <= start and m.end >= end]
        inner = min(over, key=lambda m: (m.end - m.start, m.kind), default=None)
        spans.append((start, end, faces[inner.kind] if inner else setting.face))
    return spans
