"""Files that stand in memory in place of those on disk, while something is tried: nothing is written.

What lies over the disk concerns texts: issue.yaml, articles, layouts. Whoever reads a text, asks whether one is there or lists a
folder of them asks here first; a picture is always the one on disk. It holds for what runs within `laid_over`, in this thread and
in copies of the process made from it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from types import MappingProxyType

Overlay = Mapping[str, bytes | None]
"""By a file's name relative to the root, with `/`: the bytes that stand for it; None where it is to be gone."""
ENDINGS = (".yaml", ".md")
_OVER: ContextVar[Mapping[Path, bytes | None]] = ContextVar("overlay", default=MappingProxyType({}))


@contextmanager
def laid_over(root: Path, overlay: Overlay) -> Iterator[None]:
    """The files of `overlay` are what is read within it. ValueError for a name that is no text of the project."""
    for name in overlay:
        if not name.endswith(ENDINGS) or name.startswith("/") or ".." in name.split("/"):
            raise ValueError(f"{name} is no text of the project that could be laid over")
    token = _OVER.set({root / name: data for name, data in overlay.items()})
    try:
        yield
    finally:
        _OVER.reset(token)


def is_over(path: Path) -> bool:
    """Whether the file's state in memory counts, be it that it is gone."""
    return path in _OVER.get()


def bytes_over(path: Path) -> bytes | None:
    """What stands for the file; None where it is gone, or where nothing lies over it."""
    return _OVER.get().get(path)


def is_file(path: Path) -> bool:
    """As `Path.is_file`, of what counts."""
    over = _OVER.get()
    return over[path] is not None if path in over else path.is_file()


def entries(folder: Path) -> list[Path]:
    """As `Path.iterdir`, of what counts. OSError where there is no such folder, on disk or in memory."""
    here = {path: data for path, data in _OVER.get().items() if path.parent == folder}
    try:
        found = {path for path in folder.iterdir() if path not in here}
    except OSError:
        if not any(data is not None for data in here.values()):
            raise
        found = set()
    return [*found, *(path for path, data in here.items() if data is not None)]
