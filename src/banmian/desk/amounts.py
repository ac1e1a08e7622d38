"""By how much a story is over and a place is short, as numbers: taken from the messages that the engine makes of them.

The one place that reads a message's words; flow/verdict.py writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.misfits import MISFITS
from banmian.values import frozen

_STORY = re.compile(r": '([^']*)' is (over|short) by ")
_CHARACTERS, _LINES = re.compile(r"(\d+) character"), re.compile(r"(\d+) line")


@frozen
class Amount:
    """What does not fit. Characters `over` and the lines that they need; lines that are `short` and the characters that they have
    `room` for; 0 where it is not so."""

    page: int
    story: str
    over: int
    over_lines: int
    short: int
    room: int


def amount_of(told: Diagnostic) -> Amount | None:
    """The numbers of a message; None where it is of another kind."""
    found = _STORY.search(told.message)
    if told.code not in MISFITS or told.place is None or found is None:
        return None
    rest = told.message[found.end() :]
    characters, lines = _number(_CHARACTERS, rest), _number(_LINES, rest)
    if found[2] == "over":
        return Amount(told.place.page, found[1], characters, lines, 0, 0)
    return Amount(told.place.page, found[1], 0, 0, lines, characters)


def amounts(told: Iterable[Diagnostic]) -> list[Amount]:
    """The numbers of all messages that have some."""
    return [amount for d in told if (amount := amount_of(d)) is not None]


def _number(pattern: re.Pattern[str], text: str) -> int:
    found = pattern.search(text)
    return int(found[1]) if found else 0
