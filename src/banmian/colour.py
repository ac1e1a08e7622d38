"""Colour is named ink: amounts of the process inks and of special inks, declared by name in paper.yaml (docs/rules/print.md).

Amounts are tenths of a percent, 0 to 1000. A special ink (spot) has a plate of its own; how it looks in process inks is
said beside it, for proofs and for a press without it.
"""

from __future__ import annotations

from collections.abc import Iterable

from banmian.values import frozen

Cmyk = tuple[int, int, int, int]
FULL = 1000
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")
"""The process inks as plates are called."""


@frozen
class Spot:
    """A special ink. `name`: as the print shop knows it, `PANTONE 186 C`; `cmyk`: how it looks in full."""

    name: str
    cmyk: Cmyk


@frozen
class Ink:
    """A named ink. `cmyk`: what is printed of the process inks; `spots`: special inks and what is printed of each.

    `rich`: a black of several inks, for large type alone; `overprint`: leaves the other plates as they are.
    """

    name: str
    cmyk: Cmyk
    spots: tuple[tuple[Spot, int], ...] = ()
    rich: bool = False
    overprint: bool = False

    @property
    def plates(self) -> tuple[tuple[str, int], ...]:
        """The plates that it prints on, with amounts: process inks first."""
        process = tuple(pair for pair in zip(PROCESS, self.cmyk, strict=True) if pair[1])
        return process + tuple((spot.name, amount) for spot, amount in self.spots)

    @property
    def white(self) -> bool:
        """Prints nothing: paper."""
        return not self.spots and not any(self.cmyk)

    @property
    def overprints(self) -> bool:
        """Text black alone, and an ink that is declared so; white and colours knock out."""
        return self.overprint or (self.cmyk == (0, 0, 0, FULL) and not self.spots)

    @property
    def total(self) -> int:
        """Total ink: the sum over all plates."""
        c, m, y, k = self.cmyk
        return c + m + y + k + (sum(amount for _, amount in self.spots) if self.spots else 0)

    @property
    def look(self) -> Cmyk:
        """How it looks in process inks alone."""
        return printed_over([self.cmyk, *(scaled(spot.cmyk, amount) for spot, amount in self.spots)])


def scaled(cmyk: Cmyk, amount: int) -> Cmyk:
    """A tint of process amounts, rounded half up."""
    c, m, y, k = ((v * amount + FULL // 2) // FULL for v in cmyk)
    return c, m, y, k


def printed_over(parts: Iterable[Cmyk]) -> Cmyk:
    """Halftones printed over each other: of each process ink the share of paper that some part covers (Demichel)."""
    bare = [FULL] * 4
    for part in parts:
        bare = [(b * (FULL - v) + FULL // 2) // FULL for b, v in zip(bare, part, strict=True)]
    c, m, y, k = (FULL - b for b in bare)
    return c, m, y, k


def tint(ink: Ink, amount: int, name: str) -> Ink:
    """So much of an ink; a full tint is the ink itself. What comes to nothing has no plate."""
    if amount == FULL:
        return ink
    spots = tuple((spot, part) for spot, of in ink.spots if (part := (of * amount + FULL // 2) // FULL))
    return Ink(name, scaled(ink.cmyk, amount), spots, overprint=ink.overprint and bool(spots))


def mixed(name: str, parts: Iterable[tuple[Ink, int]], overprint: bool = False) -> Ink:
    """Tints printed together as one ink. Process amounts of one plate add up; the sum may exceed a plate's 1000, which is
    for the caller to refuse."""
    cmyk, spots = [0, 0, 0, 0], dict[Spot, int]()
    for ink, amount in parts:
        part = tint(ink, amount, name)
        cmyk = [a + b for a, b in zip(cmyk, part.cmyk, strict=True)]
        for spot, of in part.spots:
            spots[spot] = spots.get(spot, 0) + of
    c, m, y, k = cmyk
    return Ink(name, (c, m, y, k), tuple(spots.items()), overprint=overprint)


SECTION = "section"
"""The name of the ink that stands in for the colour of a page's section, until the page has it."""


def section_ink(ink: Ink, section: Ink) -> Ink:
    """The section's own ink, or the same tint of it, for the one that stands in for it; any other ink as it is."""
    base, _, percent = ink.name.partition(" ")
    if base != SECTION:
        return ink
    return tint(section, int(percent.removesuffix("%")) * FULL // 100, f"{section.name} {percent}") if percent else section


BLACK = Ink("k", (0, 0, 0, FULL))
WHITE = Ink("white", (0, 0, 0, 0))
