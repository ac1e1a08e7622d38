"""Text turned upside down in its own place: the answer of a puzzle (dummy, puzzle). Reading order stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banmian.display import Box, GlyphRun, Item, Path, moved
from banmian.display.geometry import mapped_outline, mapped_rect
from banmian.geometry import Rect
from banmian.han_box import above, below


def turn_over(items: Sequence[Item], rect: Rect) -> list[Item]:
    """Runs and marks turned by 180 degrees about the rectangle's centre; other items stay."""

    def opposite(x: int, y: int) -> tuple[int, int]:
        return rect.x0 + rect.x1 - x, rect.y0 + rect.y1 - y

    return [_mapped(item, opposite) for item in items]


def moved_down(items: Sequence[Item], by: int) -> list[Item]:
    """The items that far (mp) down the page."""
    return [moved(item, 0, by) for item in items]


def _mapped(item: Item, place: Callable[[int, int], tuple[int, int]]) -> Item:
    """The item turned, the places of its points mapped."""
    if isinstance(item, GlyphRun):
        x, y = place(item.x, item.y)
        return replace(item, x=x, y=y, angle=(item.angle + 180) % 360)
    if isinstance(item, Path):
        return replace(item, outline=mapped_outline(item.outline, place))
    return replace(item, rect=mapped_rect(item.rect, place)) if isinstance(item, Box) else item


def height_of(items: Sequence[Item], size: int, rect: Rect) -> Rect:
    """The rectangle cut to the em boxes of the runs' first and last lines."""
    bases = [i.y for i in items if isinstance(i, GlyphRun) and i.tag.role != "ruby"]
    return Rect(rect.x0, min(bases) - above(size), rect.x1, max(bases) + below(size)) if bases else rect
