"""Pages that the lead opens with columns that end at two heights, others under both: what no straight cuts part alone.

The lead is two parts, its longer columns and its leg, side by side at the head of the page, and the page is searched with both.
First by sizes: the leg ends where a stack of others under it has room, the longer columns where the rest of the text ends. Then
with its text, for the cheapest of these pages. docs/rules/makeup.md, Forms; decision 0173.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from banmian.makeup.asked import Asked
from banmian.makeup.candidates import Candidates
from banmian.makeup.corners import NOBODY, Corner, may_run_around
from banmian.makeup.effort import QUICK
from banmian.makeup.forms import leg_points
from banmian.makeup.fragment import Fragment
from banmian.makeup.legs import Leg
from banmian.makeup.model import LEAD, PagePlan, Pin
from banmian.makeup.needs import StoryText
from banmian.makeup.offered import shapes_of
from banmian.makeup.problem import problem_of
from banmian.makeup.room import MOST_BETWEEN
from banmian.makeup.search import Search
from banmian.makeup.shape import LEGGED, TENTH, Shape
from banmian.makeup.shapes import OPENED, Wanted
from banmian.makeup.trees import Tree
from banmian.makeup.trial import Trial
from banmian.template.makeup import NO
from banmian.values import frozen

FORMS = ("plain", "under", "above")
"""Those whose text stands under all that the story has over all columns."""
MOST_UNDER = 3
"""Items that stand under a leg."""
MOST_FREE = 2
"""Lines of a text that may be opened, in telling sizes."""
ROUGHS = 120
"""Pages that are told by sizes, those with the cheapest leads: a long lead may end its columns in thousands of ways."""
FINALISTS = 6
"""Pages told by sizes that are made with their texts."""
NEAR = 1
"""Lines by which the text may end higher or lower than its size says."""


@frozen
class Cleft:
    """Where a lead stands: its columns, those of its leg, at which side that is, its first column (from 1), the lines of both."""

    w: int
    leg: int
    left: bool
    first: int
    long: int
    short: int

    @property
    def area(self) -> int:
        """Its lines of columns."""
        return (self.w - self.leg) * self.long + self.leg * self.short

    @property
    def order(self) -> tuple[int, ...]:
        """What parts two that cost the same."""
        return self.w, self.leg, self.left, self.long, self.short

    def at(self, item: int, line: int) -> Leg:
        """The same on a page whose first line is `line`."""
        end, middle = self.first + self.w - 1, self.first + (self.leg if self.left else self.w - self.leg)
        parts = (self.first, middle - 1), (middle, end)
        leg, main = parts if self.left else parts[::-1]
        return Leg(item, (main, (line, line + self.long - 1)), (leg, (line, line + self.short - 1)))


class Clefts:
    """Of one page with one lead, whose items offer these shapes."""

    def __init__(self, asked: Asked, plan: PagePlan, trial: Trial, shapes: Sequence[Sequence[Shape]]) -> None:
        self.asked, self.plan, self.trial, self.shapes = asked, plan, trial, shapes
        self.columns = trial.columns.count
        leads = [i for i, item in enumerate(plan.items) if item.rank == LEAD and may_run_around(item) and item.pin.anywhere]
        self.lead = leads[0] if len(leads) == 1 and asked.makeup.forms.leg != NO and len(plan.items) > MOST_UNDER else NOBODY

    def pages(self) -> tuple[PagePlan, list[Tree]]:
        """The plan in which the leg is an item of its own, the last, and pages of it: the cheapest of those that sizes tell."""
        if self.lead == NOBODY:
            return self.plan, []
        rough = [
            (trees[0].cost, trees[0].written, cleft) for cleft, shape in self._rough() if (trees := self._searched(cleft, shape))
        ]
        finalists = [cleft for _, _, cleft in sorted(rough, key=lambda row: row[:2])[:FINALISTS]]
        made = [
            tree
            for cleft in finalists
            for shape in self._exact(cleft)
            for tree in self._searched(replace(cleft, long=shape.h, short=shape.h - cleft.long + cleft.short), shape)
        ]
        return (self._plan(finalists[0].at(self.lead, self.plan.lines[0])) if finalists else self.plan), made

    def _searched(self, cleft: Cleft, shape: Shape) -> list[Tree]:
        leg = cleft.at(self.lead, self.plan.lines[0])
        long, short = leg.parted(shape, len(self.plan.items))
        own = [*self.shapes, [short]]
        own[self.lead] = [replace(long, leg=-cleft.leg if cleft.left else cleft.leg)]
        prices = self.asked.makeup.prices
        found = Search(problem_of(self._plan(leg), own, self.columns, prices), QUICK).run().trees
        return [leg.bridged(tree, shape, prices) for tree in found]

    def _plan(self, leg: Leg) -> PagePlan:
        """With both parts where they stand."""
        items = list(self.plan.items)
        other = replace(leg.item_of(items), name=f"{items[self.lead].name}-leg", pin=Pin(*leg.short))
        items[self.lead] = replace(items[self.lead], pin=Pin(*leg.long))
        return replace(self.plan, items=(*items, other))

    # --- by sizes ---------------------------------------------------------------------------------------------------

    def _rough(self) -> Iterator[tuple[Cleft, Shape]]:
        """Of each that leaves room for the others the cheapest."""
        best: dict[Cleft, int] = {}
        least, most = self._rest()
        for cleft, points in self._sizes():
            if least <= self.columns * self.plan.height - cleft.area <= most:
                best[cleft] = min(best.get(cleft, points), points)
        for cleft, points in sorted(best.items(), key=lambda row: (row[1], row[0].order))[:ROUGHS]:
            yield cleft, Shape(self.lead, cleft.w, cleft.long, points * TENTH, LEGGED, Fragment())

    def _rest(self) -> tuple[int, int]:
        """How many lines of columns the other items take, at least and at most, with the white between them."""
        others = {i: [s.w * s.h for s in own] for i, own in enumerate(self.shapes) if i != self.lead and own}
        least = sum(min(own) for i, own in others.items() if self.plan.items[i].must)
        return least, sum(map(max, others.values())) + MOST_BETWEEN * self.columns * len(others)

    def _sizes(self) -> Iterator[tuple[Cleft, int]]:
        """Where the leg ends over a stack of others of its width, at an edge of the page; with its points."""
        story = StoryText(self.trial, self.plan.items[self.lead])
        tops = self._tops(story)
        for leg in range(1, self.columns):
            ends = sorted(self._ends(leg))
            for (w, top), points in tops.items():
                for short in ends if w > leg else ():
                    found = self._sized(w, top, leg, short, story.lines(w, w))
                    if found is not None:
                        long, opened = found
                        for left, first in ((True, 1), (False, self.columns - w + 1)):
                            yield Cleft(w, leg, left, first, long, short), points + opened

    def _tops(self, story: StoryText) -> dict[tuple[int, int], int]:
        """By columns and by the lines that stand over its text: the least points of a form."""
        out: dict[tuple[int, int], int] = {}
        for made in Candidates(story, self.asked.makeup, self.plan.height, self.asked.aspects).all():
            if made.form in FORMS and not made.pictures and not made.extra:
                key = made.w, made.h - made.legs[0]
                out[key] = min(out.get(key, made.points), made.points)
        return out

    def _ends(self, width: int) -> set[int]:
        """The lines on which a leg may end so that others of its width, under one another, fill what is under it."""
        others = [{s.h for s in own if s.w == width} for i, own in enumerate(self.shapes) if i != self.lead]
        out: set[int] = set()
        for count in range(1, MOST_UNDER + 1):
            for some in combinations([heights for heights in others if heights], count):
                totals = {0}
                for heights in some:
                    totals = {t + h + between for t in totals for h in heights for between in (1, 2, 3)}
                out |= {self.plan.height - total for total in totals}
        return out

    def _sized(self, w: int, top: int, leg: int, short: int, needed: int) -> tuple[int, int] | None:
        """The lines of the longer columns, and the points of lines that are opened; None where no such text can be."""
        rest = needed - leg * (short - top)
        depth = -(-rest // (w - leg))
        free = depth * (w - leg) - rest
        long = top + depth
        legs = leg_points((short - top, depth), self.asked.makeup) if long > short > top else None
        if legs is None or free > MOST_FREE or long >= self.plan.height:
            return None
        return long, legs + OPENED * free + self.asked.makeup.forms.leg

    # --- with its text ----------------------------------------------------------------------------------------------

    def _exact(self, cleft: Cleft) -> Iterator[Shape]:
        hole = Corner(NOBODY, "", cleft.leg, cleft.long - cleft.short, False, cleft.left)
        wanted = Wanted(cleft.w, cleft.long - NEAR, cleft.long + NEAR, corner=hole)
        yield from shapes_of(self.asked, self.plan, self.trial, self.lead, wanted)
