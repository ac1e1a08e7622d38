"""What can wait until a page is on the screen: small pictures, fingerprints, versions, the collector. A change puts it off."""

from __future__ import annotations

import asyncio
from typing import Protocol

from banmian.desk.asking import Asking, SetterFault, Urgency
from banmian.desk.events import Events
from banmian.desk.exchange import Json
from banmian.desk.settings import Settings

SHOWN = 0.3
"""Seconds that a browser is given to put new tiles on the screen, before the setter draws what can wait."""
TOO_MUCH = 300_000_000
"""Bytes of a process above which it is started anew when there is time."""


class Standing(Protocol):
    """A desk, as who works on it when there is time knows it."""

    settings: Settings
    asking: Asking
    events: Events
    lock: Json | None
    messages: list[Json]

    @property
    def numbers(self) -> list[int]: ...

    def rev_of(self, number: int, /) -> int: ...


class Idle:
    """The time between two changes on a desk. `fingerprints`: of the pages, by their numbers."""

    def __init__(self, desk: Standing) -> None:
        self.desk = desk
        self.fingerprints: dict[int, str] = {}
        self._thumbs: dict[int, tuple[int, str, bytes]] = {}
        self._task: asyncio.Task[None] | None = None

    def begin(self) -> None:
        self.put_off()
        self._task = asyncio.create_task(self._work())

    def put_off(self) -> None:
        if self._task is not None:
            self._task.cancel()

    async def _work(self) -> None:
        desk = self.desk
        await asyncio.sleep(SHOWN)
        try:
            for page in desk.numbers:
                await self._draw(page)
            prints = await desk.asking.ask("fingerprints", urgency=Urgency.IDLE)
            if prints != self.fingerprints:
                self.fingerprints = prints
                desk.events.tell("state")
            await self.keep_version()
            for number in desk.numbers:
                await desk.asking.ask("ready", number, urgency=Urgency.IDLE)
            await asyncio.sleep(1)
            held = await desk.asking.ask("rest", urgency=Urgency.IDLE)
            if held > TOO_MUCH:
                await desk.asking.ask("set", None, (), urgency=Urgency.IDLE, anew=True)
        except SetterFault:
            return  # the next change tells it

    async def keep_version(self) -> None:
        """What stands is kept, where the last version is some time old; not beside another desk."""
        if self.desk.lock is None:
            counts = tuple(sum(m["severity"] == s for m in self.desk.messages) for s in ("error", "warning"))
            await self.desk.asking.ask("keep_version", self.desk.settings.out.resolve(), counts, urgency=Urgency.IDLE)

    async def _draw(self, number: int) -> None:
        rev = self.desk.rev_of(number)
        if self.is_drawn(number):
            return
        name, data = await self.desk.asking.ask("thumb", number, urgency=Urgency.IDLE)
        self._thumbs[number] = rev, name, data
        self.desk.events.tell("thumbs", pages={number: name})

    def is_drawn(self, number: int) -> bool:
        """Whether the page's small picture shows it as it was set last."""
        return number in self._thumbs and self._thumbs[number][0] == self.desk.rev_of(number)

    def thumb_of(self, number: int) -> str | None:
        """The hash of a page's small picture."""
        return self._thumbs[number][1] if number in self._thumbs else None

    def thumb(self, number: int, name: str) -> bytes | None:
        """The small picture of a page, by its hash."""
        found = self._thumbs.get(number)
        return found[2] if found is not None and found[1] == name else None
