"""What `banmian new` gives: what was made, or why not; and the files, put in place all at once or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from banmian.diagnostics import Diagnostic, Span
from banmian.diagnostics.codes import diagnose
from banmian.new.taken_over import TakenOver
from banmian.phrases import Phrase, of_system, say
from banmian.values import frozen

Body = bytes | Path
"""A file's bytes, or the file that they are copied from."""


class Refused(Exception):
    """Nothing was made. `usage`: what was asked for cannot be had as it is named; else files that it begins from have faults."""

    def __init__(self, told: Sequence[Diagnostic], usage: bool = True) -> None:
        super().__init__(told[0].message if told else "")
        self.told, self.usage = tuple(told), usage


def refused(code: str, message: Phrase, hint: Phrase, span: Span | None = None) -> Refused:
    """The refusal with one message."""
    return Refused((diagnose(code, message, hint, span),))


@frozen
class NewFolder:
    """A folder that is not there yet, relative to the root with `/`, and its files by their names in it."""

    path: str
    files: Mapping[str, Body]


@frozen
class Made:
    """`files`: relative to the root; `title`: a line that says what was made; `found`: what is to be looked at; `then`: what to do
    next, in order; `taken`: what of it is seldom right, which is told as long as it is so."""

    files: tuple[str, ...]
    title: Phrase
    found: tuple[Diagnostic, ...] = ()
    then: tuple[Phrase, ...] = ()
    taken: tuple[TakenOver, ...] = ()


def absent(root: Path, path: str) -> None:
    """Refuses where something of that name is there already."""
    if os.path.lexists(root / path):
        raise refused(
            "NEW002",
            say("{path} is there already", path=path),
            say("nothing is overwritten: choose another name, or move it away"),
            Span(path),
        )


def make_folders(root: Path, folders: Sequence[NewFolder]) -> tuple[str, ...]:
    """Write the folders beside their places and rename them into these; where one cannot be, none stays. The files' names."""
    for folder in folders:
        absent(root, folder.path)
    with _written(root, folders) as beside:
        placed: list[Path] = []
        try:
            for folder, written in zip(folders, beside, strict=True):
                written.rename(root / folder.path)
                placed.append(root / folder.path)
        except OSError as wrong:
            for path in placed:
                shutil.rmtree(path, ignore_errors=True)
            absent(root, folders[len(placed)].path)  # another process was sooner
            raise _unwritten(wrong, folders[len(placed)].path) from wrong
    return tuple(f"{folder.path}/{name}" for folder in folders for name in sorted(folder.files))


@contextmanager
def _written(root: Path, folders: Sequence[NewFolder]) -> Iterator[list[Path]]:
    """The folders under hidden names, which are gone afterwards."""
    beside: list[Path] = []
    try:
        for folder in folders:
            target = root / folder.path
            hidden = target.parent / f".new-{os.getpid()}-{target.name}"
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                hidden.mkdir()
                beside.append(hidden)
                for name, body in folder.files.items():
                    (hidden / name).parent.mkdir(parents=True, exist_ok=True)
                    _write(hidden / name, body)
            except OSError as wrong:
                raise _unwritten(wrong, folder.path) from wrong
        yield beside
    finally:
        for hidden in beside:
            shutil.rmtree(hidden, ignore_errors=True)


def _write(path: Path, body: Body) -> None:
    if isinstance(body, bytes):
        path.write_bytes(body)
    else:
        shutil.copyfile(body, path)


def make_file(root: Path, name: str, body: bytes) -> None:
    """Write one file that is not there yet."""
    absent(root, name)
    path = root / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            try:
                file.write(body)
                file.flush()
            except OSError:
                path.unlink(missing_ok=True)
                raise
    except OSError as wrong:
        raise _unwritten(wrong, name) from wrong


def make_files(root: Path, files: Mapping[str, bytes]) -> None:
    """Write files that are not there yet, by their names from the root; where one cannot be, none stays."""
    for name in files:
        absent(root, name)
    made: list[str] = []
    try:
        for name, body in files.items():
            make_file(root, name, body)
            made.append(name)
    except Refused:
        for name in made:
            (root / name).unlink(missing_ok=True)
        raise


def _unwritten(wrong: OSError, path: str) -> Refused:
    why = of_system(wrong, small=True)
    return Refused(
        (diagnose("NEW008", say("{path} cannot be written: {why}", path=path, why=why), say("nothing was made"), Span(path)),),
        usage=False,
    )
