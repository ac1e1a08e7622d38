"""A sheet of a plan while copyfit works on it, moved or cut down to one block; its streams by their places."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from banmian.copyfit.parts import Block, blocks_of
from banmian.copyfit.relayout import Moves, moved_layout, with_layout
from banmian.copyfit.tree import leaves_of, tree_of
from banmian.fonts import FontBook
from banmian.geometry import Circle
from banmian.pages.captions import CaptionSetter
from banmian.pages.sheet import Sheet
from banmian.plan.model import Plan, Stream
from banmian.template.copyfit import Copyfit
from banmian.template.model import PageLayout, PicturePlace, Place
from banmian.text.single import Setter
from banmian.values import frozen


@frozen
class SheetState:
    """A sheet of a plan as it stands: all sheets of the plan, since threads run over several."""

    plan: Plan
    sheets: tuple[Sheet, ...]
    index: int

    @property
    def sheet(self) -> Sheet:
        return self.sheets[self.index]

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The sheet's leaves: blocks that no straight cut parts."""
        return tuple(leaf.block for leaf in leaves_of(tree_of(blocks_of(self.sheet))))

    @property
    def rules(self) -> Copyfit:
        """The paper's, with the level that the page asks for."""
        rules, level = self.plan.paper.copyfit, self.sheet.layout.copyfit
        return rules if level is None else replace(rules, level=level)

    def moved(self, moves: Moves) -> SheetState:
        layout = with_circles(self.sheet, moved_layout(self.sheet.layout, moves, self.plan.paper.grid.leading))
        plan = with_layout(self.plan, self.index, layout)
        return SheetState(plan, tuple(replace(sheet, plan=plan) for sheet in self.sheets), self.index)

    def formed(self, places: Iterable[Place], pictures: Iterable[PicturePlace], fonts: FontBook) -> SheetState:
        """The sheet with other places and pictures of the same names; captions are broken anew where pictures are others."""
        named, shown = {p.name: p for p in places}, {p.name: p for p in pictures}
        layout = self.sheet.layout
        changed = replace(
            layout,
            places=tuple(named.get(p.name, p) for p in layout.places),
            pictures=tuple(shown.get(p.name, p) for p in layout.pictures),
        )
        plan = with_layout(self.plan, self.index, changed)
        sheets = [replace(sheet, plan=plan) for sheet in self.sheets]
        if shown:
            captions = CaptionSetter(plan.paper, Setter(fonts)).captions(sheets[self.index])
            sheets[self.index] = replace(sheets[self.index], captions=captions.by_place)
        return SheetState(plan, tuple(sheets), self.index)

    def alone(self, block: Block) -> SheetState:
        """The sheet with nothing on it but a block: what else cuts text there stands clear of it, and goes along when it moves."""
        layout = self.sheet.layout
        places = tuple(p for p in layout.places if p.name in block.places)
        under = {p.head.on for p in places if p.head is not None} | {p.box.on for p in places if p.box is not None}
        names = block.pictures | under
        kept = replace(layout, places=places, pictures=tuple(p for p in layout.pictures if p.name in names))
        sheets = tuple(replace(s, layout=kept) if i == self.index else s for i, s in enumerate(self.plan.sheets))
        pictures = tuple(p for p in self.plan.pictures if p.sheet != self.index or p.place.name in names)
        plan = replace(self.plan, sheets=sheets, pictures=pictures)
        return SheetState(plan, tuple(replace(sheet, plan=plan) for sheet in self.sheets), self.index)

    def places(self, those: Callable[[Stream], bool]) -> frozenset[str]:
        """The sheet's places of such streams."""
        stops = (stop for stream in self.plan.streams if those(stream) for stop in stream.stops)
        return frozenset(stop.place.name for stop in stops if stop.sheet == self.index)

    def streams_of(self, places: frozenset[str]) -> list[Stream]:
        """The streams that end in one of the sheet's places, or in none of the places of a later sheet."""
        return [s for s in self.plan.streams if s.stops[-1].sheet == self.index and s.stops[-1].place.name in places]


def with_circles(sheet: Sheet, layout: PageLayout) -> PageLayout:
    """A sheet's layout whose pictures moved, with each circle where its lines are now, and as large: a circle that fills its
    columns and lines fills those that it has then, one of a radius keeps it."""
    old = {picture.name: picture for picture in sheet.layout.pictures}
    return replace(layout, pictures=tuple(_circled(sheet, old[p.name], p) for p in layout.pictures))


def _circled(sheet: Sheet, old: PicturePlace, new: PicturePlace) -> PicturePlace:
    if not isinstance(old.shape, Circle) or new.lines is None or new.lines == old.lines:
        return new
    was, box = sheet.place_rect(old), sheet.place_rect(new)
    fills = old.shape.r == min(was.width, was.height) // 2
    radius = min(box.width, box.height) // 2 if fills else old.shape.r
    return replace(new, shape=Circle((box.x0 + box.x1) // 2, (box.y0 + box.y1) // 2, radius))
