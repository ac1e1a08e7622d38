"""The instant that an issue is said to be made at: no clock is read (docs/rules/contracts.md, Equal bytes)."""

from __future__ import annotations

import datetime
import os
import re

from banmian.phrases import say

LATEST = 253_402_271_999
"""The last second of the year 9999 in China: an instant that a PDF can write."""
CHINA = datetime.timezone(datetime.timedelta(hours=8))


class EpochError(ValueError):
    """SOURCE_DATE_EPOCH is set to something that is no instant."""


def epoch() -> int | None:
    """SOURCE_DATE_EPOCH in seconds, None where it is not set. EpochError with a sentence where it says nothing."""
    text = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not text:
        return None
    if re.fullmatch("[0-9]{1,12}", text) is None or int(text) > LATEST:
        wrong = say(
            "SOURCE_DATE_EPOCH is '{text}': it takes seconds since 1970, up to {latest}; or unset it", text=text[:40], latest=LATEST
        )
        raise EpochError(wrong)
    return int(text)


def created(date: datetime.date) -> str:
    """The document's instant: midnight of the issue's date in China, or SOURCE_DATE_EPOCH where it is set."""
    seconds = epoch()
    if seconds is not None:
        return datetime.datetime.fromtimestamp(seconds, CHINA).isoformat()
    return datetime.datetime(date.year, date.month, date.day, tzinfo=CHINA).isoformat()
