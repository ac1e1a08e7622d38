"""Files swapped in together: all or none, whatever fails and whenever; nothing that is not ours is touched."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from banmian.outputs.swap import NotWrittenError, Swap, recover

OLD = {
    "\u62a5-20200812-1.pdf": b"old",
    "report.txt": b"old",
    "pages/\u62a5-20200812-1-A01.pdf": b"old",
    "pages/\u62a5-20200812-1-A02.pdf": b"old",
    "pages/notes.txt": b"the editor's",
    "notes.pdf": b"the editor's",
}
NEW = {
    "\u62a5-20200812-2.pdf": b"new",
    "report.txt": b"new",
    "pages/\u62a5-20200812-1-A01.pdf": b"new",
    "proofs/A01.png": b"new",
    "pages/notes.txt": b"the editor's",
    "notes.pdf": b"the editor's",
}


def fill(folder: Path) -> Path:
    for name, data in OLD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def held(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def work(folder: Path) -> None:
    with Swap(folder) as swap:
        swap.put("\u62a5-20200812-2.pdf", b"new")
        swap.drop("\u62a5-20200812-1.pdf")
        swap.drop("notes.pdf")
        swap.group("pages", {"\u62a5-20200812-1-A01.pdf": b"new"})
        swap.group("proofs", {"A01.png": b"new"})
        swap.put("report.txt", b"new")
        swap.commit()


def test_all_is_swapped_in_and_what_is_not_ours_stays(tmp_path: Path) -> None:
    work(fill(tmp_path))
    assert held(tmp_path) == NEW
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["pages", "proofs"]


def test_a_group_that_holds_nothing_any_more_goes(tmp_path: Path) -> None:
    work(fill(tmp_path))
    with Swap(tmp_path) as swap:
        swap.group("proofs", {})
        swap.group("pages", {})
        swap.commit()
    assert sorted(p.name for p in tmp_path.iterdir() if p.is_dir()) == ["pages"], "it holds the editor's notes"


@pytest.mark.parametrize("name", ["../evil.pdf", "sub/a.pdf", "pages/.hidden", "/tmp/report.txt", "issue.yaml", "pages/front.yaml"])
def test_no_other_name_is_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="no name that banmian gives"), Swap(fill(tmp_path)) as swap:
        swap.put(name, b"2")
    assert held(tmp_path) == OLD


CALLS = [(Path, "write_bytes"), (Path, "write_text"), (Path, "rename"), (Path, "replace"), (Path, "mkdir"), (Path, "unlink")]


def breaking(monkeypatch: pytest.MonkeyPatch, at: int, fault: Callable[[], BaseException]) -> list[int]:
    """Let the `at`-th call that changes the disk fail, and none after it; the calls so far."""
    seen = [0]

    def broken(real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **named: Any) -> Any:
            seen[0] += 1
            if seen[0] == at:
                raise fault()
            return real(*args, **named)

        return call

    for owner, name in CALLS:
        monkeypatch.setattr(owner, name, broken(getattr(owner, name)))
    return seen


def full() -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def steps(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    fill(folder)
    with monkeypatch.context() as patch:
        seen = breaking(patch, -1, full)
        work(folder)
    return seen[0]


def test_a_disk_that_refuses_at_any_moment_leaves_all_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    count = steps(tmp_path / "count", monkeypatch)
    assert count > 15
    for at in range(1, count + 1):
        folder = fill(tmp_path / str(at))
        with monkeypatch.context() as patch:
            breaking(patch, at, full)
            with pytest.raises(NotWrittenError, match="No space left"):
                work(folder)
        assert held(folder) == OLD, at
        assert sorted(p.name for p in folder.iterdir() if p.is_dir()) == ["pages"], at


def test_a_run_that_is_killed_at_any_moment_is_put_right_by_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed: nothing of it runs any more, not even its own putting back."""
    count = steps(tmp_path / "count", monkeypatch)
    for at in range(1, count + 1):
        folder = fill(tmp_path / str(at))
        with monkeypatch.context() as patch:
            breaking(patch, at, KeyboardInterrupt)
            patch.setattr("banmian.outputs.swap._put_back", lambda *_: None)
            patch.setattr("shutil.rmtree", lambda *_, **__: None)
            with pytest.raises(KeyboardInterrupt):
                work(folder)
        recover(folder)
        assert held(folder) == OLD, at


def test_what_an_older_banmian_left_is_swept(tmp_path: Path) -> None:
    fill(tmp_path)
    for name in (".new-dead", ".old-pages"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.pdf").write_bytes(b"half")
    recover(tmp_path)
    assert held(tmp_path) == OLD
