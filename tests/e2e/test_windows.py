"""What is otherwise on Windows, by simulation, since no Windows is at hand: no copies of the process, no POSIX functions, files
that a viewer holds open, names that are devices, programs that are not on PATH, another encoding than UTF-8."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from project import REPOSITORY, made_files, run, small_project

from banmian import programs, windows

ISSUE = "content/2026-10-30"
NAME = "*.pdf"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("windows"))


def issue_of(root: Path) -> str:
    return sorted(p.parent for p in root.glob("content/*/issue.yaml"))[0].relative_to(root).as_posix()


def hashes(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in made_files(folder)
        if path.suffix in (".pdf", ".png", ".txt", ".json")
    }


def test_a_build_without_what_windows_lacks_gives_the_same_bytes(root: Path, tmp_path: Path) -> None:
    """And opens no text in the system's own encoding, which is GB 18030 on a Chinese Windows."""
    out = {}
    for way, program in (("here", ["-m", "banmian"]), ("there", [str(REPOSITORY / "tests/as_windows.py")])):
        watched = [sys.executable, "-X", "warn_default_encoding", "-W", "always::EncodingWarning", *program]
        command = [*watched, "build", issue_of(root), "--root", str(root), "--out", str(tmp_path / way)]
        chinese = {**os.environ, "PYTHONIOENCODING": "gbk:strict"}
        done = subprocess.run(command, capture_output=True, text=True, encoding="gbk", check=False, env=chinese)
        assert done.returncode == 0, done.stderr
        assert [line for line in done.stderr.splitlines() if "EncodingWarning" in line and "src/banmian" in line] == []
        out[way] = hashes(tmp_path / way)
    assert out["here"] == out["there"] != {}


def hold(monkeypatch: pytest.MonkeyPatch, held: Callable[[Path], bool]) -> None:
    """Those files cannot be moved or replaced, as where a viewer has them open on Windows; nobody waits for it."""
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if held(self):
            raise PermissionError(13, "The process cannot access the file because it is being used by another process", str(self))
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    monkeypatch.setattr(windows, "ON_WINDOWS", True)
    monkeypatch.setattr(windows, "PAUSE", 0)


def test_an_issue_that_a_viewer_holds_open_is_written_beside_it(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("build", issue_of(root), "--root", root, "--out", tmp_path, "--only", "pdf", "--json")
    assert run(*arguments).code == 0
    (pdf,) = tmp_path.rglob(NAME)
    before = pdf.read_bytes()
    with monkeypatch.context() as patched:
        hold(patched, lambda path: path == pdf)
        told = run(*arguments)
        assert told.code == 0, told.err
        beside = pdf.with_name(f"{pdf.stem}-2.pdf")
        (said,) = (d for d in told.report["diagnostics"] if d["code"] == "OUT008")
        assert said["severity"] == "warning" and pdf.name in said["message"] and beside.name in said["message"]
        assert [o["path"] for o in told.report["outputs"] if o["kind"] == "pdf"] == [beside.name]
        assert pdf.read_bytes() == before == beside.read_bytes()
        assert json.loads((pdf.parent / "report.json").read_text(encoding="utf-8"))["built"]
    assert run(*arguments).code == 0
    assert [path.name for path in tmp_path.rglob(NAME)] == [pdf.name], "closed: it has its own name again, alone"


def test_another_file_that_is_held_open_refuses_the_build_whole(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("build", issue_of(root), "--root", root, "--out", tmp_path)
    assert run(*arguments).code == 0
    before = hashes(tmp_path)
    with monkeypatch.context() as patched:
        hold(patched, lambda path: path.parent.name == "pages")
        told = run(*arguments)
    assert told.code == 1
    assert "OUT005" in told.err and "close the file where a viewer holds it open" in told.err
    assert hashes(tmp_path) == before


def test_a_file_that_is_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "ON_WINDOWS", True)
    monkeypatch.setattr(windows, "PAUSE", 0)
    tried = []

    def move() -> None:
        tried.append(1)
        if len(tried) < windows.TRIES:
            raise PermissionError

    windows.patiently(move)
    assert len(tried) == windows.TRIES
    monkeypatch.setattr(windows, "ON_WINDOWS", False)
    tried.clear()
    with pytest.raises(PermissionError):
        windows.patiently(move)
    assert len(tried) == 1


def test_programs_are_found_where_windows_installers_put_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert programs.found(programs.GHOSTSCRIPT) is None and programs.found(programs.OFFICE) is None
    for name in ("gs/gs9.56.1/bin/gswin64c.exe", "gs/gs10.04.0/bin/gswin64c.exe", "LibreOffice/program/soffice.exe"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(b"")
    assert programs.found(programs.GHOSTSCRIPT) == str(tmp_path / "gs/gs10.04.0/bin/gswin64c.exe")
    assert programs.found(programs.OFFICE) == str(tmp_path / "LibreOffice/program/soffice.exe")


@pytest.mark.parametrize("name", ["con", "aux", "com1", "lpt9", "NUL", "con.md"])
def test_names_of_devices_are_no_names(name: str) -> None:
    assert windows.reserved(name)
    assert not windows.reserved(f"{name.partition('.')[0]}-1")


def test_an_article_cannot_be_called_as_a_device(root: Path) -> None:
    told = run("new", "article", "con", "--issue", issue_of(root), "--root", root)
    assert (told.code, "NEW001" in told.err, "Windows" in told.err) == (2, True, True)
