"""A stream whose place is drawn (drawn_places.py): its areas, over all places of a thread, and what is drawn in each of them.

The areas of a place that have its style are filled in the order written; where a table goes on to another page, the last line
before the turn is the jump line's (docs/rules/contracts.md, The order of setting).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.diagnostics import Diagnostic, PlaceOnPage
from banmian.diagnostics.codes import diagnose
from banmian.display import Frame, Item
from banmian.flow.slots import LineSlot
from banmian.geometry import Rect
from banmian.han_box import above
from banmian.pages.drawn_area import DrawnArea
from banmian.pages.drawn_places import DrawnPlace, DrawnPlaceSetter, PictureDrawer, drawn_framed, draws
from banmian.pages.picture_frames import box_frame
from banmian.pages.sheet import Sheet
from banmian.pages.threads import Turn, Turns
from banmian.phrases import say
from banmian.plan.model import Plan, Stream
from banmian.template.model import TextStyle
from banmian.text.single import Setter
from banmian.values import frozen


@frozen
class DrawnStop:
    """What stands at one stop of a drawn stream."""

    items: tuple[Item, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class DrawnStream:
    """A stream that is drawn; `starts`: by how many lines the text of each stop begins later, under a head without lines."""

    plan: Plan
    sheets: Sequence[Sheet]
    setter: Setter
    stream: Stream
    style: TextStyle
    starts: Sequence[int]

    def stops(self, picture: PictureDrawer) -> list[DrawnStop]:
        """What stands at the stops that it reaches."""
        stream, name = self.stream, self.stream.stops[0].place.text[0].style
        areas = [area for k in range(len(stream.stops)) for area in self._areas(k, name)]
        parts, found = DrawnPlaceSetter(self.plan.paper, self.setter, picture).draw(
            stream.pieces[0], DrawnPlace(tuple(areas), self.style, name, stream.stops[0].place.text[0].pitch)
        )
        reached = areas[max(part.area for part in parts)].stop + 1
        out: list[DrawnStop] = []
        for k in range(reached):
            here = [n for n, area in enumerate(areas) if area.stop == k]
            items: list[Item] = []
            for n in here:
                items += self._framed(areas[n], [item for part in parts if part.area == n for item in part.items])
            if here and k + 1 < reached and self._turns(k):
                items += self._jump(areas[here[-1]])
            out.append(DrawnStop(tuple(items)))
        own = {area.stop for area in areas}
        told = [self._without_area(k, name) for k in range(len(stream.stops)) if k not in own]
        threads = Turns(self.plan, self.sheets, self.setter, stream)
        told += [threads.unused(k, reached - 1) for k in range(reached, len(stream.stops)) if k in own]
        return [*out[:-1], replace(out[-1], diagnostics=(*found, *told))]

    def _without_area(self, k: int, style: str) -> Diagnostic:
        """FLW037 for a place of the thread in which nothing can stand."""
        stop, piece = self.stream.stops[k], self.stream.pieces[0]
        page = self.plan.sheets[stop.sheet].numbers[0]
        message = say(
            "page {page}, place {name}: no area has the style {style}, in which '{story}' could go on",
            page=page,
            name=stop.place.name,
            style=style,
            story=piece.story,
        )
        hint = say("write `style: {style}` at an area of its text, or take the place out of the thread in issue.yaml", style=style)
        return diagnose("FLW037", message, hint, stop.place.span, PlaceOnPage(page))

    def _areas(self, k: int, style: str) -> list[DrawnArea]:
        """The areas of a stop that have the first one's style."""
        stop = self.stream.stops[k]
        sheet, place = self.sheets[stop.sheet], stop.place
        out: list[DrawnArea] = []
        for n, area in enumerate(place.text):
            if area.style == style:
                first, last = area.lines
                rect = area.rect or sheet.area(place, area.cols, (min(last, first + (0 if n else self.starts[k])), last))
                out.append(DrawnArea(rect, sheet, self.plan.page_of(stop.sheet, rect.x0), place.name, k))
        if out and self._turns(k):
            rect = out[-1].rect
            out[-1] = replace(out[-1], rect=Rect(rect.x0, rect.y0, rect.x1, rect.y1 - sheet.grid.leading))
        return out

    def _turns(self, k: int) -> bool:
        """Whether the stop after this one stands on another sheet."""
        stops = self.stream.stops
        return k + 1 < len(stops) and stops[k + 1].sheet != stops[k].sheet

    def _framed(self, area: DrawnArea, items: list[Item]) -> list[Item]:
        frame = box_frame(area.sheet, self.stream.stops[area.stop].place)
        white = area.leading - area.sheet.grid.em
        around = Rect(area.rect.x0, area.rect.y0 - white, area.rect.x1, area.rect.y1 + white)
        return drawn_framed(items, frame.rect if frame is not None else around, area.name, frame)

    def _jump(self, area: DrawnArea) -> list[Item]:
        """The line on which the table goes on to another page, under its last area there."""
        rect, grid = area.rect, area.sheet.grid
        foot = rect.y1 + area.leading
        slot = LineSlot(rect.x0, foot - grid.em + above(grid.em, grid.ascent), rect.width, 0, 0, area.stop, True)
        frame = Frame("jump", say("the jump line of place {place}", place=area.name), Rect(rect.x0, rect.y1, rect.x1, foot), None)
        return Turns(self.plan, self.sheets, self.setter, self.stream).jump_items(Turn(area.stop, slot, 0), frame)


def is_drawn(plan: Plan, stream: Stream) -> bool:
    """Whether the place is a table's, a verse's or a quote's, which are drawn."""
    stop = stream.stops[0]
    return bool(stop.place.text and stream.pieces) and draws(plan.paper, stream.pieces[0], stop.place.text[0].style)
