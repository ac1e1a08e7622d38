"""What stands in a folder beside an editor's files, and names that are no files."""

from __future__ import annotations

import os
import re
import socket
from pathlib import Path

import pytest

from banmian.sources import read_text
from banmian.sources.checking import SHAPES
from banmian.sources.folders import MOST_TOLD, is_stray, listing, unread_files

STRAY = (
    "._heat.md", ".#heat.md", "#heat.md#", "~$heat.md", ".DS_Store", "Thumbs.db", ".~lock.heat.md#", "heat.md~",
    ".heat.md.swp", "desktop.ini", "heat.md.tmp",
)  # fmt: skip
SOURCE = Path(__file__).parents[3] / "src" / "banmian"


@pytest.mark.parametrize("name", STRAY)
def test_what_programs_leave_is_passed_over(name: str) -> None:
    assert is_stray(name)


@pytest.mark.parametrize("name", ["heat.md", "a (1).md", "README.md", "heat.docx", "front.yaml", "tmp.md"])
def test_what_an_editor_wrote_is_not(name: str) -> None:
    assert not is_stray(name)


def test_files_that_are_not_read_are_told(tmp_path: Path) -> None:
    for name in (*STRAY, "b.md", "a.md", "a.docx", "b.MD", "c.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "old").mkdir()
    found = listing(tmp_path, ".md")
    assert [p.name for p in found.read] == ["a.md", "b.md"]
    said = unread_files(tmp_path, found.unread, ".md", "articles")
    assert [(d.code, d.span and d.span.file) for d in said] == [("SRC011", n) for n in ("a.docx", "b.MD", "c.txt", "old")]
    assert [d.hint[:19] for d in said] == [
        "move it out of this", "rename it to b.md", "move it out of this", "move the folder to ",
    ]  # fmt: skip
    assert listing(tmp_path / "none", ".md").read == ()


def test_many_of_them_are_counted(tmp_path: Path) -> None:
    for number in range(MOST_TOLD + 5):
        (tmp_path / f"{number}.txt").write_text("x")
    said = unread_files(tmp_path, listing(tmp_path, ".md").unread, ".md", "articles")
    assert len(said) == MOST_TOLD + 1
    assert said[-1].message == "5 more files in this folder are not read"


def test_what_is_no_file_is_told_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    (tmp_path / "loop.md").symlink_to("loop.md")
    with socket.socket(socket.AF_UNIX) as server:
        here = os.getcwd()
        os.chdir(tmp_path)
        try:
            server.bind("socket.md")
        finally:
            os.chdir(here)
        for name in ("pipe", "folder", "loop", "socket"):
            source, said = read_text(tmp_path, tmp_path / f"{name}.md")
            assert source is None
            assert [d.code for d in said] == ["SRC001"], name


def test_each_pattern_of_the_models_has_words() -> None:
    from banmian.content.schema import NAME, STORY

    written: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        for prefix, pattern in re.findall(r"StringConstraints\(pattern=(r?f?)\"([^\"]+)\"", path.read_text(encoding="utf-8")):
            written.add(pattern.format(NAME=NAME, STORY=STORY) if "f" in prefix else pattern)
    assert written
    assert written <= set(SHAPES)
