"""Pages that cannot carry too much ink anywhere, told from what they paint: of them no plates need be made.

At a point of the page lies the ink of the last paint that knocks out, and what was overprinted on it since. So much is told by
the marks' colours; where black is overprinted on a dark ground, by how much of a square that may be: what the two rectangles have
in common, and no more than the line's own area. Whatever is not plain (transparency, patterns, other colour spaces, pictures
whose pixels cannot be told) is for Ghostscript to measure: so is every page that may be too heavy. docs/decisions/0061.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from banmian.preflight.facts import Boxes, InkMeasure, PdfFacts
from banmian.preflight.ink_coverage import MOST_PIXELS, SQUARE_MM, measure_ink, pixels
from banmian.preflight.model import Rect4
from banmian.preflight.painted import PLAIN_CONTEXTS, Colour, Painted
from banmian.preflight.picture_ink import PictureInks
from banmian.preflight.reading.budget import FINDS
from banmian.store import Store
from banmian.units import mp_of_mm
from banmian.values import frozen

Amounts = dict[str, float]
"""Plate -> ink, 1 for a full plate."""
PLAIN_SPACES = ("DeviceCMYK", "DeviceGray", "Separation", "DeviceN")
OBSCURE = frozenset({
    "transfer", "halftone", "postscript", "reference", "external", "pre-separated", "alternate", "trapnet", "loop", "operator",
    "resource", "font",
})  # fmt: skip
"""Uses that may paint what is no mark, or otherwise than the mark tells."""
PIXEL = 1_100
"""mp: a pixel of Ghostscript's, and a little. It inks each that a shape touches."""
_OVERHANG = 8
"""Part of a text's size by which glyphs may stand out of their boxes. Boxes count as full of ink, of which glyphs have a third."""
_MITER = 5
"""Widths by which the corner of a line may stand out."""
_ENOUGH = 0.8
"""Of the limit: what adds up to less need not be told apart."""


@frozen
class _Paint:
    """A colour that was painted; `place`: in which order."""

    colour: Colour
    mark: Painted
    place: int


@frozen
class _Overlap:
    """Where a paint may be overprinted on a ground. `more`: ink above the base at a point there; `over`, `under`: the place of each
    mark among the page's, and how much it may add in all, by its area."""

    rect: Rect4
    more: float
    over: tuple[int, float]
    under: tuple[int, float]


def measure_heavy(data: bytes, facts: PdfFacts, percent: float, count: int, store: Store | None = None) -> InkMeasure:
    """Ghostscript's measure of the pages that may have more ink than so much on a square; of the others no square and no plate is
    told. `count`: pages that the file has; the facts may be of some."""
    light = light_pages(data, facts, percent, store)
    heavy = tuple(page for page in facts.pages if page.number not in light)
    return measure_ink(data, replace(facts, pages=heavy), len(heavy) < count) if heavy else InkMeasure("ok")


def light_pages(data: bytes, facts: PdfFacts, percent: float, store: Store | None = None) -> frozenset[int]:
    """The pages on which no 15 mm square can have more than so much ink, of those whose marks the facts have. `store`: where it is
    kept how much ink pictures have."""
    obscure = {use.page for use in facts.uses if use.what in OBSCURE}
    if facts.file.unread or None in obscure or len(facts.uses) >= FINDS:
        return frozenset()
    asked = {page.number: page for page in facts.pages if page.number not in obscure and _measurable(page.boxes)}
    marks: dict[int, list[Painted]] = defaultdict(list)
    for mark in facts.marks:
        if mark.page in asked:
            marks[mark.page].append(mark)
    pictures = PictureInks(data, facts.images, store)
    return frozenset(
        n
        for n, page in asked.items()
        if len(marks[n]) == page.marks and _light(marks[n], pictures, percent / 100, page.boxes.user_unit)
    )


def _measurable(boxes: Boxes) -> bool:
    """Whether a page is as large as a square. What is said of others is Ghostscript's."""
    x0, y0, x1, y1 = boxes.media or boxes.finished
    return (
        boxes.user_unit > 0
        and min(x1 - x0, y1 - y0) * boxes.user_unit * 1000 >= mp_of_mm(SQUARE_MM)
        and (pixels(boxes) <= MOST_PIXELS)
    )


def _light(marks: Sequence[Painted], pictures: PictureInks, limit: float, unit: float) -> bool:
    """Whether the ink of every square stays within the limit."""
    under: list[_Paint] = []
    over: list[_Paint] = []
    for place, mark in enumerate(marks):
        if not mark.visible:
            continue
        if mark.see_through or mark.isolated or mark.context not in PLAIN_CONTEXTS:
            return False
        for colour, overprints in _paints(mark, pictures):
            if colour is None:
                return False
            (over if overprints else under).append(_Paint(colour, mark, place))
    caps = _caps(paint.colour for paint in over)
    base = max([sum(caps.values()), limit * _ENOUGH, *(paint.colour.total for paint in under)])
    if base > limit:
        return False
    dark = [(paint, total - base) for paint, total in _with(under, caps, base)]
    return _most_excess(_overlaps(dark, over), mp_of_mm(SQUARE_MM) / unit) <= limit - base


def _paints(mark: Painted, pictures: PictureInks) -> Iterator[tuple[Colour | None, bool]]:
    """A mark's colours, each with whether it overprints; None for one that is not plain."""
    if mark.kind == "shading":
        yield None, False
    elif mark.image is not None and not pictures.images[mark.image.key].stencil:
        yield pictures.heaviest(mark.image.key, mark.image.ppi), mark.overprint[0]  # which leaves special inks under it
    else:
        if mark.fill is not None:
            yield _plain(mark.fill), mark.overprint[0]
        if mark.stroke is not None:
            yield _plain(mark.stroke), mark.overprint[1]


def _plain(colour: Colour) -> Colour | None:
    return colour if colour.known and colour.space.kind in PLAIN_SPACES and colour.space.colorants != ("All",) else None


def _caps(colours: Iterable[Colour]) -> Amounts:
    """The most of each plate."""
    caps: Amounts = {}
    for inks in {id(colour): colour.inks for colour in colours}.values():
        for plate, amount in inks:
            caps[plate] = max(caps.get(plate, 0.0), amount)
    return caps


def _with(under: Sequence[_Paint], caps: Amounts, base: float) -> Iterator[tuple[_Paint, float]]:
    """The grounds on which more ink than the base lies where all is overprinted that the page overprints anywhere, and how much."""
    most = sum(caps.values())
    totals: dict[int, float] = {}
    for paint in under:
        if paint.colour.total + most <= base:
            continue
        total = totals.get(id(paint.colour))
        if total is None:
            held = dict(paint.colour.inks)
            total = totals[id(paint.colour)] = sum(max(held.get(plate, 0.0), caps.get(plate, 0.0)) for plate in {*held, *caps})
        if total > base:
            yield paint, total


def _overlaps(dark: Sequence[tuple[_Paint, float]], over: Sequence[_Paint]) -> Iterator[_Overlap]:
    """Where what overprints meets a ground that was painted before."""
    grounds = [(_reach(paint.mark), _area(paint.mark), paint.place, more) for paint, more in dark]
    for paint in over:
        x0, y0, x1, y1 = _reach(paint.mark)
        own, place = _area(paint.mark), paint.place
        for (a, b, c, d), area, at, more in grounds:
            if a < x1 and c > x0 and b < y1 and d > y0 and at < place:
                yield _Overlap((max(a, x0), max(b, y0), min(c, x1), min(d, y1)), more, (place, own * more), (at, area * more))


def _reach(mark: Painted) -> Rect4:
    """Where the mark's ink may lie: glyphs stand out of their boxes, corners out of their lines."""
    more = PIXEL
    if mark.text is not None:
        more += mark.text.size // _OVERHANG
    elif mark.line is not None and not mark.sure:
        more += _MITER * mark.line.width
    x0, y0, x1, y1 = mark.rect
    return x0 - more, y0 - more, x1 + more, y1 + more


def _area(mark: Painted) -> float:
    """The most that its ink may cover."""
    if mark.line is not None and not mark.line.filled:
        return (mark.line.width + 2 * PIXEL) * (mark.line.length + 2 * PIXEL)
    x0, y0, x1, y1 = _reach(mark)
    return (x1 - x0) * (y1 - y0)


def _most_excess(overlaps: Iterable[_Overlap], side: float) -> float:
    """The most that these add to the mean of a square, which lies within one of the blocks of twice its side, a side apart. What
    overprints, and the ground under it, count once in a block, however much they meet there."""
    of_over: dict[tuple[int, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    of_under: dict[tuple[int, int], dict[int, float]] = defaultdict(lambda: defaultdict(float))
    most: dict[int, float] = defaultdict(float)
    for overlap in overlaps:
        x0, y0, x1, y1 = overlap.rect
        for one, mass in (overlap.over, overlap.under):
            most[one] = max(most[one], mass)
        for column in range(int(x0 // side) - 1, int(x1 // side) + 1):
            width = min(x1, (column + 2) * side) - max(x0, column * side)
            for row in range(int(y0 // side) - 1, int(y1 // side) + 1):
                height = min(y1, (row + 2) * side) - max(y0, row * side)
                mass = min(overlap.over[1], overlap.under[1], width * height * overlap.more)
                of_over[column, row][overlap.over[0]] += mass
                of_under[column, row][overlap.under[0]] += mass
    sums = (min(sum(min(mass, most[one]) for one, mass in found[at].items()) for found in (of_over, of_under)) for at in of_over)
    return max(sums, default=0.0) / side**2
