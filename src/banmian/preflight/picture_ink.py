"""How much ink a picture of a file has in its darkest place: the most of each plate, and of all plates together.

A place is about a pixel of the plates on which ink is measured (ink_coverage.py), not a pixel of the picture: what JPEG leaves
beside an edge is no ink that a square has.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import reduce
from hashlib import sha256
from io import BytesIO
from typing import Any

from banmian.preflight.code_inks import cmyk_pixels
from banmian.preflight.facts import Image
from banmian.preflight.ink_coverage import DPI, FINE, summed
from banmian.preflight.painted import LEAST_INK, PROCESS, Colour, colour_in
from banmian.preflight.reading.values import BROKEN
from banmian.store import Store, kept

FULL = 255
UNREADABLE = b"null"


class PictureInks:
    """The pictures of a file. `store`: where it is kept what was found in their pixels."""

    def __init__(self, data: bytes, images: Sequence[Image], store: Store | None) -> None:
        self.data, self.images, self.store = data, images, store
        self._pdf: Any = None
        self._found: dict[tuple[int, int], Colour | None] = {}

    def heaviest(self, key: int, ppi: float) -> Colour | None:
        """The darkest place of a picture that is placed at so many pixels to the inch; None of one that is not grey or CMYK, 8
        bits deep, and whole. Its plates' amounts may come from several places."""
        image = self.images[key]
        if image.space is None or image.bits != 8 or image.soft_mask or image.stencil:
            return None
        if image.space.kind == "DeviceGray":
            return colour_in(image.space, (("Black", 1.0),))
        if image.space.kind != "DeviceCMYK" or image.objgen is None:
            return None
        side = max(1, int(ppi / (DPI * FINE)))
        if (key, side) not in self._found:
            self._found[key, side] = self._read(image, side)
        return self._found[key, side]

    def _read(self, image: Image, side: int) -> Colour | None:
        import pikepdf

        if self._pdf is None:
            self._pdf = pikepdf.Pdf.open(BytesIO(self.data), suppress_warnings=True)
        try:
            stream = self._pdf.get_object(image.objgen)
            told = [sha256(stream.read_raw_bytes()).hexdigest(), sha256(stream.unparse(resolved=True)).hexdigest(), side]
        except BROKEN:
            return None
        most = json.loads(kept(self.store, "picture ink", told, lambda: _darkest(stream, side)))
        if most is None or image.space is None:
            return None
        *each, total = most
        inks = tuple(zip(PROCESS, each, strict=True))
        return Colour(image.space, inks, True, tuple(name for name, amount in inks if amount > LEAST_INK), total)


def _darkest(stream: Any, side: int) -> bytes:
    """The most ink of each plate, then of all together, over blocks of `side` pixels, as JSON; null where it cannot be told."""
    from PIL import Image

    try:
        pixels = cmyk_pixels(stream)
    except (*BROKEN, OSError, SyntaxError, Image.DecompressionBombError):
        return UNREADABLE
    if pixels is None:
        return UNREADABLE
    plates = [plate.convert("I") for plate in pixels.reduce(side).split()]
    most: list[Any] = [plate.getextrema()[1] for plate in (*plates, reduce(summed, plates))]
    return json.dumps([value / FULL for value in most]).encode()
