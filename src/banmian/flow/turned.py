"""Text turned upside down in its own place: the answer of a puzzle (dummy, puzzle). Reading order stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.display import GlyphRun, Item
from banmian.geometry import Rect


def turned(items: Sequence[Item], rect: Rect) -> list[Item]:
    """The runs turned by 180 degrees about the rectangle's centre; other items stay."""
    return [
        replace(i, x=rect.x0 + rect.x1 - i.x, y=rect.y0 + rect.y1 - i.y, angle=(i.angle + 180) % 360)
        if isinstance(i, GlyphRun)
        else i
        for i in items
    ]


def height_of(items: Sequence[Item], size: int, rect: Rect) -> Rect:
    """The rectangle cut to the em boxes of the runs' first and last lines."""
    bases = [i.y for i in items if isinstance(i, GlyphRun)]
    return Rect(rect.x0, min(bases) - size * 88 // 100, rect.x1, max(bases) + size * 12 // 100) if bases else rect
