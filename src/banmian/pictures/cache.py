"""Converted pictures kept between builds, by content: one file each, whole or not used at all.

A file is written beside its name and renamed, so that a killed build leaves no half one; its own SHA-256 stands in it, so
that a damaged one is as good as none. The key holds all that the bytes depend on (contents, treatment, size, profile,
settings, library versions): a build with the cache gives the same bytes as one without.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from banmian.pictures.pixels import Pixels
from banmian.values import frozen

HEAD = b"banmian picture 1\n"
LARGEST = 500_000_000
"""Bytes of all files; above it those longest unused go."""
_WORDS = ("width", "height", "space", "filter", "inverted", "plates")


@frozen
class PictureCache:
    """`folder` is made when something is kept."""

    folder: Path

    def get(self, key: str) -> Pixels | None:
        """What was kept under this key; None where there is nothing, or nothing sound."""
        body = self.get_file(key)
        return _pixels(body) if body is not None else None

    def keep(self, key: str, pixels: Pixels) -> None:
        self.keep_file(key, _body(pixels))

    def get_file(self, key: str) -> bytes | None:
        """Bytes that were kept under this key; None as above."""
        path = self.folder / key
        try:
            data = path.read_bytes()
            os.utime(path)  # used: it goes last when room is made
        except OSError:
            return None
        return _sound(data)

    def keep_file(self, key: str, body: bytes) -> None:
        """Write it. A disk that refuses costs the next build time, nothing else."""
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            beside = self.folder / f".{key}.{os.getpid()}"
            beside.write_bytes(HEAD + sha256(body).hexdigest().encode() + b"\n" + body)
            os.replace(beside, self.folder / key)
            self._make_room()

    def _make_room(self) -> None:
        files = [(entry.stat(), entry.path) for entry in os.scandir(self.folder)]
        total = sum(stat.st_size for stat, _ in files)
        for stat, path in sorted(files, key=lambda f: (f[0].st_mtime_ns, f[1])):
            if total <= LARGEST:
                return
            os.unlink(path)
            total -= stat.st_size


def libraries() -> list[str | None]:
    """The versions of what converts pictures: other bytes may come of another one."""
    import pikepdf
    import PIL
    from PIL import features

    found = (features.version(name) for name in ("littlecms2", "jpg", "libjpeg_turbo", "zlib"))
    return [PIL.__version__, pikepdf.__version__, *found]


def _body(pixels: Pixels) -> bytes:
    parts = (pixels.data, pixels.palette, pixels.soft_mask)
    known = {word: getattr(pixels, word) for word in _WORDS} | {"parts": [len(part) for part in parts]}
    return json.dumps(known, sort_keys=True).encode() + b"\n" + b"".join(parts)


def _sound(data: bytes) -> bytes | None:
    """The bytes without their own hash; None where they are damaged."""
    head, told, body = data[: len(HEAD)], data[len(HEAD) : len(HEAD) + 64], data[len(HEAD) + 65 :]
    if head != HEAD or sha256(body).hexdigest().encode() != told:
        return None
    return body


def _pixels(body: bytes) -> Pixels:
    line, _, rest = body.partition(b"\n")
    known = json.loads(line)
    parts, at = [], 0
    for length in known.pop("parts"):
        parts.append(rest[at : at + length])
        at += length
    plates = tuple((name, tuple(look)) for name, look in known.pop("plates"))
    return Pixels(**known, data=parts[0], palette=parts[1], soft_mask=parts[2], plates=plates)
