"""Files of an earlier issue or of another paper that a new one begins with: which, and with which values exchanged."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from banmian.content.model import CHART
from banmian.new.made import Body, Refused, refused
from banmian.phrases import say
from banmian.sources.changing import changed_yaml
from banmian.sources.document import Document, Loc, Scalar
from banmian.sources.editing import edited
from banmian.sources.edits import Edit, EditError
from banmian.sources.folders import is_stray

NO_VALUE = "\0"
"""What no value of a file is."""
TERMS = ("README.md", "LICENSE")
"""Files that say of those beside them whose they are."""


def with_values(document: Document, values: Iterable[tuple[Loc, str]], keys: Iterable[tuple[Loc, str]] = ()) -> str:
    """The document's text with other values at the paths, and the keys at which `keys` end renamed; all else as it is.
    Refused where one cannot be exchanged."""
    edits = [_set(document, at, value) for at, value in values]
    edits += [Edit(document.file, "key", at, None, name) for at, name in keys]
    try:
        return changed_yaml(document.source.text, *edits)
    except EditError as fault:
        raise _unchanged(document, fault) from None


def article_with_values(document: Document, text: str, values: Iterable[tuple[Loc, str]]) -> bytes:
    """An article's text with other values in its front matter, which is `document`. Refused as above."""
    try:
        done = text.encode()
        for at, value in values:
            done = edited(done, _set(document, at, value))
        return done
    except EditError as fault:
        raise _unchanged(document, fault) from None


def _set(document: Document, at: Loc, value: str) -> Edit:
    """The value at a path exchanged; of what is no single value, an edit that is refused."""
    node = document.node(at)
    return Edit(document.file, "set", at, node.value if isinstance(node, Scalar) else NO_VALUE, value)


def _unchanged(document: Document, fault: EditError) -> Refused:
    at = fault.edit.at
    message = say("`{at}` cannot be exchanged where it stands", at=at[-1])
    return refused("NEW007", message, say("write one value behind its key; no two keys may get the same name"), document.span(*at))


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
