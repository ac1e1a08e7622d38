"""What stays whole whatever the level: numbers with their signs and units, dates, telephone numbers, words, addresses.

docs/rules/typography.md, Line edges; UAX #14 LB23-LB25 tailored; GB 3100 and GB/T 15835-2011 (numerals in text).
"""

from __future__ import annotations

import re

_D = "0-9\uff10-\uff19"
_NUMBER = f"[{_D}]+(?:[.,:'\u2019\u2236\uff1a\uff0e][{_D}]+)*"
_SIGN = "[+\\-\u2212\u00b1\uff0b\uff0d]"
_PREFIX = "[\u00a5\uffe5$\uff04\u00a3\uffe1\u20ac\u2116#\uff03]"
_SUFFIX = "(?:[%\uff05\u2030\u2103\u2109\u2032\u2033]|\u00b0[CF]?)"
_RANGE = "[-\u2010\u2013~\uff5e\u301c\uff0d/\uff0f\u00b7\u00d7]|(?<!\u2014)\u2014(?!\u2014)"
LATIN_UNITS = (
    "mm", "cm", "dm", "m", "km", "\u03bcm", "nm", "mg", "g", "kg", "t", "ml", "mL", "L", "ha", "W", "kW", "MW", "GW", "kWh", "kV", "V",
    "A", "Hz", "kHz", "MHz", "GHz", "KB", "GB", "MB", "TB", "Pa", "kPa", "hPa", "MPa", "J", "kJ", "cal", "kcal", "dB", "min", "h", "s",
    "rpm", "bp",
)  # fmt: skip
"""Units that stay with the number before a typed space: 30 km (GB 3100), also squared, cubed and by another: km/h, m\u00b2."""
_ONE = "(?:" + "|".join(sorted(LATIN_UNITS, key=len, reverse=True)) + ")[\u00b2\u00b3]?"
_AFTER_SPACE = f"(?:[ \u00a0\u2009\u202f](?:{_SUFFIX}|{_ONE}(?:/{_ONE})?(?![A-Za-z0-9])))"
_VALUE = f"(?:{_PREFIX}{_SIGN}?|{_SIGN}{_PREFIX}?)?{_NUMBER}{_SUFFIX}?"

_TELEPHONE = (
    f"(?:\\+[{_D}]{{1,3}}[- ]?)?(?:[(\uff08][{_D}]{{2,4}}[)\uff09][- ]?|0[{_D}]{{2,3}}[- ]|[48]00[- ]|\\+[{_D}]{{1,3}}[- ][{_D}]{{2,3}}[- ])?"
    f"(?:1[3-9][{_D}][- ])?[{_D}]{{3,4}}[- ][{_D}]{{4}}(?:[-\u8f6c][{_D}]{{1,6}})?(?![{_D}])"
)
LETTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u03ff\u0400-\u04ff"
_WORD = f"[{LETTER}][{LETTER}\u0300-\u036f]*(?:[.,:'\u2019\\-\u2010\u2013/&_+\u2236][{LETTER}][{LETTER}\u0300-\u036f]*)*(?:{_SUFFIX}|[+#]+)?"

_ADDRESS = (
    "(?:https?://|ftp://|www\\.)[!-~]*[0-9A-Za-z/=&_#-]"
    "|[0-9A-Za-z_.+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+"
    "|[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)*\\.(?:com|cn|org|net|gov|edu)/[!-~]*[0-9A-Za-z/=&_#-]"
)

WHOLE = re.compile(
    f"(?P<address>{_ADDRESS})"
    f"|(?<![{_D}])(?P<telephone>{_TELEPHONE})"
    f"|(?P<number>{_VALUE}(?:(?:{_RANGE}){_VALUE})*(?![{LETTER}]){_AFTER_SPACE}?)"
    f"|(?P<word>{_PREFIX}?{_WORD}{_AFTER_SPACE}?)"
)
"""An address, a telephone number, a number or a word: no line ends inside (an address has its own places)."""

ADDRESS_PIECE = re.compile(r"[/.?&=\-]+(?=[^/.?&=\-])")
"""After these a line may end inside an address."""
COMPOUND = re.compile("(?<=[^\\W\\d_]{3})[-\u2010](?=[^\\W\\d_]{3})")
"""A hyphen between two parts of three letters or more: a line may end after it."""

_MEASURES = """
    \u5e73\u65b9\u5343\u7c73 \u5e73\u65b9\u516c\u91cc \u5e73\u65b9\u5398\u7c73 \u5e73\u65b9\u6beb\u7c73 \u5e73\u65b9\u7c73 \u7acb\u65b9\u5398\u7c73 \u7acb\u65b9\u7c73 \u6444\u6c0f\u5ea6 \u516c\u91cc \u5343\u7c73 \u5206\u7c73 \u5398\u7c73 \u6beb\u7c73 \u5fae\u7c73 \u7eb3\u7c73 \u6d77\u91cc
    \u82f1\u91cc \u82f1\u5c3a \u82f1\u5bf8 \u516c\u9877 \u516c\u65a4 \u5343\u514b \u6beb\u514b \u5fae\u514b \u5408\u5347 \u6beb\u5347 \u5343\u5361 \u5343\u74e6\u65f6 \u5343\u74e6 \u5146\u74e6 \u5343\u4f0f \u8d6b\u5179 \u5206\u8d1d
    \u7f8e\u5143 \u6b27\u5143 \u65e5\u5143 \u6e2f\u5143 \u82f1\u9551 \u5c0f\u65f6 \u5206\u949f \u79d2 \u7c73 \u514b \u5428 \u5347 \u5ea6 \u5143 \u4ea9 \u65a4
"""
MEASURE_UNITS = tuple(sorted(_MEASURES.split(), key=lambda unit: (-len(unit), unit)))
"""Chinese measure units (GB 3100, GB 3102, money): no line ends between a number and these, nor inside them."""
SCALES = "\u767e\u5343\u4e07\u4ebf"
"""3\u4e07, 1.2\u4ebf: part of the numeral (GB/T 15835 5.2)."""
COUNTS = "\u5e74\u6708\u65e5\u53f7\u65f6\u70b9\u5206\u5c81\u6237\u4eba\u8def\u697c\u7248\u4e2a\u76cf\u671f\u5957\u4f4d\u540d\u6761\u5ea7\u6b21\u53ea\u5929\u5f20"
"""After a number a break before these is allowed but costs DATE_BREAK: readers take date and count as one."""

AFTER_NUMBER = re.compile(
    f"(?<=[{_D}])(?P<scale>[{SCALES}]{{0,2}})[ \u00a0]?(?:(?P<measure>{'|'.join(MEASURE_UNITS)})|(?P<count>[{COUNTS}]))?"
)
"""What follows a number: a scale, then a measure unit or a count's sign."""
