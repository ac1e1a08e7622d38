"""Readings that come too near to the line above, on the finished page, whatever set that line.

docs/rules/typography.md, Marks between lines: reported when a reading's ink comes nearer than 0.2 pt to the ink of the line
above, glyph or mark. Boxes first; where they are near, the outlines say how near. A page without readings costs a look at
each item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from math import hypot, inf

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, GlyphRun, Item, Page, Path, box_of, united
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.ink import level_glyphs
from banmian.remember import Memo, Same
from banmian.values import frozen

LEAST = 200
"""mp."""


@frozen
class Ink:
    """One piece of ink: its box, and of a glyph the face, id, origin and size (mp) that its outline needs."""

    box: Rect
    face: str = ""
    gid: int = 0
    x: int = 0
    y: int = 0
    size: int = 0


CLEAR: Memo[tuple[Diagnostic, ...]] = Memo("readings clear of lines", 150, lasting=True)


def readings_too_near(page: Page, fonts: FontBook) -> list[Diagnostic]:
    """A message for each reading of a page that is nearer than LEAST to what stands above it."""
    return list(CLEAR.of((Same(page), fonts.known_as), lambda: tuple(_too_near(page, fonts))))


def _too_near(page: Page, fonts: FontBook) -> list[Diagnostic]:
    out: list[Diagnostic] = []
    for item in page.items:
        if isinstance(item, GlyphRun) and item.tag.role == "ruby" and item.angle == 0:
            inks = list(_inks(item, fonts))
            near = min((_white(own, other, fonts) for other in _above(page.items, item, fonts) for own in inks), default=inf)
            if near < LEAST:
                out.append(_told(item, near, page.number, inks))
    return out


def _told(reading: GlyphRun, near: float, page: int, inks: Sequence[Ink]) -> Diagnostic:
    around = reduce(united, (ink.box for ink in inks))
    return diagnose(
        "FLW011", f"the reading '{''.join(reading.texts)}' stands {near / 1000:.2f} pt from the ink of the line above",
        "reword, so that it falls under other characters, or give the text a wider pitch", reading.origin,
        PlaceOnPage(page, around.corners),
    )  # fmt: skip


def _above(items: Sequence[Item], reading: GlyphRun, fonts: FontBook) -> Iterator[Ink]:
    """The ink of what belongs to a line above the reading, as far as it can be near."""
    x0, x1, y = reading.x - LEAST, reading.x + reading.width + LEAST, reading.y
    for item in items:
        if isinstance(item, GlyphRun):
            near = item.angle == 0 and y - 2 * reading.size - item.size < item.y < y
            if near and item.x < x1 and x0 < item.x + item.width:
                yield from (ink for ink in _inks(item, fonts) if ink.box.x0 < x1 and x0 < ink.box.x1)
        elif isinstance(item, Box | Path) and item.tag.role == "mark":
            box = box_of(item)
            if box.x0 < x1 and x0 < box.x1 and y - 2 * reading.size < box.y1 and box.y0 < y:
                yield Ink(box)


def _inks(run: GlyphRun, fonts: FontBook) -> Iterator[Ink]:
    for gid, (x, y), rect in level_glyphs(run, fonts):
        yield Ink(rect, run.face, gid, x, y, run.size)


def _white(own: Ink, other: Ink, fonts: FontBook) -> float:
    """The white between two pieces of ink, mp: by their boxes, and where these are near by points along the outlines."""
    a, b = own.box, other.box
    across, down = max(a.x0 - b.x1, b.x0 - a.x1, 0), max(a.y0 - b.y1, b.y0 - a.y1, 0)
    apart = hypot(across, down)
    if apart >= LEAST:
        return apart
    near = a.inset(-LEAST)
    ours, theirs = _points(own, b.inset(-LEAST), fonts), _points(other, near, fonts)
    return min((hypot(x1 - x0, y1 - y0) for x0, y0 in ours for x1, y1 in theirs), default=inf)


def _points(ink: Ink, near: Rect, fonts: FontBook) -> list[tuple[float, float]]:
    """Points along the outline that lie in a rectangle; of a mark, along its box."""
    if not ink.size:
        b, step = ink.box, LEAST // 4
        rows = [(x, y) for x in range(b.x0, b.x1 + step, step) for y in (b.y0, b.y1)]
        points = [(float(x), float(y)) for x, y in rows]
    else:
        face = fonts.face(ink.face)
        points = [(ink.x + x * ink.size / face.upem, ink.y - y * ink.size / face.upem) for x, y in face.outline_points(ink.gid)]
    return [(x, y) for x, y in points if near.x0 <= x <= near.x1 and near.y0 <= y <= near.y1]
