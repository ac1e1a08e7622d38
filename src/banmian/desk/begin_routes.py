"""What browsers ask for where there is no issue yet: what the project has, a new issue, another issue on this desk."""

from __future__ import annotations

import asyncio
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import NOT_KEPT, desk_of, said
from banmian.desk.aside import answered_aside
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Begun
from banmian.desk.spawned import begin
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say

DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")


async def look(request: Request) -> Response:
    """`{exists, empty, articles, papers, issues: [{folder, paper, number, date}]}` (beginning.py)."""
    settings = desk_of(request).settings
    return JSONResponse(await asyncio.to_thread(answered_aside, begin, "look", settings.root, settings.issue), headers=NOT_KEPT)


async def new_issue(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, day, start}`: the issue of that day ("": the next one), as `banmian new issue` makes it from `start`, the issue that
    stands here or another; it stands on this desk then. `{folder, told}`; 409 with why it cannot be begun."""
    day, start = str(asked.get("day") or ""), str(asked.get("start") or "")
    settings = editing.desk.settings
    known = await _issues(settings.root, settings.issue, itself=True)
    if not DAY.fullmatch(day) or start not in known:
        return said(400, diagnose("DSK003", say("say the day, as 2020-09-09, and the issue to begin from")))
    begun: Begun = await asyncio.to_thread(answered_aside, begin, "begin", settings.root, day, start)
    if not begun.folder:
        return said(409, begun.told[0])
    editing.desk.wanted = begun.folder
    return JSONResponse({"folder": begun.folder})


async def other(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, folder}`: that issue on this desk, in place of the one that stands there."""
    settings, folder = editing.desk.settings, str(asked.get("folder") or "")
    if folder not in await _issues(settings.root, settings.issue):
        return said(404, diagnose("DSK003", say("there is no issue {folder}", folder=folder[:80])))
    editing.desk.wanted = folder
    return JSONResponse({"folder": folder})


async def _issues(root: Any, issue: str, itself: bool = False) -> set[str]:
    """The project's other issues; with `itself` the one that stands here, too, where it has pages."""
    found: Json = await asyncio.to_thread(answered_aside, begin, "look", root, issue)
    return {one["folder"] for one in found["issues"]} | ({issue} if itself and not found["empty"] else set())


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/begin", look),
    Route("/api/begin", answered(new_issue), methods=["POST"]),
    Route("/api/begin/other", answered(other), methods=["POST"]),
)
