"""Is a face's file the one that the lock names? Codes FNT002 (missing) and FNT003 (altered).

Rule: fonts/README.md, Hashes. Size is compared at each run. The hash is taken when the file's date is not the one that the lock
gives this face; a file found right is given that date, so that a fresh clone is hashed once and later runs pay one stat a face.
The date is the lock's `stamp`, and behind the second a number out of the face's hash: a file that was found right as another face
brings that face's date with it, and is hashed. Where the date cannot be set (a read-only checkout, a disk that counts in seconds)
every run hashes: about 30 ms for the whole set.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.fonts.lock import FaceEntry
from banmian.phrases import Phrase, of_system, say

_MAKE = say("Take the file from git again (`git checkout fonts`), or remake it with `make fonts`.")


def check_file(path: Path, entry: FaceEntry, stamp: int) -> Diagnostic | None:
    """None when `path` is what `entry` promises; `stamp` in seconds since 1970."""
    try:
        state = path.stat()
    except OSError:
        return _fault("FNT002", entry, say("is missing"))
    if state.st_size != entry.size:
        return _fault(
            "FNT003", entry, say("is altered: {st_size} bytes in place of {size}", st_size=state.st_size, size=entry.size)
        )
    date = _date_of(entry, stamp)
    if state.st_mtime_ns == date:
        return None
    try:
        found = sha256(path)
    except OSError as error:
        return _fault("FNT002", entry, say("cannot be read ({strerror})", strerror=of_system(error)))
    if found != entry.sha256:
        return _fault(
            "FNT003",
            entry,
            say("is altered: SHA-256 {found}\u2026 in place of {sha256}\u2026", found=found[:12], sha256=entry.sha256[:12]),
        )
    _give(path, date)
    return None


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _date_of(entry: FaceEntry, stamp: int) -> int:
    """The date of a face that was found right, in nanoseconds since 1970, by tenths of a microsecond: no system counts finer."""
    return stamp * 1_000_000_000 + int(entry.sha256[:8], 16) % 10_000_000 * 100


def _give(path: Path, date: int) -> None:
    """Give the file that date; where that is not allowed the next run hashes again, and nothing else changes."""
    try:
        os.utime(path, ns=(date, date))
    except OSError:
        return


def _fault(code: str, entry: FaceEntry, what: Phrase) -> Diagnostic:
    message = say(
        "The face {id} ({family} {style}, fonts/{file}) {what}.",
        id=entry.id,
        family=entry.family,
        style=entry.style,
        file=entry.file,
        what=what,
    )
    return diagnose(code, message, _MAKE, entry.span)
