"""How many lines an item's text takes where it stands freely, and what setting it there costs: what its forms count with."""

from __future__ import annotations

from collections.abc import Callable

from banmian.content.model import Subhead
from banmian.makeup.forms import Candidate, TextLook, plain
from banmian.makeup.fragment import Fragment
from banmian.makeup.heads import NO_HEAD
from banmian.makeup.model import Item
from banmian.makeup.trial import Planned, Trial, Tried
from banmian.plan.model import Sheet, Stop
from banmian.values import frozen

DEEP = 80
"""Lines of a trial, where the page has so many."""
FREE = 8
"""Lines of the page that a trial leaves to heads and titles."""
LEVEL = 2
"""Of subheads that have a line of white above them in any style."""
Measure = tuple[int, int]
"""Over how many columns of the page, in how many columns the text stands; BOXED: in those of a box."""


def deep(trial: Trial) -> int:
    """The lines of a place that is as deep as a page."""
    return min(DEEP, trial.paper.grid.lines)


@frozen
class Turned:
    """Where a thread's story stands on the page before, with that page."""

    sheet: Sheet
    stop: Stop

    @property
    def lines(self) -> int:
        """The lines of text that stand there, without the one that says where it goes on."""
        return sum(a.columns * (a.lines[1] - a.lines[0] + 1) for a in self.stop.place.text) - 1


class StoryText:
    """The text of an item. `before`: where it stands on the page before."""

    def __init__(self, trial: Trial, item: Item, before: Turned | None = None) -> None:
        self.trial, self.item, self.before = trial, item, before
        self.stories = {item.name: item.stories} | item.further
        self._known: dict[Measure, tuple[int, float]] = {}
        self._least: dict[Measure, int] = {}
        self.captions: dict[tuple[str, int, int], int | None] = {}
        """The lines of captions by their text's style, columns and number, as they are asked for (inserts.py)."""

    def tried(self, fragment: Fragment) -> Tried | None:
        return self.trial.tried(fragment, self.stories, (self.before.sheet, self.before.stop) if self.before else None)

    def planned(self, fragment: Fragment) -> Planned | None:
        """The same, its text not set."""
        return self.trial.planned(fragment, self.stories, (self.before.sheet, self.before.stop) if self.before else None)

    def lines(self, w: int, columns: int) -> int:
        """The lines that it takes in so many columns over `w` columns of the page."""
        text = TextLook(self.item.style)
        return self.needed((w, columns), lambda depth: plain(w, NO_HEAD, depth, text, columns, 0))

    def needed(self, measure: Measure, form: Callable[[int], Candidate]) -> int:
        """The lines that it takes in a form that is as deep as the page."""
        if measure not in self._known:
            made = form(deep(self.trial) - FREE)
            done = self.tried(made.fragment(self.item.name))
            used = max((m.used for m in done.streams.values()), default=0) if done is not None else 0
            elsewhere = self.before.lines if self.before is not None else 0
            self._known[measure] = max(0, used - elsewhere), done.even if done is not None else 0.0
            self._least[measure] = self._fewest(made, done)
        return self._known[measure][0]

    def _fewest(self, made: Candidate, done: Tried | None) -> int:
        """The slots under which a form of this measure does not hold the text, counted as the form counts them: what of the text
        stands on the page before is left out. 0: not known."""
        name = self.item.name
        if done is None or name not in done.streams:
            return 0
        return self.trial.least(done, name) - (done.streams[name].slots - made.slots)

    def surely_over(self, made: Candidate, measure: Measure) -> bool:
        """Whether a form whose columns are all of this measure has fewer slots than the text takes at the least: nobody needs to
        try it."""
        return made.slots < self._least.get(measure, 0)

    def cost(self, measure: Measure) -> float:
        """What setting it there costs, in units of line breaking, without its flaws; 0 where it was not asked."""
        return self._known.get(measure, (0, 0.0))[1]

    @property
    def gaps(self) -> int:
        """The lines of white above its subheads of level 3, without which they may do."""
        gap = dict(self.trial.paper.text_styles)[self.item.style].paragraph_gap if self._is_styled else 0
        blocks = (b for s in self.item.stories for b in self.trial.pieces[s].blocks)
        return min(1, gap) * sum(isinstance(b, Subhead) and b.level > LEVEL for b in blocks)

    @property
    def _is_styled(self) -> bool:
        return self.item.style in dict(self.trial.paper.text_styles)

    @property
    def subheads(self) -> int:
        return sum(isinstance(b, Subhead) for s in self.item.stories for b in self.trial.pieces[s].blocks)
