"""A version kept of an issue as its files stand: with each build, and before anything of the user's is written over."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from banmian.diagnostics import Severity
from banmian.versions.store import PLAIN, SIGNED, KeptFile, Version, VersionStore, id_of

if TYPE_CHECKING:
    from banmian.build import Outcome

NOTHING: Mapping[str, bytes] = MappingProxyType({})
LARGEST = 60_000_000
"""A larger file is no source that a version keeps."""
YOUNG = 3_000_000_000
"""Nanoseconds before a version was kept in which a file's time of writing does not yet tell it apart."""


def now() -> str:
    """The time of day, with its zone: for history and signatures, never for what is printed."""
    return datetime.datetime.now().astimezone().isoformat(timespec="seconds")


def sources_of(root: Path, issue: str, paper: str) -> dict[str, Path]:
    """The files that an issue is made of, by their paths from the root: its folder, its paper's, profiles, the faces' table."""
    folders = (issue, f"layouts/{paper}" if paper else "", "layouts/profiles")
    out: dict[str, Path] = {}
    for folder in filter(None, folders):
        for path in _files(root / folder):
            out[path.relative_to(root).as_posix()] = path
    faces = root / "fonts/fonts.yaml"
    return out | ({"fonts/fonts.yaml": faces} if faces.is_file() else {})


def _files(folder: Path) -> Iterator[Path]:
    """What may be kept: a pipe among them would be waited for without end, a link that leads nowhere has no bytes."""
    for top, names, files in os.walk(folder):
        names[:] = sorted(n for n in names if not n.startswith((".", "__")))
        for name in sorted(files):
            path = Path(top) / name
            if not name.startswith(".") and not name.endswith((".new", "~")) and path.is_file():
                yield path


def keep(store: VersionStore, outcome: Outcome, pdf: str = "", what: str = PLAIN, note: str = "") -> Version | None:
    """Keep the state that an outcome was made of; None where it is the last one's and only a build tells of it."""
    job = outcome.job
    paper = outcome.issue.paper.id if outcome.issue is not None else paper_of(store.last())
    counts = [sum(d.severity is s for d in outcome.diagnostics) for s in (Severity.ERROR, Severity.WARNING)]
    return keep_files(store, sources_of(job.root, job.issue, paper), what, note, pdf, (counts[0], counts[1]))


def paper_of(version: Version | None) -> str:
    """The paper whose layouts a version has: of an issue that cannot be set just now."""
    folders = {path.split("/")[1] for path in version.files if path.startswith("layouts/")} if version is not None else set()
    return next(iter(sorted(folders - {"profiles"})), "")


def keep_files(
    store: VersionStore,
    sources: Mapping[str, Path],
    what: str = PLAIN,
    note: str = "",
    pdf: str = "",
    counts: tuple[int, int] = (0, 0),
    texts: Mapping[str, bytes] = NOTHING,
) -> Version | None:
    """The same of these files; `texts`: bytes that stand for some of them. OSError where the system refuses."""
    last = store.last()
    files, new = _read({name: path for name, path in sources.items() if name not in texts}, last)
    for name, data in texts.items():
        digest = sha256(data).hexdigest()
        files[name] = KeptFile(digest, len(data), 0)
        if last is None or digest not in {file.sha256 for file in last.files.values()}:
            new[digest] = data
    id = id_of(files)
    if last is not None and what == PLAIN and last.id == id and (last.pdf or not pdf or last.what != PLAIN):
        return None
    at = now()
    stamp = datetime.datetime.fromisoformat(at).astimezone(datetime.UTC).strftime("%Y%m%dT%H%M%S")
    number = sum(name.startswith(stamp) for name in store.names())
    version = Version(id, at, what, note, files, pdf, counts, f"{stamp}-{number:02d}-{id}.json", {})
    store.put(version, new)
    if store.is_full():
        store.thin()
    return version


def _read(sources: Mapping[str, Path], last: Version | None) -> tuple[dict[str, KeptFile], dict[str, bytes]]:
    """Each file with its hash, and the bytes of those that the last version has not. A file that is as large and as old as it was
    then is not read."""
    before = last.files if last is not None else {}
    kept_at = _nanoseconds(last.at) if last is not None else 0
    known = {file.sha256 for file in before.values()}
    files: dict[str, KeptFile] = {}
    new: dict[str, bytes] = {}
    for name, path in sources.items():
        told = os.stat(path)
        if told.st_size > LARGEST:
            continue
        was = before.get(name)
        if was is not None and (was.size, was.written) == (told.st_size, told.st_mtime_ns) and was.written < kept_at - YOUNG:
            files[name] = was
            continue
        data = path.read_bytes()
        digest = sha256(data).hexdigest()
        files[name] = KeptFile(digest, len(data), told.st_mtime_ns)
        if digest not in known:
            new[digest] = data
    return files, new


def id_now(sources: Mapping[str, Path]) -> str:
    """The id that a version of these files has."""
    return id_of({name: KeptFile(hash_of(path), 0, 0) for name, path in sources.items() if not name.endswith(f"/{SIGNED}")})


def hash_of(path: Path) -> str:
    """The hash of a file's bytes."""
    return sha256(path.read_bytes()).hexdigest()


def _nanoseconds(at: str) -> int:
    return int(datetime.datetime.fromisoformat(at).timestamp() * 1_000_000_000)
