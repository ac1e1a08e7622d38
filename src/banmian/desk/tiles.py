"""A page's PDF as square tiles of pixels, each under the hash of its samples: what did not change keeps its name.

PDFium draws; the page's trim is shown, without bleed. A zoom is a number of pixels to 100 pt. Above WHOLE only the tiles that are
asked for are drawn: a whole page at 400 % would take hundreds of megabytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from banmian.desk.exchange import Place, Tile, Tiled
from banmian.outputs.png import png
from banmian.processors import usable

SIDE = 512
"""Pixels across a tile and down it; those at the right and the foot are what is left."""
WHOLE = 240
"""Up to this zoom a page is drawn in one go."""
AROUND = 4
"""Pixels around the tiles that are drawn: PDFium smooths what lies at the edge of what it draws."""
NONE: Mapping[Place, str] = MappingProxyType({})
LEAST, MOST = 10, 1600
"""Zooms that are drawn: 400 % on a screen of four pixels to the point."""


class Drawn:
    """One page's PDF, open to be drawn. It may be asked by one thread at a time."""

    def __init__(self, pdf: bytes) -> None:
        from pypdfium2 import PdfDocument

        self.document = PdfDocument(pdf)
        self.page = self.document[0]
        left, bottom, right, top = self.page.get_trimbox()
        media = self.page.get_mediabox()
        self.corner = left - media[0], media[3] - top
        """From the sheet's top left to the trim's, points."""
        self.trim = right - left, top - bottom

    def close(self) -> None:
        self.page.close()
        self.document.close()

    def size(self, zoom: int) -> tuple[int, int]:
        """The page's width and height in pixels."""
        return round(self.trim[0] * zoom / 100), round(self.trim[1] * zoom / 100)

    def tiled(
        self, zoom: int, have: Collection[str] = (), wanted: Iterable[Place] | None = None, still: Mapping[Place, str] = NONE
    ) -> Tiled:
        """The page's tiles; of those whose hashes the asker has, no PNG. `wanted`: the only ones that are asked for; `still`:
        hashes that are known, so that what the asker has of them is not drawn."""
        width, height = self.size(zoom)
        places = [(x, y) for y in range(-(-height // SIDE)) for x in range(-(-width // SIDE))]
        asked = set(places if wanted is None else wanted)
        cut = self._cut(zoom, [place for place in places if place in asked and still.get(place) not in have])
        named = {place: (blake2b(image.tobytes(), digest_size=12).hexdigest(), image) for place, image in cut}
        new = {name: image for name, image in named.values() if name not in have}
        with ThreadPoolExecutor(usable()) as pool:
            pngs = dict(zip(new, pool.map(png, new.values()), strict=True))
        tiles = (Tile(*place, named[place][0] if place in named else still[place]) for place in places if place in asked)
        return Tiled(zoom, (width, height), tuple(tiles), pngs)

    def picture(self, zoom: int) -> bytes:
        """The whole page as one PNG."""
        return png(self._drawn(zoom, (0, 0), self.size(zoom)))

    def _cut(self, zoom: int, places: list[Place]) -> list[tuple[Place, Any]]:
        """The tiles at these places as Pillow's pictures."""
        width, height = self.size(zoom)
        boxes = {(x, y): (x * SIDE, y * SIDE, min(width, (x + 1) * SIDE), min(height, (y + 1) * SIDE)) for x, y in places}
        if zoom <= WHOLE:
            if not boxes:
                return []
            clip = [pick(sides) for pick, sides in zip((min, min, max, max), zip(*boxes.values(), strict=True), strict=True)]
            whole = self._drawn(
                zoom, (0, 0), (width, height), (clip[0] - AROUND, clip[1] - AROUND, clip[2] + AROUND, clip[3] + AROUND)
            )
            return [(place, whole.crop(box)) for place, box in boxes.items()]
        return [(place, self._drawn(zoom, box[:2], (box[2] - box[0], box[3] - box[1]))) for place, box in boxes.items()]

    def _drawn(self, zoom: int, at: tuple[int, int], size: tuple[int, int], within: tuple[int, int, int, int] | None = None) -> Any:
        """The part of the page that begins so many pixels from the trim's top left, as Pillow's picture in RGB; `within`: left,
        top, right and foot of what is wanted of it."""
        from pypdfium2 import raw

        scale = zoom / 100
        moved = -self.corner[0] * scale - at[0], -self.corner[1] * scale - at[1]
        matrix = raw.FS_MATRIX(scale, 0, 0, scale, *moved)
        left, top, right, foot = within if within is not None else (0, 0, *size)
        clip = raw.FS_RECTF(max(0, left), max(0, top), min(size[0], right), min(size[1], foot))
        with _bitmap(*size) as bitmap:
            raw.FPDF_RenderPageBitmapWithMatrix(bitmap, self.page, matrix, clip, raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_ANNOT)
            return bitmap.to_pil().copy()


@contextmanager
def _bitmap(width: int, height: int) -> Iterator[Any]:
    from pypdfium2 import PdfBitmap, raw

    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        bitmap.fill_rect((255, 255, 255, 255), 0, 0, width, height)
        yield bitmap
    finally:
        bitmap.close()
