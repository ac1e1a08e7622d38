"""A drawing put on the page: its outlines, inks and text as display items inside one clipped group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from math import sqrt
from typing import Literal

from banmian.colour import Ink
from banmian.diagnostics import Span
from banmian.display import GlyphRun, Group, Item, Layer, Path, Stroke, Tag
from banmian.geometry import Outline, Rect
from banmian.pictures.drawing import Clipped, Drawing, Part, Shape, TextLine
from banmian.values import frozen

TextSetter = Callable[[TextLine], tuple[GlyphRun, ...]]
"""Sets a line of text that stands in page coordinates, its size scaled."""

Fit = Literal["cover", "contain"]


Across = Literal["start", "centre", "end"]
"""At which side of its frame a picture stands that is less wide."""

CENTRE = (500, 500)


def fit_picture(
    width: int, height: int, frame: Rect, fit: Fit = "cover", focus: tuple[int, int] = CENTRE, across: Across = "centre"
) -> Rect:
    """The rectangle of a picture of this shape in a frame: `cover` fills it and runs over, `contain` stays inside and stands in its
    middle, or at the side that `across` says. What runs over is so placed that the focal point (thousandths of width and height)
    lies as near to the frame's middle as it can. A picture whose shape is the frame's to a thousandth is the frame."""
    if abs(width * frame.height - height * frame.width) * 1000 <= height * frame.width:
        return frame
    wider = width * frame.height > height * frame.width
    if wider == (fit == "cover"):
        w, h = round(width * frame.height / height), frame.height
    else:
        w, h = frame.width, round(height * frame.width / width)
    x, y = frame.x0 + _shift(frame.width - w, w, focus[0]), frame.y0 + _shift(frame.height - h, h, focus[1])
    if across != "centre" and w < frame.width:
        x = frame.x0 if across == "start" else frame.x1 - w
    return Rect(x, y, x + w, y + h)


def cut_off(part: Rect, frame: Rect) -> int:
    """How much of a picture on `part` its frame leaves out, thousandths of its area."""
    return max(0, 1000 - frame.width * frame.height * 1000 // max(1, part.width * part.height))


def _shift(room: int, length: int, focus: int) -> int:
    """How far an edge lies from the frame's: `room` is what is left over, negative where the picture runs over."""
    if room >= 0 or focus == CENTRE[0]:
        return room // 2
    return min(0, max(room, (length + room) // 2 - length * focus // 1000))


def without(whole: tuple[int, int], crop: tuple[int, int, int, int]) -> tuple[int, int]:
    """Width and height that a crop (thousandths off left, top, right, bottom) leaves of a picture."""
    across, down = 1000 - crop[0] - crop[2], 1000 - crop[1] - crop[3]
    return max(1, whole[0] * across // 1000), max(1, whole[1] * down // 1000)


def around(part: Rect, crop: tuple[int, int, int, int]) -> Rect:
    """The whole picture's rectangle, when `part` is where its uncropped part stands."""
    across, down = 1000 - crop[0] - crop[2], 1000 - crop[1] - crop[3]
    width, height = part.width * 1000 // across, part.height * 1000 // down
    x, y = part.x0 - width * crop[0] // 1000, part.y0 - height * crop[1] // 1000
    return Rect(x, y, x + width, y + height)


def focus_in(focus: tuple[int, int], crop: tuple[int, int, int, int]) -> tuple[int, int]:
    """A focal point of the whole picture, in what a crop leaves of it."""
    x = (focus[0] - crop[0]) * 1000 // (1000 - crop[0] - crop[2])
    y = (focus[1] - crop[1]) * 1000 // (1000 - crop[1] - crop[3])
    return min(1000, max(0, x)), min(1000, max(0, y))


def _moved(xy: tuple[int, ...], x: int, y: int) -> tuple[int, ...]:
    """Coordinates moved by (x, y); spelled out, as drawings have thousands of them."""
    match len(xy):
        case 2:
            return xy[0] + x, xy[1] + y
        case 6:
            return xy[0] + x, xy[1] + y, xy[2] + x, xy[3] + y, xy[4] + x, xy[5] + y
        case _:
            return ()


@frozen
class _Frame:
    """Puts a drawing's parts at their places on the page."""

    x: int
    y: int
    sx: float
    sy: float
    inks: Mapping[str, Ink]
    tag: Tag
    origin: Span | None
    text_setter: TextSetter

    def outline(self, outline: Outline) -> Outline:
        if self.sx == self.sy == 1:
            return outline.moved(self.x, self.y)
        left, top, sx, sy = self.x, self.y, self.sx, self.sy
        return outline.through([round(x * sx) + left for x in outline.xs], [round(y * sy) + top for y in outline.ys])

    def length(self, value: int) -> int:
        return round(value * sqrt(self.sx * self.sy))

    def shape(self, part: Shape) -> Path:
        stroke = None
        if part.line is not None:
            dash = tuple(map(self.length, part.line.dash))
            width = self.length(part.line.width)
            stroke = Stroke(self.inks[part.line.ink], width, part.line.cap, part.line.join, dash)
        fill = self.inks[part.fill] if part.fill is not None else None
        outline = self.outline(part.outline)
        return Path(outline, fill, stroke, self.tag, part.even_odd, Layer.PICTURE, self.origin)

    def text(self, part: TextLine) -> tuple[GlyphRun, ...]:
        x, y = round(part.x * self.sx) + self.x, round(part.y * self.sy) + self.y
        size = self.length(part.size)
        return self.text_setter(replace(part, x=x, y=y, size=size))

    def items(self, parts: tuple[Part, ...]) -> Iterator[Item]:
        for part in parts:
            match part:
                case Shape():
                    yield self.shape(part)
                case TextLine():
                    yield from self.text(part)
                case Clipped():
                    inner = tuple(self.items(part.parts))
                    yield Group(inner, self.outline(part.clip), self.tag, Layer.PICTURE, self.origin)


def place_drawing(
    drawing: Drawing,
    rect: Rect,
    clip: Outline,
    inks: Mapping[str, Ink],
    tag: Tag,
    origin: Span | None,
    text_setter: TextSetter,
) -> Group:
    """The whole drawing on `rect`, cut by `clip` (page mp). `inks` holds every ink that the drawing was read with."""
    sx, sy = rect.width / drawing.width, rect.height / drawing.height
    frame = _Frame(rect.x0, rect.y0, sx, sy, inks, tag, origin, text_setter)
    return Group(tuple(frame.items(drawing.parts)), clip, tag, Layer.PICTURE, origin)
