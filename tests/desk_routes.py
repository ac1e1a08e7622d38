"""A desk without a browser: its routes, asked as a browser would, and its setter, for tests."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from banmian.desk.app import application
from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.settings import Settings
from banmian.desk.shell import Shell

BY = "browsera"


@asynccontextmanager
async def at_desk(root: Path, issue: str) -> AsyncIterator[tuple[Desk, httpx.AsyncClient]]:
    """A desk that has set its issue, and who asks it."""
    desk = Desk(Settings(root.resolve(), issue, root / "build", "en"), Asking(root.resolve(), issue, None, print), Events())
    desk.asking.start()
    try:
        await desk.saved(None)
        transport = httpx.ASGITransport(app=application(desk, Shell(root), "n"))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            yield desk, client
    finally:
        await desk.asking.stop()


async def got(client: httpx.AsyncClient, path: str) -> Any:
    """What a route answers; it must."""
    answer = await client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def sent(client: httpx.AsyncClient, path: str, **asked: Any) -> tuple[int, Any]:
    """The status and the answer of a route that changes something."""
    answer = await client.post(path, json={"by": BY, **asked})
    return answer.status_code, answer.json()
