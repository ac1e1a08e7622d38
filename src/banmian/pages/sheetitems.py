"""What stands on a sheet, in reading order: masthead and folio, pictures and text by places, rules, the other furniture.

Each picture with its caption, each element of furniture and the rules are remembered by what they are made of.
"""

from __future__ import annotations

from dataclasses import replace

from banmian.diagnostics import Diagnostic
from banmian.display import Box, Frame, Item, Tag, framed
from banmian.geometry import Rect
from banmian.pages.captions import CaptionSetter
from banmian.pages.draft import missing_picture
from banmian.pages.furniture import Site, furniture_items
from banmian.pages.grounds import box_frame
from banmian.pages.pictures import PictureStore, Spot, clip_of, key_of, spot_of
from banmian.pages.placed import PlacedText
from banmian.pages.sheet import Sheet
from banmian.plan.model import PlannedPicture
from banmian.remember import Memo, Same
from banmian.template.model import Furniture, Rule
from banmian.text.single import Setter

RULE_TAG = Tag("", -1, "rule")
Set = tuple[tuple[Item, ...], tuple[Diagnostic, ...], tuple[Diagnostic, ...]]
"""Items, what is to be told of them, and what their faces lacked."""
FURNITURE: Memo[Set] = Memo("furniture", 500, lasting=True)
PICTURES: Memo[Set] = Memo("pictures on pages", 1_000, lasting=True)
RULES: Memo[tuple[Item, ...]] = Memo("rules", 300, lasting=True)


def sheet_items(sheet: Sheet, placed: PlacedText, store: PictureStore, setter: Setter) -> list[Item]:
    """The sheet's items; what is to be told of pictures and furniture goes to the store and the setter."""
    plan = sheet.plan
    items: list[Item] = []
    tops = [f for f in sheet.layout.furniture if f.kind in ("masthead", "folio")]
    rest = [f for f in sheet.layout.furniture if f.kind not in ("masthead", "folio")]
    for element in tops:
        items += _furniture(sheet, element, store, setter)
    for place in sheet.layout.places:
        for planned in plan.pictures:  # before the text: a reader that sorts a line by x would put a caption into its last one
            if planned.sheet == sheet.index and planned.place.of == place.name:
                items += _picture(sheet, planned, store, setter)
        items += placed.at(sheet.index, place.name)
    for planned in plan.pictures:
        if planned.sheet == sheet.index and not planned.place.of:
            items += _picture(sheet, planned, store, setter)
    items += RULES.of(sheet.ground, lambda: tuple(_rule_box(sheet, rule) for rule in sheet.layout.rules))
    for element in rest:
        items += _furniture(sheet, element, store, setter)
    return items


def _furniture(sheet: Sheet, element: Furniture, store: PictureStore, setter: Setter) -> tuple[Item, ...]:
    """An element's items. It sees the issue, the index and its page, nothing of the articles but by these."""
    plan = sheet.plan
    page = plan.sheets[sheet.index]
    key = (
        sheet.ground,
        Same(element, plan.content.issue),
        plan.index,
        page.name,
        page.editors,
        page.name_span,
        setter.fonts.known_as,
    )

    def drawn() -> Set:
        own, pictures = replace(setter, found=[]), replace(store, found=[])
        items = furniture_items(Site(plan, sheet, element, own, pictures, sheet.page))
        return tuple(items), tuple(pictures.found), tuple(own.found)

    return _told(FURNITURE.of(key, drawn), store, setter)


def _told(done: Set, store: PictureStore, setter: Setter) -> tuple[Item, ...]:
    items, found, lacking = done
    store.found += found
    setter.tell(lacking)
    return items


def _picture(sheet: Sheet, planned: PlannedPicture, store: PictureStore, setter: Setter) -> tuple[Item, ...]:
    rect, circle = sheet.picture_rect(planned), sheet.picture_circle(planned)
    box = circle.bounds if circle is not None else rect
    if not planned.file:
        return tuple(missing_picture(box, planned.place.name, setter)) if store.draft else ()
    page = sheet.plan.page_of(sheet.index, max(0, box.x0))
    spot = spot_of(planned, box, clip_of(rect, circle), page)
    opened = key_of(store.open(planned.file, spot))
    caption = Same(sheet.captions.get(planned.place.name))
    key = sheet.ground, planned, opened, store.folder, store.draft, caption, setter.fonts.known_as

    def drawn() -> Set:
        own = replace(setter, found=[])
        pictures = replace(store, found=[], setter=own)
        items = _placed(sheet, planned, spot, pictures)
        return tuple(items), tuple(pictures.found), tuple(own.found)

    return _told(PICTURES.of(key, drawn), store, setter)


def _placed(sheet: Sheet, planned: PlannedPicture, spot: Spot, store: PictureStore) -> list[Item]:
    """The picture in its frame with its caption under it."""
    owner = sheet.layout.place(planned.place.of)
    ground = box_frame(sheet, owner) if owner is not None else None
    kind = "picture" if planned.picture is not None else "advert"
    frame = Frame(kind, f"the {kind} {planned.file}", spot.rect, ground, planned.span, planned.place.over)
    out, caption = framed(store.place(planned.file, spot), frame), sheet.captions.get(planned.place.name)
    if caption is None:
        return out
    under = frame if frame.under else ground
    return out + CaptionSetter(sheet.plan.paper, store.setter).items(sheet, caption, under)


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
    return Box(rect, rule.ink, RULE_TAG, origin=rule.span, frame=Frame("rule", "a rule of the layout", rect, span=rule.span))
