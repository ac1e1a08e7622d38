"""A caption's lines: where they end, how the credit stands with them, how wide they are."""

from __future__ import annotations

from banmian.pages.caption import CaptionStyles
from banmian.text.balance import balanced
from banmian.text.prepared import Prepared
from banmian.values import frozen


@frozen
class Words:
    """What a caption says, prepared. `credit`: None where there is none, or where it does not stand with the lines. `least`: the
    lines into which its words are broken at least."""

    text: Prepared
    credit: Prepared | None
    styles: CaptionStyles
    least: int = 1

    def lines(self, measure: int, most: int) -> tuple[tuple[int, ...] | None, bool]:
        """Where the lines end (None: it needs more than `most`), and whether the credit stands on a line of its own."""
        return lines_of_caption(self, measure, most)

    def rows(self, measure: int, most: int) -> int:
        """How many lines it takes, with its credit; 0 where that is more than `most`, or where its credit is too wide."""
        ends, apart = self.lines(measure, most)
        rows = len(ends) + apart if ends is not None else 0
        fits = rows <= most and (self.credit is None or self.credit.width <= measure)
        return rows if fits else 0


def lines_of_caption(words: Words, measure: int, most: int) -> tuple[tuple[int, ...] | None, bool]:
    """Where the lines end (None: it needs more than `most`), and whether the credit stands on a line of its own."""
    text, credit, least = words.text, words.credit, words.least
    if credit is None:
        return balanced(text, measure, most, 0, least), False
    reserve = words.styles.air + credit.width
    if text.width > measure or text.width + reserve <= measure or least > 1:
        together = balanced(text, measure, most, reserve, least)
        if together is not None:
            return together, False
    return balanced(text, measure, most, 0, least), True


def line_width(p: Prepared, start: int, end: int) -> int:
    """From the ink of a line's first unit to that of its last, mp."""
    edge = p.units.ends[end - 1] if end == p.units.size else p.units.edges[end - 1]
    return edge - p.units.begins[start]
