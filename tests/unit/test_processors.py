"""Work spread over processes: the same results by any number, whatever happens to a copy."""

from __future__ import annotations

import os
import signal
import sys
import threading
from pathlib import Path

import pytest

from banmian import processors
from banmian.processors import MOST, beside, shared, spread, usable

copies = pytest.mark.skipif(sys.platform != "linux", reason="no copies there")


@pytest.fixture(autouse=True)
def no_process_left():
    """Every copy has been waited for."""
    before = children()
    yield
    assert children() <= before


def children() -> set[int]:
    """Processes that this one began and has not waited for. Other tests of the same worker may have begun some that live on."""
    me = os.getpid()
    status = (Path("/proc") / name / "stat" for name in os.listdir("/proc") if name.isdecimal())
    told = [(path, read_or_nothing(path)) for path in status]
    return {int(path.parent.name) for path, text in told if text and int(text.rpartition(")")[2].split()[1]) == me}


def read_or_nothing(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


@pytest.fixture
def alone(monkeypatch):
    """As in a command: the test runner may have threads of its own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)


@pytest.mark.parametrize("processes", [None, 1, 2, 3, 9])
def test_results_stand_in_the_order_of_the_parts(alone, processes):
    assert spread(lambda n: n * b"x", range(7), processes) == [n * b"x" for n in range(7)]
    assert spread(lambda n: n, [], processes) == []
    assert 1 <= usable() <= MOST


@copies
def test_two_processes_work(alone):
    pids = spread(lambda _: os.getpid(), range(4), 2)
    assert pids[0] == pids[2] == os.getpid() != pids[1] == pids[3]


@copies
def test_large_results_come_whole(alone):
    assert [len(data) for data in spread(lambda _: bytes(3_000_000), range(4), 3)] == [3_000_000] * 4


@copies
@pytest.mark.parametrize(
    "end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: sys.exit(3), lambda: 1 / 0, lambda: print(1 / 0)]
)
def test_what_a_copy_does_not_finish_is_done_here(alone, capfd, end):
    here = os.getpid()

    def work(n):
        if os.getpid() != here:
            end()
        return n

    assert spread(work, range(5), 2) == list(range(5))
    assert capfd.readouterr() == ("", "")


@copies
def test_results_that_cannot_be_sent_are_made_here(alone):
    assert [f() for f in spread(lambda n: lambda: n, range(4), 2)] == [0, 1, 2, 3]


@pytest.mark.parametrize("bad", [0, 1])
def test_what_the_work_raises_is_raised(alone, bad):
    def work(n):
        if n == bad:
            raise IndexError(f"no {n}")
        return n

    with pytest.raises(IndexError, match=f"no {bad}"):
        spread(work, range(4), 2)


@copies
def test_no_copy_beside_other_threads(monkeypatch):
    monkeypatch.setattr(threading, "active_count", lambda: 2)
    assert set(spread(lambda _: os.getpid(), range(4), 2)) == {os.getpid()}


@copies
def test_no_further_process_is_no_fault(alone, monkeypatch):
    def refused():
        raise OSError(11, "no more processes")

    monkeypatch.setattr(os, "fork", refused)
    assert spread(lambda n: n, range(4), 2) == [0, 1, 2, 3]


@copies
def test_work_beside_is_done_by_a_copy_and_asked_for_once_or_not_at_all(alone, monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: 2)
    with beside(lambda: (os.getpid(), 3)) as found:
        assert found() == found() and found()[0] != os.getpid() and found()[1] == 3
    with beside(lambda: 1) as found:
        pass


@copies
def test_work_beside_that_a_copy_does_not_finish_is_done_here(alone, monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: 2)
    here = os.getpid()
    with beside(lambda: 5 if os.getpid() == here else os.kill(os.getpid(), signal.SIGKILL)) as found:
        assert found() == 5
    with pytest.raises(ZeroDivisionError), beside(lambda: 1 / 0) as found:
        found()


def test_where_there_is_no_copy_work_beside_is_done_when_it_is_asked_for(alone, monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: 1)
    with beside(os.getpid) as found:
        assert found() == os.getpid()


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("parts", [0, 1, 2, 9, 3000])
def test_shared_work_stands_in_the_order_of_the_parts(alone, monkeypatch, processes, parts):
    monkeypatch.setattr(processors, "usable", lambda: processes)
    with shared(lambda n: n * n, range(parts)) as found:
        assert found() == [n * n for n in range(parts)]


@copies
def test_who_is_free_takes_the_next_part(alone, monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: 2)
    reads, writes = os.pipe()
    here = os.getpid()

    def work(n):
        if os.getpid() != here and n == 0:
            os.write(writes, b"!")
            signal.pause()  # for ever at the first
        return n, os.getpid()

    before = children()
    with shared(work, range(5)) as found:
        os.read(reads, 1)
        (copy,) = children() - before
        os.kill(copy, signal.SIGKILL)
        assert found() == [(n, here) for n in range(5)]
    os.close(reads)
    os.close(writes)


@copies
def test_copies_begin_before_they_are_asked_and_take_what_there_is(alone, monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: 2)
    reads, writes = os.pipe()

    def work(n):
        if n == 4:
            os.write(writes, b"!")
        return os.getpid()

    with shared(work, range(5)) as found:
        os.read(reads, 1)
        assert os.getpid() not in found()[:4]
    with shared(work, range(5)):
        pass
    os.close(reads)
    os.close(writes)


@copies
@pytest.mark.parametrize("end", [lambda: os.kill(os.getpid(), signal.SIGKILL), lambda: sys.exit(3), lambda: 1 / 0])
def test_shared_work_that_a_copy_does_not_finish_is_done_here(alone, monkeypatch, capfd, end):
    monkeypatch.setattr(processors, "usable", lambda: 3)
    here = os.getpid()

    def work(n):
        if os.getpid() != here:
            end()
        return n

    with shared(work, range(5)) as found:
        assert found() == list(range(5))
    assert capfd.readouterr() == ("", "")


def test_what_shared_work_raises_is_raised(alone, monkeypatch):
    monkeypatch.setattr(processors, "usable", lambda: 2)
    with pytest.raises(ZeroDivisionError), shared(lambda n: 1 // n, [2, 1, 0]) as found:
        found()
