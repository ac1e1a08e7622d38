"""How the cells of a grid's column stand: at its start, its end, amid it, times with their colons under one another, numbers with
their points.

Numbers without a point end where the others' points stand; what follows a number (a unit, a per cent) stands after it. Only cells
of one line have a colon or a point to stand by, and none leaves its column.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from banmian.flow.tables.cells import FittedCell
from banmian.template.model import CellAlign

TIME = re.compile("\\d(?=[:\uff1a]\\d\\d)")
"""What stands before a time's colon."""
NUMBER = re.compile("\\d+(?:[,\u2009\u202f ]\\d{3})*(?!\\d)")
"""A number's whole part, thousands apart or not."""
ANCHORS: dict[CellAlign, re.Pattern[str]] = {"colon": TIME, "point": NUMBER}
"""What ends where a column's cells stand under one another."""


def align_of(aligns: Sequence[CellAlign], column: int) -> CellAlign:
    """The alignment of a column (from 0): its own, or the one that all have."""
    if len(aligns) == 1:
        return aligns[0]
    return aligns[column] if column < len(aligns) else "start"


def shifts(column: Sequence[FittedCell], align: CellAlign, room: int) -> list[int]:
    """By how much each cell of a column, its head the first, stands to the right for its colon or point, mp. `room`: what its cells
    have."""
    if align not in ANCHORS:
        return [0] * len(column)
    before = [_before(cell, ANCHORS[align]) if n else None for n, cell in enumerate(column)]
    most = max((x for x in before if x is not None), default=0)
    return [0 if x is None else max(0, min(most - x, room - cell.width)) for x, cell in zip(before, column, strict=True)]


def edge(align: CellAlign, start: int, room: int) -> tuple[int, str]:
    """Where lines of a cell stand that begins at `start`, and what of them stands there: their start, end or middle."""
    if align == "end":
        return start + room, "end"
    return (start + room // 2, "centre") if align == "centre" else (start, "start")


def _before(fitted: FittedCell, anchor: re.Pattern[str]) -> int | None:
    """From a cell's start to the end of what the pattern finds first, mp; None without it, or in several lines."""
    p = fitted.prepared
    found = anchor.search(p.text.text)
    if found is None or fitted.rows > 1:
        return None
    if found.end() == len(p.text.text):
        return fitted.width
    unit = bisect_right(p.offsets, found.end()) - 1
    at = p.offsets[unit]
    for glyph in range(p.first[unit], p.first[unit + 1]):
        if at >= found.end():
            return p.units.starts[unit] + p.dx[glyph]
        at += len(p.texts[glyph])
    return None
