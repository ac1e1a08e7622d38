"""What an edit changes of a file: its lines with the keys that they stand under, as the panel shows them during a drag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from banmian.sources.editing import MARK, as_read

Row = dict[str, Any]


def diff_of(before: Mapping[str, bytes | None], after: Mapping[str, bytes | None], copied: Mapping[str, str]) -> list[Row]:
    """For each file that changes `{file, copied, rows}`; `copied`: the file as which it begins. A row has a `sign` (`-`, `+`, blank
    for a key above), its `text` and its `line`."""
    out = []
    for name, data in after.items():
        old, new = _lines(before.get(name)), _lines(data)
        rows = _rows(old, new)
        if rows or name in copied:
            out.append({"file": name, "copied": copied.get(name), "rows": rows})
    return out


def _lines(data: bytes | None) -> list[str]:
    return as_read(data.decode("utf-8", errors="replace").removeprefix(MARK)).split("\n") if data is not None else []


def _rows(old: Sequence[str], new: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    shown: set[int] = set()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for k in _above(old, i1, (old[i1:i2] or new[j1:j2])[0]):
            if k not in shown:
                rows.append({"sign": " ", "text": old[k], "line": k + 1})
                shown.add(k)
        rows += [{"sign": "-", "text": old[k], "line": k + 1} for k in range(i1, i2)]
        rows += [{"sign": "+", "text": new[k], "line": k + 1} for k in range(j1, j2)]
    return rows


def _above(lines: Sequence[str], at: int, line: str) -> list[int]:
    """The lines of the keys under which a line stands, from the outermost."""
    indent, found = _indent(line), []
    for k in range(at - 1, -1, -1):
        if lines[k].strip() and not lines[k].lstrip().startswith("#") and _indent(lines[k]) < indent:
            found.append(k)
            indent = _indent(lines[k])
    return found[::-1]


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
