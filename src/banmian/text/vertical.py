"""How each part of a vertical line stands: upright, turned with its word, or set across one em; which marks change.

docs/rules/typography.md, Vertical frames; UAX #50 (Vertical_Orientation) with Chinese practice: Han and marks upright
(marks by the face's `vert` forms), Latin words turned, one digit or letter alone upright, two across (CLREQ, horizontal
in vertical composition), curly quotes as corner brackets. Pure functions of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from banmian.template.model import VerticalRules
from banmian.text.ucd import vertical_orientation
from banmian.values import frozen

UPRIGHT, TURNED, ACROSS = range(3)
"""Upright in a cell of its own; turned a quarter clockwise with its word; upright beside its fellows across one em."""


@frozen
class Part:
    """A stretch of the text that stands one way."""

    way: int
    start: int
    end: int


CORNERS = {"\u201c": "\u300e", "\u201d": "\u300f", "\u2018": "\u300c", "\u2019": "\u300d"}
"""Double quotes are the outer ones: they become the double corners (docs/rules/typography.md, Vertical frames)."""

_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
_SHORT = re.compile(f"[0-9]+|[{_LETTERS}]{{1,2}}|[0-9A-Za-z]{{2}}")
"""What may stand upright or across: digits, one or two letters, a letter with a digit (A4)."""
_ACRONYM = re.compile("[A-Z]{2,5}")
_YEAR = re.compile("[0-9]{4}")
_WESTERN = re.compile(f"[0-9{_LETTERS}!-/:-@\\[-`{{-~\u00b0-\u00b3\u00b9]")
_BLANKS = " \u00a0"


def word_parts(text: str, start: int, end: int, rules: VerticalRules, forced: Iterable[tuple[int, int]] = ()) -> list[Part]:
    """How the word `text[start:end]` stands; `forced`: the stretches that an author's `.tcy` sets across."""
    for first, after in forced:
        if first < end and start < after:
            ways = [
                Part(TURNED, start, max(start, first)),
                Part(ACROSS, max(start, first), min(end, after)),
                Part(TURNED, after, end),
            ]
            return [part for part in ways if part.start < part.end]
    word = text[start:end]
    if not _alone(text, start, end):
        return [Part(TURNED, start, end)]
    if _letter_by_letter(word, text[end : end + 1], rules):
        return [Part(UPRIGHT, i, i + 1) for i in range(start, end)]
    if not _SHORT.fullmatch(word) or (len(word) > 2 and len(word) > rules.tcy):
        return [Part(TURNED, start, end)]
    return [Part(UPRIGHT if len(word) == 1 else ACROSS, start, end)]


def _letter_by_letter(word: str, after: str, rules: VerticalRules) -> bool:
    """A year before its sign, or a capital acronym, in a style that asks for it."""
    if rules.years and after == "\u5e74" and _YEAR.fullmatch(word):
        return True
    return rules.acronyms and _ACRONYM.fullmatch(word) is not None


def _alone(text: str, start: int, end: int) -> bool:
    """No other Western word or mark beside it, blanks aside: then it belongs to no Western phrase."""
    before, after = text[:start].rstrip(_BLANKS)[-1:], text[end:].lstrip(_BLANKS)[:1]
    return not (_WESTERN.match(before) or _WESTERN.match(after))


TOP_RIGHT = frozenset("\u3001\u3002\uff0c\uff0e")
"""Points that stand at the top right of the cell: by a `vert` form, else they are moved there."""

_NEVER = frozenset("\uff1a\uff1b\u00b7\u2027\u30fb")
"""Upright in Chinese whatever UAX #50 says: stops never turn, an interpunct is the same either way."""


def turns(ch: str) -> bool:
    """Whether a character that stands alone is turned where its face has no vertical form (UAX #50: R, and Tr)."""
    return ch[0] not in _NEVER and vertical_orientation(ch[0]) in ("R", "Tr")
