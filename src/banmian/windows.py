"""What Windows has otherwise: a file that another program holds open can be neither moved nor written over, and some names are no
files.

Elsewhere nothing here has an effect, but `reserved`: a project goes from one machine to another.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

ON_WINDOWS = sys.platform == "win32"
TRIES, PAUSE = 5, 0.25
"""How often a move is tried, and the seconds between: a virus scanner or an index holds a new file for a moment only."""
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))})
"""Names that are devices on Windows, with any ending: no file there can be called so."""


def patiently(move: Callable[[], object]) -> None:
    """Do it; on Windows again where another program holds the file for the moment. OSError where it stays so."""
    for tries_left in reversed(range(TRIES if ON_WINDOWS else 1)):
        try:
            move()
            return
        except PermissionError:
            if not tries_left:
                raise
            time.sleep(PAUSE)


def held_open(path: Path, away: Path) -> bool:
    """Whether a program holds this file so that it cannot be moved, on Windows. `away`: a free name in a folder of ours on the same
    disk, to which it is moved and back again."""
    if not ON_WINDOWS or not path.exists():
        return False
    try:
        patiently(lambda: path.rename(away))
    except PermissionError:
        return True
    away.rename(path)
    return False


def reserved(name: str) -> bool:
    """Whether a file cannot have this name on Windows, whatever its ending."""
    return name.partition(".")[0].rstrip(" ").lower() in DEVICES
