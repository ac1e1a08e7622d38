"""All figures of a sheet's pages. They are remembered by the sheet: a page that did not change is only looked up."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from banmian.diagnostics import Diagnostic
from banmian.display import Item, runs_of
from banmian.geometry import Rect
from banmian.pages.heads_check import headlines
from banmian.pages.page_figures.model import PageFigures
from banmian.pages.page_figures.neighbours import nearest
from banmian.pages.page_figures.order import HeadAt, order_of
from banmian.pages.page_figures.parts import BESIDE_LINES, Lines, Part, columns_of, other_parts, parts_of_place, rules_of
from banmian.pages.page_figures.pictures import pictures_of
from banmian.pages.page_figures.white import feet_of, white_of
from banmian.pages.sheet import Sheet
from banmian.plan.model import PlannedPicture
from banmian.remember import Memo, Same

FIGURES: Memo[tuple[PageFigures, ...]] = Memo("figures of pages", 150, lasting=True, each="page")
HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

Items = Sequence[Item]


def sheet_figures(
    sheet: Sheet, items: Items, placed: Mapping[tuple[int, str], Items], told: Sequence[Diagnostic]
) -> list[PageFigures]:
    """The figures of each page of a sheet. `items`: all that stand on it; `placed`: those of places, by (sheet, place);
    `told`: what was said of its make-up."""
    ends = frozenset(s.stops[-1].place.name for s in sheet.plan.streams if s.stops[-1].sheet == sheet.index)
    key = sheet.key, Same(*items), ends
    return list(FIGURES.of(key, lambda: tuple(_Counting(sheet, items, placed, told, ends).pages())))


class _Counting:
    """Counts one sheet. `ends`: the places in which a text ends."""

    def __init__(
        self, sheet: Sheet, items: Items, placed: Mapping[tuple[int, str], Items], told: Sequence[Diagnostic], ends: frozenset[str]
    ) -> None:
        self.sheet, self.items, self.told = sheet, items, told
        self.pictures = [planned for planned in sheet.plan.pictures if planned.sheet == sheet.index]
        self.lines: list[Lines] = []
        self.parts: list[Part] = []
        self.heads: list[HeadAt] = []
        for place in sheet.layout.places:
            own = placed.get((sheet.index, place.name), ())
            columns = columns_of(place.name, own, place.name in ends)
            self.lines += columns
            self.parts += parts_of_place(place.name, own, columns)
            boxed = place.box is not None
            self.heads += (HeadAt(h.rect, h.x0, h.x1, h.size, h.words, boxed) for h in headlines(sheet, place, own))
        self.parts += other_parts(sheet, self.pictures, items)
        self.boxes = {place.name for place in sheet.layout.places if place.box is not None}

    def pages(self) -> Iterator[PageFigures]:
        grid, numbers = self.sheet.grid, self.sheet.plan.sheets[self.sheet.index].numbers
        area = Rect(grid.left, grid.top, grid.left + grid.width, grid.line_foot(grid.lines))
        han = _han(self.items, grid.trim[0], len(numbers))
        for side, number in enumerate(numbers):
            left = side * grid.trim[0]
            parts = [replace(part, rect=r) for part in self.parts if (r := _on(part.rect, left, grid.trim[0])) is not None]
            lines = [_moved(own, left) for own in self.lines if left <= own.room.x0 < left + grid.trim[0]]
            heads = [_head_moved(head, left) for head in self.heads if left <= head.x0 < left + grid.trim[0]]
            rules = [rule.moved(-left, 0) for rule in rules_of(self.items)]
            short = [own for own in lines if own.last]
            boxed = sum(own.free(grid) for own in lines if own.place in self.boxes)
            rects = [r for p in self.pictures if p.advert is None and (r := _on(self._rect(p), left, grid.trim[0])) is not None]
            yield PageFigures(
                number,
                grid.leading,
                white_of(grid, self.sheet.columns, parts, rules, boxed),
                feet_of(lines, grid),
                sum(own.free(grid) for own in short),
                self._count("FIT004", number),
                self._count("FIT005", number),
                order_of(heads, area),
                pictures_of(rects, area),
                nearest([part for part in parts if part.owner and part.kind != "furniture"]),
                han[side],
            )

    def _rect(self, planned: PlannedPicture) -> Rect:
        return self.sheet.place_rect(planned.place)

    def _count(self, code: str, number: int) -> int:
        return sum(d.code == code and d.place is not None and d.place.page == number for d in self.told)


def _on(rect: Rect, left: int, width: int) -> Rect | None:
    """The rectangle on the page that begins at `left`; None where nothing of it lies there."""
    return rect.moved(-left, 0) if rect.x1 > left and rect.x0 < left + width else None


def _moved(own: Lines, left: int) -> Lines:
    return replace(own, room=own.room.moved(-left, 0), rect=own.rect.moved(-left, 0)) if left else own


def _head_moved(head: HeadAt, left: int) -> HeadAt:
    return replace(head, rect=head.rect.moved(-left, 0), x0=head.x0 - left, x1=head.x1 - left) if left else head


def _han(items: Items, width: int, sides: int) -> list[int]:
    """The Chinese characters of stories on each page of a sheet."""
    texts: list[list[str]] = [[] for _ in range(sides)]
    for run in runs_of(items):
        if run.tag.story and run.tag.role not in BESIDE_LINES:
            texts[min(sides - 1, max(0, run.x // width))] += run.texts
    return [HAN.subn("", "".join(own))[1] for own in texts]
