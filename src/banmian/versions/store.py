"""Where versions lie: `build/<issue>/versions/`, a manifest each, and in a pack beside it the bytes that no version before had.

A manifest names every file of the issue and of its paper's layouts by its hash. Bytes are kept once: what the last version had is
not written again. At most MOST versions and MOST_BYTES are kept, the oldest plain builds go first. All of it may be deleted:
what is lost then is history, no work. Here clock times are allowed; nothing here is ever printed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from banmian.outputs.names import VERSIONS
from banmian.streams import utf8
from banmian.values import frozen

MOST, MOST_BYTES = 200, 200_000_000
THINNED = 0.9
"""To which share of its bounds the store is brought when it has reached one."""
SIGNED = "signed.yaml"
PLAIN = "build"
"""What a version is called that a build kept; others are proofs, signatures, what stood before one went back."""
ID_DIGITS = 10
PACK, MANIFEST, RECORDS = ".pack", ".json", "records"


@frozen
class KeptFile:
    """A file of a version: the hash of its bytes, how many there are, and when it was written (ns)."""

    sha256: str
    size: int
    written: int


@frozen
class Version:
    """A kept state. `id`: hash of its files; `at`: when, ISO 8601 with zone; `what`: build, proof, signed, withdrawn, back,
    conflict (it holds a text that was not taken); `note`: of whom or what; `files` by path from the root; `pdf`: the issue's
    hash, "" where none was built; `counts`: errors and warnings; `name`: of its manifest."""

    id: str
    at: str
    what: str
    note: str
    files: Mapping[str, KeptFile]
    pdf: str
    counts: tuple[int, int]
    name: str
    blobs: Mapping[str, tuple[int, int]]
    """What its own pack holds: offset and length by hash."""


class LostError(Exception):
    """Bytes of a version are not there any more, or not whole."""


def id_of(files: Mapping[str, KeptFile]) -> str:
    """The id of a state: equal files, equal ids. Who signed or proofed it changes nothing of it."""
    told = "".join(f"{path} {file.sha256}\n" for path, file in sorted(files.items()) if not path.endswith(f"/{SIGNED}"))
    return sha256(utf8(told)).hexdigest()[:ID_DIGITS]


class VersionStore:
    """The versions in one issue's output folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / VERSIONS

    # --- reading -----------------------------------------------------------------------------------------------------

    def names(self) -> list[str]:
        """The manifests' names, the oldest first."""
        try:
            return sorted(n for n in os.listdir(self.folder) if n.endswith(MANIFEST) and not n.startswith("."))
        except OSError:
            return []

    def versions(self) -> list[Version]:
        """All versions that can be read, the oldest first."""
        return [version for name in self.names() if (version := self._read(name)) is not None]

    def last(self) -> Version | None:
        """The newest."""
        return next((version for name in reversed(self.names()) if (version := self._read(name)) is not None), None)

    def _read(self, name: str) -> Version | None:
        try:
            row: dict[str, Any] = json.loads((self.folder / name).read_bytes())
            files = {str(p): KeptFile(str(h), int(s), int(w)) for p, (h, s, w) in row["files"].items()}
            blobs = {str(h): (int(a), int(n)) for h, (a, n) in row["blobs"].items()}
            errors, warnings = row["counts"]
            counts = int(errors), int(warnings)
            id, at, what, note, pdf = (str(row[key]) for key in ("id", "at", "what", "note", "pdf"))
            return Version(id, at, what, note, files, pdf, counts, name, blobs)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            return None

    def bytes_of(self, version: Version, paths: Iterable[str] | None = None) -> Iterator[tuple[str, bytes]]:
        """The files of a version, or these of it, with their bytes. LostError where one is not whole."""
        where: dict[str, tuple[str, int, int]] = {}
        for known in self.versions():
            where |= {digest: (known.name, at, size) for digest, (at, size) in known.blobs.items()}
        for path in sorted(version.files) if paths is None else paths:
            digest = version.files[path].sha256
            data = self._blob(*where[digest]) if digest in where else b""
            if sha256(data).hexdigest() != digest:
                raise LostError(path)
            yield path, data

    def _blob(self, name: str, at: int, size: int) -> bytes:
        try:
            with (self.folder / _pack(name)).open("rb") as pack:
                pack.seek(at)
                return pack.read(size)
        except OSError:
            return b""

    # --- writing -----------------------------------------------------------------------------------------------------

    def put(self, version: Version, new: Mapping[str, bytes]) -> None:
        """Keep a version; `new`: bytes by hash that no version has. OSError where the system refuses."""
        self.folder.mkdir(parents=True, exist_ok=True)
        blobs, at = {}, 0
        for digest, data in new.items():
            blobs[digest] = [at, len(data)]
            at += len(data)
        if new:
            _write(self.folder / _pack(version.name), b"".join(new.values()))
        row = {
            "schema": 1, "id": version.id, "at": version.at, "what": version.what, "note": version.note, "pdf": version.pdf,
            "counts": version.counts, "files": {p: [f.sha256, f.size, f.written] for p, f in version.files.items()}, "blobs": blobs,
        }  # fmt: skip
        _write(self.folder / version.name, json.dumps(row).encode())

    def record(self, name: str) -> bytes | None:
        """What was kept of pages under a name."""
        try:
            return (self.folder / RECORDS / f"{name}.z").read_bytes()
        except OSError:
            return None

    def keep_record(self, name: str, data: bytes) -> None:
        """Keep what pages show (records.py) under a name: of a signed page its fingerprint, of a proof its number."""
        (self.folder / RECORDS).mkdir(parents=True, exist_ok=True)
        _write(self.folder / RECORDS / f"{name}.z", data)

    # --- thinning ----------------------------------------------------------------------------------------------------

    def is_full(self) -> bool:
        """Whether a bound is reached; cheap."""
        names = self.names()
        return len(names) > MOST or self._size() > MOST_BYTES

    def _size(self) -> int:
        try:
            with os.scandir(self.folder) as found:
                return sum(entry.stat().st_size for entry in found if entry.name.endswith(PACK))
        except OSError:
            return 0

    def thin(self, most: int = MOST, most_bytes: int = MOST_BYTES) -> int:
        """Let the oldest go until both bounds are kept with some room; how many went. The newest always stays."""
        versions, gone = self.versions(), 0
        ranked = [v for v in versions[:-1] if v.what == PLAIN] + [v for v in versions[:-1] if v.what != PLAIN]
        for version in ranked:
            size = sum({f.sha256: f.size for v in versions for f in v.files.values()}.values())
            if len(versions) <= most * THINNED and size <= most_bytes * THINNED:
                break
            versions.remove(version)
            gone += 1
        if gone:
            self._repack(versions)
        return gone

    def _repack(self, versions: list[Version]) -> None:
        """Write what these versions need into packs of theirs, and let all others go."""
        known: set[str] = set()
        for version in versions:
            wanted = {f.sha256: p for p, f in version.files.items() if f.sha256 not in known}
            if set(wanted) != set(version.blobs):
                with suppress(LostError):
                    data = {version.files[p].sha256: d for p, d in self.bytes_of(version, wanted.values())}
                    self.put(version, data)
            known |= set(wanted)
        stay = {v.name for v in versions} | {_pack(v.name) for v in versions}
        for name in os.listdir(self.folder):
            if name.endswith((MANIFEST, PACK)) and name not in stay:
                with suppress(OSError):
                    (self.folder / name).unlink()


def _pack(name: str) -> str:
    return name.removesuffix(MANIFEST) + PACK


def _write(path: Path, data: bytes) -> None:
    """The whole file beside, then renamed."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    os.replace(beside, path)
