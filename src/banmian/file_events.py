"""What is saved, moved or deleted in the folders of an issue, as sets of paths; watchfiles asks the system for it."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from banmian.sources.folders import is_stray

STEP = 10
"""Milliseconds without a further change after which one set of changes is whole: an editor saves in several steps."""
QUIET = 1000
"""Milliseconds after which it is told that nothing happened."""


def changes_in(folders: Iterable[Path]) -> Iterator[set[Path]]:
    """What is saved, moved or deleted in these folders, but for what programs leave beside an editor's files. Each QUIET an
    empty set. A folder that goes and comes again, as when another branch is checked out, is watched anew, and is itself told."""
    from watchfiles import watch as events

    def wanted(_: object, path: str) -> bool:
        return not is_stray(Path(path).name)

    watched, anew, last = tuple(folders), set[Path](), None
    while True:
        before = _identities(watched)
        there = [folder for folder, known in zip(watched, before, strict=True) if known is not None]
        if last is not None and before != last:
            anew = set(watched)  # what was saved before it is watched again
        last = before
        if not there:
            time.sleep(QUIET / 1000)
            yield anew
            anew = set()
            continue
        with suppress(FileNotFoundError):  # gone in this very moment
            for found in events(*there, watch_filter=wanted, step=STEP, yield_on_timeout=True, rust_timeout=QUIET):
                paths = {Path(path) for _, path in found}
                yield paths | anew
                anew = set()
                if _identities(watched) != before:
                    break
                if not paths.isdisjoint(watched):  # gone, and one of the same number come
                    anew = set(watched)
                    break


def _identities(folders: Iterable[Path]) -> list[tuple[int, int] | None]:
    """Which folders these are on disk; None where there is none."""
    found: list[tuple[int, int] | None] = []
    for folder in folders:
        try:
            told = os.stat(folder)
        except OSError:
            found.append(None)
        else:
            found.append((told.st_dev, told.st_ino))
    return found
