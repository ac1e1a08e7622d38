"""How wide the marks inside lines stand: from where a mark's own glyph begins to where the Han after it does.

Rules: docs/rules/typography.md, Punctuation widths and Justification: a full mark has one em, half of it ink. Squeezed it has
less; in a line that is opened, more, for the reader sees all the white as the mark's. Lengths in em.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from statistics import fmean, quantiles

from typography_cells import COMMAS, STOPS, is_han
from typography_gaps import VISIBLE
from typography_glyphs import Line, Paragraph

STOP_LEAST = 0.75
"""A sentence's end keeps at least that."""
COMMA_HALF = 0.55
"""A comma of no more has been squeezed to its ink."""


def widths(line: Line, kind: frozenset[str]) -> list[float]:
    """Those of a line's marks of a kind that stand between two Han characters."""
    threes = zip(line, line[1:], line[2:], strict=False)
    return [after.x - mark.x for before, mark, after in threes if mark.text in kind and is_han(before.text) and is_han(after.text)]


def squeezed_stops(lines: Iterable[Line]) -> int:
    """How many stops inside lines have less than three quarters of an em."""
    return sum(width < STOP_LEAST - VISIBLE for line in lines for width in widths(line, STOPS))


def halved_commas(lines: Iterable[Line]) -> int:
    """How many commas inside lines have half an em, or little more."""
    return sum(width <= COMMA_HALF for line in lines for width in widths(line, COMMAS))


def differences(paragraphs: Sequence[Paragraph]) -> list[float]:
    """By how much the mean width of commas differs between neighbouring lines of a paragraph, last lines too, where both have
    such a mark."""
    found: list[float] = []
    for paragraph in paragraphs:
        for pair in itertools.pairwise(paragraph):
            upper, lower = (widths(line, COMMAS) for line in pair)
            if upper and lower:
                found.append(abs(fmean(upper) - fmean(lower)))
    return found


def high(values: Sequence[float]) -> float:
    """The 95th percentile."""
    return quantiles(values, n=20, method="inclusive")[-1] if len(values) > 1 else sum(values)
