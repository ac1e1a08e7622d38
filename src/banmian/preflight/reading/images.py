"""A picture's dictionary as facts; pixels are not decoded here (Ghostscript and PDFium do that, in their own processes)."""

from __future__ import annotations

from typing import Any

import pikepdf

from banmian.preflight.facts import Image
from banmian.preflight.reading.spaces import read_space
from banmian.preflight.reading.values import filters, get, is_stream, whole

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
    mask = get(picture, "/SMask")
    return Image(
        label, whole(entry(picture, "/Width")), whole(entry(picture, "/Height")), bits, read, filters(picture),
        bits == 1 and (stencil or read is None or read.count == 1), stencil, is_stream(mask), stored(picture),
    )  # fmt: skip


def stored(picture: Any) -> int:
    """Bytes of the stream as stored; 0 where they cannot be had."""
    try:
        return len(picture.read_raw_bytes()) if is_stream(picture) else 0
    except (pikepdf.PdfError, RuntimeError):
        return 0
