"""Space between characters for what stands out of them: readings wider than their base, the sides of a frame.

docs/rules/typography.md, Marks between lines; docs/decisions/0015. It is found before lines are broken, so that the breaker
and justification know it: `extra` opens gaps, `protruding` keeps what stands out inside the measure at a line's edges.
A reading may reach over a neighbour without reading by a quarter em at most (the team's choice after JLREQ; CLREQ is silent).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from banmian.content.model import StyledText
from banmian.diagnostics import Diagnostic
from banmian.text import classes as c
from banmian.text.builder import Builder
from banmian.text.prepared import Prepared, Reading, units_of
from banmian.text.ruby import BETWEEN, readings_of

OVERHANG = 250
"""How far a reading may reach over a neighbour, thousandths of an em."""
FRAME_SIDE, FRAME_AIR = 90, 90
"""From a framed run to its frame, and from there to what stands beside it; thousandths of an em (the team's choice)."""


def reserve_space(
    text: StyledText, built: Builder, prepared: Callable[[StyledText], Prepared]
) -> tuple[tuple[Reading, ...], tuple[Diagnostic, ...]]:
    """Open the gaps of a paragraph for its readings and frames; gives the readings, and what was said of their characters.
    `prepared`: a reading's text, ready to be set."""
    if not built.widths:
        return (), ()
    for mark in text.marks:
        first, end = units_of(mark, built.offsets)
        if mark.kind == "frame" and first < end:
            _frame(built, first, end)
    readings, found = readings_of(text, built, prepared)
    _over(built, readings)
    return readings, found


def _frame(built: Builder, first: int, end: int) -> None:
    side, air = built.em * FRAME_SIDE // 1000, built.em * FRAME_AIR // 1000
    for i in (first, end):
        if 0 < i < len(built.widths):
            _open(built, i, side + air)
    _protrude(built, first, side, 0)
    _protrude(built, end - 1, 0, side)


def _open(built: Builder, i: int, white: int) -> None:
    """See that the gap before unit i holds so much white even at its least."""
    more = white - built.natural(i, shrunk=True)
    if more > 0:
        built.extra[i] = max(built.extra.get(i, 0), more)


def _protrude(built: Builder, i: int, before: int, after: int) -> None:
    known = built.protruding.get(i, (0, 0))
    built.protruding[i] = max(known[0], before, 0), max(known[1], after, 0)


def _over(built: Builder, readings: tuple[Reading, ...]) -> None:
    for reading in readings:
        left, right = reading.over
        if left > 0:
            _protrude(built, reading.first, left, 0)
        if right > 0:
            _protrude(built, reading.end - 1, 0, right)
    taken = {i for r in readings for i in range(r.first, r.end)}
    for before, after in pairwise(readings):
        if before.end == after.first:
            _open(built, after.first, before.over[1] + after.over[0] + BETWEEN)
    for reading in readings:
        if reading.first and reading.first - 1 not in taken:
            _open(built, reading.first, reading.over[0] - _overhang(built, reading.first - 1, reading))
        if reading.end < len(built.widths) and reading.end not in taken:
            _open(built, reading.end, reading.over[1] - _overhang(built, reading.end, reading))


def _overhang(built: Builder, i: int, reading: Reading) -> int:
    """How far a reading may reach over unit i: nothing over Latin, and never so far that two readings meet there; one that stands
    beside its character, over nothing."""
    if reading.tone is not None:
        return 0
    if built.classes[i] != c.HAN and built.classes[i] not in c.FULL_MARKS:
        return 0
    return max(0, min(built.em * OVERHANG // 1000, (built.widths[i] - BETWEEN) // 2))
