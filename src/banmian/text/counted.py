"""Numbers of a headline with what they count: a date, an hour, a number and its measure word are read as one and are not parted.

docs/rules/typography.md, Headlines; GB/T 15835-2011 (numerals in text). Spaces that an author typed around figures (8 \u6708
12 \u65e5) are inside such a number and no place where a line ends.
"""

from __future__ import annotations

import re
from functools import cache

from banmian.text.grammar import grammar
from banmian.text.numbers import COUNTS, DATES, MEASURE_UNITS, SCALES

HAN_NUMERALS = (
    "\u96f6\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341\u767e\u5343\u4e07\u4ebf\u4e24\u51e0\u534a\u4f59"
)
NUMERALS = f"0-9{HAN_NUMERALS}"
ROUGHLY = "\u591a\u6765\u4f59\u51e0"
"""After a number: so many and some more."""
PER_CENT = "%\uff05\u2030\u2103\u2109\u00b0"
HOURS, AFTER_HOUR = "\u70b9\u65f6\u6642\u9ede", "\u534a\u6574"
"""After the sign of an hour: half past, sharp."""
TRADITIONAL_DATES, TRADITIONAL = "\u6642\u9ede\u865f", "\u6b72\u6236\u6a13\u500b\u76de\u689d\u96bb\u5f35\u9593\u96d9\u5c0d"
MOST = 20
"""Signs of a number."""


@cache
def counted() -> re.Pattern[str]:
    """A number, the word that says it is rough, and what it counts, or the figures and signs of a date or an hour."""
    number = f"[{NUMERALS}.,:+-]{{0,{MOST}}}[{NUMERALS}](?: [{SCALES}])?"
    dates, counts = "".join(sorted(DATES)) + TRADITIONAL_DATES, "".join(sorted(COUNTS | set(grammar("counts")))) + TRADITIONAL
    unit = f"(?:{'|'.join(MEASURE_UNITS)}|[{counts}{PER_CENT}])"
    dated = f"[{NUMERALS}]{{1,{MOST}}} ?[{dates}]"
    date = f"{dated}(?: ?(?!\u534a){dated}){{0,5}}(?:(?<=[{HOURS}])[{AFTER_HOUR}])?"
    return re.compile(f"(?<![{NUMERALS}.,:+-])(?:\u7b2c ?)?(?:{date}|{number} ?[{ROUGHLY}]? ?{unit})")


def spans_of_counted(text: str) -> list[tuple[int, int]]:
    """Where they begin and end in a text."""
    return [found.span() for found in counted().finditer(text)]
