"""Which bytes of its articles an issue was set from, so that a browser knows of which text the numbers are that it is told."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from banmian.desk.files import hash_of

Look = tuple[int, int, int]


class Bases:
    """The articles of an issue. `of_pages`: the SHA-256 of each file by its name, as the pages that stand were set from it."""

    def __init__(self, root: Path, issue: str) -> None:
        self._folder, self._name = root / issue / "articles", f"{issue}/articles"
        self._known: dict[str, tuple[Look, str]] = {}
        """Of files that look as they did they are not read again."""
        self.of_pages: Mapping[str, str] = {}

    def now(self) -> Mapping[str, str]:
        """The same of the files as they are. Asked before they are read for a setting: what is written in between is one more
        change, and is set again."""
        found: dict[str, str] = {}
        try:
            entries = sorted((one for one in os.scandir(self._folder) if one.name.endswith(".md")), key=lambda one: one.name)
        except OSError:
            return found
        for entry in entries:
            name = f"{self._name}/{entry.name}"
            base = self._base(name, Path(entry.path))
            if base is not None:
                found[name] = base
        return found

    def _base(self, name: str, path: Path) -> str | None:
        """A file's hash; None where it cannot be read."""
        try:
            told = path.stat()
            look = told.st_ino, told.st_size, told.st_mtime_ns
            known = self._known.get(name)
            if known is None or known[0] != look:
                self._known[name] = known = look, hash_of(path.read_bytes()) or ""
        except OSError:
            return None
        return known[1]
