"""Stories of a section spread over its pages by their areas, so that each page is about full: no page's cuts are looked at here.

First-fit decreasing by rank (a greater story first, among equals the larger; where none has room, the emptiest), then single moves
and exchanges while they bring the pages nearer to full; what is then too much for a page is taken out. Equal stories give equal
pages however they are listed. docs/rules/makeup.md, Sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.values import frozen, record

OVER = 20
"""Thousandths of its room by which a page may be given more: shapes give way so far."""
LEFT_OUT, OVERFULL = 2, 1000
"""By how much more an area counts that no page has, and one that is too much for its page, than one that a page lacks."""
STEPS = 400
"""Moves and exchanges at most."""


@frozen
class Load:
    """A story: its rank, and its area in lines of a column, white included; `parts`: 0 where it joins the briefs of a page."""

    name: str
    rank: int
    area: int
    parts: int = 1


@frozen
class Room:
    """A page: the area that it has for stories of the section, the parts that it may still take, whether it has a lead already."""

    page: int
    area: int
    parts: int
    lead: bool = False


@record
class _Page:
    room: Room
    loads: list[Load]

    @property
    def area(self) -> int:
        return sum(load.area for load in self.loads)

    @property
    def most(self) -> int:
        return self.room.area * (1000 + OVER) // 1000

    def off(self, given: int = 0) -> int:
        """By how much it is not full with so much more; what it cannot hold counts more."""
        area = self.area + given
        return abs(area - self.room.area) + OVERFULL * max(0, area - self.most)

    def takes(self, load: Load, without: Load | None = None) -> bool:
        """Whether it may have this one (instead of that), room or not."""
        rest = [own for own in self.loads if own is not without]
        if load.rank == 1 and (self.room.lead or any(own.rank == 1 for own in rest)):
            return False
        then = (*rest, load)
        return sum(own.parts for own in then) + any(own.parts == 0 for own in then) <= self.room.parts


def spread_over(loads: Sequence[Load], rooms: Sequence[Room]) -> tuple[dict[str, int], tuple[str, ...]]:
    """By its name the page of each story, and the names of those that no page has room for."""
    pages = [_Page(room, []) for room in sorted(rooms, key=lambda room: room.page)]
    left: list[Load] = []
    for load in sorted(loads, key=_order):
        taking = [page for page in pages if page.takes(load)]
        holding = [page for page in taking if page.area + load.area <= page.most]
        emptiest = sorted(taking, key=lambda page: page.area - page.room.area)
        page = next(iter((*holding, *emptiest)), None)
        (page.loads if page is not None else left).append(load)
    _better(pages, left)
    for page in pages:
        while page.area > page.most:
            page.loads.remove(out := _least(page))
            left.append(out)
    _better(pages, left)
    at = {load.name: page.room.page for page in pages for load in page.loads}
    return at, tuple(load.name for load in sorted(left, key=_order))


def _order(load: Load) -> tuple[int, int, str]:
    return load.rank, -load.area, load.name


def _least(page: _Page) -> Load:
    """The story that a page which is too full gives up: of the last rank, the smallest that makes room, else the largest."""
    last = max(load.rank for load in page.loads)
    own = [load for load in page.loads if load.rank == last]
    enough = [load for load in own if page.area - load.area <= page.most]
    return min(enough, key=lambda load: (load.area, load.name)) if enough else max(own, key=lambda load: (load.area, load.name))


def _better(pages: Sequence[_Page], left: list[Load]) -> None:
    """Moves and exchanges, each time the best, while pages become fuller."""
    for _ in range(STEPS):
        found = min(_steps(pages, left), default=None, key=lambda step: (step.gain, step.told))
        if found is None or found.gain >= 0:
            return
        source = pages[found.origin].loads if found.origin >= 0 else left
        source.remove(found.load)
        pages[found.to].loads.append(found.load)
        if found.back is not None:
            pages[found.to].loads.remove(found.back)
            source.append(found.back)


@frozen
class _Step:
    """`load` goes to page `to`, and `back` (None: nothing) to where it was, page `origin`; -1: none has it."""

    gain: int
    load: Load
    origin: int
    to: int
    back: Load | None

    @property
    def told(self) -> tuple[str, int, str]:
        return self.load.name, self.to, self.back.name if self.back is not None else ""


def _steps(pages: Sequence[_Page], left: Sequence[Load]) -> Iterator[_Step]:
    """What may be done, each with what it changes in all that pages are off and stories are left out; below 0: for the better."""
    for origin, load in [*((k, load) for k, page in enumerate(pages) for load in page.loads), *((-1, load) for load in left)]:
        for to, page in enumerate(pages):
            if to == origin:
                continue
            for back in (None, *page.loads):
                if page.takes(load, back) and (back is None or origin < 0 or pages[origin].takes(back, load)):
                    yield _Step(_gain(pages, load, origin, to, back), load, origin, to, back)


def _gain(pages: Sequence[_Page], load: Load, origin: int, to: int, back: Load | None) -> int:
    given = load.area - (back.area if back is not None else 0)
    gain = pages[to].off(given) - pages[to].off()
    return gain - LEFT_OUT * given if origin < 0 else gain + pages[origin].off(-given) - pages[origin].off()
