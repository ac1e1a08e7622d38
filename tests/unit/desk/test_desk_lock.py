"""A second desk on the same folder: it knows the first one, on this machine and on another, and when that one is gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from banmian.desk.lock import DEAD, NAME, Lock

NOW = 1_000_000.0


def written(folder: Path, **told: object) -> Lock:
    row = {"user": "a", "machine": "elsewhere", "pid": 1, "at": NOW} | told
    (folder / NAME).write_text(json.dumps(row), encoding="utf-8")
    return Lock(folder, lambda: NOW)


def aged(lock: Lock, seconds: float) -> Lock:
    """The lock's file as it was written so long ago by the folder's own clock."""
    then = lock.file.stat().st_mtime - seconds
    os.utime(lock.file, (then, then))
    return lock


def test_our_own_lock_locks_nobody_out(tmp_path: Path) -> None:
    lock = Lock(tmp_path, lambda: NOW)
    assert lock.holder() is None
    lock.take()
    assert lock.holder() is None and lock.last() is not None
    assert [p.name for p in tmp_path.iterdir()] == [NAME]
    lock.give_up()
    assert list(tmp_path.iterdir()) == []


def test_another_machine_has_it_until_it_is_silent_for_long(tmp_path: Path) -> None:
    holder = aged(written(tmp_path), DEAD - 5).holder()
    assert holder is not None and not holder.is_here and holder.shown["user"] == "a"
    assert aged(written(tmp_path), DEAD + 5).holder() is None
    assert [p.name for p in tmp_path.iterdir()] == [NAME]


def test_a_machine_whose_clock_is_wrong_has_it_as_long_as_another(tmp_path: Path) -> None:
    for wrong in (-3600, 3600):
        assert written(tmp_path, at=NOW + wrong).holder() is not None, "it has just renewed it"
        assert aged(written(tmp_path, at=NOW + wrong), DEAD + 5).holder() is None


def test_where_nothing_can_be_written_our_own_clock_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError

    monkeypatch.setattr(Path, "touch", refused)
    assert written(tmp_path, at=NOW - DEAD + 1).holder() is not None
    assert written(tmp_path, at=NOW - DEAD - 1).holder() is None


def test_a_process_of_this_machine_that_ended_has_it_no_more(tmp_path: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    lock = written(tmp_path, machine=os.uname().nodename, pid=ended.pid)
    assert lock.holder() is None
    assert written(tmp_path, machine=os.uname().nodename, pid=os.getppid()).holder() is not None


def test_a_lock_that_cannot_be_read_is_none(tmp_path: Path) -> None:
    for text in ("", "[]", '{"user": 1}', '{"user": "a", "machine": "b", "pid": "x", "at": 0}'):
        (tmp_path / NAME).write_text(text, encoding="utf-8")
        assert Lock(tmp_path, lambda: NOW).holder() is None


def test_somebody_else_s_lock_is_not_given_up(tmp_path: Path) -> None:
    written(tmp_path).give_up()
    assert (tmp_path / NAME).exists()
