"""How evenly the body of a display list is set: widths of marks inside lines, how they differ from line to line, gaps between Han.

From the places of glyphs alone; all in em. docs/rules/typography.md, Justification; docs/decisions/0070.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import fmean

from banmian.display import DisplayList, GlyphRun
from banmian.display.geometry import runs_of

PAUSES, STOPS = frozenset("\u3001\uff0c\uff1a\uff1b"), frozenset("\u3002\uff1f\uff01")
BODY = "body"
Cell = tuple[str, float]
"""A character and where its glyph stands, em from the line's first."""


def is_han(text: str) -> bool:
    return "\u4e00" <= text <= "\u9fff"


def lines(display: DisplayList) -> Iterator[list[Cell]]:
    """The body's level lines of one size, in the order in which they are read; a new paragraph begins with an empty line."""
    before: tuple[str, int] | None = None
    run: list[GlyphRun] = []
    for item in (item for page in display.pages for item in runs_of(page.items)):
        if item.tag.role != BODY or item.angle or item.down or item.axis is not None:
            continue
        if run and (item.y != run[-1].y or item.x < run[-1].x):
            yield _cells(run)
            run = []
        if (item.tag.story, item.tag.block) != before:
            if run:
                yield _cells(run)
                run = []
            yield []
            before = item.tag.story, item.tag.block
        run.append(item)
    if run:
        yield _cells(run)


def _cells(runs: Sequence[GlyphRun]) -> list[Cell]:
    em = max(run.size for run in runs)
    return [
        (text, (run.x + offset - runs[0].x) / em)
        for run in runs for text, offset in zip(run.texts, run.offsets, strict=True) if text
    ]  # fmt: skip


@dataclass
class Evenness:
    """`stops`, `pauses`: widths of marks between Han; `apart`: by how much the mean width of pauses differs between neighbouring
    lines of a paragraph that both hold some; `gaps`: white between two Han beyond natural."""

    stops: list[float] = field(default_factory=list)
    pauses: list[float] = field(default_factory=list)
    apart: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)

    @property
    def apart_at_95(self) -> float:
        """Ninety-five of a hundred neighbours differ by no more."""
        return sorted(self.apart)[int(len(self.apart) * 0.95)] if self.apart else 0.0


def evenness(display: DisplayList) -> Evenness:
    found = Evenness()
    before: float | None = None
    for line in lines(display):
        pauses: list[float] = []
        for (left, x), (right, after) in pairwise(line):
            if is_han(right) and left in PAUSES:
                pauses.append(after - x)
            elif is_han(right) and left in STOPS:
                found.stops.append(after - x)
            elif is_han(left) and is_han(right) and after - x < 1.9:  # else a blank, as after a lead-in
                found.gaps.append(after - x - 1)
        found.pauses += pauses
        if pauses and before is not None:
            found.apart.append(abs(fmean(pauses) - before))
        before = fmean(pauses) if pauses else None
    return found
