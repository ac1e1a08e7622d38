"""Numbers as tables of people hold them, and as a paper prints them: thousands parted, percents, what is missing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal

from banmian.template.charts import ChartStyle
from banmian.values import frozen

MISSING = frozenset(("", "-", "--", "/", "...", "\u2013", "\u2014", "\u2014\u2014", "n/a", "na", "null", "none"))
"""What is written where there is no number, in the form to which `NFKC` brings it and without case."""
_NUMBER = re.compile(r"([-+\u2212\u2013]?)([0-9]+|[0-9]{1,3}(?:[, '\u2019][0-9]{3})+)?(\.[0-9]+)?\s?(%?)\Z")
MOST_DIGITS = 15
"""More are no number that a reader takes in, and more than a scale holds."""
MINUS, EN, HYPHEN = "\u2212", "\u2013", "-"
THIN, FIXED = "\u2009", "\u00a0"


@frozen
class Signs:
    """What stands before what is less than nothing, and between thousands parted by white: a face may lack the right one."""

    minus: str = MINUS
    space: str = THIN


def signs_of(has: Callable[[str], bool]) -> Signs:
    """The best signs that a face has."""
    minus = next((sign for sign in (MINUS, EN) if has(sign)), HYPHEN)
    return Signs(minus, THIN if has(THIN) else FIXED)


RIGHT = Signs()


class NoNumber(ValueError):
    """Text that is no number."""


def read_number(text: str) -> tuple[Decimal | None, bool]:
    """The number of a cell, None where it is missing, and whether it is a percent. NoNumber for anything else."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain.casefold() in MISSING:
        return None, False
    found = _NUMBER.match(plain)
    if found is None or not (found[2] or found[3]):
        raise NoNumber(text)
    digits = re.sub("[^0-9]", "", found[2] or "0")
    if len(digits) + len(found[3] or "") > MOST_DIGITS:
        raise NoNumber(text)
    value = Decimal(digits + (found[3] or ""))
    return (-value if found[1] and found[1] != "+" else value), bool(found[4])


def decimals_of(values: list[Decimal]) -> int:
    """The most decimals that one of them is written with."""
    return max((max(0, -int(v.as_tuple().exponent)) for v in values), default=0)


def written(value: Decimal, decimals: int, style: ChartStyle, percent: bool = False, signs: Signs = RIGHT) -> str:
    """A number as it is printed, with so many decimals."""
    rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, part = f"{rounded:f}".partition(".")
    if rounded >= style.part_from:
        parted = {"comma": ",", "space": signs.space, "none": ""}[style.thousands]
        whole = f"{int(whole):,}".replace(",", parted)
    sign = signs.minus if value < 0 and rounded else ""
    return sign + whole + (f".{part}" if part else "") + ("%" if percent else "")


def shares_of(values: list[Decimal]) -> list[Decimal]:
    """The values in percent of their sum. Each is printed rounded by itself, as statistics do, though together they may then make
    99 or 101: none is moved to please the sum."""
    total = sum(values)
    return [value * 100 / total for value in values]
