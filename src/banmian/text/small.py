"""Small digits and unit signs that a face lacks: which of them its own letters stand for (text/fractions.py makes them)."""

from __future__ import annotations

from banmian.fonts.face import Face
from banmian.text import classes as c

COMPOSED = frozenset("\u2103\u2109\u338e\u338f\u3396\u339c\u339d\u339e\u33a1\u33a2\u33a5\u33c4")
"""Unit signs that a face may lack and letters can stand for (text/fractions.py): from \u2103 to \u33c4."""
SMALL = c.RAISED | frozenset("\u00b2\u00b3\u00b9")
"""Raised and lowered digits, letters and signs, which most faces lack but for a few (text/fractions.py)."""


class SmallSigns:
    """Those of one text."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.run: tuple[Face, int, int, bool] | None = None
        """The last run of raised or lowered digits: face, start, end, whether it is built."""

    def is_built(self, text: str, offset: int, lacking: bool, face: Face) -> bool:
        """Whether letters of the face stand for a character: a unit sign that it lacks, or a small digit where it lacks any of
        those side by side, so that all of 10\u207b\u00b3 is made alike, and the point of PM\u2082.\u2085."""
        source = self.source
        if text not in SMALL and not (text == "." and is_point_of_small(source, offset)):
            return lacking and text in COMPOSED
        known = self.run
        if known is not None and known[0] is face and known[1] <= offset < known[2]:
            return known[3]
        first, end = offset, offset + 1
        while first and (source[first - 1] in SMALL or is_point_of_small(source, first - 1)):
            first -= 1
        while end < len(source) and (source[end] in SMALL or is_point_of_small(source, end)):
            end += 1
        made = any(face.glyph(ch) is None for ch in source[first:end])
        self.run = face, first, end, made
        return made


def is_point_of_small(text: str, i: int) -> bool:
    """Whether text[i] is the decimal point of raised or lowered digits."""
    return 0 < i < len(text) - 1 and text[i] == "." and text[i - 1] in SMALL and text[i + 1] in SMALL
