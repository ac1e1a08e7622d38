"""What earlier builds made, kept on disk between processes: bytes by all that they were made of, whole or not used at all.

A name is the hash of a kind, of what was read, and of the edition: our own code and the libraries' versions. So nothing is
taken over from another version. A file is written beside its name and renamed, and its own hash stands in it: what a killed
build or a bad disk leaves is as good as nothing, and builds side by side write the same. Kept are bytes, JSON, and values of ours
(preserve.py): reading runs no code. A folder that refuses costs time, nothing else. docs/decisions/0053.
"""

from __future__ import annotations

import json
import os
import re
import stat
import sys
import threading
import zlib
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from banmian.values import frozen

HEAD = b"banmian kept 1\n"
LARGEST = 500_000_000
"""Bytes of all files. Above it those longest unused go, until a tenth is free."""
LEFT_FREE = 100_000_000
"""Bytes of the disk that are left to the outputs: where there is less nothing is kept. An issue has some tens of millions."""
FOLDER = ".cache/store"
"""Where a build keeps its store, in the folder of all its outputs."""
_HASH = 64
_OURS = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{64}\.\d+\.\d+")
"""Names of what is kept, and of what is being written or was left half written."""
_held: dict[Path, int] = {}
"""Bytes in each folder, as far as this process knows."""


@frozen
class Store:
    """`folder` is made when something is kept."""

    folder: Path

    def of(self, kind: str, told: Sequence[Any], make: Callable[[], bytes]) -> bytes:
        """What was kept of this kind for `told` (JSON, all that `make` reads), else what `make` gives, which is kept."""
        name = named(kind, told)
        kept = self.read(name)
        if kept is not None:
            return kept
        made = make()
        self.write(name, made)
        return made

    def get(self, kind: str, told: Sequence[Any]) -> bytes | None:
        """What was kept, None where there is nothing: for what is made of several at once."""
        return self.read(named(kind, told))

    def holds(self, kind: str, told: Sequence[Any]) -> bool:
        """Whether something stands there, sound or not."""
        return (self.folder / named(kind, told)).is_file()

    def keep(self, kind: str, told: Sequence[Any], body: bytes) -> None:
        self.write(named(kind, told), body)

    def read(self, name: str) -> bytes | None:
        """What stands under this name; None where there is nothing, or nothing sound."""
        path = f"{self.folder}/{name}"
        try:
            found = os.stat(path)
            if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
                return None  # who reads a pipe waits for ever, and nothing of ours is so large
            data = _bytes_of(path)
        except OSError:
            return None
        with suppress(OSError):
            os.utime(path)  # used: it goes last when room is made
        return _sound(name, data)

    def write(self, name: str, body: bytes) -> None:
        """Put it there. A disk that refuses costs the next build time, nothing else."""
        head = HEAD + _own(name, body) + b"\n"
        beside = f"{self.folder}/.{name}.{os.getpid()}.{threading.get_ident()}"
        try:
            os.makedirs(self.folder, exist_ok=True)
            if _room(self.folder) < LEFT_FREE + len(body):
                return
            with open(beside, "wb") as file:
                file.write(head)
                file.write(body)  # not in one with the head: it may be millions of bytes
            os.replace(beside, f"{self.folder}/{name}")
        except OSError:
            with suppress(OSError):
                os.unlink(beside)
            return
        with suppress(OSError):
            self._make_room(len(head) + len(body))

    def _make_room(self, more: int) -> None:
        """After so many bytes more. The folder is looked through once in a process, and when it may be full."""
        held = _held.get(self.folder)
        if held is not None and held + more <= LARGEST:
            _held[self.folder] = held + more
            return
        files = sorted(_files(self.folder))
        total = sum(size for _, size, _ in files)
        most = LARGEST if total <= LARGEST else LARGEST * 9 // 10
        for _, size, path in files:
            if total <= most:
                break
            with suppress(OSError):
                os.unlink(path)
            total -= size
        _held[self.folder] = total


def _room(folder: Path) -> int:
    """Bytes of its disk that are free."""
    import shutil

    return shutil.disk_usage(folder).free


def kept(store: Store | None, kind: str, told: Sequence[Any], make: Callable[[], bytes]) -> bytes:
    """As `Store.of`; made anew where there is no store."""
    return make() if store is None else store.of(kind, told, make)


def store_of(folder: Path | None) -> Store | None:
    """The store in that folder, if one is told."""
    return None if folder is None else Store(folder)


def named(kind: str, told: Sequence[Any]) -> str:
    """The name of what is made of `told` by this edition."""
    return sha256(json.dumps([edition(), kind, *told]).encode()).hexdigest()


@cache
def edition() -> str:
    """The hash of what may change a result beside its inputs: every file of this package, the versions of all installed
    packages, the interpreter and its zlib. 13 ms; the files' bytes and not their dates, which tell nothing elsewhere."""
    seed = sha256()
    for path in sorted(_sources(os.path.dirname(__file__))):
        data = _bytes_of(path)
        seed.update(f"{os.path.basename(path)} {len(data)}\n".encode() + data)
    seed.update(json.dumps([sys.version, sys.platform, zlib.ZLIB_RUNTIME_VERSION, *sorted(_packages())]).encode())
    return seed.hexdigest()


def _sources(folder: str) -> Iterable[str]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _sources(entry.path)
        elif not entry.name.endswith(".pyc"):
            yield entry.path


def _bytes_of(path: str) -> bytes:
    """A file's bytes; sooner than by pathlib, for hundreds of them."""
    with open(path, "rb", buffering=0) as file:
        return file.read()


def _packages() -> Iterable[str]:
    """Names and versions, as the installer's folders beside the packages are called."""
    for place in sys.path:
        with suppress(OSError):
            yield from (name for name in os.listdir(place or ".") if name.endswith((".dist-info", ".egg-info")))


def _files(folder: Path) -> Iterable[tuple[int, int, str]]:
    """When each file of ours was last used, its size, its path. What else somebody keeps in the folder is not ours to count, nor to
    take away: the store may be a link to any."""
    for entry in os.scandir(folder):
        if _OURS.fullmatch(entry.name):
            with suppress(OSError):
                told = entry.stat(follow_symlinks=False)
                yield told.st_mtime_ns, told.st_size, entry.path


def _own(name: str, body: bytes) -> bytes:
    """A file's own hash: of its name too, so that one that was renamed is not taken for another."""
    seed = sha256(name.encode())
    seed.update(body)
    return seed.hexdigest().encode()


def _sound(name: str, data: bytes) -> bytes | None:
    """The bytes without their own hash; None where they are damaged."""
    at = len(HEAD) + _HASH
    head, told, body = data[: len(HEAD)], data[len(HEAD) : at], data[at + 1 :]
    if head != HEAD or _own(name, body) != told:
        return None
    return body
