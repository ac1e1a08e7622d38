"""Groups of output files put in place whole: written beside, then swapped in by rename; nothing stale stays.

docs/rules/contracts.md, Outputs. A group is a folder (pages, proofs, draft). A run that dies leaves at most a hidden
folder `.new-...` or `.old-...`, which the next swap removes.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

_NEW, _OLD = ".new-", ".old-"


def _written(folder: Path, files: Mapping[str, bytes]) -> Path:
    """A new hidden folder beside the others that holds these files."""
    folder.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=_NEW, dir=folder))
    try:
        beside.chmod(0o755)
        for name, data in files.items():
            if Path(name).name != name or name.startswith("."):
                raise ValueError(f"'{name}' is no plain file name")
            (beside / name).write_bytes(data)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    return beside


def swap_group(place: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder `place` hold exactly these files. An OSError leaves the old folder there."""
    beside = _written(place.parent, files)
    old = place.with_name(f"{_OLD}{place.name}")
    shutil.rmtree(old, ignore_errors=True)
    try:
        if place.exists():
            place.rename(old)
        beside.rename(place)
    except OSError:
        if old.exists() and not place.exists():
            old.rename(place)
        shutil.rmtree(beside, ignore_errors=True)
        raise
    shutil.rmtree(old, ignore_errors=True)
    sweep(place.parent)


def remove_group(place: Path) -> None:
    """Take a group away at one stroke; nothing happens where there is none."""
    if not place.exists():
        return
    old = place.with_name(f"{_OLD}{place.name}")
    shutil.rmtree(old, ignore_errors=True)
    place.rename(old)
    shutil.rmtree(old, ignore_errors=True)


def sweep(out: Path) -> None:
    """Remove what a run that died left behind."""
    for prefix in (_NEW, _OLD):
        for path in out.glob(f"{prefix}*"):
            shutil.rmtree(path, ignore_errors=True)
