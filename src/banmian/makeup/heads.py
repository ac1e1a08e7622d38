"""The heads that a story may have over so many columns: their lines, and what they cost beside the wanted one. Points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Any

from banmian.content.model import Piece
from banmian.flow.headmeasure import MeasuredHead, MeasuredPart
from banmian.makeup.trial import WRITTEN, Trial
from banmian.plan.printed import PARTS, Chosen, broken_parts
from banmian.template.makeup import Makeup, MakeupPrices
from banmian.values import frozen

LEAST_SCALE = 950
"""Narrower letters are a warning (FIT001)."""
TENTH = 100
"""Thousandths of its wanted size: each by which a head is smaller, or begun, costs."""
THIN = 550
"""Thousandths of its width under which a head looks lost."""
USUAL_COLUMNS = 2
"""Over so many a thin line costs its price, over more as much more as they are."""
MOST_OFFERS = 8
"""Of a head, as it is written counted."""


@frozen
class HeadChoice:
    """A head style over so many columns; `lines`: with the white that its text wants; 0: no head. `chosen`: of what its author
    offers, in the words of a page's file."""

    style: str
    cols: int
    lines: int
    points: int
    chosen: tuple[tuple[str, Any], ...] = ()
    size: int = 0
    """Of the headline as it fits, mp."""
    above: int = 0
    """How many of the lines are its tag's, which stands above the head; in a box the box has them."""
    white: int = 0
    """By how much its widest part is narrower than its columns, thousandths of a column."""
    thin: int = 0
    """What of its points is for the white at its right."""
    wide: int = 0
    """The headline's width, thousandths of a column."""

    def field(self, prices: MakeupPrices) -> int:
        """What the white costs between it and what runs up beside it, but for half a column."""
        return max(0, prices.field * (self.white - 500) // 1000)


NO_HEAD = HeadChoice("", 0, 0, 0)


class Heads:
    """Measures the heads of one story. `further`: it comes from another page."""

    def __init__(self, trial: Trial, makeup: Makeup, story: str, further: bool) -> None:
        self.trial, self.makeup, self.story, self.further = trial, makeup, story, further
        self.offers = _offers(trial.pieces[story]) if not further else (WRITTEN,)
        self._known: dict[tuple[str, int, int, Chosen], HeadChoice | None] = {}
        self._over: dict[tuple[int, tuple[str, ...], int], list[HeadChoice]] = {}
        """What was found before: each form at each height of its picture asks."""

    def over(self, cols: int, styles: Sequence[str], inset: int = 0) -> list[HeadChoice]:
        """The heads that fit over so many columns, each style that does; `inset`: what a box takes at both sides, mp. A head that
        is squeezed, or fills little of its width, costs, and so does what its author offers: that is taken where it is of another
        height than what costs less. What its author broke into lines is one text where these do not fit, and may be where they
        leave a hole at their right."""
        asked = cols, tuple(styles), inset
        if asked not in self._over:
            self._over[asked] = self._found(cols, styles, inset)
        return self._over[asked]

    def _found(self, cols: int, styles: Sequence[str], inset: int) -> list[HeadChoice]:
        found: list[HeadChoice] = []
        for step, style in self._ways(styles):
            heights: set[int] = set()
            for chosen in self.offers:
                for choice in self._that_fit(style, cols, inset, chosen):
                    if choice.lines not in heights:
                        heights.add(choice.lines)
                        found.append(replace(choice, points=choice.points + step * self.makeup.prices.style))
        return found

    def _that_fit(self, style: str, cols: int, inset: int, chosen: Chosen) -> Iterator[HeadChoice]:
        """The head as its author broke it, or with the fewest lines of theirs given up; the next one too where a hole is at its
        right."""
        for joined in self._joined(chosen):
            choice = self._measured(style, cols, inset, joined)
            if choice is not None:
                yield choice
                if not choice.thin:
                    return

    def _ways(self, styles: Sequence[str]) -> Iterator[tuple[int, str]]:
        """The styles with how many steps down they are; after each the one that a short headline may have in its place, its deck
        beside it."""
        short, deck = self.makeup.short, self.trial.pieces[self.story].head.deck
        for step, style in enumerate(styles):
            yield step, style
            instead = short.instead(style) if deck is not None and self.is_short and not self.further else None
            if instead is not None:
                yield step, instead

    @property
    def is_short(self) -> bool:
        """Whether its headline is lost over more columns than it fills."""
        headline = self.trial.pieces[self.story].head.headline
        return headline is not None and len(headline.text) <= self.makeup.short.characters

    def _joined(self, chosen: Chosen) -> Iterator[Chosen]:
        """With the author's lines, then without those of one part, the headline last, then of more."""
        broken = () if self.further else broken_parts(self.trial.pieces[self.story], chosen)[::-1]
        for n in range(len(broken) + 1):
            for parts in combinations(sorted(broken, key=lambda part: part == "headline"), n):
                yield replace(chosen, joined=parts)

    def shows_all(self, name: str) -> bool:
        """Whether a style has a place for each part that the story's head has and that may not go: what has none would not be
        printed (FLW004)."""
        return any(self._shows(name, chosen) for chosen in self.offers)

    def _shows(self, name: str, chosen: Chosen) -> bool:
        head, style = self.trial.pieces[self.story].head, self.trial.paper.head_style(name)
        parts = (("kicker", head.kicker, style.kicker), ("deck", head.deck, style.deck))
        return self.further or not any(text and place is None and part not in chosen.without for part, text, place in parts)

    def _measured(self, name: str, cols: int, inset: int, chosen: Chosen) -> HeadChoice | None:
        key = name, cols, inset, chosen
        if key not in self._known:
            shown = replace(chosen, joined=()) == WRITTEN or self._shows(name, chosen)
            self._known[key] = self._choice(name, cols, inset, chosen) if shown else None
        return self._known[key]

    def _choice(self, name: str, cols: int, inset: int, chosen: Chosen) -> HeadChoice | None:
        trial, style = self.trial, self.trial.paper.head_style(name)
        columns = trial.columns
        x0, x1 = columns.lefts[0], columns.lefts[cols - 1] + columns.width
        done = trial.head_within(self.story, style, (x0 + inset, x1 - inset), self.further, chosen)
        if not done.parts or done.lacking > 0:
            return None
        size = widest = wide = 0
        prices = self.makeup.prices
        points = prices.offered * (len(chosen.without) + (chosen.headline > 1)) + prices.joined * len(chosen.joined)
        for part in done.parts:
            fitted = part.fitted
            if not fitted.fits or part.rows > max(1, part.room) or fitted.scale < LEAST_SCALE:
                return None
            widest = max(widest, _share(part, done))
            if part.role == "headline":
                size, wide = fitted.size, _share(part, done) * cols
                less = 1000 - fitted.size * fitted.scale // part.part.size
                points += prices.fitted * -(-max(0, less) // TENTH)
        thin = self._thin(done, cols)
        above = 1 if trial.pieces[self.story].head.tag is not None and not inset and not self.further else 0
        white = max(0, 1000 - widest) * cols
        return HeadChoice(name, cols, done.lines + above, points + thin, tuple(self._keys(chosen)), size, above, white, thin, wide)

    def _thin(self, done: MeasuredHead, cols: int) -> int:
        """What it costs that a headline, with the deck that stands beside it, fills little of its width, each of its lines: the
        white at its right is a hole as high as it, and as wide as its columns are many."""
        shares = [_share(p, done) for p in done.parts if p.role == "headline" or p.part.beside]
        rows = max((p.rows for p in done.parts if p.role == "headline"), default=0)
        return self.makeup.prices.thin * cols * rows * max(0, THIN - max(shares, default=0)) // (USUAL_COLUMNS * THIN)

    def _keys(self, chosen: Chosen) -> Iterator[tuple[str, Any]]:
        """What a page's file says of it."""
        if chosen.headline > 1:
            yield "headline", str(chosen.headline)
        if chosen.joined:
            yield "joined", [part for part in PARTS if part in chosen.joined]
        if chosen.without:
            head = self.trial.pieces[self.story].head
            yield "parts", [part for part in PARTS if getattr(head, part) is not None and part not in chosen.without]


def _share(part: MeasuredPart, head: MeasuredHead) -> int:
    """How much of the head's width a part fills, thousandths: one beside the headline with it."""
    headline = next((p for p in head.parts if p.role == "headline"), part)
    filled = part.reach - headline.x0 if part.part.beside else part.fitted.width
    return filled * 1000 // max(1, headline.measure if part.part.beside else part.measure)


def _offers(piece: Piece) -> tuple[Chosen, ...]:
    """What may be chosen of a story's head, the least changed first: parts that may go, other headlines."""
    optional = [part for part in piece.optional if getattr(piece.head, part) is not None]
    without = [part for n in range(len(optional) + 1) for part in combinations(optional, n)]
    found = (Chosen(k, parts) for k in range(1, len(piece.headlines) + 2) for parts in without)
    return tuple(sorted(found, key=lambda c: (len(c.without) + (c.headline > 1), c.headline, c.without))[:MOST_OFFERS])
