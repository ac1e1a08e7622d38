"""Threads as copyfit sees them: two sheets that share a story are fitted together, its jump point free.

Where more sheets than two hang together, each is fitted alone, and the places from which stories go on keep their height.
"""

from __future__ import annotations

from banmian.copyfit.parts import Block
from banmian.plan.model import Plan, Stream


def pairs_of(plan: Plan) -> dict[int, tuple[int, int]]:
    """For each sheet that shares stories with just one other: the two, in their order."""
    near: dict[int, set[int]] = {}
    for stream in plan.streams:
        sheets = {stop.sheet for stop in stream.stops}
        for sheet in sheets:
            near.setdefault(sheet, set()).update(sheets - {sheet})
    out: dict[int, tuple[int, int]] = {}
    for sheet, others in near.items():
        if len(others) == 1:
            [other] = others
            if near[other] == {sheet}:
                out[sheet] = min(sheet, other), max(sheet, other)
    return out


def goes_on(stream: Stream, sheet: int, block: Block) -> bool:
    """Whether a story has a place in the block and ends elsewhere: other lines there change what is left for its last place."""
    last = stream.stops[-1]
    ends_here = last.sheet == sheet and last.place.name in block.places
    return not ends_here and any(stop.sheet == sheet and stop.place.name in block.places for stop in stream.stops)


def hangs_on(stream: Stream, sheet: int, block: Block) -> bool:
    """Whether a story has a place in the block and another on another sheet."""
    own = any(stop.sheet == sheet and stop.place.name in block.places for stop in stream.stops)
    return own and any(stop.sheet != sheet for stop in stream.stops)
