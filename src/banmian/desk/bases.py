"""Which bytes of its articles an issue was set from, so that a browser knows of which text the numbers are that it is told."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from banmian.desk.files import hash_of
from banmian.desk.heard import Look, look_of

if TYPE_CHECKING:
    from banmian.content.model import Content


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
        files = {f"{self._name}/{path.name}": path for path in sorted(self._folder.glob("*.md"))}
        return {name: base for name, path in files.items() if (base := self._base(name, path)) is not None}

    def set_from(self, now: Mapping[str, str], content: Content) -> Mapping[str, str]:
        """The same of the files that an issue was set from. `now`: as they were then; an article that could not be read any more
        stands as it was set before."""
        kept = {article.file for article in content.articles if article.id in content.kept}
        return {**now, **{name: base for name, base in self.of_pages.items() if name in kept}}

    def _base(self, name: str, path: Path) -> str | None:
        """A file's hash; None where it cannot be read."""
        look, known = look_of(path), self._known.get(name)
        if look is None:
            return None
        if known is None or known[0] != look:
            try:
                self._known[name] = known = look, hash_of(path.read_bytes()) or ""
            except OSError:
                return None
        return known[1]
