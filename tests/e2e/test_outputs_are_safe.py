"""The outputs' folder: whose it is, who writes into it, what happens when the system refuses (docs/rules/contracts.md)."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from project import Ran, made_files, run, small_project, spoil

from banmian.outputs.lock import BusyError, one_build

ISSUE = "content/2021-03-05"
STEM = "\u5c0f\u62a5-20210305-7"
CHANGED = {"\u6628\u665a\u516d\u70b9": "\u6628\u665a\u4e94\u70b9"}


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = small_project(tmp_path_factory.mktemp("good") / "project", "\u4e94")
    pages = root / ISSUE / "pages"
    pages.mkdir()
    shutil.copy(root / "layouts/small/pages/front.yaml", pages / "front.yaml")
    assert run("build", root / ISSUE, "--out", root / "build").code == 0
    return root


def held(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in made_files(folder)}


def codes(ran: Ran) -> list[str]:
    return [d["code"] for d in ran.report["diagnostics"] if d["severity"] == "error"]


def refused(ran: Ran, code: str) -> str:
    """The message of the one error, which is told with exit code 1."""
    assert (ran.exception, ran.code, codes(ran)) == (None, 1, [code])
    (said,) = [d["message"] for d in ran.report["diagnostics"] if d["code"] == code]
    return str(said)


@pytest.mark.parametrize("command", ["build", "plates", "deliver"])
@pytest.mark.parametrize("out", ["content", f"{ISSUE}", "layouts", "layouts/small/pages", "fonts"])
def test_nothing_is_written_where_sources_lie(root: Path, command: str, out: str) -> None:
    before = held(root)
    said = refused(run(command, root / ISSUE, "--out", root / out, "--json"), "OUT003")
    assert "sources" in said
    assert held(root) == before and not (root / out / ".cache").exists()


def test_nor_where_another_projects_sources_lie(root: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    shutil.copytree(root / "content", other / "content")
    before = held(other)
    refused(run("build", root / ISSUE, "--out", other / "content", "--json"), "OUT003")
    refused(run("build", root / ISSUE, "--out", other / ISSUE, "--json"), "OUT003")
    assert held(other) == before


def test_a_folder_of_somebody_else_is_left_alone(root: Path) -> None:
    """It has the issue's name by chance; a group in it with a strange file is no group of ours."""
    for name in ("out/2021-03-05/letter.txt", "pics/2021-03-05/pages/front.yaml", "pdf/2021-03-05/offer.pdf"):
        path = root / name
        path.parent.mkdir(parents=True)
        path.write_text("mine", encoding="utf-8")
        assert "it holds" in refused(
            run("build", root / ISSUE, "--out", path.parents[1 + name.count("pages/")], "--json"), "OUT003"
        )
        assert held(root / name.split("/", 1)[0]) == {name.split("/", 1)[1]: b"mine"}


def test_what_an_older_banmian_made_is_taken_over(root: Path) -> None:
    """It made no mark."""
    folder = root / "build/2021-03-05"
    (folder / ".banmian-output").unlink()
    (folder / ".old-pages").mkdir()
    (folder / ".DS_Store").write_bytes(b"")
    assert run("build", root / ISSUE, "--out", root / "build").code == 0
    assert (folder / ".banmian-output").is_file() and not (folder / ".old-pages").exists()


def test_what_an_editor_keeps_in_the_folder_stays(root: Path) -> None:
    mine = {"notes.pdf": b"1", "pages/remarks.txt": b"2", "proofs/A01 marked.png": b"3", "old/x.pdf": b"4"}
    folder = root / "build/2021-03-05"
    for name, data in mine.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(data)
    spoil(root / ISSUE / "issue.yaml", {"number: 7\n": "number: 8\n"})
    for options in ((), ("--only", "pdf")):
        assert run("build", root / ISSUE, "--out", root / "build", *options).code == 0
        assert mine.items() <= held(folder).items()
        assert [n for n in held(folder) if n.endswith("-7.pdf")] == []


def test_out_names_a_file(root: Path) -> None:
    (root / "file").write_bytes(b"x")
    assert "is a file" in refused(run("build", root / ISSUE, "--out", root / "file", "--json"), "OUT003")
    (root / "some").mkdir()
    (root / "some/2021-03-05").write_bytes(b"x")
    assert "is a file" in refused(run("build", root / ISSUE, "--out", root / "some", "--json"), "OUT003")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere names are in Unicode whatever the locale")
def test_names_that_the_systems_encoding_lacks_are_told(root: Path) -> None:
    """The issue's PDF is named after the paper. Python takes UTF-8 in the C locale, unless it is told not to."""
    (root / "plain").mkdir()
    code = "from banmian.cli import main; main()"
    command = [sys.executable, "-c", code, "build", str(root / ISSUE), "--out", str(root / "plain")]
    plain = dict(os.environ, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    ran = subprocess.run(command, env=plain, capture_output=True, check=False)
    assert ran.returncode == 1 and b"OUT005" in ran.stderr and b"LC_ALL=C.UTF-8" in ran.stderr, ran.stderr
    assert held(root / "plain/2021-03-05").keys() <= {".banmian-output"}


def test_a_second_build_waits_then_says_who_builds(root: Path) -> None:
    before = held(root / "build/2021-03-05")
    with one_build(root / "build/2021-03-05", 0, lambda _: None):
        ran = run("build", root / ISSUE, "--out", root / "build", "--wait", "0.05", "--json")
        assert f"process {os.getpid()} builds here since 2" in refused(ran, "OUT004")
        assert "waiting: process" in ran.err
    assert held(root / "build/2021-03-05") == before
    assert run("build", root / ISSUE, "--out", root / "build", "--wait", "0").code == 0


def test_a_killed_build_locks_nobody_out(tmp_path: Path) -> None:
    """Its lock falls with it; who it was is no longer said."""
    folder, builder = tmp_path / "issue", tmp_path / ".cache/locks/issue.builder"
    code = (
        "import sys, os; from pathlib import Path; from banmian.outputs.lock import one_build\n"
        "with one_build(Path(sys.argv[1]), 0, print):\n  print('held', flush=True); sys.stdin.read()"
    )
    child = subprocess.Popen([sys.executable, "-c", code, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert child.stdout is not None and child.stdout.readline() == b"held\n"
        with pytest.raises(BusyError, match=f"process {child.pid} builds here"), one_build(folder, 0, lambda _: None):
            pass
    finally:
        child.kill()
        child.communicate()
    with one_build(folder, 0, lambda _: None):
        assert f'"pid": {os.getpid()}' in builder.read_text(encoding="utf-8")
    assert not builder.exists()


@pytest.mark.parametrize("command", [("build",), ("build", "--draft"), ("plates",), ("deliver",)], ids=" ".join)
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
@pytest.mark.parametrize("call", ["write_bytes", "rename"])
def test_a_disk_that_refuses_is_told_and_nothing_is_half(
    root: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...], number: int, call: str
) -> None:
    """A full disk; a folder that may not be written or a PDF that a viewer holds open. At the third file, so in the midst."""
    spoil(root / ISSUE / "articles/lamp.md", CHANGED)
    before, seen, real = held(root / "build/2021-03-05"), [0], getattr(Path, call)

    def refuses(self: Path, *args: object) -> object:
        counts = ".swap-" in str(self)
        seen[0] += counts
        if counts and seen[0] == 3:
            raise OSError(number, os.strerror(number), str(self))
        return real(self, *args)

    monkeypatch.setattr(Path, call, refuses)
    said = refused(run(command[0], root / ISSUE, "--out", root / "build", *command[1:], "--json"), "OUT005")
    assert os.strerror(number).lower() in said.lower() and "2021-03-05/" in said and ".swap-" not in said
    assert held(root / "build/2021-03-05") == before


@pytest.mark.parametrize("options", [(), ("--only", "pdf")])
def test_a_small_disk_that_fills_up(root: Path, options: tuple[str, ...]) -> None:
    """A real limit of the system on the size of files, in a process of its own."""
    spoil(root / ISSUE / "articles/lamp.md", CHANGED)
    before = held(root / "build/2021-03-05")
    code = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)); from banmian.cli import main; main()"
    )
    args = [sys.executable, "-c", code, "build", root / ISSUE, "--out", root / "build", *options]
    done = subprocess.run(args, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    assert "error OUT005" in done.stderr and "file too large" in done.stderr and "untouched" in done.stderr
    assert held(root / "build/2021-03-05") == before


def test_a_failing_issue_on_a_full_disk_tells_both(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(root / ISSUE / "articles/lamp.md", {"\u4e00\u9f50\u4eae": "\u4e00\u9f50" * 60 + "\u4eae"})
    before = held(root / "build/2021-03-05")

    def full(self: Path, *_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "write_bytes", full)
    ran = run("build", root / ISSUE, "--out", root / "build", "--json")
    assert ran.code == 1 and codes(ran) == ["FLW001", "OUT005"]
    assert held(root / "build/2021-03-05") == before


def test_a_draft_is_out_of_date_once_the_issue_is_built(root: Path) -> None:
    folder = root / "build/2021-03-05"
    assert run("build", root / ISSUE, "--out", root / "build", "--draft").code == 0
    assert not (folder / "draft/STALE.txt").exists()
    ran = run("build", root / ISSUE, "--out", root / "build")
    assert ran.code == 0 and "out of date: draft" in ran.err
    assert f"-  {STEM}-draft.pdf" in (folder / "draft/STALE.txt").read_text(encoding="utf-8")
    assert run("build", root / ISSUE, "--out", root / "build", "--draft").code == 0
    assert not (folder / "draft/STALE.txt").exists()


RACE = """
import sys
from pathlib import Path
from banmian.outputs.lock import one_build
from banmian.outputs.swap import Swap, recover
folder, mine = Path(sys.argv[1]), sys.argv[2].encode()
folder.mkdir(parents=True, exist_ok=True)
for _ in range(40):
    with one_build(folder, 60, lambda _: None):
        recover(folder)
        with Swap(folder) as swap:
            swap.group("pages", {f"a-20200101-1-A0{n}.pdf": mine for n in range(1, 4)})
            swap.group("proofs", {"A01.png": mine})
            swap.commit()
"""


def test_two_builds_at_once_do_not_meet(tmp_path: Path) -> None:
    """Each swaps its files in forty times; before there was a lock one swap of twelve failed."""
    args = [[sys.executable, "-c", RACE, str(tmp_path / "issue"), mine] for mine in ("one", "two")]
    both = [subprocess.Popen(line, stderr=subprocess.PIPE) for line in args]
    told = [child.communicate()[1] for child in both]
    assert [child.returncode for child in both] == [0, 0], told
    assert len(set(held(tmp_path / "issue").values())) == 1 and len(held(tmp_path / "issue")) == 4
