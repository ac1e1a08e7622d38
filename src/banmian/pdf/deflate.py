"""Streams deflated: what was compressed once in this process is at hand (the profile, fonts, pages that did not change)."""

from __future__ import annotations

import zlib

from banmian.remember import Memo

LEVEL = 6
DEFLATED: Memo[bytes] = Memo("deflated streams", 500)


def deflated(data: bytes) -> bytes:
    """The stream under /FlateDecode."""
    return DEFLATED.of(data, lambda: zlib.compress(data, LEVEL))
