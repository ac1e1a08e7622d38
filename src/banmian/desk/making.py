"""Makeup on the desk, in the server: which proposals of a page are known, and of which files; who makes new ones and since when.

Proposals are made when somebody looks, of the files as they are then. Those of other files stay on the screen, as what they are,
until new ones come; only what was made of the files as they are can be taken.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from hashlib import sha256
from time import perf_counter
from typing import Any, cast

from starlette.requests import Request

from banmian.desk.asking import SetterFault, Urgency
from banmian.desk.desk import Desk
from banmian.desk.files import Files, hash_of
from banmian.desk.offers import Offered, Picture, Texts
from banmian.desk.resting import Resting
from banmian.desk.spawned import serve_maker
from banmian.desk.state import in_words, messages
from banmian.diagnostics import Diagnostic, Severity
from banmian.diagnostics.model import worst
from banmian.languages import in_language
from banmian.sources.editing import MARK
from banmian.sources.marks import marked
from banmian.values import record

Json = dict[str, Any]
LONGEST = 600.0
"""Seconds that makeup of a page may take."""


@record
class _Page:
    """What is known of a page. `key`: of the files that `offered` and `pictures` are being made of; `of`: of those that they were
    made of; `since`: when that was begun, None: nothing is being made; `took`: seconds."""

    key: str = ""
    of: str = ""
    offered: Offered | None = None
    since: float | None = None
    took: float | None = None
    fault: str = ""
    pictures: dict[int, Picture] | None = None
    task: asyncio.Task[None] | None = None


class Making:
    """Makeup of one desk's issue."""

    def __init__(self, desk: Desk) -> None:
        self.desk, settings = desk, desk.settings
        self.files = Files(settings.root, settings.issue)
        self.name = f"{settings.issue}/makeup.yaml"
        self.process = Resting(desk, serve_maker, LONGEST)
        self.asking = self.process.asking
        self._pages: dict[int, _Page] = {}
        self._offering = 0

    async def ask(self, name: str, *arguments: Any, urgency: Urgency = Urgency.ASKED, instead: str = "") -> Any:
        """The answer of a row of maker.ANSWERS, as `Asking.ask`. SetterFault."""
        return await self.process.ask(name, *arguments, urgency=urgency, instead=instead)

    # --- what is known ----------------------------------------------------------------------------------------------

    @property
    def is_planned(self) -> bool:
        """Whether the issue has a makeup.yaml."""
        return self.files.read(self.name) is not None

    def key(self, number: int) -> str:
        """Of all that proposals of a page are made of: makeup.yaml, issue.yaml, the paper, pages, the articles that makeup.yaml
        plans for it, and how often the page was set (its pictures)."""
        names = {f"{self.desk.settings.issue}/issue.yaml", self.name, *self.desk.layouts}
        names |= {file for id, file in self.desk.files.items() if id in self._planned_for(number)}
        folder = self.desk.settings.root / self.desk.settings.issue / "pages"
        names |= {f"{self.desk.settings.issue}/pages/{path.name}" for path in folder.glob("*.yaml")}
        names |= {f"{name.rpartition('/pages/')[0]}/paper.yaml" for name in self.desk.layouts if name.startswith("layouts/")}
        rev = next((page["rev"] for page in self.desk.state()["pages"] if page["number"] == number), 0)
        found = [f"{name} {hash_of(self.files.read(name))}" for name in sorted(names)]
        return sha256("\n".join([str(rev), *found]).encode()).hexdigest()

    def _planned_for(self, number: int) -> set[str]:
        """The articles that makeup.yaml puts on a page, or on the pages of a section."""
        data = self.files.read(self.name)
        tree = marked(data.decode("utf-8", errors="replace").removeprefix(MARK)) if data is not None else None
        plain = tree.plain() if tree is not None else None
        rows = plain.get("stories") if isinstance(plain, Mapping) else None
        found: set[str] = set()
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping) and (str(number) in (row.get("page"), row.get("jump")) or "section" in row):
                ids = row.get("id")
                found |= {str(id).partition("#")[0] for id in (ids if isinstance(ids, list) else [ids])}
        return found

    def look(self, number: int) -> Json:
        """What is known of a page; where its files are others now, new proposals are begun."""
        if not self.is_planned:
            self._pages.clear()
            return {"plan": False, "page": number}
        page, key = self._pages.setdefault(number, _Page()), self.key(number)
        if page.key != key:
            self._begin(number, page, key)
        return self._told(number, page)

    def _begin(self, number: int, page: _Page, key: str) -> None:
        if page.task is not None and not page.task.done():
            page.task.cancel()
            if self._offering == number:
                self.asking.interrupt()  # it would make for seconds what nobody wants any more
        page.key, page.fault, page.since = key, "", perf_counter()
        page.task = asyncio.get_running_loop().create_task(self._make(number, page, key))

    async def _make(self, number: int, page: _Page, key: str) -> None:
        """Proposals, then their pictures, each told as soon as it is there."""
        try:
            self._offering = number
            try:
                offered: Offered = await self.ask("offered", key, number)
            finally:
                self._offering = 0
            page.offered, page.of, page.pictures = offered, key, {}
            page.took = perf_counter() - (page.since or 0)
            for k in range(len(offered.body["proposals"]) if offered.body is not None else 0):
                self.desk.events.tell("makeup", page=number)
                page.pictures[k] = await self.ask("picture", key, number, k)
        except SetterFault as fault:
            page.fault = str(fault)
        if page.key == key:
            page.since = None
            self.desk.events.tell("makeup", page=number)

    def _told(self, number: int, page: _Page) -> Json:
        offered, pictures = page.offered, page.pictures or {}
        shown = offered.body if offered is not None else None
        proposals = [
            {**row, "picture": own.hash if own else None, "told": self._words(own.told if own else ())}
            for row, own in ((row, pictures.get(k)) for k, row in enumerate(shown["proposals"] if shown is not None else ()))
        ]
        return {
            "plan": True,
            "page": number,
            "key": page.of,
            "stale": offered is not None and page.of != page.key,
            "busy": perf_counter() - page.since if page.since is not None else None,
            "took": page.took,
            "fault": page.fault,
            "base": {self.name: hash_of(self.files.read(self.name))},
            "told": self._words(offered.told if offered is not None else ()),
            "body": {**shown, "present": _in_words(shown["present"]), "proposals": proposals} if shown is not None else None,
            "planned": shown is not None or offered is None or worst(offered.told) is Severity.ERROR,
            "why": in_language(offered.why) if offered is not None and offered.why is not None else "",
        }

    def _words(self, told: Iterable[Diagnostic]) -> list[Json]:
        return in_words(messages(told, {}))

    def picture(self, number: int, name: str) -> bytes | None:
        """A proposal's picture by its hash."""
        page = self._pages.get(number)
        found = (picture for picture in (page.pictures or {}).values() if picture.hash == name) if page is not None else ()
        return next((picture.png for picture in found), None)

    # --- what is taken ----------------------------------------------------------------------------------------------

    async def texts(self, number: int, choice: int, key: str) -> Texts | None:
        """What taking a proposal writes; None where it is of other files than those that are there. SetterFault."""
        if key != self.key(number):
            return None
        found: Texts = await self.ask("taken", key, number, choice)
        return found if key == self.key(number) else None


def _in_words(present: Json) -> Json:
    """The page as it stands, with why it has no points in the language that is spoken."""
    return {**present, "why": in_language(present["why"])}


def making_of(request: Request) -> Making:
    """The makeup of a request's desk, made when it is first asked for."""
    state = request.app.state
    if not hasattr(state, "making"):
        state.making = Making(state.desk)
    return cast(Making, state.making)
