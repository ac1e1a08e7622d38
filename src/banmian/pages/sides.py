"""A sheet's items as the pages of the issue: a spread is cut in two at the fold (docs/rules/contracts.md, Spreads)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from banmian.display import Box, Frame, GlyphRun, Group, Item, Link, Page, box_of, moved
from banmian.display.geometry import moved_outline
from banmian.pages.sheet import Sheet
from banmian.remember import Memo, Same
from banmian.template.model import PageGrid

SHEETS: Memo[tuple[Page, ...]] = Memo("sheets", 150, lasting=True, each="page")
PAGES: Memo[Page] = Memo("pages", 150, lasting=True, each="page")
MOVED: Memo[Item | None] = Memo("items of spreads", 10_000, lasting=True, each="item")


def pages_of(sheet: Sheet, items: Sequence[Item]) -> list[Page]:
    """The sheet's page, or the two of a spread. A page of the same items as before is the same value."""
    planned = sheet.plan.sheets[sheet.index]
    key = Same(*items), Same(sheet.grid), planned.numbers, planned.name
    return list(SHEETS.of(key, lambda: tuple(_pages(sheet, items))))


def _pages(sheet: Sheet, items: Sequence[Item]) -> list[Page]:
    grid, planned = sheet.grid, sheet.plan.sheets[sheet.index]
    sides = split(items, grid.trim[0], grid.bleed, len(planned.numbers))
    return [_page(number, planned.name, grid, tuple(side)) for number, side in zip(planned.numbers, sides, strict=True)]


def _page(number: int, name: str, grid: PageGrid, items: tuple[Item, ...]) -> Page:
    key = number, name, grid.trim, grid.bleed, Same(*items)
    return PAGES.of(key, lambda: Page(number, name, grid.trim, grid.bleed, items))


def split(items: Sequence[Item], trim: int, bleed: int, sides: int) -> list[Sequence[Item]]:
    """A spread's items by page, moved into page coordinates. What crosses the fold stands on both, clipped there."""
    if sides == 1:
        return [items]
    return [_Side(side * trim, trim, bleed).items(items) for side in range(sides)]


class _Side:
    """One page of a spread. `left`: where it begins on the sheet (mp)."""

    def __init__(self, left: int, trim: int, bleed: int) -> None:
        self.left, self.right, self.bleed = left, left + trim, bleed
        self.frames: dict[int, Frame] = {}

    def items(self, items: Iterable[Item]) -> list[Item]:
        where = self.left, self.right, self.bleed
        found = (MOVED.of((Same(item), where), partial(self._item, item)) for item in items)
        return [item for item in found if item is not None]

    def _item(self, item: Item) -> Item | None:
        """The item as it stands on the page, None where nothing of it does."""
        box = box_of(item)
        if box.x1 <= self.left or box.x0 >= self.right:
            return None
        crosses = box.x0 < self.left or box.x1 > self.right
        return self._moved(item, (self.left - self.bleed, self.right + self.bleed) if crosses else None)

    def _moved(self, item: Item, clip: tuple[int, int] | None) -> Item:
        """The item in the page's coordinates, cut to `clip` (x on the sheet) where it crosses the fold."""
        if isinstance(item, Group):
            inside = (i for i in item.items if clip is None or _belongs(i, clip))
            inner = tuple(self._moved(i, clip if isinstance(i, Group) else None) for i in inside)
            outline = moved_outline(item.clip, -self.left)
            return replace(item, items=inner, clip=outline, frame=self._frame(item.frame))
        done = moved(item, -self.left)
        if isinstance(done, Link):
            return done
        if clip is not None and isinstance(done, Box):
            rect = done.rect
            done = replace(done, rect=replace(rect, x0=max(rect.x0, clip[0] - self.left), x1=min(rect.x1, clip[1] - self.left)))
        return replace(done, frame=self._frame(item.frame)) if not isinstance(item, Link) and item.frame is not None else done

    def _frame(self, frame: Frame | None) -> Frame | None:
        """The frame in the page's coordinates; one that was moved once is the same value again."""
        if frame is None:
            return None
        known = self.frames.get(id(frame))
        if known is None:
            known = replace(frame, rect=frame.rect.moved(-self.left, 0), on=self._frame(frame.on))
            self.frames[id(frame)] = known
        return known


def _belongs(item: Item, clip: tuple[int, int]) -> bool:
    """Drawing stands on every page it touches; text only where its middle lies, so that it counts once."""
    box = box_of(item)
    if isinstance(item, GlyphRun):
        bleed_less = (clip[0] + clip[1]) // 2
        half = (clip[1] - clip[0]) // 2
        return abs((box.x0 + box.x1) // 2 - bleed_less) < half
    return box.x1 > clip[0] and box.x0 < clip[1]
