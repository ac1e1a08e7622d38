"""Nothing that a user can do ends in "a fault of ours": each row spoils one thing and is told, with exit code 0, 1 or 2.

docs/rules/contracts.md, Messages. The rows are what was tried; tests/property/test_values_refused.py tries every value.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from project import Ran, run, small_project, spoil

ISSUE = "content/2021-03-05"
PAPER = "layouts/small/paper.yaml"
FRONT = "layouts/small/pages/front.yaml"
COMMAND = "from banmian.cli import main; main()"
TRIM = "trim: [120mm, 180mm]"
DATE = "date: 2021-03-05"


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("good") / "project", "\u535a")


def is_told(ran: Ran) -> None:
    """Exit code 0 to 2, nothing escaped, and what is not right has a message."""
    assert ran.exception is None, repr(ran.exception)
    assert ran.code in (0, 1, 2)
    assert ran.code == 0 or "error" in ran.err.lower() or (ran.code == 2 and "banmian: " in ran.err.splitlines()[-1])


VALUES = [
    *(
        (f"{ISSUE}/issue.yaml", "number: 7\n", f"number: {v}\n")
        for v in (10**9, 0, -1, "NaN", "1e99", '""', "[7]", "\u0667", "7.5")
    ),
    *((f"{ISSUE}/issue.yaml", "page-count: 4", f"page-count: {v}") for v in (10**9, 0, "inf", "{a: b}")),
    *(
        (f"{ISSUE}/issue.yaml", f"\n{DATE}", f"\ndate: {v}")
        for v in ("0001-01-01", "9999-12-31", "1899-12-31", "2100-06-01", "2021-02-30")
    ),
    *((f"{ISSUE}/issue.yaml", "next-date: 2021-03-08", f"next-date: {v}") for v in ("0001-01-01", "9999-12-31", "2021-03-04")),
    (f"{ISSUE}/issue.yaml", "number: 2-3", "number: 2-999"),
    (f"{ISSUE}/issue.yaml", "number: 2-3", "number: 99999999999999999999"),
    (f"{ISSUE}/issue.yaml", "paper: small", "paper: none"),
    (f"{ISSUE}/issue.yaml", "https://example.com/a", "https://example.com/" + "a" * 280),
    *(
        (PAPER, TRIM, f"trim: {v}")
        for v in ("[1pt, 1pt]", "[0mm, 0mm]", "[-1mm, 180mm]", "[99999999mm, 180mm]", "[NaN, inf]", "[1e99, 1]")
    ),
    *((PAPER, "bleed: 3mm", f"bleed: {v}") for v in ("-3mm", "0mm", "99999999mm", "60mm", "NaNmm")),
    *((PAPER, "leading: 12.6pt}", f"leading: {v}}}") for v in ("0", "0.001pt", "-1pt", "99999999mm", "NaN")),
    *((PAPER, "body: 9pt", f"body: {v}") for v in ("0pt", "0.001pt", "500pt", "9\u5b57", "9\u884c")),
    *((PAPER, "characters: 31.2", f"characters: {v}") for v in ("0", "-5", "1", "10000", "NaN", "1e400")),
    *((PAPER, "lines: 36", f"lines: {v}") for v in ("0", "1", "200", "100000")),
    *((PAPER, "base: {columns: 2", f"base: {{columns: {v}") for v in ("0", "1", "12", "13")),
    (PAPER, "name: \u5c0f\u62a5", "name: \u5c0f/\u62a5"),
    (PAPER, "name: \u5c0f\u62a5", "name: .."),
    (PAPER, "name: \u5c0f\u62a5", "name: " + "\u62a5" * 90),
    (PAPER, "red: [0, 92, 85, 12]", "red: [0, -92, NaN, 1e9]"),
    *((FRONT, "cols: 1-2", f"cols: {v}") for v in ("2-1", "0-0", "1-99", "-1-2", "")),
]


@pytest.mark.parametrize(("file", "old", "new"), VALUES, ids=[f"{f.rsplit('/', 1)[-1]} {n.strip()[:40]}" for f, _, n in VALUES])
def test_a_value_out_of_all_bounds(root: Path, file: str, old: str, new: str) -> None:
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new, 1), encoding="utf-8")  # copied, no link
    is_told(run("build", root / ISSUE, "--out", root / "build", "--only", "pdf"))


def folder_for_file(path: Path) -> None:
    path.unlink()
    path.mkdir()


def file_for_folder(path: Path) -> None:
    shutil.rmtree(path)
    path.write_bytes(b"x")


def pipe(path: Path) -> None:
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def circle(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def emptied(path: Path) -> None:
    path.unlink()  # it may be a link to the repository's own
    path.write_bytes(b"")


FILES: list[tuple[Callable[[Path], None], str]] = [
    *(
        (folder_for_file, name)
        for name in (f"{ISSUE}/issue.yaml", PAPER, FRONT, f"{ISSUE}/articles/lamp.md", f"{ISSUE}/images/river.svg")
    ),
    *((folder_for_file, name) for name in ("fonts/fonts.yaml", "layouts/small/profiles/newsprint.toml")),
    *(
        (file_for_folder, name)
        for name in (f"{ISSUE}/articles", f"{ISSUE}/images", "layouts/small", "layouts/small/pages", "fonts")
    ),
    *(
        (pipe, name)
        for name in (
            f"{ISSUE}/issue.yaml",
            f"{ISSUE}/articles/lamp.md",
            f"{ISSUE}/articles/new.md",
            f"{ISSUE}/images/river.svg",
            PAPER,
        )
    ),
    *((circle, name) for name in (f"{ISSUE}/issue.yaml", f"{ISSUE}/articles/lamp.md", f"{ISSUE}/images/river.svg", PAPER)),
    *(
        (emptied, name)
        for name in (
            f"{ISSUE}/issue.yaml",
            PAPER,
            FRONT,
            f"{ISSUE}/articles/lamp.md",
            f"{ISSUE}/images/river.svg",
            "fonts/fonts.yaml",
        )
    ),
    *((emptied, name) for name in ("layouts/small/profiles/newsprint.toml", "layouts/small/profiles/icc/newsprint-tr002-240.icc")),
    *(
        (Path.unlink, name)
        for name in ("layouts/small/profiles/icc/newsprint-tr002-240.icc", "layouts/small/profiles/newsprint.toml")
    ),
    *((shutil.rmtree, name) for name in ("fonts", "layouts/small", f"{ISSUE}/articles")),
]


@pytest.mark.parametrize(("spoilt", "name"), FILES, ids=[f"{s.__name__} {n}" for s, n in FILES])
def test_a_file_that_is_none(root: Path, spoilt: Callable[[Path], None], name: str) -> None:
    spoilt(root / name)
    is_told(run("build", root / ISSUE, "--out", root / "build", "--only", "pdf"))


@pytest.mark.parametrize(
    "name", [f"{ISSUE}/issue.yaml", f"{ISSUE}/articles/lamp.md", f"{ISSUE}/images/river.svg", PAPER, "fonts/fonts.yaml"]
)
def test_a_file_that_may_not_be_read(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    real = Path.open

    def refused(self: Path, *args: object, **named: object) -> object:
        if self == root / name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(self))
        return real(self, *args, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    is_told(run("check", root / ISSUE))


@pytest.mark.skipif(os.name != "posix" or (os.geteuid() == 0 and not shutil.which("setpriv")), reason="root needs setpriv")
@pytest.mark.parametrize(
    ("name", "mode"), [("", 0o555), ("", 0), (ISSUE, 0), (f"{ISSUE}/articles", 0), ("layouts", 0), ("build", 0o555)]
)
def test_folders_without_rights(root: Path, name: str, mode: int) -> None:
    """A root that is read-only, an issue that is locked away: as a user, or as root without root's power over files."""
    if name == "build":
        (root / name).mkdir()
    (root / name).chmod(mode)
    drop = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    args = [*drop, sys.executable, "-c", COMMAND, "build", root / ISSUE, "--out", root / "build"]
    done = subprocess.run(args, capture_output=True, text=True, check=False)
    (root / name).chmod(0o755)
    assert done.returncode in (1, 2), done.stderr
    assert "fault of ours" not in done.stderr and "Traceback" not in done.stderr


OPTIONS = [
    ("build", "--timings", "none/such/t.json"),
    ("build", "--timings", "."),
    ("build", "--out", ""),
    ("build", "--out", "/dev/null"),
    ("build", "--out", "/proc/banmian"),
    ("build", "--pages", "99999999999999999999"),
    ("build", "--pages", "-1"),
    ("build", "--pages", "\u0661"),
    ("build", "--pages", ","),
    ("build", "--wait", "NaN"),
    ("build", "--wait", "-1"),
    ("build", "--root", "/dev/null"),
    ("plates", "--sheet", "NaNxNaN"),
    ("plates", "--sheet", "1e9x1"),
    ("plates", "--spine", "NaN"),
    ("plates", "--spine", "5000"),
    ("plates", "--creep", "sNaN"),
    ("plates", "--gutter", "1e-400"),
    ("deliver", "--profile", "../../etc"),
    ("deliver", "--profile", ""),
    ("deliver", "--version", "\u00e9"),
]


@pytest.mark.parametrize("args", OPTIONS, ids=" ".join)
def test_an_option_out_of_all_bounds(root: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    where = () if "--root" in args else (root / ISSUE,)
    is_told(run(args[0], *where, *args[1:]))


PREFLIGHT = [
    ("nothing.pdf",),
    (".",),
    ("/dev/null",),
    ("a.pdf", "--html", "."),
    ("a.pdf", "--html", "a.pdf/report.html"),
    ("a.pdf", "--profile", "bytes.toml"),
    ("a.pdf", "--profile", "words.toml"),
    ("a.pdf", "--profile", "numbers.toml"),
    ("a.pdf", "--profile", "/dev/null"),
    ("a.pdf", "--profile", "x" * 300),
    ("a.pdf", "--root", "/dev/null"),
]


@pytest.mark.parametrize("args", PREFLIGHT, ids=lambda args: " ".join(args)[:40])
def test_any_file_and_profile_for_preflight(root: Path, args: tuple[str, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    for name, data in (
        ("a.pdf", b"%PDF-1.6\n"),
        ("bytes.toml", b"\xff"),
        ("words.toml", b"title = 1"),
        ("numbers.toml", b"[limits]\nink = nan"),
    ):
        (root / name).write_bytes(data)
    ran = run("preflight", *args)
    assert ran.exception is None and ran.code in (1, 2) and "error" in ran.err


@pytest.mark.parametrize("issue", ["/dev/null", "", "..", "content", "\u0000", "content/" + "x" * 300, "layouts/small"])
def test_an_issue_that_is_none(root: Path, issue: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    is_told(run("build", issue))


@pytest.mark.parametrize("text", ["", "[tool", "tool = 1", "[tool]\nbanmian = 1", '[tool.banmian]\ndefault-issue = "../x"'])
def test_a_project_file_that_says_nothing(root: Path, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    (root / "pyproject.toml").write_text(text, encoding="utf-8")
    is_told(run("check"))


@pytest.mark.parametrize("epoch", ["abc", "99999999999999999999", "-1", "\u00b2", "1e9", "253402272000"])
def test_an_instant_that_is_none(root: Path, monkeypatch: pytest.MonkeyPatch, epoch: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run("check", root / ISSUE)
    assert ran.exception is None and ran.code == 2 and "SOURCE_DATE_EPOCH" in ran.err


def test_the_last_instant_of_all(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "253402271999")
    assert run("build", root / ISSUE, "--out", root / "build", "--only", "pdf").code == 0


def process(args: list[str | Path], shell: str = "", **env: str) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own; `shell`: what stands behind it on the command line."""
    line = ["sh", "-c", f'"$@" {shell}', "sh", sys.executable, "-c", COMMAND, *args]
    return subprocess.run(line, capture_output=True, check=False, env={**os.environ, **env})


@pytest.mark.parametrize(
    ("shell", "code"), [(">&-", 0), ("| head -0", 0), ("> /dev/full", 1), (">&- 2>&-", 0), ("2>&-", 0), ("<&-", 0)], ids=str
)
def test_streams_that_are_closed_or_full(root: Path, shell: str, code: int) -> None:
    done = process(["check", root / ISSUE, "--json"], shell)
    assert done.returncode == code
    assert b"fault of ours" not in done.stderr and b"Traceback" not in done.stderr and b"Exception ignored" not in done.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "cp936", "ascii", "utf-16"])
def test_json_is_json_in_a_terminal_of_any_encoding(root: Path, encoding: str) -> None:
    """What the encoding does not hold is escaped as JSON does: \U00020bb7 in cp936."""
    spoil(root / ISSUE / "articles/lamp.md", {"\u4e00\u9f50\u4eae": "\U00020bb7\u4e00\u9f50\u4eae"})
    done = process(["check", root / ISSUE, "--json"], PYTHONIOENCODING=encoding)
    assert done.returncode == 1, done.stderr
    told = json.loads(done.stdout.decode(encoding))
    assert any("\U00020bb7" in d["message"] for d in told["diagnostics"])


@pytest.mark.parametrize("command", ["build", "dump", "plates"])
@pytest.mark.parametrize("encoding", ["latin-1", "cp936", "ascii"])
def test_words_in_a_terminal_of_any_encoding(root: Path, command: str, encoding: str) -> None:
    out = () if command == "dump" else ("--out", root / "build")
    done = process([command, root / ISSUE, *out], PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("text", ["\U00020bb7\n", "\ud800", "\x00", "\ufeff", "a" * 5000])
@pytest.mark.parametrize("encoding", ["cp936", "utf-8"])
def test_the_bench_takes_any_line(root: Path, text: str, encoding: str) -> None:
    (root / "in.txt").write_bytes(text.encode("utf-8", "surrogatepass"))
    done = process(["set", root / "in.txt", "--json", "--root", root], PYTHONIOENCODING=encoding)
    assert done.returncode in (0, 1) and b"fault of ours" not in done.stderr, done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems keep no such names")
def test_a_name_that_is_no_utf_8(root: Path) -> None:
    with open(os.fsencode(root / ISSUE / "articles") + b"/\xff\xfe.md", "wb") as file:
        file.write(b"---\n")
    for command in (["build", root / ISSUE, "--out", root / "build"], ["check", root / ISSUE, "--json"]):
        done = process(command)
        assert done.returncode == 1 and b"fault of ours" not in done.stderr, done.stderr


def test_no_room_for_the_log_of_a_fault(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from banmian.faults import report_fault

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr("tempfile.NamedTemporaryFile", full)
    assert report_fault(ZeroDivisionError("x")) == 3
    assert "ZeroDivisionError: x" in capsys.readouterr().err


INTERRUPTED = "import banmian.pages.assemble as a, signal, os, time\nsignal.signal(signal.SIGINT, signal.default_int_handler)"
"""Ctrl-C is heard, though the tests run in a shell's background, where it is not."""


def test_ctrl_c_is_no_fault(root: Path) -> None:
    """While pages are set, as the signal comes in Python."""
    stopped = "(os.kill(os.getpid(), signal.SIGINT), time.sleep(5))"  # the signal may come a moment later
    code = f"{INTERRUPTED}\na.assemble = lambda *_: {stopped}\n" + COMMAND
    line = [sys.executable, "-c", code, "build", root / ISSUE, "--out", root / "build"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode in (1, 130) and "fault of ours" not in done.stderr and "Traceback" not in done.stderr


def test_ctrl_c_is_none_where_a_library_makes_another_exception_of_it(root: Path) -> None:
    """As pydantic does while it builds a validator."""
    stopped = (
        "def stopped(*_):\n  try:\n    os.kill(os.getpid(), signal.SIGINT); time.sleep(5)\n"
        "  except KeyboardInterrupt as why:\n    raise ValueError('KeyboardInterrupt') from None\n"
    )
    code = f"{INTERRUPTED}\n{stopped}a.assemble = stopped\n" + COMMAND
    line = [sys.executable, "-c", code, "build", root / ISSUE, "--out", root / "build"]
    done = subprocess.run(line, capture_output=True, text=True, check=False)
    assert done.returncode == 130 and "fault of ours" not in done.stderr, done.stderr
