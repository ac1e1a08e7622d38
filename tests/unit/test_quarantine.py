"""Work in a process of its own: answers in order, a crash told as such, faults of ours with their traceback, from any thread."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread

import pytest

from banmian import quarantine
from banmian.diagnostics import Span
from banmian.quarantine import FaultApart, Quarantine, apart


@pytest.fixture(params=["a copy", "a new interpreter"], autouse=True)
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    name: str = request.param
    if name == "a copy" and sys.platform != "linux":
        pytest.skip("copies are made on Linux alone")
    monkeypatch.setattr(quarantine, "copies_safely", lambda: name == "a copy")
    return name


@pytest.fixture
def another_thread() -> Iterator[None]:
    done = Event()
    thread = Thread(target=done.wait)
    thread.start()
    yield
    done.set()
    thread.join()


def measured(word: str) -> tuple[int, Span]:
    print("what a library prints is no answer")
    return len(word), Span(word)


def ending(word: str) -> int:
    if word == "end":
        os.kill(os.getpid(), signal.SIGKILL)
    return len(word)


def ending_once(flag: str) -> str:
    """Killed from outside, as far as anybody can tell, but only the first time."""
    if flag and not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return flag


def crashing_once(flag: str) -> str:
    """At the limit of its time, as good as a crash: another signal."""
    if flag and not Path(flag).exists():
        Path(flag).touch()
        os.kill(os.getpid(), signal.SIGXCPU)
    return flag


def endless(word: str) -> int:
    while word == "end":
        pass
    return len(word)


def wrong(word: str) -> int:
    raise KeyError(word)


def own(_: str) -> int:
    return os.getpid()


class NoValue:
    pass


def foreign(word: str) -> object:
    return NoValue() if word == "b" else word


def test_answers_come_in_order_from_another_process() -> None:
    assert apart(measured, ["a", "bb", ""]) == [(1, Span("a")), (2, Span("bb")), (0, Span(""))]
    (there,) = apart(own, ["a"])
    assert there != os.getpid()
    assert apart(measured, []) == []


def test_a_crash_is_told_and_the_others_are_done() -> None:
    assert apart(ending, ["a", "end", "cc", "end", "end", "ddd"]) == [1, None, 2, None, None, 3]


def test_who_was_killed_from_outside_is_asked_once_more(tmp_path: Path) -> None:
    parts = ["", str(tmp_path / "a"), str(tmp_path / "b"), ""]
    assert apart(ending_once, parts) == parts


def test_who_crashed_is_not(tmp_path: Path) -> None:
    assert apart(crashing_once, ["", str(tmp_path / "a"), ""]) == ["", None, ""]


def test_a_fault_of_ours_is_raised_with_where_it_was() -> None:
    with pytest.raises(FaultApart, match=r"(?s)in wrong.*KeyError: 'a'"):
        apart(wrong, ["a"])


def test_what_is_no_value_of_ours_is_not_made_here() -> None:
    assert apart(foreign, ["a", "b", "c"]) == ["a", None, "c"]


@pytest.mark.usefixtures("another_thread")
def test_beside_another_thread_no_copy_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(os, "fork", lambda: pytest.fail("a copy would not have the other thread"))
    assert apart(measured, ["a"]) == [(1, Span("a"))]


def test_it_works_while_this_process_does_something_else() -> None:
    under_way = Quarantine(measured, ["a" * 200_000])  # more than a pipe holds
    assert under_way.results() == [(200_000, Span("a" * 200_000))]


def test_an_interpreter_that_does_not_begin_says_nothing_of_the_parts(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the program is packed so that no other can load it: the parts are sound, and done here."""
    monkeypatch.setattr(quarantine, "_COMMAND", "raise ImportError")
    (there,) = apart(own, ["a"])
    assert (there == os.getpid()) == (way == "a new interpreter")


def test_a_part_without_end_is_given_up(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way != "a copy":
        pytest.skip("a new interpreter has the bound of the program")
    monkeypatch.setattr(quarantine, "LONGEST", 1)
    assert apart(endless, ["a", "end"]) == [1, None]


def test_without_another_process_it_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(quarantine, "_Copy", none)
    monkeypatch.setattr(quarantine, "_Interpreter", none)
    assert apart(own, ["a"]) == [os.getpid()]
