"""What a page shows, told by its lines: small enough to be kept, whole enough to say what changed and where a reader's note points.

Taken from the display list. A line is what stands on one baseline of one frame for one block; pictures and the rest count by what
they paint, not by where. Lengths are millipoints from the trim's top left, as in the display list.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from banmian.content.places import Places, span_in_file
from banmian.display import Box, GlyphRun, Group, Item, Link, Page, Raster, box_of, runs_of
from banmian.display.geometry import moved, united
from banmian.geometry import Rect
from banmian.outputs.fingerprint import painted
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.build import Outcome

NOT_READ = {"picture", "leader", "mark", "qr", "bars"}
"""Roles of runs that are part of something drawn."""
LEVEL = 9


@frozen
class Line:
    """A line of text. `story` is "" for furniture, whose lines go by `role` and `frame`; `block` as in a tag. `starts`: where each
    character begins along the line, x or, of a line that runs `down`, y. `file`, `line`, `column`: where its first character is
    written; "" and 0 where that is not known."""

    story: str
    block: int
    role: str
    frame: str
    rect: Rect
    text: str
    starts: tuple[int, ...]
    down: bool = False
    file: str = ""
    line: int = 0
    column: int = 0
    column_rect: Rect | None = None
    """The frame's rectangle: which column it stands in."""


@frozen
class Thing:
    """A picture, or what else is drawn: `kind` picture or rule (a rule, a ground, what is drawn as furniture); `look`: a hash of
    what it paints, wherever it stands."""

    kind: str
    story: str
    name: str
    rect: Rect
    look: str


@frozen
class PageRecord:
    """A page."""

    number: int
    name: str
    trim: tuple[int, int]
    lines: tuple[Line, ...]
    things: tuple[Thing, ...]


def records_of(outcome: Outcome, numbers: Iterable[int] = ()) -> tuple[PageRecord, ...]:
    """The pages of a set issue, or those of these numbers; none where it could not be set."""
    pages = outcome.issue.display.pages if outcome.issue is not None else ()
    wanted = set(numbers)
    return tuple(record_of(page, outcome.places) for page in pages if not wanted or page.number in wanted)


def record_of(page: Page, places: Places) -> PageRecord:
    """A page of the display list; `places`: where the blocks of its articles begin."""
    return replace(lines_alone(page, places), things=tuple(_things(page.items)))


def lines_alone(page: Page, places: Places) -> PageRecord:
    """As `record_of`, without what is drawn, which takes longer: what is asked where words stand."""
    return PageRecord(page.number, page.name, page.trim, tuple(_line(runs, places) for runs in _gathered(page)), ())


def _gathered(page: Page) -> list[list[GlyphRun]]:
    """The runs of each line, in reading order."""
    out: dict[object, list[GlyphRun]] = {}
    for run in runs_of(page.items):
        if run.tag.role in NOT_READ:
            continue
        across = run.x + (run.axis or 0) if run.axis is not None else run.y
        frame = (run.frame.name, run.frame.rect) if run.frame is not None else None
        out.setdefault((run.tag, run.cell, frame, run.axis is not None, across), []).append(run)
    return list(out.values())


def _line(runs: list[GlyphRun], places: Places) -> Line:
    first, rect = runs[0], None
    text, starts = "", list[int]()
    for run in runs:
        rect = united(rect, box_of(run))
        down = run.axis is not None
        begin = run.y if down else run.x
        for offset, said in zip(run.offsets, run.texts, strict=True):
            text += said
            starts += [begin + offset] * len(said)
    assert rect is not None
    span = span_in_file(first.origin, places)
    frame = first.frame
    return Line(
        first.tag.story, first.tag.block, _role(first), frame.name if frame is not None else "", rect, text, tuple(starts),
        first.axis is not None, span.file if span is not None else "", span.line if span is not None else 0,
        span.column if span is not None else 0, frame.rect if frame is not None else None,
    )  # fmt: skip


def _role(run: GlyphRun) -> str:
    return run.tag.role if run.cell is None else f"{run.tag.role} {run.cell[0]},{run.cell[1]}"


def _things(items: Iterable[Item]) -> Iterable[Thing]:
    for item in items:
        if isinstance(item, GlyphRun | Link):
            continue
        picture = item.tag.role == "picture" or isinstance(item, Raster)
        frame = item.frame.name if item.frame is not None else ""
        rect = box_of(item)
        yield Thing("picture" if picture else "rule", item.tag.story, frame or item.tag.role, rect, _look(item, rect))


def _look(item: Item, rect: Rect) -> str:
    if isinstance(item, Box):
        return f"box {rect.width} {rect.height} {item.ink.plates}"
    there = moved(item, -rect.x0, -rect.y0)
    shown = painted(there.items if isinstance(there, Group) else (there,))
    return sha256(f"{rect.width} {rect.height} {shown!r}".encode()).hexdigest()[:16]


# --- kept ------------------------------------------------------------------------------------------------------------


def to_bytes(records: Iterable[PageRecord]) -> bytes:
    """Records as compressed JSON: read by any later version."""
    rows = [
        {
            "number": r.number, "name": r.name, "trim": r.trim,
            "lines": [[x.story, x.block, x.role, x.frame, _corners(x.rect), x.text, _steps(x.starts), int(x.down), x.file, x.line,
                       x.column, _corners(x.column_rect) if x.column_rect is not None else None] for x in r.lines],
            "things": [[t.kind, t.story, t.name, _corners(t.rect), t.look] for t in r.things],
        }
        for r in records
    ]  # fmt: skip
    return zlib.compress(json.dumps({"schema": 1, "pages": rows}, ensure_ascii=False, separators=(",", ":")).encode(), LEVEL)


def from_bytes(data: bytes) -> tuple[PageRecord, ...]:
    """The records; ValueError where these are none."""
    try:
        rows = json.loads(zlib.decompress(data))["pages"]
        return tuple(_page(row) for row in rows)
    except (zlib.error, KeyError, TypeError, IndexError) as wrong:
        raise ValueError(f"no record of pages: {wrong}") from wrong


def _page(row: dict[str, Any]) -> PageRecord:
    lines = tuple(
        Line(str(story), int(block), str(role), str(frame), Rect(*rect), str(text), _sums(starts), bool(down), str(file), int(line),
             int(column), Rect(*frame_rect) if frame_rect else None)
        for story, block, role, frame, rect, text, starts, down, file, line, column, frame_rect in row["lines"]
    )  # fmt: skip
    things = tuple(Thing(str(k), str(s), str(n), Rect(*r), str(look)) for k, s, n, r, look in row["things"])
    return PageRecord(int(row["number"]), str(row["name"]), (int(row["trim"][0]), int(row["trim"][1])), lines, things)


def _corners(rect: Rect) -> tuple[int, int, int, int]:
    return rect.x0, rect.y0, rect.x1, rect.y1


def _steps(starts: tuple[int, ...]) -> list[int]:
    return [b - a for a, b in zip((0, *starts), starts, strict=False)]


def _sums(steps: list[int]) -> tuple[int, ...]:
    out, at = [], 0
    for step in steps:
        at += step
        out.append(at)
    return tuple(out)
