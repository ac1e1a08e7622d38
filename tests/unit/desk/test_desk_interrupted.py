"""What is being answered can be ended: its process goes, another one answers what waits, and the asker hears of it."""

from __future__ import annotations

import asyncio
import time
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from banmian.desk.asking import Asking, SetterFault


def slow(pipe: Connection, _root: Path, _issue: str, _cache: Path | None) -> None:
    """Answers with its name; what is called `long` takes longer than any test."""
    while True:
        try:
            name, _ = pipe.recv()
        except (EOFError, OSError):
            return
        if name == "long":
            time.sleep(600)
        pipe.send(name)


def test_an_interrupted_answer_gives_way_to_the_next() -> None:
    asyncio.run(_interrupted())


async def _interrupted() -> None:
    asking = Asking(Path(), "content/2021-03-05", None, print, slow, 600)
    asking.interrupt()  # nothing runs yet: nothing happens
    asking.start()
    try:
        assert await asking.ask("first") == "first"
        long, after = asyncio.create_task(asking.ask("long")), asyncio.create_task(asking.ask("after"))
        await asyncio.sleep(0.2)
        asking.interrupt()
        with pytest.raises(SetterFault) as raised:
            await long
        assert raised.value.kind == "SetterGone" and await after == "after" and asking.started == 2
    finally:
        await asking.stop()
