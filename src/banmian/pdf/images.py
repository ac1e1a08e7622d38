"""Pictures of pixels in the PDF: each content once, however often it is placed, in the colours of the output intent.

The pixels come from `PdfSettings.pixels`; this file only names, embeds and counts them. RGB never arrives here
(docs/rules/print.md, colour).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

from banmian.display import DisplayList, Group, Item, Page, Raster
from banmian.pdf.objects import Document
from banmian.pdf.settings import PdfSettings, PixelSource
from banmian.pictures.pixels import Pixels
from banmian.values import frozen

SPACES = {"DeviceCMYK": 4, "DeviceGray": 1}
FILTERS = ("FlateDecode", "DCTDecode")


def rasters_of(items: Iterable[Item]) -> Iterator[Raster]:
    """The pictures of pixels among these items, those inside groups too."""
    for item in items:
        if isinstance(item, Raster):
            yield item
        elif isinstance(item, Group):
            yield from rasters_of(item.items)


@frozen
class Images:
    """All pictures of a display list: by SHA-256 the resource name and the pixels."""

    names: dict[str, str]
    pixels: dict[str, Pixels]

    @staticmethod
    def of(display: DisplayList, settings: PdfSettings) -> Images:
        """Convert each picture once, for its largest placement. ValueError for pixels in other colours."""
        placed: dict[str, tuple[str, int, int]] = {}
        for raster in (r for page in display.pages for r in rasters_of(page.items)):
            _, width, height = placed.get(raster.sha256, ("", 0, 0))
            size = max(width, raster.rect.width), max(height, raster.rect.height)
            placed[raster.sha256] = (raster.file, *size)
        if not placed:
            return Images({}, {})
        source = settings.pixels or _converter(settings)
        found = {k: _checked(source(f, k, w, h)) for k, (f, w, h) in placed.items()}
        return Images({key: f"Im{n}" for n, key in enumerate(placed, 1)}, found)

    def name(self, raster: Raster) -> str:
        return self.names[raster.sha256]

    def on(self, page: Page) -> list[str]:
        """The resource names that a page uses."""
        return sorted({self.name(raster) for raster in rasters_of(page.items)})

    def embed(self, document: Document) -> dict[str, Any]:
        """Write the image XObjects; their references by resource name."""
        return {self.names[key]: _embed(document, pixels) for key, pixels in self.pixels.items()}

    def digest(self) -> str:
        """SHA-256 over the pictures' own hashes and what was made of them."""
        seed = sha256()
        for key, pixels in self.pixels.items():
            seed.update(f"{key} {pixels.width} {pixels.height} {pixels.space} {pixels.inverted}\n".encode())
            seed.update(sha256(pixels.data).digest())
        return seed.hexdigest()


def _converter(settings: PdfSettings) -> PixelSource:
    from banmian.pictures.raster import Converter  # late: Pillow only where there are pixels

    return Converter(settings.intent.profile, settings.ink_limit)


def _checked(pixels: Pixels) -> Pixels:
    if pixels.space not in SPACES or pixels.filter not in FILTERS:
        raise ValueError(f"a picture in {pixels.space} under {pixels.filter} may not go into a print file")
    return pixels


def _embed(document: Document, pixels: Pixels) -> Any:
    entries = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": str(pixels.width),
        "Height": str(pixels.height),
        "ColorSpace": f"/{pixels.space}",
        "BitsPerComponent": "8",
        "Filter": f"/{pixels.filter}",
    }
    if pixels.inverted:
        entries["Decode"] = "[" + " ".join(["1 0"] * SPACES[pixels.space]) + "]"
    return document.stream(entries, pixels.data, encoded=True)
