"""Feathering: where a column of a listing ends a line early, that line's white goes evenly between its items.

The items leave the page's grid by less than a line, as those of classified advertisements may; the column's first and last line
stand on it. What `feather` of a place says (docs/rules/copyfit.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from banmian.flow.entry import StreamStyle
from banmian.flow.slots import LineSlot
from banmian.flow.stream_items import Placed


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
