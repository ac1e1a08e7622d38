"""How well a paragraph is set, from the places of its glyphs alone: the same for every program.

Rules: docs/rules/typography.md, Line edges, Punctuation widths, Justification. A full mark is half an em of ink; a gap runs
from ink cell to ink cell, and its natural width is what the rules give it, so that squeezed marks count as negative and
opened gaps as positive. Lengths in em.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, mode

from typography_glyphs import Glyph, Line, Paragraph

OPEN = frozenset("\u2018\u201c\u300c\u300e\uff08\uff3b\uff5b\u3014\u3010\u3016\u3008\u300a")
CLOSE = frozenset(
    "\u2019\u201d\u300d\u300f\uff09\uff3d\uff5d\u3015\u3011\u3017\u3009\u300b\u3001\uff0c\u3002\uff1a\uff1b\uff1f\uff01"
)
RIGID = frozenset("-\uff0d\u2010\u2013\u2014\u2e3a~\uff5e\u301c\u2026\u22ef\u00b7\u30fb\u2027/\uff0f")
"""Connectors, interpuncts, solidi, dashes, dots: the gaps beside them do not count, each program's widths differ there."""
UNITS = frozenset("\u2103\u2030\u00b0")
NO_START = CLOSE | RIGID | frozenset(",.:;?!)]}%\uff05") | UNITS
"""Level strict: may not start a line. A single dash or dot is in it and with it the pair and a break inside the pair."""
NO_END = OPEN | frozenset("([{/\uff0f$\u00a3\u00a5\uffe5\u2116")
IN_NUMBERS = frozenset(":.,-\u2010\u2013")
"""What stands inside a number, a time or a range: one word (Line edges)."""
MEASURE_UNITS = (
    "\u5143", "\u7c73", "\u514b", "\u5347", "\u5428", "\u5ea6", "%", "\u2103", "\u5e73\u65b9", "\u516c\u91cc", "\u5343\u7c73",
    "\u5398\u7c73", "\u6beb\u7c73", "\u516c\u65a4", "\u5343\u514b", "\u6beb\u5347", "\u6beb\u514b", "\u4e07\u5143",
)  # fmt: skip
"""A measure unit stays with its number (Line edges)."""
LONGEST = 1 + max(map(len, MEASURE_UNITS))

VISIBLE = 0.005
"""A gap opened by less counts as closed."""
WIDE = 0.1
OFF_EDGE = 0.05 / 9
"""A line that misses the measure by more is ragged: 0.05 pt at 9 pt."""


@dataclass(frozen=True, slots=True)
class LineFit:
    """A full line: the mean and the largest of its opened plain gaps (0 where none is), and the mean of all changes to its
    gaps, negative where marks were squeezed."""

    opened: float
    worst: float
    tightness: float


@dataclass(frozen=True, slots=True)
class Figures:
    """What is compared; see METRICS for the words."""

    stretched: float
    average_gap: float
    average_all: float
    worst_gap: float
    variance: float
    wide_lines: int
    lone_characters: int
    lines: int
    forbidden_edges: int
    parted_numbers: int
    ragged: int


METRICS: dict[str, str] = {
    "stretched": "stretched lines, share of full lines",
    "average_gap": "average opened gap of stretched lines, em",
    "average_all": "average opened gap of all full lines, em",
    "worst_gap": "worst opened gap, em",
    "variance": "variance of tightness between neighbours, em2",
    "wide_lines": "lines over 0.1 em of stretch",
    "lone_characters": "last lines of one character",
    "lines": "lines used",
    "forbidden_edges": "forbidden line starts and ends",
    "parted_numbers": "numbers parted, or from their unit",
    "ragged": "full lines that miss the measure",
}
"""Of each a lower figure is better."""


def is_latin(ch: str) -> bool:
    """Latin letters, digits and what clings to them."""
    return ch < "\u2000" or ch in UNITS


def cell(glyph: Glyph) -> tuple[float, float]:
    """Left and right edge of a glyph's ink cell."""
    if glyph.text in OPEN:
        return glyph.x + 0.5, glyph.right
    return glyph.x, glyph.x + 0.5 if glyph.text in CLOSE else glyph.right


def gap(left: Glyph, right: Glyph) -> float:
    """The white between two neighbours' cells."""
    return cell(right)[0] - cell(left)[1]


def is_mixed(left: str, right: str) -> bool:
    """A gap between Han and Latin, whose natural width is the program's own."""
    marks = OPEN | CLOSE
    return left not in marks and right not in marks and is_latin(left) != is_latin(right)


def natural(left: str, right: str, mixed: float) -> float | None:
    """The natural gap between two characters; None beside connectors, where none is compared. Letters of a word touch: a
    program that opens words to fill a line has opened gaps like any other."""
    if left in RIGID or right in RIGID:
        return None
    if left in CLOSE:
        return 0.0 if right in CLOSE else 0.5
    if right in OPEN:
        return 0.0 if left in OPEN else 0.5
    return mixed if is_mixed(left, right) else 0.0


def mixed_gap(paragraphs: Sequence[Paragraph]) -> float:
    """A program's natural gap between Han and Latin: the most frequent one on last lines, which nothing stretches."""
    pairs = (pair for paragraph in paragraphs for pair in itertools.pairwise(paragraph[-1]))
    found = [
        gap(*pair) for pair in pairs if RIGID.isdisjoint((pair[0].text, pair[1].text)) and is_mixed(pair[0].text, pair[1].text)
    ]
    return mode(round(value, 3) for value in found) if found else 0.25


def fit(line: Line, mixed: float) -> LineFit:
    """How a full line was brought to its measure."""
    changes: list[float] = []
    opened: list[float] = []
    for left, right in itertools.pairwise(line):
        wanted = natural(left.text, right.text, mixed)
        if wanted is None:
            continue
        changes.append(gap(left, right) - wanted)
        if changes[-1] > VISIBLE and not is_mixed(left.text, right.text):
            opened.append(changes[-1])
    return LineFit(fmean(opened or [0.0]), max(opened, default=0.0), fmean(changes or [0.0]))


def variance(fits: Sequence[Sequence[LineFit]]) -> float:
    """Mean square of the difference in tightness between neighbouring full lines of one paragraph."""
    pairs = (pair for lines in fits for pair in itertools.pairwise(lines))
    return fmean([(upper.tightness - lower.tightness) ** 2 for upper, lower in pairs] or [0.0])


def is_ragged(line: Line, measure: float) -> bool:
    """Neither the last glyph's advance nor its ink cell ends on the measure."""
    return all(abs(edge - measure) > OFF_EDGE for edge in (line[-1].right, cell(line[-1])[1]))


def is_lone(paragraph: Paragraph) -> bool:
    """The last of several lines holds one character, marks not counted."""
    marks = OPEN | CLOSE
    return len(paragraph) > 1 and sum(glyph.text not in marks for glyph in paragraph[-1]) == 1


def line_ends(paragraphs: Sequence[Paragraph]) -> Iterator[tuple[str, str]]:
    """At each line end inside a paragraph the last characters before it, and the next line."""
    for paragraph in paragraphs:
        for upper, lower in itertools.pairwise(paragraph):
            yield "".join(glyph.text for glyph in upper[-LONGEST:]), "".join(glyph.text for glyph in lower)


def parts_number(before: str, after: str) -> bool:
    """A line end inside a number, a time or a range, between a number and its unit, or inside that unit; `before`: the last
    characters of the line, `after`: the line that follows."""
    for unit in MEASURE_UNITS:
        for k in range(len(unit)):
            number = before.removesuffix(unit[:k])[-1:] if before.endswith(unit[:k]) else ""
            if number.isdigit() and after.startswith(unit[k:]):
                return True
    inside = (before[-1].isdigit(), after[0].isdigit())
    return any(inside) and all(ch.isdigit() or ch in IN_NUMBERS for ch in (before[-1], after[0]))


def figures(paragraphs: Sequence[Paragraph], measure: float) -> Figures:
    """All figures of a text set at a measure."""
    mixed = mixed_gap(paragraphs)
    full = [line for paragraph in paragraphs for line in paragraph[:-1]]
    fits = [[fit(line, mixed) for line in paragraph[:-1]] for paragraph in paragraphs]
    opened = [one.opened for lines in fits for one in lines]
    stretched = [value for value in opened if value]
    ends = list(line_ends(paragraphs))
    return Figures(
        stretched=len(stretched) / max(1, len(full)),
        average_gap=fmean(stretched or [0.0]),
        average_all=fmean(opened or [0.0]),
        worst_gap=max((one.worst for lines in fits for one in lines), default=0.0),
        variance=variance(fits),
        wide_lines=sum(value > WIDE for value in opened),
        lone_characters=sum(map(is_lone, paragraphs)),
        lines=sum(map(len, paragraphs)),
        forbidden_edges=sum((before[-1] in NO_END) + (after[0] in NO_START) for before, after in ends),
        parted_numbers=sum(parts_number(*end) for end in ends),
        ragged=sum(is_ragged(line, measure) for line in full),
    )
