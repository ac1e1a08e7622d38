"""Streams deflated: what was compressed once is at hand (the profile, fonts, pages that did not change), in this process, and in
a store for the next.

zlib works outside Python's lock: a stream that is known early is begun in a thread, and is done, or nearly, when it is asked for.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from hashlib import blake2b, sha256
from threading import Thread

from banmian.processors import usable
from banmian.remember import Memo
from banmian.store import Store, kept

LEVEL = 6
WORTH = 8_000
"""Bytes from which on a file is read sooner than the stream is compressed: zlib makes about 30 in a microsecond."""
DEFLATED: Memo[bytes] = Memo("deflated streams", 500, lasting=True)
_BEGUN: dict[bytes, _Begun] = {}
_MOST_BEGUN = 500


class _Begun(Thread):
    """A stream that is being compressed."""

    def __init__(self, data: bytes, store: Store | None) -> None:
        super().__init__(daemon=True)
        self.data, self.store, self.made = data, store, b""

    def run(self) -> None:
        with suppress(MemoryError):  # who asks for the stream meets it again
            self.made = _made(self.data, self.store)


def ahead(data: bytes, store: Store | None = None) -> None:
    """Begin the stream now, where a second processor is there; `deflated` will ask for it."""
    if usable() < 2 or data in _BEGUN or DEFLATED.holds(_name(data)):
        return
    if len(_BEGUN) >= _MOST_BEGUN:  # of files that were never finished
        _BEGUN.clear()
    begun = _Begun(data, store)
    try:
        begun.start()
    except RuntimeError:
        return  # the system gives no thread
    _BEGUN[data] = begun


def deflated(data: bytes, store: Store | None = None) -> bytes:
    """The stream under /FlateDecode. `store`: where it is kept for the next process."""
    return DEFLATED.of(_name(data), lambda: _compressed(data, store))


def _name(data: bytes) -> bytes:
    """What stands for a stream in the table: a process that lives long would else hold each twice."""
    return blake2b(data, digest_size=16).digest()


def _compressed(data: bytes, store: Store | None) -> bytes:
    begun = _BEGUN.pop(data, None)
    if begun is None:
        return _made(data, store)
    begun.join()
    return begun.made or _made(data, store)


def _made(data: bytes, store: Store | None) -> bytes:
    if store is None or len(data) < WORTH:
        return zlib.compress(data, LEVEL)
    return kept(store, "deflated", [sha256(data).hexdigest()], lambda: zlib.compress(data, LEVEL))
