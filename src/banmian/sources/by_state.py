"""What was made of a file, known by the file's state on disk, so that a process that lives on reads again what was saved alone.

A state is what the system says of a file: which one it is, its size, when it was written and when anything of it was changed. A
file that is written over has another state, unless that happens in the same tick of the system's clock: what was changed just now
is read each time, as git does. Nothing is trusted from one process to the next.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable, Sequence
from pathlib import Path
from typing import TypeVar

from banmian.remember import Memo

V = TypeVar("V")
YOUNG = 3_000_000_000
"""Nanoseconds for which a change may be followed by another one that no state tells apart: some disks count in two seconds."""
State = tuple[str, int, int, int, int, int]
"""A path, the file that it leads to (its disk and number), its size, when it was written and when changed."""


def state_of(path: Path) -> State | None:
    """The file's state; None where there is none, or where it was touched just now."""
    name = str(path)
    try:
        told = os.stat(name)
    except (OSError, ValueError):
        return None
    written, changed = told.st_mtime_ns, told.st_ctime_ns
    if time.time_ns() - max(written, changed) < YOUNG:
        return None
    return name, told.st_dev, told.st_ino, told.st_size, written, changed


def by_state(memo: Memo[V], paths: Sequence[Path], more: Hashable, make: Callable[[], V]) -> V:
    """What `make` gives, which reads these files and, beside them, what `more` stands for."""
    states = tuple(map(state_of, paths))
    return make() if None in states else memo.of((states, more), make)
