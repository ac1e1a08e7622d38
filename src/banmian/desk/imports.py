"""Documents that came in and wait for somebody to take them: kept in the outputs until then, read by a process each time.

Nothing of them stands in the issue before it is accepted; then what was shown is written, byte for byte, as one step.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from time import monotonic
from typing import Any, cast

from starlette.requests import Request

from banmian.content.importers.copy import Decided
from banmian.desk.answers import desk_of
from banmian.desk.aside import answered_aside
from banmian.desk.desk import Desk
from banmian.desk.exchange import Json, TakenIn
from banmian.desk.spawned import look_at_picture, take_in
from banmian.diagnostics import Diagnostic
from banmian.new.taking import AskedImport
from banmian.values import record

FOLDER = ".desk/incoming"
MOST = 20
"""Documents that may wait at once."""
FORGOTTEN = 600.0
"""Seconds after which one that nobody looked at gives way to a new one: a window that was closed never takes or leaves its own."""
PASTED = "-"
"""What is called so was pasted."""
_STRANGE = re.compile(r"[/\\\x00-\x1f\x7f]")


class TooManyError(Exception):
    """More documents wait than may."""


@record
class Waiting:
    """A document: its bytes' file, what it is called, when it was last looked at, and what would be written of it as shown then."""

    file: Path
    name: str
    seen: float
    taken: TakenIn | None = None


class Imports:
    """The documents of one desk."""

    def __init__(self, desk: Desk) -> None:
        settings = desk.settings
        self.root, self.issue = settings.root, settings.issue
        self.folder = settings.outputs / FOLDER
        self.waiting: dict[str, Waiting] = {}
        self._one = asyncio.Lock()
        """Readers take turns: the setter, too, needs its processor."""
        rmtree(self.folder, ignore_errors=True)

    async def receive(self, name: str, body: AsyncIterator[bytes]) -> str:
        """Keep what comes, piece by piece; its id. TooManyError, OSError."""
        if len(self.waiting) >= MOST:
            oldest = min(self.waiting, key=lambda ident: self.waiting[ident].seen)
            if monotonic() - self.waiting[oldest].seen < FORGOTTEN:
                raise TooManyError
            self.leave(oldest)
        ident = secrets.token_hex(8)
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / ident
        self.waiting[ident] = Waiting(file, _STRANGE.sub("_", name)[-120:] or PASTED, monotonic())
        try:
            with file.open("wb") as out:
                async for piece in body:
                    out.write(piece)
        except BaseException:
            self.leave(ident)
            raise
        return ident

    async def read(self, ident: str, name: str = "", accept: bool = True, but: tuple[int, ...] = ()) -> TakenIn:
        """What would be written. `name`: of the article, "" by the document's; `accept`: its tracked changes, those with the
        numbers `but` otherwise. KeyError for no such document, SetterFault where it cannot be read at all."""
        async with self._one:
            waiting = self.waiting[ident]
            others = frozenset(o.taken.ident for own, o in self.waiting.items() if own != ident and o.taken and o.taken.files)
            asked = AskedImport(self.root, self.issue, (waiting.name,), name, Decided(accept, frozenset(but)), others)
            found: TakenIn = await asyncio.to_thread(answered_aside, take_in, asked, waiting.file)
            waiting.taken, waiting.seen = found, monotonic()
        return found

    async def unreadable(self, ident: str) -> tuple[Diagnostic, ...]:
        """Why a picture cannot be read; nothing where it can. KeyError, SetterFault as `read`."""
        async with self._one:
            waiting = self.waiting[ident]
            told: tuple[Diagnostic, ...] = await asyncio.to_thread(answered_aside, look_at_picture, waiting.file, waiting.name)
            waiting.seen = monotonic()
        return told

    def leave(self, ident: str) -> None:
        """Forget a document."""
        waiting = self.waiting.pop(ident, None)
        if waiting is not None:
            with suppress(OSError):
                waiting.file.unlink(missing_ok=True)


def imports_of(request: Request) -> Imports:
    """The documents of a request's desk."""
    state: Any = request.app.state
    if not hasattr(state, "imports"):
        state.imports = Imports(desk_of(request))
    return cast(Imports, state.imports)


def shown(ident: str, taken: TakenIn) -> Json:
    """What is told of a document but for its messages; `text`: the article as it would be written."""
    names = list(taken.files)
    text = taken.files[names[0]].decode() if names else ""
    known = {"name": taken.name, "ident": taken.ident, "counts": taken.counts, "changes": list(taken.changes)}
    return {"id": ident, "files": names, "text": text, **known}
