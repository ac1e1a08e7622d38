"""Stories of a section spread over its pages by their areas, so that each page is about full: no page's cuts are looked at here.

First-fit decreasing by rank (a greater story first, among equals the larger; where none has room, the emptiest), then single moves
and exchanges while they bring the pages nearer to full; what is then too much for a page is taken out. Optional stories come after
all others, where room is left. What no page has room for by area is named with a page that may try it: areas are told roughly, and
a page of which the cuts come out short takes it. Equal stories give equal pages however they are listed. docs/rules/makeup.md,
Sections.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from banmian.values import frozen, record

OVER = 20
"""Thousandths of its room by which a page may be given more: shapes give way so far."""
LEFT_OUT, OVERFULL = 2, 1000
"""By how much more an area counts that no page has, and one that is too much for its page, than one that a page lacks."""
TRIED = 2
"""Stories at most that a page is to try beside those that it has room for: each doubles the sets of parts that are arranged."""
NEAR = 100
"""Thousandths of its room by which a page may be too full by area with what it tries."""
STEPS = 400
"""Moves and exchanges at most."""


@frozen
class Load:
    """A story: its rank, and its area in lines of a column, white included; `optional`: whether the section may do without
    it."""

    name: str
    rank: int
    area: int
    optional: bool = False


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
        return len(rest) < self.room.parts


@frozen
class Spread:
    """By its name the page of each story; those that no page has room for, the most important first; and of these the page that may
    try each."""

    at: Mapping[str, int]
    left: tuple[str, ...]
    tried: Mapping[str, int]


def spread_over(loads: Sequence[Load], rooms: Sequence[Room]) -> Spread:
    """Stories over pages, the optional ones where room is left."""
    pages = [_Page(room, []) for room in sorted(rooms, key=lambda room: room.page)]
    left: list[Load] = []
    for load in sorted((load for load in loads if not load.optional), key=_order):
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
    left += (load for load in loads if load.optional)
    _better(pages, left)
    return _spread(pages, left)


def spread_as(loads: Sequence[Load], rooms: Sequence[Room], at: Mapping[str, int]) -> Spread:
    """Stories where they are; those that are nowhere are left out, and tried where there is most room."""
    pages = [_Page(room, [load for load in loads if at.get(load.name) == room.page]) for room in rooms]
    return _spread(pages, [load for load in loads if load.name not in at])


def _spread(pages: Sequence[_Page], left: Sequence[Load]) -> Spread:
    at = {load.name: page.room.page for page in pages for load in page.loads}
    out = sorted(left, key=lambda load: (load.optional, *_order(load)))
    tried: dict[str, int] = {}
    trying = [_Page(page.room, [*page.loads]) for page in pages]
    for load in out:
        few = [page for page in trying if list(tried.values()).count(page.room.page) < TRIED]
        free = [page for page in few if page.takes(load) and page.area + load.area <= page.room.area * (1000 + NEAR) // 1000]
        if free:
            page = min(free, key=lambda page: (page.area - page.room.area, page.room.page))
            page.loads.append(load)
            tried[load.name] = page.room.page
    return Spread(at, tuple(load.name for load in out), tried)


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
                if origin < 0 and back is not None and load.optional and not back.optional:
                    continue
                if page.takes(load, back) and (back is None or origin < 0 or pages[origin].takes(back, load)):
                    yield _Step(_gain(pages, load, origin, to, back), load, origin, to, back)


def _gain(pages: Sequence[_Page], load: Load, origin: int, to: int, back: Load | None) -> int:
    given = load.area - (back.area if back is not None else 0)
    gain = pages[to].off(given) - pages[to].off()
    return gain - LEFT_OUT * given if origin < 0 else gain + pages[origin].off(-given) - pages[origin].off()
