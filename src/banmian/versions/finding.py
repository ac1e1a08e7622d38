"""Which version somebody means: by its id, by the time of day, by a proof's number."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence

from banmian.versions.store import Version

NOW = "now"
_TIME = re.compile(r"(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{1,2}):(\d{2})")
_PROOF = re.compile(r"proof[- ]?(\d{1,2})")
_ID = re.compile(r"[0-9a-f]{4,10}")
PROOF = "proof"


def find(versions: Sequence[Version], said: str, now: str) -> Version | None:
    """The version that `said` names: an id or its beginning (at least four digits), `17:40` or `2020-08-12 17:40` (what stood at
    that time), `proof-2`, `last`. `versions`: the oldest first; `now`: the time, ISO 8601 with zone."""
    said = said.strip().lower()
    if said == "last":
        return versions[-1] if versions else None
    proof, time = _PROOF.fullmatch(said), _TIME.fullmatch(said)
    if proof is not None:
        return _newest([v for v in versions if v.what == PROOF and v.note.split(" ")[0] == str(int(proof[1]))])
    if time is not None:
        return _stood(versions, time, datetime.datetime.fromisoformat(now))
    return _newest([v for v in versions if _ID.fullmatch(said) and v.id.startswith(said)])


def last_proof(versions: Sequence[Version]) -> Version | None:
    """The version of the last proof, else the last but one that was built."""
    proofs = [v for v in versions if v.what == PROOF]
    return _newest(proofs) or (versions[-2] if len(versions) > 1 else None)


def _newest(versions: Sequence[Version]) -> Version | None:
    return versions[-1] if versions else None


def _stood(versions: Sequence[Version], time: re.Match[str], now: datetime.datetime) -> Version | None:
    """The newest version that is not younger than that time; without a day it is the last time that the clock showed it."""
    hour, minute = int(time[2]), int(time[3])
    if hour > 23 or minute > 59:
        return None
    try:
        day = datetime.date.fromisoformat(time[1]) if time[1] else now.date()
    except ValueError:
        return None
    end = datetime.datetime.combine(day, datetime.time(hour, minute, 59), now.tzinfo)
    if not time[1] and end - datetime.timedelta(seconds=59) > now:
        end -= datetime.timedelta(days=1)
    return _newest([v for v in versions if datetime.datetime.fromisoformat(v.at) <= end])
