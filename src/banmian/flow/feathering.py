"""Feathering: white of whole lines that a column has to give goes evenly between its items, which then leave the page's grid.

Where a column of a listing ends a line early it is that line's, as `feather` of a place says. Where briefs, or questions in a box,
have further white between them (`white`) it is all of it: some gaps of one line beside others of two look like a mistake. The
column's first and last line stand on the grid. docs/rules/copyfit.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from banmian.flow.entry import Entry, StreamStyle
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import FixedItem, Placed
from banmian.values import frozen


def feathered(slots: Sequence[LineSlot], placed: Sequence[Placed], style: StreamStyle) -> tuple[LineSlot, ...]:
    """The slots as they are drawn: each item of a column with a free last slot as much lower as its share of that slot is."""
    if not style.feather or not slots or slots[0].down:
        return tuple(slots)
    pitch, taken = style.text.pitch or style.leading, {n for p in placed for n in range(p.slot, p.slot + p.lines)}
    out = list(slots)
    for column in {slot.column for slot in slots}:
        own = [n for n, slot in enumerate(slots) if slot.column == column]
        starts = [p.slot for p in placed if p.lines and own[0] < p.slot <= own[-1]]
        if own[-1] in taken or not starts or not taken.issuperset(own[:-1]):
            continue
        for n in own:
            above = sum(start <= n for start in starts)
            out[n] = replace(slots[n], y=slots[n].y + pitch * above // len(starts))
    return tuple(out)


def evened(
    slots: Sequence[LineSlot], entries: Sequence[Entry], placed: Sequence[Placed], style: StreamStyle
) -> tuple[LineSlot, ...]:
    """The slots as they are drawn: the further white above a column's briefs, or its subheads of level 3, evenly above all of them.
    A column that something cuts, or of which text runs down, stays as it is."""
    if style.white <= 0 or not slots or slots[0].down:
        return tuple(slots)
    out, pitch = list(slots), style.text.pitch or style.leading
    gaps = [_Gap(p, e.item, e.kind == "gap") for e, p in zip(entries, placed, strict=True) if isinstance(e.item, FixedItem)]
    gaps = [gap for gap in gaps if gap.item.even and gap.placed.lines]
    for column in {slot.column for slot in slots}:
        own = [n for n, slot in enumerate(slots) if slot.column == column]
        within = [(gap, gap.further(slots)) for gap in gaps if own[0] < gap.placed.slot and gap.end <= own[-1]]
        at_foot = sum(gap.placed.lines for gap in gaps if gap.end == own[-1] + 1 and gap.is_white)
        if sum(more for _, more in within) + (at_foot and len(within)) and _is_whole(slots, own, pitch):
            for n, by in zip(own, _shifts(own, within, at_foot, pitch), strict=True):
                out[n] = replace(slots[n], y=slots[n].y + by)
    return tuple(out)


@frozen
class _Gap:
    """What may have further white above it, where it stands. `is_white`: it is nothing but white, with a rule in its middle."""

    placed: Placed
    item: FixedItem
    is_white: bool

    @property
    def end(self) -> int:
        """The slot after it."""
        return self.placed.slot + self.placed.lines

    def further(self, slots: Sequence[LineSlot]) -> int:
        """Its lines of further white."""
        needs = self.item.needs
        wanted = needs(slots[self.placed.slot].measure)[0] if needs is not None else self.item.lines
        return max(0, self.placed.lines - wanted)


def _is_whole(slots: Sequence[LineSlot], own: Sequence[int], pitch: int) -> bool:
    """Whether a column's lines stand right under one another."""
    return all(slots[b].y - slots[a].y == pitch for a, b in pairwise(own))


def _shifts(own: Sequence[int], gaps: Sequence[tuple[_Gap, int]], at_foot: int, pitch: int) -> Iterator[int]:
    """By how much each slot of a column is lower (below 0: higher), mp; `at_foot`: lines of white under its last item. White alone
    goes half of the way from what is above it to what is below it, so that its rule stays in its middle."""
    whole = sum(more for _, more in gaps) + at_foot
    shares = [pitch * whole * n // len(gaps) - pitch * sum(more for _, more in gaps[:n]) for n in range(len(gaps) + 1)]
    for n in own:
        reached = sum(gap.placed.slot <= n for gap, _ in gaps)
        last = gaps[reached - 1][0] if reached else None
        is_in = last is not None and last.is_white and n < last.end
        yield (shares[reached - 1] + shares[reached]) // 2 if is_in else shares[reached]
