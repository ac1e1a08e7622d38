"""Where lines end: forbidden edges, numbers that are parted, last lines that are too short.

Rules: docs/rules/typography.md, Line edges. Numbers count as parted at every line end inside them, however dear it was to the
program that chose it.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence

from typography_cells import CLOSE, MARKS, OPEN, RELATIONS, RIGID, UNITS, cell
from typography_gaps import OFF_EDGE
from typography_glyphs import Line, Paragraph

NO_START = CLOSE | RIGID | frozenset(",.:;?!)]}%\uff05") | UNITS
"""Level strict: may not start a line. A single dash or dot is in it and with it the pair and a break inside the pair."""
NO_END = OPEN | frozenset("([{/\uff0f$\u00a3\u00a5\uffe5\u2116")
IN_NUMBERS = frozenset(":.,-\u2010\u2013")
"""What stands inside a number, a time or a range: one word (Line edges)."""
RANGES = frozenset("\u2014~\uff5e\u301c\uff0d")
"""What may stand between two numbers, and elsewhere means another thing."""
BEFORE_NUMBERS = RELATIONS - frozenset("\u00d7\u00f7\uff1d")
MEASURE_UNITS = (
    "\u5143", "\u7c73", "\u514b", "\u5347", "\u5428", "\u5ea6", "%", "\u2103", "\u5e73\u65b9", "\u516c\u91cc", "\u5343\u7c73",
    "\u5398\u7c73", "\u6beb\u7c73", "\u516c\u65a4", "\u5343\u514b", "\u6beb\u5347", "\u6beb\u514b", "\u4e07\u5143",
    "\u00b0", "\u2032", "\u2033", "\u2030",
)  # fmt: skip
"""A measure unit stays with its number (Line edges)."""
LATIN_UNITS = (
    "NTU", "CFU/mL", "mg/L", "\u03bcg/m\u00b3", "mg/m\u00b3", "km/h", "kWh", "kW", "dB", "km", "cm", "mm", "kg", "mL", "m\u00b2",
    "m\u00b3", "m", "L", "Hz", "kPa", "MPa",
)  # fmt: skip
"""As whole words."""
INDICES = re.compile("(?<![A-Za-z])(?:GB|GB/T|DB|AQI|PM)$")
"""What a number after it belongs to: a standard, an index."""
DATE_SIGNS = frozenset("\u5e74\u6708\u65e5\u65f6\u70b9\u5206\u79d2")
ADDRESS_SIGNS = frozenset("@_=?&")
LONGEST = 1 + max(map(len, MEASURE_UNITS + LATIN_UNITS))
SHORT_LAST = 3
"""A last line holds as many characters at least, and as many em."""

End = tuple[str, str]
"""The last characters before a line end inside a paragraph, and the line after it."""


def line_ends(paragraphs: Sequence[Paragraph]) -> Iterator[End]:
    """All of them."""
    for paragraph in paragraphs:
        for upper, lower in itertools.pairwise(paragraph):
            yield "".join(glyph.text for glyph in upper[-LONGEST:]), "".join(glyph.text for glyph in lower)


def forbidden(before: str, after: str) -> int:
    """How many of the two edges at a line end are forbidden. After a solidus between Latin letters a line may end: an address."""
    address = before[-1] == "/" and before[-2:].isascii() and after[0].isascii()
    return (before[-1] in NO_END and not address) + (after[0] in NO_START)


def parts_number(before: str, after: str) -> bool:
    """A line end inside a number, a time or a range, between a number and its sign, unit or index, or inside that unit."""
    return _parts_unit(before, after) or (_parts_sign(before, after) and not _in_address(before, after))


def _in_address(before: str, after: str) -> bool:
    """Whether what stands around a line end without a Han character or a mark between is an address: its digits are no number."""
    run = "".join(itertools.takewhile(str.isascii, reversed(before))) + "".join(itertools.takewhile(str.isascii, after))
    return not ADDRESS_SIGNS.isdisjoint(run)


def _parts_unit(before: str, after: str) -> bool:
    for unit in MEASURE_UNITS + LATIN_UNITS:
        for k in range(len(unit)):
            number = before.removesuffix(unit[:k])[-1:] if before.endswith(unit[:k]) else ""
            rest = after[len(unit) - k :][:1]
            if (
                number.isdecimal()
                and after.startswith(unit[k:])
                and not (unit in LATIN_UNITS and rest.isascii() and rest.isalnum())
            ):
                return True
    return False


def _parts_sign(before: str, after: str) -> bool:
    left, right = before[-1], after[0]
    if right.isdecimal() and (left in BEFORE_NUMBERS or INDICES.search(before)):
        return True
    if right.isdecimal() and left in RANGES:
        return before[-2:-1].isdecimal() or before[-2:-1] in UNITS
    if left.isdecimal() and right in RANGES:
        return after[1:2].isdecimal()
    inside = (left.isdecimal(), right.isdecimal())
    return any(inside) and all(ch.isdecimal() or ch in IN_NUMBERS for ch in (left, right))


def parts_date(before: str, after: str) -> bool:
    """A line end between a number and the sign of a date or an hour."""
    return before[-1].isdecimal() and after[0] in DATE_SIGNS


def letters(line: Line) -> int:
    """A line's characters that are no marks."""
    return sum(glyph.text not in MARKS for glyph in line)


def is_lone(paragraph: Paragraph) -> bool:
    """The last of several lines holds one character, marks not counted."""
    return len(paragraph) > 1 and letters(paragraph[-1]) == 1


def is_short_last(paragraph: Paragraph) -> bool:
    """The last of several lines holds fewer than three characters, marks not counted, or is shorter than three em."""
    last = paragraph[-1]
    return len(paragraph) > 1 and (letters(last) < SHORT_LAST or cell(last[-1])[1] < SHORT_LAST - OFF_EDGE)
