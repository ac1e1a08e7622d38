"""A page drawn by PDFium, its pixels laid as the rows of a PNG, so that they need not be copied into them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from banmian.outputs.png import Rows

RGB = 3
"""Channels."""


@contextmanager
def draw_trim(page: Any, dpi: int) -> Iterator[tuple[Rows, Any]]:
    """The trim of one of pypdfium2's pages as rows, and as pypdfium2's bitmap of the same pixels, as long as the context is open.
    The page is closed."""
    left, bottom, right, top = page.get_trimbox()
    media = page.get_mediabox()
    crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
    laid = _Laid()
    bitmap = page.render(scale=dpi / 72, crop=crop, rev_byteorder=True, bitmap_maker=laid.bitmap)
    try:
        yield Rows(laid.rows, bitmap.width, bitmap.height, RGB), bitmap
    finally:
        bitmap.close()
        page.close()


class _Laid:
    """Room for a bitmap in which a byte of nought stands before each row: PNG's sign that it is not filtered."""

    def __init__(self) -> None:
        self.rows = memoryview(b"")

    def bitmap(self, width: int, height: int, format: int, rev_byteorder: bool) -> Any:
        from pypdfium2 import PdfBitmap

        stride = 1 + RGB * width
        room = bytearray(stride * height + 1)
        self.rows = memoryview(room)[:-1]
        samples = (ctypes.c_ubyte * (stride * height)).from_buffer(room, 1)
        return PdfBitmap.new_native(width, height, format, rev_byteorder, buffer=samples, stride=stride)
