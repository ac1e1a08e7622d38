"""By how much a story is over and a place is short, as numbers: those that the engine's messages were made of (phrases.py).

flow/verdict.py makes them: their values `story`, `characters` and `lines`; pages/slots_told.py those of lines that no text reaches.
"""

from __future__ import annotations

from collections.abc import Iterable

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.misfits import MISFITS
from banmian.phrases import Phrase
from banmian.values import frozen

OVER = "FLW001"
UNREACHED = "FLW034"


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
    given = dict(told.message.given) if isinstance(told.message, Phrase) else {}
    if told.code not in MISFITS or told.place is None or not {"story", "characters", "lines"} <= given.keys():
        return None
    page, story, characters, lines = told.place.page, str(given["story"]), _number(given["characters"]), _number(given["lines"])
    is_over = told.code == OVER
    return Amount(page, story, characters, lines, 0, 0) if is_over else Amount(page, story, 0, 0, lines, characters)


def empty_of(told: Diagnostic) -> int:
    """The lines of a column that no text reaches; 0 for a message of another kind."""
    given = dict(told.message.given) if isinstance(told.message, Phrase) else {}
    return _number(given.get("lines")) if told.code == UNREACHED else 0


def amounts(told: Iterable[Diagnostic]) -> list[Amount]:
    """The numbers of all messages that have some."""
    return [amount for d in told if (amount := amount_of(d)) is not None]


def _number(counted: object) -> int:
    """The number of a noun that is counted."""
    return counted.number if isinstance(counted, Phrase) else 0
