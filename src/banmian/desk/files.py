"""The files of an issue that the desk may write: read with their hash, written whole by rename, never through a link out of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from banmian.outputs.swap import put_whole, writing
from banmian.windows import patiently

_OF_THE_ISSUE = re.compile(r"(?:issue|makeup)\.yaml|pages/[a-z0-9-]+\.yaml|articles/[a-z0-9-]+\.md")
_OF_ALL_ISSUES = re.compile(r"layouts/[a-z0-9-]+/pages/[a-z0-9-]+\.yaml")
_STRANGE = re.compile(r"[\\:\x00-\x1f]")
SIGNATURES = "signed.yaml"
_OF_A_PAPER = re.compile(r"layouts/[a-z0-9-]+/(?:paper\.yaml|pages/[a-z0-9-]+\.yaml)")


class NotWritableError(Exception):
    """A file that the desk does not write: its name."""


class Files:
    """The texts of one issue. Names are relative to the root, with `/`."""

    def __init__(self, root: Path, issue: str) -> None:
        self.root, self.issue = root, issue

    def read(self, name: str) -> bytes | None:
        """The bytes of a file of the issue, or of a text of its paper; None where there is none. OSError: it cannot be read."""
        path = self._path(name)
        try:
            return path.read_bytes() if path is not None else None
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            return None

    def is_writable(self, name: str, whole: bool = False, shared: bool = False) -> bool:
        """Whether it is a text of the issue that an editor writes, or (`whole`) any file of it that is put there as it is, or
        (`shared`) a layout that other issues have, too."""
        if shared and _OF_ALL_ISSUES.fullmatch(name):
            return self._path(name) is not None
        inside = name.removeprefix(f"{self.issue}/")
        text = inside != name and _OF_THE_ISSUE.fullmatch(inside) is not None
        return (text or (whole and inside != name and _is_plain(inside))) and self._path(name) is not None

    def _path(self, name: str) -> Path | None:
        """None for a name that is no such file, and for one that a link leads out of the project."""
        inside = name.removeprefix(f"{self.issue}/")
        known = _is_plain(inside) if inside != name else _OF_A_PAPER.fullmatch(name) is not None
        path = self.root / name
        return path if known and path.resolve().is_relative_to(self.root.resolve()) else None

    def write(self, files: Mapping[str, bytes | None], whole: bool = False, shared: bool = False) -> None:
        """Each file by rename, None: away; where the system refuses one, those before it stand as they were. What is new comes
        first and what goes away comes last, so that who reads between two of them finds every file that another one names.
        NotWrittenError, NotWritableError. `whole`: files that come from a version or a document, pictures among them; `shared`: the
        layout of all issues, of an editor who said that she means them."""
        for name in files:
            if not self.is_writable(name, whole, shared):
                raise NotWritableError(name)
        before = {name: self.read(name) for name in files}
        done: list[str] = []
        try:
            for name in sorted(files, key=lambda name: (files[name] is None, before[name] is not None)):
                done.append(name)
                _put(self.root / name, files[name])
        except BaseException:
            for name in reversed(done):
                with suppress(OSError):
                    _put(self.root / name, before[name])
            raise


def _is_plain(inside: str) -> bool:
    """Whether it is a path below the issue's folder, without hidden parts, and not the signatures, which are written elsewhere."""
    parts = inside.split("/")
    return inside != SIGNATURES and all(part and not part.startswith(".") and not _STRANGE.search(part) for part in parts)


def _put(path: Path, data: bytes | None) -> None:
    if data is not None:
        put_whole(path, data)
        return
    with writing(path):
        patiently(lambda: path.unlink(missing_ok=True))


def hash_of(data: bytes | None) -> str | None:
    """The SHA-256 by which a browser knows a file; None where there is none."""
    return sha256(data).hexdigest() if data is not None else None
