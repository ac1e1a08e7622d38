"""A page's PDF as square tiles of pixels, each under the hash of its samples: what did not change keeps its name.

PDFium draws; the page's trim is shown, without bleed. A zoom is a number of pixels to 100 pt. Above WHOLE only the tiles that are
asked for are drawn: a whole page at 400 % would take hundreds of megabytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from banmian.desk.exchange import Place, Tile, Tiled
from banmian.display import Page
from banmian.outputs.png import Rows, png_of
from banmian.processors import usable

SIDE = 512
"""Pixels across a tile and down it; those at the right and the foot are what is left."""
WHOLE = 240
"""Up to this zoom a page is drawn in one go."""
AROUND = 4
"""Pixels around the tiles that are drawn: PDFium smooths what lies at the edge of what it draws."""
NONE: Mapping[Place, str] = MappingProxyType({})
Box = tuple[int, int, int, int]
"""Left, top, right and foot, pixels."""
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
        return _pixels(self.trim, zoom)

    def tiled(
        self, zoom: int, have: Collection[str] = (), wanted: Iterable[Place] | None = None, still: Mapping[Place, str] = NONE
    ) -> Tiled:
        """The page's tiles; of those whose hashes the asker has, no PNG. `wanted`: the only ones that are asked for; `still`:
        hashes that are known, so that what the asker has of them is not drawn."""
        size = self.size(zoom)
        asked = asked_of(size, wanted)
        cut = self._cut(zoom, [place for place in asked if still.get(place) not in have])
        named = {place: (blake2b(rows.data, digest_size=12).hexdigest(), rows) for place, rows in cut}
        new = {name: rows for name, rows in named.values() if name not in have}
        pngs = dict(zip(new, _encoded(list(new.values())), strict=True))
        tiles = (Tile(*place, named[place][0] if place in named else still[place]) for place in asked)
        return Tiled(zoom, size, tuple(tiles), pngs)

    def picture(self, zoom: int) -> bytes:
        """The whole page as one PNG."""
        size = self.size(zoom)
        with self._drawn(zoom, (0, 0), size) as bitmap:
            return png_of(_rows(bitmap, (0, 0, *size)))

    def _cut(self, zoom: int, places: list[Place]) -> list[tuple[Place, Rows]]:
        """The tiles at these places as PNG's rows."""
        width, height = self.size(zoom)
        boxes = {(x, y): (x * SIDE, y * SIDE, min(width, (x + 1) * SIDE), min(height, (y + 1) * SIDE)) for x, y in places}
        if zoom <= WHOLE:
            if not boxes:
                return []
            left, top, right, foot = (
                pick(sides) for pick, sides in zip((min, min, max, max), zip(*boxes.values(), strict=True), strict=True)
            )
            with self._drawn(zoom, (0, 0), (width, height), (left - AROUND, top - AROUND, right + AROUND, foot + AROUND)) as whole:
                return [(place, _rows(whole, box)) for place, box in boxes.items()]
        return [(place, self._alone(zoom, box)) for place, box in boxes.items()]

    def _alone(self, zoom: int, box: Box) -> Rows:
        """One tile, without the rest of the page."""
        size = box[2] - box[0], box[3] - box[1]
        with self._drawn(zoom, box[:2], size) as bitmap:
            return _rows(bitmap, (0, 0, *size))

    @contextmanager
    def _drawn(self, zoom: int, at: tuple[int, int], size: tuple[int, int], within: Box | None = None) -> Iterator[Any]:
        """The part of the page that begins so many pixels from the trim's top left, as PDFium's bitmap in RGB; `within`: what is
        wanted of it: the rest is not even made white, as memory that nobody touches costs nothing."""
        from pypdfium2 import raw

        scale = zoom / 100
        moved = -self.corner[0] * scale - at[0], -self.corner[1] * scale - at[1]
        matrix = raw.FS_MATRIX(scale, 0, 0, scale, *moved)
        left, top, right, foot = within if within is not None else (0, 0, *size)
        left, top, right, foot = max(0, left), max(0, top), min(size[0], right), min(size[1], foot)
        clip = raw.FS_RECTF(left, top, right, foot)
        with _bitmap(*size) as bitmap:
            bitmap.fill_rect((255, 255, 255, 255), left, top, right - left, foot - top)
            raw.FPDF_RenderPageBitmapWithMatrix(bitmap, self.page, matrix, clip, raw.FPDF_REVERSE_BYTE_ORDER | raw.FPDF_ANNOT)
            yield bitmap


def page_size(page: Page, zoom: int) -> tuple[int, int]:
    """The width and height in pixels of a page that is not open."""
    return _pixels((page.trim[0] / 1000, page.trim[1] / 1000), zoom)


def _pixels(trim: tuple[float, float], zoom: int) -> tuple[int, int]:
    return round(trim[0] * zoom / 100), round(trim[1] * zoom / 100)


def asked_of(size: tuple[int, int], wanted: Iterable[Place] | None) -> list[Place]:
    """The tiles of a page of so many pixels, row by row; `wanted`: of these alone."""
    places = [(x, y) for y in range(-(-size[1] // SIDE)) for x in range(-(-size[0] // SIDE))]
    some = set(wanted) if wanted is not None else None
    return places if some is None else [place for place in places if place in some]


@contextmanager
def _bitmap(width: int, height: int) -> Iterator[Any]:
    from pypdfium2 import PdfBitmap, raw

    bitmap = PdfBitmap.new_native(width, height, raw.FPDFBitmap_BGR, rev_byteorder=True)
    try:
        yield bitmap
    finally:
        bitmap.close()


def _rows(bitmap: Any, box: Box) -> Rows:
    """A part of the bitmap as PNG's rows."""
    samples, stride = memoryview(bitmap.buffer).cast("B"), bitmap.stride
    left, top, right, foot = box
    begins = range(top * stride + 3 * left, foot * stride + 3 * left, stride)
    wide = 3 * (right - left)
    return Rows(b"".join([part for at in begins for part in (b"\0", samples[at : at + wide])]), right - left, foot - top, 3)


def _encoded(tiles: Sequence[Rows]) -> list[bytes]:
    """As PNG, several at once: zlib works outside Python's lock."""
    if len(tiles) < 2:
        return list(map(png_of, tiles))
    with ThreadPoolExecutor(usable()) as pool:
        return list(pool.map(png_of, tiles))
