"""A desk that only looks takes the issue over where the one that has it is silent, and not before."""

from __future__ import annotations

import asyncio
import json
import os
import time
from pathlib import Path

import httpx

from banmian.desk.app import application
from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.lock import DEAD, NAME, Lock
from banmian.desk.settings import Settings
from banmian.desk.shell import Shell

ISSUE = "content/one"


def looking(root: Path, silent: float) -> Desk:
    """A desk beside the lock of another one, on another machine, that was renewed so many seconds ago."""
    (root / ISSUE).mkdir(parents=True, exist_ok=True)
    row = {"user": "a", "machine": "elsewhere", "pid": 1, "at": time.time() - silent}
    (root / ISSUE / NAME).write_text(json.dumps(row), encoding="utf-8")
    os.utime(root / ISSUE / NAME, (time.time() - silent,) * 2)
    desk = Desk(Settings(root, ISSUE, root / "build"), Asking(root, ISSUE, None, print), Events())
    desk.lock = {"user": "a", "machine": "elsewhere", "since": "21:00", "stale": silent > DEAD}
    return desk


def asked(desk: Desk, root: Path) -> int:
    async def ask() -> int:
        transport = httpx.ASGITransport(app=application(desk, Shell(root), "n"))
        async with httpx.AsyncClient(transport=transport, base_url="http://desk") as client:
            return (await client.post("/api/lock", json={})).status_code

    return asyncio.run(ask())


def test_a_silent_desk_is_taken_over(tmp_path: Path) -> None:
    desk = looking(tmp_path, DEAD + 5)
    assert desk.state()["readonly"]
    assert asked(desk, tmp_path) == 200
    assert not desk.state()["readonly"] and [e.kind for e in desk.events.since(0)] == ["state"]
    last = Lock(tmp_path / ISSUE).last()
    assert last is not None and Lock.is_ours(last)


def test_a_desk_that_answers_keeps_its_issue(tmp_path: Path) -> None:
    desk = looking(tmp_path, 5)
    before = (tmp_path / ISSUE / NAME).read_text("utf-8")
    assert asked(desk, tmp_path) == 423
    assert desk.state()["readonly"] and (tmp_path / ISSUE / NAME).read_text("utf-8") == before
