"""All pages of an issue: places, pictures, rules and furniture put together in reading order, spreads cut into pages."""

from __future__ import annotations

from banmian.content.model import Paragraph, Table, Verse
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import DisplayList, Item, Page
from banmian.fonts import FontBook
from banmian.pages.captions import CaptionSetter
from banmian.pages.clearance import readings_too_near
from banmian.pages.draft import OverText, draft_page
from banmian.pages.frames_check import CheckedSheet, Told, sheet_faults
from banmian.pages.heads_check import make_up_faults
from banmian.pages.lost_beside import lost_beside
from banmian.pages.pictures import PictureStore
from banmian.pages.placed import PlacedText
from banmian.pages.places import Typesetter
from banmian.pages.sheet import Sheet
from banmian.pages.sheetitems import sheet_items
from banmian.pages.sides import pages_of
from banmian.pages.stories import stories
from banmian.pages.unpainted_text import lost_text
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan
from banmian.text.single import Setter
from banmian.values import frozen


@frozen
class Assembled:
    """The display list, and what was said on the way."""

    display: DisplayList
    diagnostics: tuple[Diagnostic, ...]


def assemble(plan: Plan, fonts: FontBook, assets: Assets, created: str, draft: bool = False) -> Assembled:
    """Set every page of the plan. `assets`: the pictures that it asks for; `draft`: boxes for what is missing, overset text and a
    warning on a wider sheet."""
    setter = Setter(fonts)
    sheets = [Sheet(plan, i) for i in range(len(plan.sheets))]
    store = PictureStore(plan.content.issue.folder, plan.paper, setter, assets, draft)
    captions = CaptionSetter(plan.paper, setter)
    for sheet in sheets:
        sheet.captions = captions.captions(sheet, store.found)
    placed = Typesetter(plan, sheets, setter, store, draft).run()
    pages: list[Page] = []
    filled: list[tuple[Sheet, list[Item]]] = []
    for sheet in sheets:
        items = sheet_items(sheet, placed, store, setter)
        pages += pages_of(sheet, items)
        filled.append((sheet, items))
        placed.found += make_up_faults(sheet, placed.items)
    issue = plan.content.issue
    title = f"{plan.paper.name} {issue.date.isoformat()} ({issue.number})"
    shown = [*(page.items for page in pages), *(strip for _, _, strip in placed.over)]
    lost = [*lost_text(plan, shown), *lost_beside(plan, [items for _, items in filled])]
    near = [found for page in pages for found in readings_too_near(page, fonts)]
    if draft:
        pages = [draft_page(p, _over_on(p, plan, placed), setter, plan.paper.grid.top) for p in pages]
    display = DisplayList(tuple(pages), title, created, stories=stories(plan.content))
    found = list(dict.fromkeys((*placed.found, *store.found, *setter.found, *lost, *near)))
    errors = [d.span for d in found if d.severity is Severity.ERROR and d.span is not None]
    told = _with_kin(plan, frozenset((span.file, span.block, span.line) for span in errors)) if errors else frozenset()
    for sheet, items in filled:
        found += sheet_faults(items, CheckedSheet(plan.sheets[sheet.index].numbers, plan.paper.grid), fonts, told)
    return Assembled(display, tuple(found))


def _with_kin(plan: Plan, told: Told) -> Told:
    """Lines of which an error was told, and those of what hangs together with them: the other parts of a head, which a
    headline too high pushes into the text; the other cells of a table that is too wide, the other lines of a verse or of a
    quotation larger than its area."""
    out = set(told)
    imprint = {(v.span.file, v.span.block, v.span.line) for _, v in plan.content.issue.imprint if v.span}
    if imprint & told:  # its fields stand beside one another on full lines
        out |= imprint
    for piece in (piece for stream in plan.streams for piece in stream.pieces):
        heads = [part for part in (piece.head.kicker, piece.head.headline, piece.head.deck) if part]
        tables = [[c.text for row in (b.head, *b.rows) for c in row] for b in piece.blocks if isinstance(b, Table)]
        verses = [[line for stanza in b.stanzas for line in stanza] for b in piece.blocks if isinstance(b, Verse)]
        if verses:
            heads += [part for part in (piece.head.byline,) if part]
            verses = [[*heads, *lines] for lines in verses]
        quoted = [b.text for b in piece.blocks if isinstance(b, Paragraph)] if piece.kind == "pullquote" else []
        for kin in (heads, *tables, *verses, quoted):
            spans = [piece.span] * (kin is quoted) + [text.span for text in kin if text.span]
            lines = {(span.file, span.block, span.line) for span in spans}
            if lines & told:
                out |= lines
    return frozenset(out)


def _over_on(page: Page, plan: Plan, placed: PlacedText) -> list[OverText]:
    return [OverText(story, items) for sheet, story, items in placed.over if plan.sheets[sheet].numbers[-1] == page.number]
