"""What is freed goes back to the system, where the C library is one that keeps it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from banmian.desk import answering, giving_back

KEPT = """
import sys
from banmian.desk.answering import memory
from banmian.desk.giving_back import give_back, keep_little
if sys.argv[1] == "little":
    keep_little()
b"x" * (1 << 24)  # once freed, the library would take blocks of this size from its heap
large = [b"x" * (1 << 22 | n) for n in range(8)]
small = [bytes(600) for _ in range(200_000)]
last = bytes(600)  # stands behind them
before = memory()
del large, small
if sys.argv[1] == "little":
    give_back()
print(before - memory())
"""


@pytest.mark.skipif(giving_back._library() is None, reason="another C library")
def test_what_was_freed_goes_back() -> None:
    freed = {
        how: int(subprocess.run([sys.executable, "-c", KEPT, how], capture_output=True, text=True, check=True).stdout)
        for how in ("little", "much")
    }
    assert freed["little"] > 120_000_000 > freed["much"] + 50_000_000, freed


def test_another_library_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    giving_back._library.cache_clear()
    monkeypatch.setattr(sys, "platform", "win32")
    assert giving_back._library() is None
    giving_back.keep_little()
    giving_back.give_back()
    giving_back._library.cache_clear()


class Pipe:
    """A server that asks so many times."""

    def __init__(self, times: int) -> None:
        self.times, self.answers = times, list[object]()

    def recv(self) -> tuple[str, tuple[()]]:
        self.times -= 1
        if self.times < 0:
            raise EOFError
        return "pid", ()

    def send(self, answer: object) -> None:
        self.answers.append(answer)


def test_a_process_of_the_desk_gives_back_after_its_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    pipe, told = Pipe(25), list[int]()
    monkeypatch.setattr(answering, "keep_little", lambda: told.append(0))
    monkeypatch.setattr(answering, "give_back", lambda: told.append(len(pipe.answers)))
    monkeypatch.setattr(answering.signal, "signal", lambda *_: None)
    answering.answer_all(pipe, None, {"pid": lambda _: os.getpid()})  # type: ignore[arg-type]
    assert told == [0, 10, 20]
