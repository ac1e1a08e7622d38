"""What a file paints: colour spaces and colours as plates, and one record for each thing that was painted.

Rectangles in millipoints from the trim's top left, sizes in millipoints after the matrix.
"""

from __future__ import annotations

from banmian.preflight.model import Rect4
from banmian.values import frozen

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
LEAST_INK = 0.001
"""Amounts below are no ink."""


@frozen
class Space:
    """A colour space. `kind`: its PDF family; `leaves`: every family it comes down to, through bases and alternates;
    `colorants`: names of Separation and DeviceN; `count`: components."""

    kind: str
    leaves: tuple[str, ...]
    count: int
    colorants: tuple[str, ...] = ()


@frozen
class Colour:
    """A paint. `inks`: plate -> amount 0..1 where the paint names plates itself; `known`: whether it does; `plates`: those that
    get ink; `total`: all ink together, 1 for a full plate. Made by `colour_in`: they are asked for of every mark, many times."""

    space: Space
    inks: tuple[tuple[str, float], ...] = ()
    known: bool = False
    plates: tuple[str, ...] = ()
    total: float = 0.0

    @property
    def white(self) -> bool:
        return self.known and not self.plates

    @property
    def black(self) -> float:
        return dict(self.inks).get("Black", 0.0)

    @property
    def solid_black(self) -> bool:
        """K 100 % and nothing else, whatever space says so."""
        return self.known and self.plates == ("Black",) and self.black > 0.999


def colour_in(space: Space, inks: tuple[tuple[str, float], ...]) -> Colour:
    """A paint that names its plates."""
    return Colour(space, inks, True, tuple(name for name, amount in inks if amount > LEAST_INK), sum(of for _, of in inks))


@frozen
class TextPart:
    """A shown string. `size`: after the matrix; `mode`: the text rendering mode; `font`: index into PdfFacts.fonts."""

    text: str
    size: int
    mode: int
    font: int
    bold: bool = False
    weight_known: bool = False


@frozen
class LinePart:
    """A line: stroked, or a thin filled rectangle. `width`, `length` after the matrix; `declared`: the width as written."""

    width: int
    length: int
    declared: float
    filled: bool


@frozen
class ImagePart:
    """A placed picture. `ppi`: the smaller of its two axes; `ratio`: larger over smaller; `key`: into PdfFacts.images;
    `frame`: all of it, whatever the clip leaves."""

    key: int
    ppi: float
    ratio: float
    mirrored: bool
    frame: Rect4


PLAIN_CONTEXTS = ("page", "form")
"""Of a mark that stands on the page as itself, once: no pattern's cell, no drawn glyph, no annotation, no mask."""


@frozen
class Painted:
    """One thing that was painted. `kind`: text, fill, stroke, image, shading; `sure`: the rectangle is the shape itself (of a
    text: its widths are known); `context`: page, form, pattern, glyph, annotation, mask; `overprint`: (fills, strokes, OPM) as
    the state stands; `isolated`: inside an isolated or knockout group; `see_through`: alpha, soft mask or blend mode is at work;
    `visible`: the clip leaves something of it; `frame`: the clip's rectangle; `seen`: of a text, what the clip leaves; `ends`:
    (edge, mp beyond it) of each place where it ends at or beyond the trim, edges left, top, right, foot."""

    kind: str
    page: int
    rect: Rect4
    fill: Colour | None
    stroke: Colour | None
    overprint: tuple[bool, bool, int]
    context: str
    isolated: bool
    see_through: bool
    visible: bool
    sure: bool
    frame: Rect4
    seen: Rect4
    text: TextPart | None = None
    line: LinePart | None = None
    image: ImagePart | None = None
    ends: tuple[tuple[int, int], ...] = ()
