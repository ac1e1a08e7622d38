"""How well a text is set, from the places of its glyphs alone: the same figures for every program.

Rules: docs/rules/typography.md, Line edges, Punctuation widths, Justification. Lengths in em.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from typography_edges import forbidden, is_lone, is_short_last, line_ends, parts_date, parts_number
from typography_gaps import fit, is_short, misses, neighbours, spaces_of, variance
from typography_glyphs import Paragraph
from typography_marks import differences, halved_commas, high, squeezed_stops

WIDE = 0.1


@dataclass(frozen=True, slots=True)
class Figures:
    """What is compared; see METRICS for the words."""

    stretched: float
    average_gap: float
    average_all: float
    worst_gap: float
    apart: int
    variance: float
    wide_lines: int
    squeezed_stops: int
    halved_commas: int
    mark_difference: float
    mark_difference_high: float
    lone_characters: int
    short_lasts: int
    lines: int
    forbidden_edges: int
    parted_numbers: int
    parted_dates: int
    short_lines: int
    ragged: int
    unset: int = 0


METRICS: dict[str, str] = {
    "stretched": "stretched lines, share of full lines",
    "average_gap": "average opened gap of stretched lines, em",
    "average_all": "average opened gap of all full lines, em",
    "worst_gap": "worst opened gap, em",
    "apart": "gaps opened by more than 0.25 em",
    "variance": "variance of tightness between neighbours, em2",
    "wide_lines": "lines over 0.1 em of stretch",
    "squeezed_stops": "inner stops under 0.75 em",
    "halved_commas": "inner commas of 0.55 em or less",
    "mark_difference": "marks' widths between neighbours, mean, em",
    "mark_difference_high": "marks' widths between neighbours, p95, em",
    "lone_characters": "last lines of one character",
    "short_lasts": "last lines under three characters or 3 em",
    "lines": "lines used",
    "forbidden_edges": "forbidden line starts and ends",
    "parted_numbers": "numbers parted, or from their unit",
    "parted_dates": "numbers parted from a date's sign",
    "short_lines": "lines set short of the measure",
    "ragged": "full lines that miss the measure",
    "unset": "paragraphs not set as given",
}
"""Of each a lower figure is better."""


def figures(paragraphs: Sequence[Paragraph], measure: float) -> Figures:
    """All figures of a text set at a measure, but for what is not set at all. A line set short of the measure is no part of the
    figures of justification."""
    spaces = spaces_of(paragraphs)
    full = [line for paragraph in paragraphs for line in paragraph[:-1]]
    brought = [line for line in full if not is_short(line, measure, spaces)]
    fits = [fit(line, spaces) for line in brought]
    opened = [one.opened for one in fits]
    stretched = [value for value in opened if value]
    ends = list(line_ends(paragraphs))
    lines = [line for paragraph in paragraphs for line in paragraph]
    marks = differences(paragraphs)
    return Figures(
        stretched=len(stretched) / max(1, len(brought)),
        average_gap=fmean(stretched or [0.0]),
        average_all=fmean(opened or [0.0]),
        worst_gap=max((one.worst for one in fits), default=0.0),
        apart=sum(one.apart for one in fits),
        variance=variance([pair for paragraph in paragraphs for pair in neighbours(paragraph[:-1], measure, spaces)]),
        wide_lines=sum(value > WIDE for value in opened),
        squeezed_stops=squeezed_stops(lines),
        halved_commas=halved_commas(lines),
        mark_difference=fmean(marks or [0.0]),
        mark_difference_high=high(marks),
        lone_characters=sum(map(is_lone, paragraphs)),
        short_lasts=sum(map(is_short_last, paragraphs)),
        lines=len(lines),
        forbidden_edges=sum(forbidden(*end) for end in ends),
        parted_numbers=sum(parts_number(*end) for end in ends),
        parted_dates=sum(parts_date(*end) for end in ends),
        short_lines=len(full) - len(brought),
        ragged=sum(misses(line, measure) for line in brought),
    )
