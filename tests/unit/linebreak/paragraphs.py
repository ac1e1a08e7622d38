"""Paragraphs without fonts: one-em units, with gaps, forbidden breaks and marks where a test asks for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from banmian.linebreak import Breakable
from banmian.linebreak.model import SHRINK_TIERS, STRETCH_TIERS

EM = 1000


@dataclass
class Draft:
    """n units. By unit: `widths`, natural `gaps` before it, `shrink` and `stretch` (tier, amount) of that gap, `closed`
    gaps that do not open, `breaks` other than 0, `marks` that are no character, `keeps` at a line end, `capped` gaps that
    open as a last resort, `forced` line ends, `flagged` ones with a hyphen, `moves` of a
    line's start from its first unit."""

    n: int
    widths: Mapping[int, int] = field(default_factory=dict)
    gaps: Mapping[int, int] = field(default_factory=dict)
    shrink: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    stretch: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    closed: frozenset[int] = frozenset()
    breaks: Mapping[int, int] = field(default_factory=dict)
    marks: frozenset[int] = frozenset()
    keeps: Mapping[int, int] = field(default_factory=dict)
    capped: frozenset[int] = frozenset()
    forced: tuple[int, ...] = ()
    flagged: frozenset[int] = frozenset()
    moves: Mapping[int, int] = field(default_factory=dict)

    def breakable(self) -> Breakable:
        """The paragraph as the breaker takes it."""
        n, units = self.n, range(self.n)
        widths = [self.widths.get(i, EM) for i in units]
        gaps = [self.gaps.get(i, 0) if i else 0 for i in units]
        ends = list(accumulate(w + g for w, g in zip(widths, gaps, strict=True)))
        starts = [e - w for e, w in zip(ends, widths, strict=True)]
        breaks = [-1, *(self.breaks.get(i, 0) for i in range(1, n)), 0]
        return Breakable(
            EM, starts, ends, [e + self.keeps.get(i, 0) for i, e in enumerate(ends)], breaks,
            tuple(self._tier(self.shrink, t) for t in range(SHRINK_TIERS)),
            tuple(self._tier(self.stretch, t) for t in range(STRETCH_TIERS)),
            self._sums(int(i > 0 and i not in self.closed) for i in units),
            self._sums(self.shrink.get(i, (0, 0))[1] for i in units),
            list(accumulate((int(i not in self.marks) for i in units), initial=0)),
            self._sums(int(i in self.capped) for i in units) if self.capped else [], self.forced, self.flagged,
            [start + self.moves.get(i, 0) for i, start in enumerate(starts)] if self.moves else [],
        )  # fmt: skip

    def _tier(self, amounts: Mapping[int, tuple[int, int]], tier: int) -> list[int]:
        return self._sums(amounts[i][1] if i in amounts and amounts[i][0] == tier else 0 for i in range(self.n))

    def _sums(self, steps: object) -> list[int]:
        sums = list(accumulate(steps))  # type: ignore[call-overload]
        return [*sums, sums[-1]]


def plain(n: int) -> Breakable:
    """n Han characters."""
    return Draft(n).breakable()
