"""Files of an earlier issue or of another paper that a new one begins with: which, and with which values exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from banmian.content.model import CHART
from banmian.new.made import Body, refused
from banmian.phrases import say
from banmian.sources.document import Document, Loc, Scalar
from banmian.sources.folders import is_stray
from banmian.sources.splice import Splice, scalar_splice

TERMS = ("README.md", "LICENSE")
"""Files that say of those beside them whose they are."""


def splice_at(document: Document, at: Loc, value: str) -> Splice:
    """`value` in place of the one at a path."""
    return splice_of(document, at, document.node(at), value)


def splice_of(document: Document, at: Loc, node: object, value: str) -> Splice:
    """`value` in place of a scalar; `at` names it in messages. Refused where it cannot be exchanged."""
    splice = scalar_splice(document, node, value) if isinstance(node, Scalar) else None
    if splice is None:
        message = say("`{at}` is no value on one line: it cannot be changed", at=at[-1])
        raise refused("NEW007", message, say("write the value behind its key, on one line"), document.span(*at))
    return splice


def fresh_heading(text: str, stale: Iterable[str], heading: str) -> str:
    """A file whose first lines are comments: those that name what is no longer so, a name or a number of two digits and more, give
    way to `heading`."""
    lines, words = text.split("\n"), [re.escape(word) for word in stale if len(word) > 1]
    end = next((k for k, line in enumerate(lines) if not line.startswith("#")), 0)
    named = re.compile(rf"(?<![0-9])(?:{'|'.join(words)})(?![0-9])") if words else re.compile("(?!)")
    kept = [line for line in lines[:end] if named.search(line) is None]
    return text if len(kept) == end else "\n".join([f"# {heading}", *kept, *lines[end:]])


def all_files(folder: Path) -> dict[str, Path]:
    """Every file in a folder by its name there, without what programs left."""
    found = (p for p in sorted(folder.rglob("*")) if p.is_file())
    named = ((p.relative_to(folder), p) for p in found)
    return {name.as_posix(): p for name, p in named if not any(is_stray(part) for part in name.parts)}


def named_files(folder: Path, texts: Sequence[str], *without: str) -> dict[str, Body]:
    """The files of a folder that the texts name, with what says whose they are; not those in the folders `without`."""
    files = {name: path for name, path in all_files(folder).items() if name.split("/")[0] not in without}
    named = {name for name in files if any(name in text for text in texts)}
    named |= {data for name in named if name.endswith(CHART) for data in _data_of(name, files)}
    beside = {name.rpartition("/")[0] for name in named if "/" in name}
    terms = {f"{part}/{name}" for part in beside for name in TERMS} & set(files)
    return {name: files[name] for name in sorted(named | terms)}


def _data_of(chart: str, files: dict[str, Path]) -> list[str]:
    """The files beside a chart's that it names: its numbers."""
    folder, text = chart.rpartition("/")[0], files[chart].read_text(encoding="utf-8", errors="replace")
    return [name for name in files if name.rpartition("/")[0] == folder and name.rpartition("/")[2] in text]
