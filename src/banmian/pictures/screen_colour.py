"""Screen colours of a plain SVG as inks: white is paper, greys and near-black are K alone, the rest by LittleCMS.

What is drawn in one ink cannot go out of register; a grey line of four inks can (docs/rules/print.md, Black).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from banmian.colour import Cmyk, Ink
from banmian.pictures.separation import Separator

NEAR_BLACK = 40
"""Of 255: a colour whose three values all lie under this is black (chosen by us)."""
GREY = 8
"""Of 255: by how much the three values of a grey may differ."""
FULL = 1000


@dataclass(slots=True)
class Palette:
    """The inks of one drawing, made as they are met."""

    separator: Separator
    met: dict[tuple[int, int, int], Ink] = field(default_factory=dict)

    def name(self, colour: Any) -> str | None:
        """The ink of a reportlab colour (red, green, blue from 0 to 1); None for no colour."""
        if colour is None:
            return None
        rgb = tuple(min(255, max(0, round(float(v) * 255))) for v in (colour.red, colour.green, colour.blue))
        if rgb not in self.met:
            self.met[rgb] = Ink("#{:02x}{:02x}{:02x}".format(*rgb), press_ink(self.separator, rgb))  # type: ignore
        return self.met[rgb].name  # type: ignore[index]

    def inks(self) -> tuple[tuple[str, Ink], ...]:
        return tuple((ink.name, ink) for ink in self.met.values())


def press_ink(separator: Separator, rgb: tuple[int, int, int], embedded: bytes = b"") -> Cmyk:
    """Amounts of ink for a colour of a screen; `embedded`: its ICC profile, b"" for sRGB."""
    if min(rgb) == 255:
        return 0, 0, 0, 0
    if max(rgb) < NEAR_BLACK:
        return 0, 0, 0, FULL
    from PIL import Image

    pixel = Image.new("RGB", (1, 1), rgb)
    if max(rgb) - min(rgb) <= GREY:
        return 0, 0, 0, _tenths(255 - separator.darkness(pixel, embedded).getpixel((0, 0)))
    c, m, y, k = map(_tenths, separator.inks(pixel, embedded).getpixel((0, 0)))
    return c, m, y, k


def _tenths(amount: int) -> int:
    """Rounded down, so that four together stay under a limit that the amounts keep."""
    return amount * FULL // 255
