"""What a build that was ended from outside leaves in its folder is put right at once, not only by the next build."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from banmian.outputs.lock import BusyError, one_build
from banmian.outputs.names import MARK
from banmian.outputs.swap import NotWrittenError, recover

PATIENCE = 5.0
"""Seconds to wait for the lock of the one that was ended; the system lets it go with the process."""


def put_right(folder: Path) -> bool:
    """Put back what was moved by half, and take away what lies beside; whether the folder is now as before that build, or as
    after it. Where another build has begun there meanwhile it has done so itself."""
    if not (folder / MARK).is_file():
        return True
    try:
        with suppress(BusyError), one_build(folder, PATIENCE, lambda _: None):
            recover(folder)
    except (NotWrittenError, OSError):
        return False
    return True
