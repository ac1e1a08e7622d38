"""Readings that come too near to the line above, on the finished page, whatever set that line.

docs/rules/typography.md, Marks between lines: a reading has 0.6 pt of white to the line above, and less to its own character
than to that line, so that the eye gives it to the right one. Ink is measured by the extents of glyphs and marks. A page without
readings costs a look at each item.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from math import inf

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, GlyphRun, Item, Page, Path, box_of, united
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.ink import level_glyphs
from banmian.phrases import say
from banmian.remember import Memo, Same

LEAST = 600
"""White that a reading has to the line above, mp."""
CLEAR: Memo[tuple[Diagnostic, ...]] = Memo("readings clear of lines", 150, lasting=True, each="page")


def readings_too_near(page: Page, fonts: FontBook) -> list[Diagnostic]:
    """A message for each reading of a page that has less white to what stands above it than LEAST, or than to its own
    character."""
    return list(
        CLEAR.of(
            (Same(page), fonts.known_as), lambda: tuple(_told(*found, page.number, fonts) for found in _near(page.items, fonts))
        )
    )


def readings_clear(items: Sequence[Item], fonts: FontBook) -> bool:
    """Whether none of the items is a reading that comes too near to the line above."""
    return next(_near(items, fonts), None) is None


def _near(items: Sequence[Item], fonts: FontBook) -> Iterator[tuple[GlyphRun, float, float]]:
    """The readings that come too near, each with its white to the line above and to its own characters, mp."""
    for item in items:
        if isinstance(item, GlyphRun) and item.tag.role == "ruby" and item.angle == 0 and item.axis is None:
            inks = [rect for _, _, rect in level_glyphs(item, fonts)]
            above = min((_white(other, own) for other in _above(items, item, fonts) for own in inks), default=inf)
            below = min((_white(own, other) for other in _below(items, item, fonts) for own in inks), default=0.0)
            if above < max(LEAST, below):
                yield item, above, below


def _told(reading: GlyphRun, above: float, below: float, page: int, fonts: FontBook) -> Diagnostic:
    around = reduce(united, (rect for _, _, rect in level_glyphs(reading, fonts)))
    where = say("stands {above:.2f} pt from the ink of the line above", above=above / 1000)
    return diagnose(
        "FLW011",
        say("the reading '{texts}' {where}, {below:.2f} pt from that of its own character",
            texts=''.join(reading.texts), where=where, below=below / 1000),
        say("reword, so that it falls under other characters; or let the text style raise its leading (`ruby: "
            "rise`), or set readings in brackets (`ruby: brackets`)"),
        reading.origin, PlaceOnPage(page, around.corners),
    )  # fmt: skip


def _above(items: Sequence[Item], reading: GlyphRun, fonts: FontBook) -> Iterator[Rect]:
    """The ink of what belongs to a line above the reading, as far as it can be near."""
    y = reading.y
    for item in items:
        if isinstance(item, GlyphRun):
            if item.angle == 0 and y - 3 * reading.size - item.size < item.y < y:
                yield from _glyphs(item, reading, fonts)
        elif isinstance(item, Box | Path) and item.tag.role == "mark":
            box = box_of(item)
            if _faces(box, reading) and y - 3 * reading.size < box.y1 and box.y0 < y:
                yield box


def _below(items: Sequence[Item], reading: GlyphRun, fonts: FontBook) -> Iterator[Rect]:
    """The ink of the reading's own line."""
    for item in items:
        if not isinstance(item, GlyphRun) or item.angle or item.tag.role == "ruby":
            continue
        if item.tag.story == reading.tag.story and reading.y < item.y < reading.y + 4 * reading.size:
            yield from _glyphs(item, reading, fonts)


def _glyphs(run: GlyphRun, reading: GlyphRun, fonts: FontBook) -> Iterator[Rect]:
    if run.x < reading.x + reading.width and reading.x < run.x + run.width:
        yield from (rect for _, _, rect in level_glyphs(run, fonts) if _faces(rect, reading))


def _faces(box: Rect, reading: GlyphRun) -> bool:
    """Whether a box stands over or under the reading."""
    return box.x0 < reading.x + reading.width and reading.x < box.x1


def _white(upper: Rect, lower: Rect) -> float:
    """The white between two pieces of ink one over the other, mp, below zero where they reach into one another; of two that
    are not, none that counts."""
    return lower.y0 - upper.y1 if upper.x0 < lower.x1 and lower.x0 < upper.x1 else inf
