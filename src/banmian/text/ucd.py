"""Properties of characters out of the Unicode Character Database 17.0, and where user-perceived characters begin (UAX #29).

Python's own unicodedata is older than the rules need (version 14 in Python 3.11). The table, data/ucd.txt, is made by
`make ucd`; a property is read when first asked for (about half a millisecond), and plain Chinese text asks for none.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cache
from pathlib import Path

DATA = Path(__file__).with_name("data") / "ucd.txt"


class Property(dict[str, str]):
    """A property's value by character, looked up in the runs of the table once for each character."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.starts: list[int] = []
        self.of: list[str] = []

    def __missing__(self, ch: str) -> str:
        if not self.starts:
            fields = _lines()[self.name].split()
            self.starts, self.of = [int(start, 16) for start in fields[::2]], fields[1::2]
        value = self[ch] = self.of[bisect_right(self.starts, ord(ch)) - 1]
        return value


@cache
def _lines() -> dict[str, str]:
    """Property -> its line in the table."""
    lines = (line for line in DATA.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {name: rest for name, _, rest in (line.partition(" ") for line in lines)}


LINE_BREAK = Property("line_break")
"""Line_Break as the database has it: UAX #14's two letters, AI, CJ and SA not yet resolved."""
EAST_ASIAN_WIDTH = Property("east_asian_width")
"""East_Asian_Width (UAX #11): F, W, H, A, Na, N."""
VERTICAL_ORIENTATION = Property("vertical_orientation")
"""Vertical_Orientation (UAX #50): U, R, Tu, Tr."""
CATEGORY = Property("category")
"""General_Category as far as a rule asks: M (any mark), Pi, Pf (quotes that open and close), Cn (unassigned), - (all else)."""
PICTOGRAPHIC = Property("pictographic")
"""Y: Extended_Pictographic (UTS #51)."""
GRAPHEME_BREAK = Property("grapheme_break")
"""Grapheme_Cluster_Break (UAX #29), - for Other."""
CONJUNCT_BREAK = Property("conjunct_break")
"""Indic_Conjunct_Break: Linker, Consonant, Extend, - for None."""


def vertical_orientation(ch: str) -> str:
    """How a character stands in vertical text: U upright, R rotated, Tu and Tr by a form of its own, else upright or rotated."""
    return VERTICAL_ORIENTATION[ch]


def is_wide(ch: str) -> bool:
    """East Asian as UAX #14 means it: full, wide or half-width."""
    return EAST_ASIAN_WIDTH[ch] in ("F", "W", "H")


def is_pictographic(ch: str) -> bool:
    """Does the character begin emoji (Extended_Pictographic)?"""
    return PICTOGRAPHIC[ch] == "Y"


def is_mark(ch: str) -> bool:
    """Is the character a mark that combines with the one before (general category M)?"""
    return CATEGORY[ch] == "M"


_CONTROLS = frozenset(("Control", "CR", "LF"))
_HANGUL = frozenset(
    (
        *(("L", right) for right in ("L", "V", "LV", "LVT")),
        *((left, right) for left in ("LV", "V") for right in ("V", "T")),
        *((left, "T") for left in ("LVT", "T")),
    )
)
"""GB6-GB8: what makes one syllable."""


def clusters(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where the user-perceived characters of text[start:end] begin (UAX #29, extended grapheme clusters)."""
    end = len(text) if end is None else end
    kinds = [*map(GRAPHEME_BREAK.__getitem__, text[start:end])]
    if not {*kinds} - {"-", "Control", "LF"}:
        return [*range(start, end)]
    return [start + i for i in range(end - start) if i == 0 or not _joined(text, start, i, kinds)]


def _joined(text: str, start: int, i: int, kinds: list[str]) -> bool:
    """No cluster begins at character i: rules GB3-GB13 in their order. `kinds` are the classes from `start` on."""
    left, right = kinds[i - 1], kinds[i]
    if left in _CONTROLS or right in _CONTROLS:
        return left == "CR" and right == "LF"
    if (left, right) in _HANGUL or right in ("Extend", "ZWJ", "SpacingMark") or left == "Prepend":
        return True
    if left == "ZWJ" and is_pictographic(text[start + i]):
        return _emoji_before(text, start, i - 1, kinds)
    if left == right == "RI":
        return _flags_before(i, kinds) % 2 == 1
    return CONJUNCT_BREAK[text[start + i]] == "Consonant" and _conjunct_before(text, start, i)


def _emoji_before(text: str, start: int, i: int, kinds: list[str]) -> bool:
    """GB11: an emoji, with what extends it, stands before the joiner at i."""
    j = i - 1
    while j >= 0 and kinds[j] == "Extend":
        j -= 1
    return j >= 0 and is_pictographic(text[start + j])


def _flags_before(i: int, kinds: list[str]) -> int:
    """GB12, GB13: how many regional indicators stand in a row before i."""
    j = i
    while j > 0 and kinds[j - 1] == "RI":
        j -= 1
    return i - j


def _conjunct_before(text: str, start: int, i: int) -> bool:
    """GB9c: a consonant and at least one linker stand before i."""
    linked = False
    for j in range(start + i - 1, start - 1, -1):
        kind = CONJUNCT_BREAK[text[j]]
        if kind not in ("Linker", "Extend"):
            return linked and kind == "Consonant"
        linked = linked or kind == "Linker"
    return False
