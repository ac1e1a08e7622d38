"""What stays whole whatever the level: numbers with their signs and units, dates, telephone numbers, words, addresses.

docs/rules/typography.md, Line edges; UAX #14 LB23-LB25 tailored; GB 3100 and GB/T 15835-2011 (numerals in text). The patterns
work on a text's shape, in which twins are one: all digits, full-width too, are digits, all letters letters, all dashes dashes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from banmian.text.classes import RAISED, UNIT_SIGNS, is_relation
from banmian.text.uax14 import CLASSES

_TWINS = {
    "-": "\u2010\u2011\u2013\uff0d\u2212", "+": "\uff0b", "~": "\uff5e\u301c", "/": "\uff0f", ":": "\u2236",
    ".": "\uff0e", "'": "\u2019", "*": "\u00d7", " ": "\u00a0\u2009\u202f", "\x02": "\u2014", "\x05": "\uff1a", "\x03": "\u00b7",
    "$": "\u00a5\uffe5\uff04\u00a3\uffe1\u20ac\u2116", "#": "\uff03", "<": ">\u00b1",
    "%": "\uff05\u2030\u00b0\u2103\u2109\u2032\u2033\u2034" + UNIT_SIGNS, "^": "\u00b2\u00b3\u00b9" + "".join(RAISED),
}  # fmt: skip
"""A sign of the shape -> what looks the same there."""
_OTHER, _MARK = "\0", "\x04"


class _Shapes(dict[str, str]):
    """A character's sign in the shape: ASCII and twins as above, a for letters, 0 for digits, _MARK for what combines."""

    def __missing__(self, ch: str) -> str:
        sign = _OTHER
        if ch.isascii():
            sign = ch
        elif ch.isdecimal() and (CLASSES[ch] == "NU" or "\uff10" <= ch <= "\uff19"):
            sign = "0"
        elif is_relation(ch):
            sign = "<"
        elif CLASSES[ch] == "CM":
            sign = _MARK
        elif CLASSES[ch] in ("AL", "HL") and ch.isalpha():
            sign = "a"
        self[ch] = sign
        return sign


_SHAPES = _Shapes({twin: sign for sign, twins in _TWINS.items() for twin in twins})


def shape(text: str) -> str:
    """The text's shape, as long as the text."""
    return "".join(map(_SHAPES.__getitem__, text))


_VALUE = r"(?:< ?)?(?:[$#][-+]?|[-+]?[$#]?)[0-9]+(?:[.,:'\x05%][0-9]+)*\^*(?:%[CF]?)*"
"""With what stands in it: 1,200.50, 8:30, 31\u00b014\u203220.6\u2033, 10\u2074; with a sign of relation before it."""
_GROUPS = "(?:(?<=[0-9]{3}) (?:[0-9]{3}(?= [0-9]{4}(?![0-9]))|[0-9]{4}(?![0-9])))*"
"""The spaced groups of a telephone number: 6328 0000, 138 1234 5678, 400 820 8820."""
_AREA = r"(?:\+[0-9]{1,3}[- ](?:[0-9]{2,3}[- ])?)?(?:\([0-9]{2,4}\)[- ]?(?=[0-9]{3}))?"
_DASH = "(?<!\x02)\x02(?!\x02)"
_RANGE = f"(?:[-~/*<\x03]|{_DASH})"
_UNIT = r"(?:[A-Za-z]{1,4}(?:/[A-Za-z]{1,4})?[0-9^]{0,2})"
"""Directly after a number: 3\uff5e5km, 20\u201330mg/L."""
_WORD = r"[A-Za-z0-9^][A-Za-z0-9^\x04]*"

WHOLE = re.compile(
    f"(?P<number>{_AREA}{_VALUE}{_UNIT}?(?:{_RANGE}{_VALUE}{_UNIT}?)*{_GROUPS}(?![A-Za-z0-9^]|[.,:'/&_+<-][A-Za-z0-9]))"
    f"|(?P<word>[$#<]?{_WORD}(?:[.,:'/&_+<-]{_WORD})*(?:(?<=[0-9]){_DASH}[0-9]+)?(?:%[CF]?|[+#]+)?)"
)
"""In a shape: a number - dates, times, ranges and telephone numbers too - or a word; no line ends inside."""

LATIN_UNITS = frozenset((
    "mm", "cm", "dm", "m", "km", "nm", "mg", "g", "kg", "t", "ml", "mL", "L", "ha", "W", "kW", "MW", "GW", "kWh", "kV", "V", "A",
    "Hz", "kHz", "MHz", "GHz", "KB", "GB", "MB", "TB", "Pa", "kPa", "hPa", "MPa", "J", "kJ", "cal", "kcal", "dB", "min", "h", "s",
    "rpm", "lx", "lm", "mol", "N", "kN", "NTU", "Mbps", "Gbps",
))  # fmt: skip
"""Units that stay with the number before a typed space (GB 3100) also in a Latin sentence; beside Han their shape tells them."""
BLANKS = frozenset(" \u00a0\u2009\u202f")


@cache
def _spaced() -> re.Pattern[str]:
    """A space and what has the shape of a unit, alone or by another: NTU, CFU/mL, \u03bcg/m\u00b3, kW\u00b7h, \u2103; compiled
    when a number stands before a space. No name is one: four letters at most, and not a capital with small letters after it."""
    letters = "[A-Za-z\u00b5\u03bc\u03a9\u2126\u00c5]{1,4}[0-9\u00b2\u00b3\u00b9\u2070-\u207b]{0,3}"
    sign = f"(?:{letters}|[%\uff05\u2030\u00b0\u2103\u2109\u2032\u2033\u3380-\u33df][CF]?)"
    return re.compile(f"[{''.join(BLANKS)}](?:(?![A-Z][a-z]{{2}})|(?=[MG]bps))({sign}(?:[/\u00b7][0-9]*{sign})*)(?![0-9A-Za-z])")


_UNIT_PARTS = re.compile("[/\u00b7][0-9]*")


def spaced_unit(text: str, end: int) -> int:
    """Where the unit ends that follows, after a space, the number which ends at `end`; else `end`. In a Latin sentence only
    what LATIN_UNITS hold is one."""
    if text[end : end + 1] not in BLANKS:
        return end
    found = _spaced().match(text, end)
    if not found:
        return end
    after = text[found.end() : found.end() + 2].lstrip(" \u00a0")[:1]
    latin = after.isascii() and after.isalnum()
    known = all(part.rstrip("23\u00b2\u00b3") in LATIN_UNITS or not part[0].isalpha() for part in _UNIT_PARTS.split(found[1]))
    return end if latin and not known else found.end()


_NAME = re.compile("(?<![-0-9A-Za-z./])(?:[A-Z][-A-Z0-9./\u2080-\u2089]*+|pH|No\\.)$")


def is_named(text: str, number: int) -> bool:
    """Whether the number belongs to a name in capitals before it, a standard's or an index's: GB 50096, GB/T 8485, AQI 52."""
    return text[number - 1 : number] in BLANKS and _NAME.search(text[max(0, number - 16) : number - 1]) is not None


ADDRESS_SIGNS = ("://", "www.", "@", ".cn/", ".com/", ".org/", ".net/")
"""A text with none of these holds no address."""


@cache
def address() -> re.Pattern[str]:
    """The pattern of a URL or e-mail address; compiled when a text holds one of ADDRESS_SIGNS."""
    inner, last = r"[!#-;=?-\[\]_a-z~]*", "[0-9A-Za-z/=&_#-]"
    return re.compile(
        f"(?:https?://|ftp://|www\\.){inner}{last}"
        "|(?<![0-9A-Za-z_.+-])[0-9A-Za-z_.+-]++@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"
        f"|(?<![A-Za-z0-9-])(?<![A-Za-z0-9-]\\.)[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]+)*\\.(?:com|cn|org|net)/{inner}{last}"
    )


ADDRESS_PIECE = re.compile(r"[/.?&=\-]+(?=[^/.?&=\-])")
"""After these a line may end inside an address."""
_LEAST = 3
"""Letters on both sides of a place where an address opens in an emergency, and how many such places a run has that opens though
no syllable seems to begin in it."""


@cache
def _runs() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Letters or digits that may be parted, and where a syllable begins: before a consonant, or two that sound as one, and a
    vowel. Compiled when a text holds an address."""
    onset = "(?:[bcdfgkpt][lr]|[cpstwz]h|[b-df-hj-np-tv-z])"
    return (
        re.compile("[A-Za-z]{6,}+(?![0-9])|[0-9]{8,}+(?![A-Za-z])|[0-9A-Za-z]{12,}"),
        re.compile(f"(?<![bcdfgkpt](?=[lr]))(?<![cpstwz](?=h))(?={onset}[aeiou])", re.IGNORECASE),
    )


def address_pieces(text: str, first: int, end: int) -> Iterator[int]:
    """Where in an emergency a line may end inside the letters of an address: where a syllable seems to begin, in a long run
    without such a place anywhere; three letters at least stay before and after."""
    runs, syllable = _runs()
    for run in runs.finditer(text, first, end):
        inside = range(run.start() + _LEAST, run.end() - _LEAST + 1)
        yield from [k for k in inside if syllable.match(text, k)] or (inside if len(inside) >= _LEAST else ())


ADDRESS_NAME = re.compile("[@_](?=[0-9A-Za-z])")
"""After these in an emergency first."""
_RANGE_DASH = re.compile("[\u2013\u2014~\uff5e\u301c]|(?<=[:\uff1a][0-9]{2})-(?=[0-9]{1,2}[:\uff1a])")


def range_dash(text: str, first: int, end: int) -> int:
    """The place after the dash between two numbers or times, of which there is but one; else 0. Not in a date or a telephone
    number."""
    found = [dash.end() for dash in _RANGE_DASH.finditer(text, first, end)]
    if len(found) != 1 or not text[found[0] : found[0] + 1].isdecimal():
        return 0
    area, rest = text[first : found[0] - 1], text[found[0] : end]
    return 0 if area[:1] == "0" and len(area) > 2 and area.isdecimal() and sum(map(str.isdecimal, rest)) > 6 else found[0]


COMPOUND = re.compile("(?<=[A-Za-z]{3})-(?=[A-Za-z]{3})")
"""In a shape: a hyphen between two parts of three letters or more: a line may end after it."""

_MEASURES = (
    "\u5e73\u65b9\u5343\u7c73", "\u5e73\u65b9\u516c\u91cc", "\u5e73\u65b9\u5398\u7c73", "\u5e73\u65b9\u6beb\u7c73",
    "\u5e73\u65b9\u7c73", "\u7acb\u65b9\u5398\u7c73", "\u7acb\u65b9\u7c73", "\u6444\u6c0f\u5ea6", "\u516c\u91cc",
    "\u5343\u7c73", "\u5206\u7c73", "\u5398\u7c73", "\u6beb\u7c73", "\u5fae\u7c73", "\u7eb3\u7c73", "\u6d77\u91cc",
    "\u82f1\u91cc", "\u82f1\u5c3a", "\u82f1\u5bf8", "\u516c\u9877", "\u516c\u65a4", "\u5343\u514b", "\u6beb\u514b",
    "\u5fae\u514b", "\u5408\u5347", "\u6beb\u5347", "\u5343\u5361", "\u5343\u74e6\u65f6", "\u5343\u74e6", "\u5146\u74e6",
    "\u5343\u4f0f", "\u8d6b\u5179", "\u5206\u8d1d", "\u7f8e\u5143", "\u6b27\u5143", "\u65e5\u5143", "\u6e2f\u5143",
    "\u82f1\u9551", "\u5c0f\u65f6", "\u5206\u949f", "\u79d2", "\u7c73", "\u514b", "\u5428", "\u5347", "\u5ea6", "\u5143",
    "\u4ea9", "\u65a4",
)  # fmt: skip
MEASURE_UNITS = tuple(sorted(_MEASURES, key=lambda unit: (-len(unit), unit)))
"""Chinese measure units (GB 3100, GB 3102, money): no line ends between a number and these, nor inside them."""
SCALES = "\u767e\u5343\u4e07\u4ebf"
"""3\u4e07, 1.2\u4ebf: part of the numeral (GB/T 15835 5.2)."""
DATES = frozenset("\u5e74\u6708\u65e5\u53f7\u65f6\u70b9\u5206\u79d2")
"""A number stays with the sign of its date or hour."""
COUNTS = frozenset("\u5c81\u6237\u4eba\u8def\u697c\u7248\u4e2a\u76cf\u671f\u5957\u4f4d\u540d\u6761\u5ea7\u6b21\u53ea\u5929\u5f20")
"""After a number a break before these is allowed but costs DATE_BREAK: readers take number and count as one."""


def after_number(text: str, k: int) -> tuple[int, int]:
    """What follows the number that ends before k: where its scale and measure unit end, and where a date's or count's sign stands,
    or -1."""
    while k < len(text) and text[k] in SCALES and not text.startswith(MEASURE_UNITS, k):
        k += 1
    unit = k + 1 if text[k : k + 1] in BLANKS else k
    if text.startswith(MEASURE_UNITS, unit):
        return unit + len(next(one for one in MEASURE_UNITS if text.startswith(one, unit))), -1
    return k, unit if text[unit : unit + 1] in COUNTS or text[unit : unit + 1] in DATES else -1


JOINED = {"\u5e74": 25, "\u6708": 45, "\u65f6": 90, "\u70b9": 90, "\u5206": 90}
"""What it costs to end a line after a date's or an hour's sign, where the date goes on: 9\u65f6 30\u5206."""
ORDINAL = "\u7b2c"
LEADS = frozenset((*JOINED, ORDINAL))
"""What a number after it may belong to."""


def lead(text: str, k: int) -> int:
    """What it costs to end a line before the number that begins at k, or after a space there: negative = forbidden."""
    if text[k - 1] == ORDINAL:
        return -1
    number = text[max(0, k - 3) : k - 1].rstrip(" \u00a0")[-1:]
    return JOINED[text[k - 1]] if number.isdecimal() else 0
