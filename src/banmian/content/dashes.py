"""What stands for a dash, an ellipsis or the sign of a range, and is none.

docs/rules/typography.md, Line edges: \u2014\u2014 and \u2026\u2026 are two em, and their pairs cannot be parted; ranges are
written with \uff5e. The table of GB 2312 that Unicode once gave had U+2015 for the dash (CLREQ, unbreakable marks), old editors
type U+2500 of the box rules, keyboards have -- and ~.
"""

from __future__ import annotations

import re

from banmian.content.edit import DASH_MADE, ELLIPSIS_MADE, RANGE_MADE, Edit
from banmian.content.script import CURLY, Seen, is_beside, is_han

_DASH = re.compile(
    "\u2015+|(?<!\u2500)\u2500{1,4}(?!\u2500)|(?<!-)-{2,4}(?!-)|(?<!\uff0d)\uff0d{2,4}(?!\uff0d)|(?<!\u2013)\u2013{2}(?!\u2013)"
    "|(?<!\u2014)\u2014[ \u3000]+\u2014(?!\u2014)"
)
"""A box rule of more than four is a line across, and stays."""
_DOTS = re.compile(
    r"(?<!\.)\.{3,6}(?!\.)|\u3002{3,}|[\u00b7\u30fb\uff0e]{3,}|(?<!\u2026)(?:\u2026|\u2026{3})(?!\u2026)|(?<!\u22ef)\u22ef(?!\u22ef)"
)
_FAR = 9
"""At most so many blanks between a sign and its neighbour are passed over."""
_SIGN = "[~\u02dc\u223c\u301c]"
_TIMES = "\u5e74\u6708\u65e5\u53f7\u65f6\u70b9\u5206\u5c81\u5143\u5ea6\u7ea7\u5c42\u697c\u7c73\u671f\u7248\u5c4a\u5468\u4e07\u4ebf"
"""Han that end a date, an amount or a number in a row: after them and before a digit a tilde is a range's, elsewhere it may
say "about"."""
_RANGE = re.compile(
    f"(?:(?<=[0-9%\uff05\u2030\u2103\u2109\u00b0{_TIMES}])|(?<=[0-9][A-Za-z])|(?<=[0-9][A-Za-z][A-Za-z]))(?<!~) ?{_SIGN} ?"
    rf"(?=[0-9+$\uffe5\u00a5\u2212]|-[0-9])|(?P<han>{_SIGN})"
)
"""`han`: a range only between two Han."""


def dashes(seen: Seen) -> list[Edit]:
    """\u2015\u2015, \u2500\u2500, -- and \u2014 \u2014 in Chinese become \u2014\u2014; one of them alone is the single \u2014."""
    found = [m for m in _DASH.finditer(seen.text) if not seen.safe.holds(m.start()) and _in_chinese(seen.text, m, "0123456789")]
    return [Edit(m.start(), m.end(), _dash(m[0]), DASH_MADE) for m in found]


def _dash(typed: str) -> str:
    if typed[0] in "\u2015\u2500":
        return "\u2014" * (len(typed) // 2 * 2 or 1)
    return "\u2014\u2014"


def ellipses(seen: Seen) -> list[Edit]:
    """Three stops or points, and a single \u2026, in Chinese become \u2026\u2026."""
    found = [m for m in _DOTS.finditer(seen.text) if not seen.safe.holds(m.start())]
    return [
        Edit(m.start(), m.end(), "\u2026\u2026", ELLIPSIS_MADE) for m in found if m[0][0] == "\u3002" or _in_chinese(seen.text, m)
    ]


def ranges(seen: Seen) -> list[Edit]:
    """The tilde between two numbers, or two Han, becomes \uff5e."""
    text = seen.text
    found = [m for m in _RANGE.finditer(text) if not seen.safe.holds(m.start()) and (not m["han"] or _between_han(text, m))]
    return [Edit(m.start(), m.end(), "\uff5e", RANGE_MADE) for m in found]


def _between_han(text: str, sign: re.Match[str]) -> bool:
    return is_han(text[: sign.start()][-1:]) and is_han(text[sign.end() : sign.end() + 1])


def _in_chinese(text: str, found: re.Match[str], also: str = "") -> bool:
    """Whether Han or a Chinese mark stands beside what was found, blanks aside; `also`: other characters that may, at both
    sides of a rule."""
    before, after = (
        text[max(0, found.start() - _FAR) : found.start()].rstrip(" "),
        text[found.end() : found.end() + _FAR].lstrip(" "),
    )
    if any(is_beside(ch) or ch in CURLY for ch in (before[-1:], after[:1]) if ch):
        return True
    return bool(before and after and before[-1] in also and after[0] in also and found[0][0] in "\u2015\u2500")
