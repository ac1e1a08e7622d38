"""The plan of the next issue, from the last one's makeup.yaml: its pages, furniture, fillers, and the advertisements that may still
be printed; no stories, no pins."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path

from banmian.new.earlier import EarlierIssue
from banmian.sources import read_text
from banmian.sources.document import Document, Scalar, Sequence
from banmian.sources.document import Mapping as MappingNode
from banmian.sources.yaml import compose

FILE = "makeup.yaml"
GONE = ("stories", "pins")
"""Keys of which nothing is taken over."""


def next_plan(root: Path, earlier: EarlierIssue, day: datetime.date) -> Mapping[str, bytes]:
    """The file under its name; nothing where the last issue has none, or one that cannot be read."""
    path = root / earlier.folder / FILE
    source, _ = read_text(root, path) if path.is_file() else (None, ())
    document = compose(source)[0] if source is not None else None
    if document is None:
        return {}
    lines = document.source.text.rstrip("\n").split("\n")
    gone = {n for first, last in (*_keys(document, len(lines)), *_adverts(document, earlier, day)) for n in range(first, last + 1)}
    kept = [line for n, line in enumerate(lines, 1) if n not in gone]
    return {FILE: "\n".join([*kept, "stories: []", ""]).encode()}


def _keys(document: Document, end: int) -> Iterator[tuple[int, int]]:
    """The first and the last line of the keys of which nothing is taken over."""
    starts = [key.line for key, _ in document.root.items]
    for n, (key, _) in enumerate(document.root.items):
        if key.value in GONE:
            yield key.line, (starts[n + 1] - 1 if n + 1 < len(starts) else end)


def _adverts(document: Document, earlier: EarlierIssue, day: datetime.date) -> Iterator[tuple[int, int]]:
    """The lines of advertisements that may not be printed on that day; all of the key where none is left."""
    over = {(str(a.page), a.place) for a in earlier.issue.adverts if a.valid_until is not None and a.valid_until.day < day}
    found = document.root.get("adverts")
    rows = found[1].items if found is not None and isinstance(found[1], Sequence) else []
    mine = [row for row in rows if isinstance(row, MappingNode) and (_text(row, "page"), _text(row, "id")) in over]
    if found is not None and rows and len(mine) == len(rows):
        yield found[0].line, found[0].line
    for row in mine:
        after = [other.line for other in rows if other.line > row.line]
        ends = [key.line for key, _ in document.root.items if key.line > row.line]
        last = min((*after, *ends), default=len(document.source.text.rstrip("\n").split("\n")) + 1) - 1
        yield row.line, last


def _text(row: MappingNode, key: str) -> str:
    found = row.get(key)
    return found[1].value if found is not None and isinstance(found[1], Scalar) else ""
