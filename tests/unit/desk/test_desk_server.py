"""The server's side: none of the engine is in its process; a setter that dies has a successor; what was overtaken is dropped."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from project import small_project

from banmian.desk import kept_tiles
from banmian.desk.asking import OVERTAKEN, Asking, SetterFault, Urgency
from banmian.desk.desk import Desk
from banmian.desk.lock import NAME, Lock
from banmian.desk.run import Asked, at_work, free_socket, hosts, made

ISSUE = "content/2021-03-05"
ENGINE = (
    "banmian.pages",
    "banmian.flow",
    "banmian.text",
    "banmian.pdf.writer",
    "banmian.build",
    "banmian.workspace",
    "pypdfium2",
    "pikepdf",
    "PIL",
)


def test_the_server_holds_none_of_the_engine() -> None:
    code = "import sys, banmian.desk.app, banmian.desk.run, banmian.desk.watching; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert [name for name in loaded if name.startswith(ENGINE)] == []
    assert "banmian.desk.asking" in loaded


def test_hosts_are_a_list_and_another_interface_is_alone_in_it() -> None:
    assert hosts("127.0.0.1", 8420) == ("127.0.0.1:8420", "localhost:8420")
    assert hosts("192.0.2.7", 8420) == ("192.0.2.7:8420",)


def test_what_is_answered_is_sent_at_once() -> None:
    """Else the body of each answer waits until the browser has said that it has the head: 40 ms, with 90 scripts half of the time
    in which the page opens."""
    listening = free_socket(Asked(Path(), ISSUE, Path("build"), port=0), None)
    assert listening is not None
    at_once: list[int] = []

    def met(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        at_once.append(writer.get_extra_info("socket").getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def one_window() -> None:
        async with await asyncio.start_server(met, sock=listening):
            reader, writer = await asyncio.open_connection(*listening.getsockname())
            await reader.read()
            writer.close()

    asyncio.run(one_window())
    assert len(at_once) == 1 and at_once[0]


async def until(done: Any, seconds: float = 60) -> None:
    for _ in range(int(seconds * 50)):
        if done():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it never came")


def with_desk(root: Path, then: Any) -> None:
    async def ran() -> None:
        desk = made(Asked(root, ISSUE, root / "build", lang="en"))
        async with at_work(desk, Lock(root / ISSUE)):
            await until(lambda: desk.ready)
            await then(desk)

    asyncio.run(ran())


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_project(tmp_path_factory.mktemp("desk") / "project")


def test_a_desk_from_its_start_over_a_save_and_a_setter_that_dies_to_its_end(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept_tiles, "LOOKED_AT", 600.0)  # no tab is open here, and a slow machine takes its time

    async def lives(desk: Desk) -> None:
        state = desk.state()
        assert [page["number"] for page in state["pages"]] == [1, 2, 3, 4] and state["lang"] == "en"
        assert (root / ISSUE / NAME).exists()
        first = await desk.tiles(4, 100, None)
        assert await desk.tile(4, 100, first["tiles"][0]["hash"])
        await asyncio.gather(*(desk.tiles(4, zoom, ((0, 0),), f"window {zoom}") for zoom in (90, 110)))  # none is overtaken
        await desk.tiles(4, 100, None)
        number = desk.events.number
        lamp = root / ISSUE / "articles/lamp.md"
        lamp.write_text(lamp.read_text(encoding="utf-8").replace("\u540e\u8857", "\u524d\u8857"), encoding="utf-8")
        await until(lambda: any(e.kind == "set" and e.data["pages"] for e in desk.events.since(number)))
        told = [e for e in desk.events.since(0) if e.kind in ("stale", "set")]
        assert desk.touched([lamp.resolve()]) == [4]
        assert any(4 in e.data["pages"] for e in told if e.kind == "stale"), "the lock's own file may have begun that setting"
        told = [e for e in told if e.number > number]
        page = next(e for e in told if e.kind == "set" and e.data["pages"]).data["pages"][0]
        assert page["number"] == 4 and page["tiles"][0]["zoom"] == 100, "what is looked at comes with the event"
        assert page["tiles"][0]["tiles"] != first["tiles"]
        early = next(e for e in desk.events.since(number) if e.kind == "seen")
        assert early.data["pages"] == [page] and early.number < max(e.number for e in told if e.kind == "set")
        await dies(desk)

    with_desk(root, lives)
    assert not (root / ISSUE / NAME).exists() or Lock(root / ISSUE).holder() is None


async def dies(desk: Desk) -> None:
    """The setter is killed while it works: the next save is set by its successor, and nothing of what is seen was lost."""
    assert desk.asking._process is not None and desk.asking._process.pid is not None
    os.kill(desk.asking._process.pid, signal.SIGKILL)
    await desk.saved([desk.settings.root / ISSUE / "issue.yaml"])
    assert desk.asking.started == 2 and desk.fault is None
    assert (await desk.tiles(4, 100, None))["tiles"]
    with pytest.raises(SetterFault) as raised:
        await desk.asking.ask("geometry", 99)
    assert raised.value.kind == "IndexError"


def test_what_a_later_question_overtakes_is_never_asked() -> None:
    asked: list[Any] = []

    class Slow(Asking):
        def _start(self) -> None: ...

        async def _answer(self, name: str, arguments: tuple[Any, ...]) -> Any:
            asked.append(arguments[0])
            await asyncio.sleep(0.01)
            return arguments[0]

    async def ran() -> list[Any]:
        asking = Slow(Path(), ISSUE, None, print)
        asking.start()

        def ask(n: int, urgency: Urgency, instead: str) -> Coroutine[Any, Any, Any]:
            return asking.ask("tiles", n, urgency=urgency, instead=instead)

        one = asyncio.create_task(ask(1, Urgency.IDLE, ""))
        await asyncio.sleep(0.005)
        waiting = [asyncio.create_task(ask(n, Urgency.SEEN, "page 4")) for n in (2, 3, 4)]
        late = asyncio.create_task(ask(5, Urgency.SET, ""))
        answers = await asyncio.gather(one, *waiting, late, return_exceptions=True)
        await asking.stop()
        return answers

    answers = asyncio.run(ran())
    assert asked == [1, 5, 4], "what is urgent first, of what waits under one name the last"
    assert [a.kind for a in answers if isinstance(a, SetterFault)] == [OVERTAKEN] * 2


def test_what_the_desk_writes_itself_is_set_once(root: Path) -> None:
    """It is heard of again from the system, as another file is that is saved then, which alone is set after it."""
    asked, lamp, bench = list[Any](), *(root.resolve() / ISSUE / f"articles/{name}.md" for name in ("lamp", "bench"))

    async def writes(desk: Desk) -> None:
        whole = desk.asking.ask

        def noted(name: str, *given: Any, **how: Any) -> Coroutine[Any, Any, Any]:
            if name == "set":
                asked.append(given[0])
            return whole(name, *given, **how)

        desk.asking.ask = noted  # type: ignore[method-assign]
        for path in (lamp, bench):
            path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
            if path is lamp:
                await desk.saved([path])
        await until(lambda: [bench] in asked)

    with_desk(root, writes)
    assert [paths for paths in asked if lamp in paths] == [[lamp]]
