"""The words by which parts of copy are known (words.toml)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words() -> dict[str, Any]:
    """The tables of words.toml."""
    return tomllib.loads(files("banmian.content.importers").joinpath("words.toml").read_text(encoding="utf-8"))


def any_of(listed: list[str]) -> str:
    """A pattern for any of some words, the longest first."""
    import re

    return "(?:" + "|".join(re.escape(word) for word in sorted(listed, key=len, reverse=True)) + ")"
