"""Numbers of the trade that carry a check digit: EAN-13 and ISSN (ISO 3297), each refused where the digit contradicts the others.

An ISSN becomes an EAN of the prefix 977: its first seven digits, two of a variant (a price, 00 otherwise), a check digit anew.
"""

from __future__ import annotations

import re

from banmian.phrases import WrongValue, say

PERIODICAL = "977"
"""The prefix of serials in EAN."""


def ean_check(digits: str) -> int:
    """The check digit of the twelve digits before it: weights 1 and 3 in turn, up to the next ten."""
    return -sum(int(d) * (3 if n % 2 else 1) for n, d in enumerate(digits[:12])) % 10


def issn_check(digits: str) -> str:
    """The check digit of the seven digits before it: weights 8 to 2, up to the next eleven; X is ten."""
    rest = -sum(int(d) * weight for d, weight in zip(digits[:7], range(8, 1, -1), strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def ean(value: object) -> str:
    """Thirteen digits, groups of them apart or not. ValueError with a sentence."""
    digits = re.sub(r"[ -]", "", value) if isinstance(value, str) else ""
    if re.fullmatch(r"[0-9]{13}", digits) is None:
        raise WrongValue(say("'{value}' is no EAN", value=value), say("write its thirteen digits"))
    right = ean_check(digits)
    if digits[12] != str(right):
        raise WrongValue(
            say(
                "the check digit of {value} is {right} by the other twelve, not {digits}",
                value=value,
                right=right,
                digits=digits[12],
            ),
            say("a digit is wrong"),
        )
    return digits


def issn(value: object) -> str:
    """Eight signs with a hyphen amid them. ValueError with a sentence."""
    found = re.fullmatch(r"(?:ISSN )?([0-9]{4})-?([0-9]{3})([0-9Xx])", value) if isinstance(value, str) else None
    if found is None:
        raise WrongValue(say("'{value}' is no ISSN", value=value), say("write it as 1234-5679"))
    digits, right = found[1] + found[2], issn_check(found[1] + found[2])
    if found[3].upper() != right:
        raise WrongValue(
            say("the check digit of {value} is {right} by the other seven, not {found}", value=value, right=right, found=found[3]),
            say("a digit is wrong"),
        )
    return f"{digits[:4]}-{digits[4:]}{right}"


def ean_of_issn(number: str, variant: str) -> str:
    """The EAN of a serial. `number` as `issn` gives it."""
    twelve = PERIODICAL + number.replace("-", "")[:7] + variant
    return f"{twelve}{ean_check(twelve)}"
