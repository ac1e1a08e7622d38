"""Which message of a page is its worst: the one that thumbnail, strip and makeup tell in a word or two.

Among one severity, what an editor wants to know of a page first stands first in the table RANKS, and among the same kind the
largest amount; what the table does not name comes after it, as it came.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

Json = dict[str, Any]
NO_AMOUNT = {"over": 0, "over_lines": 0, "short": 0, "room": 0, "empty": 0}

_SEVERITIES = ("error", "warning")
RANKS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("SGN001",), ()),  # what was signed is no longer so: nothing else of the page may wait for this
    (("SRC", "YML"), ()),  # a file that cannot be read: what else is told of the page may be of an older one
    (("FLW001",), ("over",)),  # words that would not be printed, by characters
    (("FIT002",), ()),  # a head that does not fit
    (("PIC",), ()),  # a picture that is missing or no picture
    (("PLN005",), ()),  # a place with no story at all
    (("FLW002", "FLW034"), ("short", "empty")),  # white by accident, by lines: of one story, of one column
)
"""Codes, or their groups, and by which numbers of theirs the larger is the worse."""


def worst_of(found: Iterable[Mapping[str, Any]]) -> dict[int, Json]:
    """Each page's worst error or warning, by page. `rank`: of two pages that with the lower one is the worse."""
    worst: dict[int, Json] = {}
    ranks = count()
    for told in sorted((one for one in found if one["page"] is not None and one["severity"] in _SEVERITIES), key=_weight):
        if told["page"] not in worst:
            worst[told["page"]] = {"rank": next(ranks), **{k: told[k] for k in ("number", "code", "severity", *NO_AMOUNT)}}
    return worst


def _weight(told: Mapping[str, Any]) -> tuple[int, int, int]:
    """What a message is sorted by: severity, kind, amount."""
    kind, amount = next(
        ((k, sum(told[name] for name in names)) for k, (codes, names) in enumerate(RANKS) if told["code"].startswith(codes)),
        (len(RANKS), 0),
    )
    return _SEVERITIES.index(told["severity"]), kind, -amount
