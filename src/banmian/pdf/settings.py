"""What the writer is told beside the display list: standard, output intent, where pixels come from."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from banmian.display import Raster
from banmian.pdf.standards import X4, Standard
from banmian.pictures.pixels import Form, Pixels
from banmian.store import Store
from banmian.values import frozen

if TYPE_CHECKING:
    from banmian.pdf.wide_fonts import WideFonts


@frozen
class OutputIntent:
    """The printing condition. `profile`: the ICC file's bytes; `identifier`: the characterisation's registered name, or
    "Custom"; `info`: the condition in words; `registry`: where the name is registered, "" for nowhere."""

    profile: bytes
    identifier: str = "CGATS TR 002"
    info: str = "CGATS TR 002 (coldset offset on newsprint)"
    registry: str = "http://www.color.org"


PictureSource = Callable[[Raster], Pixels | Form]
"""A picture with the rectangle of its largest placement -> pixels in the output intent's colours, or a PDF's page."""


@frozen
class PdfSettings:
    """`ink_limit`: total ink of a picture's pixel, percent. `compress`: False leaves streams readable, for goldens.
    `pixels`: where the pictures of the display list come from (pictures/raster.py); None = it has none. `slug`: sheet outside the
    bleed on each side, mp, for marks."""

    intent: OutputIntent
    ink_limit: int = 240
    compress: bool = True
    standard: Standard = X4
    pixels: PictureSource | None = None
    slug: int = 0
    creator: str = "banmian"
    producer: str = "banmian"
    store: Store | None = None
    """Where streams and fonts are kept for the next process."""
    wide: WideFonts | None = None
    """Fonts with more glyphs than are used, of a file that is only drawn."""
