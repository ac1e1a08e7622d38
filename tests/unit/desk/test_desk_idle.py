"""What the desk does when there is time: pictures first, then what makes the next save soon; a change puts it off."""

from __future__ import annotations

import asyncio
from typing import Any, cast

import pytest

from banmian.desk import idle
from banmian.desk.idle import TOO_MUCH, Idle, Standing


class Asked:
    """Answers at once, and knows what it was asked."""

    def __init__(self) -> None:
        self.names = list[str]()

    async def ask(self, name: str, *given: Any, urgency: Any, anew: bool = False) -> Any:
        assert anew == (name == "set"), "a new process is asked this before anything else"
        self.names.append(f"{name} {given[0]}" if name in ("thumb", "ready") else name)
        return {"thumb": ("hash", b"png"), "fingerprints": {1: "a"}, "rest": TOO_MUCH}.get(name)


class Quiet:
    """A desk of two pages on which nothing happens."""

    def __init__(self) -> None:
        self.asking, self.numbers, self.messages, self.lock = Asked(), [1, 2], list[Any](), {"user": "other"}
        self.events = self

    def rev_of(self, number: int) -> int:
        return number

    def tell(self, kind: str, **values: Any) -> None: ...


def test_the_next_save_is_made_ready_for_and_pictures_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle, "SHOWN", 0)
    desk = Quiet()

    async def ran() -> None:
        own = Idle(cast(Standing, desk))
        for _ in range(2):
            own.begin()
            await asyncio.sleep(0.01)
            own.put_off()
        assert own.thumb(1, "hash") == b"png" and own.thumb(1, "other") is None and own.fingerprints == {1: "a"}

    asyncio.run(ran())
    assert desk.asking.names == ["thumb 1", "thumb 2", *["fingerprints", "ready 1", "ready 2"] * 2]
