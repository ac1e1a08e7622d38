"""A paragraph's lines at one measure: those that its units may start, and the least that the rest costs after each.

Kept in a table beside the search, for the thread optimiser asks for menus over many profiles of the same measures.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from banmian.linebreak.candidates import INF, Candidates, Line, RemainingCost
from banmian.linebreak.model import Breakable, Cost
from banmian.remember import Memo

CANDIDATES: Memo[Candidates] = Memo("candidate lines", 80, each="page")
LINE_TABLES: Memo[LineTable] = Memo("lines at a measure", 320, each="page")
"""As many as the paragraphs of a text ask for that runs around a picture while its page is fitted: with half of them each was made
twice. Afterwards menus stand for them, and a table is 30 kB: a process that lives on keeps few."""


class LineTable:
    """One paragraph, one Cost, one measure (mp)."""

    def __init__(self, candidates: Candidates, measure: int) -> None:
        self.candidates, self.measure, self.size = candidates, measure, candidates.size
        self.rests: dict[float, RemainingCost] = {}
        self.reach, self.alone = 0.0, RemainingCost(0, 0.0)

    @staticmethod
    def of(par: Breakable, cost: Cost, measure: int) -> LineTable:
        """The paragraph's own, made when it is first asked for. An entry holds its paragraph and its Cost: no others can have their
        ids."""

        def candidates() -> Candidates:
            return CANDIDATES.of((id(par), id(cost)), lambda: Candidates(par, cost))

        return LINE_TABLES.of((id(par), id(cost), measure), lambda: LineTable(candidates(), measure))

    def rest(self, beam: float) -> RemainingCost:
        """The cheapest remainders where the measure holds to the end of the paragraph, and the lines whose total cost is within
        `beam` of the cheapest."""
        found = self.rests.get(beam)
        if found is None:
            found = self.rests[beam] = RemainingCost(self.size, INF)
            dearest = beam + self.candidates.cost.contrast_most
            self.candidates.price(self.candidates.starts, self.measure, dearest, found, found)
        return found

    def lines(self, starts: Iterable[int], dearest: float) -> list[Sequence[Line]]:
        """The lines from these units whose own cost is within `dearest` of the cheapest line, whatever comes after them."""
        if dearest > self.reach:
            self.reach, self.alone = dearest, RemainingCost(self.size, 0.0)
        known = self.alone.lines
        missing = [start for start in starts if not known[start]]
        if missing:
            self.candidates.price(missing, self.measure, self.reach, RemainingCost(self.size, 0.0), self.alone)
        return known
