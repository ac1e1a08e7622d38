"""Files of pixels opened by Pillow: each in its own format alone, turned as EXIF says, never more than the head without need.

Damage has many faces in Pillow (a dozen exception types from as many decoders): whatever opening or decoding a file from
outside raises is `Unreadable` here.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import Any

from banmian.phrases import Phrase, verbatim

FORMATS = {"jpeg": ("JPEG",), "png": ("PNG",), "tiff": ("TIFF",), "webp": ("WEBP",)}
"""Our kinds of pixels, and Pillow's names of them. A phone's MPO opens as the JPEG that it begins with."""
ORIENTATION = 0x0112
TURNED = (5, 6, 7, 8)
"""EXIF orientations that change width and height about."""


class Unreadable(Exception):
    """Why a file of pixels cannot be used. `large`: it is beyond Pillow's own limit of pixels."""

    def __init__(self, reason: Phrase, large: bool = False) -> None:
        super().__init__(reason)
        self.large = large


@cache
def _quiet() -> None:
    """Pillow's warnings are not a user's business. The list of filters is the whole process's, which threads share: it is
    lengthened once, and never put back."""
    from PIL import Image

    warnings.filterwarnings("ignore", category=Image.DecompressionBombWarning)
    warnings.filterwarnings("ignore", module=r"PIL\.")


@contextmanager
def guarded() -> Iterator[None]:
    """What a damaged file makes a decoder raise becomes Unreadable."""
    from PIL import Image

    _quiet()
    try:
        yield
    except Image.DecompressionBombError as error:
        raise Unreadable(verbatim(str(error)), large=True) from None
    except Exception as error:
        raise Unreadable(verbatim(str(error) or type(error).__name__)) from None


def open_image(data: bytes, kind: str) -> Any:
    """The picture's head. Unreadable where it is none of its kind."""
    from PIL import Image

    with guarded():
        return Image.open(BytesIO(data), formats=FORMATS[kind])


def orientation(image: Any) -> int:
    """EXIF's, 1 where there is none or it cannot be read."""
    try:
        with guarded():
            found = image.getexif().get(ORIENTATION, 1)
    except Unreadable:  # a damaged EXIF block says nothing; the pixels may be sound
        return 1
    return found if found in range(1, 9) else 1


def upright(image: Any) -> Any:
    """The picture turned as EXIF says."""
    from PIL import Image

    way = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_90,
    }.get(orientation(image))  # fmt: skip
    return image if way is None else image.transpose(way)


def decode_pixels(data: bytes, kind: str) -> Any:
    """The whole picture as it is stored; CMYK as amounts of ink, Lab as sRGB. Unreadable where the file is damaged."""
    image = open_image(data, kind)
    with guarded():
        image.load()
        if kind == "jpeg" and image.mode == "CMYK" and "adobe" not in image.info:
            return _plain_cmyk(image)
        return _from_lab(image) if image.mode == "LAB" else image


def _plain_cmyk(image: Any) -> Any:
    """Pillow takes every CMYK JPEG for an inverted one; without Adobe's marker the amounts are stored as they are."""
    from PIL import ImageChops

    plain = ImageChops.invert(image)
    plain.info, plain.format = image.info, image.format
    return plain


def _from_lab(image: Any) -> Any:
    from PIL import ImageCms

    lab, srgb = ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB")
    return ImageCms.applyTransform(image, ImageCms.buildTransform(lab, srgb, "LAB", "RGB"))


def more_than_one(image: Any) -> bool:
    """Whether further pictures follow in the file (TIFF pages, WebP and PNG animation)."""
    try:
        with guarded():
            image.seek(1)
    except Unreadable:  # there is none; a second picture that is damaged is none either
        return False
    return True
