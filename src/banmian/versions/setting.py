"""A version set again: its files in a project of their own for that time, the faces linked, and what its pages show."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from banmian.versions.records import PageRecord, records_of
from banmian.versions.store import LostError, Version, VersionStore

if TYPE_CHECKING:
    from banmian.build import Outcome


@contextmanager
def project_of(root: Path, files: Iterable[tuple[str, bytes]]) -> Iterator[Path]:
    """A project of these files and of the faces of the one at `root`; it is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="banmian-version-", ignore_cleanup_errors=True) as name:
        place = Path(name).resolve()
        for path, data in files:
            if not is_plain(path):
                raise LostError(path)
            target = place / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        (place / "fonts").mkdir(exist_ok=True)
        for face in sorted((root / "fonts").iterdir()) if (root / "fonts").is_dir() else ():
            if face.is_file() and not (place / "fonts" / face.name).exists():
                _link(face, place / "fonts" / face.name)
        yield place


def is_plain(path: str) -> bool:
    """Whether it is a path below a project: no absolute one, none that leads out."""
    parts = PurePosixPath(path).parts
    return bool(parts) and not path.startswith("/") and "\\" not in path and ":" not in path and ".." not in parts


def _link(source: Path, target: Path) -> None:
    """A link, where the system gives one, else a copy."""
    for make in (os.symlink, os.link):
        try:
            make(source.resolve(), target)
        except (OSError, NotImplementedError):
            continue
        return
    shutil.copyfile(source, target)


@contextmanager
def version_set(store: VersionStore, version: Version, root: Path, issue: str) -> Iterator[Outcome]:
    """The issue as it was, while its files stand in a project of their own: so that its pages can be written too. LostError where
    its bytes are not there."""
    from banmian.build import Job, set_issue

    with project_of(root, store.bytes_of(version)) as place:
        yield set_issue(Job(place, issue))


def set_version(store: VersionStore, version: Version, root: Path, issue: str) -> Outcome:
    """The issue as it was. LostError where its bytes are not there."""
    with version_set(store, version, root, issue) as outcome:
        return outcome


def records_at(store: VersionStore, version: Version, root: Path, issue: str) -> tuple[PageRecord, ...]:
    """What the pages of a version show."""
    return records_of(set_version(store, version, root, issue))


def with_files(store: VersionStore, version: Version, other: Mapping[str, bytes], issue: str) -> Iterator[tuple[str, bytes]]:
    """The issue's files of a version, and what is not the issue's of the project as it stands, `other`."""
    own = [path for path in version.files if path.startswith(f"{issue}/")]
    yield from store.bytes_of(version, own)
    yield from ((path, data) for path, data in other.items() if path not in own)
