"""Blocks of the paper's own pages: a place there with its title, head, pictures and rules, to stand elsewhere as it stands there.

A doctor's column, a table with its picture, opening hours: what has a design of its own is not made anew, it is taken over.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from banmian.geometry import Rect
from banmian.makeup.fragment import Fragment, Node, Shifted, opened, stretched, taller
from banmian.template.values import span_value
from banmian.units import Length
from banmian.values import frozen

Span = tuple[int, int]


@frozen
class HouseBlock:
    """The parts of a block, counted from its corner; its place's name is the item's."""

    w: int
    h: int
    fragment: Fragment
    name: str

    @property
    def is_rigid(self) -> bool:
        """Whether text of it stands at places in points: it is as high as it is."""
        return any("rect" in area for _, node in self.fragment.places for area in node.get("text", ()))

    @property
    def least(self) -> int:
        """The lines under which a text of it that goes down to its foot would have none."""
        areas = (span_value(str(area["lines"])) for _, node in self.fragment.places for area in node.get("text", ()))
        return max((self.h - (last - first) for first, last in areas if last >= self.h - 1), default=1)

    def at_height(self, more: int, charts: Collection[str] = (), leading: int = 0) -> HouseBlock:
        """So many lines higher: its text and its box go on, its charts too, which are drawn for any height; all else stays.
        `leading`: of a line, mp."""
        if not more:
            return self
        places = tuple((name, stretched(node, self.h, more)) for name, node in self.fragment.places)
        pictures = ((name, taller(p, more, more * leading) if name in charts else p) for name, p in self.fragment.pictures)
        fragment = Fragment(places, tuple(pictures), (), self.fragment.rules)
        return HouseBlock(self.w, self.h + more, fragment, self.name)

    def with_picture(self, name: str, by: int) -> HouseBlock:
        """One of its pictures so many lines higher, all that stands under it so much lower."""
        after = span_value(str(dict(self.fragment.pictures)[name]["lines"]))[1] - 1
        parts = ([(n, opened(node, after, by)) for n, node in rows] for rows in (self.fragment.places, self.fragment.pictures))
        places, pictures = map(tuple, parts)
        rules = tuple(opened(rule, after, by) for rule in self.fragment.rules)
        return HouseBlock(self.w, self.h + by, Fragment(places, pictures, (), rules), self.name)

    def with_pitch(self, pitch: str) -> HouseBlock:
        """The rows of its table so far apart."""
        places = tuple((n, {**node, "text": [{**area, "pitch": pitch} for area in node.get("text", ())]})
                       for n, node in self.fragment.places)  # fmt: skip
        return HouseBlock(self.w, self.h, replace(self.fragment, places=places), self.name)


class PageGrid(Protocol):
    """The columns and lines of a page."""

    def shift(self, cols: int, lines: int) -> Shifted:
        """So many columns to the right and lines down, in mp too."""

    def spans(self, rect: Rect) -> tuple[Span, Span]:
        """The columns and the lines that a rectangle (mp) touches."""


def house_block(page: Node, place: str, name: str, grid: PageGrid) -> HouseBlock | None:
    """The block of a place of a page's file, None where it has no such place. What stands in points counts with the columns and
    lines that it touches."""
    found = page.get("places", {}).get(place)
    if not isinstance(found, Mapping):
        return None
    pictures = {n: p for n, p in page.get("pictures", {}).items() if p.get("of") == place}
    parts = [found, *pictures.values()]
    spans = [s for part in parts for s in spans_in(part)]
    touched = [grid.spans(rect) for part in parts for rect in _rects_in(part)]
    cols = [*(s for key, s in spans if key == "cols"), *(across for across, _ in touched)]
    lines = [*(s for key, s in spans if key == "lines"), *(down for _, down in touched)]
    if not cols or not lines:
        return None
    left, right = min(c[0] for c in cols), max(c[1] for c in cols)
    first, last = min(n[0] for n in lines), max(n[1] for n in lines)
    rules = tuple(r for r in page.get("rules", ()) if _within(r, (left, right), (first, last)))
    own = tuple((f"{name}-{n}" if n != name else f"{n}-picture", {**p, "of": name}) for n, p in pictures.items())
    by, back = grid.shift(1 - left, 1 - first), grid.shift(left - 1, first - 1)
    moved = Fragment(((name, found),), own, (), rules).moved(Shifted(by.cols, by.lines, -back.dx, -back.dy))
    return HouseBlock(right - left + 1, last - first + 1, moved, name)


def is_in_points(node: Node) -> bool:
    """Whether a part of it stands where lengths say, not columns and lines."""
    inner = [
        v for value in node.values() for v in (value if isinstance(value, list | tuple) else [value]) if isinstance(v, Mapping)
    ]
    return "rect" in node or "at" in node or any(map(is_in_points, inner))


def spans_in(node: Node, under: str = "") -> Iterator[tuple[str, tuple[int, int]]]:
    """The columns and lines that a part names, itself and within."""
    for key, value in node.items():
        if key in ("cols", "lines") and (under, key) not in (("between", "lines"), ("caption", "lines")):
            yield key, span_value(str(value))
        elif key == "line" and under == "caption":
            yield "lines", (int(value), int(value))
        elif isinstance(value, Mapping):
            yield from spans_in(value, key)
        elif isinstance(value, list | tuple):
            for item in value:
                if isinstance(item, Mapping):
                    yield from spans_in(item, key)


def _rects_in(node: Node) -> Iterator[Rect]:
    """The rectangles (mp) that a part names, itself and within."""
    for key, value in node.items():
        if key == "rect" and isinstance(value, list | tuple):
            yield Rect(*(Length.parse(str(v)).mp(0, 0) for v in value))
        for inner in value if isinstance(value, list | tuple) else [value]:
            if isinstance(inner, Mapping):
                yield from _rects_in(inner)


def _within(rule: Node, cols: tuple[int, int], lines: tuple[int, int]) -> bool:
    """Whether a rule lies in the block: it parts nothing from what is around."""
    first, last = span_value(str(rule["lines"]))
    if first < lines[0] or last > lines[1]:
        return False
    if "gutter" in rule:
        return cols[0] <= int(str(rule["gutter"]).split("|")[0]) < cols[1]
    across = span_value(str(rule["cols"]))
    return cols[0] <= across[0] and across[1] <= cols[1]
