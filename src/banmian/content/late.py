"""Patterns that few texts need: compiled for the first that does. A class of all Han costs a millisecond to compile, and a build
of eight pages compiled forty of them."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

Late = Callable[[], re.Pattern[str]]


def late(pattern: str) -> Late:
    """Gives the compiled pattern when it is called."""

    @cache
    def compiled() -> re.Pattern[str]:
        return re.compile(pattern)

    return compiled
