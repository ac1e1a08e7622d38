"""A CSV file's cells with their places: parted by commas, tabs or semicolons, cells in quotes where they hold one.

The csv module reads the same, but does not say where a cell stands, and every message here names one (contracts.md, Messages).
"""

from __future__ import annotations

import re

from banmian.diagnostics import Span
from banmian.sources.reading import SourceText
from banmian.values import frozen

_CELL = {mark: re.compile(rf'[ ]*"((?:[^"]|"")*)"[ ]*(?={mark}|\n|\Z)|([^{mark}\n]*)') for mark in (",", "\t", ";")}


@frozen
class Cell:
    """What stands in a cell, without the white around it."""

    text: str
    span: Span


def rows_of(source: SourceText) -> list[list[Cell]]:
    """The rows that hold anything."""
    text = source.text
    first = text.split("\n", 1)[0]
    mark = max(_CELL, key=lambda m: (first.count(m), m == ","))
    out: list[list[Cell]] = [[]]
    at, line, start = 0, 1, 0
    while True:
        found = _CELL[mark].match(text, at)
        assert found is not None
        raw = found[1].replace('""', '"') if found[1] is not None else found[2]
        out[-1].append(Cell(" ".join(raw.split()), source.span(line, at - start + 1)))
        inside = text.count("\n", at, found.end())
        if inside:
            line, start = line + inside, text.rfind("\n", 0, found.end()) + 1
        at = found.end()
        if at >= len(text):
            return [row for row in out if any(cell.text for cell in row)]
        if text[at] == "\n":
            out.append([])
            line, start = line + 1, at + 1
        at += 1
