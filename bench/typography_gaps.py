"""How a line was brought to its measure: the gaps from ink cell to ink cell, beside their natural widths.

Rules: docs/rules/typography.md, Justification. Squeezed marks count as negative and opened gaps as positive. A line may also be
set short of its measure, at natural widths. Lengths in em.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean, mode

from typography_cells import CLOSE, MARKS, OPEN, RELATIONS, RIGID, cell, gap, is_latin
from typography_glyphs import Glyph, Line, Paragraph, in_face

VISIBLE = 0.005
"""A gap opened by less counts as closed."""
KERN = 0.05
"""So far letters of a word may stand from where their advances put them, by the face's own pairs."""
FARTHEST = 0.25
"""A gap opened by more has come apart. Spaces may be half an em before they open (docs/rules/typography.md, Justification)."""
SPACE_MOST = 0.5
OFF_EDGE = 0.05 / 9
"""A line that misses the measure by more does not end on it: 0.05 pt at 9 pt."""


@dataclass(frozen=True, slots=True)
class Spaces:
    """A program's own natural widths: between Han and Latin, and where the copy has a blank, between Latin words or else."""

    mixed: float = 0.25
    word: float = 0.25
    blank: float = 0.25

    def of(self, left: Glyph, right: Glyph) -> float | None:
        """That between two neighbours; None where no space stands."""
        if right.spaced:
            return self.word if is_latin(left.text) and is_latin(right.text) else self.blank
        return self.mixed if is_mixed(left.text, right.text) else None


@dataclass(frozen=True, slots=True)
class LineFit:
    """A full line: the mean and the largest of its opened plain gaps (0 where none is), the mean of all changes to its gaps,
    negative where marks were squeezed, and how many gaps have come apart."""

    opened: float
    worst: float
    tightness: float
    apart: int = 0


def is_mixed(left: str, right: str) -> bool:
    """A gap between Han and Latin, whose natural width is the program's own."""
    return left not in MARKS and right not in MARKS and is_latin(left) != is_latin(right)


def is_word(left: Glyph, right: Glyph) -> bool:
    """Two letters or digits of one word."""
    return is_latin(left.text) and is_latin(right.text) and not right.spaced


def is_compared(left: str, right: str) -> bool:
    """Not beside connectors or signs, nor beside what the face does not hold, for its width is not known."""
    pair = {left, right}
    return pair.isdisjoint(RIGID) and pair.isdisjoint(RELATIONS) and in_face(left) and in_face(right)


def natural(left: Glyph, right: Glyph, spaces: Spaces) -> float | None:
    """The natural gap between two glyphs; None where none is compared. Letters of a word touch: a program that opens words to
    fill a line has opened gaps like any other."""
    if not is_compared(left.text, right.text):
        return None
    if left.text in CLOSE:
        return 0.0 if right.text in CLOSE else 0.5
    if right.text in OPEN:
        return 0.0 if left.text in OPEN else 0.5
    return spaces.of(left, right) or 0.0


def spaces_of(paragraphs: Sequence[Paragraph]) -> Spaces:
    """A program's own spaces: the most frequent ones on last lines, which nothing stretches."""
    found: dict[str, list[float]] = {"mixed": [], "word": [], "blank": []}
    for left, right in (pair for paragraph in paragraphs for pair in itertools.pairwise(paragraph[-1])):
        latin = is_latin(left.text) and is_latin(right.text)
        kind = ("word" if latin else "blank") if right.spaced else "mixed" if is_mixed(left.text, right.text) else ""
        if kind and is_compared(left.text, right.text) and MARKS.isdisjoint((left.text, right.text)):
            found[kind].append(round(gap(left, right), 3))
    return Spaces(**{kind: mode(values) for kind, values in found.items() if values})


def fit(line: Line, spaces: Spaces) -> LineFit:
    """How a full line was brought to its measure."""
    changes: list[float] = []
    opened: list[float] = []
    apart = 0
    for left, right in itertools.pairwise(line):
        wanted = natural(left, right, spaces)
        if wanted is None:
            continue
        change = gap(left, right) - wanted
        if abs(change) < KERN and is_word(left, right):
            change = 0.0
        changes.append(change)
        if spaces.of(left, right) is not None:
            apart += gap(left, right) > SPACE_MOST + FARTHEST + VISIBLE
        elif change > VISIBLE:
            opened.append(change)
            apart += change > FARTHEST + VISIBLE
    return LineFit(fmean(opened or [0.0]), max(opened, default=0.0), fmean(changes or [0.0]), apart)


def edges(glyph: Glyph) -> tuple[float, ...]:
    """Where a line may be said to end that ends with a glyph: its advance and its ink cell."""
    return glyph.right, cell(glyph)[1]


def misses(line: Line, measure: float) -> bool:
    """Neither the last glyph's advance nor its ink cell ends on the measure. Where a connector or interpunct ends it, or what the
    face does not hold, each program has its own width: the measure is anywhere in the em after its origin."""
    last = line[-1]
    if not is_compared(last.text, last.text):
        return not last.x - OFF_EDGE <= measure <= last.x + 1 + OFF_EDGE
    return all(abs(edge - measure) > OFF_EDGE for edge in edges(last))


def is_short(line: Line, measure: float, spaces: Spaces) -> bool:
    """Its ink is set short of the measure, with no gap opened: meant to end early, whoever set it. One that was opened and still
    does not reach the measure, or stands out of it, is a mistake."""
    return misses(line, measure) and cell(line[-1])[1] < measure and not fit(line, spaces).opened


def neighbours(lines: Sequence[Line], measure: float, spaces: Spaces) -> Iterator[tuple[LineFit, LineFit]]:
    """The fits of neighbouring full lines of one paragraph that were both brought to the measure."""
    for upper, lower in itertools.pairwise(lines):
        if not (is_short(upper, measure, spaces) or is_short(lower, measure, spaces)):
            yield fit(upper, spaces), fit(lower, spaces)


def variance(pairs: Sequence[tuple[LineFit, LineFit]]) -> float:
    """Mean square of the difference in tightness between neighbours."""
    return fmean([(upper.tightness - lower.tightness) ** 2 for upper, lower in pairs] or [0.0])
