"""How inks and separated pictures look on a screen: through the output intent to sRGB, on white paper, black text black.

Relative colorimetric with black-point compensation: the paper is the screen's white and the press's deepest black its
black, so that text keeps its contrast (docs/decisions/0028). A soft proof, with the paper's own white, is outputs/.
"""

from __future__ import annotations

from dataclasses import field
from io import BytesIO
from typing import Any

from banmian.colour import BLACK, FULL, Cmyk, Ink
from banmian.values import record

Rgb = tuple[int, int, int]
"""sRGB, 0 to 255."""


@record
class Look:
    """Colours by one output intent. `profile`: its ICC file."""

    profile: bytes
    _known: dict[Cmyk, Rgb] = field(default_factory=dict)
    _transforms: dict[tuple[bytes, str], Any] = field(default_factory=dict)

    def rgb(self, ink: Ink) -> Rgb:
        """An ink's colour; special inks as they look in process inks."""
        look = ink.look
        if look not in self._known:
            self._known[look] = self._colour(look)
        return self._known[look]

    def _colour(self, look: Cmyk) -> Rgb:
        from PIL import Image

        if look == BLACK.cmyk:
            return 0, 0, 0
        if not any(look):
            return 255, 255, 255
        c, m, y, k = ((v * 255 + FULL // 2) // FULL for v in look)
        red, green, blue = self.seen(Image.new("CMYK", (1, 1), (c, m, y, k)), b"").getpixel((0, 0))
        return red, green, blue

    def seen(self, image: Any, embedded: bytes) -> Any:
        """A picture in RGB or CMYK as sRGB; `embedded`: its ICC profile, b"" for sRGB or the output intent's inks."""
        from PIL import ImageCms

        if image.mode == "RGB" and not embedded:
            return image
        key = embedded, image.mode
        if key not in self._transforms:
            source = self._source(embedded, image.mode)
            screen = ImageCms.createProfile("sRGB")
            way, flags = ImageCms.Intent.RELATIVE_COLORIMETRIC, ImageCms.Flags.BLACKPOINTCOMPENSATION
            self._transforms[key] = source and ImageCms.buildTransform(source, screen, image.mode, "RGB", way, flags)
        transform = self._transforms[key]
        return image if transform is None else ImageCms.applyTransform(image, transform)

    def _source(self, embedded: bytes, mode: str) -> Any:
        """The embedded profile where it fits; else the output intent, and for RGB none."""
        from PIL import ImageCms

        try:
            own = ImageCms.ImageCmsProfile(BytesIO(embedded)) if embedded else None
        except (OSError, ImageCms.PyCMSError):
            own = None
        if own is not None and own.profile.xcolor_space.strip() == mode:
            return own
        return ImageCms.ImageCmsProfile(BytesIO(self.profile)) if mode == "CMYK" else None
