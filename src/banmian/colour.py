"""Colour is named ink: CMYK amounts that the paper's layout declares by name (docs/rules/print.md)."""

from __future__ import annotations

from banmian.values import frozen


@frozen
class Ink:
    """A named ink. `cmyk` in tenths of a percent (0..1000 each)."""

    name: str
    cmyk: tuple[int, int, int, int]

    @property
    def k_only(self) -> bool:
        return self.cmyk[:3] == (0, 0, 0) and self.cmyk[3] > 0

    @property
    def overprints(self) -> bool:
        """Text black alone overprints; white and colours knock out."""
        return self.cmyk == (0, 0, 0, 1000)

    @property
    def total(self) -> int:
        """Total ink in tenths of a percent."""
        return sum(self.cmyk)


BLACK = Ink("k", (0, 0, 0, 1000))
WHITE = Ink("white", (0, 0, 0, 0))
