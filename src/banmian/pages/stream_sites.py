"""Where a stream is set, and whether it fits there: what setting it and only measuring it have in common."""

from __future__ import annotations

from banmian.diagnostics import Diagnostic
from banmian.flow.entry import StreamStyle
from banmian.flow.slots import LineSlot
from banmian.pages.threads import Turn
from banmian.values import frozen


@frozen
class StreamSite:
    """Where a stream of so many `stops` is set: its slots, its style, the turns of its thread, each with the slot that its jump
    line takes, and what is to be told of the slots."""

    slots: tuple[LineSlot, ...]
    turns: tuple[Turn, ...]
    style: StreamStyle
    stops: int
    diagnostics: tuple[Diagnostic, ...] = ()

    def reached(self, used: int) -> int:
        """How many of its stops a text reaches that takes so many slots."""
        firsts = (next((i for i, s in enumerate(self.slots) if s.sheet == k), len(self.slots)) for k in range(1, self.stops))
        return 1 + sum(used > first for first in firsts)
