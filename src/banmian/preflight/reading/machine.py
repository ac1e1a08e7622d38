"""Runs a content stream: the graphics state, what is painted in it, and the forms, patterns and glyphs that it leads to.

What an operator does is handed in (`operators.py`, a row an operator); one without a row is unknown. The work is bounded by
the budget, nesting by `DEPTH`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from banmian.preflight.reading.budget import CONTENT_BYTES, DEPTH
from banmian.preflight.reading.record import Record, Scene
from banmian.preflight.reading.state import EVERYWHERE, IDENTITY, Matrix, Path, State
from banmian.preflight.reading.values import decoded, get, identity

INLINE = "INLINE IMAGE"
"""What pikepdf calls BI ... EI."""
_MOST_SAVED = 512
_CACHED = 30_000
"""Operators of the streams that are kept parsed, at most each."""


@dataclass(slots=True)
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
    compatible: int = 0
    """BX sections that are open: unknown operators are forgiven there by viewers, not by PDF/X."""
    count: int = 0
    """Operators that were run."""
    depth: int = 0
    """q that no Q has closed yet."""

    def run(self, stream: Any, label: str) -> None:
        """All operators of a stream. What cannot be parsed is said as unread, a q without its Q as open."""
        budget, operators, record = self.record.budget, self.operators, self.record
        for instruction in instructions(record, stream, label):
            budget.operator()
            self.count += 1
            try:
                word = str(instruction.operator)
            except UnicodeDecodeError:
                word = "?"
            do = operators.get(word)
            if do is None:
                record.use("operator", word[:20], self.scene.page)
            else:
                do(self, instruction if word == INLINE else instruction.operands)
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


def instructions(record: Record, stream: Any, label: str) -> list[Any]:
    """A stream's parsed operators. Streams that are used often are parsed once."""
    key = identity(stream)
    if key is not None and key in record.parsed:
        return record.parsed[key]
    budget = record.budget
    budget.clock()
    try:
        if isinstance(stream, pikepdf.Array):
            stream = _joined(record, stream, label)
        elif decoded(stream, budget, label, CONTENT_BYTES) is None:
            return []
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            found = list(pikepdf.parse_content_stream(stream))
        for warning in told[:1]:
            budget.miss(f"{label}: {warning.message}")
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, MemoryError):
        budget.miss(f"{label}: its operators cannot be parsed")
        return []
    if key is not None and len(found) <= _CACHED:
        record.parsed[key] = found
    return found


def _joined(record: Record, parts: Any, label: str) -> Any:
    """Contents of several streams as one."""
    data, size = [], 0
    for part in parts:
        piece = decoded(part, record.budget, label) or b""
        size += len(piece)
        if size > CONTENT_BYTES:
            record.budget.miss(f"{label}: too large")
            break
        data.append(piece)
    return pikepdf.Stream(record.pdf, b"\n".join(data))
