"""One build at a time in an output folder: a second one waits, then says who builds there.

filelock's lock is the system's own, so that it falls with the process that holds it; a killed build locks nobody out. Where a
file system knows no locks filelock makes do with a file. Who builds is told in a file beside the lock, which counts only as
long as the lock is held. Both lie in the cache beside the issues' folders, which hold nothing but outputs.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from banmian.phrases import Phrase, say

PATIENCE = 60.0
"""Seconds that a build waits for another one, unless `--wait` says otherwise."""


class BusyError(Exception):
    """Another process still builds there. The text says who, and since when."""


@contextmanager
def one_build(folder: Path, patience: float, tell: Callable[[str], None]) -> Iterator[None]:
    """Hold the folder's lock; OSError where the system refuses it.

    `tell` is told once when there is someone to wait for. BusyError after `patience` seconds."""
    from filelock import FileLock, Timeout

    place = folder.parent / ".cache" / "locks"
    place.mkdir(parents=True, exist_ok=True)
    lock, builder = FileLock(place / f"{folder.name}.lock"), place / f"{folder.name}.builder"
    try:
        lock.acquire(timeout=0)
    except Timeout:
        tell(say("waiting: {who}", who=_who(builder)))
        try:
            lock.acquire(timeout=patience)
        except Timeout as busy:
            raise BusyError(_who(builder)) from busy
    try:
        with suppress(OSError):  # who builds is a courtesy: a full disk may refuse it
            told = {"pid": os.getpid(), "since": time.strftime("%Y-%m-%d %H:%M:%S")}
            builder.write_text(json.dumps(told), encoding="utf-8")
        yield
    finally:
        with suppress(OSError):
            builder.unlink(missing_ok=True)
        lock.release()


def _who(builder: Path) -> Phrase:
    try:
        told = json.loads(builder.read_text(encoding="utf-8"))
        return say("process {pid} builds here since {since}", pid=int(told["pid"]), since=str(told["since"]))
    except (OSError, ValueError, KeyError, TypeError):
        return say("another process builds here")
