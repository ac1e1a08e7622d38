"""Pictures of pixels in the output intent's CMYK, under its ink limit; grey stays grey; RGB never leaves this file.

docs/rules/print.md, Conversion: LittleCMS, perceptual, sRGB assumed where no profile is embedded, EXIF orientation
honoured, alpha on paper white, over 450 ppi cut to 300. JPEGs that are already CMYK or grey pass through as they are.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from banmian.geometry import Rect
from banmian.pictures.files import effective_ppi, kind_of, open_image
from banmian.pictures.pixels import Pixels

CUT_ABOVE, CUT_TO = 450, 300
"""Pixels to the inch: above the first a picture is resampled to the second."""
JPEG_QUALITY = 90
FLAT_COLOURS = 4096
"""A lossless picture of at most this many colours stays lossless; one of more is a photograph and becomes a JPEG."""
SHARPEN = (0.6, 50, 2)
"""Radius in pixels, percent, threshold of the light sharpening after resampling (chosen by us)."""


@dataclass(slots=True)
class Converter:
    """A `PixelSource` for the PDF writer. `profile`: the output intent's; `ink_limit` in percent."""

    profile: bytes
    ink_limit: int = 240
    sharpen: bool = True
    _transforms: dict[tuple[bytes, str], Any] = field(default_factory=dict)

    def __call__(self, file: str, sha256: str, width: int, height: int) -> Pixels:
        """The picture for a placement of width x height mp. OSError where the file went away since it was found."""
        data = Path(file).read_bytes()
        image = open_image(data, kind_of(data[:64], file))
        image.load()
        size = self._size(image, width, height)
        if size is None and image.format in ("JPEG", "MPO") and _upright(image):
            kept = self._as_it_is(image, data)
            if kept is not None:
                return kept
        return self._converted(image, size)

    def _size(self, image: Any, width: int, height: int) -> tuple[int, int] | None:
        """The size to resample to, of the picture as seen; None where it stays."""
        across, down = image.size if _straight(image) else image.size[::-1]
        ppi = effective_ppi(across, down, Rect(0, 0, width, height))
        if ppi <= CUT_ABOVE:
            return None
        return max(1, round(across * CUT_TO / ppi)), max(1, round(down * CUT_TO / ppi))

    def _as_it_is(self, image: Any, data: bytes) -> Pixels | None:
        """A grey JPEG, or a CMYK one within the ink limit, as it is stored."""
        if image.mode == "L":
            return Pixels(image.width, image.height, "DeviceGray", "DCTDecode", data)
        if image.mode == "CMYK" and most_ink(image) <= self._limit:
            return Pixels(image.width, image.height, "DeviceCMYK", "DCTDecode", data, "adobe" in image.info)
        return None

    @property
    def _limit(self) -> int:
        """The ink limit in units of 1/255."""
        return self.ink_limit * 255 // 100

    def _converted(self, source: Any, size: tuple[int, int] | None) -> Pixels:
        from PIL import Image, ImageFilter, ImageOps

        embedded = source.info.get("icc_profile") or b""
        image = ImageOps.exif_transpose(on_white(source))
        if size is not None:
            image = image.resize(size, Image.Resampling.LANCZOS)
            if self.sharpen:
                image = image.filter(ImageFilter.UnsharpMask(*SHARPEN))
        flat = source.format == "PNG" and image.getcolors(FLAT_COLOURS) is not None
        if image.mode == "RGB":
            image = self._separated(image, embedded)
        if image.mode == "CMYK":
            image = held(image, self._limit)
        return encoded(image, flat)

    def _separated(self, image: Any, embedded: bytes) -> Any:
        """RGB to the output intent's CMYK, perceptually."""
        from PIL import ImageCms

        transform = self._transforms.get((embedded, image.mode))
        if transform is None:
            target = ImageCms.ImageCmsProfile(BytesIO(self.profile))
            intent = ImageCms.Intent.PERCEPTUAL
            transform = ImageCms.buildTransform(_source(embedded), target, "RGB", "CMYK", intent)
            self._transforms[embedded, image.mode] = transform
        return ImageCms.applyTransform(image, transform)


def _source(embedded: bytes) -> Any:
    """The embedded RGB profile; sRGB where there is none, or one that does not fit."""
    from PIL import ImageCms

    if embedded:
        try:
            profile = ImageCms.ImageCmsProfile(BytesIO(embedded))
            if profile.profile.xcolor_space.strip() == "RGB":
                return profile
        except (OSError, ImageCms.PyCMSError):
            pass
    return ImageCms.createProfile("sRGB")


def _straight(image: Any) -> bool:
    """Whether EXIF leaves width and height as they are stored."""
    return image.getexif().get(0x0112, 1) not in (5, 6, 7, 8)


def _upright(image: Any) -> bool:
    return image.getexif().get(0x0112, 1) in (0, 1)


def on_white(image: Any) -> Any:
    """The picture as L, RGB or CMYK: alpha flattened on paper white, palettes and deeper greys resolved."""
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda v: v * (1 / 257)).convert("L")
    if image.mode == "1":
        return image.convert("L")
    if image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info:
        return image
    grey = image.mode in ("L", "LA", "La")
    solid = image.convert("RGBA")
    white = Image.new("RGBA", solid.size, (255, 255, 255, 255))
    flat = Image.alpha_composite(white, solid).convert("L" if grey else "RGB")
    flat.info = {}
    exif = image.getexif()
    return flat if 0x0112 not in exif else _with_exif(flat, exif)


def _with_exif(image: Any, exif: Any) -> Any:
    image.getexif()[0x0112] = exif[0x0112]
    return image


def most_ink(image: Any) -> int:
    """The highest sum of the four inks in a CMYK picture, in 1/255."""
    from PIL import ImageMath

    c, m, y, k = (band.convert("I") for band in image.split())
    total = ImageMath.lambda_eval(lambda a: a["c"] + a["m"] + a["y"] + a["k"], c=c, m=m, y=y, k=k)
    return int(total.getextrema()[1])


def held(image: Any, limit: int) -> Any:
    """The picture with every pixel's sum at most `limit` (1/255): C, M and Y give way alike, K stays."""
    from PIL import Image, ImageMath

    if most_ink(image) <= limit:
        return image
    bands = dict(zip("cmyk", (band.convert("I") for band in image.split()), strict=True))

    def less(name: str) -> Any:
        def rule(a: Any) -> Any:
            colour = a["c"] + a["m"] + a["y"]
            room = a["max"](limit - a["k"], 0)
            over = colour > room
            return a[name] * (1 - over) + over * (a[name] * room / a["max"](colour, 1))

        return ImageMath.lambda_eval(rule, **bands).convert("L")

    return Image.merge("CMYK", [less("c"), less("m"), less("y"), image.getchannel("K")])


def encoded(image: Any, flat: bool) -> Pixels:
    """The picture's bytes: few colours lossless, a photograph as JPEG (4:4:4). Pillow stores CMYK as Adobe does."""
    space = "DeviceGray" if image.mode == "L" else "DeviceCMYK"
    if flat:
        return Pixels(image.width, image.height, space, "FlateDecode", zlib.compress(image.tobytes(), 6))
    out = BytesIO()
    image.info = {}
    image.save(out, "JPEG", quality=JPEG_QUALITY, subsampling=0, optimize=False)
    return Pixels(image.width, image.height, space, "DCTDecode", out.getvalue(), space == "DeviceCMYK")
