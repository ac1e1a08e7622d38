"""Work on files from outside done in another process: a crash there, or a library's limits that hold for a whole process, are not
this one's.

A copy of this process (fork) where that is safe, else a new interpreter: so any thread may ask. What comes back is made by a
reader that makes values of ours alone (preserve.py). The process ends with its work, or after LONGEST seconds of computing; a part
in which it came to its end otherwise is told as lost, and the others are done by the next one. Who was killed from outside, as by a
system that is short of memory, says nothing of its part: that is tried once more. docs/decisions/0065.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO, Any, Generic, TypeVar

from banmian.preserve import NoValueOfOurs, from_bytes, to_bytes
from banmian.processors import copies_safely

P = TypeVar("P")
R = TypeVar("R")

LONGEST = 300
"""Seconds of a processor's time for one process."""
KILLED = 9
"""SIGKILL, by which a system short of memory ends processes. Not every system has it."""
_COMMAND = "import sys; sys.path[:] = sys.argv[1:]; from banmian.quarantine import serve; serve()"
_BEGUN, _LENGTH = b"B", 8
"""What it says first, and the bytes in which it says how long an answer is."""


class FaultApart(RuntimeError):
    """The work itself went wrong there: a fault of ours, as its traceback says."""


class Quarantine(Generic[P, R]):
    """Work under way in another process. `work`: a function of a module, which says itself what is wrong with a part."""

    def __init__(self, work: Callable[[P], R], parts: Sequence[P]) -> None:
        self.work, self.parts = work, parts
        self._process: _Process | None = None
        if parts:
            self._process = _begun(work, parts)

    def __del__(self) -> None:
        """Who asks no more, as after an interruption, leaves no process behind."""
        if self._process is not None:
            self._process.end()

    def results(self) -> list[R | None]:
        """What was found, in the order of the parts; None for a part in which the process came to its end."""
        out: list[R | None] = []
        tried = -1
        while len(out) < len(self.parts):
            process = self._process or _begun(self.work, self.parts[len(out) :])
            self._process = None
            answers = process.answers() if process is not None else None
            out += answers or ()
            if process is not None and process.was_killed and len(out) < len(self.parts) and tried != len(out):
                tried = len(out)
            elif answers is None:  # there is no other process to be had: better here than not at all
                out += map(self.work, self.parts[len(out) :])
            elif len(out) < len(self.parts):
                out.append(None)
        return out


def apart(work: Callable[[P], R], parts: Sequence[P]) -> list[R | None]:
    """`work` done for every part in another process."""
    return Quarantine(work, parts).results()


def _begun(work: Callable[[P], R], parts: Sequence[P]) -> _Process | None:
    with suppress(OSError):
        return _Copy(work, parts) if copies_safely() else _Interpreter(work, parts)
    return None


class _Process:
    """Another process at work, and the pipe by which its answers come."""

    pipe: IO[bytes]
    was_killed = False
    """Whether it was at its end before its work was, by a signal that no program gives itself and no limit of ours."""

    def answers(self) -> list[Any] | None:
        """All that it gave before it ended; None where it did not come so far as to begin."""
        try:
            return list(_answers(self.pipe)) if self.pipe.read(1) == _BEGUN else None
        finally:
            self.end()

    def end(self) -> None:
        raise NotImplementedError


class _Copy(_Process):
    def __init__(self, work: Callable[[P], R], parts: Sequence[P]) -> None:
        reads, writes = os.pipe()
        self.process = os.fork()
        if self.process == 0:
            code = 1
            try:
                os.close(reads)
                with os.fdopen(writes, "wb") as pipe:
                    _work(work, parts, pipe)
                code = 0
            finally:
                os._exit(code)
        os.close(writes)
        self.pipe = os.fdopen(reads, "rb")

    def end(self) -> None:
        self.pipe.close()
        with suppress(OSError):
            os.kill(self.process, signal.SIGKILL)
        with suppress(OSError):
            self.was_killed = os.waitpid(self.process, 0)[1] == KILLED


class _Interpreter(_Process):
    def __init__(self, work: Callable[[P], R], parts: Sequence[P]) -> None:
        import subprocess

        asked = pickle.dumps((work, list(parts)), pickle.HIGHEST_PROTOCOL)
        command = [sys.executable, "-c", _COMMAND, *sys.path]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self.process.stdin is not None and self.process.stdout is not None
        with suppress(BrokenPipeError), self.process.stdin as pipe:  # it reads all before it writes
            pipe.write(asked)
        self.pipe = self.process.stdout

    def end(self) -> None:
        self.pipe.close()
        self.process.kill()
        self.was_killed = self.process.wait() == -KILLED


def serve() -> None:
    """The life of a new interpreter: its parts come from the parent, and nobody but the parent reads what it writes."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    work, parts = pickle.load(sys.stdin.buffer)
    with answers:
        _work(work, parts, answers)


def _work(work: Callable[[P], R], parts: Sequence[P], pipe: IO[bytes]) -> None:
    """That it begins, then each answer with its kind and length as soon as it is there."""
    _limit()
    pipe.write(_BEGUN)
    pipe.flush()
    for part in parts:
        try:
            kind, body = b"R", to_bytes(work(part))
        except Exception:
            import traceback

            kind, body = b"E", traceback.format_exc().encode("utf-8", "replace")
        pipe.write(kind + len(body).to_bytes(_LENGTH, "big") + body)
        pipe.flush()


def _limit() -> None:
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = sum(os.times()[:2])  # a copy begins with none, but a system may count otherwise
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST + int(used), LONGEST + int(used) + 1))


def _answers(pipe: IO[bytes]) -> Any:
    while len(head := pipe.read(1 + _LENGTH)) == 1 + _LENGTH:
        length = int.from_bytes(head[1:], "big")
        body = pipe.read(length)
        if len(body) < length:
            return
        if head[:1] == b"E":
            raise FaultApart(body.decode("utf-8", "replace"))
        try:
            yield from_bytes(body)
        except NoValueOfOurs:
            return
