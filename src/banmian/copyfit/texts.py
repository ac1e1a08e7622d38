"""The texts that copyfit sets on a page to judge its shapes: each once for the same slots, at all levels, and counted.

The count bounds what a page may cost, not the clock, so that any machine gives the same page. docs/rules/copyfit.md, Search.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from banmian.copyfit.known import of_text
from banmian.copyfit.state import SheetState
from banmian.diagnostics import Diagnostic
from banmian.fonts import FontBook
from banmian.pages.measuring import InSlots, MeasuredStream, StreamMeasure
from banmian.plan.model import Stream
from banmian.remember import Same
from banmian.template.model import HeadArea, Place

T = TypeVar("T")
Pause = Callable[[], object]
"""What is called between two steps: for who may want to end them."""
NO_PAUSE: Pause = tuple


class Texts:
    """Sets texts and heads without drawing them. `calls`: how many were set; what has the same slots is not set again. `pause` is
    called before each."""

    def __init__(self, fonts: FontBook, pause: Pause = NO_PAUSE) -> None:
        self.fonts, self.calls, self.pause = fonts, 0, pause
        self._known: dict[Hashable, Any] = {}

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is known by the key, or is made and counted."""
        if key not in self._known:
            self.calls += 1
            self.pause()
            self._known[key] = of_text("lines", key, self.fonts, make) if isinstance(key, InSlots) else make()
        known: T = self._known[key]
        return known

    def measured(self, state: SheetState, stream: Stream) -> MeasuredStream | None:
        """A stream where it stands on the sheets; None where other lines are of no use to it."""
        for number, stop in enumerate(stream.stops):
            if stop.place.head is not None and stream.pieces:
                self.of(_head_key(stream, number, stop.place, stop.place.head), lambda: None)
        return self.measure(state).measured(stream, self)

    def head_told(self, state: SheetState, stream: Stream) -> tuple[Diagnostic, ...]:
        """What is told of a stream's first head where it stands."""
        head = stream.stops[0].place.head
        assert head is not None
        key = "head told", _head_key(stream, 0, stream.stops[0].place, head)
        return self.of(key, lambda: self.measure(state).head_told(stream))

    def measure(self, state: SheetState) -> StreamMeasure:
        return StreamMeasure(state.plan, state.sheets, self.fonts)


def _head_key(stream: Stream, number: int, place: Place, head: HeadArea) -> Hashable:
    """All of a head's place that decides how it is set: its width, its lines, the white between it and its text."""
    lines = head.lines[1] - head.lines[0] + 1 if head.lines else 0
    white = place.text[0].lines[0] - head.lines[1] if head.lines and place.text else 0
    return "head", Same(stream.pieces[0]), number, head.style, head.cols, lines, white
