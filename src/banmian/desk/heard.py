"""Files as they were when a change of them was last heard of: the desk hears of what it writes itself at once, and again from the
system, which need not set the issue a second time, nor end what the first one began."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

Look = tuple[int, int, int]
"""Which file it is, its length, when it was written."""


class Heard:
    """What was heard of."""

    def __init__(self) -> None:
        self._looks: dict[Path, Look | None] = {}

    def take(self, paths: Iterable[Path]) -> None:
        """They are being set as they are now, or newer."""
        self._looks.update((path, look_of(path)) for path in paths)

    def news(self, paths: Iterable[Path]) -> set[Path]:
        """Those that are others since; what is no file is always one."""
        return {path for path in paths if path.is_dir() or path not in self._looks or self._looks[path] != look_of(path)}


def look_of(path: Path) -> Look | None:
    """By what a file is known without reading it; None where it is gone."""
    try:
        told = os.stat(path)
    except OSError:
        return None
    return told.st_ino, told.st_size, told.st_mtime_ns
