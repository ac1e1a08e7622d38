"""What kind of character a glyph is, and the cell that its ink takes: half an em for a full mark.

Rules: docs/rules/typography.md, Punctuation widths. Lengths in em. All is read off the places of glyphs, the same for every
program.
"""

from __future__ import annotations

from typography_glyphs import Glyph

OPEN = frozenset("\u2018\u201c\u301d\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a")
COMMAS = frozenset("\u3001\uff0c\uff1b\uff1a")
STOPS = frozenset("\u3002\uff1f\uff01")
CLOSE = frozenset("\u2019\u201d\u301e\u301f\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b") | COMMAS | STOPS
MARKS = OPEN | CLOSE
RIGID = frozenset("-\uff0d\u2010\u2013\u2014\u2e3a~\uff5e\u301c\u2026\u22ef\u00b7\u30fb\u2027/\uff0f")
"""Connectors, interpuncts, solidi, dashes, dots: the gaps beside them do not count, each program's widths differ there."""
RELATIONS = frozenset("\u2264\u2265\u2248\u00b1\uff1c\uff1e\u00d7\u00f7\uff1d\uff0b\u2212")
"""Signs between numbers, or before one: each program's gaps differ there too."""
UNITS = frozenset("\u2103\u2030\u00b0\u2032\u2033")


def is_latin(ch: str) -> bool:
    """Latin letters, digits, low and high ones too, and what clings to them."""
    return ch < "\u2000" or ch in UNITS or "\u2070" <= ch <= "\u209f"


def is_han(ch: str) -> bool:
    """A Han character."""
    return ch == "\u3007" or "\u3400" <= ch <= "\u9fff" or ch > "\U00020000"


def cell(glyph: Glyph) -> tuple[float, float]:
    """Left and right edge of a glyph's ink cell."""
    if glyph.text in OPEN:
        return glyph.x + 0.5, glyph.right
    return glyph.x, glyph.x + 0.5 if glyph.text in CLOSE else glyph.right


def gap(left: Glyph, right: Glyph) -> float:
    """The white between two neighbours' cells."""
    return cell(right)[0] - cell(left)[1]
