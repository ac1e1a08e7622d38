"""Which files are others than when a sheet was signed: by the version that was kept then (docs/rules/signing.md)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from banmian.sources.overlay import ENDINGS
from banmian.values import frozen
from banmian.versions.keeping import hash_of, paper_of, sources_of
from banmian.versions.store import SIGNED, LostError, Version, VersionStore

SIGNATURE = "signed"
"""What a version is called that was kept when a page was signed."""


@frozen
class Changed:
    """The files that are others since a page was signed: `texts` with what they were (None: there was none), `others` by name."""

    texts: Mapping[str, bytes | None]
    others: tuple[str, ...] = ()


def changed_since(outputs: Path, root: Path, issue: str, label: str, at: str) -> Changed | None:
    """What is another now than when the sheet `label` was signed at the time `at`; None where that is no longer kept."""
    store = VersionStore(outputs)
    version = _kept(store, label, at)
    if version is None:
        return None
    now = {name: hash_of(path) for name, path in sources_of(root, issue, paper_of(version)).items()}
    names = [name for name in sorted({*version.files, *now}) if not name.endswith(f"/{SIGNED}")]
    other = [name for name in names if name not in version.files or version.files[name].sha256 != now.get(name)]
    texts = [name for name in other if name.endswith(ENDINGS)]
    try:
        before = dict(store.bytes_of(version, [name for name in texts if name in version.files]))
    except LostError:
        return None
    return Changed({name: before.get(name) for name in texts}, tuple(name for name in other if name not in texts))


def first_line_changed(before: bytes, now: bytes) -> int:
    """The first line of a text that is another than it was, from 1; the last one where lines are gone behind it."""
    was, lines = before.splitlines(), now.splitlines()
    same = next((k for k, (a, b) in enumerate(zip(was, lines, strict=False)) if a != b), min(len(was), len(lines)))
    return max(1, min(same + 1, len(lines)))


def _kept(store: VersionStore, label: str, at: str) -> Version | None:
    """The version that was kept when a sheet was signed: the first one from then on that says so."""
    own = (v for v in store.versions() if v.what == SIGNATURE and label in v.note.split(", ") and v.at >= at)
    return next(own, None)
