"""The heads that a story may have over so many columns: their lines, and what they cost beside the wanted one. Points."""

from __future__ import annotations

from collections.abc import Sequence

from banmian.makeup.trial import Trial
from banmian.template.makeup import Makeup
from banmian.values import frozen

LEAST_SCALE = 950
"""Narrower letters are a warning (FIT001)."""
THIN = 550
"""Thousandths of its width under which a head looks lost."""


@frozen
class HeadChoice:
    """A head style over so many columns; `lines`: with the white that its text wants; 0: no head."""

    style: str
    cols: int
    lines: int
    points: int


NO_HEAD = HeadChoice("", 0, 0, 0)


class Heads:
    """Measures the heads of one story. `further`: it comes from another page."""

    def __init__(self, trial: Trial, makeup: Makeup, story: str, further: bool) -> None:
        self.trial, self.makeup, self.story, self.further = trial, makeup, story, further
        self._known: dict[tuple[str, int, int], HeadChoice | None] = {}

    def over(self, cols: int, styles: Sequence[str], inset: int = 0) -> list[HeadChoice]:
        """The heads that fit over so many columns, each style that does; `inset`: what a box takes at both sides, mp. A head that
        is squeezed, or fills little of its width, costs."""
        found = []
        for step, style in enumerate(styles):
            choice = self._measured(style, cols, inset)
            if choice is not None:
                found.append(HeadChoice(style, cols, choice.lines, choice.points + step * self.makeup.prices.style))
        return found

    def shows_all(self, name: str) -> bool:
        """Whether a style has a place for each part that the story's head has: what has none would not be printed (FLW004)."""
        head, style = self.trial.pieces[self.story].head, self.trial.paper.head_style(name)
        if self.further:
            return True
        return not ((head.kicker and style.kicker is None) or (head.deck and style.deck is None))

    def _measured(self, name: str, cols: int, inset: int) -> HeadChoice | None:
        key = name, cols, inset
        if key not in self._known:
            self._known[key] = self._choice(name, cols, inset)
        return self._known[key]

    def _choice(self, name: str, cols: int, inset: int) -> HeadChoice | None:
        trial, style = self.trial, self.trial.paper.head_style(name)
        columns = trial.columns
        x0, x1 = columns.lefts[0], columns.lefts[cols - 1] + columns.width
        done = trial.head_within(self.story, style, (x0 + inset, x1 - inset), self.further)
        if not done.parts or done.lacking > 0:
            return None
        points = 0
        for part in done.parts:
            fitted = part.fitted
            if not fitted.fits or part.rows > max(1, part.room) or fitted.scale < LEAST_SCALE:
                return None
            if part.role == "headline":
                if fitted.scale < 1000 or fitted.size < part.part.size:
                    points += self.makeup.prices.fitted
                share = fitted.width * 1000 // max(1, part.measure)
                if share < THIN and part.rows == 1:
                    points += self.makeup.prices.thin * (THIN - share) // THIN
        return HeadChoice(name, cols, done.lines, points)
