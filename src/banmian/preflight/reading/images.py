"""A picture's dictionary as facts; pixels are not decoded here (Ghostscript and PDFium do that, in their own processes)."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf

from banmian.preflight.facts import Image
from banmian.preflight.painted import Space
from banmian.preflight.reading.spaces import CMYK, GRAY, RGB, UNKNOWN, read_space
from banmian.preflight.reading.values import BROKEN, filters, get, identity, is_stream, whole

_SHORT = {"/Width": "/W", "/Height": "/H", "/BitsPerComponent": "/BPC", "/ColorSpace": "/CS", "/ImageMask": "/IM"}


def entry(picture: Any, key: str) -> Any:
    """A key by its long or, in an inline picture, its short name."""
    held = get(picture, key)
    return held if held is not None or key not in _SHORT else get(picture, _SHORT[key])


def read_image(picture: Any, resources: Any, label: str) -> Image:
    """The facts of an image XObject or of an inline picture's dictionary."""
    stencil = entry(picture, "/ImageMask") is True
    space = entry(picture, "/ColorSpace")
    bits = 1 if stencil else whole(entry(picture, "/BitsPerComponent"), 8)
    read = None if stencil or space is None else read_space(space, resources)
    if read is None and not stencil and filters(picture)[-1:] == ("JPXDecode",):
        read = packed_space(picture)
    mask = get(picture, "/SMask")
    return Image(
        label, whole(entry(picture, "/Width")), whole(entry(picture, "/Height")), bits, read, filters(picture),
        bits == 1 and (stencil or read is None or read.count == 1), stencil, is_stream(mask), stored_bytes(picture),
        identity(picture),
    )  # fmt: skip


def packed_space(picture: Any) -> Space:
    """The colour space that a JPEG 2000 picture has in its own header, where the PDF names none."""
    from PIL import Image as Pixels

    modes = {"RGB": RGB, "RGBA": RGB, "YCbCr": RGB, "CMYK": CMYK, "L": GRAY, "LA": GRAY, "I;16": GRAY}
    try:
        data = picture.get_raw_stream_buffer() if len(filters(picture)) == 1 else picture.get_stream_buffer()
        with Pixels.open(BytesIO(bytes(data)), formats=("JPEG2000",)) as opened:
            return modes.get(opened.mode, UNKNOWN)
    except (*BROKEN, OSError, SyntaxError, Pixels.DecompressionBombError):
        return UNKNOWN


def stored_bytes(picture: Any) -> int:
    """Bytes of the stream as stored; 0 where they cannot be had."""
    try:
        return len(picture.read_raw_bytes()) if is_stream(picture) else 0
    except (pikepdf.PdfError, RuntimeError):
        return 0
