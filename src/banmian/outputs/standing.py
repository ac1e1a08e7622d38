"""What an earlier build left that still holds: page files and proofs of the very PDF that stands there."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from banmian.outputs.names import page_file, page_label
from banmian.outputs.report import Output, listed


def standing(stem: str, numbers: Sequence[int], folder: Path) -> list[Output]:
    """Page files and proofs as they stand, [] unless they are those of the whole issue and the last report tells of just
    these: it is written last, so a run that died in between is not trusted."""
    pages = {page_file(stem, n): b"" for n in numbers}
    proofs = {f"{page_label(n)}.png": b"" for n in numbers} | {"sheet.png": b""}
    out: list[Output] = []
    for kind, group, files in (("page", "pages", pages), ("proof", "proofs", proofs)):
        if {p.name for p in (folder / group).glob("*")} != files.keys():
            return []
        out += listed(kind, group, {name: (folder / group / name).read_bytes() for name in files})
    pdf = Output("pdf", f"{stem}.pdf", sha256((folder / f"{stem}.pdf").read_bytes()).hexdigest())
    return out if {pdf, *out} <= _reported(folder) else []


def _reported(folder: Path) -> set[Output]:
    """What the last report says was written."""
    try:
        rows = json.loads((folder / "report.json").read_bytes())["outputs"]
        return {Output(row["kind"], row["path"], row["sha256"]) for row in rows}
    except (OSError, KeyError, TypeError, ValueError):
        return set()
