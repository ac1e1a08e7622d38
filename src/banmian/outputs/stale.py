"""What a new build has outdated and did not make again: it stays, and STALE.txt beside it says so (docs/rules/contracts.md).

Each line of the file names a file of the group and the issue's PDF that it was made of. When that very PDF is built again,
as when a change is undone, the line goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from banmian.outputs.names import STALE
from banmian.outputs.swap import Swap, standing_in

_FOLDER = Path(__file__).parent
UNKNOWN = "-"
"""Stands for a hash that is not known. It is never the hash of an issue, so that such files are out of date from the next build
on."""


def read_mark(folder: Path, group: str) -> dict[str, str]:
    """The files that the group's STALE.txt names, and what they were made of."""
    try:
        rows = (folder / group / STALE).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    told = [row.split("  ", 1) for row in rows]
    return {row[1]: row[0] for row in told if len(row) == 2 and (len(row[0]) == 64 or row[0] == UNKNOWN)}


def outdated(folder: Path, group: str, before: str, now: str, anew: Iterable[str]) -> dict[str, str]:
    """The group's files that are not of the issue `now` (a hash), with what they are of: as marked, else of the one that stood
    here `before`. `anew`: paths that this build makes."""
    known, made = read_mark(folder, group), {f"{group}/{STALE}", *anew}
    names = [path.partition("/")[2] for path in standing_in(folder, group) if path not in made]
    of = {name: UNKNOWN if before == UNKNOWN else known.get(name, before) for name in names}
    return {name: digest for name, digest in of.items() if digest != now}


def mark(swap: Swap, group: str, files: Mapping[str, str], traditional: bool = False) -> None:
    """Put the group's STALE.txt, or let it go where nothing is out of date. `traditional`: in which script it speaks beside
    English, that of the paper."""
    path = f"{group}/{STALE}"
    if not files:
        swap.drop(path)
        return
    rows = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    preface = _FOLDER / ("stale-hant.txt" if traditional else "stale.txt")
    swap.put(path, (preface.read_text(encoding="utf-8") + rows).encode())


def hash_of(data: bytes) -> str:
    return sha256(data).hexdigest()
