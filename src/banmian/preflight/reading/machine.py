"""Runs a content stream: the graphics state, what is painted in it, and the forms, patterns and glyphs that it leads to.

What an operator does is handed in (`operators.py`, a row an operator); one without a row is unknown. The work is bounded by
the budget, nesting by `DEPTH`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

import pikepdf

from banmian.preflight.painted import Space
from banmian.preflight.reading.budget import CHECK_EVERY, DEPTH
from banmian.preflight.reading.record import Record, Scene
from banmian.preflight.reading.state import EVERYWHERE, IDENTITY, Matrix, Path, State
from banmian.preflight.reading.streams import instructions
from banmian.preflight.reading.values import get, identity
from banmian.values import record

_MOST_SAVED = 512


@record
class Machine:
    """One content stream on its way. `stack`: the streams around it, so that none runs inside itself."""

    record: Record
    scene: Scene
    resources: Any
    state: State
    operators: Mapping[str, Callable[[Machine, Any], None]]
    stack: tuple[tuple[int, int], ...] = ()
    base: Matrix = IDENTITY
    """The matrix that patterns stand on: that of the page or of the form around."""
    saved: list[State] = field(default_factory=list)
    path: Path = field(default_factory=Path)
    text_matrix: Matrix = IDENTITY
    line_matrix: Matrix = IDENTITY
    uncoloured: bool = False
    """In an uncoloured pattern or a glyph with d1, colours count for nothing."""
    count: int = 0
    """Operators that were run."""
    depth: int = 0
    """q that no Q has closed yet."""
    devices: dict[str, Space] = field(default_factory=dict)
    """What stands for each device space among these resources, once it was asked for."""

    def run(self, stream: Any, label: str) -> None:
        """All operators of a stream. What cannot be parsed is said as unread, a q without its Q as open."""
        budget, operators, record = self.record.budget, self.operators, self.record
        for word, operands in instructions(record, stream, label):
            budget.operators -= 1
            if budget.operators < 0 or not budget.operators % CHECK_EVERY:
                budget.look()
            self.count += 1
            do = operators.get(word)
            if do is None:
                record.use("operator", word[:20], self.scene.page)
            else:
                do(self, operands)
        if self.depth:
            record.use("open", label, self.scene.page)

    def save(self) -> None:
        self.depth += 1
        if len(self.saved) < _MOST_SAVED:
            self.saved.append(self.state.copy())

    def restore(self) -> None:
        if not self.depth:
            self.record.use("unopened", self.scene.context, self.scene.page)
            return
        self.depth -= 1
        if len(self.saved) > self.depth:
            self.state = self.saved.pop()

    def deeper(self, stream: Any) -> tuple[tuple[int, int], ...] | None:
        """The stack with this stream on it; None where it is on it already, or the nesting is too deep."""
        key = identity(stream)
        if len(self.stack) >= DEPTH:
            self.record.budget.miss(f"page {self.scene.page}: forms nested more than {DEPTH} deep")
            return None
        if key is not None and key in self.stack:
            self.record.use("loop", "a form or pattern paints itself", self.scene.page)
            return None
        return (*self.stack, key or (0, len(self.stack)))

    def nested(self, scene: Scene, resources: Any, state: State, stack: tuple[tuple[int, int], ...]) -> Machine:
        """A machine for a stream inside this one."""
        return Machine(self.record, scene, resources, state, self.operators, stack, state.ctm)

    def resource(self, kind: str, key: Any) -> Any:
        """A named resource; None where there is none."""
        return get(get(self.resources, kind), key) if isinstance(key, pikepdf.Name) else None


def fresh(state: State, ctm: Matrix) -> State:
    """The state in which a pattern or an appearance begins: that of a page, under this matrix."""
    made = State(ctm=ctm)
    made.clip = state.clip if state is not None else EVERYWHERE
    return made
