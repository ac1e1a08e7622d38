"""Pictures placed: drawings as vectors, rasters by reference, with their captions and credits (dummy, Pictures and captions)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import Literal

from banmian.content.model import Cell, Picture
from banmian.diagnostics import Diagnostic, Span
from banmian.display import GlyphRun, Group, Item, Layer, Raster, Tag
from banmian.geometry import Circle, Outline, Rect, circle_outline, rect_outline
from banmian.pages.draft import missing_picture
from banmian.pages.sheet import Sheet
from banmian.pictures.drawing import Drawing, TextLine
from banmian.pictures.files import PictureFile, check_resolution, find_picture
from banmian.pictures.place import TextSetter, fitted, placed
from banmian.pictures.svg import read_svg
from banmian.plan.model import PlannedPicture
from banmian.template.model import LineStyle, Paper
from banmian.text.single import Setter
from banmian.values import frozen

CREDIT_AIR = 900
"""Between caption and credit, thousandths of an em of the caption (dummy, caption)."""
ALIGN: dict[str, str] = {"start": "start", "middle": "centre", "end": "end"}


@frozen
class Spot:
    """Where a picture goes: its frame, what it is clipped to, whose it is, the page for messages."""

    rect: Rect
    clip: Outline
    story: str
    span: Span
    page: int
    fit: Literal["cover", "contain"] = "cover"


@dataclass(slots=True)
class PictureStore:
    """Opens each picture file once. `folder`: the issue's, outside of which no picture is read."""

    root: FilePath
    folder: str
    paper: Paper
    setter: Setter
    draft: bool = False
    opened: dict[str, Drawing | PictureFile | None] = field(default_factory=dict)
    found: list[Diagnostic] = field(default_factory=list)

    def open(self, file: str, span: Span) -> Drawing | PictureFile | None:
        """The picture, or None after a diagnostic. `file` relative to the issue's folder."""
        if file not in self.opened:
            self.opened[file] = self._open(file, span)
        return self.opened[file]

    def _open(self, file: str, span: Span) -> Drawing | PictureFile | None:
        picture, found = find_picture(file, self.root / self.folder, span)
        self.found += found
        if picture is None or picture.kind != "svg":
            return picture
        roles = self.setter.book.ids
        drawing, found = read_svg(picture.path.read_bytes(), f"{self.folder}/{file}", dict(self.paper.inks).keys(), roles)
        self.found += found
        return drawing

    def place(self, file: str, spot: Spot) -> list[Item]:
        """The picture in its frame, clipped. Where it cannot be read: nothing, in a draft a grey box."""
        got = self.open(file, spot.span)
        if got is None:
            return missing_picture(spot.rect, file, self.setter) if self.draft else []
        tag = Tag(spot.story, -1, "picture")
        whole = fitted(got.width, got.height, spot.rect, spot.fit)
        if isinstance(got, PictureFile):
            self.found += check_resolution(got, whole, file, spot.span, spot.page)
            raster = Raster(str(got.path), got.sha256, whole, tag, origin=spot.span)
            return [Group((raster,), spot.clip, tag, origin=spot.span)]
        inks = dict(self.paper.inks)
        return [placed(got, whole, spot.clip, inks, tag, spot.span, text_setter(self.setter, self.paper))]

    def cell(self, cell: Cell, rect: Rect) -> list[Item]:
        """A picture in a table's cell."""
        if not cell.picture:
            return []
        span = cell.text.span or Span(self.folder)
        return self.place(cell.picture, Spot(rect, rect_outline(rect), "", span, 0, "contain"))


def text_setter(setter: Setter, paper: Paper) -> TextSetter:
    """Sets the lines of text in a drawing, on the picture's layer."""
    inks = dict(paper.inks)
    tag = Tag("", -1, "picture")

    def set_text(line: TextLine) -> tuple[GlyphRun, ...]:
        style = LineStyle("picture", line.role, line.size, inks[line.ink])
        runs, _ = setter.line(line.text, style, (line.x, line.y), ALIGN[line.anchor], tag)
        return tuple(replace(r, layer=Layer.PICTURE, angle=line.angle) for r in runs)

    return set_text


def clip_of(rect: Rect, circle: Circle | None) -> Outline:
    """The outline that a picture is clipped to."""
    return circle_outline(circle) if circle is not None else rect_outline(rect)


def caption_items(sheet: Sheet, planned: PlannedPicture, setter: Setter, paper: Paper) -> list[Item]:
    """Caption flush left (or centred) on the line after the picture, then the credit; a credit alone stands flush right."""
    picture, place = planned.picture, planned.place
    if picture is None or not place.caption.show:
        return []
    rect = sheet.picture_rect(planned)
    line = place.caption.line or ((place.lines[1] + 1) if place.lines else 0)
    y = sheet.grid.baseline(line) if line else rect.y1 + 10_000
    if picture.caption is None or not picture.caption.text:
        style = paper.line_style("credit")
        tag = Tag(planned.story, -1, "credit")
        owner = sheet.layout.place(place.of)
        inset = owner.box.padding if owner is not None and owner.box is not None and place.rect is None else 0
        return list(setter.line(picture.credit, style, (rect.x1 - inset, y), "end", tag)[0])
    return _caption(picture, paper, setter, (rect, y), place.caption.align, planned.story)


def _caption(picture: Picture, paper: Paper, setter: Setter, at: tuple[Rect, int], align: str, story: str) -> list[Item]:
    style, credit = paper.line_style("caption"), paper.line_style("credit")
    assert picture.caption is not None
    (rect, y), air = at, style.size * CREDIT_AIR // 1000
    both = setter.width(picture.caption.text, style) + (air + setter.width(picture.credit, credit) if picture.credit else 0)
    x = rect.x0 if align == "start" else (rect.x0 + rect.x1 - both) // 2
    runs, width = setter.line(picture.caption, style, (x, y), tag=Tag(story, -1, "caption"))
    return [*runs, *setter.line(picture.credit, credit, (x + width + air, y), tag=Tag(story, -1, "credit"))[0]]
