"""Where items are: the rectangle of each, the items with their points moved, the walk through groups.

Rectangles of text are those of the em boxes: a Han box reaches 0.88 em above the baseline and 0.12 em below it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial

from banmian.display.frames import Frame
from banmian.display.items import Box, GlyphRun, Group, Item, Link, Path, Raster
from banmian.geometry import Outline, Rect
from banmian.han_box import above
from banmian.remember import Memo, Same


def walk(items: Iterable[Item]) -> Iterator[GlyphRun | Box | Path | Raster | Link]:
    """The items in their order; in place of a group what it holds."""
    for item in items:
        if isinstance(item, Group):
            yield from walk(item.items)
        else:
            yield item


def runs_of(items: Iterable[Item]) -> Iterator[GlyphRun]:
    """The glyph runs of these items in their order, those inside groups too: a drawing has thousands of items and few runs, so
    that what a group holds is looked up once."""
    for item in items:
        if isinstance(item, GlyphRun):
            yield item
        elif isinstance(item, Group):
            yield from RUNS.of(Same(item), partial(_runs_in, item))


RUNS: Memo[tuple[GlyphRun, ...]] = Memo("runs of groups", 2_000)


def _runs_in(group: Group) -> tuple[GlyphRun, ...]:
    return tuple(item for item in walk(group.items) if isinstance(item, GlyphRun))


def rasters_of(items: Iterable[Item]) -> Iterator[Raster]:
    """The pictures from files among these items, those inside groups too."""
    return (item for item in walk(items) if isinstance(item, Raster))


# --- rectangles ------------------------------------------------------------------------------------------------------


def box_of(item: Item) -> Rect:
    """The rectangle that an item takes: of text its em boxes, of a stroke its weight too, of a group its clip."""
    if isinstance(item, GlyphRun):
        return run_box(item)
    if isinstance(item, Box | Raster | Link):
        return item.rect
    if isinstance(item, Group):
        return outline_box(item.clip)
    half = item.stroke.width // 2 if item.stroke is not None else 0
    return outline_box(item.outline).inset(-half)


def run_box(run: GlyphRun) -> Rect:
    """The rectangle of a run's em boxes. A turned run lies as its angle says; in a vertical line it is one em wide about the
    line's centre."""
    size, x, y, width = run.size, run.x, run.y, max(run.width, 1)
    over = above(size)
    under = size - over
    if run.axis is not None:
        left = x + run.axis - size // 2
        top, foot = (y, y + width) if run.down or run.angle else (y - over, y + under)
        return Rect(left, top, left + size, foot)
    match run.angle % 360:
        case 90:
            return Rect(x - under, y, x + over, y + width)
        case 180:
            return Rect(x - width, y - under, x, y + over)
        case 270:
            return Rect(x - over, y - width, x + under, y)
        case _:
            return Rect(x, y - over, x + width, y + under)


def outline_box(outline: Outline) -> Rect:
    """The rectangle around an outline's points; an empty one lies at the origin."""
    xs, ys = outline.xs, outline.ys
    return Rect(min(xs), min(ys), max(xs), max(ys)) if xs else Rect(0, 0, 0, 0)


def united(a: Rect | None, b: Rect) -> Rect:
    """The smallest rectangle around both."""
    return b if a is None else Rect(min(a.x0, b.x0), min(a.y0, b.y0), max(a.x1, b.x1), max(a.y1, b.y1))


# --- items elsewhere -------------------------------------------------------------------------------------------------


def moved(item: Item, dx: int, dy: int = 0) -> Item:
    """The item that far to the right and down (mp), with all that it holds; its frame stays where it is."""
    if isinstance(item, GlyphRun):
        return replace(item, x=item.x + dx, y=item.y + dy)
    if isinstance(item, Path):
        return replace(item, outline=moved_outline(item.outline, dx, dy))
    if isinstance(item, Group):
        return replace(item, items=tuple(moved(i, dx, dy) for i in item.items), clip=moved_outline(item.clip, dx, dy))
    return replace(item, rect=item.rect.moved(dx, dy))


def moved_outline(outline: Outline, dx: int, dy: int = 0) -> Outline:
    """The outline that far to the right and down."""
    return outline.moved(dx, dy)


def mapped_outline(outline: Outline, place: Callable[[int, int], tuple[int, int]]) -> Outline:
    """The outline with each point put where `place` says."""
    return Outline(outline.pieces, tuple(v for x, y in zip(outline.xs, outline.ys, strict=True) for v in place(x, y)))


def mapped_rect(rect: Rect, place: Callable[[int, int], tuple[int, int]]) -> Rect:
    """The rectangle with two opposite corners put where `place` says."""
    (xa, ya), (xb, yb) = place(rect.x0, rect.y0), place(rect.x1, rect.y1)
    return Rect(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def framed(items: Iterable[Item], frame: Frame) -> list[Item]:
    """The items as ink of the frame; those that have one already keep it, links have none."""
    return [i if isinstance(i, Link) or i.frame is not None else replace(i, frame=frame) for i in items]
