"""Units while they grow: which gap stands before a unit and whether a line may end there, then the sums for the breaker.

Parallel lists, no object per character; a run of Han is taken in one step. docs/rules/typography.md, Line edges and
Punctuation widths. A mark's unit is its half em of ink; its other half is gap (text/spacing.py).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from operator import add, sub

from banmian.linebreak import Breakable
from banmian.linebreak.model import SHRINK_TIERS, STRETCH_TIERS
from banmian.text import classes as c
from banmian.text.spacing import Gap, SpacingRules, end_keep, gap_table, word_space

INSIDE_ADDRESS = Gap(0, opens=False)
"""Before a piece of an address: a line may end here, nothing opens."""
ADDRESS_BREAK = 30
"""Cost of ending a line inside an address."""


class Builder:
    """Units and glyphs of one paragraph. `size` in mp, `tracking` in thousandths of an em, `level` of kinsoku."""

    def __init__(self, text: str, size: int, rules: SpacingRules, level: str, tracking: int) -> None:
        self.text, self.em, self.rules = text, size, rules
        self.track = size * tracking // 1000
        self.space = word_space(tracking)
        self.table = gap_table(rules)
        self.no_start, self.no_end = c.NOT_AT_START[level], c.NOT_AT_END[level]
        self.widths: list[int] = []
        self.gaps: list[tuple[int, Gap]] = []
        """(unit, gap before it) where it is not the plain one, which has no width and may open."""
        self.breaks: list[int] = []
        self.first: list[int] = [0]
        self.faces: list[str] = []
        self.gids: list[int] = []
        self.dx: list[int] = []
        self.texts: list[str] = []
        self.offsets: list[int] = []
        self.classes: list[int] = []
        self.letters: list[int] = []
        self.pending: Gap | None = None
        self.glued = False
        self.tail = ""
        """The last character of the last unit."""
        self.held = 0
        """Characters after the next one that no line edge parts from it: those of a measure unit."""

    def blank(self, gap: Gap, glued: bool = False) -> None:
        """White before the next unit; white after white adds up."""
        if self.pending is not None and gap is not self.pending:
            gap = Gap(self.pending.natural + gap.natural, opens=False)
        self.pending, self.glued = gap, self.glued or glued

    def glue(self) -> None:
        """No line may end before the next unit (WORD JOINER)."""
        self.glued = True

    def unit(self, cls: int, width: int, offset: int, text: str) -> None:
        """Open a unit of a class and width (mp); `text` are its characters, from `offset` on."""
        self._open(cls, offset, text)
        self.widths.append(width)
        self.offsets.append(offset)
        self.classes.append(cls)
        self.letters.append(0 if cls in c.NO_LETTERS else len(text))
        self.first.append(self.first[-1])
        self.tail = text[-1]

    def glyph(self, face: str, gid: int, dx: int, text: str) -> None:
        """A glyph of the last unit: dx from the unit's start (mp), the canonical characters that it shows."""
        self.faces.append(face)
        self.gids.append(gid)
        self.dx.append(dx)
        self.texts.append(text)
        self.first[-1] += 1

    def han(self, run: str, offset: int, face: str, found: Sequence[tuple[int, int]]) -> None:
        """A run of Han in one step; `found`: glyph id and advance (mp) of each."""
        self._open(c.HAN, offset, run)
        count, before = len(run), self.first[-1]
        gids, widths = zip(*found, strict=True)
        self.gids += gids
        self.widths += widths
        self.texts += run
        self.offsets += range(offset, offset + count)
        self.first += range(before + 1, before + 1 + count)
        self.breaks += [-1] * min(self.held, count - 1) + [0] * (count - 1 - self.held)
        self.classes += [c.HAN] * count
        self.letters += [1] * count
        self.faces += [face] * count
        self.dx += [0] * count
        self.tail = run[-1]

    def _open(self, cls: int, offset: int, text: str) -> None:
        """Settle what stands between the last unit and the next, whose characters `text` begins with."""
        n = len(self.widths)
        self.held = 0
        self.breaks.append(self._before(cls, offset, text, n) if n else -1)
        self.pending, self.glued = None, False

    def _before(self, cls: int, offset: int, text: str, n: int) -> int:
        """Note the gap before unit n; may a line end there, and at what cost? Negative: no."""
        left, pending = self.classes[-1], self.pending
        if pending is self.space:
            if {left, cls} == {c.HAN, c.WORD}:
                pending = None  # a typed space between Han and Latin becomes the gap
            elif self.tail.isdigit() and text in c.LATIN_UNITS:
                self.glued = True
        gap = pending or self.table.get((left, cls))
        if pending is None and left == c.STOP and cls not in c.FULL_MARKS and self._pair_of_stops(n):
            gap = None
        if gap is not None:
            self.gaps.append((n, gap))
        if self.glued or cls in self.no_start or left in self.no_end:
            return -1
        if pending is INSIDE_ADDRESS:
            return ADDRESS_BREAK
        return 0 if pending is not None else self._touching(left, cls, offset, n)

    def _touching(self, left: int, cls: int, offset: int, n: int) -> int:
        """As `_before`, of two units with nothing between them, where the classes forbid nothing."""
        if left == c.WORD:
            return -1 if cls == c.WORD else self._after_number(offset)
        if cls == c.WORD and left in (c.HALF, c.LONG) and n > 1 and self.classes[-2] == c.WORD:
            number = self.text[self.offsets[-1] - 1].isdigit() and self.text[offset].isdigit()
            return -1 if number else 0  # a range: 8:30~11:00
        return 0

    def _after_number(self, offset: int) -> int:
        """A measure unit stays with its number, a date's sign prefers to."""
        if not self.tail.isdigit():
            return 0
        if self.text.startswith(c.MEASURE_UNITS, offset):
            unit = next(unit for unit in c.MEASURE_UNITS if self.text.startswith(unit, offset))
            self.held = len(unit) - 1
            return -1
        return c.DATE_BREAK if self.text[offset] in c.DATE_UNITS else 0

    def _pair_of_stops(self, n: int) -> bool:
        """Two stacked \uff1f\uff01 take one em in all, three take two (GB/T 15834 5.1.2)."""
        run = 0
        while run < n and self.texts[self.first[n - 1 - run]] in ("\uff1f", "\uff01"):
            run += 1
        return run == 2

    def breakable(self) -> Breakable:
        """The sums that the breaker works on."""
        n, em, track = len(self.widths), self.em, self.track
        natural, opens = [track] * n, [1] * n + [0]
        none = [0] * (n + 1)
        shrink, stretch, taken = [none] * SHRINK_TIERS, [none] * STRETCH_TIERS, [0] * (n + 1)
        if n:
            natural[0] = opens[0] = 0
        for i, gap in self.gaps:
            natural[i] += em * gap.natural // 1000
            if gap.shrink:
                taken[i] = em * gap.shrink // 1000
                _note(shrink, gap.shrink_tier, i, taken[i], none)
            if gap.stretch:
                _note(stretch, gap.stretch_tier, i, em * gap.stretch // 1000, none)
            if not gap.opens:
                opens[i] = 0
        ends = list(accumulate(map(add, natural, self.widths)))
        starts = list(map(sub, ends, self.widths))
        tiers = tuple(_sums(steps, none) for steps in shrink), tuple(_sums(steps, none) for steps in stretch)
        letters = list(accumulate(self.letters, initial=0))
        breaks = [*self.breaks, 0]
        edges = self._edges(ends)
        return Breakable(em, starts, ends, edges, breaks, *tiers, _sums(opens, none), _sums(taken, none), letters)

    def _edges(self, ends: list[int]) -> list[int]:
        """Where lines end, with what marks keep there."""
        keep = self.em * end_keep(self.rules) // 1000
        if not keep:
            return ends
        return [end + keep if cls in c.AFTER_SPACE else end for end, cls in zip(ends, self.classes, strict=True)]


def _note(tiers: list[list[int]], tier: int, unit: int, amount: int, none: list[int]) -> None:
    """Write what the gap before a unit may take or give; a tier that nothing uses stays the shared `none`."""
    if tiers[tier] is none:
        tiers[tier] = none.copy()
    tiers[tier][unit] = amount


def _sums(steps: list[int], none: list[int]) -> list[int]:
    """Prefix sums over the gaps before units 0, 1 \u2026; the paragraph's end has none."""
    return none if steps is none else list(accumulate(steps))
