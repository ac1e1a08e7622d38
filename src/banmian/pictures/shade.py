"""A picture darkened where a head stands on it: an ink printed over its pixels, in full or fading in. docs/decisions/0098.

Worked into the pixels, so that the file has no transparency, the ink limit holds for each pixel and two builds are the same bytes.
"""

from __future__ import annotations

from typing import Any

from banmian.colour import FULL
from banmian.display import Shade

STEPS = 4096
"""Positions along the picture at which a shade is computed."""
Part = tuple[float, float, float, float]
"""What of a picture is meant: left, top, right and bottom as shares of it."""
WHOLE: Part = (0.0, 0.0, 1.0, 1.0)
PARTS = 1_000_000
"""Positions of a shade are millionths of the picture's width or height."""


def strengths(shade: Shade) -> list[int]:
    """How much of the ink is printed at STEPS positions, 0 to 255: it comes in softly at both ends of its fade."""
    out = []
    for k in range(STEPS):
        at = (2 * k + 1) * PARTS // (2 * STEPS)
        run = shade.full - shade.start
        done = min(1.0, max(0.0, (at - shade.start) / run)) if run else float(at >= shade.full)
        out.append(round(255 * shade.share / FULL * done * done * (3 - 2 * done)))
    return out


def mask_of(shade: Shade, size: tuple[int, int], part: Part = WHOLE) -> Any:
    """The strengths over a part of the picture, as a picture of that size, mode L."""
    from PIL import Image

    line = Image.frombytes("L", (1, STEPS), bytes(strengths(shade)))
    x0, y0, x1, y1 = part
    if shade.axis == "x":
        return line.transpose(Image.Transpose.TRANSPOSE).resize(size, Image.Resampling.BILINEAR, (x0 * STEPS, 0, x1 * STEPS, 1))
    return line.resize(size, Image.Resampling.BILINEAR, (0, y0 * STEPS, 1, y1 * STEPS))


def shaded(image: Any, shade: Shade | None, part: Part = WHOLE) -> Any:
    """A picture in K (L, 0 = full ink) or CMYK with the shade over it: each plate as two halftones over one another print."""
    from PIL import Image, ImageChops

    if shade is None:
        return image
    mask = mask_of(shade, image.size, part)
    if image.mode == "L" and not any(shade.ink.cmyk[:3]):
        return ImageChops.multiply(image, ImageChops.invert(_scaled(mask, shade.ink.cmyk[3])))
    if image.mode == "L":
        none = Image.new("L", image.size)
        image = Image.merge("CMYK", (none, none, none, ImageChops.invert(image)))
    plates = zip(image.split(), shade.ink.cmyk, strict=True)
    return Image.merge("CMYK", [ImageChops.screen(plate, _scaled(mask, amount)) for plate, amount in plates])


def darkened(plate: Any, shade: Shade | None, part: Part = WHOLE) -> Any:
    """A grey picture (L, 0 = full ink) that is printed in inks of its own: they are the shade's too."""
    from PIL import ImageChops

    return plate if shade is None else ImageChops.multiply(plate, ImageChops.invert(mask_of(shade, plate.size, part)))


def on_screen(image: Any, shade: Shade | None, rgb: tuple[int, int, int]) -> Any:
    """A picture in RGB or grey with the shade over it, whose ink looks like `rgb` in full."""
    from PIL import Image, ImageChops

    if shade is None:
        return image
    mask = mask_of(shade, image.size)
    if image.mode == "L" and len({*rgb}) > 1:
        image = image.convert("RGB")
    bands = zip(image.split(), rgb, strict=False)
    light = [ImageChops.multiply(band, ImageChops.invert(_scaled(mask, (255 - look) * FULL // 255))) for band, look in bands]
    return Image.merge(image.mode, light)


def _scaled(mask: Any, amount: int) -> Any:
    return mask if amount == FULL else mask.point([value * amount // FULL for value in range(256)])
