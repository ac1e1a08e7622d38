"""The server's side of the setter: what is asked waits in the order of its urgency, one answer at a time; a setter that dies or
takes too long is started again.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from enum import IntEnum
from itertools import count
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from banmian.desk.exchange import Answered, Fault, GiveWay, Meanwhile, Seen
from banmian.desk.spawned import serve

FIRST, LONGEST = 180.0, 20.0
"""Seconds that a setter may take for its first answer, for which it reads everything, and for a later one."""


OVERTAKEN = "Overtaken"
"""The kind of fault that answers what a later question made needless."""


MEANWHILE = frozenset(("tiles", "geometry", "text", "trial"))
"""What is answered between two steps of copyfit: a page that is opened, or a drag that is tried, does not wait for its end."""


class Urgency(IntEnum):
    """In which order what waits is answered."""

    SET = 0
    SEEN = 1
    ASKED = 2
    IDLE = 3


class SetterFault(Exception):
    """The setter failed at an answer. `kind`: the exception's name there; `trace`: for a report."""

    def __init__(self, kind: str, text: str, trace: str = "") -> None:
        super().__init__(text)
        self.kind, self.trace = kind, trace


Waiting = tuple[int, int, str, tuple[Any, ...], bool, "asyncio.Future[Any]"]


Serve = Callable[[Connection, Path, str, Path | None], None]


class Asking:
    """A process, the setter's or another one, and what waits for it. `serve`: what it runs, given a pipe and `arguments`;
    `longest`: seconds that an answer may take."""

    def __init__(
        self,
        root: Path,
        issue: str,
        cache: Path | None,
        told: Callable[[str], None],
        serve: Serve = serve,
        longest: float = LONGEST,
    ) -> None:
        self.arguments, self.told, self.serve, self.longest = (root, issue, cache), told, serve, longest
        self.others: list[Callable[[], Awaitable[None]]] = []
        """What ends when this does: other processes."""
        self.seen: Callable[[Seen], object] = id
        """Who hears what is told before an answer is whole."""
        self.started = 0
        """How often a setter was started."""
        self._order = count()
        self._waiting: asyncio.PriorityQueue[Waiting] = asyncio.PriorityQueue()
        self._last: dict[str, asyncio.Future[Any]] = {}
        """What waits under a name that a later question takes over."""
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._answered = False
        self._doing = ""
        """What is being answered."""
        self._answering: asyncio.Future[Any] | None = None
        """Who waits for that."""
        self._fits = False
        """Whether copyfit works on what is being set."""
        self._meanwhile: dict[int, asyncio.Future[Any]] = {}
        """What was asked of it meanwhile."""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._worker: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Start the process, and answer what is asked."""
        self._start()
        self._loop = asyncio.get_running_loop()
        self._worker = asyncio.create_task(self._work())

    async def ask(self, name: str, *arguments: Any, urgency: Urgency = Urgency.ASKED, instead: str = "", anew: bool = False) -> Any:
        """The answer of a row of setter.ANSWERS. SetterFault where there is none. An argument that is a function is called when its
        turn comes: it tells what holds then, which may not be what held when this was asked. `instead`: of what waits under that
        name, which is answered by the fault `Overtaken`; what is being answered already is answered. `anew`: by a process that
        is started for it in its turn, so that nobody asks that one anything before."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if instead:
            before, self._last[instead] = self._last.get(instead), future
            if before is not None and not before.done() and before not in (self._answering, *self._meanwhile.values()):
                before.set_exception(SetterFault(OVERTAKEN, "a later question takes the place of this one"))
        waiting = (urgency, next(self._order), name, arguments, anew, future)
        if not self._asked_meanwhile(waiting):
            await self._waiting.put(waiting)
        try:
            return await future
        finally:
            if self._last.get(instead) is future:
                del self._last[instead]

    def _asked_meanwhile(self, waiting: Waiting) -> bool:
        """Ask it of a setter that is at copyfit, if it may be asked then."""
        _, number, name, arguments, anew, future = waiting
        if anew or not self._fits or name not in MEANWHILE or self._pipe is None:
            return False
        with suppress(OSError):
            self._pipe.send(Meanwhile(number, name, tuple(one() if callable(one) else one for one in arguments)))
            self._meanwhile[number] = future
            return True
        return False

    def _heard(self, seen: Seen) -> None:
        """What is told before an answer is whole; when copyfit begins, what waits for its end and need not is asked."""
        self.seen(seen)
        if seen.fitting and self._doing:
            self._fits = True
            waiting = [self._waiting.get_nowait() for _ in range(self._waiting.qsize())]
            for one in waiting:
                if one[-1].done() or not self._asked_meanwhile(one):
                    self._waiting.put_nowait(one)

    def _told_meanwhile(self, told: Answered) -> None:
        future = self._meanwhile.pop(told.number, None)
        if future is None or future.done():
            return
        if isinstance(told.answer, Fault):
            future.set_exception(SetterFault(told.answer.kind, told.answer.text, told.answer.trace))
        else:
            future.set_result(told.answer)

    def give_way(self, name: str) -> None:
        """Say that the answer to this question, where it is just being answered, is not needed any more. It may come all the same,
        as `GaveWay` or whole."""
        if self._doing == name and self._pipe is not None:
            with suppress(OSError):
                self._pipe.send(GiveWay(name))

    def interrupt(self) -> None:
        """End what is being answered with its process, by the fault `SetterGone`; another one answers what waits."""
        if self._process is not None:
            self._process.kill()

    async def again(self) -> None:
        """End the process and start another one, which knows nothing yet."""
        await asyncio.to_thread(_end, self._process, self._pipe)
        self._start()

    async def stop(self) -> None:
        for end in self.others:
            await end()
        if self._worker is not None:
            self._worker.cancel()
        process, pipe = self._process, self._pipe  # another may be started while these end
        await asyncio.to_thread(_end, process, pipe)

    def _start(self) -> None:
        context = get_context("spawn")
        ours, theirs = context.Pipe()
        self._process = context.Process(target=self.serve, args=(theirs, *self.arguments), daemon=True, name="banmian setter")
        self._process.start()
        theirs.close()
        self._pipe, self._answered = ours, False
        self.started += 1

    async def _work(self) -> None:
        while True:
            _, _, name, arguments, anew, future = await self._waiting.get()
            if future.done():
                continue
            self._answering = future
            if anew:
                await self.again()
            try:
                answer = await self._answer(name, arguments)
            except SetterFault as fault:
                if not future.done():
                    future.set_exception(fault)
            else:
                if not future.done():
                    future.set_result(answer)
            await asyncio.sleep(0)  # who asked takes the answer in, before the next question is put by what is known then

    async def _answer(self, name: str, arguments: tuple[Any, ...]) -> Any:
        """One answer. A setter that is gone, or has to be stopped, has a successor when this raises."""
        try:
            assert self._pipe is not None
            self._pipe.send((name, tuple(one() if callable(one) else one for one in arguments)))
            self._doing = name
            answer = await asyncio.to_thread(self._received, self._pipe)
            self._doing, self._fits = "", False
            while self._meanwhile:  # asked when the answer was on its way already
                self._told_meanwhile(await asyncio.to_thread(self._received, self._pipe, Answered))
        except (EOFError, OSError) as gone:
            await self.again()
            raise SetterFault("SetterGone", "the setter ended by itself") from gone
        except TimeoutError as late:
            self.told(f"the setter took more than {self.longest:.0f} seconds for '{name}' and was stopped")
            await self.again()
            raise SetterFault("SetterLate", f"more than {self.longest:.0f} seconds") from late
        finally:
            self._doing, self._fits = "", False
            for future in self._meanwhile.values():
                if not future.done():
                    future.set_exception(SetterFault("SetterGone", "the setter ended by itself"))
            self._meanwhile.clear()
        self._answered = True
        if isinstance(answer, Fault):
            raise SetterFault(answer.kind, answer.text, answer.trace)
        return answer

    def _received(self, pipe: Connection, wanted: type[Any] = object) -> Any:
        """The next answer of this kind; what else is told goes to who waits for it."""
        while True:
            if not pipe.poll(self.longest if self._answered else max(FIRST, self.longest)):
                raise TimeoutError
            sent = pipe.recv()
            if isinstance(sent, wanted) and (wanted is not object or not isinstance(sent, Seen | Answered)):
                return sent
            if self._loop is not None:
                self._loop.call_soon_threadsafe(*((self._heard, sent) if isinstance(sent, Seen) else (self._told_meanwhile, sent)))


async def quietly(task: asyncio.Task[Any]) -> None:
    """Wait for a task that was cancelled."""
    with suppress(asyncio.CancelledError):
        await task


def _end(process: BaseProcess | None, pipe: Connection | None) -> None:
    """End a process that hears of it by its pipe."""
    if pipe is not None:
        pipe.close()
    if process is not None:
        process.join(0.5)
        if process.is_alive():
            process.kill()
            process.join(5)
