"""Events: numbered, kept, resumed; a page that was away too long reads everything anew."""

from __future__ import annotations

import asyncio
import pickle
from dataclasses import MISSING, fields

from banmian.desk import exchange
from banmian.desk.events import KEPT, Events


def test_a_page_goes_on_after_the_last_event_that_it_heard() -> None:
    events = Events()
    for rev in range(3):
        events.tell("set", rev=rev)
    assert [e.data["rev"] for e in events.since(1)] == [1, 2]
    assert events.since(3) == []


def test_who_comes_anew_or_was_away_too_long_reads_the_state() -> None:
    events = Events()
    for rev in range(KEPT + 5):
        events.tell("set", rev=rev)
    for number in (None, 2, KEPT + 99):
        (told,) = events.since(number)
        assert (told.kind, told.number) == ("state", KEPT + 5)
    assert len(events.since(5)) == KEPT


def test_a_stream_hears_what_is_told_while_it_waits_and_ends_with_the_desk() -> None:
    async def heard() -> tuple[list[bytes], int]:
        events, got = Events(), []

        async def listen() -> None:
            async for part in events.stream(0):
                got.append(part)

        listening = asyncio.create_task(listen())
        await asyncio.sleep(0)
        assert events.open == 1
        events.tell("stale", pages=[2])
        await asyncio.sleep(0.01)
        events.end()
        await asyncio.wait_for(listening, 5)
        return got, events.open

    got, still_open = asyncio.run(heard())
    assert got == [b'id: 1\nevent: stale\ndata: {"pages":[2]}\n\n', b'id: 2\nevent: bye\ndata: {"next":""}\n\n']
    assert still_open == 0


def values_with_defaults() -> list[object]:
    """Of each class of the exchange a value in which all that can be left out is."""
    classes = [own for own in vars(exchange).values() if isinstance(own, type) and own.__module__ == exchange.__name__]
    needed = {own: [one for one in fields(own) if one.default is MISSING and one.default_factory is MISSING] for own in classes}
    return [own(*[1] * len(must)) for own, must in needed.items()]


def test_what_server_and_setter_say_goes_from_one_process_to_the_other() -> None:
    """Whatever is left out: a value that could not be sent ended the setter at each save, and its successor set all pages anew."""
    told = [*values_with_defaults(), exchange.Seen({}, (4,), (4,), (), {4: {"places": []}})]
    assert len(told) > 15
    assert [pickle.loads(pickle.dumps(each)) for each in told] == told
