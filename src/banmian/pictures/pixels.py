"""Pixels ready for a print file: the value that passes from a picture's conversion to the PDF."""

from __future__ import annotations

from banmian.values import frozen


@frozen
class Pixels:
    """A picture in DeviceCMYK or DeviceGray (`space`), 8 bits; `data` under `filter` (FlateDecode or DCTDecode).

    `inverted`: the amounts are stored as 255 - ink, as Adobe's JPEGs have them.
    """

    width: int
    height: int
    space: str
    filter: str
    data: bytes
    inverted: bool = False
