"""What stands on a sheet, in reading order: masthead and folio, pictures and text by places, rules, the other furniture.

Each picture with its caption, each element of furniture and the rules are remembered by what they are made of.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from banmian.diagnostics import Diagnostic, Span
from banmian.display import Box, Frame, Item, Page, Tag, Treatment, framed
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.captions import CaptionSetter
from banmian.pages.charts_ahead import charts_ahead
from banmian.pages.draft import missing_picture
from banmian.pages.furniture import Site, furniture_items
from banmian.pages.heads_check import make_up_faults
from banmian.pages.over_pictures import over_pictures
from banmian.pages.page_figures import PageFigures, figures_told, sheet_figures
from banmian.pages.picture_frames import picture_frame
from banmian.pages.pictures import PictureSetter, Spot, clip_of, key_of, spot_of
from banmian.pages.placed import PlacedText
from banmian.pages.section_colour import in_section
from banmian.pages.sheet import Sheet
from banmian.pages.sides import pages_of
from banmian.phrases import say
from banmian.pictures.assets import Assets
from banmian.pictures.chart import Chart, is_passing
from banmian.plan.model import Plan, PlannedPicture
from banmian.remember import Memo, Same
from banmian.template.furniture_roles import role_of
from banmian.template.model import Furniture, Rule
from banmian.text.single import Setter
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.charts.drawing import Charts

RULE_TAG = Tag("", -1, "rule")
Part = tuple[tuple[Item, ...], tuple[Diagnostic, ...]]
"""Items, and what is to be told of them."""
FURNITURE: Memo[Part] = Memo("furniture", 500, lasting=True)
PICTURES: Memo[Part] = Memo("pictures on pages", 1_000, lasting=True)
RULES: Memo[tuple[Item, ...]] = Memo("rules", 300, lasting=True)
FIRST = ("masthead", "folio")
"""Roles of furniture that are read before a page's stories."""


@frozen
class SetSheet:
    """A sheet with its items in reading order, the pages that they make, and what is to be told of pictures, furniture, make-up."""

    sheet: Sheet
    items: tuple[Item, ...]
    pages: tuple[Page, ...]
    diagnostics: tuple[Diagnostic, ...]
    figures: tuple[PageFigures, ...] = ()


@frozen
class SheetPictures:
    """Sets pictures in their frames with their captions. `assets`: those that the plan asks for."""

    plan: Plan
    assets: Assets
    fonts: FontBook
    draft: bool = False

    def ready(self, sheets: Sequence[Sheet]) -> Charts | None:
        """Set the sheets' pictures now: who asks for them later has them at hand. Charts are begun; their `results` are waited for
        when there is nothing else to do."""
        here = [(sheet, planned) for sheet in sheets for planned in self.plan.pictures if planned.sheet == sheet.index]
        charts = {n: chart for n, one in enumerate(here) if (chart := self._new_chart(*one)) is not None}
        spots = [(chart, self._spot(*here[n])) for n, chart in charts.items()]
        drawing = charts_ahead([(chart, spot.rect, spot.page) for chart, spot in spots], self.plan.paper, self.fonts)
        for n, one in enumerate(here):
            if n not in charts:
                self.on(*one)
        return drawing

    def _new_chart(self, sheet: Sheet, planned: PlannedPicture) -> Chart | None:
        """What a place shows, where that is a chart which was not set there before."""
        if not planned.file or planned.parts:
            return None
        spot = self._spot(sheet, planned)
        asset = self.assets.of(planned.file, spot.treatment)
        return asset if isinstance(asset, Chart) and not PICTURES.holds(self._key(sheet, planned, spot)) else None

    def on(self, sheet: Sheet, planned: PlannedPicture) -> Part:
        """A picture in its frame with its caption."""
        spot = self._spot(sheet, planned)
        if not planned.file:
            return self._missing(spot.rect, planned.place.name) if self.draft else ((), ())
        key = self._key(sheet, planned, spot)
        if PICTURES.holds(key):
            return PICTURES.of(key, lambda: self._placed(sheet, planned, spot))
        placed = self._placed(sheet, planned, spot)
        return placed if is_passing(placed[1]) else PICTURES.of(key, lambda: placed)

    def _spot(self, sheet: Sheet, planned: PlannedPicture) -> Spot:
        rect, circle = sheet.picture_rect(planned), sheet.picture_circle(planned)
        box = circle.bounds if circle is not None else rect
        return spot_of(planned, box, clip_of(rect, circle), self.plan.page_of(sheet.index, max(0, box.x0)))

    def _key(self, sheet: Sheet, planned: PlannedPicture, spot: Spot) -> Hashable:
        files = [part.file for part in planned.parts] or [planned.file]
        found = [self.assets.of(file, spot.treatment) for file in files]
        opened, boxes = tuple(map(key_of, found)), self.draft and None in found
        caption = Same(sheet.captions.get(planned.place.name))
        return sheet.ground, planned, opened, self.plan.content.issue.folder, boxes, caption, self.fonts.known_as

    def _missing(self, box: Rect, name: str) -> Part:
        setter = Setter(self.fonts)
        return tuple(missing_picture(box, name, setter, self.plan.paper.roles)), tuple(setter.diagnostics)

    def _placed(self, sheet: Sheet, planned: PlannedPicture, spot: Spot) -> Part:
        """The picture in its frame with its caption under it."""
        frame = picture_frame(sheet, planned)
        pictures = PictureSetter.of(self.plan, self.assets, self.fonts, self.draft)
        picture = pictures.group(planned, spot) if planned.parts else pictures.place(planned.file, spot)
        items, caption = framed(picture.items, frame), sheet.captions.get(planned.place.name)
        if caption is None:
            return tuple(items), picture.diagnostics
        inside = planned.place.caption.side == "inside"
        setter, under = Setter(self.fonts), frame if frame.under or inside else frame.on
        items += CaptionSetter(self.plan.paper, setter).items(sheet, caption, under)
        return tuple(items), (*picture.diagnostics, *setter.diagnostics)


@frozen
class SheetSetter:
    """Sets sheets of a plan, each for itself. `streams`: the text of all places; `assets`: the pictures that the plan asks for."""

    plan: Plan
    streams: PlacedText
    assets: Assets
    fonts: FontBook
    draft: bool = False

    def set_sheet(self, sheet: Sheet) -> SetSheet:
        """A sheet of the plan, whose captions are set."""
        return self.judged(self.laid(sheet))

    def laid(self, sheet: Sheet) -> SetSheet:
        """The same without what its make-up and its figures tell: its pages can be shown."""
        parts = list(self._parts(sheet))
        items = over_pictures(tuple(item for some, _ in parts for item in some))
        items = in_section(items, self.plan.sheets[sheet.index].section)
        return SetSheet(sheet, items, tuple(pages_of(sheet, items)), tuple(d for _, some in parts for d in some))

    def judged(self, laid: SetSheet) -> SetSheet:
        """The rest of it."""
        sheet = laid.sheet
        make_up = make_up_faults(sheet, self.streams.items)
        figures = sheet_figures(sheet, laid.items, self.streams.items, make_up)
        beyond = [d for page in figures for d in figures_told(page, self.plan.paper.page_limits, _span_of(sheet))]
        return replace(laid, diagnostics=(*laid.diagnostics, *make_up, *beyond), figures=tuple(figures))

    def _parts(self, sheet: Sheet) -> Iterator[Part]:
        """In reading order: masthead and folio, pictures and text by places, other pictures, rules, the other furniture."""
        for element in sheet.layout.furniture:
            if role_of(element.kind) in FIRST:
                yield self._furniture(sheet, element)
        pictures = SheetPictures(self.plan, self.assets, self.fonts, self.draft)
        free = [planned for planned in self.plan.pictures if planned.sheet == sheet.index]
        for place in sheet.layout.places:  # before the text: a reader that sorts a line by x would put a caption into its last one
            yield from (pictures.on(sheet, planned) for planned in free if planned.place.of == place.name)
            yield self.streams.at(sheet.index, place.name), ()
        yield from (pictures.on(sheet, planned) for planned in free if not planned.place.of)
        yield RULES.of(sheet.ground, lambda: tuple(_rule_box(sheet, rule) for rule in sheet.layout.rules)), ()
        for element in sheet.layout.furniture:
            if role_of(element.kind) not in FIRST:
                yield self._furniture(sheet, element)

    def _furniture(self, sheet: Sheet, element: Furniture) -> Part:
        """An element's items. It sees the issue, the index and its page, nothing of the articles but by these."""
        plan, page, known_as = self.plan, self.plan.sheets[sheet.index], self.fonts.known_as
        own = Same(element, plan.content.issue)
        key = sheet.ground, own, plan.index, page.name, page.editors, page.name_span, known_as, self._shown(element), plan.sections

        def drawn() -> Part:
            pictures = PictureSetter.of(plan, self.assets, self.fonts, self.draft)
            site = Site(plan, sheet, element, Setter(self.fonts), sheet.page, pictures=pictures)
            items = tuple(furniture_items(site))
            return items, (*site.diagnostics, *site.setter.diagnostics)

        return FURNITURE.of(key, drawn)

    def _shown(self, element: Furniture) -> Hashable:
        """What stands in a memo's key for the drawings that an element shows."""
        if element.kind == "teaser":
            shown = [teaser.picture.file for teaser in self.plan.teasers if teaser.picture is not None]
            return self.plan.teasers, tuple(key_of(self.assets.of(file, Treatment())) for file in shown)
        return Same(*self.assets.symbols.values()) if element.kind == "weather" else ()


def _span_of(sheet: Sheet) -> Span | None:
    """What stands for a page's layout in a message: its first place."""
    return next((place.span for place in sheet.layout.places), None)


def _rule_box(sheet: Sheet, rule: Rule) -> Box:
    """Across columns in the middle of its lines; or down the middle of a gutter from Han-box top to Han-box foot."""
    grid = sheet.grid
    y0, y1 = grid.line_top(rule.lines[0]), grid.line_foot(rule.lines[1])
    if rule.gutter is not None:
        left = sheet.area_of_column(rule.gutter)[1]
        right = sheet.area_of_column(rule.gutter + 1)[0]
        x = (left + right) // 2 - rule.weight // 2
        return _ruled(Rect(x, y0, x + rule.weight, y1), rule)
    assert rule.cols is not None
    x0 = sheet.area_of_column(rule.cols[0])[0] + rule.inset
    x1 = sheet.area_of_column(rule.cols[1])[1] - rule.inset
    y = (y0 + y1) // 2 - rule.weight // 2
    return _ruled(Rect(x0, y, x1, y + rule.weight), rule)


def _ruled(rect: Rect, rule: Rule) -> Box:
    return Box(rect, rule.ink, RULE_TAG, origin=rule.span, frame=Frame("rule", say("a rule of the layout"), rect, span=rule.span))
