"""What stays whole whatever the level: numbers with their signs and units, dates, telephone numbers, words, addresses.

docs/rules/typography.md, Line edges; UAX #14 LB23-LB25 tailored; GB 3100 and GB/T 15835-2011 (numerals in text). The patterns
work on a text's shape, in which twins are one: all digits, full-width too, are digits, all letters letters, all dashes dashes.
"""

from __future__ import annotations

import re
from functools import cache

from banmian.text.classes import UNIT_SIGNS, is_relation
from banmian.text.uax14 import CLASSES

_TWINS = {
    "-": "\u2010\u2011\u2013\uff0d\u2212", "+": "\uff0b\u00b1", "~": "\uff5e\u301c", "/": "\uff0f", ":": "\u2236",
    ".": "\uff0e", "'": "\u2019", "*": "\u00d7", " ": "\u00a0", "\x02": "\u2014", "\x05": "\uff1a", "\x03": "\u00b7",
    "$": "\u00a5\uffe5\uff04\u00a3\uffe1\u20ac\u2116", "#": "\uff03",
    "%": "\uff05\u2030\u00b0\u2103\u2109\u2032\u2033" + UNIT_SIGNS,
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


_VALUE = "<?(?:[$#][-+]?|[-+]?[$#]?)[0-9]+(?:[.,:'\x05][0-9]+)*(?:%[CF]?)?"
_GROUPS = "(?:(?<=[0-9]{3}) (?:[0-9]{3}(?= [0-9]{4}(?![0-9]))|[0-9]{4}(?![0-9])))*"
"""The spaced groups of a telephone number: 6328 0000, 138 1234 5678, 400 820 8820."""
_AREA = r"(?:\+[0-9]{1,3}[- ](?:[0-9]{2,3}[- ])?)?(?:\([0-9]{2,4}\)[- ]?(?=[0-9]{3}))?"
_RANGE = "(?:[-~/*<\x03]|(?<!\x02)\x02(?!\x02))"
_WORD = "[A-Za-z0-9][A-Za-z0-9\x04]*"

WHOLE = re.compile(
    f"(?P<number>{_AREA}{_VALUE}(?:{_RANGE}{_VALUE})*{_GROUPS}(?![A-Za-z0-9]))"
    f"|(?P<word>[$#<]?{_WORD}(?:[.,:'/&_+<-]{_WORD})*(?:%[CF]?|[+#]+)?)"
)
"""In a shape: a number - dates, times, ranges and telephone numbers too - or a word; no line ends inside."""

LATIN_UNITS = frozenset((
    "mm", "cm", "dm", "m", "km", "\u03bcm", "nm", "mg", "g", "kg", "t", "ml", "mL", "L", "ha", "W", "kW", "MW", "GW", "kWh", "kV",
    "V", "A", "Hz", "kHz", "MHz", "GHz", "KB", "GB", "MB", "TB", "Pa", "kPa", "hPa", "MPa", "J", "kJ", "cal", "kcal", "dB", "min",
    "h", "s", "rpm", "lx", "lm", "mol", "N", "kN", "NTU", *UNIT_SIGNS, "%", "\u2030", "\u00b0", "\u00b0C", "\u2103",
))  # fmt: skip
"""Units that stay with the number before a typed space: 30 km (GB 3100), also squared, cubed and by another: km/h, m\u00b2."""
_SPACES = frozenset(" \u00a0\u2009\u202f")


@cache
def _spaced() -> re.Pattern[str]:
    """A space and what may be a unit; compiled when a number stands before a space."""
    return re.compile("[ \u00a0\u2009\u202f]([A-Za-z\u03bc%\u2030\u00b0\u2103\u3380-\u33df/]+)[\u00b2\u00b3]?(?![0-9A-Za-z])")


def spaced_unit(text: str, end: int) -> int:
    """Where the Latin unit ends that follows, after a space, the number which ends at `end`; else `end`."""
    if text[end : end + 1] not in _SPACES:
        return end
    found = _spaced().match(text, end)
    return found.end() if found and LATIN_UNITS.issuperset(found[1].split("/")) else end


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
RANGE_DASH = re.compile("[\u2013\u2014~\uff5e\u301c](?=[0-9\uff10-\uff19])")
"""Between two numbers: in an emergency a line may end after it."""


def may_part(before: str, after: str) -> bool:
    """Whether in an emergency a line may end between two characters of an address: between letters, after @ and _."""
    return after.isalnum() and (before.isalnum() or before in "@_")


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
COUNTS = frozenset(
    "\u5e74\u6708\u65e5\u53f7\u65f6\u70b9\u5206\u5c81\u6237\u4eba\u8def\u697c"
    "\u7248\u4e2a\u76cf\u671f\u5957\u4f4d\u540d\u6761\u5ea7\u6b21\u53ea\u5929\u5f20"
)
"""After a number a break before these is allowed but costs DATE_BREAK: readers take date and count as one."""


def after_number(text: str, k: int) -> tuple[int, int]:
    """What follows the number that ends before k: where its scale and measure unit end, and where a count's sign stands, or -1."""
    while k < len(text) and text[k] in SCALES and not text.startswith(MEASURE_UNITS, k):
        k += 1
    unit = k + 1 if text[k : k + 1] in ("\u00a0", " ") else k
    if text.startswith(MEASURE_UNITS, unit):
        return unit + len(next(one for one in MEASURE_UNITS if text.startswith(one, unit))), -1
    return k, unit if text[unit : unit + 1] in COUNTS else -1
