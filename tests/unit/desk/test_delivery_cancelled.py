"""A delivery that is cancelled: one killed while its files were swapped is put back, one in place already is told as sent."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from banmian.desk import delivery_routes
from banmian.desk.asking import SetterFault
from banmian.desk.delivery_routes import Delivery
from banmian.outputs.folder import mark
from banmian.outputs.swap import Swap

JOURNAL = '[["report.txt", true], ["delivery/ticket.json", true]]'


class Killed:
    """Stands for the process: waits, and is ended."""

    def __init__(self, *_: Any) -> None:
        self.over = False

    def answer(self, *_: Any) -> None:
        while not self.over:
            time.sleep(0.005)
        raise SetterFault("AsideGone", "ended")

    def end(self) -> None:
        self.over = True


async def cancelled(outputs: Path) -> dict[str, Any]:
    settings = SimpleNamespace(root=outputs.parent, issue="content/1", out=outputs.parent, outputs=outputs)
    desk = SimpleNamespace(
        settings=settings, files={}, asking=SimpleNamespace(others=[]), events=SimpleNamespace(tell=lambda *_: None),
        state=lambda: {"pages": []}, known=set(),
    )  # fmt: skip
    delivery = Delivery(cast(Any, desk))
    delivery.begin()
    await asyncio.sleep(0.05)
    await desk.asking.others[0]()
    return delivery.told()


@pytest.fixture
def outputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(delivery_routes, "Aside", Killed)
    folder = tmp_path / "build"
    folder.mkdir()
    mark(folder)
    (folder / "report.txt").write_text("before", encoding="utf-8")
    return folder


def test_what_was_swapped_by_half_is_put_back(outputs: Path) -> None:
    swap = Swap(outputs).__enter__()
    swap.put("report.txt", b"after")
    swap.put("delivery/ticket.json", b"{}")
    work = next(path for path in outputs.iterdir() if path.is_dir())
    (work / "journal.json").write_text(JOURNAL, encoding="utf-8")
    (outputs / "report.txt").rename(work / "old" / "0")
    (work / "new" / "0").rename(outputs / "report.txt")
    told = asyncio.run(cancelled(outputs))
    assert told["cancelled"] and told["done"] is None and told["fault"] == "" and told["stands"] == []
    assert (outputs / "report.txt").read_text(encoding="utf-8") == "before"
    assert not work.exists()


def test_one_that_was_in_place_already_is_told_as_sent(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def put_right(folder: Path) -> bool:
        (folder / "delivery").mkdir()
        (folder / "delivery/ticket.json").write_text("{}", encoding="utf-8")
        return True

    monkeypatch.setattr(delivery_routes, "put_right", put_right)
    told = asyncio.run(cancelled(outputs))
    assert not told["cancelled"] and told["done"]["group"] == "delivery" and told["done"]["files"] == (("ticket.json", 2),)


def test_a_process_that_fails_by_itself_is_no_cancelling(outputs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Killed, "end", lambda _: None)
    monkeypatch.setattr(Killed, "answer", lambda *_: (_ for _ in ()).throw(SetterFault("AsideGone", "ended by itself")))
    told = asyncio.run(cancelled(outputs))
    assert not told["cancelled"] and told["fault"] == "ended by itself"
