"""Converted pictures kept between builds in the store: pixels as bytes and back (store.py)."""

from __future__ import annotations

import json
from pathlib import Path

from banmian.pictures.pixels import Pixels
from banmian.store import Store
from banmian.values import frozen

_WORDS = ("width", "height", "space", "filter", "inverted", "plates")


@frozen
class PictureCache:
    """The store in `folder`. Keys are hashes of all that the bytes depend on, `edition` with them."""

    folder: Path

    def get(self, key: str) -> Pixels | None:
        """What was kept under this key; None where there is nothing, or nothing sound."""
        body = self.get_file(key)
        return _pixels(body) if body is not None else None

    def keep(self, key: str, pixels: Pixels) -> None:
        self.keep_file(key, _body(pixels))

    def get_file(self, key: str) -> bytes | None:
        """Bytes that were kept under this key; None as above."""
        return Store(self.folder).read(key)

    def keep_file(self, key: str, body: bytes) -> None:
        Store(self.folder).write(key, body)


def _body(pixels: Pixels) -> bytes:
    parts = (pixels.data, pixels.palette, pixels.soft_mask)
    known = {word: getattr(pixels, word) for word in _WORDS} | {"parts": [len(part) for part in parts]}
    return json.dumps(known, sort_keys=True).encode() + b"\n" + b"".join(parts)


def _pixels(body: bytes) -> Pixels:
    line, _, rest = body.partition(b"\n")
    known = json.loads(line)
    parts, at = [], 0
    for length in known.pop("parts"):
        parts.append(rest[at : at + length])
        at += length
    plates = tuple((name, tuple(look)) for name, look in known.pop("plates"))
    return Pixels(**known, data=parts[0], palette=parts[1], soft_mask=parts[2], plates=plates)
