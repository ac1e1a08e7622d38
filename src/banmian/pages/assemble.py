"""All pages of an issue: places, pictures, rules and furniture put together in reading order, spreads cut into pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from banmian.content.model import Paragraph, Table, Verse
from banmian.diagnostics import Diagnostic, Severity
from banmian.display import DisplayList, Item, Page, Spoken
from banmian.fonts import FontBook
from banmian.pages.clearance import readings_too_near
from banmian.pages.draft import OverText, draft_page
from banmian.pages.frames_check import CheckedSheet, Told, sheet_faults
from banmian.pages.lost_beside import lost_beside
from banmian.pages.page_figures import PageFigures
from banmian.pages.placed import PlacedText
from banmian.pages.places import StreamSetter, set_streams
from banmian.pages.sheetitems import SetSheet, SheetPictures, SheetSetter
from banmian.pages.stories import stories, with_row_heads
from banmian.pages.streams_ahead import StreamsAhead, sheets_of
from banmian.pages.unpainted_text import lost_text
from banmian.pictures.assets import Assets
from banmian.plan.model import Plan
from banmian.template.words import PaperWords, filled
from banmian.text.single import Setter
from banmian.values import frozen


@frozen
class Assembled:
    """The display list, and what was said on the way."""

    display: DisplayList
    diagnostics: tuple[Diagnostic, ...]
    figures: tuple[PageFigures, ...] = ()
    """Of each page, in their order."""


def assemble(
    plan: Plan,
    fonts: FontBook,
    assets: Assets,
    created: str,
    draft: bool = False,
    others: StreamsAhead = dict,
    boxes: bool = False,
    seen: Callable[[DisplayList], object] = id,
) -> Assembled:
    """Set every page of the plan. `assets`: the pictures that it asks for; `draft`: boxes for what is missing, overset text and a
    warning on a wider sheet; `boxes`: of a draft these alone; `others`: the streams that were begun before (streams_ahead.py);
    `seen` is given the pages before they are judged."""
    boxes = boxes or draft
    sheets, captions = sheets_of(plan, fonts)
    pictures = SheetPictures(plan, assets, fonts, boxes)
    charts = pictures.ready(sheets)  # before the streams: so long copies of this process, where there are some, set these alone
    streams = set_streams(StreamSetter.of(plan, sheets, assets, fonts, boxes), others())
    if charts is not None:
        charts.results()
    setter, drafts = SheetSetter(plan, streams, assets, fonts, boxes), Setter(fonts)
    laid = [setter.laid(sheet) for sheet in sheets]
    pages = [page for sheet in laid for page in sheet.pages]
    shown = [draft_page(p, _over_on(p, plan, streams), drafts, plan.paper) for p in pages] if draft else pages
    display = _display(plan, shown, created)
    seen(display)
    done = [setter.judged(sheet) for sheet in laid]
    of_sheets = [d for sheet in done for d in sheet.diagnostics]
    lost = _lost(plan, done, [*(page.items for page in pages), *(strip for _, _, strip in streams.over)])
    near = [found for page in pages for found in readings_too_near(page, fonts)]
    found = list(dict.fromkeys((*streams.diagnostics, *captions, *of_sheets, *drafts.diagnostics, *lost, *near)))
    told = lines_told(plan, assets, found)
    for sheet in done:
        found += sheet_faults(sheet.items, CheckedSheet(plan.sheets[sheet.sheet.index].numbers, plan.paper.grid), fonts, told)
    return Assembled(display, tuple(found), tuple(figures for sheet in done for figures in sheet.figures))


def _display(plan: Plan, pages: Sequence[Page], created: str) -> DisplayList:
    issue, words = plan.content.issue, plan.paper.words
    title = f"{plan.paper.name} {issue.date.isoformat()} ({issue.number})"
    told = stories(plan.content, with_row_heads(plan))
    return DisplayList(tuple(pages), title, created, words.language, told, _spoken(words, issue.page_count))


def _lost(plan: Plan, done: Sequence[SetSheet], shown: Sequence[Sequence[Item]]) -> list[Diagnostic]:
    """What stands nowhere. `shown`: what each page shows, and each strip of text that is over."""
    return [*lost_text(plan, shown), *lost_beside(plan, [sheet.items for sheet in done])]


def lines_told(plan: Plan, assets: Assets, found: Iterable[Diagnostic]) -> Told:
    """The lines of which an error is told, with what hangs together with them: what these do to the page is its consequence."""
    errors = [*assets.refused, *(d.span for d in found if d.severity is Severity.ERROR and d.span is not None)]
    return _with_kin(plan, frozenset((span.file, span.block, span.line) for span in errors)) if errors else frozenset()


def _spoken(words: PaperWords, pages: int) -> Spoken:
    links = tuple((page, filled(words.link, {"page": page})) for page in range(1, pages + 1))
    return Spoken(links, words.qr_code, words.picture, words.in_picture)


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
