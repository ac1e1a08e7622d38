"""Who has which story open: what each tab says of itself, as long as its stream of events is open. It warns, and locks nothing.

A tab that is closed, or whose browser dies, is known by the end of its stream; one that comes back within GRACE was never away.
"""

from __future__ import annotations

import asyncio
import re
from typing import cast

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import STORY
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.events import Events
from banmian.desk.gestures.given import GestureError
from banmian.signing.names import NAME, one_line
from banmian.values import frozen

GRACE = 3.0
"""Seconds for which a tab without a stream is still believed to be there."""
TAB = re.compile(r"[a-z0-9]{6,40}")
MOST = 64
"""Tabs that may say something of themselves."""


@frozen
class Opened:
    """A story that is open in a tab. `story`: the article; `name`: of who sits there, "" where not known; `by`: the browser."""

    story: str
    name: str
    by: str


class Presence:
    """The tabs of one desk that have a story open."""

    def __init__(self, events: Events) -> None:
        self.events = events
        self._tabs: dict[str, Opened] = {}
        events.gone.append(self._later)

    def others(self, story: str) -> list[Json]:
        """Who has a story open: the tab, the name, the browser."""
        return [{"tab": tab, "name": one.name, "by": one.by} for tab, one in self._tabs.items() if one.story == story]

    def tell(self, tab: str, opened: Opened | None) -> None:
        """What a tab has open now; None: nothing."""
        before = self._tabs.pop(tab, None)
        if opened is not None and len(self._tabs) < MOST:
            self._tabs[tab] = opened
            self._later(tab)
        if before == opened:
            return
        for story in dict.fromkeys(one.story for one in (before, opened) if one is not None):
            self.events.tell("open", story=story, by=self.others(story))

    def _later(self, tab: str) -> None:
        """Look, when it had time to come back, whether the tab is there."""
        if tab not in self.events.tabs:
            asyncio.get_running_loop().call_later(GRACE, self._look, tab)

    def _look(self, tab: str) -> None:
        if tab not in self.events.tabs:
            self.tell(tab, None)


def presence_of(request: Request) -> Presence:
    """The presence of a request's desk, made when it is first asked for."""
    state = request.app.state
    if not hasattr(state, "presence"):
        state.presence = Presence(state.desk.events)
    return cast(Presence, state.presence)


async def opened(request: Request, _: Editing, by: str, asked: Json) -> Response:
    """`{by, tab, story, name}`: a tab has a story open, or with "" none any more → `{by}`: all tabs that have it open."""
    tab, story, name = asked.get("tab"), str(asked.get("story") or ""), str(asked.get("name") or "")
    if not isinstance(tab, str) or not TAB.fullmatch(tab):
        raise GestureError("asked", "tab")
    if story and not STORY.fullmatch(story):
        raise GestureError("asked", "story")
    presence, article = presence_of(request), story.partition("#")[0]
    presence.tell(tab, Opened(article, one_line(name, NAME), by) if article else None)
    return JSONResponse({"by": presence.others(article)})


ROUTES: tuple[BaseRoute, ...] = (Route("/api/open-story", answered(opened), methods=["POST"]),)
