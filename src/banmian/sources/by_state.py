"""What was made of a file, known by the file's state on disk, so that a process that lives on reads again what was saved alone.

A state is what the system says of a file: which one it is, its size, when it was written and when anything of it was changed. A
file that is written over has another state, unless that happens in the same tick of the system's clock: what was changed just now
is read each time, as git does. Nothing is trusted from one process to the next.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import TypeVar

from banmian.remember import Memo

V = TypeVar("V")
YOUNG = 3_000_000_000
"""Nanoseconds for which a change may be followed by another one that no state tells apart: some disks count in two seconds."""


def by_state(memo: Memo[V], path: Path, more: Hashable, make: Callable[[], V]) -> V:
    """What `make` gives, which reads this file and, beside it, what `more` stands for."""
    name = str(path)
    try:
        state = os.stat(name)
    except (OSError, ValueError):
        return make()
    written, changed = state.st_mtime_ns, state.st_ctime_ns
    if time.time_ns() - max(written, changed) < YOUNG:
        return make()
    return memo.of((name, state.st_dev, state.st_ino, state.st_size, written, changed, more), make)
