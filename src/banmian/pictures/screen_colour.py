"""Screen colours of a plain SVG as inks: white is paper, greys and near-black are K alone, the rest by LittleCMS.

What is drawn in one ink cannot go out of register; a grey line of four inks can (docs/rules/print.md, Black).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import field
from typing import Any

from banmian.colour import Cmyk, Ink
from banmian.pictures.separation import Separator
from banmian.values import record

NEAR_BLACK = 40
"""A colour whose three values (of 255) all lie under this is black (chosen by us)."""
GREY = 8
"""By how much the three values (of 255) of a grey may differ."""
FULL = 1000
Rgb = tuple[int, int, int]


@record
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


def press_ink(separator: Separator, rgb: Rgb, embedded: bytes = b"") -> Cmyk:
    """Amounts of ink for a colour of a screen; `embedded`: its ICC profile, b"" for sRGB."""
    return press_inks(separator, [rgb], embedded)[rgb]


def press_inks(separator: Separator, colours: Collection[Rgb], embedded: bytes = b"") -> dict[Rgb, Cmyk]:
    """The same for many colours at once: each conversion has its price, of one pixel or of thousands."""
    out: dict[Rgb, Cmyk] = {rgb: (0, 0, 0, 0) if min(rgb) == 255 else (0, 0, 0, FULL) for rgb in colours}
    rest = [rgb for rgb in out if min(rgb) < 255 and max(rgb) >= NEAR_BLACK]
    greys = [rgb for rgb in rest if max(rgb) - min(rgb) <= GREY]
    bright = [rgb for rgb in rest if max(rgb) - min(rgb) > GREY]
    if greys:
        plate = separator.darkness(_row(greys), embedded).tobytes()
        out |= {rgb: (0, 0, 0, _tenths(255 - value)) for rgb, value in zip(greys, plate, strict=True)}
    if bright:
        inks = [_tenths(value) for value in separator.inks(_row(bright), embedded).tobytes()]
        out |= {
            rgb: (inks[i], inks[i + 1], inks[i + 2], inks[i + 3]) for rgb, i in zip(bright, range(0, len(inks), 4), strict=True)
        }
    return out


def _row(colours: list[Rgb]) -> Any:
    from PIL import Image

    return Image.frombytes("RGB", (len(colours), 1), bytes(value for rgb in colours for value in rgb))


def _tenths(amount: int) -> int:
    """Rounded down, so that four together stay under a limit that the amounts keep."""
    return amount * FULL // 255
