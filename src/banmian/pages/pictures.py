"""Pictures placed: drawings as vectors, rasters by reference, with their captions and credits (dummy, Pictures and captions)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import field, replace
from typing import Literal

from banmian.colour import WHITE
from banmian.content.model import Advert, Cell
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Group, Item, Layer, Raster, Tag, Treatment
from banmian.geometry import Circle, Outline, Rect, circle_outline, rect_outline
from banmian.pages.draft import missing_picture
from banmian.pages.drawing_text import DrawingText, Visible
from banmian.pictures.assets import Asset, Assets
from banmian.pictures.drawing import Drawing
from banmian.pictures.picture import PictureFile
from banmian.pictures.place import CENTRE, around, cut_off, fit_picture, focus_in, place_drawing, without
from banmian.pictures.resolution import check_resolution
from banmian.plan.model import PlannedPicture
from banmian.remember import Memo, Same
from banmian.template.model import Paper
from banmian.text.single import FURNITURE, Setter
from banmian.values import frozen, record

NO_CROP = (0, 0, 0, 0)
Drawn = tuple[Group, Drawing, tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
"""A drawing placed, the drawing, what its frame cuts, what its text's faces lacked."""
DRAWN: Memo[Drawn] = Memo("placed drawings", 500, lasting=True)
ADVERT_CUT = 10
"""Thousandths of an advertisement's area: what `cover` may take of it unsaid. It was paid for, and says its price somewhere."""
PICTURE_CUT = 500
"""Thousandths of an editorial picture's area, whose cut is the layout's will: beyond it the reader is told what is left."""
LABEL_AIR = 2_000
"""mp between an advertisement's label and the edge of its ground (chosen by us)."""


@frozen
class Spot:
    """Where a picture goes: its frame, what it is clipped to, whose it is, the page for messages."""

    rect: Rect
    clip: Outline
    story: str
    span: Span
    page: int
    fit: Literal["cover", "contain"] = "cover"
    focus: tuple[int, int] = CENTRE
    treatment: Treatment = Treatment()
    alt: str = ""
    advert: Advert | None = None


def spot_of(planned: PlannedPicture, rect: Rect, clip: Outline, page: int) -> Spot:
    """A planned picture's spot. The article's own focal point comes before the layout's, which serves every issue."""
    place, own = planned.place, planned.picture.focus if planned.picture is not None else None
    treatment = Treatment(place.crop, place.inks, place.page, place.box)
    alt = planned.picture.alt if planned.picture is not None else ""
    return Spot(rect, clip, planned.story, planned.span, page, place.fit, own or place.focus, treatment, alt, planned.advert)


@record
class PictureStore:
    """Places the pictures of an issue, whose folder is `folder`."""

    folder: str
    paper: Paper
    setter: Setter
    assets: Assets
    draft: bool = False
    found: list[Diagnostic] = field(default_factory=list)

    def open(self, file: str, spot: Spot) -> Asset | None:
        """The picture; None where it cannot be placed, which was told when it was read."""
        return self.assets.of(file, spot.treatment)

    def place(self, file: str, spot: Spot) -> list[Item]:
        """The picture in its frame, clipped. Where it cannot be read: nothing, in a draft a grey box."""
        items = self._placed(file, spot)
        alt = spot.alt or (self._words(file, spot) if spot.advert is not None else "")
        return [replace(i, alt=alt) if isinstance(i, Group) else i for i in items]

    def _words(self, file: str, spot: Spot) -> str:
        """What a PDF advertisement says: its alternative text, in which the word is looked for that marks it."""
        got = self.open(file, spot)
        return got.words if isinstance(got, PictureFile) else ""

    def _placed(self, file: str, spot: Spot) -> list[Item]:
        got = self.open(file, spot)
        if got is None:
            return missing_picture(spot.rect, file, self.setter) if self.draft else []
        tag, crop = Tag(spot.story, -1, "picture"), spot.treatment.crop
        part = fit_picture(*without((got.width, got.height), crop), spot.rect, spot.fit, focus_in(spot.focus, crop))
        self._told_cut(file, spot, cut_off(part, spot.rect))
        return [*self._painted(got, file, spot, part, tag), *self._label(spot, part)]

    def _painted(self, got: Asset, file: str, spot: Spot, part: Rect, tag: Tag) -> list[Item]:
        """The picture on `part`, which its treatment's crop leaves of it, clipped by its frame."""
        crop = spot.treatment.crop
        if isinstance(got, PictureFile) and got.kind != "pdf":
            return [self._raster(got, file, spot, part, tag)]
        whole = around(part, crop)
        if isinstance(got, PictureFile):
            page = replace(spot.treatment, crop=NO_CROP, inks=())
            item: Item = Raster(got.sha256, whole, tag, Layer.PICTURE, spot.span, page, got.kind)
            inside = [Group((item,), rect_outline(part), tag, origin=spot.span)] if any(crop) else [item]
            return [Group(tuple(inside), spot.clip, tag, origin=spot.span)]
        return [self._drawn(got, file, spot, (whole, part), tag)]

    def _drawn(self, drawing: Drawing, file: str, spot: Spot, at: tuple[Rect, Rect], tag: Tag) -> Group:
        """A drawing; `at`: where all of it is, and where what is left by the crop. One that was drawn there once is the same
        value again."""
        key = Same(drawing), file, self.folder, spot, at, tag, self.paper.inks, self.setter.fonts.key
        group, _, said, lacking = DRAWN.of(key, lambda: self._drawn_anew(drawing, file, spot, at, tag))
        self.found += said
        if not drawing.parts:
            hint = "look at the file; save it again from the drawing program"
            self.found.append(diagnose("FRM010", f"'{file}' paints nothing: its place stays empty", hint, spot.span))
        self.setter.tell(lacking)
        return group

    def _drawn_anew(self, drawing: Drawing, file: str, spot: Spot, at: tuple[Rect, Rect], tag: Tag) -> Drawn:
        whole, part = at
        cropped = any(spot.treatment.crop) or (spot.advert is not None and part != spot.rect)  # shown whole, and no more
        visible = Visible(spot.clip, part if cropped else spot.rect, spot.page, file, f"{self.folder}/{file}")
        setter = replace(self.setter, found=[])
        text = DrawingText(setter, self.paper, visible)
        inks = dict(self.paper.inks) | dict(drawing.inks)
        group = place_drawing(drawing, whole, rect_outline(part) if cropped else spot.clip, inks, tag, spot.span, text)
        group = Group((group,), spot.clip, tag, origin=spot.span) if cropped else group
        return group, drawing, tuple(text.found), tuple(setter.found)

    def _told_cut(self, file: str, spot: Spot, lost: int) -> None:
        """What the frame cuts of a picture that fills it; its crop is not counted, which the layout names."""
        r = spot.rect
        place = PlaceOnPage(spot.page, r.corners)
        if spot.advert is not None and lost > ADVERT_CUT:
            message = f"the advertisement '{file}' loses {lost // 10} % of its area: its place has another shape"
            hint = "take `fit: cover` out of the layout, or ask for an advertisement of the place's shape"
            self.found.append(diagnose("PIC041", message, hint, spot.span, place))
        elif spot.advert is None and lost > PICTURE_CUT:
            message = f"the frame cuts {lost // 10} % off '{file}': it has another shape"
            hint = "look at what is left; `focus` moves it, `fit: contain` shows all"
            self.found.append(diagnose("PIC042", message, hint, spot.span, place))

    def _label(self, spot: Spot, part: Rect) -> list[Item]:
        """The word that marks an advertisement, small on a ground of paper in its lower right corner."""
        if spot.advert is None or not spot.advert.label:
            return []
        style = dict(self.paper.line_styles).get("advert-label") or self.paper.line_style("credit")
        x1, y1 = min(part.x1, spot.rect.x1), min(part.y1, spot.rect.y1)
        top = y1 - style.size - 2 * LABEL_AIR
        runs = self.setter.top(spot.advert.label, style, (x1 - LABEL_AIR, top + LABEL_AIR), "end")
        width = self.setter.width(spot.advert.label, style) + 2 * LABEL_AIR
        return [Box(Rect(x1 - width, top, x1, y1), WHITE, FURNITURE, origin=spot.span), *runs]

    def _raster(self, got: PictureFile, file: str, spot: Spot, part: Rect, tag: Tag) -> Group:
        """Pixels, of which the conversion cuts what is cropped."""
        pixels = without((got.width, got.height), spot.treatment.crop)
        if got.kind == "svg":  # rendered as finely as the press wants
            pixels = (0, 0)
        else:
            where = spot.span, spot.page
            self.found += check_resolution(pixels, got.line_art, part, file, where, self.paper.picture_terms)
        raster = Raster(
            got.sha256, part, tag, Layer.PICTURE, spot.span, spot.treatment, got.kind, pixels, got.line_art
        )  # fmt: skip
        return Group((raster,), spot.clip, tag, origin=spot.span)

    def cell(self, cell: Cell, rect: Rect) -> list[Item]:
        """A picture in a table's cell."""
        return self.place(cell.picture, self._cell_spot(cell, rect)) if cell.picture else []

    def _cell_spot(self, cell: Cell, rect: Rect) -> Spot:
        span = cell.text.span or Span(self.folder)
        return Spot(rect, rect_outline(rect), "", span, 0, "contain", alt=cell.alt)

    def opened_in(self, cell: Cell) -> Hashable:
        """What stands in a memo's key for the picture of a cell."""
        return key_of(self.open(cell.picture, self._cell_spot(cell, Rect(0, 0, 0, 0))))


def key_of(opened: Asset | None) -> Hashable:
    """What stands for an opened picture in a memo's key: a drawing that was read once is the same value again."""
    return Same(opened) if isinstance(opened, Drawing) else opened


def clip_of(rect: Rect, circle: Circle | None) -> Outline:
    """The outline that a picture is clipped to."""
    return circle_outline(circle) if circle is not None else rect_outline(rect)
