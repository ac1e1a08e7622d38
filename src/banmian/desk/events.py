"""What the desk tells its pages: events with running numbers, kept so that a page that was away goes on where it stopped.

Server-sent events over a plain response: `id` is the number, `event` the kind, `data` JSON. A page whose number is no longer kept
is told `state`, and reads everything anew.
"""

from __future__ import annotations

import asyncio
import json
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable
from typing import Any

from banmian.values import frozen

KEPT = 1000
"""Events that are kept."""
BEAT = 2.0
"""Seconds after which a page that was told nothing hears that the desk is there: it waits five for it."""
STREAMS = 8
"""Streams that may be open at once."""


@frozen
class Event:
    """One event. `number` counts from 1; `kind`: state, stale, seen, set, thumbs, written, open, fault, bye."""

    number: int
    kind: str
    data: dict[str, Any]

    @property
    def text(self) -> bytes:
        """As it is sent."""
        body = json.dumps(self.data, ensure_ascii=False, separators=(",", ":"))
        return f"id: {self.number}\nevent: {self.kind}\ndata: {body}\n\n".encode()


class Events:
    """The events of one desk. Only the server's own loop may call it."""

    def __init__(self) -> None:
        self.number = 0
        self.open = 0
        """Streams that are open."""
        self.tabs: Counter[str] = Counter()
        """Of those that named their tab, how many each has."""
        self.gone: list[Callable[[str], None]] = []
        """Who is told of a tab whose last stream has ended."""
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._more = asyncio.Event()
        self.ended = asyncio.Event()
        """Set when the desk stops."""

    def tell(self, kind: str, **data: Any) -> None:
        """Tell all pages."""
        self.number += 1
        self._kept.append(Event(self.number, kind, data))
        more, self._more = self._more, asyncio.Event()
        more.set()

    def end(self, following: str = "") -> None:
        """The desk stops: all streams end. `following`: the issue that comes onto it then."""
        self.ended.set()
        self.tell("bye", next=following)

    def since(self, number: int | None) -> list[Event]:
        """What came after an event; for a number that is not known one event `state`, which has the number of the last one."""
        if number is None or number > self.number or (self._kept and number < self._kept[0].number - 1):
            return [Event(self.number, "state", {})]
        return [event for event in self._kept if event.number > number]

    async def stream(self, number: int | None, tab: str = "") -> AsyncIterator[bytes]:
        """The bytes of one stream, of a tab that may be named, from the event after `number` on."""
        self.open += 1
        self.tabs[tab] += 1
        try:
            while True:
                more = self._more
                for event in self.since(number):
                    number = event.number
                    yield event.text
                if self.ended.is_set():
                    return
                try:
                    await asyncio.wait_for(more.wait(), BEAT)
                except TimeoutError:
                    yield b": \n\n"
        finally:
            self.open -= 1
            self._left(tab)

    def _left(self, tab: str) -> None:
        """A stream of a tab has ended."""
        self.tabs[tab] -= 1
        if not self.tabs[tab]:
            del self.tabs[tab]
            for told in self.gone if tab and not self.ended.is_set() else ():
                told(tab)
