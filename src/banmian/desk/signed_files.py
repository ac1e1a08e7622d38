"""Which files make a signed page another one: of those that are others than in the version that was kept when it was signed, the
ones without which the page is as it was.

What a page reads is not guessed from what moved on it: a colour in paper.yaml moves nothing, and the words that it prints in are
an article's. Texts are taken back in trials, half of what is left at a time; a picture cannot be tried (sources/overlay.py), and is
told where no text explains the page.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path

from banmian.desk.exchange import Json
from banmian.sources.overlay import ENDINGS
from banmian.values import frozen
from banmian.versions.keeping import hash_of, paper_of, sources_of
from banmian.versions.store import SIGNED, LostError, Version, VersionStore

SIGNATURE = "signed"
"""What a version is called that was kept when a page was signed."""
Overlay = dict[str, bytes | None]


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


async def causes(changed: Changed, as_signed: Callable[[Overlay], Awaitable[bool]], most: int) -> tuple[str, ...]:
    """The files by which the page is another. `as_signed`: whether it is what it was with these texts; asked at most `most` times,
    then what is left is told."""
    left = most

    async def enough(names: Sequence[str]) -> bool:
        nonlocal left
        left -= 1
        return await as_signed({name: changed.texts[name] for name in names})

    async def fewest(names: Sequence[str], held: Sequence[str]) -> list[str]:
        """Of these the ones that are needed beside those that are held."""
        if len(names) < 2 or left <= 0:
            return list(names)
        first, second = names[: len(names) // 2], names[len(names) // 2 :]
        for half in (first, second):
            if left > 0 and await enough([*held, *half]):
                return await fewest(half, held)
        needed = await fewest(first, [*held, *second])
        return [*needed, *await fewest(second, [*held, *needed])]

    texts = list(changed.texts)
    if texts and await enough(texts):
        return tuple(await fewest(texts, ()))
    return changed.others or tuple(texts)


def row_of(root: Path, name: str, before: bytes | None) -> Json:
    """A file as it is named to who opens it: with the first line that is another than it was; `gone`: there is none to open."""
    path = root / name
    if not path.is_file():
        return {"file": name, "line": None, "gone": True}
    if before is None:
        return {"file": name, "line": None, "gone": False}
    was, now = before.splitlines(), path.read_bytes().splitlines()
    same = next((k for k, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
    return {"file": name, "line": max(1, min(same + 1, len(now))), "gone": False}


def _kept(store: VersionStore, label: str, at: str) -> Version | None:
    """The version that was kept when a sheet was signed: the first one from then on that says so."""
    own = (v for v in store.versions() if v.what == SIGNATURE and label in v.note.split(", ") and v.at >= at)
    return next(own, None)
