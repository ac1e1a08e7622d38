"""Character classes and the kinsoku levels: the tables a typographer reads (docs/rules/typography.md, Line edges).

Sources: CLREQ [prohibition_rules_for_line_start_end], [h-unbreakable_marks_punctuation]; GB/T 15834-2011 5.1.
"""

from __future__ import annotations

CLASSES = 15
HAN, OPEN, CLOSE, COMMA, STOP, DASH, DOTS, HALF, LONG, WORD, PREFIX, SUFFIX, SOLIDUS, LEFT, RIGHT = range(CLASSES)
"""HAN: ideographs and what behaves like them. OPEN, CLOSE: brackets and quotes. COMMA: marks that shrink early. STOP: marks
that end sentences. DASH, DOTS: the unbreakable two-em units. HALF: connectors and interpuncts of half an em. LONG: connectors
of one em, and an ellipsis alone. WORD: Latin letters and digits. PREFIX, SUFFIX: what clings to the number after or before
it. LEFT, RIGHT: brackets and quotes of Latin width."""

_TABLE: dict[int, str] = {
    OPEN: "\u2018\u201c\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a",
    CLOSE: "\u2019\u201d\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b",
    COMMA: "\u3001\uff0c\uff1b\uff1a",
    STOP: "\u3002\uff1f\uff01",
    HALF: "-\uff0d\u2010\u2013\u00b7\u30fb\u2027",
    LONG: "\u2014~\uff5e\u301c\u2026\u22ef",
    SOLIDUS: "/\uff0f",
    PREFIX: "\uffe5\u00a5\uff04$\u00a3\uffe1\u20ac\u2116\uff03\u2212\u00b1",
    SUFFIX: "\uff05%\u2030\u00b0\u2103,.:;?!\uff61\uff64",
    LEFT: "([{\uff62",
    RIGHT: ")]}\uff63",
}

CLASS_OF: dict[str, int] = {ch: cls for cls, chars in _TABLE.items() for ch in chars}
"""Class of each mark; see `class_of` for what is not here."""

QUOTES = {"\u201c": LEFT, "\u2018": LEFT, "\u201d": RIGHT, "\u2019": RIGHT}
"""Class of the curly quotes among Latin words."""


def class_of(ch: str) -> int:
    """The class of a character with what combines with it: the table's, else WORD for Latin symbols, HAN for the rest."""
    return CLASS_OF.get(ch[0], WORD if ch[0] < "\u2000" else HAN)


FULL_MARKS = frozenset({OPEN, CLOSE, COMMA, STOP})
"""Half an em of ink and half an em that may go."""

AFTER_SPACE = frozenset({CLOSE, COMMA, STOP})
BEFORE_SPACE = frozenset({OPEN})

_BASIC_START = frozenset({CLOSE, COMMA, STOP, HALF, LONG, SOLIDUS, SUFFIX, RIGHT})
NOT_AT_START: dict[str, frozenset[int]] = {
    "none": frozenset(),
    "basic": _BASIC_START,
    "gb": _BASIC_START,
    "strict": _BASIC_START | {DASH, DOTS},
}
"""Level -> classes that may not start a line."""

NOT_AT_END: dict[str, frozenset[int]] = {
    "none": frozenset(),
    "basic": frozenset({OPEN, PREFIX, LEFT}),
    "gb": frozenset({OPEN, PREFIX, LEFT, SOLIDUS}),
    "strict": frozenset({OPEN, PREFIX, LEFT, SOLIDUS}),
}
"""Level -> classes that may not end a line."""

RIGID_SIDES = frozenset({HALF, LONG, SOLIDUS})
"""No stretch beside connectors and solidi (docs/rules/typography.md, Justification)."""

LATIN = frozenset({WORD, PREFIX, SUFFIX, LEFT, RIGHT})
"""No stretch between two of these: it would open a word, or part a number from its sign."""
NO_LETTERS = frozenset({*FULL_MARKS, LEFT, RIGHT, SUFFIX})
"""What is no character of its own beside one that stands alone on a paragraph's last line."""

MEASURE_UNITS: tuple[str, ...] = (
    "\u5e73\u65b9\u516c\u91cc", "\u5e73\u65b9\u5398\u7c73", "\u5e73\u65b9\u7c73", "\u7acb\u65b9\u7c73", "\u6444\u6c0f\u5ea6",
    "\u516c\u91cc", "\u5343\u7c73", "\u5398\u7c73", "\u6beb\u7c73", "\u516c\u9877", "\u516c\u65a4", "\u5343\u514b",
    "\u6beb\u514b", "\u6beb\u5347", "\u5343\u5361", "\u5343\u74e6", "\u4e07\u5143", "\u4ebf\u5143",
    "\u7c73", "\u514b", "\u5428", "\u5347", "\u5ea6", "\u5143",
)  # fmt: skip
"""Measure units stay with their number (UAX #14 LB23-25 tailored; GB 3100): a break before and inside them is forbidden. Longer
ones first."""

LATIN_UNITS = frozenset(
    ("mm", "cm", "m", "km", "mg", "g", "kg", "t", "ml", "mL", "L", "ha", "W", "kW", "kWh", "V", "A", "Hz", "GB", "MB")
)
"""The same after a typed space: 30 km."""

DATE_UNITS = (
    "\u5e74\u6708\u65e5\u53f7\u65f6\u70b9\u5206\u5c81\u6237\u4eba\u8def\u697c"
    "\u7248\u4e2a\u76cf\u671f\u5957\u4f4d\u540d\u6761\u5ea7\u6b21\u53ea\u5929\u5f20"
)
"""After a number a break before these is allowed but costs a little: readers take date and count as one."""
DATE_BREAK = 90
WORD_MARK = "\u2e3a"
"""U+2E3A, the joined two-em dash."""
