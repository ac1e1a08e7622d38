"""Converted pixels as the bytes of an image XObject: few colours lossless, a photograph as JPEG that keeps the ink limit.

Filters are Flate and DCT alone (docs/rules/print.md, filters).
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Any

from banmian.pictures.pixels import Pixels
from banmian.pictures.separation import Plates, limit_ink, most_ink

JPEG_QUALITY = 90
FLAT_COLOURS = 4096
"""A lossless picture of at most this many colours stays lossless; one of more is a photograph and becomes a JPEG."""
TRIES = 3
"""How often a JPEG whose noise passes the ink limit is made again of less ink before it is stored lossless."""


def deflated(image: Any) -> bytes:
    return zlib.compress(image.tobytes(), 6)


def few_colours(image: Any) -> bool:
    return image.getcolors(FLAT_COLOURS) is not None


def line_art(image: Any) -> Pixels:
    """A picture of one bit: black paints in the ink that the display list names."""
    return Pixels(image.width, image.height, "Mask", "FlateDecode", deflated(image))


def encode_indexed(image: Any, palette: bytes, plates: Plates, mask: bytes = b"") -> Pixels:
    """One plate whose values stand for rows of the palette; lossless, as a palette knows no noise."""
    return Pixels(image.width, image.height, "Indexed", "FlateDecode", deflated(image), False, palette, mask, plates)


def encode_picture(image: Any, flat: bool, limit: int, mask: bytes = b"") -> Pixels:
    """A picture in K (mode L) or CMYK; `limit` in 1/255, kept by every pixel as a reader decodes it."""
    space = "DeviceGray" if image.mode == "L" else "DeviceCMYK"
    width, height = image.size
    if not flat:
        room = limit
        for _ in range(TRIES if image.mode == "CMYK" else 1):
            data = _jpeg(limit_ink(image, room) if image.mode == "CMYK" else image)
            over = _most_of(data) - limit if image.mode == "CMYK" else 0
            if over <= 0:
                return Pixels(width, height, space, "DCTDecode", data, image.mode == "CMYK", soft_mask=mask)
            room -= over + 1
    return Pixels(width, height, space, "FlateDecode", deflated(image), soft_mask=mask)


def _jpeg(image: Any) -> bytes:
    """4:4:4. Pillow stores CMYK as Adobe does, inverted."""
    out = BytesIO()
    image.info = {}
    image.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=False)
    return out.getvalue()


def _most_of(data: bytes) -> int:
    from PIL import Image

    with Image.open(BytesIO(data), formats=("JPEG",)) as image:
        return most_ink(image)
