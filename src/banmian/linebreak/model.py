"""What the breaker works on: units (boxes) parted by gaps, as prefix sums, and what a choice of breaks costs.

Knuth and Plass, "Breaking paragraphs into lines" (1981), over the tiers of docs/rules/typography.md, Justification.
A unit is what no line edge parts: a Han character, a word, a two-em dash. The gap before unit i vanishes at a line edge,
so the half em that a mark loses at line starts and ends needs no case of its own. Lengths in millipoints.
"""

from __future__ import annotations

from dataclasses import field

from banmian.values import frozen

SHRINK_TIERS = 5
STRETCH_TIERS = 2


@frozen
class Breakable:
    """A paragraph of n units, ready to be broken.

    starts[i], ends[i]: natural edges of unit i when all stand on one line. edges[i]: the edge of a line that ends with
    unit i: ends[i], and what a mark keeps after it at a line end (a style that trims no line ends), or a hyphen that
    stands there only at a line end.
    breaks[i] for i in 0..n: cost of ending a line before unit i; negative = forbidden. breaks[n] = 0.
    shrink[t][i], stretch[t][i], places[i]: sums over the gaps before units 1..i of what tier t may take or give, and
    of the plain gaps, which may open without limit; total_shrink[i]: of all tiers. No gap shrinks by more than it holds.
    letters[i]: characters before unit i that are no marks (so a last line of one character is known).
    widest: how far a plain gap may open (mp); a line that would open farther keeps its natural widths and ends early. 0 = no
    limit. emergency: units before which a line may end at a cost where otherwise a line would open too far or end early.
    last_resort: the same sums over the capped gaps (word spaces, Han-Latin gaps) that open beyond their caps in a line
    that has no plain gap; empty: none do. forced: units before which a line must end, ascending; such a line keeps its
    natural widths as a last line does. flagged: units before which a line ends with a hyphen.
    origins[i]: where a line that starts with unit i begins, if that is not starts[i] (a mark that keeps a part of its
    white at a line start, or is trimmed to its ink); empty: starts.
    """

    em: int
    starts: list[int]
    ends: list[int]
    edges: list[int]
    breaks: list[int]
    shrink: tuple[list[int], ...]
    stretch: tuple[list[int], ...]
    places: list[int]
    total_shrink: list[int]
    letters: list[int]
    last_resort: list[int] = field(default_factory=list)
    forced: tuple[int, ...] = ()
    flagged: frozenset[int] = frozenset()
    origins: list[int] = field(default_factory=list)
    widest: int = 0
    emergency: tuple[tuple[int, int], ...] = ()

    @property
    def size(self) -> int:
        return len(self.ends)

    def natural_end(self, end: int) -> bool:
        """Whether a line that ends before unit `end` keeps its natural widths: a paragraph's last, one before a forced break."""
        return end == self.size or end in self.forced

    def opening(self, start: int, end: int, spare: int) -> tuple[int, int]:
        """What is left of `spare` (mp) to the line of units start..end-1 when its capped gaps are at their most, and how many gaps
        take it: the plain ones, without any the capped ones; 0 where nothing opens."""
        left = spare - sum(sums[end - 1] - sums[start] for sums in self.stretch)
        gaps = self.places[end - 1] - self.places[start]
        if not gaps and self.last_resort:
            gaps = self.last_resort[end - 1] - self.last_resort[start]
        return left, gaps

    def opens_too_far(self, left: int, gaps: int) -> bool:
        """Whether gaps that take what is left would open beyond their limit."""
        return bool(self.widest) and left > self.widest * gaps

    @property
    def begins(self) -> list[int]:
        """Where the lines begin that start with each unit."""
        return self.origins or self.starts


@frozen
class Cost:
    """What the optimum weighs; the team's choice, tuned on the specimen (docs/decisions/0003). A row is a number."""

    stiffness: tuple[float, ...] = (0.04, 0.5, 1.0, 1.0, 3.0)
    """How hard each shrink tier gives way, commas = 1. All places of a line give way together: under a force that takes a share
    x of what commas hold, a tier twice as stiff gives the half of x, and none more than all it holds."""
    squeeze: float = 1100.0
    """Times the square of that force: what it costs to halve the commas of a line, however many they are."""
    stretch_tier: tuple[float, ...] = (1.25, 2.0)
    open_em: float = 25_000.0
    """Times the square of the em by which each plain gap opens."""
    open_knee: float = 0.15
    """The em of opening at which that has doubled: beyond it the fourth power counts. 0.03 em costs 23, 0.05 em 69, 0.1 em 361."""
    last_resort: float = 50.0
    """A line without plain gaps whose word spaces and Han-Latin gaps open beyond their caps."""
    contrast: float = 3000.0
    """Times the em by which the tightness of two neighbouring lines differs (linebreak/candidates.py, Line)."""
    squeezed: float = 0.05
    """The tightness of a line whose commas have lost all that they may, em: as if its plain gaps were so much narrower."""
    contrast_most: float = 120.0
    """What the difference between two neighbours costs at most."""
    loose: float = 6000.0
    """A line that ends before the measure: it has no gap that opens, or would open farther than is allowed."""
    loose_em: float = 250.0
    """Beside it, times the square of the em by which it ends early."""
    lone_character: float = 4000.0
    """A last line of one character (with or without a mark)."""
    short_last: float = 700.0
    """A last line of two characters, or one not longer than three em."""
    double_hyphen: float = 30.0
    """Two lines one after the other that end with a hyphen."""
    line: float = 0.5
    """Each line, so that equal settings prefer fewer."""


USUAL = Cost()


@frozen
class Fit:
    """One way to set a paragraph: `ends[k]` = the unit before which line k ends; `cost`."""

    ends: tuple[int, ...]
    cost: float
    missing: int = 0
    """How many lines it lacks of what its author asked for (negative: has too many)."""

    @property
    def lines(self) -> int:
        return len(self.ends)
