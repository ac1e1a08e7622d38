"""The least white between two parts of a page that are not of one story, across or down."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.geometry import Rect
from banmian.pages.page_figures.model import Neighbours
from banmian.pages.page_figures.parts import Part


def nearest(parts: Sequence[Part]) -> Neighbours | None:
    """None where a page has not two parts. What lies over one another, as a picture that a text runs around, has its own white,
    which is judged elsewhere (`frames_check.py`)."""
    least, pair = None, None
    corners = [(part.owner, *part.rect.corners, part) for part in parts]
    for n, (owner, x0, y0, x1, y1, part) in enumerate(corners):
        for other, a0, b0, a1, b1, further in corners[n + 1 :]:
            across = a0 - x1 if a0 >= x1 else x0 - a1
            down = b0 - y1 if b0 >= y1 else y0 - b1
            if owner == other or (across >= 0) == (down >= 0):  # neither beside nor under one another, or over one another
                continue
            white = across if across >= 0 else down
            if least is None or white < least:
                least, pair = white, (part, further)
    if least is None or pair is None:
        return None
    return Neighbours(least, pair[0].name, pair[1].name, _between(pair[0].rect, pair[1].rect))


def _between(a: Rect, b: Rect) -> tuple[int, int, int, int]:
    """The rectangle between the two."""
    x0, x1 = sorted((max(a.x0, b.x0), min(a.x1, b.x1)))
    y0, y1 = sorted((max(a.y0, b.y0), min(a.y1, b.y1)))
    return x0, y0, x1, y1
