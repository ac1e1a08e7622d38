"""A picture as PNG without date or other words: rows as they are, under zlib's fastest level.

PNG's row filters foretell a pixel from its neighbours. Of pages, white with sharp type, zlib makes less without them: 0.7 of
the bytes in 0.4 of the time of what Pillow writes, which weighs five filters for each row and cannot be told not to.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

LEVEL = 1
_COLOUR_TYPES = {"L": 0, "RGB": 2}
_UNFILTERED = b"\0"


def png(image: Any) -> bytes:
    """A Pillow picture in RGB or L, 8 bits a sample. KeyError for another mode."""
    width, height = image.size
    header = struct.pack(">IIBBBBB", width, height, 8, _COLOUR_TYPES[image.mode], 0, 0, 0)
    samples = memoryview(image.tobytes())
    step = width * len(image.getbands())
    rows = b"".join([part for at in range(0, step * height, step) for part in (_UNFILTERED, samples[at : at + step])])
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, LEVEL)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join([_chunk(*chunk) for chunk in chunks])


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
