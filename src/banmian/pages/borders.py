"""Ornamental borders of boxes: units drawn in a square, repeated along the four sides so that whole ones meet at the corners.

A unit is drawn once in thousandths, x along the side and y from the box's edge inwards; our own drawings. A new ornament: a row in
UNITS, its name in template/model.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from banmian.display import Item, Layer, Path, Tag
from banmian.geometry import Outline, Rect, Segment
from banmian.template.model import Border, Ornament
from banmian.values import frozen

TAG = Tag("", -1, "border")


def _polygon(*points: tuple[int, int]) -> tuple[Segment, ...]:
    first, *rest = points
    return (("m", first), *(("l", point) for point in rest), ("h", ()))


def _disc(x: int, y: int, r: int) -> tuple[Segment, ...]:
    k = round(r * 0.5522847498)
    return (
        ("m", (x + r, y)), ("c", (x + r, y + k, x + k, y + r, x, y + r)), ("c", (x - k, y + r, x - r, y + k, x - r, y)),
        ("c", (x - r, y - k, x - k, y - r, x, y - r)), ("c", (x + k, y - r, x + r, y - k, x + r, y)), ("h", ()),
    )  # fmt: skip


@frozen
class Unit:
    """An ornament: what is repeated along a side, and what stands in a corner, its own corner at (0, 0)."""

    side: tuple[Segment, ...]
    corner: tuple[Segment, ...]


_DIAMOND = _polygon((500, 60), (940, 500), (500, 940), (60, 500))
_WAVE: tuple[Segment, ...] = (
    ("m", (0, 420)), ("c", (180, 60, 320, 60, 500, 420)), ("c", (680, 780, 820, 780, 1000, 420)), ("l", (1000, 580)),
    ("c", (820, 940, 680, 940, 500, 580)), ("c", (320, 220, 180, 220, 0, 580)), ("h", ()),
)  # fmt: skip
_FRET = (
    *_polygon((0, 0), (1000, 0), (1000, 140), (140, 140), (140, 860), (720, 860), (720, 560), (560, 560), (560, 420), (860, 420),
              (860, 1000), (0, 1000)),
)  # fmt: skip
UNITS: dict[Ornament, Unit] = {
    "dots": Unit(_disc(500, 500, 320), _disc(500, 500, 320)),
    "diamonds": Unit(_DIAMOND, _DIAMOND),
    "waves": Unit(_WAVE, _disc(500, 500, 400)),
    "fret": Unit(_FRET, _polygon((0, 0), (1000, 0), (1000, 1000), (0, 1000))),
}

Turn = Callable[[int, int], tuple[int, int]]


def border_items(rect: Rect, border: Border) -> list[Item]:
    """The border within a box's edge: corners of the border's size, between them whole units, each a little longer or shorter than
    high where the side asks for it."""
    outline = Outline.of(_pieces(rect, border))
    return [Path(outline, border.ink, None, TAG, layer=Layer.RULE)]


def units_along(length: int, size: int) -> int:
    """How many units stand on a side between its corners: those that are nearest to squares."""
    return max(1, round((length - 2 * size) / size))


def _pieces(rect: Rect, border: Border) -> Iterator[Segment]:
    unit, size = UNITS[border.ornament], border.size
    turns: tuple[
        tuple[int, Turn], ...
    ] = (  # clockwise from the top left corner: a side's length, from along and inwards to x and y
        (rect.width, lambda a, d: (rect.x0 + a, rect.y0 + d)),
        (rect.height, lambda a, d: (rect.x1 - d, rect.y0 + a)),
        (rect.width, lambda a, d: (rect.x1 - a, rect.y1 - d)),
        (rect.height, lambda a, d: (rect.x0 + d, rect.y1 - a)),
    )
    for length, turn in turns:
        yield from _placed(unit.corner, turn, (0, size), size)
        count, free = units_along(length, size), length - 2 * size
        for n in range(count):
            yield from _placed(unit.side, turn, (size + free * n // count, size + free * (n + 1) // count), size)


def _placed(unit: tuple[Segment, ...], turn: Turn, along: tuple[int, int], size: int) -> Iterator[Segment]:
    """A unit from one place along a side to another."""
    start, wide = along[0], along[1] - along[0]
    for op, numbers in unit:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        yield op, tuple(v for x, y in pairs for v in turn(start + x * wide // 1000, y * size // 1000))
