"""What a makeup.yaml says that no page can be: told at its place, before anything is tried. Codes MKP012, MKP014,
MKP015, TPL003, and those of keys (YML\u2026)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, Protocol

from banmian.diagnostics.wording import counted
from banmian.phrases import Phrase, say
from banmian.sources.checking import suggestion
from banmian.template.furniture import KINDS
from banmian.template.model import Cols, Paper

if TYPE_CHECKING:
    from banmian.makeup.model import PagePlan, Pin
    from banmian.makeup.schema import MakeupFileEntry, PageEntry, StoryEntry

Place = tuple[str | int, ...]


class Tell(Protocol):
    def __call__(self, code: str, message: Phrase, hint: Phrase, *loc: str | int) -> None: ...


def contradictions(entry: MakeupFileEntry, paper: Paper, tell: Tell) -> None:
    """Pages without parts, stories and pages that are planned twice, stories that go on where they begin, what is larger than its
    page, pins that pin nothing."""
    seen: set[int] = set()
    for i, page in enumerate(entry.pages):
        if page.number in seen:
            hint = say("write all that it has into its first entry, and take this one out")
            tell("MKP012", say("page {number} is planned twice", number=page.number), hint, "pages", i, "number")
        seen.add(page.number)
        named = {number for story in entry.stories for number in (story.page, story.jump)} | {ad.page for ad in entry.adverts}
        if page.number not in named and not page.movable and not any(story.section for story in entry.stories):
            hint = say("give a story this page, or take it out of `pages`")
            tell("MKP012", say("nothing stands on page {number}", number=page.number), hint, "pages", i)
        for n, row in enumerate(page.furniture):
            kind = row.get("kind", "")
            if kind not in KINDS:
                loc = ("pages", i, "furniture", n)
                tell("TPL003", say("there is no furniture `{kind}`", kind=kind), suggestion(kind, sorted(KINDS)), *loc)
    for n, story in enumerate(entry.stories):
        _story(n, story, tell)
    for name, pin in entry.pins.items():
        if pin.cols is None and pin.lines is None:
            hint = say("write `cols`, `lines` or both, or take the pin out")
            tell("MKP012", say("the pin of `{name}` names neither columns nor lines", name=name), hint, "pins", name)
    _twice(entry, tell)
    _outside(entry, paper, tell)
    _pool_outside(entry, paper, tell)


def _twice(entry: MakeupFileEntry, tell: Tell) -> None:
    """Stories that are planned more than once."""
    twice = Counter(id for story in entry.stories for id in (*story.id, *((story.beside,) if story.beside else ())))
    for n, story in enumerate(entry.stories):
        for id in story.id:
            if twice[id] > 1:
                message = say("the story '{id}' is planned {twice} times", id=id, twice=twice[id])
                tell("MKP012", message, say("leave it at one place"), "stories", n, "id")


def _story(n: int, story: StoryEntry, tell: Tell) -> None:
    """A story that has no page and no section, or both; one that goes on where it cannot."""
    id = story.id[0]
    if story.page is None and story.section is None:
        tell("MKP012", say("'{id}' has neither a page nor a section", id=id), say("write one of them"), "stories", n, "id")
    elif story.page is not None and story.section is not None:
        tell("MKP012", say("'{id}' has a page and a section", id=id), say("write one of them"), "stories", n, "id")
    if story.section and story.jump:
        hint = say("give it a page, or leave `jump` out")
        tell("MKP012", say("'{id}' goes on on page {page}, but has no page", id=id, page=story.jump), hint, "stories", n, "jump")
    if story.optional and story.jump:
        hint = say("take out `optional` or `jump`")
        message = say("'{id}' goes on on page {page}, and may be left out", id=id, page=story.jump)
        tell("MKP012", message, hint, "stories", n, "optional")
    if story.jump is not None and story.jump == story.page:
        hint = say("write another page, or leave `jump` out")
        tell("MKP012", say("'{id}' goes on where it begins", id=id), hint, "stories", n, "jump")


def _outside(entry: MakeupFileEntry, paper: Paper, tell: Tell) -> None:
    grids = {grid.name: grid.count for grid in paper.grid.columns}
    for page in entry.pages:
        columns = grids.get(page.grid or paper.grid.columns[0].name, 0)
        for key, cols, lines, loc in _asked(entry, page):
            most, span = (columns, cols) if cols is not None else (paper.grid.lines, lines)
            if columns and span is not None and span[1] > most:
                has = counted(most, "column" if cols is not None else "line")
                hint = say("page {number} has {has}", number=page.number, has=has)
                tell("MKP012", say("`{key}` runs to {span}", key=key, span=span[1]), hint, *loc)


def _pool_outside(entry: MakeupFileEntry, paper: Paper, tell: Tell) -> None:
    """Sizes of fillers that no page has where they may stand."""
    grids = {grid.name: grid.count for grid in paper.grid.columns}
    for n, filler in enumerate(entry.pool):
        pages = [page for page in entry.pages if not filler.pages or page.number in filler.pages]
        columns = max((grids.get(page.grid or paper.grid.columns[0].name, 0) for page in pages), default=0)
        lines = max((page.lines[1] - page.lines[0] + 1 if page.lines else paper.grid.lines for page in pages), default=0)
        for k, size in enumerate(filler.sizes):
            if pages and (size[0] > columns or size[1] > lines):
                message = say(
                    "'{id}' of {columns} and {lines} is larger than every page on which it may stand",
                    id=filler.id, columns=counted(size[0], "column"), lines=counted(size[1], "line"),
                )  # fmt: skip
                most = say("a page has {columns} and {lines}", columns=counted(columns, "column"), lines=counted(lines, "line"))
                tell("MKP012", message, most, "pool", n, "sizes", k)


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


def impossible_pins(entry: MakeupFileEntry, plans: Sequence[PagePlan], paper: Paper, tell: Tell) -> None:
    """Pins that no page of any stories could keep: outside the page, on one another."""
    grids = {grid.name: grid.count for grid in paper.grid.columns}
    for plan in plans:
        pinned = sorted((item for item in plan.items if item.name in entry.pins), key=lambda item: item.name)
        for item in pinned:
            _pin_outside(item.name, item.pin, plan, grids[plan.grid], tell)
        for one, other in combinations(pinned, 2):
            cols, lines = _both(one.pin.cols, other.pin.cols), _both(one.pin.lines, other.pin.lines)
            if cols is not None and lines is not None:
                message = say(
                    "page {number}: `{one}` and `{other}` are pinned over one another, columns {cols}, lines {lines}",
                    number=plan.number, one=one.name, other=other.name, cols=_span(cols), lines=_span(lines),
                )  # fmt: skip
                tell("MKP015", message, say("move one of the two pins, or take it out"), "pins", other.name)


def _pin_outside(name: str, pin: Pin, plan: PagePlan, columns: int, tell: Tell) -> None:
    number, own = plan.number, _span(plan.lines)
    hint = say(
        "name columns and lines of page {number}: columns 1-{columns}, lines {lines}", number=number, columns=columns, lines=own
    )
    if pin.cols is not None and pin.cols[1] > columns:
        message = say(
            "`{name}` is pinned to columns {cols}, and page {number} has {columns}",
            name=name, cols=_span(pin.cols), number=number, columns=columns,
        )  # fmt: skip
        tell("MKP014", message, hint, "pins", name, "cols")
    if pin.lines is not None and not plan.lines[0] <= pin.lines[0] <= pin.lines[1] <= plan.lines[1]:
        message = say(
            "`{name}` is pinned to lines {lines}, and page {number} has {own}",
            name=name, lines=_span(pin.lines), number=number, own=own,
        )  # fmt: skip
        tell("MKP014", message, hint, "pins", name, "lines")


def _span(value: Cols) -> str:
    return f"{value[0]}-{value[1]}"


def _both(first: Cols | None, second: Cols | None) -> Cols | None:
    """What two spans share."""
    if first is None or second is None:
        return None
    shared = max(first[0], second[0]), min(first[1], second[1])
    return shared if shared[0] <= shared[1] else None
