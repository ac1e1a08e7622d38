"""Files of an output folder put in place together: all are written beside first, then swapped in by rename, all or none.

A journal stands beside the new files while they are swapped. A run that fails puts back what it had moved; after one that
was killed the next run does so (`recover`). Call all of this under the folder's lock. Only files that are named are touched.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from types import TracebackType

from banmian.outputs.names import WORK, is_ours, is_work
from banmian.windows import held_open, patiently

_NEW, _OLD, _JOURNAL = "new", "old", "journal.json"


class NotWrittenError(Exception):
    """The system refused a file: `path` is the place that was meant for it, `reason` what the system said."""

    def __init__(self, path: Path, reason: OSError) -> None:
        super().__init__(f"{path}: {reason.strerror or reason}")
        self.path, self.reason = path, reason


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Whatever the system refuses in here is told of this path: a name that its encoding has not, too."""
    try:
        yield
    except OSError as reason:
        raise NotWrittenError(path, reason) from reason
    except UnicodeEncodeError as unknown:
        raise NotWrittenError(path, OSError(errno.EILSEQ, f"file names are in {unknown.encoding} here")) from unknown


def put_whole(path: Path, data: bytes) -> None:
    """One file of the user's in its place, whole or not at all: written beside, then renamed. NotWrittenError where the system
    refuses."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f".{path.name}.new")
        try:
            beside.write_bytes(data)
            patiently(lambda: os.replace(beside, path))
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)


class Swap:
    """What one run puts into `folder`. Paths are relative to it, with `/`. Used as a context: what is not committed is gone."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._steps: dict[str, bool] = {}
        """Each path, and whether a new file comes to it: without one the old file goes."""

    def __enter__(self) -> Swap:
        with writing(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            self._work = Path(tempfile.mkdtemp(prefix=WORK, dir=self.folder))
            try:
                for name in (_NEW, _OLD):
                    (self._work / name).mkdir()
            except BaseException:
                shutil.rmtree(self._work, ignore_errors=True)
                raise
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        if not (self._work / _JOURNAL).exists():  # with a journal left it could not be put back: `recover` will
            shutil.rmtree(self._work, ignore_errors=True)

    def put(self, path: str, data: bytes) -> None:
        """Write a file beside; it takes its place with the others. NotWrittenError where the system refuses."""
        if not is_ours(path):
            raise ValueError(f"'{path}' is no name that banmian gives")
        self._steps[path] = True
        with writing(self.folder / path):
            (self._work / _NEW / str(list(self._steps).index(path))).write_bytes(data)

    def drop(self, path: str) -> None:
        """Let a file of ours go, if it is there."""
        if is_ours(path) and path not in self._steps and os.path.lexists(self.folder / path):
            self._steps[path] = False

    def held(self, path: str) -> bool:
        """Whether another program holds the file that stands there, so that none can take its place (Windows)."""
        return held_open(self.folder / path, self._work / _OLD / "held")

    def group(self, name: str, files: Mapping[str, bytes]) -> None:
        """Make a folder hold these of our files; what in it is not ours stays."""
        for file, data in files.items():
            self.put(f"{name}/{file}", data)
        for path in standing_in(self.folder, name):
            self.drop(path)

    def commit(self) -> None:
        """Swap everything in. NotWrittenError with all as it was where the system refuses one."""
        journal = self._work / _JOURNAL
        with writing(self.folder):
            beside = journal.with_suffix(".new")
            beside.write_text(json.dumps(list(self._steps.items()), ensure_ascii=False), encoding="utf-8")
            beside.replace(journal)
        try:
            for n, (path, new) in enumerate(self._steps.items()):
                place = self.folder / path
                with writing(place):
                    _swap(self._work, n, place, new)
            with writing(self.folder):
                journal.unlink()
        except BaseException:
            with suppress(OSError):
                _put_back(self.folder, self._work)
            raise
        _sweep_empty(self.folder, self._steps)


def _swap(work: Path, n: int, place: Path, new: bool) -> None:
    place.parent.mkdir(exist_ok=True)
    if os.path.lexists(place):
        patiently(partial(place.rename, work / _OLD / str(n)))
    if new:
        patiently(partial((work / _NEW / str(n)).rename, place))


def _put_back(folder: Path, work: Path) -> None:
    """Undo a swap as far as it went, the last first; the journal goes when all is as it was."""
    steps: list[tuple[str, bool]] = [(str(path), bool(new)) for path, new in json.loads((work / _JOURNAL).read_bytes())]
    for n, (path, new) in reversed(list(enumerate(steps))):
        place, mine, old = folder / path, work / _NEW / str(n), work / _OLD / str(n)
        if new and not mine.exists() and os.path.lexists(place):
            place.rename(mine)
        if os.path.lexists(old):
            place.parent.mkdir(exist_ok=True)
            old.rename(place)
    (work / _JOURNAL).unlink()
    _sweep_empty(folder, dict(steps))


def _sweep_empty(folder: Path, steps: Mapping[str, bool]) -> None:
    """Folders of groups that hold nothing any more."""
    for group in {Path(path).parent for path in steps} - {Path()}:
        with suppress(OSError):
            (folder / group).rmdir()


def recover(folder: Path) -> None:
    """Put right what a run left that was killed: under the lock nobody else is at work. NotWrittenError where that fails."""
    for work in sorted(folder.iterdir()) if folder.is_dir() else ():
        if not is_work(work.name) or work.is_symlink() or not work.is_dir():
            continue
        if (work / _JOURNAL).is_file():
            with writing(folder), suppress(ValueError, TypeError):
                _put_back(folder, work)
        shutil.rmtree(work, ignore_errors=True)


def standing_in(folder: Path, group: str) -> list[str]:
    """The paths of our files that stand in a group, by name."""
    place = folder / group
    names = sorted(p.name for p in place.iterdir()) if place.is_dir() else []
    return [f"{group}/{name}" for name in names if is_ours(f"{group}/{name}")]
