"""The desk itself, in the server: the last state, the tiles that were sent, who looks at what. It asks the setter and tells the
pages. Nothing here is kept on disk: the files are the only state.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from pathlib import Path
from time import perf_counter
from typing import Any

from banmian.desk.asking import Asking, SetterFault, Urgency
from banmian.desk.behind import Behind
from banmian.desk.events import Events
from banmian.desk.exchange import GaveWay, Json, Seen, Set, Tiled, Tried, View, is_open
from banmian.desk.heard import Heard
from banmian.desk.idle import Idle
from banmian.desk.kept_tiles import KeptTiles, told_of
from banmian.desk.settings import Settings
from banmian.desk.since import Since
from banmian.desk.standing import Standing
from banmian.desk.state import in_words, matters, messages, pages_by_file, touched_by
from banmian.desk.taken_over import Taken
from banmian.desk.worst import worst_of
from banmian.diagnostics import Diagnostic
from banmian.sources.overlay import Overlay


class Desk:
    """One issue on the desk."""

    def __init__(self, settings: Settings, asking: Asking, events: Events) -> None:
        self.settings, self.asking, self.events = settings, asking, events
        self.rev = 0
        """How often the issue was set."""
        self.ready = False
        self.lock: Json | None = None
        """Who else has the issue: then nothing is written from here."""
        self.fault: Json | None = None
        self.wanted = ""
        """The issue that is to stand on the desk next."""
        self._set: Set | None = None
        self._state: Json = {"issue": None, "pages": [], "waiting": [], "language": "", "inks": [], "files": {}, "unread": []}
        self.messages: list[Json] = []
        self.standing, self.taken = Standing(), Taken(settings, settings.issue)
        self.behind, self.since = Behind(), Since()
        self._page_rev: dict[int, int] = {}
        self._kept = KeptTiles()
        self.idle, self.heard = Idle(self), Heard()
        self._early: Seen | None = None
        """What copyfit works on, and what is told meanwhile."""
        self._began = 0.0
        """When the last change was heard of."""
        self._settings = 0
        """Settings that are on their way."""
        self._settled = asyncio.Event()
        asking.seen = self._see

    # --- what is known ----------------------------------------------------------------------------------------------

    def state(self) -> Json:
        """The whole state, as `/api/state` tells it."""
        worst = worst_of(self.messages)
        return {
            **self._state,
            "pages": [self._page(page, worst) for page in self._state["pages"]],
            "rev": self.rev,
            "run": self.settings.run,
            "ready": self.ready,
            "whole": self._set.whole if self._set is not None else True,
            "since": self.since.as_json(),
            "passes": self._set.passes if self._set is not None else False,
            "lang": self.settings.lang or ("en" if self._state["language"].startswith("en") else "zh"),
            "readonly": self.lock is not None,
            "lock": self.lock,
            "fault": self.fault,
            "messages": in_words(self.messages, self._state),
            "setting": self.behind.pages,
            "save": self.behind.save,
            "event": self.events.number,
        }

    def _page(self, page: Json, worst: dict[int, Json]) -> Json:
        number = page["number"]
        return {
            **page,
            **self.standing.of(number, self._state),
            "fingerprint": self.idle.fingerprints.get(number),
            "rev": self.rev_of(number),
            "thumb": self.idle.thumb_of(number),
            "drawn": self.idle.is_drawn(number),
            "worst": worst.get(number),
        }

    def page(self, number: int) -> Json:
        """A page as the state tells it."""
        return next(page for page in self.state()["pages"] if page["number"] == number)

    async def is_behind(self, number: int, rev: object) -> bool:
        """Whether a browser that names the last setting of a sheet's pages has looked at an earlier one than there is when all that
        was saved is set."""
        while self._settings:
            self._settled.clear()
            await self._settled.wait()
        sheets = {page["number"]: page["sheet"] for page in self._state["pages"]}
        newest = max(self._page_rev.get(one, 0) for one, sheet in sheets.items() if sheet == sheets[number])
        return isinstance(rev, int) and rev != newest

    @property
    def files(self) -> dict[str, str]:
        """The articles' files by their ids; of one that cannot be read by its file's name, so that it can be put right here."""
        folder = f"{self.settings.issue}/articles"
        lying = {path.stem: f"{folder}/{path.name}" for path in sorted((self.settings.root / folder).glob("*.md"))}
        return lying | dict(self._state["files"])

    @property
    def numbers(self) -> list[int]:
        """Of the pages."""
        return [page["number"] for page in self._state["pages"]]

    def rev_of(self, number: int) -> int:
        """The last setting in which the page changed."""
        return self._page_rev.get(number, 0)

    @property
    def known(self) -> set[tuple[str, str]]:
        """What is told of the issue as it stands: codes and messages."""
        return {(m["code"], m["message"]) for m in self.messages}

    @property
    def layouts(self) -> set[str]:
        """The files of the pages."""
        return {page["layout"] for page in self._state["pages"]}

    def touched(self, paths: Iterable[Path]) -> list[int]:
        """The pages on which something of these files stands; all where one of them may touch any page."""
        root = self.settings.root
        names = [path.relative_to(root).as_posix() for path in paths if path.is_relative_to(root)]
        return touched_by(names, self._state["pages"], self.files)

    # --- setting ----------------------------------------------------------------------------------------------------

    def give_way(self) -> None:
        """A newer change waits than the one that is being set: copyfit need not end."""
        if self._settings:
            self.asking.give_way("set")

    async def saved(self, paths: Iterable[Path] | None) -> None:
        """Set what these files changed (None: anything), and tell the pages; where it gave way to a newer change, which sets these
        too, that tells it."""
        self.give_way()
        began = self._began = perf_counter()
        changed = sorted(paths) if paths is not None else None
        self.idle.put_off()
        save = self.behind.heard()
        if changed is not None:
            self.heard.take(changed)
            touched = self.touched(changed)
            self.behind.touched(touched, save)
            self.events.tell("stale", pages=touched, save=save)
        self._settings += 1
        try:
            done = await self._asked_twice(changed, save)
            if isinstance(done, GaveWay):
                return
            self.fault = None
            self.behind.ended(save)
            self._taken(done, began)
        except SetterFault as fault:
            self.fault = {"text": str(fault), "trace": fault.trace}
            self.behind.ended(save)
            self.events.tell("fault", **self.fault)
            return
        finally:
            self._settings -= 1
            self._settled.set()
        await self.look_at_signatures()
        self.idle.begin()

    async def _asked_twice(self, changed: list[Path] | None, save: int) -> Set | GaveWay:
        """The issue set; where the setter fails by a new one, which sets everything."""

        def views() -> list[View]:
            self.behind.turn = save
            return self._views()

        try:
            done: Set | GaveWay = await self.asking.ask("set", changed, views, urgency=Urgency.SET)
        except SetterFault as first:
            done = await self.asking.ask("set", None, views, urgency=Urgency.SET, anew=first.kind != "SetterGone")
        return done

    def _views(self) -> list[View]:
        """What is looked at by then."""
        return self._kept.views(bool(self.events.open))

    def _see(self, seen: Seen) -> None:
        """Tell what can be seen of a change that is still being set, and, where copyfit begins, what it cannot change of the
        messages."""
        pages = [{"number": number, "tiles": told} for number, told in self._kept.taken(seen.tiles).items()]
        if seen.fitting:
            self._early = seen
            self.behind.fitting(seen.open)
            self.tell_again()
        seconds = {"server": perf_counter() - self._began}
        self.events.tell("seen", pages=pages, fitting=list(seen.fitting), open=list(seen.open), seconds=seconds)

    def _taken(self, done: Set, began: float) -> None:
        """Keep what was set, and tell it."""
        self.rev += 1
        self._set, self.ready, self._early = done, True, None
        self._state = done.state or self._state
        self.since.taken(done)
        self.tell_again()
        for number in done.pages:
            self._page_rev[number] = self.rev
        tiles = self._kept.taken(done.tiles)
        self.events.tell(
            "set",
            rev=self.rev,
            pages=[{"number": n, "tiles": tiles.get(n, [])} for n in done.pages],
            gone=list(done.gone),
            whole=done.whole,
            seconds={**done.seconds, "server": perf_counter() - began},
            messages=len(self.messages),
        )

    def tell_again(self) -> None:
        """The messages of the last setting, what is told of signed pages and of what was taken over; while copyfit works those of
        the change that is being set, but for the pages that it may change."""
        told, early = self._set.diagnostics if self._set is not None else (), self._early
        if early is not None:
            told = (*early.told, *(d for d in told if is_open(d, early.open)))
        told = (*told, *self.standing.told, *self.taken.told)
        self.messages = messages(told, pages_by_file(self._state["pages"], self.files))

    async def look_at_signatures(self) -> None:
        """How the pages stand, after files changed: told where it is not as before."""
        if await self.standing.looked_at(self.asking, self.settings.out):
            self.tell_again()
            self.events.tell("state")

    async def act(self, name: str, *asked: Any) -> Diagnostic | None:
        """Sign a page (`sign`, number, name) or take that back (`withdraw`, number, name, reason); why not. Nothing that is saved
        later is set before. SetterFault."""
        refused: Diagnostic | None = await self.asking.ask(name, self.settings.out.resolve(), *asked, urgency=Urgency.SET)
        await self.look_at_signatures()
        return refused

    async def trial(self, overlay: Overlay, unfitted: frozenset[int], cannot: Callable[[Json], bool] | None = None) -> Json:
        """What these texts would make of the issue: pages with their tiles, and the messages that would be new; `unfitted` pages
        without copyfit; `cannot`: those for which this is true, which say that what is tried cannot be. SetterFault."""
        began = perf_counter()
        tried: Tried = await self.asking.ask("trial", overlay, unfitted, self._views, urgency=Urgency.SEEN)
        for tiled in (one for several in tried.tiles.values() for one in several):
            self._kept.keep(tiled)
        known = self.known
        moved = any(path.endswith("/issue.yaml") for path in overlay)  # then a story may stand on another page than now
        told = messages(tried.diagnostics, pages_by_file(self._state["pages"], {} if moved else self.files))
        return {
            "pages": [{"number": n, "tiles": [told_of(one) for one in tried.tiles.get(n, ())]} for n in tried.pages],
            "whole": tried.whole,
            "messages": in_words((m for m in told if matters(m) and (m["code"], m["message"]) not in known), self._state),
            "cannot": in_words(filter(cannot, told) if cannot is not None else (), self._state),
            "signed": [{"page": label, "by": by} for label, by in tried.signed],
            "seconds": {**tried.seconds, "server": perf_counter() - began},
        }

    # --- tiles ------------------------------------------------------------------------------------------------------

    async def tiles(self, number: int, zoom: int, wanted: tuple[tuple[int, int], ...] | None, asker: str = "") -> Json:
        """A page's tiles at a zoom, and from now on with each change while somebody asks. `asker`: whose earlier request this one
        makes needless. SetterFault for no such page."""
        view = View(number, zoom, self._kept.names, wanted)
        instead = f"page {number} {asker}" if wanted is not None else ""
        tiled: Tiled = await self.asking.ask("tiles", view, urgency=Urgency.SEEN, instead=instead)
        self._kept.keep(tiled)
        self._kept.see(number, tiled, wanted)
        return {"page": number, "rev": self._page_rev.get(number, 0), **told_of(tiled)}

    async def tile(self, number: int, zoom: int, name: str) -> bytes | None:
        """A tile's PNG; drawn again where it was given up."""
        found = self._kept.get(name)
        if found is None:
            await self.tiles(number, zoom, None)
            found = self._kept.get(name)
        return found

    # --- answers ----------------------------------------------------------------------------------------------------

    async def geometry(self, number: int) -> Json:
        """Where everything stands on a page as it is seen; while copyfit works on it, before that. SetterFault."""
        early = self._early.geometry.get(number) if self._early is not None else None
        found: Json = early if early is not None else await self.asking.ask("geometry", number)
        return {"page": number, "rev": self._page_rev.get(number, 0), **found}

    async def text(self, number: int) -> list[Any]:
        found: list[Any] = await self.asking.ask("text", number)
        return found
