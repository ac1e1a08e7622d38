"""Names of files: relative to the project's root with `/` in every message, and never out of the issue's folder."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from banmian.phrases import NOTHING, Phrase, say

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def relative_name(root: Path, path: Path) -> str:
    """`path` relative to `root` with `/`; the bare file name where it lies elsewhere (no path of a machine is shown)."""
    try:
        return path.relative_to(root).as_posix()
    except ValueError:
        return path.name


def picture_fault(written: str) -> Phrase:
    """Why a picture's address may not be opened; empty where it may. It must be a plain path inside the issue's folder.

    Looks at the words alone; pictures/files.py, which opens the file, also resolves links.
    """
    if not written.strip():
        return say("the picture has no file")
    if _SCHEME.match(written):
        return say("the picture is somewhere on a network or a drive, not in the issue's folder")
    if "\\" in written:
        return say("the picture's path is written with \\")
    if written.startswith(("/", "~")) or ".." in PurePosixPath(written).parts:
        return say("the picture lies outside the issue's folder")
    return NOTHING
