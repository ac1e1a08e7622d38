"""Copyfit on the desk gives way to a newer change: nothing of it stays, and what comes of that is as if it alone were made;
and what copyfit cannot change is told while it works."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, cast

import pytest
from patient_setter import LET, patient
from project import small_project, spoil

from banmian.desk.answering import answer_all, is_overtaken
from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.exchange import GaveWay, GiveWay, Seen, Set, View, is_open
from banmian.desk.setter import Setter
from banmian.desk.settings import Settings
from banmian.desk.watching import Watching
from banmian.remember import forget_all

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
RIVER = f"{ISSUE}/articles/river.md"
MUCH, MORE = {"\u540e\u8857": "\u540e\u8857" * 60}, {"\u540e\u8857": "\u540e\u8857" * 61}
VIEW = View(4, 100)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    forget_all()  # what another test fitted would be known, and nothing be left to give way
    return small_project(tmp_path / "project").resolve()


def overtaken_after(steps: int) -> Callable[[], bool]:
    """Whether something newer waits, asked so often."""
    left = iter(range(steps))
    return lambda: next(left, None) is None


def told_by(setter: Setter) -> list[Seen]:
    told: list[Seen] = []
    setter.tell = told.append
    return told


@pytest.mark.parametrize("steps", [0, 1, 3])
def test_a_setting_that_gave_way_leaves_nothing(root: Path, steps: int) -> None:
    setter, fresh, path = Setter(root, ISSUE, None), Setter(root, ISSUE, None), root / LAMP
    setter.set(None)
    standing, text = setter.workspace.standing, path.read_text(encoding="utf-8")
    spoil(path, MUCH)
    setter.is_overtaken = overtaken_after(steps)
    assert setter.set([path], [VIEW]) == GaveWay((4,)) and setter.workspace.standing == standing
    setter.is_overtaken = bool
    path.write_text(text, encoding="utf-8")
    spoil(path, MORE)
    done, whole = setter.set([path], [VIEW]), fresh.set(None, [VIEW])
    assert isinstance(done, Set) and isinstance(whole, Set)
    assert (done.pages, done.diagnostics, done.state) == ((4,), whole.diagnostics, whole.state)
    assert done.tiles[4][0].tiles == whole.tiles[4][0].tiles


def test_what_was_seen_and_taken_back_is_told_as_it_stands(root: Path) -> None:
    """The page is as it was when a setting last ended, and no other than what the screen shows."""
    setter, path = Setter(root, ISSUE, None), root / LAMP
    first, text = setter.set(None, [VIEW]), path.read_text(encoding="utf-8")
    spoil(path, MUCH)
    setter.is_overtaken = overtaken_after(1)
    assert isinstance(setter.set([path], [VIEW]), GaveWay)
    path.write_text(text, encoding="utf-8")
    back = setter.set([path], [VIEW])
    assert isinstance(first, Set) and isinstance(back, Set)
    assert back.pages == (4,) and back.tiles[4][0].tiles == first.tiles[4][0].tiles
    again = setter.set([path], [VIEW])
    assert isinstance(again, Set) and again.pages == (), "once"


def test_what_copyfit_cannot_change_is_told_before_it_ends_and_no_other_way_then(root: Path) -> None:
    setter, path = Setter(root, ISSUE, None), root / LAMP
    setter.set(None)
    seen = told_by(setter)
    spoil(path, MUCH)
    spoil(root / ISSUE / "issue.yaml", {"number: 7": "number: 8"})
    done = setter.set([path], [VIEW])
    assert isinstance(done, Set)
    (early,) = (one for one in seen if one.fitting)
    assert early.fitting == (4,) and 4 in early.open
    assert list(early.told) == [d for d in done.diagnostics if not is_open(d, early.open)]
    assert len(early.told) < len(done.diagnostics)
    seen.clear()
    spoil(root / RIVER, {"\u767d\u9e6d": "\u9ed1\u9e6d"})
    elsewhere = setter.set(None, [View(2, 100)])
    assert isinstance(elsewhere, Set) and elsewhere.pages and seen
    assert not any(one.fitting for one in seen), "what is remembered takes no time"


def test_what_is_said_too_late_is_passed_over() -> None:
    ours, theirs = Pipe()
    for said in (("double", (2,)), GiveWay("double"), ("double", (3,))):
        ours.send(said)
    ours_closed = {"double": lambda _, n: 2 * n, "end": lambda _: theirs.close()}
    ours.send(("end", ()))
    answer_all(theirs, None, ours_closed)
    assert [ours.recv(), ours.recv()] == [4, 6]
    here, there = Pipe()
    assert not is_overtaken(there)
    here.send(GiveWay("set"))
    assert is_overtaken(there) and not is_overtaken(there)


async def eventually(done: Callable[[], object]) -> None:
    for _ in range(6000):
        if done():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it never came")


def test_a_desk_sets_the_newer_change_and_tells_both(root: Path) -> None:
    asyncio.run(_two_changes(root))


async def _two_changes(root: Path) -> None:
    asking = Asking(root, ISSUE, None, print, patient, 600)
    desk = Desk(Settings(root, ISSUE, root / "build"), asking, Events())
    asking.start()
    try:
        await desk.saved(None)
        begun, path = desk.events.number, root / LAMP

        def told(kind: str) -> list[Any]:
            return [event.data for event in desk.events.since(begun) if event.kind == kind]

        spoil(path, MUCH)
        spoil(root / RIVER, {"headline:": "headlin:"})
        first = asyncio.create_task(desk.saved([path, root / RIVER]))
        await eventually(lambda: any(one["fitting"] for one in told("seen")))
        assert not told("set") and any(m["file"].endswith("river.md") for m in desk.messages if m["file"])
        assert not any(m["page"] == 4 and m["over"] for m in desk.messages), "what copyfit may mend is not told yet"
        (root / LET).touch()
        second = asyncio.create_task(desk.saved([path]))
        await asyncio.wait_for(asyncio.gather(first, second), 60)
        (done,) = told("set")
        assert 4 in [page["number"] for page in done["pages"]] and asking.started == 1
        assert any(m["page"] == 4 and m["over"] for m in desk.messages)
        assert await desk.is_behind(4, desk.page(4)["rev"]) is False
        await asyncio.wait_for(desk.saved([path]), 60)
    finally:
        desk.idle.put_off()
        await asking.stop()


class Deskful:
    """A desk whose settings end when it gives way, or is told to."""

    def __init__(self, heard: Any) -> None:
        self.heard, self.set, self.gave = heard, list[Sequence[Path] | None](), 0
        self.ends = asyncio.Event()

    def give_way(self) -> None:
        self.gave += 1
        self.ends.set()

    async def saved(self, paths: set[Path] | None) -> None:
        self.ends.clear()
        self.set.append(sorted(paths) if paths is not None else None)
        if paths is not None:
            self.heard.take(paths)
            await self.ends.wait()


def test_what_is_saved_meanwhile_overtakes_and_what_was_written_here_does_not(tmp_path: Path) -> None:
    from banmian.desk.heard import Heard

    async def ran() -> tuple[list[Any], int]:
        desk = Deskful(Heard())
        watching = Watching(cast(Desk, desk))
        task = asyncio.create_task(watching._set())
        for path in files:
            watching._saved.put_nowait({path})
            await asyncio.sleep(0)
            for _ in range(5):
                await asyncio.sleep(0)
        watching._saved.put_nowait({files[-1]})  # the system tells it again
        for _ in range(5):
            await asyncio.sleep(0)
        task.cancel()
        return desk.set, desk.gave

    files = [tmp_path / "a.md", tmp_path / "b.md"]
    for path in files:
        path.write_text(path.name, encoding="utf-8")
    assert asyncio.run(ran()) == ([None, [files[0]], [files[1]]], 2)
