"""The columns of a page as a proof counts them: their lines from the top, and where a page may be cut between them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from banmian.geometry import Rect
from banmian.values import frozen
from banmian.versions.records import Line, PageRecord

EDGE = 8_000
"""White that a strip keeps beside what it would cut, mp."""


@frozen
class Column:
    """A column of text: its rectangle, its name (`column 3 of place lead`), its lines from the top (of vertical text from the
    right)."""

    rect: Rect
    name: str
    lines: tuple[tuple[Line, ...], ...]
    down: bool = False


def columns_of(page: PageRecord) -> tuple[Column, ...]:
    """The columns in which stories stand, in reading order; heads and captions are none."""
    found: dict[tuple[str, Rect], list[Line]] = {}
    for line in page.lines:
        if line.story and line.block >= 0 and line.column_rect is not None and line.frame.startswith(("column", "tier")):
            found.setdefault((line.frame, line.column_rect), []).append(line)
    return tuple(Column(rect, name, tuple(_rows(lines)), lines[0].down) for (name, rect), lines in found.items())


def _rows(lines: Iterable[Line]) -> list[tuple[Line, ...]]:
    """What stands side by side is one line, of whatever size; readings beside it are none."""
    rows: list[list[Line]] = []
    foot = 0
    for line in sorted((x for x in lines if x.role != "ruby"), key=_middle):
        if rows and _middle(line) < foot:
            rows[-1].append(line)
            continue
        rows.append([line])
        foot = _middle(line) + (line.rect.width if line.down else line.rect.height) * 2 // 5
    return [tuple(sorted(row, key=lambda x: (x.rect.y0, x.rect.x0) if x.down else (x.rect.x0, x.rect.y0))) for row in rows]


def _middle(line: Line) -> int:
    """How far down a line's middle stands; of vertical text how far to the left."""
    return -(line.rect.x0 + line.rect.x1) // 2 if line.down else (line.rect.y0 + line.rect.y1) // 2


def line_number(columns: Iterable[Column], line: Line) -> int:
    """Which line of its column a line is, from 1; 0 where it is in none."""
    for column in columns:
        if column.rect == line.column_rect and column.name == line.frame:
            return next((n for n, row in enumerate(column.lines, 1) if line in row), 0)
    return 0


def strips_of(page: PageRecord, parts: int) -> list[tuple[int, int]]:
    """A page in so many strips from left to right, mp: cut between columns where there is a place near, else each strip holds the
    columns that it would cut whole."""
    columns = sorted({column.rect for column in columns_of(page) if not column.down}, key=lambda r: r.x0)
    edges = sorted({r.x0 for r in columns} | {r.x1 for r in columns})
    between = [(a + b) // 2 for a, b in pairwise(edges) if not any(r.x0 < (a + b) // 2 < r.x1 for r in columns)]
    width, cuts = page.trim[0], [(0, 0)]
    for k in range(1, parts):
        ideal = width * k // parts
        near = [x for x in between if abs(x - ideal) < width // (3 * parts)]
        x = min(near, key=lambda x: abs(x - ideal), default=ideal)
        cut = [r for r in columns if r.x0 < x < r.x1]
        cuts.append((min((r.x0 for r in cut), default=x) - EDGE, max((r.x1 for r in cut), default=x) + EDGE))
    cuts.append((width, width))
    return [(max(0, left), min(width, right)) for (left, _), (_, right) in pairwise(cuts)]
