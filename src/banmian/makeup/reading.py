"""makeup.yaml read and joined with its issue: pages with their items, each fault at its place. Codes MKP\u2026"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from banmian.content.model import Content
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.codes import diagnose
from banmian.makeup.contradictions import contradictions, impossible_pins
from banmian.makeup.model import Item, PagePlan, PictureWish, Pin
from banmian.phrases import Phrase, say
from banmian.sources import Document
from banmian.sources.checking import suggestion
from banmian.template.furniture import KINDS
from banmian.template.furniture_place import furniture_place
from banmian.template.model import Paper

if TYPE_CHECKING:
    from banmian.makeup.schema import AdvertEntry, MakeupFileEntry, PageEntry, PinEntry, StoryEntry

MOST_ITEMS = 9
"""Parts of a page: more take too long to arrange."""


class PlanReader:
    """The pages that a makeup.yaml asks for. `entry` as checked, `document` for places."""

    def __init__(self, entry: MakeupFileEntry, document: Document, content: Content, paper: Paper) -> None:
        self.entry, self.document, self.content, self.paper = entry, document, content, paper
        self.pieces = {p.story: p for article in content.articles for p in article.pieces}
        self.names = {n for page in content.issue.pages for n in page.numbers}
        self.spreads = {n for page in content.issue.pages if len(page.numbers) > 1 for n in page.numbers}
        self.faults: list[Diagnostic] = []

    def plans(self) -> tuple[PagePlan, ...]:
        """The pages in the order of their numbers."""
        if self.paper.makeup is None:
            hint = say("write `makeup` into paper.yaml: at least `ranks` and `looks`")
            self._fault("MKP001", say("the paper {id} does not say how its pages are made up", id=self.paper.id), hint, "pages")
            return ()
        numbers = [page.number for page in self.entry.pages]
        for i, story in enumerate(self.entry.stories):
            for key, number in (("page", story.page), ("jump", story.jump)):
                if number is not None and number not in numbers:
                    hint = say("give it another page, or add that page to `pages`")
                    message = say("page {number} of '{id}' is not made up here", number=number, id=story.id[0])
                    self._fault("MKP002", message, hint, "stories", i, key)
            if story.section and not self.pages_of(story.section):
                known = sorted({s for p in self.content.issue.pages if p.numbers[0] in numbers for s in (p.section, p.name) if s})
                message = say("no page that is made up here is of the section '{section}'", section=story.section)
                self._fault("MKP002", message, suggestion(story.section, known), "stories", i, "section")
        for i, advert in enumerate(self.entry.adverts):
            if advert.page not in numbers:
                hint = say("give it another page, or add that page to `pages`")
                message = say("page {page} of the advertisement '{id}' is not made up here", page=advert.page, id=advert.id)
                self._fault("MKP002", message, hint, "adverts", i)
        contradictions(self.entry, self.paper, self._fault)
        plans = [self._page(i, page) for i, page in sorted(enumerate(self.entry.pages), key=lambda p: p[1].number)]
        names = {item.name for plan in plans for item in plan.items}
        for name in self.entry.pins:
            if name not in names:
                hint = suggestion(name, sorted(names))
                self._fault("MKP002", say("there is no story `{name}` to pin", name=name), hint, "pins", name)
        impossible_pins(self.entry, plans, self.paper, self._fault)
        return tuple(plans) if not any(d.severity is Severity.ERROR for d in self.faults) else ()

    def _fault(self, code: str, message: Phrase, hint: Phrase, *loc: str | int) -> None:
        self.faults.append(diagnose(code, message, hint, self.document.span(*loc)))

    def _page(self, i: int, page: PageEntry) -> PagePlan:
        if page.number not in self.names:
            message = say("issue.yaml has no page {number}", number=page.number)
            self._fault("MKP002", message, say("add it there, or correct its number"), "pages", i, "number")
        if page.number in self.spreads:
            message = say("page {number} is part of a spread", number=page.number)
            self._fault("MKP012", message, say("spreads are made by hand"), "pages", i, "number")
        grid = page.grid or self.paper.grid.columns[0].name
        if grid not in [c.name for c in self.paper.grid.columns]:
            hint = suggestion(grid, [c.name for c in self.paper.grid.columns])
            self._fault("TPL003", say("there is no grid `{grid}`", grid=grid), hint, "pages", i, "grid")
            grid = self.paper.grid.columns[0].name
        columns = next(c for c in self.paper.grid.columns if c.name == grid)
        lines = page.lines or (1, self.paper.grid.lines)
        items = sorted(self._items(i, page, lines, columns.count), key=lambda item: (item.rank, item.name))
        furniture = tuple(tuple(row.items()) for row in page.furniture)
        for n, row in enumerate(page.furniture):
            if row.get("kind", "") in KINDS:
                self.faults += furniture_place(self.document, row["kind"], row, "pages", i, "furniture", n)[1]
        layout = page.layout or f"auto-{page.number:02}"
        span = self.document.span("pages", i)
        return PagePlan(page.number, layout, grid, (lines[0] or 1, lines[1]), tuple(items), furniture, span)

    def _items(self, i: int, page: PageEntry, lines: tuple[int, int], columns: int) -> Iterator[Item]:
        for n, story in enumerate(self.entry.stories):
            if story.page == page.number or (story.section and self.pages_of(story.section)[:1] == (page.number,)):
                yield self._story(n, story)
            elif story.jump == page.number:
                yield self._story(n, story, continued=True)
        for n, advert in enumerate(self.entry.adverts):
            if advert.page == page.number:
                yield self._advert(n, advert, lines, columns)
        for n, filler in enumerate(self.entry.pool):
            if not filler.pages or page.number in filler.pages:
                span = self.document.span("pool", n)
                yield Item(filler.id, (), 5, span, advert=filler.id, filler=filler.file, sizes=filler.sizes, picture=None)
        for n, movable in enumerate(page.movable):
            row = (("kind", movable.kind), *movable.options.items())
            span = self.document.span("pages", i, "movable", n)
            name = f"{movable.kind}-{n + 1}"
            yield Item(name, (), 5, span, furniture=row, size=(movable.cols, movable.lines), picture=None, pin=self._pin(name))

    def _story(self, n: int, story: StoryEntry, continued: bool = False) -> Item:
        for id in (*story.id, *((story.beside,) if story.beside else ())):
            if id not in self.pieces:
                self._fault(
                    "MKP002", say("there is no story '{id}'", id=id), suggestion(id, sorted(self.pieces)), "stories", n, "id"
                )
        heads = [name for name, _ in self.paper.head_styles]
        for name in story.heads:
            if name not in heads:
                self._fault(
                    "TPL003", say("there is no head style `{name}`", name=name), suggestion(name, heads), "stories", n, "heads"
                )
        texts = [name for name, _ in (*self.paper.text_styles, *self.paper.table_styles)]
        if story.style and story.style not in texts:
            message = say("there is no text or table style `{style}`", style=story.style)
            self._fault("TPL003", message, suggestion(story.style, texts), "stories", n, "style")
        wish = PictureWish(story.picture.cols, story.picture.crop, story.picture.forms)
        name = place_name(story.id)
        size = ((1, 12), story.lines) if story.lines else None
        rank = min(5, story.rank + 1) if continued else story.rank
        return Item(
            name, story.id, rank, self.document.span("stories", n), "" if continued else story.beside or "", story.box, story.title,
            story.style or "", story.heads, story.like, wish, bool(story.jump) and not continued, continued, size=size,
            cols=story.cols, pin=self._pin(name), pages=self.pages_of(story.section) if story.section else (), bundle=story.bundle,
            optional=story.optional and not story.jump,
            quotes=self._quotes(story.id) if not (continued or story.jump or story.box or story.like) else (),
        )  # fmt: skip

    def _quotes(self, stories: tuple[str, ...]) -> tuple[str, ...]:
        """The pull quotes of a story that stands alone."""
        pieces = (piece for article in self.content.articles for piece in article.pieces)
        quotes = tuple(piece.story for piece in pieces if piece.kind == "pullquote" and piece.story.split("#")[0] == stories[0])
        return quotes if len(stories) == 1 else ()

    def pages_of(self, section: str) -> tuple[int, ...]:
        """The pages that are made up of a section: those of that section, or of that name, in issue.yaml."""
        made = {page.number for page in self.entry.pages}
        return tuple(
            sorted(p.numbers[0] for p in self.content.issue.pages if section in (p.section, p.name) and p.numbers[0] in made)
        )

    def _advert(self, n: int, advert: AdvertEntry, lines: tuple[int, int], columns: int) -> Item:
        pin, at = self._pin(advert.id), advert.at
        if at and pin.anywhere:
            first = lines[0] if at.startswith("top") else lines[1] - advert.lines + 1
            col = 1 if at.endswith("left") else columns - advert.cols + 1
            pin = Pin((col, col + advert.cols - 1), (first, first + advert.lines - 1))
        size = (advert.cols, advert.cols), (advert.lines, advert.lines)
        return Item(advert.id, (), 5, self.document.span("adverts", n), advert=advert.id, size=size, picture=None, pin=pin)

    def _pin(self, name: str) -> Pin:
        entry: PinEntry | None = self.entry.pins.get(name)
        return Pin(entry.cols, entry.lines) if entry is not None else Pin()


def place_name(stories: tuple[str, ...]) -> str:
    """The name of a story's place: its id; a bundle has its first story's."""
    return stories[0].replace("#", "-") + ("-bundle" if len(stories) > 1 else "")
