"""One sheet (a page or a spread) being put together: its geometry, what cuts its text, its items in reading order.

Spread coordinates: x runs over the fold; sides.py cuts the result into pages (docs/rules/contracts.md, Spreads).
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import field, replace

from banmian.flow.slots import Column, split_columns
from banmian.geometry import Circle, Cut, Hull, Rect
from banmian.pages.caption import SetCaption
from banmian.plan.model import Plan, PlannedPicture
from banmian.remember import Same
from banmian.template.grid import area_rect, span_of
from banmian.template.model import Cols, ColumnGrid, HeadArea, Lines, PageGrid, PageLayout, PicturePlace, Place, TextArea
from banmian.values import frozen


@frozen
class Sheet:
    """A sheet of the plan. `captions`: those that show, by the names of their pictures' places."""

    plan: Plan
    index: int
    captions: Mapping[str, SetCaption] = field(default_factory=dict)

    @property
    def ground(self) -> Hashable:
        """What stands for the sheet's geometry in a memo's key."""
        return Same(self.plan.paper, self.layout), self.index, self.plan.sheets[self.index].numbers

    @property
    def key(self) -> Hashable:
        """The same with what cuts its text: the places of its pictures, and the lines that captions take."""
        places = (planned.place for planned in self.plan.pictures if planned.sheet == self.index)
        rows = tuple((name, c.rows, bool(c.ends), c.stand and c.stand.cut) for name, c in self.captions.items())
        return self.ground, Same(*places), rows

    @property
    def layout(self) -> PageLayout:
        return self.plan.sheets[self.index].layout

    @property
    def grid(self) -> PageGrid:
        return self.plan.paper.grid

    @property
    def columns(self) -> ColumnGrid:
        return next((g for g in self.grid.columns if g.name == self.layout.grid), self.grid.columns[0])

    @property
    def base(self) -> ColumnGrid:
        return self.grid.columns[0]

    @property
    def page(self) -> int:
        return self.plan.sheets[self.index].numbers[0]

    def box(self, place: Place) -> Rect | None:
        return area_rect(self.grid, self.columns, place.box.cols, place.box.lines) if place.box else None

    def span(self, place: Place, cols: Cols | None) -> tuple[int, int]:
        """x interval of an area: its columns, else the box's inner width, else the columns of the place's text, of its head."""
        if cols is not None:
            return span_of(self.grid, self.columns, cols)
        box = self.box(place)
        if box is not None and place.box is not None:
            return box.x0 + place.box.padding[0], box.x1 - place.box.padding[1]
        head = place.head.cols if place.head is not None else None
        named = [a.cols for a in place.text if a.cols] or [head or (1, self.columns.count)]
        return span_of(self.grid, self.columns, (min(c[0] for c in named), max(c[1] for c in named)))

    def head_span(self, place: Place, cols: Cols | None) -> tuple[int, int]:
        """x interval of a head: in a box over the fold only up to it, for no line of text crosses it."""
        x0, x1 = self.on_picture(place.head, cols) if place.head is not None and place.head.on else self.span(place, cols)
        return self.up_to_fold(x0, x1)

    def up_to_fold(self, x0: int, x1: int) -> tuple[int, int]:
        """An x interval for text; of one over the fold the part on the left page."""
        fold = self.grid.trim[0]
        return (x0, self.area_of_column(self.columns.count)[1]) if self.layout.spread and x0 < fold < x1 else (x0, x1)

    def on_picture(self, head: HeadArea, cols: Cols | None) -> tuple[int, int]:
        """x interval of a head on a picture: its columns, or the picture's width, less its inset."""
        picture = self.layout.picture(head.on)
        assert picture is not None
        rect = self.place_rect(picture)
        x0, x1 = span_of(self.grid, self.columns, cols) if cols is not None else (rect.x0, rect.x1)
        return max(x0, rect.x0 + head.inset), min(x1, rect.x1 - head.inset)

    def area_of_column(self, col: int) -> tuple[int, int]:
        """x interval of one column of the sheet's grid."""
        return span_of(self.grid, self.columns, (col, col))

    def area(self, place: Place, cols: Cols | None, lines: Lines) -> Rect:
        x0, x1 = self.span(place, cols)
        return Rect(x0, self.grid.line_top(lines[0]), x1, self.grid.line_foot(lines[1]))

    def text_columns(self, place: Place, area: TextArea, em: int) -> tuple[Column, ...]:
        """The area's columns. Over whole base columns with one each, the page's own columns are used as they are."""
        if area.rect is not None:
            return split_columns(area.rect.x0, area.rect.x1, area.columns, em, area.lines)
        x0, x1 = self.span(place, area.cols)
        if area.cols and area.columns == area.cols[1] - area.cols[0] + 1:
            lefts = [span_of(self.grid, self.columns, (c, c)) for c in range(area.cols[0], area.cols[1] + 1)]
            return tuple(Column(a, (b - a) // em * em, area.lines) for a, b in lefts)
        return split_columns(x0, x1, area.columns, em, area.lines)

    def tiers(self, place: Place, area: TextArea, em: int) -> tuple[Rect, tuple[Column, ...]]:
        """A vertical text's area, and its tiers as columns of the area laid on its side (`x` = top)."""
        rect = area.rect or self.area(place, area.cols, area.lines)
        return rect, split_columns(rect.y0, rect.y1, area.columns, em, area.lines)

    def picture_area(self, planned: PlannedPicture) -> Rect:
        """What a picture takes, with the credit that runs down its edge; its caption is not counted."""
        return self.place_rect(planned.place)

    def picture_rect(self, planned: PlannedPicture) -> Rect:
        """Where a picture itself stands: it is narrower by a credit that runs down its edge."""
        rect, credit = self.place_rect(planned.place), planned.place.caption.credit
        shown = planned.place.caption.show and planned.picture is not None and planned.picture.credit
        if credit.at != "edge" or not shown:
            return rect
        by = self.plan.paper.line_style(credit.style).size + self.plan.paper.measures.captions.edge
        return replace(rect, x1=max(rect.x0 + 1, rect.x1 - by))

    def place_rect(self, place: PicturePlace) -> Rect:
        """The rectangle of a picture's place."""
        if place.rect is not None:
            return place.rect
        if place.cols and place.lines:
            owner = self.layout.place(place.of)
            if owner is not None and owner.box is not None and place.cols == (0, 0):
                return self.area(owner, None, place.lines)
            return area_rect(self.grid, self.columns, place.cols, place.lines)
        if isinstance(place.shape, Circle):
            return place.shape.bounds
        assert place.shape is not None
        return place.shape

    def picture_circle(self, planned: PlannedPicture) -> Circle | None:
        """The circle that a picture is clipped to, or None."""
        if not isinstance(planned.place.shape, Circle):
            return None
        if planned.place.cols and planned.place.lines:
            rect = self.picture_rect(planned)
            r = planned.place.shape.r or min(rect.width, rect.height) // 2
            return Circle((rect.x0 + rect.x1) // 2, (rect.y0 + rect.y1) // 2, r)
        return planned.place.shape

    def exclusions(self, place: Place, area: TextArea) -> list[Cut]:
        """What cuts a text area: pictures, adverts, boxes of other places, places that cut."""
        out: list[Cut] = []
        for planned in self.plan.pictures:
            under = place.box is not None and place.box.on == planned.place.name
            if planned.sheet == self.index and not under:
                out += self._picture_cuts(planned, area)
        for other in self.layout.places:
            if other.name == place.name:
                continue
            box = self.box(other)
            if box is not None:
                out.append(box)
            elif other.cut and other.shown:
                areas = [a.rect or self.area(other, a.cols, a.lines) for a in other.text]
                out += [Rect(area.x0 - other.clear, area.y0, area.x1 + other.clear, area.y1) for area in areas]
        return out

    def _picture_cuts(self, planned: PlannedPicture, area: TextArea) -> list[Cut]:
        """What a picture cuts out of the text with its caption: one block with that beside it, or both where the caption shares
        a column with text."""
        caption = self.captions.get(planned.place.name)
        cuts, stand = self._with_caption_below(planned, area), caption.stand if caption is not None else None
        if stand is None or stand.cut is None:
            return cuts
        beside, rects = stand.cut, [cut for cut in cuts if isinstance(cut, Rect)]
        if planned.place.caption.cols is None:
            return [replace(cut, x0=min(cut.x0, beside.x0), x1=max(cut.x1, beside.x1)) for cut in rects]
        head = planned.place.caption.end == "head"  # where the picture ends it ends with the picture's own white
        y0 = min([beside.y0, *(cut.y0 for cut in rects)]) if head else beside.y0
        y1 = beside.y1 if head else max([beside.y1, *(cut.y1 for cut in rects)])
        return [*cuts, replace(beside, y0=y0, y1=y1)]

    def _with_caption_below(self, planned: PlannedPicture, area: TextArea) -> list[Cut]:
        place = planned.place
        circle = self.picture_circle(planned)
        rows = self._caption_rows(planned)
        if circle is not None and not place.cols:
            around = Circle(circle.cx, circle.cy, circle.r + (place.clear or 0))
            line, half = place.caption.line, (place.caption.keep or 2 * circle.r) // 2
            if not rows or not line:
                return [around]
            top, foot = self.grid.line_top(line), self.grid.line_foot(line + rows - 1)
            return [Hull(around, Rect(circle.cx - half, top, circle.cx + half, foot))]
        rect = self.picture_area(planned)
        if place.lines is None or place.clear == 0:
            line = place.caption.line or (place.lines[1] + 1 if place.lines is not None else 0)
            kept = rect.inset(-(place.clear or 0))
            if rows < 2 or not line:
                return [kept]
            return [kept, Rect(rect.x0, self.grid.line_top(line + 1), rect.x1, self.grid.line_foot(line + rows - 1))]
        first, last = place.lines[0], place.lines[1] + rows
        if area.lines[0] < first - 1:
            first -= 1
        if area.lines[1] > last + 1:
            last += 1
        return [Rect(rect.x0, self.grid.line_top(first), rect.x1, self.grid.line_foot(last))]

    def _caption_rows(self, planned: PlannedPicture) -> int:
        """The lines that the caption below a picture takes out of the text; a credit alone takes none."""
        caption = self.captions.get(planned.place.name)
        return caption.rows if caption is not None and caption.ends and caption.stand is None else 0
