"""A process beside the setter ends where it holds too much and nobody asks; what is asked next begins another."""

from __future__ import annotations

import asyncio
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.desk import resting
from banmian.desk.idle import TOO_MUCH
from banmian.desk.resting import Resting


class Asked:
    """Answers at once; counts what was begun and ended."""

    def __init__(self, holds: int) -> None:
        self.holds, self.begun, self.ended = holds, 0, 0

    def start(self) -> None:
        self.begun += 1

    async def stop(self) -> None:
        self.ended += 1

    async def ask(self, name: str, *_: Any, **__: Any) -> Any:
        return self.holds if name == "held" else name


async def later(process: Resting, asked: Asked, questions: int) -> None:
    process.asking = cast(Any, asked)
    for _ in range(questions):
        assert await process.ask("offered") == "offered"
        for _ in range(6):
            await asyncio.sleep(0.01)


@pytest.mark.parametrize(("holds", "begun", "ended"), [(TOO_MUCH + 1, 2, 2), (TOO_MUCH - 1, 1, 0)])
def test_it_is_begun_again_where_it_holds_too_much(holds: int, begun: int, ended: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "LOOKS", 0.0)
    desk: Any = SimpleNamespace(
        settings=SimpleNamespace(root=Path(), issue=""), asking=SimpleNamespace(arguments=(None, "", None), told=print, others=[])
    )
    process, asked = Resting(desk, cast(Any, None), 1.0), Asked(holds)
    asyncio.run(later(process, asked, 2))
    assert (asked.begun, asked.ended) == (begun, ended)
