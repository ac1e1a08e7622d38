"""Converted pictures kept between builds in the store: pixels as values of ours (store.py, preserve.py)."""

from __future__ import annotations

from pathlib import Path

from banmian.pictures.pixels import Pixels
from banmian.preserve import to_bytes, value_of
from banmian.store import Store
from banmian.values import frozen


@frozen
class PictureCache:
    """The store in `folder`. Keys are hashes of all that the bytes depend on, `edition` with them."""

    folder: Path

    def get(self, key: str) -> Pixels | None:
        """What was kept under this key; None where there is nothing, or nothing sound."""
        found: Pixels | None = value_of(self.get_file(key))
        return found

    def keep(self, key: str, pixels: Pixels) -> None:
        self.keep_file(key, to_bytes(pixels))

    def get_file(self, key: str) -> bytes | None:
        """Bytes that were kept under this key; None as above."""
        return Store(self.folder).read(key)

    def keep_file(self, key: str, body: bytes) -> None:
        Store(self.folder).write(key, body)
