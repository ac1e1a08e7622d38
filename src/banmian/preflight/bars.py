"""Bar codes among the vectors of a page: upright bars of one ink side by side, of one height but for the guards.

What a table's rules and a chart's columns are not: as dense as a code, and wide by few modules (GS1 General Specifications, 5.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from banmian.preflight.facts import PdfFacts
from banmian.preflight.model import Rect4
from banmian.preflight.painted import Painted
from banmian.values import frozen

LEAST_BARS = 20
"""EAN-8 has 22."""
EAN_BARS, EAN_MODULES = 30, 95
ADD_ON_BARS = (7, 16)
"""Bars of an add-on of two and of five digits."""
SLENDER = 5
"""Times its narrowest bar that a code is high at the least."""
WIDEST = 5
"""Modules of the widest bar, what ink spread takes off the narrowest with it."""
GUARD = 4
"""Part of a bar's height that guards reach beyond it at most, and an add-on stays below."""
DENSE = 4
"""Part of a code's width that its bars fill at the least."""
_JOINT = 60
"""mp."""
MOST_CODES = 64


@frozen
class Bars:
    """A bar code: its rectangle without its white, the width of a module (mp), the indices of its first and last bar; whether an
    add-on stands after it."""

    page: int
    rect: Rect4
    module: int
    first: int
    last: int
    add_on: bool


def vector_bars(facts: PdfFacts) -> list[Bars]:
    """The bar codes of a file that lie level, in its order of painting."""
    out: list[Bars] = []
    run: list[int] = []
    for index, mark in enumerate(facts.marks):
        if run and not _goes_on(facts.marks[run[-1]], mark):
            out += _code(facts, run)
            run = []
        if _bar(mark):
            run.append(index)
        if len(out) >= MOST_CODES:
            return out
    return [*out, *_code(facts, run)]


def _bar(mark: Painted) -> bool:
    x0, y0, x1, y1 = mark.rect
    return mark.kind == "fill" and mark.sure and mark.fill is not None and not mark.fill.white and y1 - y0 > x1 - x0 > 0


def _goes_on(before: Painted, mark: Painted) -> bool:
    """Whether a mark is a bar to the right of the one before, no further off than a bar is high, and as high as that one."""
    if not _bar(mark) or mark.page != before.page or mark.fill != before.fill:
        return False
    high = before.rect[3] - before.rect[1]
    beside = -_JOINT <= mark.rect[0] - before.rect[2] <= high
    return beside and abs(mark.rect[1] - before.rect[1]) * GUARD <= high and abs(mark.rect[3] - before.rect[3]) * GUARD <= high


def _code(facts: PdfFacts, run: Sequence[int]) -> Iterator[Bars]:
    if len(run) < LEAST_BARS:
        return
    rects = [facts.marks[i].rect for i in run]
    widths = [x1 - x0 for x0, _, x1, _ in rects]
    x0, y0, x1, y1 = rects[0][0], min(r[1] for r in rects), rects[-1][2], max(r[3] for r in rects)
    narrow, high = min(widths), min(r[3] - r[1] for r in rects)
    if high < SLENDER * narrow or max(widths) > WIDEST * narrow or sum(widths) * DENSE < x1 - x0:
        return
    add_on = len(run) - EAN_BARS in ADD_ON_BARS
    ean = add_on or len(run) == EAN_BARS
    module = (rects[EAN_BARS - 1][2] - x0) // EAN_MODULES if ean else narrow
    yield Bars(facts.marks[run[0]].page, (x0, y0, x1, y1), module, run[0], run[-1], add_on)
