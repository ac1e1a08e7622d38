"""Streams deflated: what was compressed once in this process is at hand (the profile, fonts, pages that did not change).

zlib works outside Python's lock: a stream that is known early is begun in a thread, and is done, or nearly, when it is asked for.
"""

from __future__ import annotations

import zlib
from contextlib import suppress
from threading import Thread

from banmian.processors import usable
from banmian.remember import Memo

LEVEL = 6
DEFLATED: Memo[bytes] = Memo("deflated streams", 500)
_BEGUN: dict[bytes, _Begun] = {}
_MOST_BEGUN = 500


class _Begun(Thread):
    """A stream that is being compressed."""

    def __init__(self, data: bytes) -> None:
        super().__init__(daemon=True)
        self.data, self.made = data, b""

    def run(self) -> None:
        with suppress(MemoryError):  # who asks for the stream meets it again
            self.made = zlib.compress(self.data, LEVEL)


def ahead(data: bytes) -> None:
    """Begin the stream now, where a second processor is there; `deflated` will ask for it."""
    if usable() < 2 or data in _BEGUN or DEFLATED.holds(data):
        return
    if len(_BEGUN) >= _MOST_BEGUN:  # of files that were never finished
        _BEGUN.clear()
    begun = _Begun(data)
    try:
        begun.start()
    except RuntimeError:
        return  # the system gives no thread
    _BEGUN[data] = begun


def deflated(data: bytes) -> bytes:
    """The stream under /FlateDecode."""
    return DEFLATED.of(data, lambda: _compressed(data))


def _compressed(data: bytes) -> bytes:
    begun = _BEGUN.pop(data, None)
    if begun is None:
        return zlib.compress(data, LEVEL)
    begun.join()
    return begun.made or zlib.compress(data, LEVEL)
