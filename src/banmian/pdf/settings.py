"""What the writer is told beside the display list: standard, output intent, ink limit, where pixels come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from banmian.pdf.standards import X4, Standard


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """The printing condition. `profile`: the ICC file's bytes; `identifier`: the characterisation's registered name."""

    profile: bytes
    identifier: str = "CGATS TR 002"
    info: str = "CGATS TR 002 (coldset offset on newsprint)"
    registry: str = "http://www.color.org"


@dataclass(frozen=True, slots=True)
class Pixels:
    """A picture ready for the file: `space` DeviceCMYK or DeviceGray, 8 bits; `data` under `filter` (FlateDecode or
    DCTDecode). `inverted`: the amounts are stored as 255 - ink (Adobe's JPEGs)."""

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    inverted: bool = False


PixelSource = Callable[[str, str, int, int], Pixels]
"""(file, sha256, width, height of the largest placement in mp) -> pixels in the output intent's colours."""


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """`ink_limit`: total ink of a picture's pixel in percent. `compress`: False leaves streams readable, for goldens.

    `pixels`: needed only where the display list holds a Raster.
    """

    intent: OutputIntent
    ink_limit: int = 240
    compress: bool = True
    standard: Standard = X4
    pixels: PixelSource | None = None
    creator: str = "banmian"
    producer: str = field(default="banmian")
