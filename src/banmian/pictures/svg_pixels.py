"""A drawing that cannot stay vector, rendered by resvg at the resolution of the press.

No font, no file and no network is given to it: what refers to any of them was refused before (svg_safety.py).
"""

from __future__ import annotations

from typing import Any

from banmian.geometry import Rect
from banmian.phrases import verbatim
from banmian.pictures.opening import Unreadable, decode_pixels
from banmian.pictures.xml import standing_alone

LARGEST_EDGE = 10_000
"""Pixels: the longer side of what is rendered."""
CSS_DPI = 96


def render_svg(data: bytes, rect: Rect, ppi: int) -> Any:
    """The drawing as RGBA pixels for a place of this size. Unreadable where it cannot be rendered."""
    scale = ppi / 72_000
    largest = max(rect.width, rect.height) * scale
    return render(data, max(1, round(rect.width * scale * min(1, LARGEST_EDGE / largest))))


def size_of(data: bytes) -> tuple[int, int]:
    """Width and height in CSS pixels. Unreadable as above."""
    size: tuple[int, int] = _png(data).size
    return size


def render(data: bytes, width: int) -> Any:
    """So many pixels wide."""
    image = _png(data, width)
    return image if image.mode == "RGBA" else image.convert("RGBA")


def _png(data: bytes, width: int | None = None) -> Any:
    import resvg_py

    try:
        svg = standing_alone(data).decode("utf-8-sig")
        png = resvg_py.svg_to_bytes(svg_string=svg, width=width, dpi=CSS_DPI, skip_system_fonts=True)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the Rust library is no Exception
        raise Unreadable(verbatim(" ".join(str(error).split())[:80])) from None
    return decode_pixels(bytes(png), "png")
