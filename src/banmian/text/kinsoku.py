"""The four levels of kinsoku as tables: which marks may not start or end a line, and which rows of UAX #14 hold.

docs/rules/typography.md, Line edges. Sources: CLREQ [prohibition_rules_for_line_start_end], GB/T 15834-2011 5.1; the rows by
their names in UAX #14 (text/uax14_rules.py). Full-width, half-width, small, vertical and ASCII forms of a mark are one class.
"""

from __future__ import annotations

from functools import cache

from banmian.text import ucd
from banmian.text.classes import RAISED, UNIT_SIGNS
from banmian.text.uax14 import CLASSES, NEVER, Bases, Classes, Rule, Rules, rule
from banmian.text.uax14_rules import ROWS
from banmian.values import frozen

LEVELS = ("none", "basic", "gb", "strict")

CLOSING = {
    "\u3001": "\uff64\ufe51\ufe11", "\uff0c": ",\ufe50\ufe10", "\u3002": ".\uff61\uff0e\ufe52\ufe12", "\uff1a": ":\ufe55\ufe13",
    "\uff1b": ";\ufe54\ufe14", "\uff1f": "?\ufe56\ufe16", "\uff01": "!\ufe57\ufe15", "\u2019": "", "\u201d": "\u301e\u301f",
    "\u300d": "\uff63\ufe42", "\u300f": "\ufe44", "\uff09": ")\ufe5a\ufe36", "\uff3d": "]\ufe48",
    "\uff5d": "}\ufe5c\ufe38", "\u3015": "\ufe5e\ufe3a", "\u3011": "\ufe3c", "\u3017": "\ufe18", "\u3009": "\u232a\u27e9\ufe40",
    "\u300b": "\u27eb\ufe3e",
}  # fmt: skip
"""Marks that close, stop or part, each with its twins: they may not start a line."""

OPENING = {
    "\u2018": "", "\u201c": "\u301d", "\u300c": "\uff62\ufe41", "\u300e": "\ufe43", "\uff08": "(\ufe59\ufe35", "\uff3b": "[\ufe47",
    "\uff5b": "{\ufe5b\ufe37", "\u3014": "\ufe5d\ufe39", "\u3010": "\ufe3b", "\u3016": "\ufe17", "\u3008": "\u2329\u27e8\ufe3f",
    "\u300a": "\u27ea\ufe3d",
}  # fmt: skip
"""Marks that open, each with its twins: they may not end a line."""

CONNECTORS = "-\uff0d\ufe63\u2010\u2011\u2013\u2014\u2015\ufe58~\uff5e\u301c"
"""- \u2010 \u2013 \u2014 \u2015 ~ \uff5e \u301c; the single \u2014, not the pair."""
INTERPUNCTS = "\u00b7\u30fb\uff65\u2027"
SOLIDI = "/\uff0f"
ELLIPSES = "\u2026\u22ef\u2025\ufe19"
"""Alone they may not start a line; two of \u2026 or \u22ef are a unit."""
SUFFIXES = "%\uff05\ufe6a\u2030\u00b0\u2103\u2109\u2032\u2033\u2034" + UNIT_SIGNS
"""They cling to the number or word before them (UAX #14 LB23a; GB 3100)."""
PREFIXES = "\u00a5\uffe5$\uff04\ufe69\u00a3\uffe1\u20ac\u2116\uff03\u2212\u00b1"
"""They cling to the number or Han after them (LB23a)."""
SOFT_HYPHEN = "\u00ad"
"""Inside its word at every level: the line ends after it."""

UNITS = "\u2014\u2014|\u2e3a|\u2e3b|\u2026\u2026|\u22ef\u22ef"
"""Two em wide as one [h-unbreakable_marks_punctuation]: no line ends inside; at strict none starts with one. A pattern."""

_BASIC_START = frozenset("".join((*CLOSING, *CLOSING.values(), CONNECTORS, INTERPUNCTS, SOLIDI, ELLIPSES, SUFFIXES, SOFT_HYPHEN)))
_BASIC_END = frozenset("".join((*OPENING, *OPENING.values(), PREFIXES)))


@frozen
class Level:
    """What a level forbids: marks at a line's start and end, whole two-em units at its start, rows of UAX #14 left out."""

    start: frozenset[str]
    end: frozenset[str]
    units_start: bool
    without: frozenset[str]


NOT_CHINESE = frozenset(("LB19a",))
"""Stricter than CLREQ beside Chinese quotes: LB19t below holds instead. (LB17 and LB22 are, too, where a two-em unit is meant:
below strict text/breaks.py lets a unit start a line.)"""
BY_LISTS = frozenset((
    "LB13", "LB14", "LB15a", "LB15b", "LB15d", "LB16", "LB17", "LB19", "LB19t", "LB20a", "LB21", "LB22", "LB23a", "LB27", "LB30",
))  # fmt: skip
"""Rows for CL, CP, OP, EX, IS, NS, HY, BA, quotes, dashes, ellipses and signs: they hold from basic up."""

TABLE: dict[str, Level] = {
    "none": Level(frozenset(SOFT_HYPHEN), frozenset(), False, NOT_CHINESE | BY_LISTS),
    "basic": Level(_BASIC_START, _BASIC_END, False, NOT_CHINESE),
    "gb": Level(_BASIC_START, _BASIC_END | frozenset(SOLIDI), False, NOT_CHINESE),
    "strict": Level(_BASIC_START, _BASIC_END | frozenset(SOLIDI), True, NOT_CHINESE),
}

_MARKS = frozenset("\u2014\u2026\u22ef\u00b7\u2018\u2019\u201c\u201d\u2e3a")
"""Ambiguous in width, Chinese in a Chinese newspaper."""


def chinese_class(ch: str) -> str:
    """As LB1 says for East Asian text: ambiguous symbols from U+2000 on (\u2460 \u2605 \u2192 \u2163) stand like ideographs; not
    those raised and lowered (\u2074 \u2082), which are parts of words."""
    return "ID" if ch >= "\u2000" and ucd.LINE_BREAK[ch] == "AI" and ch not in RAISED else CLASSES[ch]


def _is_chinese(seen: Bases, i: int) -> bool:
    return seen.wide(i) or (0 <= i < len(seen.chars) and seen.chars[i] in _MARKS)


def _before_latin_quote(seen: Bases, left: int, right: int) -> bool:
    return not _is_chinese(seen, left) and not _is_chinese(seen, right + 1)


def _after_latin_quote(seen: Bases, left: int, right: int) -> bool:
    return not _is_chinese(seen, left - 1) and not _is_chinese(seen, right)


_QUOTES = (
    rule("LB19t", "*", "QU", NEVER, _before_latin_quote),
    rule("LB19t", "QU", "*", NEVER, _after_latin_quote),
)
"""LB19a tailored: a quote with a Chinese neighbour on either side breaks by its own side alone, as CLREQ has it."""


@cache
def rules(level: str) -> Rules:
    """The rows of UAX #14 in force at a level."""
    rows: list[Rule] = []
    for row in ROWS:
        if row.name == "LB20" and row.right is not None:
            rows += _QUOTES
        rows.append(row)
    return Rules((row for row in rows if row.name not in TABLE[level].without), Classes(chinese_class))
