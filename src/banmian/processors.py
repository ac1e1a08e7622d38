"""Work spread over the machine's processors by copies of this process: the same results, in the order of the parts, by any number.

A copy (fork) starts in milliseconds with all that was read before, where a new interpreter would load everything again. Where the
system does not copy safely (not Linux, other threads at work), and where a copy fails in any way, this process does the part.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TypeVar

from banmian.values import Reducers

P = TypeVar("P")
R = TypeVar("R")

MOST = 4
"""Processes at most: each holds what it works on."""


def spread(work: Callable[[P], R], parts: Sequence[P], processes: int | None = None) -> list[R]:
    """`work` done for every part. Its results go through pickle; what it raises is raised here. `processes`: how many work, this
    one counted; None is as many as there are processors."""
    count = min(len(parts), usable() if processes is None else processes)
    if count < 2 or not copies_safely():
        return [work(part) for part in parts]
    helpers = [_Helper.begun(work, parts[n::count]) for n in range(1, count)]
    out: dict[int, R] = {}
    try:
        out.update((at, work(parts[at])) for at in range(0, len(parts), count))
        for n, helper in enumerate(helpers, 1):
            done: list[R] | None = helper.results() if helper is not None else None
            for k, at in enumerate(range(n, len(parts), count)):
                out[at] = work(parts[at]) if done is None else done[k]
    finally:
        for helper in helpers:
            if helper is not None:
                helper.end()
    return [out[at] for at in range(len(parts))]


def begin_in_copy(work: Callable[[], None]) -> int:
    """`work` begun in a copy of this process, of which nothing is heard but what it leaves on the disk; the copy's id, for
    `os.waitpid`. Done here, and 0, where there is no second processor or the system does not copy safely."""
    if usable() > 1 and copies_safely():
        with suppress(OSError):
            process = os.fork()
            if process:
                return process
            try:
                work()
            finally:
                os._exit(0)
    work()
    return 0


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """`work` done by a copy of this process while this one goes on; what it found is asked for by calling what this gives. Where
    there is no copy, or it fails, it is done then, here."""
    helper = _Helper.begun(lambda part: part(), [work]) if usable() > 1 and copies_safely() else None
    if helper is None:
        yield work
        return
    asked: list[list[R] | None] = []

    def found() -> R:
        if not asked:
            asked.append(helper.results())
        done = asked[0]
        return work() if done is None else done[0]

    try:
        yield found
    finally:
        helper.end()


@contextmanager
def shared(work: Callable[[P], R], parts: Sequence[P], processes: int = MOST) -> Iterator[Callable[[], list[R]]]:
    """`work` done for every part: copies of this process begin at once, and this one when it calls what this gives, which has the
    results in the order of the parts. Whoever is free takes the next: the largest had best stand first. What a copy took and did
    not finish is done here. `processes`: how many work at most, this one counted: a copy that shares its own part takes two, for
    the others are at work already."""
    tickets = _Tickets.for_parts(len(parts)) if len(parts) > 1 and usable() > 1 and copies_safely() else None
    if tickets is None:
        yield lambda: [work(part) for part in parts]
        return

    def taken(_: object) -> dict[int, R]:
        return {at: work(parts[at]) for at in tickets}

    helpers = [
        helper for _ in range(min(usable(), processes, len(parts)) - 1) if (helper := _Helper.begun(taken, [None])) is not None
    ]

    def found() -> list[R]:
        out = taken(None)
        for helper in helpers:
            done: list[dict[int, R]] | None = helper.results()
            out |= done[0] if done is not None else {}
        return [out[at] if at in out else work(part) for at, part in enumerate(parts)]

    try:
        yield found
    finally:
        tickets.end()
        for helper in helpers:
            helper.end()


def usable() -> int:
    """Processors that this process may use, up to MOST."""
    known = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return min(MOST, known)


def copies_safely() -> bool:
    """Whether the system copies this process as it is: no other thread is at work in it, which a copy would not have."""
    if sys.platform != "linux":
        return False
    threading = sys.modules.get("threading")
    return threading is None or threading.active_count() == 1


class _Tickets:
    """The numbers of parts in a pipe, from which this process and its copies each take the next."""

    EACH, MOST = 2, 4096
    """Bytes of a number, and what a pipe holds at the least."""

    def __init__(self, pipe: int) -> None:
        self.pipe = pipe

    @classmethod
    def for_parts(cls, count: int) -> _Tickets | None:
        """None where they are too many for a pipe, or the system gives none."""
        if count * cls.EACH > cls.MOST:
            return None
        try:
            reads, writes = os.pipe()
        except OSError:
            return None
        with os.fdopen(writes, "wb") as all_of_them:
            all_of_them.write(b"".join(at.to_bytes(cls.EACH, "big") for at in range(count)))
        return cls(reads)

    def __iter__(self) -> Iterator[int]:
        while number := os.read(self.pipe, self.EACH):
            yield int.from_bytes(number, "big")

    def end(self) -> None:
        os.close(self.pipe)


class _Helper:
    """A copy of this process at work, and the pipe by which its results come."""

    def __init__(self, process: int, pipe: int) -> None:
        self.process, self.pipe = process, pipe

    @staticmethod
    def begun(work: Callable[[P], R], parts: Sequence[P]) -> _Helper | None:
        """None where the system gives no further process."""
        try:
            reads, writes = os.pipe()
        except OSError:
            return None
        try:
            process = os.fork()
        except OSError:
            os.close(reads)
            os.close(writes)
            return None
        if process == 0:
            _help(work, parts, reads, writes)
        os.close(writes)
        return _Helper(process, reads)

    def results(self) -> list[R] | None:
        """What it found, None where it came to no end."""
        with suppress(OSError, EOFError, pickle.UnpicklingError), os.fdopen(self.pipe, "rb", closefd=False) as pipe:
            found: list[R] = pickle.load(pipe)
            return found
        return None

    def end(self) -> None:
        with suppress(OSError):
            os.close(self.pipe)
            os.kill(self.process, signal.SIGKILL)
        with suppress(OSError):
            os.waitpid(self.process, 0)


def _help(work: Callable[[P], R], parts: Sequence[P], reads: int, writes: int) -> None:
    """The copy's life: it leaves nothing but its results, says nothing, and runs none of what this process would do at its end."""
    code = 1
    try:
        os.close(reads)
        with os.fdopen(writes, "wb") as pipe:
            writer = pickle.Pickler(pipe, pickle.HIGHEST_PROTOCOL)
            writer.dispatch_table = Reducers()
            writer.dump([work(part) for part in parts])
        code = 0
    finally:
        os._exit(code)
