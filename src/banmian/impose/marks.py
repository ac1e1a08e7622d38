"""Printer's marks around a block of pages: crop, fold and register marks, colour bar (docs/rules/print.md, Marks and plates).

From the block outwards: the bleed, a free strip, the marks, another free strip, one line of words. Register and crop marks
stand in the registration colour, which prints on every plate, and nothing else does.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from banmian.colour import FULL, Ink, Spot
from banmian.display import Box, Item, Layer, Path, Stroke, Tag
from banmian.geometry import Circle, Outline, Rect, circle_outline
from banmian.units import mp_of_mm
from banmian.values import frozen

REGISTRATION = Ink("registration", (0, 0, 0, 0), ((Spot("All", (FULL, FULL, FULL, FULL)), FULL),))
MARK = Tag("", -1, "mark")
HAIR = Stroke(REGISTRATION, 250)
"""A quarter of a point: docs/rules/print.md, Ink and limits, lines."""
DASHED = Stroke(REGISTRATION, 250, dash=(3000, 2000))

FREE = mp_of_mm(2)
"""Between the bleed and the marks, so that a mark never reaches into what may be cut."""
LENGTH = mp_of_mm(5)
WORDS = mp_of_mm(4)
"""Height of the line of words."""
EDGE = mp_of_mm(2)
"""Between the words and the sheet's edge."""
ROOM = FREE + LENGTH + WORDS + EDGE
"""What the marks need outside the bleed."""
PATCH = mp_of_mm("4")
TARGET = mp_of_mm("1.6")
"""Radius of a register mark."""

_P = FULL
BAR: tuple[Ink, ...] = tuple(
    Ink(name, cmyk)
    for name, cmyk in (
        ("c", (_P, 0, 0, 0)), ("m", (0, _P, 0, 0)), ("y", (0, 0, _P, 0)), ("k", (0, 0, 0, _P)),
        ("c-50", (500, 0, 0, 0)), ("m-50", (0, 500, 0, 0)), ("y-50", (0, 0, 500, 0)), ("k-50", (0, 0, 0, 500)),
        ("m-y", (0, _P, _P, 0)), ("c-y", (_P, 0, _P, 0)), ("c-m", (_P, _P, 0, 0)), ("grey", (300, 240, 240, 0)),
    )
)  # fmt: skip
"""The colour bar: solids, half tints, overprints of two, a grey of three inks. No patch above 200 % ink."""


@frozen
class Cuts:
    """Where crop marks point: x along the top and the bottom edge, y along the left and the right one."""

    top: tuple[int, ...]
    bottom: tuple[int, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]


@frozen
class Surround:
    """A block and how much of the sheet lies around it: `above` (and below), `beside` (left and right), mp."""

    block: Rect
    bleed: int
    above: int
    beside: int

    @property
    def near(self) -> int:
        """From the block's edge to the marks."""
        return self.bleed + FREE

    @property
    def far(self) -> int:
        return self.near + LENGTH

    @property
    def middle(self) -> int:
        return self.near + LENGTH // 2

    @property
    def has_rows(self) -> bool:
        """Room for marks above and below."""
        return self.above >= self.bleed + ROOM

    @property
    def has_sides(self) -> bool:
        return self.beside >= self.bleed + ROOM


def _line(x0: int, y0: int, x1: int, y1: int, stroke: Stroke = HAIR) -> Path:
    outline = Outline("ml", (x0, y0, x1, y1))
    return Path(outline, None, stroke, MARK, layer=Layer.RULE)


def crop_marks(s: Surround, cuts: Cuts) -> list[Item]:
    """A line outside the block for each cut, on the sides that have room."""
    b = s.block
    out: list[Item] = []
    if s.has_rows:
        out += [_line(x, b.y0 - s.far, x, b.y0 - s.near) for x in cuts.top]
        out += [_line(x, b.y1 + s.near, x, b.y1 + s.far) for x in cuts.bottom]
    if s.has_sides:
        out += [_line(b.x0 - s.far, y, b.x0 - s.near, y) for y in cuts.left]
        out += [_line(b.x1 + s.near, y, b.x1 + s.far, y) for y in cuts.right]
    return out


def fold_marks(s: Surround, xs: Iterable[int], ys: Iterable[int]) -> list[Item]:
    """Dashed lines where the sheet is folded."""
    b = s.block
    out: list[Item] = []
    if s.has_rows:
        for x in xs:
            out += [_line(x, b.y0 - s.far, x, b.y0 - s.near, DASHED), _line(x, b.y1 + s.near, x, b.y1 + s.far, DASHED)]
    if s.has_sides:
        for y in ys:
            out += [_line(b.x0 - s.far, y, b.x0 - s.near, y, DASHED), _line(b.x1 + s.near, y, b.x1 + s.far, y, DASHED)]
    return out


def centre_marks(s: Surround) -> list[Item]:
    """A T at the middle of each edge of the block, its foot towards the block, outside all other marks."""
    b = s.block
    x, y = (b.x0 + b.x1) // 2, (b.y0 + b.y1) // 2
    far, end, half = s.far, s.far + WORDS, WORDS // 2
    out: list[Item] = []
    if s.has_rows:
        for edge, way in ((b.y0, -1), (b.y1, 1)):
            out += [_line(x, edge + way * far, x, edge + way * end), _line(x - half, edge + way * end, x + half, edge + way * end)]
    if s.has_sides:
        for edge, way in ((b.x0, -1), (b.x1, 1)):
            out += [_line(edge + way * far, y, edge + way * end, y), _line(edge + way * end, y - half, edge + way * end, y + half)]
    return out


def targets(s: Surround, xs: Sequence[int], ys: Sequence[int]) -> list[Item]:
    """Register marks: a circle and a cross at each x above and below the block, at each y beside it."""
    b = s.block
    at: list[tuple[int, int]] = []
    if s.has_rows:
        at += [(x, y) for x in xs for y in (b.y0 - s.middle, b.y1 + s.middle)]
    if s.has_sides:
        at += [(x, y) for y in ys for x in (b.x0 - s.middle, b.x1 + s.middle)]
    return [item for x, y in at for item in target(x, y)]


def target(x: int, y: int) -> list[Item]:
    """One register mark; its cross is as long as a crop mark."""
    arm = LENGTH // 2
    ring = Path(circle_outline(Circle(x, y, TARGET)), None, HAIR, MARK, layer=Layer.RULE)
    return [ring, _line(x - arm, y, x + arm, y), _line(x, y - arm, x, y + arm)]


def colour_bar(s: Surround, left: int, right: int, inks: Sequence[Ink]) -> list[Item]:
    """Patches below the block from `left` on, as many as stand before `right`."""
    if not s.has_rows:
        return []
    top = s.block.y1 + s.near + (LENGTH - PATCH) // 2
    room = max(0, (right - left) // PATCH)
    return [Box(Rect(left + i * PATCH, top, left + (i + 1) * PATCH, top + PATCH), ink, MARK) for i, ink in enumerate(inks[:room])]
