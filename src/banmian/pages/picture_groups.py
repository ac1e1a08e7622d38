"""Where the pictures of a group stand: in rows of equal height, or in columns of equal width, which fill the group's rectangle.

In a row each picture is as wide as its own shape asks at the row's height; rows are as high as their pictures ask at the group's
width. What is left or wanting is shared by all alike, so that every picture is cut by the same part of itself. docs/decisions/0097.
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.geometry import Rect
from banmian.template.picture_places import GroupPlace

UNKNOWN = (3, 2)
"""The shape of a picture that is not there."""
Shape = tuple[int, int]
"""Width and height, in any unit."""


def group_cells(rect: Rect, group: GroupPlace, shapes: Sequence[Shape]) -> list[Rect]:
    """The rectangle of each picture of a group; gaps are exact, the last picture takes what rounding leaves."""
    if not group.rows:
        turned = [(height, width) for width, height in shapes]
        return [cell.on_its_side for cell in _rows(rect.on_its_side, group, turned)]
    return _rows(rect, group, shapes)


def _rows(rect: Rect, group: GroupPlace, shapes: Sequence[Shape]) -> list[Rect]:
    bands: list[list[float]] = []
    at = 0
    for count in group.bands:
        bands.append([width / max(1, height) for width, height in shapes[at : at + count]])
        at += count
    asked = [(rect.width - (len(band) - 1) * group.gap) / sum(band) for band in bands]
    out: list[Rect] = []
    for (y0, y1), band in zip(_shared((rect.y0, rect.y1), asked, group.gap), bands, strict=True):
        out += [Rect(x0, y0, x1, y1) for x0, x1 in _shared((rect.x0, rect.x1), band, group.gap)]
    return out


def _shared(interval: tuple[int, int], shares: Sequence[float], gap: int) -> list[tuple[int, int]]:
    """The interval cut into parts of these shares with a gap between two."""
    start, end = interval
    gap = max(0, min(gap, (end - start) // (2 * len(shares))))
    room, whole, done = end - start - gap * (len(shares) - 1), sum(shares), 0.0
    out: list[tuple[int, int]] = []
    for k, share in enumerate(shares):
        first = start + round(room * done / whole) + k * gap
        done += share
        out.append((first, start + round(room * done / whole) + k * gap))
    return out
