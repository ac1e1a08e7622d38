"""Files that are saved, brought from the thread that waits for them into the server's loop."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path
from threading import Event, Thread

from banmian.desk.desk import Desk
from banmian.file_events import changes_in

FOLDERS = ("layouts", "fonts")
"""Besides the issue's own."""


class Watching:
    """The folders that an issue is made of, under watch."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._saved: asyncio.Queue[set[Path]] = asyncio.Queue()
        self._ended = Event()
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        settings, loop = self.desk.settings, asyncio.get_running_loop()
        folders = [settings.root / settings.issue, *(settings.root / name for name in FOLDERS)]
        Thread(target=self._wait, args=(folders, loop), daemon=True, name="watching").start()
        self._task = asyncio.create_task(self._set())

    def stop(self) -> None:
        self._ended.set()
        if self._task is not None:
            self._task.cancel()

    def _wait(self, folders: Iterable[Path], loop: asyncio.AbstractEventLoop) -> None:
        for paths in changes_in(folders):
            if self._ended.is_set() or loop.is_closed():
                return
            if paths:
                loop.call_soon_threadsafe(self._saved.put_nowait, paths)

    async def _set(self) -> None:
        """Set once at the start, then with each set of changes; those that came meanwhile are one, and what copyfit still does for
        an earlier one gives way to them."""
        setting = asyncio.create_task(self.desk.saved(None))
        while True:
            paths = self.desk.heard.news(await self._saved.get())
            if not paths:
                continue
            self.desk.give_way()
            await setting
            while not self._saved.empty():
                paths |= self.desk.heard.news(self._saved.get_nowait())
            setting = asyncio.create_task(self.desk.saved(paths))
