"""Where a head breaks into lines of about equal length: phrases first, then balance (docs/rules/typography.md, Headlines).

A mark or a space that parts the head evenly is taken as it is; the models of text/phrases.py are asked when none does. The
cost of a choice: what the breaks cost there, and for each line what it differs from the mean (docs/decisions/0012).
"""

from __future__ import annotations

from collections.abc import Sequence

from banmian.text.prepared import Prepared
from banmian.values import frozen

LEAST_LETTERS = 3
"""No line of one or two characters (docs/rules/typography.md, Headlines)."""
EVEN = 2000
"""Lines that differ by at most two characters are even (docs/rules/dummy.md, How to judge a page, 10); thousandths of an em."""
NEAR, BALANCE = 0.25, 4.0
"""Weights of the squared deviation of a line's length from the mean, in em: of all of it, and of the part beyond one em, which
makes lines uneven. Two lines that differ by 2 em cost 0.5, by 4 em 10, by 6 em 37."""
MORE_LINES = 30.0
"""A line more than the fewest is taken where that saves so much: a break beside a word that leans, not one inside a phrase."""
LONGER_TOP = 0.5
"""For each em by which a line is longer than the next: of two choices alike, the shorter line stands on top."""
DROPPED = "\uff0c\uff1b,;"
"""Marks that a break stands for: not painted at a line's end where the style says so. A \u3001 and a \uff1a say more than
a pause and stay."""


Choice = tuple[float, tuple[int, ...]]
"""What a way to break costs, and where its lines end (units)."""


@frozen
class Limits:
    """What lines must keep to: widest line in mp, whether the marks of DROPPED go at line ends."""

    width: int
    drop: bool


def kept_end(text: str, drop: bool) -> int:
    """How many characters of a line that is not the head's last are painted."""
    return len(text.rstrip(f"{DROPPED} \u3000" if drop else " \u3000")) or len(text)


class Rows:
    """The lines that a head, prepared as one, can be cut into."""

    def __init__(self, prepared: Prepared, limits: Limits) -> None:
        self.units, self.offsets, self.limits = prepared.units, prepared.offsets, limits
        self.text, self.lexicon = prepared.text.text, prepared.setting.lexicon
        self.size, self.em = prepared.units.size, prepared.setting.size
        self.shown = self._shown() if limits.drop else None

    def _shown(self) -> list[int]:
        """For each line end, the unit after the last one that is painted."""
        out = list(range(self.size + 1))
        for end in range(2, self.size):
            if self.text[self.offsets[end - 1]] in DROPPED:
                out[end] = out[end - 1]
        return out

    def width(self, start: int, end: int) -> int:
        last = self.shown[end] if self.shown else end
        return self.units.edges[max(last, start + 1) - 1] - self.units.starts[start]

    def cheapest(self, count: int, prices: Sequence[int]) -> Choice | None:
        """The cost and the ends (units) of the best `count` lines that fit; None if there are none. `prices` by character."""
        mean = self.width(0, self.size) / count / self.em
        best: dict[int, Choice] = {0: (0.0, ())}
        for row in range(count):
            choices: dict[int, Choice] = {}
            for start, (cost, ends) in best.items():
                for end, price in self._ends(start, row == count - 1, prices):
                    long = self.width(start, end) / self.em
                    above = self.width(ends[-2] if len(ends) > 1 else 0, start) / self.em if ends else 0.0
                    total = cost + price + _uneven(long - mean) + LONGER_TOP * max(0.0, above - long)
                    if end not in choices or total < choices[end][0]:
                        choices[end] = (total, (*ends, end))
            best = choices
        return best.get(self.size)

    def _ends(self, start: int, last: bool, prices: Sequence[int]) -> list[tuple[int, int]]:
        """Where a line from a unit may end, and the price."""
        ends = (self.size,) if last else range(start + 1, self.size)
        units, letters = self.units, self.units.letters
        out: list[tuple[int, int]] = []
        for end in ends:
            price = prices[self.offsets[end]] if end < self.size else 0
            if price < 0 or units.breaks[end] < 0 or self.width(start, end) > self.limits.width:
                continue
            if letters[end] - letters[start] >= LEAST_LETTERS:
                out.append((end, price))
        return out

    def even(self, ends: Sequence[int]) -> bool:
        widths = [self.width(a, b) for a, b in zip((0, *ends), ends, strict=False)]
        return max(widths) - min(widths) <= EVEN * self.em // 1000


def _uneven(ems: float) -> float:
    return NEAR * ems * ems + BALANCE * max(0.0, abs(ems) - 1) ** 2


def head_breaks(prepared: Prepared, most: int, limits: Limits) -> tuple[int, ...] | None:
    """The characters before which the head's second and further lines begin, () for a head of one line; None if it cannot be
    cut into at most so many lines. The fewest lines that fit, or one more where that saves a bad break."""
    rows = Rows(prepared, limits)
    if not rows.size or rows.width(0, rows.size) <= limits.width:  # nothing of it is painted, or all stands in a line
        return ()
    choice = _by_count(rows, most)
    return tuple(prepared.offsets[end] for end in choice[1][:-1]) if choice else None


def even_breaks(prepared: Prepared, most: int) -> tuple[int, ...]:
    """The same for a head that does not fit: as many lines as there may be, of about equal length."""
    rows = Rows(prepared, Limits(prepared.width, False))
    choice = next(filter(None, (_cheapest(rows, count) for count in range(most, 1, -1))), None)
    return tuple(prepared.offsets[end] for end in choice[1][:-1]) if choice else ()


def _by_count(rows: Rows, most: int) -> Choice | None:
    best: Choice | None = None
    for count in range(2, most + 1):
        choice = _cheapest(rows, count)
        if choice is None:
            continue
        if best is not None:
            return choice if choice[0] + MORE_LINES < best[0] else best
        if choice[0] <= MORE_LINES:
            return choice
        best = choice
    return best


def _cheapest(rows: Rows, count: int) -> Choice | None:
    """At marks and spaces alone where those part the head evenly, else where phrases part."""
    from banmian.text.phrases import pauses, phrase_prices

    choice = rows.cheapest(count, pauses(rows.text))
    return choice if choice is not None and rows.even(choice[1]) else rows.cheapest(count, phrase_prices(rows.text, rows.lexicon))
