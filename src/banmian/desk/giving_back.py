"""Memory that was freed goes back to the system, so that a desk which runs all day holds what it needs and not what it once needed.

The GNU C library keeps what is freed, in a heap for each thread, and takes ever larger blocks from its heap once one of them was
freed: between a page's picture and the next, small values come to stand that keep all of it (decision 0151). Where the library is
another one, nothing is done.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import Any

LARGE = 1 << 20
"""Bytes from which on a block is the system's own, and goes back as soon as it is freed: the picture of a page, its PDF."""
_TRIM, _LARGE, _HEAPS = -1, -3, -8
"""M_TRIM_THRESHOLD, M_MMAP_THRESHOLD, M_ARENA_MAX of malloc.h."""


def keep_little() -> None:
    """For a process that begins: one heap for all threads, large blocks apart from it, its end given back when it is free."""
    library = _library()
    if library is not None:
        for what, value in ((_LARGE, LARGE), (_TRIM, LARGE), (_HEAPS, 1)):
            library.mallopt(what, value)


def give_back() -> None:
    """What is free within the heap, too: some milliseconds, for who has time."""
    library = _library()
    if library is not None:
        library.malloc_trim(0)


@cache
def _library() -> Any:
    """The C library, where it is GNU's."""
    if not sys.platform.startswith("linux"):
        return None
    from ctypes import CDLL

    try:
        library = CDLL(None)
        return library if hasattr(library, "malloc_trim") and hasattr(library, "mallopt") else None
    except OSError:
        return None
