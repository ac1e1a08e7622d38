"""What a proposal is, in few facts: what stands elsewhere than on the page as it is now, and whether all of it finds room.

Facts are values without words, so that who shows them can say them in any language. docs/rules/makeup.md, In few facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from banmian.makeup.earlier import parts
from banmian.makeup.legs import Rect
from banmian.makeup.model import PagePlan, Range
from banmian.makeup.proposals import Proposal
from banmian.makeup.ready import Ready
from banmian.makeup.rects import rect_of
from banmian.makeup.score import standing_of
from banmian.makeup.shape import LEG
from banmian.values import frozen

Rects = Mapping[str, Rect]
"""Columns and lines of a page's parts, by their names."""
MOST = 3
"""Facts that are told of a page."""
STAYS = 2
"""Lines by which a part may stand higher or lower and has not moved."""


@frozen
class Fact:
    """One fact. `what`: `up`, `down` (a part begins `by` lines higher or lower), `across` (it stands in `cols`), `columns` (it has
    `by` columns more or fewer, those of `cols`), `height` (`by` lines more or fewer), `new` (it was not on the page), `at` (it
    stands in `cols` and `lines`), `stays` (where it was pinned), `same` (all parts stand where they did); of the whole page
    `sound` (nothing is over or short), `free` (`by` lines are free), `told` (a build tells something: `code`)."""

    what: str
    name: str = ""
    by: int = 0
    cols: Range | None = None
    lines: Range | None = None
    code: str = ""

    def as_json(self) -> dict[str, Any]:
        cols, lines = (list(span) if span is not None else None for span in (self.cols, self.lines))
        return {"what": self.what, "name": self.name, "by": self.by, "cols": cols, "lines": lines, "code": self.code}


def present_rects(given: Ready, plan: PagePlan) -> Rects:
    """Where the page's parts stand now, those that do; none where issue.yaml names no layout for it."""
    layout, stories = standing_of(given, plan.number)
    grid = given.plan.paper.grid
    found = {item.name: rect_of(item, layout, stories, grid, plan.laid) for item in plan.items} if layout is not None else {}
    return {name: rect for name, rect in found.items() if rect is not None}


def proposed_rects(proposal: Proposal) -> Rects:
    """Where the parts of a proposal stand, each whole."""
    return {part.name: (part.cols, part.lines) for part in parts(proposal.cuts) if part.form != LEG}


def facts_of(plan: PagePlan, now: Rects, proposals: Sequence[Proposal]) -> list[tuple[Fact, ...]]:
    """At most three facts of each proposal beside the page as it is now (`now`, empty where there is none): what is most different
    from that, what is told of no proposal before it, and whether all finds room."""
    out: list[tuple[Fact, ...]] = []
    for proposal in proposals:
        first, *others = _standing(plan, now, proposed_rects(proposal))
        told = {(fact.what, fact.name) for facts in out for fact in facts}
        others.sort(key=lambda fact: (fact.what, fact.name) in told)
        out.append((first, *others[: MOST - 2], _whole(proposal)))
    return out


def present_facts(plan: PagePlan, now: Rects) -> tuple[Fact, ...]:
    """Where the first two parts of the page stand."""
    first = [item.name for item in plan.items if item.name in now][:2]
    return tuple(Fact("at", name, 0, *now[name]) for name in first)


def _whole(proposal: Proposal) -> Fact:
    if proposal.told:
        return Fact("told", code=proposal.told[0].code)
    return Fact("free", by=proposal.short) if proposal.short else Fact("sound")


def _standing(plan: PagePlan, now: Rects, then: Rects) -> list[Fact]:
    """What moved, what moved most first; what was pinned and stays."""
    if not now:
        return [Fact("at", item.name, 0, *then[item.name]) for item in plan.items if item.name in then]
    moved = sorted(_moved(now, then), key=lambda row: -row[0])
    pinned = [item.name for item in plan.items if item.stories and not item.pin.anywhere]
    stays = [Fact("stays", name) for name in pinned if now.get(name) == then.get(name)]
    return [*(fact for _, fact in moved), *stays] or [Fact("same")]


def _moved(now: Rects, then: Rects) -> Iterator[tuple[int, Fact]]:
    """Each part that stands otherwise, with the area that it has left."""
    for name, rect in then.items():
        if name not in now:
            yield _area(rect), Fact("new", name, 0, *rect)
            continue
        fact = _difference(name, now[name], rect)
        if fact is not None:
            yield _area(now[name]) + _area(rect) - 2 * _common(now[name], rect), fact


def _difference(name: str, now: Rect, then: Rect) -> Fact | None:
    """What an eye sees first of it: other columns, more columns, higher or lower, longer or shorter."""
    (cols, lines), (new_cols, new_lines) = now, then
    wider, higher = _length(new_cols) - _length(cols), lines[0] - new_lines[0]
    if wider:
        return Fact("columns", name, wider, new_cols)
    if cols != new_cols:
        return Fact("across", name, 0, new_cols)
    if abs(higher) > STAYS:
        return Fact("up" if higher > 0 else "down", name, abs(higher))
    taller = _length(new_lines) - _length(lines)
    return Fact("height", name, taller) if abs(taller) > STAYS else None


def _length(span: Range) -> int:
    return span[1] - span[0] + 1


def _area(rect: Rect) -> int:
    return _length(rect[0]) * _length(rect[1])


def _common(a: Rect, b: Rect) -> int:
    """How many columns times lines two rectangles share."""
    return _shared(a[0], b[0]) * _shared(a[1], b[1])


def _shared(a: Range, b: Range) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]) + 1)


def as_rows(facts: Iterable[Fact]) -> list[dict[str, Any]]:
    """Facts as JSON."""
    return [fact.as_json() for fact in facts]
