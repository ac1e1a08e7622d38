"""The files of the page itself, read once: what is not in the list is not there, so that no path is ever joined from a request.
The words of a language are no file: they are made of the catalogue (words/zh.json)."""

from __future__ import annotations

import json
from pathlib import Path

from banmian.languages import LANGUAGES, catalogue_file, desk_words
from banmian.values import frozen

STATIC = Path(__file__).parent / "static"
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
}
FACES = {"font/song-bold.ttf": "fonts/song-bold.ttf"}
"""Faces of the project that the page's heads use, where it has them."""


@frozen
class Served:
    """A file as it is sent."""

    data: bytes
    kind: str


class Shell:
    """All files below static/, the words of each language, and the project's faces, by their paths."""

    def __init__(self, root: Path) -> None:
        found = [(path, path.relative_to(STATIC).as_posix()) for path in sorted(STATIC.rglob("*")) if path.suffix in KINDS]
        found += [(root / file, name) for name, file in FACES.items() if (root / file).is_file()]
        self._words = {f"words/{language}.json": language for language in LANGUAGES if language != "en"}
        self._paths = {name: path for path, name in found}
        self._paths |= {name: catalogue_file(language) for name, language in self._words.items()}
        self._kept: dict[str, tuple[float, Served]] = {}

    def file(self, name: str) -> Served | None:
        """A file by its path below static/; None where there is none. One that was written anew is read anew."""
        path = self._paths.get(name)
        if path is None:
            return None
        changed = path.stat().st_mtime
        known = self._kept.get(name)
        if known is None or known[0] != changed:
            known = changed, self._read(name, path)
            self._kept[name] = known
        return known[1]

    def _read(self, name: str, path: Path) -> Served:
        """The file as it is, or the desk's words of the catalogue."""
        if name in self._words:
            words = desk_words(self._words[name])
            return Served(json.dumps(words, ensure_ascii=False).encode(), KINDS[".json"])
        return Served(path.read_bytes(), KINDS[path.suffix])
