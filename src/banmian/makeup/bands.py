"""What stands at a page's head and foot over its whole width, so that its stories lie between: a masthead alone, or weather,
nameplate and barcode side by side. Furniture that leaves columns free beside it stands among the stories.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from banmian.template.values import span_value
from banmian.values import frozen

Row = Mapping[str, Any]
"""An entry of a page's file that has `cols` and `lines`."""


@frozen
class Between:
    """The lines between a page's head and foot, first and last; the furniture of head and foot; that which stands among stories."""

    lines: tuple[int, int]
    stands: tuple[Row, ...]
    beside: tuple[Row, ...]


def between(furniture: Sequence[Row], columns: int, lines: int) -> Between:
    """What a page's furniture leaves for stories, on a page of so many columns and lines. Parts that share lines are one band: over
    all columns it is of the head, or in the page's lower half of the foot."""
    first, last, standing = 1, lines, set[int]()
    for band in _bands(furniture):
        if {c for n in band for c in _covered(furniture[n], "cols", "1")} < set(range(1, columns + 1)):
            continue
        standing |= set(band)
        spans = [lines_of(furniture[n]) for n in band]
        top, foot = min(a for a, _ in spans), max(b for _, b in spans)
        if foot < lines // 2:
            first = max(first, foot + 1)
        else:
            last = min(last, top - 1)
    rows = list(enumerate(furniture))
    return Between((first, last), tuple(r for n, r in rows if n in standing), tuple(r for n, r in rows if n not in standing))


def _bands(furniture: Sequence[Row]) -> Iterator[list[int]]:
    """The furniture that shares lines, each part by its index, from the head of the page down."""
    band: list[int] = []
    reach = -1
    for n in sorted(range(len(furniture)), key=lambda n: lines_of(furniture[n])):
        first, last = lines_of(furniture[n])
        if band and first > reach:
            yield band
            band = []
        band.append(n)
        reach = max(reach, last) if len(band) > 1 else last
    if band:
        yield band


def lines_of(row: Row) -> tuple[int, int]:
    """The first and the last line of a part; 0 is the margin above the type area."""
    return span_value(row.get("lines", "head"))


def _covered(row: Row, key: str, usual: str) -> range:
    first, last = span_value(row.get(key, usual))
    return range(first, last + 1)


def outside(places: Mapping[str, Row], lines: tuple[int, int]) -> Iterable[str]:
    """The places that have a part above or under the lines of the stories: an ear beside the nameplate."""
    for name, place in places.items():
        areas = [area for area in (place.get("head"), place.get("box"), *place.get("text", ())) if area and "lines" in area]
        if any(first < lines[0] or last > lines[1] for first, last in map(lines_of, areas)):
            yield name
