"""What browsers ask for of the delivery: what was sent, that it be sent, or be not. One at a time, in a process of its own.

A delivery that is cancelled leaves the folder as it was. Where it was in place already it stays, and is told as one that was sent.
"""

from __future__ import annotations

import asyncio
import os
import re
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import NOT_KEPT
from banmian.desk.aside import Aside
from banmian.desk.asking import SetterFault
from banmian.desk.desk import Desk
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Delivered, Step
from banmian.desk.spawned import deliver
from banmian.desk.state import in_words, messages, pages_by_file
from banmian.languages import in_language
from banmian.outputs.interrupted import put_right
from banmian.outputs.names import STALE

LONGEST = 900.0
"""Seconds that one step of a delivery may take."""
SHOWN = ("group", "files", "pages", "same")
"""What is told of a delivery that came to its end."""
SENT = re.compile(r"delivery|correction-\d+")


class Delivery:
    """The delivery of one desk's issue. `since`: when the one was begun that is on its way, None where none is; `cancelled`:
    whether somebody did not want it any more."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.since: float | None = None
        self.step = ""
        self.cancelled = False
        self.done: Delivered | None = None
        self.fault: SetterFault | None = None
        self._prints: dict[int, str] = {}
        """The fingerprints of the pages when it was begun."""
        self._known: set[tuple[str, str]] = set()
        """What the desk told while it was made."""
        self._aside: Aside | None = None
        self._task: asyncio.Task[None] | None = None
        desk.asking.others.append(self.cancel)

    def begin(self) -> None:
        """Deliver, where that is not being done."""
        if self.since is None:
            self.since, self.step, self.done, self.fault, self.cancelled = perf_counter(), "", None, None, False
            self._prints, self._known = self._fingerprints(), self.desk.known
            self._task = asyncio.create_task(self._deliver())

    def _fingerprints(self) -> dict[int, str]:
        """Of the pages of which one is known, by number."""
        return {page["number"]: page["fingerprint"] for page in self.desk.state()["pages"] if page["fingerprint"]}

    def _since(self) -> list[int]:
        """The pages that are others than when it was begun."""
        return [number for number, now in self._fingerprints().items() if self._prints.get(number, now) != now]

    async def _deliver(self) -> None:
        settings, loop = self.desk.settings, asyncio.get_running_loop()
        before = {row["group"] for row in _standing(settings.outputs)}
        try:
            self._tell()
            self._aside = Aside(deliver, settings.root.resolve(), settings.issue, settings.out.resolve())
            self.done = await asyncio.to_thread(
                self._aside.answer, lambda step: loop.call_soon_threadsafe(self._take, step), LONGEST
            )
            self.cancelled = False  # it was sent before it could be ended
        except SetterFault as fault:
            await asyncio.to_thread(self._ended, fault, before)
        self.since = self._aside = None
        self._known |= self.desk.known
        self._tell()

    def _stands(self, cause: Json) -> bool:
        """Whether a cause that stood against a delivery does so still, as far as the desk knows it."""
        if cause["code"] == "SGN006":
            state = self.desk.state()
            unsigned = {page["number"] for page in state["pages"] if page["state"] != "signed"}
            return bool(state.get("signed_only")) and cause["page"] in unsigned
        told = (cause["code"], cause["message"])
        return told not in self._known or told in self.desk.known

    def _ended(self, fault: SetterFault, before: set[str]) -> None:
        """It came to no end of its own: nothing of it stays by half, and what it had put in place whole is told."""
        outputs = self.desk.settings.outputs
        right = put_right(outputs)
        whole = [row["group"] for row in _standing(outputs) if row["group"] not in before]
        if whole and right:
            names = sorted((outputs / whole[-1]).iterdir())
            self.cancelled, self.done = False, Delivered(whole[-1], tuple((p.name, p.stat().st_size) for p in names), (), False, ())
        elif not self.cancelled or not right:
            self.cancelled, self.fault = False, fault

    def _take(self, step: Step) -> None:
        self.step = step.words
        self._tell()

    def _tell(self) -> None:
        self.desk.events.tell("delivery")

    async def cancel(self) -> None:
        """End the one that is on its way, if one is, and wait until nothing of it is left; so also where the desk ends."""
        if self._aside is None or self._task is None:
            return
        self.cancelled = True
        self._aside.end()
        await asyncio.wait([self._task])

    def told(self) -> Json:
        """All that is known, in the language that is spoken."""
        desk, done = self.desk, self.done
        known = messages(done.told if done is not None else (), pages_by_file(desk.state()["pages"], desk.files))
        if done is not None and not done.group and not done.same:
            left = [cause for cause in known if self._stands(cause)]
            is_over = known and not any(cause["severity"] == known[0]["severity"] for cause in left)  # the worst stand first
            known, done = (left, done) if not is_over else ([], None)
        return {
            "folder": _short(desk.settings.outputs, desk.settings.root),
            "stands": _standing(desk.settings.outputs),
            "doing": self.since is not None,
            "seconds": perf_counter() - self.since if self.since is not None else 0,
            "step": in_language(self.step),
            "done": {**{key: getattr(done, key) for key in SHOWN}, "since": self._since()} if done is not None else None,
            "told": in_words(known),
            "cancelled": self.cancelled and self.since is None,
            "fault": str(self.fault) if self.fault is not None else "",
        }


def _short(folder: Path, root: Path) -> str:
    """The folder from the project's root on, where it lies in it."""
    inside = folder.is_relative_to(root.resolve())
    return folder.relative_to(root.resolve()).as_posix() if inside else folder.as_posix()


def _standing(folder: Path) -> list[Json]:
    """The folders that were sent, in turn: when, how many files, whether the issue is another since."""
    rows: list[tuple[float, Json]] = []
    for entry in os.scandir(folder) if folder.is_dir() else ():
        if SENT.fullmatch(entry.name) and entry.is_dir():
            files = [one for one in os.scandir(entry.path) if one.name != STALE]
            at = max((one.stat().st_mtime for one in files), default=entry.stat().st_mtime)
            clock = datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")
            rows.append((at, {"group": entry.name, "files": len(files), "at": clock, "stale": (Path(entry) / STALE).exists()}))
    return [row for _, row in sorted(rows, key=lambda row: row[0])]


def delivery_of(request: Request) -> Delivery:
    """The delivery of a request's desk, made when it is first asked for."""
    state = request.app.state
    if not hasattr(state, "delivery"):
        state.delivery = Delivery(state.desk)
    return cast(Delivery, state.delivery)


async def look(request: Request) -> Response:
    """`{folder, stands, doing, seconds, step, done, told, cancelled, fault}` (`Delivery.told`)."""
    return JSONResponse(delivery_of(request).told(), headers=NOT_KEPT)


async def send(request: Request, _: Editing, by: str, asked: Json) -> Response:
    """`{by}`: deliver what the files hold → as `look`; how it goes is told by the event `delivery`."""
    delivery = delivery_of(request)
    delivery.begin()
    return JSONResponse(delivery.told())


async def leave(request: Request, _: Editing, by: str, asked: Json) -> Response:
    """`{by}`: do not deliver after all → as `look`, when nothing half written is left."""
    delivery = delivery_of(request)
    await delivery.cancel()
    return JSONResponse(delivery.told())


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/delivery", look),
    Route("/api/delivery", answered(send), methods=["POST"]),
    Route("/api/delivery/cancel", answered(leave), methods=["POST"]),
)
