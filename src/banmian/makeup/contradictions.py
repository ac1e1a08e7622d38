"""What a makeup.yaml says that no page can be: told at its place, before anything is tried. Codes MKP012, TPL003."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Protocol

from banmian.sources.checking import suggestion
from banmian.template.furniture import KINDS
from banmian.template.model import Cols, Paper

if TYPE_CHECKING:
    from banmian.makeup.schema import MakeupFileEntry, PageEntry

Place = tuple[str | int, ...]


class Tell(Protocol):
    def __call__(self, code: str, message: str, hint: str, *loc: str | int) -> None: ...


def contradictions(entry: MakeupFileEntry, paper: Paper, tell: Tell) -> None:
    """Pages without parts, stories that are planned twice or go on where they begin, what is larger than its page."""
    for i, page in enumerate(entry.pages):
        named = {number for story in entry.stories for number in (story.page, story.jump)} | {ad.page for ad in entry.adverts}
        if page.number not in named and not page.movable and not any(story.section for story in entry.stories):
            hint = "give a story this page, or take it out of `pages`"
            tell("MKP012", f"nothing stands on page {page.number}", hint, "pages", i)
        for n, row in enumerate(page.furniture):
            kind = row.get("kind", "")
            if kind not in KINDS:
                tell("TPL003", f"there is no furniture `{kind}`", suggestion(kind, sorted(KINDS)), "pages", i, "furniture", n)
    twice = Counter(id for story in entry.stories for id in (*story.id, *((story.beside,) if story.beside else ())))
    for n, story in enumerate(entry.stories):
        if (story.page is None) is (story.section is None):
            what = "neither a page nor a section" if story.page is None else "a page and a section"
            tell("MKP012", f"'{story.id[0]}' has {what}", "write one of them", "stories", n, "id")
        if story.section and story.jump:
            hint = "give it a page, or leave `jump` out"
            tell("MKP012", f"'{story.id[0]}' goes on on page {story.jump}, but has no page", hint, "stories", n, "jump")
        for id in story.id:
            if twice[id] > 1:
                tell("MKP012", f"the story '{id}' is planned {twice[id]} times", "leave it at one place", "stories", n, "id")
        if story.jump is not None and story.jump == story.page:
            hint = "write another page, or leave `jump` out"
            tell("MKP012", f"'{story.id[0]}' goes on where it begins", hint, "stories", n, "jump")
    _outside(entry, paper, tell)


def _outside(entry: MakeupFileEntry, paper: Paper, tell: Tell) -> None:
    grids = {grid.name: grid.count for grid in paper.grid.columns}
    for page in entry.pages:
        columns = grids.get(page.grid or paper.grid.columns[0].name, 0)
        for key, cols, lines, loc in _asked(entry, page):
            most, span = (columns, cols) if cols is not None else (paper.grid.lines, lines)
            if columns and span is not None and span[1] > most:
                hint = f"page {page.number} has {most} {'columns' if cols is not None else 'lines'}"
                tell("MKP012", f"`{key}` runs to {span[1]}", hint, *loc)


def _asked(entry: MakeupFileEntry, page: PageEntry) -> Iterator[tuple[str, Cols | None, Cols | None, Place]]:
    """Columns, or lines, that something on a page asks for, and where that is written."""
    i = entry.pages.index(page)
    yield "lines", None, page.lines, ("pages", i, "lines")
    for n, movable in enumerate(page.movable):
        yield "cols", movable.cols, None, ("pages", i, "movable", n, "cols")
        yield "lines", None, movable.lines, ("pages", i, "movable", n, "lines")
    for n, story in enumerate(entry.stories):
        if story.page == page.number:
            yield "cols", story.cols, None, ("stories", n, "cols")
            yield "cols", story.picture.cols, None, ("stories", n, "picture", "cols")
            yield "lines", None, story.lines, ("stories", n, "lines")
    for n, advert in enumerate(entry.adverts):
        if advert.page == page.number:
            yield "cols", (1, advert.cols), None, ("adverts", n, "cols")
            yield "lines", None, (1, advert.lines), ("adverts", n, "lines")
