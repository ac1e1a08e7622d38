"""The slots of a text as breaking it over them asks for them: where columns begin and end, where one is cut, which are alike.

Made once for slots, however often a text is tried in them. docs/rules/typography.md, Total fit.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from banmian.flow.slots import LineSlot
from banmian.values import frozen

NO_SLOT = 100_000
"""A measure (mp) where there is no slot at all."""


@frozen
class Stretches:
    """`heads`, `feet`: first and last slots of columns; `tops`, `bottoms`: of stretches, whose edges are also those of what cuts a
    column; `together`: for each slot, how many stand right under one another from it on, to the column's foot, to a cut, or to a
    line that a shape divides; `uniform`: how many from it on have its measure; `straight`: whether all from it on to its column's
    foot begin and end where it does; `even`: the one measure of all (mp), () where they have several; `spare_measure`: of the
    lines that find no slot."""

    slots: Sequence[LineSlot]
    measures: Sequence[int]
    real: int
    heads: Set[int]
    feet: Set[int]
    tops: Set[int]
    bottoms: Set[int]
    together: Sequence[int]
    uniform: Sequence[int]
    straight: Sequence[bool]
    even: tuple[int, ...]
    spare_measure: int

    @staticmethod
    def of(slots: Sequence[LineSlot]) -> Stretches:
        real = len(slots)
        columns, lines, measures = [s.column for s in slots], [s.line for s in slots], [s.measure for s in slots]
        feet = {i for i in range(real) if i + 1 == real or columns[i + 1] != columns[i]}
        heads = {i + 1 for i in feet if i + 1 < real} | ({0} if real else set())
        cuts = {i for i in range(real - 1) if lines[i + 1] > lines[i] + 1 and i not in feet}
        together, uniform, straight = [1] * real, [1] * real, [True] * real
        starts = [s.y if s.down else s.x for s in slots]
        for i in range(real - 2, -1, -1):
            if measures[i + 1] == measures[i]:
                uniform[i] = uniform[i + 1] + 1
            if i in feet:
                continue
            if not (lines[i] > 0 and (lines[i + 1] != lines[i] + 1 or (i not in heads and lines[i - 1] == lines[i]))):
                together[i] = together[i + 1] + 1
            straight[i] = straight[i + 1] and measures[i + 1] == measures[i] and starts[i + 1] == starts[i]
        even = (measures[0],) if real and uniform[0] == real else ()
        tops = heads | {i + 1 for i in cuts}
        return Stretches(slots, measures, real, heads, feet, tops, feet | cuts, together, uniform, straight, even,
                         measures[-1] if measures else NO_SLOT)  # fmt: skip

    def measure(self, slot: int) -> int:
        return self.measures[slot] if slot < self.real else self.spare_measure

    def profile(self, slot: int, need: int) -> tuple[int, ...]:
        """The measures of `need` slots from one on, without the last ones that repeat."""
        if slot >= self.real or self.uniform[slot] >= min(need, self.real - slot):
            return (self.measure(slot),)
        key = list(self.measures[slot : slot + need])
        while len(key) > 1 and key[-1] == key[-2]:
            key.pop()
        return tuple(key)
