"""A drawing put on the page: its outlines, inks and text as display items inside one clipped group."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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


def fitted(width: int, height: int, frame: Rect, fit: Fit = "cover") -> Rect:
    """The rectangle of a picture of this shape in a frame: `cover` fills it and runs over, `contain` stays inside; both
    centred. A picture whose shape is the frame's to a thousandth is the frame."""
    if abs(width * frame.height - height * frame.width) * 1000 <= height * frame.width:
        return frame
    wider = width * frame.height > height * frame.width
    if wider == (fit == "cover"):
        w, h = round(width * frame.height / height), frame.height
    else:
        w, h = frame.width, round(height * frame.width / width)
    x, y = frame.x0 + (frame.width - w) // 2, frame.y0 + (frame.height - h) // 2
    return Rect(x, y, x + w, y + h)


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
    """From the drawing's millipoints to the page's."""

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
            return tuple([(k, _moved(xy, self.x, self.y)) for k, xy in outline])
        scaled = ((self.sx, self.x), (self.sy, self.y))
        return tuple((k, tuple(round(v * scaled[i % 2][0]) + scaled[i % 2][1] for i, v in enumerate(xy))) for k, xy in outline)

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
        return self.text_setter(TextLine(x, y, part.role, size, part.anchor, part.ink, part.text, part.angle))

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


def placed(
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
