"""Requests that are on their way when the desk ends, or goes on with another issue, are refused: nobody waits for them, and
nothing of them is told as a fault. What writes may end first, as long as the server waits for it."""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from contextlib import suppress
from typing import Any

from banmian.desk.guard import READING, App, Receive, Refusal, Scope, Send, refused
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.values import frozen


@frozen
class Leaving:
    """Around an application. `ended`: set when the desk ends."""

    app: App
    ended: asyncio.Event

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        answer = _Answer(send)
        own = asyncio.ensure_future(self.app(scope, receive, answer.send))
        end = asyncio.ensure_future(self.ended.wait())
        try:
            await asyncio.wait({own, end}, return_when=asyncio.FIRST_COMPLETED)
            if own.done() or answer.begun or scope.get("method") not in READING:
                await own
                return
        except asyncio.CancelledError:
            if not self.ended.is_set():
                raise
        finally:
            end.cancel()
            own.cancel()
        with suppress(asyncio.CancelledError):
            await own
        if not answer.begun:
            await refused(send, Refusal(503, diagnose("DSK005", say("the desk ends, or goes on with another issue"))))


class _Answer:
    """What is sent, and whether it was begun."""

    def __init__(self, send: Send) -> None:
        self._send, self.begun = send, False

    async def send(self, message: MutableMapping[str, Any]) -> None:
        self.begun = True
        await self._send(message)
