"""All pages of an issue: places, pictures, rules and furniture put together in reading order, spreads cut into pages."""

from __future__ import annotations

from pathlib import Path as FilePath

from banmian.content.model import Table, Verse
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import Box, DisplayList, Frame, Item, Page, Tag, framed
from banmian.fonts import FontBook
from banmian.geometry import Rect
from banmian.pages.captions import CaptionSetter
from banmian.pages.clearance import readings_too_near
from banmian.pages.draft import OverText, draft_page, missing_picture
from banmian.pages.frames_check import CheckedSheet, Told, sheet_faults
from banmian.pages.furniture import Site, furniture_items
from banmian.pages.grounds import box_frame
from banmian.pages.heads_check import make_up_faults
from banmian.pages.lost import lost_text
from banmian.pages.lost_beside import lost_beside
from banmian.pages.pictures import PictureStore, clip_of, spot_of
from banmian.pages.places import PlacedText, Typesetter
from banmian.pages.sheet import Sheet, split
from banmian.pages.stories import stories
from banmian.plan.model import Plan, PlannedPicture
from banmian.template.model import Rule
from banmian.text.single import Setter
from banmian.values import frozen

RULE_TAG = Tag("", -1, "rule")


@frozen
class Assembled:
    """The display list, and what was said on the way."""

    display: DisplayList
    diagnostics: tuple[Diagnostic, ...]


def assemble(
    plan: Plan, book: FontBook, root: FilePath, created: str, draft: bool = False, cache: FilePath | None = None
) -> Assembled:
    """Set every page of the plan. `draft`: boxes for what is missing, overset text and a warning on a wider sheet. `cache`:
    where converted pictures are kept."""
    setter = Setter(book)
    sheets = [Sheet(plan, i) for i in range(len(plan.sheets))]
    store = PictureStore(root, plan.content.issue.folder, plan.paper, setter, draft, cache)
    captions = CaptionSetter(plan.paper, setter)
    for sheet in sheets:
        sheet.captions = captions.captions(sheet, store.found)
    placed = Typesetter(plan, sheets, setter, store.cell, draft).run()
    pages: list[Page] = []
    filled: list[tuple[Sheet, list[Item]]] = []
    for sheet in sheets:
        items = _sheet_items(sheet, placed, store, setter)
        pages += _pages(sheet, items)
        filled.append((sheet, items))
        placed.found += make_up_faults(sheet, placed.items)
    issue = plan.content.issue
    title = f"{plan.paper.name} {issue.date.isoformat()} ({issue.number})"
    shown = [item for page in pages for item in page.items]
    shown += [item for _, _, strip in placed.over for item in strip]
    lost = [*lost_text(plan, shown), *lost_beside(plan, [items for _, items in filled])]
    near = [found for page in pages for found in readings_too_near(page, book)]
    if draft:
        pages = [draft_page(p, _over_on(p, plan, placed), setter, plan.paper.grid.top) for p in pages]
    display = DisplayList(tuple(pages), title, created, stories=stories(plan.content))
    found = list(dict.fromkeys((*placed.found, *store.found, *setter.found, *lost, *near)))
    errors = [d.span for d in found if d.severity is Severity.ERROR and d.span is not None]
    told = _with_kin(plan, frozenset((span.file, span.block, span.line) for span in errors))
    for sheet, items in filled:
        found += sheet_faults(items, CheckedSheet(plan.sheets[sheet.index].numbers, plan.paper.grid), book, told)
    return Assembled(display, tuple(found))


def _with_kin(plan: Plan, told: Told) -> Told:
    """Lines of which an error was told, and those of what hangs together with them: the other parts of a head, which a
    headline too high pushes into the text; the other cells of a table that is too wide, the other lines of a verse."""
    out = set(told)
    for piece in (piece for stream in plan.streams for piece in stream.pieces):
        heads = [part for part in (piece.head.kicker, piece.head.headline, piece.head.deck) if part]
        tables = [[c.text for row in (b.head, *b.rows) for c in row] for b in piece.blocks if isinstance(b, Table)]
        verses = [[line for stanza in b.stanzas for line in stanza] for b in piece.blocks if isinstance(b, Verse)]
        if verses:
            heads += [part for part in (piece.head.byline,) if part]
            verses = [[*heads, *lines] for lines in verses]
        for kin in (heads, *tables, *verses):
            lines = {(text.span.file, text.span.block, text.span.line) for text in kin if text.span}
            if lines & told:
                out |= lines
    return frozenset(out)


def _over_on(page: Page, plan: Plan, placed: PlacedText) -> list[OverText]:
    return [OverText(story, items) for sheet, story, items in placed.over if plan.sheets[sheet].numbers[-1] == page.number]


def _sheet_items(sheet: Sheet, placed: PlacedText, store: PictureStore, setter: Setter) -> list[Item]:
    plan = sheet.plan
    items: list[Item] = []
    tops = [f for f in sheet.layout.furniture if f.kind in ("masthead", "folio")]
    rest = [f for f in sheet.layout.furniture if f.kind not in ("masthead", "folio")]
    for element in tops:
        items += furniture_items(Site(plan, sheet, element, setter, store, sheet.page))
    for place in sheet.layout.places:
        for planned in plan.pictures:  # before the text: a reader that sorts a line by x would put a caption into its last one
            if planned.sheet == sheet.index and planned.place.of == place.name:
                items += _picture(sheet, planned, store, setter)
        items += placed.at(sheet.index, place.name)
    for planned in plan.pictures:
        if planned.sheet == sheet.index and not planned.place.of:
            items += _picture(sheet, planned, store, setter)
    items += [rule_box(sheet, rule) for rule in sheet.layout.rules]
    for element in rest:
        items += furniture_items(Site(plan, sheet, element, setter, store, sheet.page))
    return items


def _picture(sheet: Sheet, planned: PlannedPicture, store: PictureStore, setter: Setter) -> list[Item]:
    rect, circle = sheet.picture_rect(planned), sheet.picture_circle(planned)
    box = circle.bounds if circle is not None else rect
    if not planned.file:
        return missing_picture(box, planned.place.name, setter) if store.draft else []
    page = sheet.plan.page_of(sheet.index, max(0, box.x0))
    spot = spot_of(planned, box, clip_of(rect, circle), page)
    owner = sheet.layout.place(planned.place.of)
    ground = box_frame(sheet, owner) if owner is not None else None
    kind = "picture" if planned.picture is not None else "advert"
    frame = Frame(kind, f"the {kind} {planned.file}", box, ground, planned.span, planned.place.over)
    out, caption = framed(store.place(planned.file, spot), frame), sheet.captions.get(planned.place.name)
    if caption is None:
        return out
    line, lines = planned.place.caption.line, planned.place.lines
    inside = line is not None and lines is not None and lines[0] <= line <= lines[1]
    return out + CaptionSetter(sheet.plan.paper, setter).items(sheet, caption, frame if inside or frame.under else ground)


def rule_box(sheet: Sheet, rule: Rule) -> Box:
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


def _pages(sheet: Sheet, items: list[Item]) -> list[Page]:
    grid, planned = sheet.grid, sheet.plan.sheets[sheet.index]
    sides = split(items, grid.trim[0], grid.bleed, len(planned.numbers))
    return [
        Page(number, planned.name, grid.trim, grid.bleed, tuple(side)) for number, side in zip(planned.numbers, sides, strict=True)
    ]
