"""Vertical lines as readers take them apart: which need a span of ActualText, and where a line's operator is cut.

Found by trial with PDFium, poppler and MuPDF (docs/decisions/0014). PDFium sorts text operators by x that follow one
another within half an em of one height, which would turn lines of equal tops into left to right, and takes an operator of
a single glyph to be horizontal. No reader puts turned and across-set parts in their place by itself.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from banmian.display import GlyphRun
from banmian.values import frozen

TURNED_SPACE = 100
"""Turned words of a vertical line further apart than this many thousandths of an em have a blank between them."""


@frozen
class VerticalLine:
    """A line's runs, each an operator; the text of a span around them, where one is needed; the upright run whose font
    must be selected at the span's end: poppler takes the direction of the whole span from there."""

    runs: tuple[GlyphRun, ...]
    span: str | None = None
    last: GlyphRun | None = None


def one_line(a: GlyphRun, b: GlyphRun) -> bool:
    """Whether both belong to the same vertical line."""
    return a.axis is not None and b.axis is not None and (a.x + a.axis, a.tag) == (b.x + b.axis, b.tag)


def vertical_line(
    runs: Sequence[GlyphRun], before: GlyphRun | None, after: GlyphRun | None, narrow: Container[int]
) -> VerticalLine:
    """The line that these runs of one axis make; `before`, `after`: the runs that are painted before it and next;
    `narrow`: the last run's glyphs that are not as wide as their em."""
    upright = [run for run in runs if run.down]
    mixed = bool(upright) and len(upright) < len(runs)
    cut = _cut(runs[-1], after, narrow)
    parts = (*runs[:-1], *_halves(runs[-1], cut)) if cut else tuple(runs)
    clash = before is not None and parts[0].x < before.x and _near(parts[0], parts[0].y, before)
    if clash and before is not None:
        parts = _begun_elsewhere(parts, before)
    if upright and (mixed or clash or cut == len(runs[-1].glyphs) - 1 > 0):
        return VerticalLine(parts, read(runs), upright[-1])
    return VerticalLine(parts)


def _near(run: GlyphRun, y: int, other: GlyphRun) -> bool:
    """Whether an operator of the run that begins at height y would be sorted with the other run."""
    return 2 * abs(y - other.y) <= max(run.size, other.size)


def _begun_elsewhere(parts: tuple[GlyphRun, ...], before: GlyphRun) -> tuple[GlyphRun, ...]:
    """A line under one span may be painted in any order: begin it away from the height of what was painted before."""
    if len(parts) == 1 and parts[0].down and len(parts[0].glyphs) > 1:
        parts = _halves(parts[0], len(parts[0].glyphs) - 1)
    order = [k for k in range(1, len(parts)) if not _near(parts[k], parts[k].y, before)]
    first = order[0] if order else 0
    return (parts[first], *parts[:first], *parts[first + 1 :])


def _cut(last: GlyphRun, after: GlyphRun | None, narrow: Container[int]) -> int:
    """From which glyph on the line's last run is an operator of its own, so that it begins away from the height at which
    the next one begins; 0: not at all. Two glyphs at least stay together, where that serves, and none that is narrow
    begins: PDFium tells the direction from the origins of an operator's first and last glyph."""
    count = len(last.glyphs)
    if after is None or not last.down or count < 2:
        return 0
    away = [abs(last.y + offset - after.y) for offset in last.offsets]
    starts = [i for i in range(max(1, count - 1)) if i == 0 or last.glyphs[i] not in narrow]
    best = max(starts, key=away.__getitem__)
    return best if not _near(last, last.y + last.offsets[best], after) else count - 1


def _halves(run: GlyphRun, cut: int) -> tuple[GlyphRun, GlyphRun]:
    at = run.offsets[cut]
    below = tuple(offset - at for offset in run.offsets[cut:])
    return (
        replace(run, glyphs=run.glyphs[:cut], offsets=run.offsets[:cut], texts=run.texts[:cut], width=at),
        replace(run, y=run.y + at, glyphs=run.glyphs[cut:], offsets=below, texts=run.texts[cut:], width=run.width - at),
    )


def read(runs: Sequence[GlyphRun]) -> str:
    """A vertical line's text, with the blanks between its turned words."""
    out: list[str] = []
    end: int | None = None
    for run in runs:
        if run.angle and end is not None and (run.y - end) * 1000 > TURNED_SPACE * run.size:
            out.append(" ")
        out += run.texts
        end = run.y + run.width if run.angle else None
    return "".join(out)
