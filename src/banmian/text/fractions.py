"""Fractions, unit signs, raised and lowered digits that a face does not hold ready-made: built from its digits and letters.

`[3/4]{.frac}`: the face's own `frac` feature where it has one, else a raised numerator, a fraction slash, a denominator on
the base line (UAX #35 and Unicode 6.2, Fraction Slash, describe the form; sizes are the team's choice). The text stays what
was written: a fraction is copied as 3/4, a unit sign and \u2082 as themselves (docs/decisions/0015).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from banmian.fonts import FontBook
from banmian.fonts.face import Face, scale
from banmian.text import classes as c
from banmian.text.builder import NONE, Builder
from banmian.text.setting import Look
from banmian.text.spans import RAISED, SpanFace

SMALL = 620
"""Size of numerator and denominator, thousandths of the digits'."""
TUCK = 20
"""How far the slash reaches over what stands beside it, thousandths of an em."""
BESIDE = 60
"""White between a whole number and its fraction, thousandths of an em."""
SLASH = "\u2044"
JOINER = "\u2060"
"""What a raised digit of a built sign stands for: it is a run of its own, and PDFium passes over an empty ActualText."""

UNITS = {
    "\u2103": "\u00b0C", "\u2109": "\u00b0F", "\u338e": "mg", "\u338f": "kg", "\u3396": "ml", "\u339c": "mm", "\u339d": "cm",
    "\u339e": "km", "\u33a1": "m2", "\u33a2": "km2", "\u33a5": "m3", "\u33c4": "cc",
}  # fmt: skip
"""Unit sign -> its letters; a digit among them is raised."""

_LEVEL = {"<super>": "sup", "<sub>": "sub"}
"""Unicode's word for a raised or lowered form -> the kind of the mark that sets it so."""
_FRACTION = re.compile(r"(?:(\d+)([ \u00a0\u2009\u202f]))?(\d+)([/\u2044])(\d+)")


def set_fraction(text: str, span: SpanFace, built: Builder, fonts: FontBook) -> bool:
    """The whole of a span as one unit; False where it is no fraction of digits or the face lacks a digit."""
    found, face = _FRACTION.fullmatch(text), fonts.face(span.latin)
    if found is None or any(face.glyph(d) is None for d in text if d.isdigit()):
        return False
    whole, blank, above, sign, below = found.groups("")
    built.unit(c.WORD, 0, span.start, len(text))
    line = _Pieces(built, face, span)
    for digit in whole:
        line.glyph(digit, span.latin_size, 0, digit)
    if whole:
        line.x += span.latin_size * BESIDE // 1000
    shown = (blank + above[0], *above[1:], sign, *below)
    if not line.ready_made(above + "/" + below, shown):
        line.built_up(above, below, shown)
    built.widths[-1] = line.x
    return True


def set_composed(sign: str, offset: int, span: SpanFace, built: Builder, fonts: FontBook) -> bool:
    """A unit sign by letters of the face, as one unit that stands for the sign."""
    face, letters = fonts.face(span.latin), UNITS[sign]
    if any(face.glyph(ch) is None for ch in letters):
        return False
    built.unit(c.WORD, 0, offset, 1)
    line = _Pieces(built, face, span)
    size, rise = RAISED["sup"]
    for k, ch in enumerate(letters):
        shown = sign if k == 0 else JOINER if ch.isdigit() else ""
        if ch.isdigit():
            line.glyph(ch, span.latin_size * size // 1000, span.latin_size * rise // 1000, shown)
        else:
            line.glyph(ch, span.latin_size, 0, shown)
    built.widths[-1] = line.x
    return True


def set_small(sign: str, offset: int, span: SpanFace, built: Builder, fonts: FontBook, like: str = "") -> bool:
    """A raised or lowered digit, letter or sign (\u2075 \u2082 \u207b), as one unit: the full one in small, at the height of a
    mark of that kind. It follows its word: no gap before it. `like`: the digit beside which a decimal point is as small."""
    level, _, point = unicodedata.decomposition(like or sign).partition(" ")
    letter = sign if like else chr(int(point, 16)) if level in _LEVEL else ""
    face = fonts.face(span.latin)
    if letter == "\u2212" and face.glyph(letter) is None:
        letter = "\u2013"  # what stands for a minus in a face that has none
    if not letter or face.glyph(letter) is None:
        return False
    if built.widths:
        built.gaps.setdefault(len(built.widths), NONE)
    built.unit(c.WORD, 0, offset, 1)
    line = _Pieces(built, face, span)
    size, rise = RAISED[_LEVEL[level]]
    line.glyph(letter, span.latin_size * size // 1000, span.latin_size * rise // 1000, sign)
    built.widths[-1] = line.x
    return True


_PLAIN = Look(0)


class _Pieces:
    """Glyphs of one unit from left to right: x is where the next one stands (mp from the unit's start)."""

    def __init__(self, built: Builder, face: Face, span: SpanFace) -> None:
        self.built, self.face, self.span, self.x = built, face, span, 0

    def glyph(self, ch: str, size: int, rise: int, text: str) -> None:
        found = self.face.glyph(ch)
        assert found is not None
        self.put(found[0], size, rise, text)
        self.x += scale(found[1], size, self.face.upem)

    def put(self, gid: int, size: int, rise: int, text: str) -> None:
        own = self.span.latin_look or _PLAIN
        rise += own.rise
        look = Look(size, rise, turn=own.turn) if (size, rise, own.turn) != (self.built.em, 0, "") else None
        self.built.glyph(self.span.latin, gid, self.x, text, look)

    def ready_made(self, text: str, shown: Sequence[str]) -> bool:
        """By the face's own feature, where it changes each glyph."""
        formed, plain = self.face.shape(text, {"frac": 1}), self.face.shape(text)
        if len(formed) != len(text) or any(a.gid == b.gid for a, b in zip(formed, plain, strict=True)):
            return False
        for glyph in formed:
            self.put(glyph.gid, self.span.latin_size, 0, shown[glyph.cluster])
            self.x += scale(glyph.x_advance, self.span.latin_size, self.face.upem)
        return True

    def built_up(self, above: str, below: str, shown: Sequence[str]) -> None:
        em, face = self.span.latin_size, self.face
        small = em * SMALL // 1000
        top = max(face.ink_box(found[0])[3] for d in above if (found := face.glyph(d)))
        for digit, text in zip(above, shown, strict=False):
            self.glyph(digit, small, scale(top, em - small, face.upem), text)
        slash = face.glyph(SLASH) or face.glyph("/")
        if slash is not None:
            x0, y0, x1, y1 = face.ink_box(slash[0])
            size = em * top // (y1 - y0)  # from the base line to the digits' top
            self.x -= scale(x0, size, face.upem) + em * TUCK // 1000
            self.put(slash[0], size, -scale(y0, size, face.upem), shown[len(above)])
            self.x += scale(x1, size, face.upem) - em * TUCK // 1000
        for digit in below:
            self.glyph(digit, small, 0, digit)
