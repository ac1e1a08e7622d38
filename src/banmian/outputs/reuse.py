"""What an earlier build left that still holds: files of this very issue, as the last report tells of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from banmian.outputs.names import REPORTS, is_ours, page_file, page_label
from banmian.outputs.report import Output
from banmian.outputs.stale import UNKNOWN, hash_of


def issue_here(folder: Path, name: str) -> str:
    """The hash of the issue's PDF that stands here, under `name` or an earlier one; "-" where there is none."""
    others = sorted(p for p in folder.glob("*.pdf") if is_ours(p.name))
    for path in (folder / name, *others):
        if path.is_file():
            return hash_of(path.read_bytes())
    return UNKNOWN


def still_valid(folder: Path, stale: Mapping[str, Mapping[str, str]]) -> list[Output]:
    """The files that the last report tells of, of the groups that `stale` names with their outdated files, as far as they
    stand here as they were then and are not among these."""
    out = []
    for told in _reported(folder):
        group, _, name = told.path.partition("/")
        if group in stale and is_ours(told.path) and name not in stale[group] and _hash(folder / told.path) == told.sha256:
            out.append(told)
    return out


def whole(valid: Iterable[Output], stem: str, numbers: Sequence[int]) -> bool:
    """Whether page files and proofs of all pages are among them: a further step need not make them again."""
    needed = {f"pages/{page_file(stem, n)}" for n in numbers} | {f"proofs/{page_label(n)}.png" for n in numbers}
    return needed | {"proofs/sheet.png"} <= {o.path for o in valid}


def _hash(path: Path) -> str:
    try:
        return hash_of(path.read_bytes())
    except OSError:
        return ""


def _reported(folder: Path) -> list[Output]:
    """What the last report says was written."""
    try:
        rows = json.loads((folder / REPORTS[1]).read_bytes())["outputs"]
        return [Output(str(row["kind"]), str(row["path"]), str(row["sha256"])) for row in rows]
    except (OSError, KeyError, TypeError, ValueError):
        return []
