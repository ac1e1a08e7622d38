"""Back to an earlier version: which files of the issue that would change, and the writing of them.

Nothing of the user's is lost: what stands is kept as a version before anything is written over, so that going back is a step like
any other. signed.yaml stays as it is, and so do the layouts, which other issues may use.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from banmian.outputs.swap import put_whole, writing
from banmian.values import frozen
from banmian.versions.keeping import keep_files
from banmian.versions.setting import is_plain
from banmian.versions.store import SIGNED, KeptFile, LostError, Version, VersionStore

BEFORE, BACK = "before", "back"


@frozen
class Step:
    """What happens to a file of the issue: it is changed, brought back, or taken away."""

    what: Literal["change", "bring back", "take away"]
    path: str


@frozen
class Way:
    """All steps of a way back; `layouts`: files outside the issue that were other then, and stay as they are now."""

    version: Version
    steps: tuple[Step, ...]
    layouts: tuple[str, ...]


def way_back(version: Version, now: Mapping[str, KeptFile], issue: str) -> Way:
    """What going back would do to the files as they stand `now`."""
    here = {path: file for path, file in now.items() if _is_own(path, issue)}
    then = {path: file for path, file in version.files.items() if _is_own(path, issue)}
    steps = [Step("change", p) for p in then if p in here and here[p].sha256 != then[p].sha256]
    steps += [Step("bring back", p) for p in then if p not in here]
    steps += [Step("take away", p) for p in here if p not in then]
    others = {p for p in (*now, *version.files) if not p.startswith(f"{issue}/")}
    differ = [p for p in others if _hash(now, p) != _hash(version.files, p)]
    return Way(version, tuple(sorted(steps, key=lambda s: s.path)), tuple(sorted(differ)))


def _is_own(path: str, issue: str) -> bool:
    return path.startswith(f"{issue}/") and path != f"{issue}/{SIGNED}"


def _hash(files: Mapping[str, KeptFile], path: str) -> str:
    return files[path].sha256 if path in files else ""


def prepared(store: VersionStore, way: Way, sources: Mapping[str, Path]) -> dict[str, bytes | None]:
    """Keep what stands as a version; then the bytes of each file that a step changes, None: it is taken away. LostError before
    anything is kept where a file of the version is not there; NotWrittenError where the system refuses."""
    data: dict[str, bytes | None] = dict(store.bytes_of(way.version, [s.path for s in way.steps if s.what != "take away"]))
    if not all(map(is_plain, data)):
        raise LostError(next(path for path in data if not is_plain(path)))
    with writing(store.folder):
        keep_files(store, sources, BEFORE, f"back to {way.version.id}")
    return {step.path: data.get(step.path) for step in way.steps}


def go(store: VersionStore, way: Way, root: Path, sources: Mapping[str, Path]) -> None:
    """Keep what stands, then write the steps, each file whole by rename. Faults as of `prepared`."""
    for name, data in prepared(store, way, sources).items():
        path = root / name
        if data is None:
            with writing(path):
                path.unlink()
        else:
            put_whole(path, data)
