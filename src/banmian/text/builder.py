"""Units while they grow, then the sums for the breaker: parallel lists, no object per character.

docs/rules/typography.md, Punctuation widths and Justification. A mark's unit is its half em of ink; its other half is gap
(text/spacing.py). Where a line may end was found before (text/breaks.py); here it is only put beside the units.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, groupby
from operator import add, sub

from banmian.linebreak import Breakable
from banmian.linebreak.model import SHRINK_TIERS, STRETCH_TIERS
from banmian.text import classes as c
from banmian.text.breaks import EMERGENCY_SYLLABLE, NEVER, Opportunities
from banmian.text.cells import Cell
from banmian.text.setting import Look
from banmian.text.spacing import GAP_LEAST, GAP_MOST_SNAPPED, S_GAP, Gap, SpacingRules, end_keep, gap_table, start_keep

NONE = Gap(0, opens=False)
"""Nothing between two units, and nothing opens."""
_COLUMNS = 1 + SHRINK_TIERS + STRETCH_TIERS + 2
_SHRINK, _STRETCH, _OPENS, _LAST = 1, 1 + SHRINK_TIERS, _COLUMNS - 2, _COLUMNS - 1
Row = tuple[int, ...]
"""A gap in mp: natural; what each shrink tier takes; what each stretch tier gives; 1 if it opens; 1 if it opens last."""


def row_of(gap: Gap, em: int) -> Row:
    """The gap at a size."""
    row = [0] * _COLUMNS
    row[0] = em * gap.natural // 1000
    row[_SHRINK + gap.shrink_tier] = em * gap.shrink // 1000
    row[_STRETCH + gap.stretch_tier] = em * gap.stretch // 1000
    row[_OPENS], row[_LAST] = int(gap.opens), int(gap.last)
    return tuple(row)


@lru_cache(maxsize=64)
def _rows(rules: SpacingRules, em: int) -> dict[tuple[int, int], Row]:
    return {pair: row_of(gap, em) for pair, gap in gap_table(rules).items()}


class Builder:
    """Units and glyphs of one paragraph. `size` in mp, `tracking` in thousandths of an em."""

    def __init__(self, size: int, rules: SpacingRules, tracking: int) -> None:
        self.em, self.rules = size, rules
        self.track = size * tracking // 1000
        self.table = gap_table(rules)
        self.widths: list[int] = []
        self.first: list[int] = [0]
        self.faces: list[str] = []
        self.gids: list[int] = []
        self.dx: list[int] = []
        self.texts: list[str] = []
        self.offsets: list[int] = []
        self.classes: list[int] = []
        self.letters: list[int] = []
        self.looks: dict[int, Look] = {}
        self.gaps: dict[int, Gap] = {}
        """Gap before a unit where it is not that of the two classes."""
        self.tails: dict[int, int] = {}
        """Class of a unit's end where it is not that of its start."""
        self.whole: set[int] = set()
        """Units before which no line ends, whatever the text allows."""
        self.hyphens: set[int] = set()
        """Units after which a line that ends there shows a hyphen."""
        self.parted: set[int] = set()
        """Units that go on with a word at a hyphenation point: an emergency."""
        self.hyphen = (0, 0)
        """Glyph and width (mp) of that hyphen."""
        self.extra: dict[int, int] = {}
        """White that a gap has beyond its natural width (mp): readings and frames open it (text/ruby_space.py)."""
        self.protruding: dict[int, tuple[int, int]] = {}
        """How far a reading or a frame stands out before and after a unit (mp): a line keeps it inside its measure."""
        self.inks: dict[int, tuple[int, int]] = {}
        """Left and right edge of a mark's ink from its unit's start, where the style trims to the ink."""

    def blank(self, gap: Gap) -> None:
        """White before the next unit; white after white adds up."""
        n = len(self.widths)
        known = self.gaps.get(n)
        self.gaps[n] = gap if known is None else Gap(known.natural + gap.natural, opens=False)

    def unit(self, cls: int, width: int, offset: int, letters: int) -> None:
        """Open a unit of a class and width (mp) whose characters begin at `offset`."""
        self.widths.append(width)
        self.offsets.append(offset)
        self.classes.append(cls)
        self.letters.append(letters)
        self.first.append(self.first[-1])

    def glyph(self, face: str, gid: int, dx: int, text: str, look: Look | None = None) -> None:
        """A glyph of the last unit: dx from the unit's start (mp), the canonical characters that it shows."""
        if look is not None:
            self.looks[len(self.gids)] = look
        self.faces.append(face)
        self.gids.append(gid)
        self.dx.append(dx)
        self.texts.append(text)
        self.first[-1] += 1

    def cells(self, text: str, offset: int, face: str, cells: Sequence[Cell]) -> None:
        """A stretch of characters in one step, each in its own cell."""
        count, before = len(text), self.first[-1]
        classes, widths, gids, dx, letters = zip(*cells, strict=True)
        self.classes += classes
        self.widths += widths
        self.gids += gids
        self.dx += dx
        self.letters += letters
        self.texts += text
        self.offsets += range(offset, offset + count)
        self.first += range(before + 1, before + 1 + count)
        self.faces += [face] * count

    def trim_to_ink(self, ink: Callable[[int], tuple[int, int]], start: int) -> None:
        """Note the ink of the marks among the units from `start` on; `ink`: from where to where a glyph has some, mp."""
        for i in range(start, len(self.widths)):
            if self.classes[i] in c.FULL_MARKS:
                g = self.first[i]
                x0, x1 = ink(self.gids[g])
                self.inks[i] = (self.dx[g] + x0, self.dx[g] + x1)

    # --- sums -------------------------------------------------------------------------------------------------------

    def breakable(self, found: Opportunities) -> Breakable:
        """The sums that the breaker works on."""
        n = len(self.widths)
        columns = self._columns(n)
        none = [0] * (n + 1)
        sums = [[*accumulate(column), 0] if any(column) else none for column in columns[1:]]
        for column in sums:
            if column is not none:
                column[n] = column[n - 1]
        ends = list(accumulate(map(add, columns[0], self.widths)))
        starts = list(map(sub, ends, self.widths))
        shrink, stretch = tuple(sums[:SHRINK_TIERS]), tuple(sums[SHRINK_TIERS : SHRINK_TIERS + STRETCH_TIERS])
        total = list(map(sum, zip(*shrink, strict=True))) if any(s is not none for s in shrink) else none
        return Breakable(
            self.em, starts, ends, self._edges(starts, ends), self._breaks(found), shrink, stretch, sums[-2], total,
            list(accumulate(self.letters, initial=0)), last_resort=sums[-1], origins=self._origins(starts),
            forced=self._forced(found), flagged=frozenset(i + 1 for i in self.hyphens),
            widest=self.em * self.rules.widest // 1000, emergency=self._emergency(found),
        )  # fmt: skip

    def _columns(self, n: int) -> list[list[int]]:
        """The gaps before the units, a list for each part of a Row."""
        if not n:
            return [[] for _ in range(_COLUMNS)]
        table = _rows(self.rules, self.em)
        tails = self.classes
        if self.tails:
            tails = self.classes.copy()
            for i, cls in self.tails.items():
                tails[i] = cls
        rows: list[Row] = [(0,) * _COLUMNS, *map(table.__getitem__, zip(tails, self.classes[1:], strict=False))]
        for i, gap in self.gaps.items():
            if 0 < i < n:
                rows[i] = row_of(gap, self.em)
        if self.rules.snap:
            self._snap(rows)
        columns = [list(column) for column in zip(*rows, strict=True)]
        for i, white in self.extra.items():
            columns[0][i] += white
        if self.track:
            columns[0] = [0, *(gap + self.track for gap in columns[0][1:])]
        return columns

    def _snap(self, rows: list[Row]) -> None:
        """Give the gaps beside each run of Latin what brings the Han after it back to the character grid, each between its
        least and half an em. A run that would need more stays off the grid, with its gaps at their most."""
        for start, end in self._latin_runs():
            gaps = [i for i in (start, end) if 0 < i < len(rows) and rows[i][_STRETCH + S_GAP]]
            if not gaps:
                continue
            inner = sum(self.widths[start:end]) + sum(row[0] for row in rows[start + 1 : end])
            least, most = GAP_LEAST * self.em // 1000 * len(gaps), GAP_MOST_SNAPPED * self.em // 1000 * len(gaps)
            white = min(-(-(inner + least) // self.em) * self.em - inner, most)
            for k, i in enumerate(gaps):
                natural = white * (k + 1) // len(gaps) - white * k // len(gaps)
                rows[i] = (natural, *(0,) * (SHRINK_TIERS + STRETCH_TIERS), 0, 1)

    def _latin_runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of units that are Latin, as (first, one past the last)."""
        at = 0
        for latin, run in groupby(self.classes, c.LATIN.__contains__):
            count = sum(1 for _ in run)
            if latin:
                yield at, at + count
            at += count

    def _breaks(self, found: Opportunities) -> list[int]:
        breaks = [*map(found.costs.__getitem__, self.offsets), 0]
        breaks[0] = NEVER if self.offsets else 0
        for i in self.whole:
            breaks[i] = NEVER
        return breaks

    def _emergency(self, found: Opportunities) -> tuple[tuple[int, int], ...]:
        """Those of the text, and the syllables of words."""
        if not found.emergency and not self.parted:
            return ()
        priced = found.emergency
        units = {i: priced[k] for i, k in enumerate(self.offsets) if i and k in priced and i not in self.whole}
        units |= {i: EMERGENCY_SYLLABLE for i in self.parted if i - 1 in self.hyphens}
        return tuple(sorted(units.items()))

    def _forced(self, found: Opportunities) -> tuple[int, ...]:
        units = {bisect_left(self.offsets, offset) for offset in found.forced}
        return tuple(sorted(i for i in units if 0 < i < len(self.offsets)))

    def _edges(self, starts: list[int], ends: list[int]) -> list[int]:
        """Where lines end: with what marks keep there, hanging marks outside, a hyphen where a word is parted."""
        rules = self.rules
        keep = self.em * end_keep(rules) // 1000
        if not (keep or rules.hang or self.hyphens or self.inks or self.protruding):
            return ends
        edges = ends.copy()
        for i, cls in enumerate(self.classes):
            if cls in c.AFTER_SPACE and not (rules.upright and cls in c.WHOLE):
                edges[i] += self._ink_end(i) if i in self.inks else keep
                if rules.hang and self._hangs(i):
                    edges[i] = starts[i]
        for i in self.hyphens:
            edges[i] += self.hyphen[1]
        for i, (_, after) in self.protruding.items():
            edges[i] += after
        return edges

    def natural(self, i: int, shrunk: bool = False) -> int:
        """The gap before unit i (mp), at its least if `shrunk`; what `extra` adds is not in it."""
        gap = self.gaps.get(i) or self.table[self.tails.get(i - 1, self.classes[i - 1]), self.classes[i]]
        return (gap.natural - gap.shrink * shrunk) * self.em // 1000 + self.track

    def _ink_end(self, i: int) -> int:
        return self.inks[i][1] - self.widths[i] if self.rules.end_trim < 0 else 0

    def _hangs(self, i: int) -> bool:
        """One of the marks that may hang, and not after another mark: never a run of them."""
        return self.texts[self.first[i]][:1] in c.HANGING and (i == 0 or self.classes[i - 1] not in c.FULL_MARKS)

    def _origins(self, starts: list[int]) -> list[int]:
        """Where lines start, where opening marks keep a part of their white or go to the ink; empty: where units start."""
        keep = self.em * start_keep(self.rules) // 1000
        to_ink = self.rules.start_trim < 0
        if not (keep or to_ink or self.protruding):
            return []
        moved = [self.inks[i][0] if to_ink and i in self.inks else -keep for i in range(len(starts))]
        opens = [cls == c.OPEN for cls in self.classes]
        origins = [start + move * mark for start, move, mark in zip(starts, moved, opens, strict=True)]
        for i, (before, _) in self.protruding.items():
            origins[i] -= before
        return origins
