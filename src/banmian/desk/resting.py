"""A process that works beside the setter, so that pages are set meanwhile: begun when something is first asked of it, ended when
for some time nothing was."""

from __future__ import annotations

import asyncio
from typing import Any

from banmian.desk.asking import Asking, Serve, Urgency
from banmian.desk.desk import Desk

RESTS = 300.0
"""Seconds after which a process of which nothing was asked ends: it holds as much as a setter."""


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
            asyncio.get_running_loop().call_later(RESTS, self._rest, asked)

    def _rest(self, asked: int) -> None:
        if self._runs and asked == self._asked:
            self._ending = asyncio.get_running_loop().create_task(self.stop())

    async def stop(self) -> None:
        if self._runs:
            self._runs = False
            await self.asking.stop()
