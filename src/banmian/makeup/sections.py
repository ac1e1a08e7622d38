"""Stories that have a section and no page get one, briefs that may stand together become one bundle: before a page is looked for.

A page that its editor has changed keeps the stories that issue.yaml gives it. Codes MKP010, MKP013.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from banmian.content.model import Issue
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.wording import counted
from banmian.fonts import FontBook
from banmian.makeup.areas import WHITE, characters_of, lines_of, natural_area
from banmian.makeup.earlier import PageFile
from banmian.makeup.house import HouseBlock
from banmian.makeup.model import Item, PagePlan
from banmian.makeup.reading import MOST_ITEMS, place_name
from banmian.makeup.spreading import Load, Room, spread_over
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
    sections = dict.fromkeys(item.pages for plan in plans for item in plan.items if item.pages)
    for pages in sections:
        found, faults = _section(given, [p for p in plans if p.number in pages], pages)
        at |= found
        told += faults
    items = [(plan, item) for plan in plans for item in plan.items]
    out = []
    for plan in plans:
        own = [i for p, i in items if (at.get(i.name) if i.pages else p.number) == plan.number]
        own = _with_briefs(given.trial(plan), own)
        if len(own) > MOST_ITEMS:
            message = say(
                "page {number} has {count} parts, more than {most_items}", number=plan.number, count=len(own), most_items=MOST_ITEMS
            )
            hint = say("let briefs stand together (`bundle: yes`, `id: [a, b]`), or put the smallest on another page")
            told.append(diagnose("MKP010", message, hint, plan.span))
        out.append(replace(plan, items=tuple(sorted(own, key=lambda i: (i.rank, i.name)))))
    return tuple(out), told


def _section(given: Spreading, plans: Sequence[PagePlan], pages: tuple[int, ...]) -> tuple[dict[str, int], list[Diagnostic]]:
    """The pages of a section's stories, and MKP013 for each that no page has room for."""
    items = [i for plan in plans for i in plan.items if i.pages == pages]
    before = {s: p.numbers[0] for p in given.issue.pages for _, own in p.places for s in own}
    hers = {i.name: before[i.stories[0]] for i in items if given.is_hers(before.get(i.stories[0], 0))}
    free = [plan for plan in plans if not given.is_hers(plan.number)]
    areas = {i.name: given.area(plans[0], i) for i in items if i.name not in hers}
    loads = [Load(i.name, i.rank, areas[i.name], 0 if _is_brief(given.trial(plans[0]), i) else 1) for i in items if i.name in areas]
    rooms = [_room(given, plan) for plan in free]
    stays = {i.name: before[i.stories[0]] for i in items if i.name in areas and before.get(i.stories[0]) in pages}
    if len(stays) == len(loads) and _still_serves(loads, rooms, stays, given):
        return hers | stays, []
    at, left = spread_over(loads, rooms)
    told = [_no_room(given, plans[0], item, rooms, at, areas) for item in items if item.name in left]
    return hers | at, told


def _room(given: Spreading, plan: PagePlan) -> Room:
    own = [i for i in plan.items if not i.pages]
    taken = sum(given.area(plan, i) for i in own)
    return Room(plan.number, given.room(plan) - taken, MOST_ITEMS - len(own), any(i.rank == 1 for i in own))


def _still_serves(loads: Sequence[Load], rooms: Sequence[Room], at: Mapping[str, int], given: Spreading) -> bool:
    """Whether pages that were made before hold these stories as they are now: then these stay where their reader has seen them."""
    for room in rooms:
        area = sum(load.area for load in loads if at[load.name] == room.page)
        if room.page not in given.files or abs(area - room.area) * 1000 > STAYING * room.area:
            return False
    return True


STAYING = 60
"""Thousandths of its room by which a page's stories may be off and they stay on it."""


def _no_room(given: Spreading, page: PagePlan, item: Item, rooms: Sequence[Room], at: Mapping[str, int],
             areas: Mapping[str, int]) -> Diagnostic:  # fmt: skip
    trial = given.trial(page)
    lines, letters = lines_of(trial, item), characters_of(trial, item)
    left = {room.page: room.area - sum(areas[name] for name, page in at.items() if page == room.page) for room in rooms}
    free = series(say("{lines} on page {page}", lines=max(0, lines), page=page) for page, lines in sorted(left.items()))
    message = say(
        "no page of its section has room for '{stories}': {lines} of a column, {letters} characters",
        stories=item.stories[0],
        lines=counted(lines, "line"),
        letters=letters,
    )
    hint = say(
        "free are, in lines of a column: {free}; shorten stories there, take one out, or give this one a page of its own", free=free
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
    if len(briefs) < 2:
        return list(items)
    briefs.sort(key=lambda item: (-lines_of(trial, item), item.name))
    stories = tuple(item.stories[0] for item in briefs)
    title = next((item.title for item in sorted(briefs, key=lambda item: item.name) if item.title), "")
    bundle = replace(briefs[0], name=place_name(stories), stories=stories, title=title, pages=())
    return [*(item for item in items if item not in briefs), bundle]
