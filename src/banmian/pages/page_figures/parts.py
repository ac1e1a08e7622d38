"""The parts of a page with the room that each takes: how far its ink goes down the page, over the width of its frame.

A line of text takes the whole width of its column, a headline that of its area: what is white beside their ink is meant. All
rectangles are in the coordinates of the page, also of one that is half of a spread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from banmian.diagnostics.wording import part_words
from banmian.display import Box, Frame, GlyphRun, Item, Link, box_of
from banmian.geometry import Rect
from banmian.pages.sheet import Sheet
from banmian.phrases import Phrase, say
from banmian.plan.model import PlannedPicture
from banmian.template.furniture_roles import role_of
from banmian.template.grid import span_of
from banmian.template.model import PageGrid
from banmian.values import frozen

BESIDE_LINES = ("ruby", "mark")
"""Roles of what stands beside a line, in the white between two."""


@frozen
class Part:
    """`owner`: the place, picture or furniture that it belongs to; `name`: what a message calls it."""

    rect: Rect
    kind: str
    owner: str
    name: Phrase


@frozen
class Lines:
    """A column of text: the rectangle that it has for its lines, what is filled of it, the place; `last`: whether a text ends in
    it."""

    place: str
    room: Rect
    rect: Rect
    last: bool = False

    def free(self, grid: PageGrid) -> int:
        """The lines under its last one."""
        return max(0, (self.room.y1 - self.rect.y1) // grid.leading)


def columns_of(place: str, items: Iterable[Item], ends: bool) -> list[Lines]:
    """The columns of a place's text, in the order in which it is read. `ends`: whether its text ends here."""
    runs: dict[int, tuple[Rect, list[GlyphRun]]] = {}
    for item in items:
        if isinstance(item, GlyphRun) and item.frame is not None and item.frame.kind == "column":
            runs.setdefault(id(item.frame), (item.frame.rect, []))[1].append(item)
    filled: dict[tuple[int, int, int, int], tuple[int, int]] = {}  # by the rectangle: equal frames may be several values
    for room, own in runs.values():
        lines = [run for run in own if run.tag.role not in BESIDE_LINES]
        if lines:
            boxes = [box_of(run) for run in (min(lines, key=_baseline), max(lines, key=_baseline))]
            top, foot = filled.get(room.corners, (boxes[0].y0, boxes[1].y1))
            filled[room.corners] = min(top, boxes[0].y0), max(foot, boxes[1].y1)
    out = [Lines(place, Rect(*corners), Rect(corners[0], top, corners[2], foot)) for corners, (top, foot) in filled.items()]
    return [*out[:-1], replace(out[-1], last=True)] if ends and out else out


def _baseline(run: GlyphRun) -> int:
    return run.y


def parts_of_place(place: str, items: Iterable[Item], columns: Sequence[Lines]) -> Iterator[Part]:
    """A place's columns as they are filled, its head, its title, its table, its box."""
    yield from (Part(own.rect, "column", place, say("the text of place {place}", place=place)) for own in columns)
    groups: dict[tuple[str, tuple[int, int, int, int]], tuple[Frame, list[Rect]]] = {}
    for item in items:
        frame = None if isinstance(item, Link) else item.frame
        if frame is None or frame.kind in ("column", "rule"):
            continue
        whole = frame.on if frame.on is not None and frame.kind in ("cell", frame.on.kind) else frame
        groups.setdefault((whole.kind, whole.rect.corners), (whole, []))[1].append(box_of(item))
    for (kind, _), (frame, rects) in groups.items():
        y0, y1 = min(rect.y0 for rect in rects), max(rect.y1 for rect in rects)
        rect = frame.rect if kind == "box" else Rect(frame.rect.x0, y0, frame.rect.x1, y1)
        yield Part(rect, kind, place, say("the {part} of place {place}", part=part_words(kind), place=place))


def other_parts(sheet: Sheet, pictures: Iterable[PlannedPicture], items: Iterable[Item]) -> Iterator[Part]:
    """Pictures and advertisements with their captions, furniture. `items`: all of the sheet's."""
    owners = {}
    for planned in pictures:
        owner = planned.place.of or planned.place.name
        owners[planned.span] = owner
        yield Part(sheet.place_rect(planned.place), "picture", owner, say("the picture {file}", file=planned.file))
    for item in items:
        if isinstance(item, GlyphRun) and item.frame is not None and item.frame.kind == "caption":
            own, frame = box_of(item), item.frame
            rect = Rect(frame.rect.x0, own.y0, frame.rect.x1, own.y1)
            yield Part(rect, "caption", owners.get(frame.span, "") if frame.span else "", frame.name)
    for element in sheet.layout.furniture:
        x0, x1 = span_of(sheet.grid, sheet.base, element.cols)
        if role_of(element.kind) == "masthead":  # beside the name stand ears, or nothing
            x0, x1 = sheet.grid.left, sheet.grid.left + sheet.grid.width
        rect = Rect(x0, sheet.grid.line_top(element.lines[0]), x1, sheet.grid.line_foot(element.lines[1]))
        yield Part(rect, "furniture", element.kind, say("the {part}", part=part_words(element.kind)))


def rules_of(items: Iterable[Item]) -> list[Rect]:
    """The rules across the page."""
    found = (item.rect for item in items if isinstance(item, Box) and item.frame is not None and item.frame.kind == "rule")
    return [rect for rect in found if rect.width > rect.height]
