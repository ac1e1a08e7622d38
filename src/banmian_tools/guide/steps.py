"""A guide's steps: its code blocks in their order, done in a folder as the guide says. A designer's hands, in short.

A block of YAML or TOML says in its first line, as a comment, which file it belongs to. Of paper.yaml and issue.yaml it holds whole
keys, which take the place of the keys of their names, else stand at the end; any other file is the block. A block of sh holds
commands: `rm`, `rm -r` and `cp -r`, and the program's own, which the caller runs.
"""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

PROGRAM = ".venv/bin/banmian"
_BLOCK = re.compile(r"^```(sh|yaml|toml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MERGED = ("paper.yaml", "issue.yaml")
Run = Callable[[list[str]], None]
"""Runs the program with these arguments."""


@dataclass(frozen=True)
class Step:
    """A block: `file` that its text belongs to, or "" for commands, one a line."""

    file: str
    text: str


def steps_of(guide: str) -> Iterator[Step]:
    """The blocks of a guide's text that say what to do."""
    for kind, text in _BLOCK.findall(guide):
        if kind == "sh":
            yield Step("", text)
        elif text.startswith("# "):
            first, _, rest = text.partition("\n")
            yield Step(first.removeprefix("# "), rest)


def do(step: Step, root: Path, run: Run) -> None:
    """The step in the project at `root`."""
    if step.file:
        put(root / step.file, step.text)
        return
    for line in step.text.splitlines():
        command, *arguments = shlex.split(line)
        if command == PROGRAM:
            run(arguments)
        elif command == "rm":
            remove(root, arguments)
        else:
            copy(root, arguments)


def remove(root: Path, arguments: list[str]) -> None:
    """`rm FILE …`, `rm -r FOLDER …`."""
    for path in [path for pattern in arguments if pattern != "-r" for path in root.glob(pattern)]:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


def copy(root: Path, arguments: list[str]) -> None:
    """`cp -r FOLDER/* FOLDER`."""
    _, source, target = arguments
    for path in root.glob(source):
        shutil.copytree(path, root / target / path.name, dirs_exist_ok=True)


def put(path: Path, text: str) -> None:
    """The block in its file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.name in _MERGED:
        text = merged(path.read_text(encoding="utf-8"), text)
    path.write_text(text, encoding="utf-8")


def merged(file: str, block: str) -> str:
    """The file with the block's keys of the first rank, each in place of the one of its name, or at the end."""
    for part in re.split(r"^(?=[a-z])", block, flags=re.MULTILINE):
        key = part.partition(":")[0]
        there = re.search(rf"^{re.escape(key)}:.*\n(?:[ \n].*\n|\n)*", file, re.MULTILINE) if part else None
        file = file[: there.start()] + part + file[there.end() :] if there else file + part
    return file
