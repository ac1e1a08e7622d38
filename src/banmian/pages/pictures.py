"""Pictures placed: drawings as vectors, rasters by reference, with their captions and credits (dummy, Pictures and captions)."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace
from typing import Literal

from banmian.colour import WHITE
from banmian.content.model import Advert, Cell, Picture
from banmian.diagnostics import Diagnostic, PlaceOnPage, Span
from banmian.diagnostics.codes import diagnose
from banmian.display import Box, Group, Item, Layer, Raster, Shade, Tag, Treatment
from banmian.fonts import FontBook
from banmian.geometry import Circle, Outline, Rect, circle_outline, rect_outline
from banmian.pages.advert_white import advert_in_white
from banmian.pages.charts_ahead import wanted_chart
from banmian.pages.draft import missing_picture
from banmian.pages.drawing_text import DrawingText, Visible
from banmian.pages.picture_groups import UNKNOWN, group_cells
from banmian.phrases import say
from banmian.pictures.assets import Asset, Assets
from banmian.pictures.chart import Chart
from banmian.pictures.drawing import Drawing
from banmian.pictures.picture import PictureFile
from banmian.pictures.place import CENTRE, Across, around, cut_off, fit_picture, focus_in, place_drawing, without
from banmian.pictures.resolution import check_resolution
from banmian.plan.model import Plan, PlannedPicture
from banmian.remember import Memo, Same
from banmian.template.model import Paper
from banmian.template.picture_places import ShadePlace
from banmian.text.single import FURNITURE, Setter
from banmian.values import frozen

NO_CROP = (0, 0, 0, 0)
Drawn = tuple[Group, tuple[Diagnostic, ...]]
"""A picture placed, and what is to be told of it: what its frame cuts of its text, what its text's faces lacked."""
DRAWN: Memo[Drawn] = Memo("placed drawings", 500, lasting=True)
ADVERT_CUT = 10
"""Thousandths of an advertisement's area: what `cover` may take of it unsaid. It was paid for, and says its price somewhere."""
PICTURE_CUT = 500
"""Thousandths of an editorial picture's area, whose cut is the layout's will: beyond it the reader is told what is left."""


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
    shade: ShadePlace | None = None
    whole: Rect | None = None
    """The frame that a shade counts in, where it is another: that of a group."""
    across: Across = "centre"
    """Where a picture stands that is shown whole and less wide than its frame: where its caption begins or ends, under it."""


def spot_of(planned: PlannedPicture, rect: Rect, clip: Outline, page: int) -> Spot:
    """A planned picture's spot. The article's own focal point comes before the layout's, which serves every issue."""
    place, own = planned.place, planned.picture.focus if planned.picture is not None else None
    treatment = Treatment(place.crop, place.inks, place.page, place.box)
    alt = planned.picture.alt if planned.picture is not None else ""
    focus, advert = own or place.focus, planned.advert
    across = _as_its_caption(planned)
    return Spot(rect, clip, planned.story, planned.span, page, place.fit, focus, treatment, alt, advert, place.shade, across=across)


def _as_its_caption(planned: PlannedPicture) -> Across:
    """A picture that has no caption under it stands in the middle of its frame; a credit alone stands flush right."""
    picture, caption = planned.picture, planned.place.caption
    if picture is None or not caption.show or caption.side != "below" or not (picture.caption or picture.credit):
        return "centre"
    return caption.align if picture.caption else "end"


def spot_in(spot: Spot, part: Picture, cell: Rect) -> Spot:
    """The spot of a picture of a group."""
    focus = part.focus or spot.focus
    return replace(spot, whole=spot.rect, rect=cell, clip=rect_outline(cell), span=part.span, focus=focus, alt=part.alt)


@frozen
class PlacedPicture:
    """A picture in its frame, and what is to be told of it."""

    items: tuple[Item, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@frozen
class PictureSetter:
    """Places the pictures of an issue, whose folder is `folder`."""

    folder: str
    paper: Paper
    fonts: FontBook
    assets: Assets
    draft: bool = False

    @staticmethod
    def of(plan: Plan, assets: Assets, fonts: FontBook, draft: bool) -> PictureSetter:
        """Of the plan's issue."""
        return PictureSetter(plan.content.issue.folder, plan.paper, fonts, assets, draft)

    def place(self, file: str, spot: Spot) -> PlacedPicture:
        """The picture in its frame, clipped. Where it cannot be read: nothing, in a draft a grey box."""
        got, words, found = self._opened(file, spot)
        if got is None:
            return replace(self._missing(file, spot), diagnostics=found)
        tag, crop = Tag(spot.story, -1, "picture"), spot.treatment.crop
        shape = without((got.width, got.height), crop)
        part = fit_picture(*shape, spot.rect, spot.fit, focus_in(spot.focus, crop), spot.across)
        cut = _cut(file, spot, cut_off(part, spot.rect))
        if spot.advert is not None:
            cut = (*cut, *advert_in_white(file, spot.rect, part, spot.span, spot.page))
        group, told = self._painted(got, file, spot, part, tag)
        label = self._label(spot, part)
        items = (replace(group, alt=spot.alt or words), *label.items)
        return PlacedPicture(items, (*found, *cut, *told, *label.diagnostics))

    def _opened(self, file: str, spot: Spot) -> tuple[Drawing | PictureFile | None, str, tuple[Diagnostic, ...]]:
        """The picture, a chart drawn for its frame; what it says by itself, and what is to be told of it."""
        got = self.assets.of(file, spot.treatment)
        if not isinstance(got, Chart):
            return got, got.words if isinstance(got, PictureFile) and spot.advert is not None else "", ()
        from banmian.charts.drawing import draw_charts
        from banmian.charts.spoken import spoken

        ((drawing, found),) = draw_charts([wanted_chart(got, spot.rect, spot.page)], self.paper, self.fonts)
        style = dict(self.paper.chart_styles).get(got.style)
        return drawing, spoken(got, style, self.paper.words.in_picture), found

    def group(self, planned: PlannedPicture, spot: Spot) -> PlacedPicture:
        """The pictures of a group, each in its cell, as its own shape asks."""
        assert planned.place.group is not None
        shapes = [self._shape(part, spot) for part in planned.parts]
        cells = group_cells(spot.rect, planned.place.group, shapes)
        done = [self.place(part.file, spot_in(spot, part, cell)) for part, cell in zip(planned.parts, cells, strict=True)]
        return PlacedPicture(tuple(i for d in done for i in d.items), tuple(found for d in done for found in d.diagnostics))

    def _shape(self, part: Picture, spot: Spot) -> tuple[int, int]:
        got = self.assets.of(part.file, spot.treatment)
        if got is None or isinstance(got, Chart):  # a chart takes any shape
            return UNKNOWN
        return without((got.width, got.height), spot.treatment.crop)

    def _missing(self, file: str, spot: Spot) -> PlacedPicture:
        if not self.draft:
            return PlacedPicture()
        setter = Setter(self.fonts)
        return PlacedPicture(tuple(missing_picture(spot.rect, file, setter, self.paper.roles)), tuple(setter.diagnostics))

    def _painted(self, got: Drawing | PictureFile, file: str, spot: Spot, part: Rect, tag: Tag) -> Drawn:
        """The picture on `part`, which its treatment's crop leaves of it, clipped by its frame."""
        crop = spot.treatment.crop
        if isinstance(got, PictureFile) and got.kind != "pdf":
            return self._raster(got, file, spot, part, tag)
        whole = around(part, crop)
        lit = _unshaded(file, spot) if spot.shade is not None else ()
        if isinstance(got, PictureFile):
            page = replace(spot.treatment, crop=NO_CROP, inks=())
            item: Item = Raster(got.sha256, whole, tag, Layer.PICTURE, spot.span, page, got.kind)
            inside = (Group((item,), rect_outline(part), tag, origin=spot.span),) if any(crop) else (item,)
            return Group(inside, spot.clip, tag, origin=spot.span), lit
        group, told = self._drawn(got, file, spot, (whole, part), tag)
        return group, (*told, *lit)

    def _drawn(self, drawing: Drawing, file: str, spot: Spot, at: tuple[Rect, Rect], tag: Tag) -> Drawn:
        """A drawing; `at`: where all of it is, and where what is left by the crop. One that was drawn there once is the same
        value again."""
        key = Same(drawing), file, self.folder, spot, at, tag, self.paper.inks, self.fonts.key
        group, told = DRAWN.of(key, lambda: self._drawn_anew(drawing, file, spot, at, tag))
        if drawing.parts:
            return group, told
        hint = say("look at the file; save it again from the drawing program")
        return group, (*told, diagnose("FRM010", say("'{file}' paints nothing: its place stays empty", file=file), hint, spot.span))

    def _drawn_anew(self, drawing: Drawing, file: str, spot: Spot, at: tuple[Rect, Rect], tag: Tag) -> Drawn:
        whole, part = at
        whole_alone = spot.advert is not None or (spot.fit == "contain" and drawing.overhangs)  # shown whole, and no more
        cropped = any(spot.treatment.crop) or (whole_alone and part != spot.rect)
        visible = Visible(spot.clip, part if cropped else spot.rect, spot.page, file, f"{self.folder}/{file}")
        setter = Setter(self.fonts)
        inks = dict(self.paper.inks) | dict(drawing.inks)
        text = DrawingText(setter, inks, visible)
        group = place_drawing(drawing, whole, rect_outline(part) if cropped else spot.clip, inks, tag, spot.span, text)
        group = Group((group,), spot.clip, tag, origin=spot.span) if cropped else group
        return group, (*text.diagnostics, *setter.diagnostics)

    def _label(self, spot: Spot, part: Rect) -> PlacedPicture:
        """The word that marks an advertisement, small on a ground of paper in its lower right corner."""
        if spot.advert is None or not spot.advert.label:
            return PlacedPicture()
        setter, label = Setter(self.fonts), self.paper.measures.label
        air, inset = label.advert_air, label.advert_inset
        style = dict(self.paper.line_styles).get("advert-label") or self.paper.line_style("credit")
        x1, y1 = min(part.x1, spot.rect.x1) - inset, min(part.y1, spot.rect.y1) - inset
        top = y1 - style.size - 2 * air
        runs = setter.top(spot.advert.label, style, (x1 - air, top + air), "end")
        width = setter.width(spot.advert.label, style) + 2 * air
        ground = Box(Rect(x1 - width, top, x1, y1), WHITE, FURNITURE, origin=spot.span)
        return PlacedPicture((ground, *runs), tuple(setter.diagnostics))

    def _raster(self, got: PictureFile, file: str, spot: Spot, part: Rect, tag: Tag) -> Drawn:
        """Pixels, of which the conversion cuts what is cropped."""
        pixels = without((got.width, got.height), spot.treatment.crop)
        told: tuple[Diagnostic, ...] = ()
        if got.kind == "svg":  # rendered as finely as the press wants
            pixels = (0, 0)
        else:
            where = spot.span, spot.page
            told = check_resolution(pixels, got.line_art, part, file, where, self.paper.picture_terms)
        shade = shade_on(spot.shade, spot.whole or spot.rect, part) if spot.shade is not None else None
        treatment = replace(spot.treatment, shade=shade)
        raster = Raster(got.sha256, part, tag, Layer.PICTURE, spot.span, treatment, got.kind, pixels, got.line_art)
        lit = _unshaded(file, spot) if got.line_art and spot.shade is not None else ()
        return Group((raster,), spot.clip, tag, origin=spot.span), (*told, *lit)

    def cell(self, cell: Cell, rect: Rect) -> PlacedPicture:
        """A picture in a table's cell."""
        if not cell.picture:
            return PlacedPicture()
        span = cell.text.span or Span(self.folder)
        return self.place(cell.picture, Spot(rect, rect_outline(rect), "", span, 0, "contain", alt=cell.alt))

    def opened_in(self, cell: Cell) -> Hashable:
        """What stands in a memo's key for the picture of a cell."""
        return key_of(self.assets.of(cell.picture, Treatment()))


def shade_on(place: ShadePlace, frame: Rect, part: Rect) -> Shade:
    """The layout's shade, which counts in the picture's frame, in the picture as it lies on `part`."""
    if place.side == "all":
        return Shade(place.ink, place.share, "y", -2, -1)
    across = place.side in ("left", "right")
    (f0, f1), (p0, p1) = ((frame.x0, frame.x1), (part.x0, part.x1)) if across else ((frame.y0, frame.y1), (part.y0, part.y1))
    reach = (f1 - f0) * place.reach // 1000
    fade = reach * place.fade // 1000
    start, full = (f0 + reach, f0 + reach - fade) if place.side in ("head", "left") else (f1 - reach, f1 - reach + fade)
    length = max(1, p1 - p0)
    return Shade(place.ink, place.share, "x" if across else "y", *((at - p0) * 1_000_000 // length for at in (start, full)))


def _unshaded(file: str, spot: Spot) -> tuple[Diagnostic, ...]:
    """PIC045: a shade on what has no pixels of many tones."""
    hint = say("save it as a photograph (JPEG, PNG, TIFF), take `shade` out, or give the head a `ground` in its style")
    message = say("'{file}' is no photograph: it is placed without its shade", file=file)
    return (diagnose("PIC045", message, hint, spot.span, PlaceOnPage(spot.page, spot.rect.corners)),)


def _cut(file: str, spot: Spot, lost: int) -> tuple[Diagnostic, ...]:
    """What the frame cuts of a picture that fills it; its crop is not counted, which the layout names."""
    place = PlaceOnPage(spot.page, spot.rect.corners)
    if spot.advert is not None and lost > ADVERT_CUT:
        message = say(
            "the advertisement '{file}' loses {lost} % of its area: its place has another shape", file=file, lost=lost // 10
        )
        hint = say("take `fit: cover` out of the layout, or ask for an advertisement of the place's shape")
        return (diagnose("PIC041", message, hint, spot.span, place),)
    if spot.advert is None and lost > PICTURE_CUT:
        message = say("the frame cuts {lost} % off '{file}': it has another shape", lost=lost // 10, file=file)
        hint = say("look at what is left; `focus` moves it, `fit: contain` shows all")
        return (diagnose("PIC042", message, hint, spot.span, place),)
    return ()


def key_of(opened: Asset | None) -> Hashable:
    """What stands for an opened picture in a memo's key: a drawing that was read once is the same value again."""
    return Same(opened) if isinstance(opened, Drawing) else opened


def clip_of(rect: Rect, circle: Circle | None) -> Outline:
    """The outline that a picture is clipped to."""
    return circle_outline(circle) if circle is not None else rect_outline(rect)
