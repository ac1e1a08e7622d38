"""Stories that have a section and no page get one, briefs that may stand together become one bundle: before a page is looked for.

A page that its editor has changed keeps the stories that issue.yaml gives it. Codes MKP010, MKP013, MKP016.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from banmian.content.model import Issue
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted, story_named
from banmian.fonts import FontBook
from banmian.makeup.areas import WHITE, characters_of, lines_of, natural_area
from banmian.makeup.earlier import PageFile
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item, PagePlan
from banmian.makeup.reading import MOST_ITEMS, place_name
from banmian.makeup.spreading import Load, Room, Spread, spread_as, spread_over
from banmian.makeup.trial import Trial
from banmian.phrases import say, series
from banmian.plan.model import Plan
from banmian.template.makeup import RANKS, Makeup
from banmian.values import frozen

BRIEF = 20
"""Lines of a column from which on a story is no brief."""


@frozen
class Spreading:
    """What spreading reads. `plan` to `house`: as for pages; `issue`: with the pages that it has now; `files`: the pages'
    files that are there."""

    plan: Plan
    fonts: FontBook
    makeup: Makeup
    grid_styles: Mapping[str, str]
    aspects: Mapping[str, tuple[int, int]]
    house: Mapping[str, HouseBlock]
    issue: Issue
    files: Mapping[int, PageFile]

    def trial(self, page: PagePlan) -> Trial:
        return Trial(self.plan, self.fonts, page.grid, self.grid_styles, page.number)

    def area(self, page: PagePlan, item: Item) -> int:
        house = self.house.get(item.name) if item.like is not None else None
        return natural_area(self.trial(page), self.makeup, item, page.height, self.aspects, house)

    def room(self, page: PagePlan) -> int:
        """The lines of all columns of a page, with the white under its last."""
        columns = next(c.count for c in self.plan.paper.grid.columns if c.name == page.grid)
        return columns * (page.height + WHITE)

    def is_hers(self, number: int) -> bool:
        return number in self.files and not self.files[number].ours


def spread_plans(given: Spreading, plans: Sequence[PagePlan]) -> tuple[tuple[PagePlan, ...], list[Diagnostic]]:
    """The plans with each story of a section on a page of it; until now it stands on the section's first page (`Item.pages`)."""
    told: list[Diagnostic] = []
    at: dict[str, int] = {}
    tried: set[str] = set()
    sections = dict.fromkeys(item.pages for plan in plans for item in plan.items if item.pages)
    for pages in sections:
        section = _Section(given, [p for p in plans if p.number in pages], pages)
        at |= section.at
        tried |= section.tried
        told += section.told()
    items = [(plan, item) for plan in plans for item in plan.items]
    out = []
    for plan in plans:
        own = [
            replace(i, optional=True, left=not i.optional) if i.name in tried else i
            for p, i in items
            if (at.get(i.name) if i.pages else p.number) == plan.number
        ]
        own = _with_briefs(given.trial(plan), own)
        if len(own) > MOST_ITEMS:
            message = say(
                "page {number} has {count} parts, more than {most_items}", number=plan.number, count=len(own), most_items=MOST_ITEMS
            )
            hint = say("let briefs stand together (`bundle: yes`, `id: [a, b]`), or put the smallest on another page")
            told.append(diagnose("MKP010", message, hint, plan.span))
        out.append(replace(plan, items=tuple(sorted(own, key=lambda i: (i.rank, i.name)))))
    return tuple(out), told


class _Section:
    """The stories of a section, its briefs as one, and its pages: `at`, by the names of the stories; `tried`: those that have room
    by area on none, and that their page may try; `left`: those that no page can even try."""

    def __init__(self, given: Spreading, plans: Sequence[PagePlan], pages: tuple[int, ...]) -> None:
        self.given, self.first = given, plans[0]
        before = {s: p.numbers[0] for p in given.issue.pages for _, own in p.places for s in own}
        every = [i for plan in plans for i in plan.items if i.pages == pages]
        hers = {i.name: before[i.stories[0]] for i in every if given.is_hers(before.get(i.stories[0], 0))}
        items = [i for i in every if i.name not in hers]
        trial = given.trial(self.first)
        self.briefs = sorted((i for i in items if _is_brief(trial, i)), key=lambda i: (lines_of(trial, i), i.name))
        self.others = [i for i in items if i not in self.briefs]
        self.areas = {i.name: given.area(self.first, i) for i in self.others}
        self.rooms = [_room(given, plan) for plan in plans if not given.is_hers(plan.number)]
        self.spread, self.together = self._spread_with_briefs()
        stays = {i.name: before[i.stories[0]] for i in items if before.get(i.stories[0]) in pages}
        self._keep_to(stays)
        self.left = [i for i in items if self._load_of(i) not in {**self.spread.at, **self.spread.tried}]
        at = {**self.spread.at, **self.spread.tried}
        self.at = hers | {i.name: at[self._load_of(i)] for i in items if i not in self.left}
        self.tried = {i.name for i in items if self._load_of(i) in self.spread.tried}

    def _spread_with_briefs(self) -> tuple[Spread, list[Item]]:
        """All briefs together where a page has room, else as many as it has, the shortest; `together`: these."""
        for count in range(len(self.briefs), -1, -1):
            together = self.briefs[:count]
            spread = spread_over(self._loads(together), self.rooms)
            if not together or _name_of(together) not in spread.left:
                return spread, together
            most = max((room.area - self._filled(spread, room.page) for room in self.rooms), default=0)
            near = max((room.area for room in self.rooms), default=0) * STAYING // 1000
            if _name_of(together) in spread.tried and self.areas[_name_of(together)] <= most + near:
                return spread, together
        return spread, []

    def _loads(self, together: Sequence[Item]) -> list[Load]:
        loads = [Load(i.name, i.rank, self.areas[i.name], i.optional) for i in self.others]
        if not together:
            return loads
        name = _name_of(together)
        self.areas[name] = self.given.area(self.first, _bundle_of(self.given.trial(self.first), together))
        return [*loads, Load(name, RANKS, self.areas[name], all(i.optional for i in together))]

    def _load_of(self, item: Item) -> str:
        return _name_of(self.together) if item in self.together else item.name

    def _filled(self, spread: Spread, page: int) -> int:
        return sum(self.areas[name] for name, at in spread.at.items() if at == page)

    def _keep_to(self, stays: Mapping[str, int]) -> None:
        """Where the stories of pages that were made before are to stand elsewhere now, and these pages hold them as they are: they
        stay where their reader has seen them."""
        planned = {**self.spread.at, **self.spread.tried}
        as_before = {name: page for name, page in stays.items() if name not in {i.name for i in self.briefs}}
        pages = {stays[i.name] for i in self.together if i.name in stays}
        if self.together and len(pages) == 1:
            as_before[_name_of(self.together)] = pages.pop()
        if all(planned.get(name) == page for name, page in as_before.items()):
            return
        loads = self._loads(self.together)
        if len(pages) > 1 or any(load.name not in as_before for load in loads if not load.optional):
            return
        for room in self.rooms:
            area = sum(load.area for load in loads if as_before.get(load.name) == room.page)
            if room.page not in self.given.files or abs(area - room.area) * 1000 > STAYING * room.area:
                return
        self.spread = spread_as(loads, self.rooms, as_before)

    def told(self) -> list[Diagnostic]:
        """MKP013, and MKP016 of what is optional, for each story that no page has room for or can try."""
        free = {room.page: max(0, room.area - self._filled(self.spread, room.page)) for room in self.rooms}
        return [_no_room(self.given.trial(self.first), item, free) for item in self.left]


def _room(given: Spreading, plan: PagePlan) -> Room:
    own = [i for i in plan.items if not i.pages]
    taken = sum(given.area(plan, i) for i in own if not i.filler)
    return Room(plan.number, given.room(plan) - taken, MOST_ITEMS - len(own), any(i.rank == 1 for i in own))


STAYING = 60
"""Thousandths of its room by which a page's stories may be off and they stay on it."""


def _no_room(trial: Trial, item: Item, free: Mapping[int, int]) -> Diagnostic:
    """`free`: lines of a column on each page."""
    if item.optional:
        message = say("no page of its section has room for '{story}', which is optional", story=item.stories[0])
        return diagnose("MKP016", message, say("take out `optional`, or give it a page, where it has to stand"), item.span)
    lines, letters = lines_of(trial, item), characters_of(trial, item)
    pages = series(say("{lines} on page {page}", lines=lines, page=page) for page, lines in sorted(free.items()))
    message = say(
        "no page of its section has room for {stories}: {lines} of a column, {letters} characters",
        stories=series(map(story_named, item.stories)),
        lines=counted(lines, "line"),
        letters=letters,
    )
    hint = say(
        "free are, in lines of a column: {free}; shorten stories there, take one out, or give this one a page of its own",
        free=pages,
    )
    return diagnose("MKP013", message, hint, item.span)


def missing(trial: Trial, item: Item, page: int) -> Diagnostic:
    """What is told of a story, or of briefs, that a page does without. MKP013, MKP016."""
    stories = series(map(story_named, item.stories))
    if not item.left:
        message = say("page {number} does without {stories}, which is optional", number=page, stories=stories)
        return diagnose("MKP016", message, say("take out `optional`, or give it another page, where it has to stand"), item.span)
    message = say(
        "no page of its section has room for {stories}: {lines} of a column, {letters} characters",
        stories=stories,
        lines=counted(lines_of(trial, item), "line"),
        letters=characters_of(trial, item),
    )
    hint = say(
        "page {number} was tried with it; shorten stories there, take one out, or give this one a page of its own", number=page
    )
    return diagnose("MKP013", message, hint, item.span)


# --- briefs -------------------------------------------------------------------------------------------------------------


def _is_brief(trial: Trial, item: Item) -> bool:
    """Whether it may stand in a bundle with others: short, of the last rank, with nothing of its own asked for."""
    own = item.box or item.like or item.beside or item.style or item.jump or item.continued or not item.pin.anywhere
    if not item.bundle or own or item.rank < RANKS or len(item.stories) != 1:
        return False
    return lines_of(trial, item) < BRIEF


def _with_briefs(trial: Trial, items: Sequence[Item]) -> list[Item]:
    """The items of a page, its briefs as one; a brief that is alone stays a story."""
    briefs = [item for item in items if _is_brief(trial, item)]
    return [*(item for item in items if item not in briefs), _bundle_of(trial, briefs)] if len(briefs) > 1 else list(items)


def _bundle_of(trial: Trial, briefs: Sequence[Item]) -> Item:
    """Briefs as one item, by the priority that their authors gave them, then the longest first; one that is alone as it is."""
    if len(briefs) == 1:
        return briefs[0]
    priorities = {piece.story: article.priority for article in trial.plan.content.articles for piece in article.pieces}
    ordered = sorted(briefs, key=lambda item: (priorities.get(item.stories[0], RANKS), -lines_of(trial, item), item.name))
    stories = tuple(item.stories[0] for item in ordered)
    title = next((item.title for item in sorted(briefs, key=lambda item: item.name) if item.title), "")
    optional, left = all(item.optional for item in briefs), any(item.left for item in briefs)
    return replace(
        ordered[0], name=place_name(stories), stories=stories, title=title, pages=(), optional=optional, left=optional and left
    )


def _name_of(briefs: Sequence[Item]) -> str:
    """The name by which briefs are spread together, whatever their order."""
    return briefs[0].name if len(briefs) == 1 else "+".join(sorted(item.name for item in briefs))
