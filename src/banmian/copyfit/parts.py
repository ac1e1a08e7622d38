"""The parts of a page as rectangles of columns (mp across) and whole lines, by which copyfit cuts it and moves what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from typing import Literal

from banmian.geometry import Circle, Rect
from banmian.pages.sheet import Sheet
from banmian.plan.model import PlannedPicture
from banmian.remember import Memo
from banmian.template.grid import span_of
from banmian.template.model import Cols, Furniture, Lines, Place
from banmian.values import frozen

CHART = ".chart.yaml"  # as charts/reading.py has it, which is not imported for pages without charts
Kind = Literal["head", "text", "title", "byline", "box", "picture", "advert", "furniture"]


@frozen
class Part:
    """One part: x0 and x1 in mp, the first and the last line that it takes (a picture's with its caption). `owner`: the place or
    picture that has it, `index`: which of a place's text areas it is. `on_lines`: whether it stands on the grid; what is given
    in points keeps its height, but for a `chart`, which is drawn anew for any, and a `circle`. `spreads`: furniture that spreads
    what it holds over the height that it has."""

    kind: Kind
    owner: str
    x0: int
    x1: int
    first: int
    last: int
    index: int = 0
    on_lines: bool = True
    chart: bool = False
    circle: bool = False
    spreads: bool = False
    columns: int = 1
    """Of a text area."""
    of: str = ""
    """The place of a picture."""
    still: Literal["", "place", "size"] = ""
    """What was pinned: it stays on its lines (`place`; a picture whose layout says `copyfit: off`, on its columns too), or keeps
    their number."""

    @property
    def may_grow(self) -> bool:
        """Whether a picture may be given another height."""
        return self.kind == "picture" and not self.still and (self.on_lines or self.chart or self.circle)

    def beside(self, other: Part) -> bool:
        """Whether they have no column in common."""
        return self.x1 <= other.x0 or other.x1 <= self.x0

    def meets(self, other: Part) -> bool:
        return not self.beside(other) and self.first <= other.last and other.first <= self.last


@frozen
class Block:
    """What stands together on a page: places with their pictures, or one thing that is no story's. It is cut nowhere."""

    parts: tuple[Part, ...]

    @property
    def x0(self) -> int:
        return min(p.x0 for p in self.parts)

    @property
    def x1(self) -> int:
        return max(p.x1 for p in self.parts)

    @property
    def first(self) -> int:
        return min(p.first for p in self.parts)

    @property
    def last(self) -> int:
        return max(p.last for p in self.parts)

    @property
    def around(self) -> tuple[int, int, int, int]:
        """Left and right, first and last line."""
        return self.x0, self.x1, self.first, self.last

    @property
    def places(self) -> frozenset[str]:
        """The places whose text may stand here."""
        return frozenset(p.owner for p in self.parts if p.kind not in ("picture", "advert", "furniture"))

    @property
    def pictures(self) -> frozenset[str]:
        return frozenset(p.owner for p in self.parts if p.kind == "picture")

    @property
    def stands(self) -> bool:
        """Whether it keeps its size: furniture and advertisements."""
        return not self.places and not self.spreads

    @property
    def stays(self) -> bool:
        """Whether it keeps its place too."""
        return any(p.kind in ("furniture", "advert") and not p.spreads for p in self.parts)

    @property
    def still(self) -> tuple[Part, ...]:
        """What of it was pinned: it stays on its lines, whatever goes down or up around it, or keeps their number."""
        return tuple(p for p in self.parts if p.still)

    @property
    def spreads(self) -> bool:
        """Whether it is furniture that spreads over the height that it has."""
        return all(p.spreads for p in self.parts)

    def joined(self, other: Block) -> Block:
        return Block((*self.parts, *other.parts))

    def meets(self, other: Block) -> bool:
        return self.x0 < other.x1 and other.x0 < self.x1 and self.first <= other.last and other.first <= self.last


def blocks_of(sheet: Sheet) -> tuple[Block, ...]:
    """Each place with its pictures; those whose rectangles meet are one. What stands on a picture is no part: it goes where the
    picture goes."""
    found = [
        Block(parts) for place in sheet.layout.places if (parts := (*_of_place(sheet, place), *_pictures_of(sheet, place.name)))
    ]
    found += [Block((part,)) for part in _standing(sheet)]
    return _united(found)


BLOCKS: Memo[Block] = Memo("blocks of pages", 500)


def _united(blocks: list[Block]) -> tuple[Block, ...]:
    """A block that is as it was is the same value again, so that what is known of it is found without comparing its parts."""
    out: list[Block] = []
    for block in blocks:
        whole = block
        while (met := next((b for b in out if b.meets(whole)), None)) is not None:
            out.remove(met)
            whole = met.joined(whole)
        out.append(whole)
    return tuple(BLOCKS.of(block, partial(_itself, block)) for block in out)


def _itself(block: Block) -> Block:
    return block


def _of_place(sheet: Sheet, place: Place) -> Iterator[Part]:
    def part(kind: Kind, cols: Cols | None, lines: Lines, index: int = 0, columns: int = 1) -> Part:
        x0, x1 = sheet.span(place, cols)
        return Part(kind, place.name, x0, x1, *lines, index, columns=columns, still=place.pin)

    if place.box is not None and place.box.on:
        return
    if place.box is not None:
        box = sheet.box(place)
        assert box is not None
        yield Part("box", place.name, box.x0, box.x1, *place.box.lines, still=place.pin)
    if place.head is not None and place.head.lines is not None and not place.head.on:
        yield part("head", place.head.cols, place.head.lines)
    if place.title is not None:
        yield part("title", place.title.cols, place.title.lines)
    if place.byline is not None:
        yield part("byline", *place.byline)
    for index, area in enumerate(place.text):
        if area.rect is not None:
            lines = _lines_of(sheet, area.rect.y0, area.rect.y1)
            yield Part("text", place.name, area.rect.x0, area.rect.x1, *lines, index, False, still=place.pin)
        else:
            yield part("text", area.cols, area.lines, index, area.columns)


def _pictures_of(sheet: Sheet, place: str) -> Iterator[Part]:
    for planned in sheet.plan.pictures:
        if planned.sheet == sheet.index and planned.place.of == place:
            yield _picture(sheet, planned)


def _picture(sheet: Sheet, planned: PlannedPicture) -> Part:
    rect, place = _with_caption(sheet, planned), planned.place
    kind: Kind = "picture" if planned.advert is None or planned.fills else "advert"
    chart = planned.file.endswith(CHART)
    circle = isinstance(place.shape, Circle) and place.rect is None
    if place.lines is None:
        lines = _lines_of(sheet, rect.y0, rect.y1)
        own = Part(kind, place.name, rect.x0, rect.x1, *lines, on_lines=False, chart=chart, circle=circle, of=place.of)
        return replace(own, still="" if place.copyfit else "place")
    lines = place.lines[0], place.lines[1] + caption_rows(sheet, planned)
    carries = planned.fills or place.name in sheet.layout.under_others
    own = Part(kind, place.name, rect.x0, rect.x1, *lines, on_lines=not carries, chart=chart and not carries, of=place.of)
    return replace(own, still="" if place.copyfit else "place")


def _with_caption(sheet: Sheet, planned: PlannedPicture) -> Rect:
    """A picture with the strip of its caption beside it; over whole columns that shares them with text."""
    rect, caption = sheet.picture_area(planned), sheet.captions.get(planned.place.name)
    strip = caption.stand.cut if caption is not None and caption.stand is not None else None
    if strip is None or planned.place.caption.cols is not None:
        return rect
    return replace(rect, x0=min(rect.x0, strip.x0), x1=max(rect.x1, strip.x1))


def caption_rows(sheet: Sheet, planned: PlannedPicture) -> int:
    """The lines below a picture that its caption takes."""
    caption = sheet.captions.get(planned.place.name)
    below = caption is not None and caption.ends and caption.stand is None and planned.place.caption.line is None
    return caption.rows if caption is not None and below else 0


def _standing(sheet: Sheet) -> Iterator[Part]:
    for planned in sheet.plan.pictures:
        if planned.sheet == sheet.index and not planned.place.of:
            yield _picture(sheet, planned)
    for n, element in enumerate(sheet.layout.furniture):
        if element.lines[1] > 0:
            x0, x1 = _furniture_span(sheet, element)
            first, last = max(1, element.lines[0]), element.lines[1]
            yield Part("furniture", element.kind, x0, x1, first, last, n, spreads=_spreads(element))


def _spreads(element: Furniture) -> bool:
    """Whether it is an index whose entries stand under one another, on an even pitch down to its foot."""
    return element.kind == "index" and not dict(element.options).get("across") and element.lines[0] > 0


def _furniture_span(sheet: Sheet, element: Furniture) -> tuple[int, int]:
    return span_of(sheet.grid, sheet.base, element.cols)


def _lines_of(sheet: Sheet, y0: int, y1: int) -> Lines:
    """The lines that a rectangle of points touches."""
    grid = sheet.grid
    return (y0 - grid.top) // grid.leading + 1, (y1 - grid.top - 1) // grid.leading + 1
