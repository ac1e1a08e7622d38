"""What browsers ask for of kept versions: the list, a version's pages, what is different, and the way back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import NOT_KEPT, Tiles, asked_zoom, desk_of, said
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import Tiled, View, WentBack
from banmian.desk.kept_tiles import KeptTiles
from banmian.desk.other_tiles import fetched, listed
from banmian.desk.resting import Resting
from banmian.desk.spawned import serve_past
from banmian.diagnostics import Diagnostic, Severity, worst
from banmian.diagnostics.codes import diagnose
from banmian.diagnostics.render import as_json
from banmian.languages import in_language
from banmian.phrases import say

NOW = "now"
VERSION = re.compile(r"[0-9a-f]{10}")
KIND = "kept_versions"


LONGEST = 120.0
"""Seconds that a version may take to be set."""


class RefusedWay(Exception):
    """Nothing was gone back to: why."""

    def __init__(self, status: int, told: Diagnostic) -> None:
        super().__init__(told.message)
        self.status, self.told = status, told


def looking_back(request: Request) -> Resting:
    """The process that sets versions, made when it is first asked for."""
    state = request.app.state
    if not hasattr(state, "looking_back"):
        state.looking_back = Resting(desk_of(request), serve_past, LONGEST)
    return cast(Resting, state.looking_back)


def _version(text: str) -> str:
    if not VERSION.fullmatch(text):
        raise HTTPException(404, say("no such version is kept"))
    return text


async def versions(request: Request) -> Response:
    """`{versions: [{id, at, what, number, note, errors, warnings, files}], now}`, the newest first; `now`: the id of the files."""
    desk = desk_of(request)
    return JSONResponse(await desk.asking.ask("versions", desk.settings.out.resolve()), headers=NOT_KEPT)


async def changes(request: Request) -> Response:
    """`?from=&to=&page=` → `{before, after, whole, pages, changes}` (differences.py); `to`: a version, else now; `pages`: those
    that there were before, number, name and trim (points)."""
    desk, asked = desk_of(request), request.query_params
    after = asked.get("to", NOW)
    names = _version(asked.get("from", "")), after if after == NOW else _version(after)
    found: Json = await looking_back(request).ask("changes", desk.settings.out.resolve(), *names)
    page = asked.get("page", "")
    if page.isdecimal():
        found = {**found, "changes": [one for one in found["changes"] if one["page"] == int(page)]}
    return JSONResponse(found, headers=NOT_KEPT)


async def tiles(request: Request) -> Response:
    """The tiles of a version's page at a zoom."""
    return await listed(request, KIND, _tiling)


async def tile(request: Request) -> Response:
    return await fetched(request, KIND, _tiling)


async def _tiling(request: Request, kept: KeptTiles, places: Tiles | None) -> Tiled:
    desk, asked = desk_of(request), request.path_params
    view = View(int(asked["page"]), asked_zoom(request), kept.names, places)
    tiled: Tiled = await looking_back(request).ask("version_tiles", desk.settings.out.resolve(), _version(asked["version"]), view)
    return tiled


async def way(request: Request) -> Response:
    """What going back would change: `{at, now, steps: [{what, path}], layouts, told}`; `now` is sent with what does it."""
    desk = desk_of(request)
    found: WentBack = await looking_back(request).ask(
        "way_back", desk.settings.out.resolve(), _version(request.path_params["version"])
    )
    return JSONResponse(
        {
            "at": found.at,
            "now": found.now,
            "steps": [{"what": what, "path": path} for what, path in found.steps],
            "layouts": list(found.layouts),
            "told": [in_words(one) for one in found.told],
        },
        headers=NOT_KEPT,
    )


def in_words(told: Diagnostic) -> Json:
    """A message as JSON in the language that is spoken."""
    return {**as_json(told), "message": in_language(told.message), "hint": in_language(told.hint)}


async def back(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, version, now}`: the files as the version has them, as one step that can be undone; what stood is kept as a version."""
    name, now = _version(str(asked.get("version"))), str(asked.get("now"))
    desk = editing.desk
    at = ""

    async def made() -> Mapping[str, bytes | None]:
        nonlocal at
        found: WentBack = await looking_back(request).ask("back", desk.settings.out.resolve(), name, now)
        at = found.at
        return _files_of(found, now)

    gesture: dict[str, Any] = {"gesture": "back", "version": name}
    try:
        done = await editing.put(by, gesture, made)
    except RefusedWay as refused:
        return said(refused.status, refused.told)
    return JSONResponse({**done, "at": at})


def _files_of(found: WentBack, now: str) -> Mapping[str, bytes | None]:
    if worst(found.told) is Severity.ERROR:
        raise RefusedWay(409, found.told[0])
    if found.now != now:
        message = say("files were changed since the list was made: nothing was written")
        raise RefusedWay(409, diagnose("DSK051", message, say("look at the list again")))
    if not found.files:
        raise RefusedWay(409, diagnose("DSK027", say("nothing differs from that version")))
    return found.files


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/versions", versions),
    Route("/api/changes", changes),
    Route("/api/versions/{version}/tiles/{page:int}/{zoom:int}", tiles),
    Route("/api/versions/{version}/tiles/{page:int}/{zoom:int}/{hash}.png", tile),
    Route("/api/versions/{version}/back", way),
    Route("/api/back", answered(back), methods=["POST"]),
)
