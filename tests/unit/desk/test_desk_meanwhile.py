"""A page is opened while copyfit works: its picture and its places come between two steps, and nothing of the work is lost."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from patient_setter import LET, patient
from project import small_project, spoil

from banmian.desk.asking import Asking
from banmian.desk.desk import Desk
from banmian.desk.events import Events
from banmian.desk.exchange import Set, Tiled, Tried, View
from banmian.desk.setter import Setter
from banmian.desk.settings import Settings
from banmian.remember import forget_all

ISSUE = "content/2021-03-05"
LAMP = f"{ISSUE}/articles/lamp.md"
RIVER = f"{ISSUE}/articles/river.md"
MUCH = {"\u540e\u8857": "\u540e\u8857" * 60}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    forget_all()  # what another test fitted would be known, and copyfit have nothing to do
    return small_project(tmp_path / "project").resolve()


def test_what_is_drawn_between_two_steps_is_the_page_as_it_was_seen_last(root: Path) -> None:
    setter, fresh = Setter(root, ISSUE, None), Setter(root, ISSUE, None)
    setter.set(None)
    before = {number: setter.tiles(View(number, 100)) for number in (2, 4)}
    seen: list[Tiled] = []

    def asked() -> bool:
        if not seen:
            seen.extend(setter.tiles(View(number, 100)) for number in (2, 4))
        return False

    spoil(root / LAMP, MUCH)
    setter.is_overtaken = asked
    done, whole = setter.set([root / LAMP], [View(4, 100)]), fresh.set(None, [View(4, 100)])
    assert isinstance(done, Set) and isinstance(whole, Set)
    assert seen[0].tiles == before[2].tiles, "another page is as it stands"
    assert seen[1].tiles != before[4].tiles, "the page that was saved is as it was seen, not as it stood before"
    assert done.tiles[4][0].tiles == whole.tiles[4][0].tiles and done.diagnostics == whole.diagnostics, "copyfit goes on as before"
    assert setter.between is None


def test_what_is_tried_between_two_steps_is_what_it_is_after_them_and_changes_nothing(root: Path) -> None:
    setter, fresh = Setter(root, ISSUE, None), Setter(root, ISSUE, None)
    setter.set(None)
    overlay = {RIVER: (root / RIVER).read_text(encoding="utf-8").replace("\u767d\u9e6d", "\u9ed1\u9e6d").encode()}
    tried: list[Tried] = []

    def asked() -> bool:
        if not tried:
            tried.append(setter.trial(overlay, frozenset({2}), [View(2, 100)]))
        return False

    spoil(root / LAMP, MUCH)
    setter.is_overtaken = asked
    done, whole = setter.set([root / LAMP], [View(4, 100)]), fresh.set(None, [View(4, 100)])
    after = fresh.trial(overlay, frozenset({2}), [View(2, 100)])
    assert isinstance(done, Set) and isinstance(whole, Set)
    assert tried[0].diagnostics == after.diagnostics and tried[0].tiles[2][0].tiles == after.tiles[2][0].tiles
    assert done.tiles[4][0].tiles == whole.tiles[4][0].tiles and done.diagnostics == whole.diagnostics


def test_a_page_that_is_opened_does_not_wait_for_the_end_of_copyfit(root: Path) -> None:
    asyncio.run(_opened(root))


async def _opened(root: Path) -> None:
    asking = Asking(root, ISSUE, None, print, patient, 600)
    desk = Desk(Settings(root, ISSUE, root / "build"), asking, Events())
    asking.start()
    try:
        await desk.saved(None)
        begun = desk.events.number
        spoil(root / LAMP, MUCH)
        saving = asyncio.create_task(desk.saved([root / LAMP]))
        waiting = asyncio.create_task(desk.geometry(2))
        while not any(event.kind == "seen" and event.data["fitting"] for event in desk.events.since(begun)):
            await asyncio.sleep(0.01)
        overlay = {RIVER: (root / RIVER).read_bytes().replace("\u767d".encode(), "\u9ed1".encode())}
        asked = (desk.tiles(2, 100, None), waiting, desk.trial(overlay, frozenset({2, 4})))
        tiles, places, tried = await asyncio.wait_for(asyncio.gather(*asked), 60)
        assert tiles["tiles"] and places["places"] and tried["whole"] and not saving.done(), "copyfit still works"
        (root / LET).touch()
        late = asyncio.create_task(desk.text(4))
        await asyncio.wait_for(asyncio.gather(saving, late), 60)
        assert late.result() and asking.started == 1
    finally:
        desk.idle.put_off()
        await asking.stop()
