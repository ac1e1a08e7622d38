"""Pictures as a screen takes them: sRGB or grey, about 150 pixels to the inch at their largest placement.

A page of a PDF and a drawing that cannot stay vector are rendered; line art keeps its bits. Alpha stays a soft mask.
"""

from __future__ import annotations

from dataclasses import field
from io import BytesIO
from typing import Any

from banmian.colour import BLACK, Ink, mixed
from banmian.display import Raster, Treatment
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.encoding import deflated, few_colours, line_art
from banmian.pictures.look import Look
from banmian.pictures.opening import decode_pixels, upright
from banmian.pictures.picture import kind_of
from banmian.pictures.pixels import Pixels
from banmian.pictures.raster import crop_box, split_alpha, uncropped
from banmian.pictures.resolution import effective_ppi
from banmian.pictures.shade import darkened, on_screen
from banmian.values import record

PPI = 150
"""Pixels to the inch on a page shown at its own size: sharp at 150 %."""
SPARE = 120
"""Percent: a picture of at most so much more than that stays as it is."""
RENDER_PPI = 200
"""The same for a page or drawing that was vector: type in it is small."""
JPEG_QUALITY = 82


@record
class ScreenConverter:
    """A `PictureSource`. `assets`: where the pictures' bytes are."""

    look: Look
    assets: AssetStore = field(default_factory=AssetStore)

    def __call__(self, raster: Raster) -> Pixels:
        """PictureChanged where the assets no longer have its bytes."""
        data = self.assets.bytes_of(raster)
        kind = raster.kind or kind_of(data[:64], "")
        if kind in ("pdf", "svg"):
            return self._encoded(_rendered(data, kind, raster), b"", False, Treatment(shade=raster.treatment.shade))
        image = decode_pixels(data, kind)
        embedded = image.info.get("icc_profile") or b""
        lossless = kind != "jpeg"
        image = upright(image)
        if any(raster.treatment.crop):
            image = image.crop(crop_box(image.size, raster.treatment.crop))
        if image.mode == "1" and "transparency" not in image.info:
            return line_art(image)
        return self._encoded(_smaller(image, raster), embedded, lossless and few_colours(image), raster.treatment)

    def _encoded(self, image: Any, embedded: bytes, flat: bool, treatment: Treatment) -> Pixels:
        (image, alpha), inks, shade = split_alpha(image, False), treatment.inks, treatment.shade
        if inks and inks[0].plates != BLACK.plates:
            image = self._toned(darkened(image.convert("L"), shade), inks)
        elif inks:
            image = darkened(image.convert("L"), shade)
        else:
            image = self.look.seen(image, embedded) if image.mode != "L" else image
            image = on_screen(image, shade, self.look.rgb(shade.ink)) if shade is not None else image
        mask = deflated(alpha) if alpha is not None else b""
        space = "DeviceGray" if image.mode == "L" else "DeviceRGB"
        width, height = image.size
        if flat:
            return Pixels(width, height, space, "FlateDecode", deflated(image), soft_mask=mask)
        out = BytesIO()
        image.info = {}
        image.save(out, "JPEG", quality=JPEG_QUALITY, optimize=False)
        return Pixels(width, height, space, "DCTDecode", out.getvalue(), soft_mask=mask)

    def _toned(self, image: Any, inks: tuple[Ink, ...]) -> Any:
        """A grey picture in one ink or two: of two the first carries the shadows (pictures/separation.py)."""
        from PIL import Image

        rows = []
        for value in range(256):
            dark = 255 - value
            shares = [dark] if len(inks) == 1 else [dark * dark // 255, dark]
            rows.append(self.look.rgb(mixed("tone", [(i, s * 1000 // 255) for i, s in zip(inks, shares, strict=True)])))
        return Image.merge("RGB", [image.point([row[k] for row in rows]) for k in range(3)])


def _smaller(image: Any, raster: Raster) -> Any:
    """Resampled where it has more than a screen shows; palettes are resolved first."""
    from PIL import Image

    ppi = effective_ppi(image.width, image.height, raster.rect)
    if ppi * 100 <= PPI * SPARE:
        return image
    size = max(1, round(image.width * PPI / ppi)), max(1, round(image.height * PPI / ppi))
    info = image.info
    if image.mode in ("P", "PA", "1"):
        image = image.convert("RGBA")
        info = {k: v for k, v in info.items() if k != "transparency"}
    image = image.resize(size, Image.Resampling.LANCZOS)
    image.info = info
    return image


def _rendered(data: bytes, kind: str, raster: Raster) -> Any:
    """Pixels of what is no picture of pixels."""
    if kind == "svg":
        from banmian.pictures.svg_pixels import render_svg

        return _cropped(render_svg(data, uncropped(raster), RENDER_PPI), raster.treatment)
    return _pdf_page(data, raster)


def _cropped(image: Any, treatment: Treatment) -> Any:
    return image.crop(crop_box(image.size, treatment.crop)) if any(treatment.crop) else image


def _pdf_page(data: bytes, raster: Raster) -> Any:
    """A page's box."""
    from PIL import Image

    from banmian.pictures.foreign import shown_page

    size, rows = shown_page(data, raster.treatment, raster.rect.width * RENDER_PPI / 72_000)
    return Image.frombytes("RGB", size, rows)
