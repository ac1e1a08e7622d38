"""Pictures in the PDF: each content under each treatment once, however often it is placed, in the output intent's inks.

The pixels come from `PdfSettings.pixels`; this file only names, embeds, paints and counts them. RGB never arrives here
(docs/rules/print.md, colour). A PDF's page is a form XObject (forms.py), scaled to the unit square as images are.
"""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import Any

from banmian.colour import BLACK
from banmian.display import DisplayList, Page, Raster
from banmian.geometry import Rect
from banmian.pdf.colour import space_array
from banmian.pdf.content import Content
from banmian.pdf.objects import Document
from banmian.pdf.settings import PdfSettings
from banmian.pdf.usage import use_of
from banmian.pictures.pixels import Form, Pixels
from banmian.values import frozen

COMPONENTS = {"DeviceCMYK": 4, "DeviceGray": 1, "Indexed": 1, "Mask": 1}
"""The spaces that pixels may be in, and how many numbers a pixel has."""
FILTERS = ("FlateDecode", "DCTDecode")


def placements(display: DisplayList) -> dict[str, Raster]:
    """Each picture by its key, with the rectangle of its largest placement."""
    placed: dict[str, Raster] = {}
    for raster in (r for page in display.pages for r in use_of(page).rasters):
        before = placed.get(raster.key, raster).rect
        size = max(before.width, raster.rect.width), max(before.height, raster.rect.height)
        placed[raster.key] = replace(raster, rect=Rect(0, 0, *size))
    return placed


@frozen
class Images:
    """All pictures of a display list: by content and treatment the resource name and what the source made of it."""

    names: dict[str, str]
    made: dict[str, Pixels | Form]

    @staticmethod
    def of(display: DisplayList, settings: PdfSettings) -> Images:
        """Convert each picture once, for its largest placement. ValueError for pixels in other colours, and
        where there is no source of them."""
        placed = placements(display)
        if not placed:
            return Images({}, {})
        source = settings.pixels
        if source is None:
            raise ValueError("the display list has pictures, and the settings no source of their pixels")
        return Images.named({key: _checked(source(raster)) for key, raster in placed.items()})

    @staticmethod
    def named(made: dict[str, Pixels | Form]) -> Images:
        """Pictures under resource names in their order."""
        return Images({key: f"Im{n}" for n, key in enumerate(made, 1)}, made)

    def name(self, raster: Raster) -> str:
        return self.names[raster.key]

    def seen(self, raster: Raster) -> tuple[str, bool, bool]:
        """All that painting the picture depends on beside itself."""
        made = self.made[raster.key]
        return self.name(raster), _coloured(made), _is_mask(made)

    def paint(self, content: Content, raster: Raster) -> None:
        """The picture over its rectangle; line art in its ink. Pictures never overprint."""
        made = self.made[raster.key]
        if _is_mask(made):
            content.fill_with(raster.treatment.inks[0] if raster.treatment.inks else BLACK, False)
        content.image(self.name(raster), raster.rect)
        if content.grounds is not None:
            content.grounds.lay_pixels(raster.rect, _coloured(made))

    def on(self, page: Page) -> list[str]:
        """The resource names that a page uses."""
        return sorted({self.name(raster) for raster in use_of(page).rasters})

    def embed(self, document: Document) -> dict[str, Any]:
        """Write the XObjects; their references by resource name."""
        return {self.names[key]: _embed(document, made) for key, made in self.made.items()}

    def digest(self) -> str:
        """SHA-256 over the pictures' own hashes and what was made of them."""
        seed = sha256()
        for key, made in self.made.items():
            seed.update(f"{key} {_told(made)}\n".encode())
            seed.update(bytes.fromhex(made.hash) if isinstance(made, Form) else sha256(made.data).digest())
        return seed.hexdigest()


def _is_mask(made: Pixels | Form) -> bool:
    return isinstance(made, Pixels) and made.space == "Mask"


def _coloured(made: Pixels | Form) -> bool:
    """Whether it may print on other plates than black."""
    return not isinstance(made, Pixels) or made.space not in ("DeviceGray", "Mask")


def _told(made: Pixels | Form) -> str:
    """How a picture's data are to be read, in words: for the digest."""
    if isinstance(made, Form):
        return f"form {made.box} {made.turn}"
    masked = sha256(made.soft_mask).hexdigest() if made.soft_mask else "-"
    return f"{made.width} {made.height} {made.space} {made.inverted} {made.palette.hex() or '-'} {made.plates} {masked}"


def _checked(made: Pixels | Form) -> Pixels | Form:
    if isinstance(made, Pixels) and (made.space not in COMPONENTS or made.filter not in FILTERS):
        raise ValueError(f"a picture in {made.space} under {made.filter} may not go into a print file")
    return made


def _embed(document: Document, made: Pixels | Form) -> Any:
    if isinstance(made, Form):
        from banmian.pdf.forms import embed_form

        return embed_form(document, made)
    entries: dict[str, Any] = _image(made.width, made.height) | {"Filter": f"/{made.filter}"} | _colours(document, made)
    if made.inverted:
        entries["Decode"] = "[" + " ".join(["1 0"] * COMPONENTS[made.space]) + "]"
    if made.soft_mask:
        mask = _image(made.width, made.height) | {"Filter": "/FlateDecode", "ColorSpace": "/DeviceGray", "BitsPerComponent": "8"}
        entries["SMask"] = document.stream(mask, made.soft_mask, encoded=True)
    return document.stream(entries, made.data, encoded=True)


def _image(width: int, height: int) -> dict[str, Any]:
    return {"Type": "/XObject", "Subtype": "/Image", "Width": str(width), "Height": str(height)}


def _colours(document: Document, pixels: Pixels) -> dict[str, Any]:
    """How the samples are read."""
    match pixels.space:
        case "Mask":
            return {"ImageMask": "true", "BitsPerComponent": "1", "Decode": "[0 1]"}
        case "Indexed":
            base = space_array(document, pixels.plates) if pixels.plates else "/DeviceCMYK"
            top = len(pixels.palette) // (len(pixels.plates) or 4) - 1
            space = document.array(["/Indexed", base, str(top), f"<{pixels.palette.hex()}>"])
            return {"ColorSpace": space, "BitsPerComponent": "8"}
        case _:
            return {"ColorSpace": f"/{pixels.space}", "BitsPerComponent": "8"}
