"""Pictures as the PDF takes them: pixels in the output intent's inks under its ink limit, or a PDF's page.

docs/rules/print.md, Conversion: EXIF orientation honoured, over 450 ppi cut to 300, alpha kept or flattened on paper white.
JPEGs that are already CMYK within the limit or grey pass through as they are. How colour becomes ink: separation.py.
"""

from __future__ import annotations

from dataclasses import field
from hashlib import sha256
from typing import Any

from banmian.colour import BLACK, Ink
from banmian.display import Raster, Treatment
from banmian.pictures.asset_store import AssetStore
from banmian.pictures.cache import PictureCache
from banmian.pictures.encoding import deflated, encode_indexed, encode_picture, few_colours, line_art
from banmian.pictures.opening import decode_pixels, orientation, upright
from banmian.pictures.picture import kind_of
from banmian.pictures.pixels import Form, Pixels
from banmian.pictures.press import Press
from banmian.pictures.resolution import cut_size
from banmian.pictures.separation import Separator, limit_ink, most_ink
from banmian.pictures.shade import darkened, shaded
from banmian.remember import Memo
from banmian.store import named
from banmian.terms import PictureTerms
from banmian.values import record

CONVERTED: Memo[tuple[bool, Pixels]] = Memo("converted pictures", 100)
"""Whether a file's own bytes were passed through, and the picture."""
SHARPEN = (0.6, 50, 2)
"""Radius in pixels, percent, threshold of the light sharpening after resampling (chosen by us)."""


@record
class Converter:
    """A `PictureSource` for the PDF writer. `profile`: the output intent's; `ink_limit` in percent. `flatten`: alpha is laid
    on paper white (X-1a) instead of becoming a soft mask. `cache`: None converts each picture anew. `assets`: where the pictures'
    bytes are."""

    profile: bytes
    ink_limit: int = 240
    terms: PictureTerms = field(default_factory=PictureTerms)
    flatten: bool = False
    cache: PictureCache | None = None
    assets: AssetStore = field(default_factory=AssetStore)
    _separator: Separator | None = field(default=None)

    def __call__(self, raster: Raster) -> Pixels | Form:
        """The picture for its largest placement. PictureChanged where the assets no longer have its bytes, and nothing was made
        of them before."""
        if raster.kind == "pdf":
            return self._form(raster)
        key = self._key(raster)
        kept = self.cache.get(key) if self.cache is not None else None
        if kept is not None:
            return kept
        passed, made = CONVERTED.of(key, lambda: self._made(raster))
        if not passed and self.cache is not None:
            self.cache.keep(key, made)
        return made

    def _form(self, raster: Raster) -> Form:
        """A page of a PDF, as it was read when the issue was set."""
        from banmian.pictures.foreign import known_form, page_form
        from banmian.pictures.page_read import AskedPage

        known = known_form(raster.sha256, raster.treatment, self.press)
        if known is not None:
            return known
        return page_form(AskedPage(self.assets.bytes_of(raster), raster.sha256, raster.treatment, None, self.press))

    @property
    def press(self) -> Press:
        """Into which inks the screen colours of a placed PDF go."""
        return Press(self.profile, self.ink_limit, self.terms.rendering, self.cache)

    def _key(self, raster: Raster) -> str:
        """All that the bytes depend on."""
        told = [
            raster.key, raster.rect.width, raster.rect.height, sha256(self.profile).hexdigest(), self.ink_limit,
            repr(self.terms), self.flatten,
        ]  # fmt: skip
        return named("picture", told)

    def _made(self, raster: Raster) -> tuple[bool, Pixels]:
        """Whether the file's own bytes are passed through, and the picture."""
        data = self.assets.bytes_of(raster)
        kind = raster.kind or kind_of(data[:64], "")
        image = self._opened(data, kind, raster)
        embedded = image.info.get("icc_profile") or b""
        across, down = image.size if orientation(image) < 5 else image.size[::-1]
        size = cut_size(across, down, uncropped(raster), self.terms)
        if image.format == "JPEG" and size is None and orientation(image) == 1 and not raster.treatment.text:
            kept = self._as_it_is(image, data, embedded)
            if kept is not None:
                return True, kept
        return False, self._converted(_cropped(upright(image), raster.treatment), embedded, size, kind, raster.treatment)

    def _opened(self, data: bytes, kind: str, raster: Raster) -> Any:
        if kind != "svg":
            return decode_pixels(data, kind)
        from banmian.pictures.svg_pixels import render_svg

        return render_svg(data, uncropped(raster), self.terms.cut_to)

    def _as_it_is(self, image: Any, data: bytes, embedded: bytes) -> Pixels | None:
        """A grey JPEG without a profile, or a CMYK one for this press within the ink limit, as it is stored."""
        if image.mode == "L" and self._inks().darkness(image, embedded) is image:
            return Pixels(image.width, image.height, "DeviceGray", "DCTDecode", data)
        if image.mode == "CMYK" and not self._inks().foreign(embedded) and most_ink(image) <= self._inks().most:
            return Pixels(image.width, image.height, "DeviceCMYK", "DCTDecode", data, "adobe" in image.info)
        return None

    def _inks(self) -> Separator:
        if self._separator is None:
            self._separator = Separator(self.profile, self.ink_limit, self.terms.rendering)
        return self._separator

    def _converted(self, image: Any, embedded: bytes, size: tuple[int, int] | None, kind: str, treatment: Treatment) -> Pixels:
        if image.mode == "1" and "transparency" not in image.info:
            return line_art(image)
        image, alpha = split_alpha(image, self.flatten)
        flat = kind != "jpeg" and treatment.shade is None and few_colours(image)
        if size is not None:
            size = _cropped_size(size, treatment)
            image, alpha = self._resampled(image, size), alpha and alpha.resize(size)
        mask = deflated(alpha) if alpha is not None else b""
        if treatment.inks:
            plate = darkened(self._inks().darkness(image, embedded), treatment.shade)
            return self._in_inks(plate, treatment.inks, flat, mask)
        inks = shaded(self._inks().inks(image, embedded), treatment.shade)
        return encode_picture(limit_ink(inks, self._inks().most) if treatment.shade else inks, flat, self._inks().most, mask)

    def _resampled(self, image: Any, size: tuple[int, int]) -> Any:
        from PIL import Image, ImageFilter

        image = image.resize(size, Image.Resampling.LANCZOS)
        return image.filter(ImageFilter.UnsharpMask(*SHARPEN)) if self.terms.sharpen else image

    def _in_inks(self, plate: Any, inks: tuple[Ink, ...], flat: bool, mask: bytes) -> Pixels:
        """A grey picture in one ink or two; in black alone it stays a plain grey one."""
        if len(inks) == 1 and inks[0].plates == BLACK.plates:
            return encode_picture(plate, flat, self._inks().most, mask)
        return encode_indexed(plate, *self._inks().palette(inks), mask)


def uncropped(raster: Raster) -> Any:
    """The rectangle that the whole picture would take."""
    from banmian.geometry import Rect

    left, top, right, bottom = raster.treatment.crop
    width = raster.rect.width * 1000 // (1000 - left - right)
    height = raster.rect.height * 1000 // (1000 - top - bottom)
    return Rect(0, 0, max(1, width), max(1, height))


def crop_box(size: tuple[int, int], crop: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    """Pixels that a crop leaves: left, top, right, bottom; at least one each way."""
    width, height = size
    left, top = width * crop[0] // 1000, height * crop[1] // 1000
    return left, top, max(left + 1, width - width * crop[2] // 1000), max(top + 1, height - height * crop[3] // 1000)


def _cropped(image: Any, treatment: Treatment) -> Any:
    if not any(treatment.crop):
        return image
    info, out = image.info, image.crop(crop_box(image.size, treatment.crop))
    out.info = info
    return out


def _cropped_size(size: tuple[int, int], treatment: Treatment) -> tuple[int, int]:
    left, top, right, bottom = crop_box(size, treatment.crop)
    return right - left, bottom - top


def split_alpha(image: Any, flatten: bool) -> tuple[Any, Any]:
    """The picture as L, RGB or CMYK, and its alpha (L) where it has one that hides something: None after `flatten` has
    laid it on paper white. Palettes, deeper greys and other spaces are resolved."""
    from PIL import Image

    if image.mode.startswith("I;16") or image.mode == "I":
        return image.convert("I").point(lambda v: v * (1 / 257)).convert("L"), None
    if image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info:
        return image, None
    if image.mode not in ("1", "L", "LA", "La", "P", "PA", "RGB", "RGBA", "RGBa", "RGBX", "CMYK"):
        return image.convert("RGB"), None
    grey = image.mode in ("1", "L", "LA", "La")
    whole = image.convert("RGBA")
    alpha = whole.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return whole.convert("L" if grey else "RGB"), None
    if flatten:
        white = Image.new("RGBA", whole.size, (255, 255, 255, 255))
        return Image.alpha_composite(white, whole).convert("L" if grey else "RGB"), None
    return whole.convert("RGB").convert("L" if grey else "RGB"), alpha
