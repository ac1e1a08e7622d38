"""How large a Latin companion stands beside Han: so that its digits are as high as those of the Han face.

docs/rules/typography.md, Mixed type: x-height and cap height come near those of the Han face's own Latin, the base line is
shared. Digits decide, since they are what stands most among Han in a newspaper.
"""

from __future__ import annotations

from functools import lru_cache

from banmian.fonts.face import Face

DIGITS = "0123456789"
LEAST, MOST = 800, 1250
"""Beyond these, in thousandths, the two faces do not belong together: the companion keeps this limit."""


@lru_cache(maxsize=64)
def companion_scale(han: Face, latin: Face) -> int:
    """Size of the Latin face in thousandths of the Han face's; 1000 where one of them lacks digits."""
    wanted, given = _height(han), _height(latin)
    if not wanted or not given:
        return 1000
    return min(MOST, max(LEAST, round(1000 * wanted / given)))


def _height(face: Face) -> float:
    """Mean height of the digits' ink over the base line, in em."""
    glyphs = [face.glyph(ch) for ch in DIGITS]
    tops = [face.ink_box(glyph[0])[3] for glyph in glyphs if glyph is not None]
    return sum(tops) / len(tops) / face.upem if tops else 0.0
