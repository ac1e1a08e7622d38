"""How the cells of a grid's column stand: at its start, its end, amid it, times with their colons under one another, numbers with
their points.

Numbers without a point end where the others' points stand; what follows a number (a unit, a per cent, the end of a range) stands
after it, a sign before it. Only cells of one line have a colon or a point to stand by, and none leaves its column. Numbers stand
under one another sign by sign only if the face's digits are all as wide; one of which they are not is told (FLW038).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.flow.tables.cells import FittedCell
from banmian.flow.tables.site import TableSite
from banmian.phrases import say
from banmian.template.model import CellAlign

TIME = re.compile("\\d(?=[:\uff1a]\\d\\d)")
"""What stands before a time's colon."""
NUMBER = re.compile("\\d+(?:[,\u2009\u202f ]\\d{3})*(?!\\d)")
"""A number's whole part, thousands apart or not."""
ANCHORS = {"colon": TIME, "point": NUMBER}
"""What ends where a column's cells stand under one another."""
DIGITS = "0123456789"


def align_of(aligns: Sequence[CellAlign], column: int) -> CellAlign:
    """The alignment of a column (from 0): its own, or the one that all have."""
    if len(aligns) == 1:
        return aligns[0]
    return aligns[column] if column < len(aligns) else "start"


def anchored(align: CellAlign) -> bool:
    """Whether the cells of a column stand by a sign in them."""
    return align.partition("-")[0] in ANCHORS


def shifts(column: Sequence[FittedCell], heads: int, align: CellAlign, room: int) -> list[int]:
    """By how much each cell of a column, its heads the first, stands to the right for its colon or point, mp. `room`: what its
    cells have. Together they stand at the column's start, amid it or at its end; what is neither time nor number, so by itself."""
    by, _, side = align.partition("-")
    if by not in ANCHORS:
        return [0] * len(column)
    before = [_before(cell, ANCHORS[by]) if n >= heads else None for n, cell in enumerate(column)]
    most = max((x for x in before if x is not None), default=0)
    moved = [0 if x is None else max(0, min(most - x, room - cell.width)) for x, cell in zip(before, column, strict=True)]
    block = max((x + cell.width for x, cell, at in zip(moved, column, before, strict=True) if at is not None), default=0)
    return [
        x if n < heads else x + max(0, _aside(side, room - (block if before[n] is not None else column[n].width)))
        for n, x in enumerate(moved)
    ]


def edge(align: CellAlign, start: int, room: int, head: bool) -> tuple[int, str]:
    """Where lines of a cell stand that begins at `start`, and what of them stands there: their start, end or middle."""
    side = align.partition("-")[2] if head and anchored(align) else align
    if side == "end":
        return start + room, "end"
    return (start + room // 2, "centre") if side == "centre" else (start, "start")


def uneven_digits(site: TableSite) -> list[Diagnostic]:
    """FLW038 where columns stand by their points or colons and the face's digits are not all as wide."""
    style = site.style
    columns = [k for k in range(len(site.table.head)) if anchored(align_of(style.align, k))]
    out: list[Diagnostic] = []
    for face in dict.fromkeys(style.first_face if k == 0 else style.face for k in columns):
        widths = {site.setter.width(digit, site.face(face)) for digit in DIGITS}
        if max(widths) - min(widths) > style.size // 100:
            message = say(
                "the digits of the face `{face}` are not all as wide: the numbers of '{story}' are not under one another",
                face=face,
                story=site.story,
            )
            hint = say("give the table style {name} a face whose digits are tabular", name=style.name)
            out.append(diagnose("FLW038", message, hint, site.table.span, site.place_on()))
    return out


def _aside(side: str, spare: int) -> int:
    return {"end": spare, "centre": spare // 2}.get(side, 0)


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
