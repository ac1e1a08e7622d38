"""Text turned upside down in its own place: the answer of a puzzle (dummy, puzzle). Reading order stays as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from banmian.display import Box, GlyphRun, Item, Path
from banmian.geometry import Rect


def turned(items: Sequence[Item], rect: Rect) -> list[Item]:
    """Runs and marks turned by 180 degrees about the rectangle's centre; other items stay."""

    def opposite(x: int, y: int) -> tuple[int, int]:
        return rect.x0 + rect.x1 - x, rect.y0 + rect.y1 - y

    return [replace(done, angle=(done.angle + 180) % 360) if isinstance(done, GlyphRun) else done for done in _at(items, opposite)]


def moved_down(items: Sequence[Item], by: int) -> list[Item]:
    """Runs and marks that far (mp) down the page; other items stay."""
    return _at(items, lambda x, y: (x, y + by))


def _at(items: Sequence[Item], place: Callable[[int, int], tuple[int, int]]) -> list[Item]:
    """The items with the places of their points mapped."""
    out: list[Item] = []
    for item in items:
        if isinstance(item, GlyphRun):
            x, y = place(item.x, item.y)
            out.append(replace(item, x=x, y=y))
        elif isinstance(item, Path):
            outline = tuple(
                (op, tuple(v for k in range(0, len(at), 2) for v in place(at[k], at[k + 1]))) for op, at in item.outline
            )
            out.append(replace(item, outline=outline))
        elif isinstance(item, Box):
            (xa, ya), (xb, yb) = place(item.rect.x0, item.rect.y0), place(item.rect.x1, item.rect.y1)
            out.append(replace(item, rect=Rect(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))))
        else:
            out.append(item)
    return out


def height_of(items: Sequence[Item], size: int, rect: Rect) -> Rect:
    """The rectangle cut to the em boxes of the runs' first and last lines."""
    bases = [i.y for i in items if isinstance(i, GlyphRun) and i.tag.role != "ruby"]
    return Rect(rect.x0, min(bases) - size * 88 // 100, rect.x1, max(bases) + size * 12 // 100) if bases else rect
