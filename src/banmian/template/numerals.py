"""Numbers in Han: counted (\u5341\u4e8c, \u4e00\u767e\u96f6\u4e94) or digit by digit (\u4e8c\u3007\u4e8c\u3007)."""

from __future__ import annotations

from collections.abc import Callable

DIGITS = "\u3007\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d"
ZERO = "\u96f6"
UNITS = ("\u5343", "\u767e", "\u5341", "")
"""From the thousands down."""


def by_digits(number: int) -> str:
    """2020: \u4e8c\u3007\u4e8c\u3007"""
    return "".join(DIGITS[int(digit)] for digit in str(number))


def counted(number: int) -> str:
    """12: \u5341\u4e8c, 105: \u4e00\u767e\u96f6\u4e94; from 10,000 on digit by digit."""
    if not 0 < number < 10_000:
        return by_digits(number)
    out, gap = "", False
    for digit, unit in zip(f"{number:04}", UNITS, strict=True):
        if digit == "0":
            gap = bool(out)
            continue
        out += (ZERO if gap else "") + DIGITS[int(digit)] + unit
        gap = False
    return out[1:] if 10 <= number < 20 else out


HAN_WAYS: dict[str, Callable[[int], str]] = {"han": counted, "digits": by_digits}
"""The ways to write a number that words of a paper may ask for."""
