"""Spacing classes of characters: the table that a typographer reads (docs/rules/typography.md, Punctuation widths).

Where a line may end is said in text/breaks.py; here stands what decides the width of a character and the white beside it.
Sources: CLREQ [h-adjustment_of_adjacent_punctuation_marks], [h-unbreakable_marks_punctuation]; GB/T 15834-2011 5.1.
"""

from __future__ import annotations

UNIT_SIGNS = "".join(map(chr, range(0x3380, 0x33E0)))
"""\u338f \u33a1 \u339e: units written as one character (Unicode, CJK Compatibility)."""
RAISED = frozenset(map(chr, range(0x2070, 0x20A0)))
"""\u2074 \u2082: parts of the word or number that they follow."""

CLASSES = 17
(
    HAN, OPEN, CLOSE, COMMA, COLON, STOP, QUERY, DASH, DOTS, HALF, LONG, WORD, PREFIX, SUFFIX, SOLIDUS, LEFT, RIGHT,
) = range(CLASSES)  # fmt: skip
"""HAN: ideographs and what behaves like them. OPEN, CLOSE: brackets and quotes. COMMA, COLON: marks that shrink early. STOP,
QUERY: marks that end sentences. (In vertical text COLON and QUERY keep their em.) DASH, DOTS: the unbreakable two-em units.
HALF: connectors and interpuncts of half an em. LONG: connectors of one em, and an ellipsis alone. WORD: Latin letters and
digits. PREFIX, SUFFIX: what clings to the number after or before it. LEFT, RIGHT: brackets and quotes of Latin width."""

_TABLE: dict[int, str] = {
    OPEN: "\u2018\u201c\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a\u3018\uff5f\u301d",
    CLOSE: "\u2019\u201d\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b\u3019\uff60\u301e\u301f",
    COMMA: "\u3001\uff0c",
    COLON: "\uff1b\uff1a",
    STOP: "\u3002\uff0e",
    QUERY: "\uff1f\uff01",
    HALF: "-\uff0d\u2010\u2011\u2013\u00b7\u30fb\u2027",
    LONG: "\u2014\u2015~\uff5e\u301c\u2026\u22ef\u2025",
    SOLIDUS: "/\uff0f",
    PREFIX: "\uffe5\u00a5\uff04$\u00a3\uffe1\u20ac\u2116\uff03\u2212\u00b1",
    SUFFIX: "\uff05%\u2030\u00b0\u2103\u2109\u2032\u2033\u2034,.:;?!\uff61\uff64" + UNIT_SIGNS,
    LEFT: "([{\uff62",
    RIGHT: ")]}\uff63",
}

CLASS_OF: dict[str, int] = {ch: cls for cls, chars in _TABLE.items() for ch in chars}
"""Class of each mark; see `class_of` for what is not here."""

QUOTES = {"\u201c": LEFT, "\u2018": LEFT, "\u201d": RIGHT, "\u2019": RIGHT}
"""Class of the curly quotes among Latin words."""


def class_of(ch: str) -> int:
    """The class of a character with what combines with it: the table's, else WORD for Latin symbols, HAN for the rest."""
    return CLASS_OF.get(ch[0], WORD if ch[0] < "\u2000" or ch[0] in RAISED else HAN)


def is_relation(ch: str) -> bool:
    """\u2265 \u2264 \u2248 \u2260 and whatever else Unicode's Mathematical Operators hold, and the full-width \uff1c \uff1d
    \uff1e: they are Han's among Han and a number's before one."""
    return "\u2200" <= ch[0] <= "\u22ff" or "\uff1c" <= ch[0] <= "\uff1e"


def class_before(ch: str, after: str) -> int:
    """The class of a character which `after` follows, blanks aside: a relation clings to the number or word that it stands
    before."""
    cls = class_of(ch)
    number = bool(after) and (after in "-." or class_of(after) in (WORD, PREFIX))
    return PREFIX if cls == HAN and is_relation(ch) and number else cls


POINTS = frozenset({COMMA, COLON, STOP, QUERY})
"""The marks that stand in the middle of their cell in Traditional setting (CLREQ, positions of punctuation marks)."""
AFTER_SPACE = frozenset({CLOSE}) | POINTS
BEFORE_SPACE = frozenset({OPEN})
FULL_MARKS = AFTER_SPACE | BEFORE_SPACE
"""Half an em of ink and half an em that may go."""

WHOLE = frozenset({COLON, QUERY})
"""Marks of a whole em in vertical text [h-punctuation_adjustment_space]."""

RIGID_SIDES = frozenset({HALF, LONG, SOLIDUS})
"""No stretch beside connectors and solidi (docs/rules/typography.md, Justification)."""

CLING_AFTER = frozenset({OPEN, LEFT, PREFIX, DASH})
CLING_BEFORE = FULL_MARKS - BEFORE_SPACE | frozenset({RIGHT, SUFFIX, DASH, DOTS})
"""What stays with the character after it, and before it, when a line opens: no stretch between the two. Dots end what they
follow; a dash joins both its sides."""

LATIN = frozenset({WORD, PREFIX, SUFFIX, LEFT, RIGHT})
"""No stretch between two of these: it would open a word, or part a number from its sign."""
NO_LETTERS = frozenset({*FULL_MARKS, LEFT, RIGHT, SUFFIX})
"""What is no character of its own beside one that stands alone on a paragraph's last line."""

HANGING = "\u3001\uff0c\u3002"
"""Marks that may hang outside the measure [hanging_punctuation_marks_at_line_end]."""
WORD_MARK = "\u2e3a"
"""U+2E3A, the joined two-em dash."""
LONG_DASH = "\u2e3b"
"""U+2E3B, one of three em."""


def dash_ems(shown: str) -> int:
    """How many em a joined dash is long."""
    return 3 if shown == LONG_DASH else 2
