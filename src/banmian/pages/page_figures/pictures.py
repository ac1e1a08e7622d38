"""The balance of a page's pictures: how their area is shared out over its quarters."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.geometry import Rect
from banmian.pages.page_figures.model import Pictures


def pictures_of(rects: Sequence[Rect], area: Rect) -> Pictures:
    """`rects`: of the pictures of stories, `area`: the type area, both on the page."""
    shown = [rect for rect in rects if rect.overlaps(area)]
    middle, half = (area.x0 + area.x1) // 2, (area.y0 + area.y1) // 2
    whole = [
        sum(_shared(rect, Rect(x0, y0, x1, y1)) for rect in shown)
        for y0, y1 in ((area.y0, half), (half, area.y1))
        for x0, x1 in ((area.x0, middle), (middle, area.x1))
    ]
    total = sum(whole)
    if not total:
        return Pictures(0, 0)
    a, b, c, d = (part * 1000 // total for part in whole)
    return Pictures(len(shown), total * 1000 // (area.width * area.height), (a, b, c, d))


def _shared(a: Rect, b: Rect) -> int:
    return max(0, min(a.x1, b.x1) - max(a.x0, b.x0)) * max(0, min(a.y1, b.y1) - max(a.y0, b.y0))
