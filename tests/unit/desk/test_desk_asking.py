"""What waits for a process of the desk: an argument that is a function tells what holds when its turn comes."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path
from typing import Any

from banmian.desk.asking import Asking, SetterFault, Urgency


class Pipe:
    """Takes what would be sent to the process."""

    def __init__(self) -> None:
        self.sent: list[Any] = []

    def send(self, given: Any) -> None:
        self.sent.append(given)


def test_what_is_looked_at_is_asked_when_the_setter_begins() -> None:
    """A page that was opened while another change was being set is drawn by the setting that waits, not by a later one."""
    pipe, looked = Pipe(), ["page 1"]

    async def waiting() -> None:
        asking, ready = Asking(Path(), "", None, print), threading.Event()
        asking._pipe = pipe  # type: ignore[assignment]
        asking._received = lambda _: ready.wait(30)  # type: ignore[method-assign]
        work = asyncio.create_task(asking._work())
        asked = [asyncio.create_task(asking.ask("set", what)) for what in (1, lambda: tuple(looked))]
        while not pipe.sent:
            await asyncio.sleep(0)
        looked.append("page 2")
        ready.set()
        await asyncio.gather(*asked)
        work.cancel()

    asyncio.run(waiting())
    assert pipe.sent == [("set", (1,)), ("set", (("page 1", "page 2"),))]


def test_whose_question_is_being_answered_is_answered_and_a_new_process_is_asked_its_question_first() -> None:
    """Two windows that look at one page would take the turn from one another for ever; and a setter that is started anew has to set
    the issue before somebody asks it for a page."""
    pipe, ready = Pipe(), threading.Event()

    async def waiting() -> list[Any]:
        asking = Asking(Path(), "", None, print)
        asking._pipe = pipe  # type: ignore[assignment]
        asking._received = lambda _: ready.wait(30) and len(pipe.sent)  # type: ignore[method-assign]
        asking._start = lambda: pipe.send("started")  # type: ignore[method-assign]
        work = asyncio.create_task(asking._work())
        asked = [asyncio.create_task(asking.ask("tiles", 1, urgency=Urgency.SEEN, instead="page 1"))]
        while not pipe.sent:
            await asyncio.sleep(0)
        pipe.close = lambda: None  # type: ignore[attr-defined]
        asked += [asyncio.create_task(asking.ask("tiles", n, urgency=Urgency.SEEN, instead="page 1")) for n in (2, 3)]
        asked += [asyncio.create_task(asking.ask("set", 4, urgency=Urgency.SET, anew=True))]
        await asyncio.sleep(0)
        ready.set()
        found = await asyncio.gather(*asked, return_exceptions=True)
        work.cancel()
        assert asking._last == {}
        return found

    found = asyncio.run(waiting())
    assert [isinstance(one, SetterFault) for one in found] == [False, True, False, False]
    assert pipe.sent == [("tiles", (1,)), "started", ("set", (4,)), ("tiles", (3,))]


def test_an_answer_is_taken_in_before_the_next_question_is_put() -> None:
    """A page that is opened while a change waits is looked at by what that change is set for."""
    pipe, looked = Pipe(), ["page 1"]

    async def waiting() -> None:
        asking = Asking(Path(), "", None, print)
        asking._pipe = pipe  # type: ignore[assignment]
        asking._received = lambda _: "tiles"  # type: ignore[method-assign]

        async def opened() -> None:
            await asking.ask("tiles", 2)
            looked.append("page 2")

        asked = [asyncio.create_task(opened()), asyncio.create_task(asking.ask("set", lambda: tuple(looked)))]
        while asking._waiting.qsize() < len(asked):
            await asyncio.sleep(0)
        work = asyncio.create_task(asking._work())
        await asyncio.gather(*asked)
        work.cancel()

    asyncio.run(waiting())
    assert pipe.sent == [("tiles", (2,)), ("set", (("page 1", "page 2"),))]
