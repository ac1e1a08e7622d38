"""A process that works beside the setter, so that pages are set meanwhile: begun when something is first asked of it, ended when
for some time nothing was, or when it holds too much: what is asked next begins another, which finds the same again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from banmian.desk.asking import Asking, Serve, SetterFault, Urgency
from banmian.desk.desk import Desk
from banmian.desk.idle import TOO_MUCH

RESTS = 300.0
"""Seconds after which a process of which nothing was asked ends: it holds as much as a setter."""
LOOKS = 3.0
"""Seconds after an answer, where nothing else was asked, until it is looked how much memory it holds."""


class Resting:
    """One such process of a desk. `serve`: what it runs; `longest`: seconds that an answer may take."""

    def __init__(self, desk: Desk, serve: Serve, longest: float) -> None:
        settings, cache = desk.settings, desk.asking.arguments[2]
        self.asking = Asking(settings.root, settings.issue, cache, desk.asking.told, serve, longest)
        self._runs, self._asked = False, 0
        desk.asking.others.append(self.stop)

    async def ask(self, name: str, *arguments: Any, urgency: Urgency = Urgency.ASKED, instead: str = "") -> Any:
        """As `Asking.ask`; the process is begun where it rests. SetterFault."""
        if not self._runs:
            self._runs = True
            self.asking.start()
        self._asked += 1
        asked = self._asked
        try:
            return await self.asking.ask(name, *arguments, urgency=urgency, instead=instead)
        finally:
            loop = asyncio.get_running_loop()
            loop.call_later(LOOKS, self._then, asked, self._lighten)
            loop.call_later(RESTS, self._then, asked, self.stop)

    def _then(self, asked: int, what: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Where nothing was asked since."""
        if self._runs and asked == self._asked:
            self._ending = asyncio.get_running_loop().create_task(what())

    async def _lighten(self) -> None:
        """End it where it holds too much and nobody asks."""
        asked = self._asked
        with suppress(SetterFault):
            if await self.asking.ask("held", urgency=Urgency.IDLE) > TOO_MUCH and asked == self._asked:
                await self.stop()

    async def stop(self) -> None:
        if self._runs:
            self._runs = False
            await self.asking.stop()
