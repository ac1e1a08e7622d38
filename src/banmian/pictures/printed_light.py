"""How light a part of a picture is when it is printed: its pixels in the press's inks, with its shade, as the paper shows them.

Luminance counts from the paper's white, 1. The press's deepest black is not 0 (relative colorimetric without black-point
compensation): newsprint shows black as a dark grey, and white letters on it have less contrast than on a screen. decision 0098.
"""

from __future__ import annotations

from dataclasses import field
from io import BytesIO
from typing import Any

from banmian.colour import FULL, Cmyk, Ink, mixed
from banmian.display import Raster
from banmian.geometry import Rect
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.opening import decode_pixels, upright
from banmian.pictures.press import Press
from banmian.pictures.raster import crop_box, split_alpha
from banmian.pictures.separation import Separator, limit_ink
from banmian.pictures.shade import darkened, shaded
from banmian.values import record

MOST = 2_000
"""Pixels of a part at most, each way."""


def luminance_of(value: int) -> float:
    """Of a lightness from 0 to 255 (CIE L*), the paper's white being 1."""
    light = value * 100 / 255
    return ((light + 16) / 116) ** 3 if light > 8 else light / 903.3


LUMINANCE = tuple(luminance_of(value) for value in range(256))


@record
class PrintedLight:
    """Lightness on one press. `assets`: where the pictures' bytes are."""

    press: Press
    assets: AssetStore
    _transform: Any = None
    _separator: Separator | None = None
    _opened: dict[str, tuple[Any, bytes]] = field(default_factory=dict)

    def part(self, raster: Raster, rect: Rect, step: int) -> Any:
        """The lightness (mode L, CIE L* from 0 to 255) of what of the picture lies in a rectangle of the page, a pixel for `step`
        mp of it. PictureChanged where its bytes are gone."""
        image, embedded = self._picture(raster)
        whole = raster.rect
        x0, y0, x1, y1 = (
            (rect.x0 - whole.x0) / max(1, whole.width), (rect.y0 - whole.y0) / max(1, whole.height),
            (rect.x1 - whole.x0) / max(1, whole.width), (rect.y1 - whole.y0) / max(1, whole.height),
        )  # fmt: skip
        share = max(0.0, x0), max(0.0, y0), min(1.0, x1), min(1.0, y1)
        size = min(MOST, max(1, rect.width // step)), min(MOST, max(1, rect.height // step))
        box = share[0] * image.width, share[1] * image.height, share[2] * image.width, share[3] * image.height
        return self._light(image.resize(size, self._filter(), box), embedded, raster, share)

    @staticmethod
    def _filter() -> Any:
        from PIL import Image

        return Image.Resampling.BOX

    def _picture(self, raster: Raster) -> tuple[Any, bytes]:
        """The picture as it is shown, cropped, without alpha; kept for the next part."""
        if raster.key not in self._opened:
            data = self.assets.bytes_of(raster)
            image = decode_pixels(data, raster.kind)
            embedded = image.info.get("icc_profile") or b""
            image = upright(image)
            if any(raster.treatment.crop):
                image = image.crop(crop_box(image.size, raster.treatment.crop))
            self._opened[raster.key] = split_alpha(image if image.mode != "1" else image.convert("L"), True)[0], embedded
        return self._opened[raster.key]

    def _light(self, image: Any, embedded: bytes, raster: Raster, share: tuple[float, float, float, float]) -> Any:
        treatment, inks = raster.treatment, self._inks()
        if treatment.inks:
            plate = darkened(inks.darkness(image, embedded), treatment.shade, share)
            return plate.point(self._tones(treatment.inks))
        return self._lightness(limit_ink(_cmyk(shaded(inks.inks(image, embedded), treatment.shade, share)), inks.most))

    def _tones(self, inks: tuple[Ink, ...]) -> list[int]:
        """The lightness of each value of a plate that is printed in one ink or two (separation.py: the first has the shadows)."""
        from PIL import Image

        rows = []
        for value in range(256):
            dark = 255 - value
            shares = [dark] if len(inks) == 1 else [dark * dark // 255, dark]
            rows.append(_bytes_of(mixed("tone", [(i, s * FULL // 255) for i, s in zip(inks, shares, strict=True)]).look))
        return list(self._lightness(Image.frombytes("CMYK", (256, 1), b"".join(rows))).tobytes())

    def of_ink(self, ink: Ink) -> float:
        """The luminance of an ink on paper."""
        from PIL import Image

        light: bytes = self._lightness(Image.frombytes("CMYK", (1, 1), _bytes_of(ink.look))).tobytes()
        return LUMINANCE[light[0]]

    def _inks(self) -> Separator:
        if self._separator is None:
            self._separator = Separator(self.press.profile, self.press.limit, self.press.rendering)
        return self._separator

    def _lightness(self, image: Any) -> Any:
        from PIL import ImageCms

        if self._transform is None:
            source, lab = ImageCms.ImageCmsProfile(BytesIO(self.press.profile)), ImageCms.createProfile("LAB")
            self._transform = ImageCms.buildTransform(source, lab, "CMYK", "LAB", ImageCms.Intent.RELATIVE_COLORIMETRIC)
        light: Any = ImageCms.applyTransform(image, self._transform)
        return light.getchannel("L")


def _cmyk(image: Any) -> Any:
    """A picture in K as one in four inks."""
    from PIL import Image, ImageChops

    if image.mode == "CMYK":
        return image
    none = Image.new("L", image.size)
    return Image.merge("CMYK", (none, none, none, ImageChops.invert(image)))


def _bytes_of(cmyk: Cmyk) -> bytes:
    return bytes(min(255, (amount * 255 + FULL // 2) // FULL) for amount in cmyk)
