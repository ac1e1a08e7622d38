"""What an earlier build left that still holds: page files, proofs and what else was made of the very PDF that stands there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from banmian.outputs.names import page_file, page_label
from banmian.outputs.report import Output
from banmian.pdf.standards import SCREEN, STANDARDS, X4

GROUPS = ("pages", "proofs", "marks", SCREEN.key, *(row.key for row in STANDARDS if row is not X4))
"""Folders that hang on the issue's PDF alone: what made it makes them."""


def standing(stem: str, numbers: Sequence[int], folder: Path) -> list[Output]:
    """The files of all groups as they stand, [] unless pages and proofs are those of the whole issue and the last report
    tells of just these files: it is written last, so a run that died in between is not trusted."""
    told = _reported(folder)
    held = [o for o in told if o.path.partition("/")[0] in GROUPS]
    needed = {f"pages/{page_file(stem, n)}" for n in numbers} | {f"proofs/{page_label(n)}.png" for n in numbers}
    pages = {o.path for o in held if o.kind == "page"}
    whole = needed | {"proofs/sheet.png"} <= {o.path for o in held} and pages <= needed
    there = {f"{group}/{path.name}" for group in GROUPS for path in (folder / group).glob("*")}
    pdf = next((o for o in told if o.path == f"{stem}.pdf"), None)
    if not whole or pdf is None or there != {o.path for o in held}:
        return []
    return held if all(_hash(folder / o.path) == o.sha256 for o in (pdf, *held)) else []


def _hash(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def _reported(folder: Path) -> list[Output]:
    """What the last report says was written."""
    try:
        rows = json.loads((folder / "report.json").read_bytes())["outputs"]
        return [Output(str(row["kind"]), str(row["path"]), str(row["sha256"])) for row in rows]
    except (OSError, KeyError, TypeError, ValueError):
        return []
