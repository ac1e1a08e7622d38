"""Who has a story open: told to the other windows, and ended with the pane, the tab or the browser."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from banmian.desk import presence
from banmian.desk.events import Events
from banmian.desk.presence import Opened, Presence

ONE = Opened("net", "A", "browsera")


def told(events: Events) -> list[dict[str, Any]]:
    return [event.data for event in events.since(0) if event.kind == "open"]


async def begun(events: Events, tab: str) -> Any:
    """A stream of a tab that has told its first event."""
    stream = events.stream(0, tab)
    await anext(stream)
    return stream


def test_a_story_is_open_until_the_tab_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    async def ran() -> None:
        events = Events()
        known = Presence(events)
        events.tell("state")
        stream = await begun(events, "tabone")
        known.tell("tabone", ONE)
        known.tell("tabone", ONE)
        assert told(events) == [{"story": "net", "by": [{"tab": "tabone", "name": "A", "by": "browsera"}]}], "said once"
        known.tell("tabone", Opened("bus", "A", "browsera"))
        assert [one["story"] for one in told(events)] == ["net", "net", "bus"] and not known.others("net")
        known.tell("tabone", None)
        assert told(events)[-1] == {"story": "bus", "by": []}
        await stream.aclose()

    asyncio.run(ran())


def test_the_end_of_its_stream_ends_it_unless_it_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(presence, "GRACE", 0.05)

    async def ran() -> None:
        events = Events()
        known = Presence(events)
        events.tell("state")
        first = await begun(events, "tabone")
        known.tell("tabone", ONE)
        await first.aclose()
        second = await begun(events, "tabone")
        await asyncio.sleep(0.1)
        assert known.others("net"), "it came back in time"
        await second.aclose()
        assert known.others("net")
        await asyncio.sleep(0.1)
        assert not known.others("net") and told(events)[-1] == {"story": "net", "by": []}
        known.tell("tabtwo", ONE)
        await asyncio.sleep(0.1)
        assert not known.others("net"), "a tab that never had a stream is not there"

    asyncio.run(ran())
