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
from banmian.desk.desk import Desk
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Begun
from banmian.desk.spawned import begin
from banmian.desk.taken_over import Taken
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say

DAY = re.compile(r"(?:\d{4}-\d{2}-\d{2})?")


async def look(request: Request) -> Response:
    """`{exists, empty, articles, papers, starts, issues: [{folder, paper, number, date}]}` (beginning.py)."""
    return JSONResponse(await _project(desk_of(request)), headers=NOT_KEPT)


async def new_issue(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, day, start}`: the issue of that day ("": the next one), as `banmian new issue` makes it from `start`, the issue that
    stands here or another; `{by, day, paper, layouts}`: a paper's first one, with a page of each of its layouts. It stands on this
    desk then, and tells what was taken over. `{folder}`; 409 with why it cannot be begun."""
    day, start, paper = (str(asked.get(key) or "") for key in ("day", "start", "paper"))
    layouts, found = asked.get("layouts"), await _project(editing.desk)
    first = bool(day) and not start and paper in {one["paper"] for one in found["starts"]}
    if not DAY.fullmatch(day) or not (first or start in _issues(found, editing.desk.settings.issue)):
        return said(400, diagnose("DSK003", say("say the day, as 2020-09-09, and the issue to begin from")))
    wanted = tuple(str(name) for name in layouts) if first and isinstance(layouts, list) else ()
    given = ("", paper, wanted) if first else (start,)
    return await _begun(editing.desk, "begin", day, *given)


async def new_paper(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, id, name, day, start}`: a paper and its first issue, as `banmian new paper` makes them from one that came with the
    program, in a project that has none; it stands on this desk then. `{folder}`; 409 with why it cannot be."""
    found = await _project(editing.desk)
    given = tuple(str(asked.get(key) or "") for key in ("id", "name", "day", "start"))
    if not DAY.fullmatch(given[2]) or given[3] not in {one["paper"] for one in found["built_in"]}:
        return said(400, diagnose("DSK003", say("say the day, as 2020-09-09, and the paper to begin from")))
    return await _begun(editing.desk, "paper", *given)


async def other(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, folder}`: that issue on this desk, in place of the one that stands there."""
    folder, found = str(asked.get("folder") or ""), await _project(editing.desk)
    if folder not in {one["folder"] for one in found["issues"]}:
        return said(404, diagnose("DSK003", say("there is no issue {folder}", folder=folder[:80])))
    return _stands_here(editing.desk, folder)


async def put_away(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, code, file}`: what this message tells, that it was taken over, is meant to be so: it is not told any more."""
    if not editing.desk.taken.put_away(str(asked.get("code")), str(asked.get("file"))):
        return said(404, diagnose("DSK003", say("nothing of this kind is told of this file")))
    editing.desk.tell_again()
    editing.desk.events.tell("state")
    return JSONResponse({})


async def _project(desk: Desk) -> Json:
    """What the project has (beginning.py)."""
    found: Json = await asyncio.to_thread(answered_aside, begin, "look", desk.settings.root, desk.settings.issue)
    return found


async def _begun(desk: Desk, what: str, *given: Any) -> Response:
    """What was begun stands on the desk; 409 with why it was not."""
    begun: Begun = await asyncio.to_thread(answered_aside, begin, what, desk.settings.root, *given)
    if not begun.folder:
        return said(409, begun.refused[0])
    await asyncio.to_thread(Taken(desk.settings, begun.folder).keep, begun.taken)
    return _stands_here(desk, begun.folder)


def _stands_here(desk: Desk, folder: str) -> Response:
    desk.wanted = folder
    return JSONResponse({"folder": folder})


def _issues(found: Json, itself: str) -> set[str]:
    """The project's issues that have pages, with the one that stands here."""
    return {one["folder"] for one in found["issues"]} | ({itself} if not found["empty"] else set())


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/begin", look),
    Route("/api/begin", answered(new_issue), methods=["POST"]),
    Route("/api/begin/paper", answered(new_paper), methods=["POST"]),
    Route("/api/begin/away", answered(put_away), methods=["POST"]),
    Route("/api/begin/other", answered(other), methods=["POST"]),
)
