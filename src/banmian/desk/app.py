"""The desk's addresses: each route and the function that answers it, nothing else. Who may ask is guard.py's.

A part of the desk with routes of its own (stories, versions) lists them in its module as ROUTES, and that in PARTS.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Route

from banmian.desk import (
    begin_routes,
    causes,
    deciding,
    delivery_routes,
    editing_routes,
    import_routes,
    ink_routes,
    layout_routes,
    makeup_choices,
    makeup_routes,
    opening,
    picture_routes,
    presence,
    proof_routes,
    signing_routes,
    stories,
    taking_over,
    version_routes,
    ways,
)
from banmian.desk.answers import HASH, KEPT_FOR_EVER, NOT_KEPT, asked_page, asked_tiles, asked_zoom, desk_of, fault_of, said
from banmian.desk.asking import SetterFault
from banmian.desk.desk import Desk
from banmian.desk.events import STREAMS
from banmian.desk.guard import TooLargeError, too_large
from banmian.desk.shell import Shell
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say, verbatim


async def index(request: Request) -> Response:
    """The page: no data of the issue, so that it needs no key."""
    found = request.app.state.shell.file("index.html")
    page = found.data.replace(b"{nonce}", request.app.state.nonce.encode())
    return Response(page, media_type=found.kind, headers=NOT_KEPT)


async def static(request: Request) -> Response:
    found = request.app.state.shell.file(request.path_params["path"])
    if found is None:
        raise HTTPException(404)
    return Response(found.data, media_type=found.kind, headers={"cache-control": "no-cache"})


async def state(request: Request) -> Response:
    return JSONResponse(desk_of(request).state(), headers=NOT_KEPT)


async def geometry(request: Request) -> Response:
    return JSONResponse(await desk_of(request).geometry(asked_page(request)), headers=NOT_KEPT)


async def text(request: Request) -> Response:
    return JSONResponse(await desk_of(request).text(asked_page(request)), headers=NOT_KEPT)


async def tiles(request: Request) -> Response:
    """The tiles of a page at a zoom: their hashes. `wanted=0.0,1.0`: those alone, column and row; `for`: which picture of which
    tab is drawn of them, a name of its own: a later request for that one takes the place of this."""
    asker = request.query_params.get("for", "")[:40]
    found = await desk_of(request).tiles(asked_page(request), asked_zoom(request), asked_tiles(request), asker)
    return JSONResponse(found, headers=NOT_KEPT)


async def tile(request: Request) -> Response:
    name = request.path_params["hash"]
    png = await desk_of(request).tile(asked_page(request), asked_zoom(request), name) if HASH.fullmatch(name) else None
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers=KEPT_FOR_EVER)


async def thumb(request: Request) -> Response:
    png = desk_of(request).idle.thumb(asked_page(request), request.path_params["hash"])
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers=KEPT_FOR_EVER)


async def events(request: Request) -> Response:
    """The stream of one tab, from the event after `since` on."""
    desk, since, tab = desk_of(request), request.query_params.get("since", ""), request.query_params.get("tab", "")
    if desk.events.open >= STREAMS:
        return said(
            503,
            diagnose("DSK004", say("more than {streams} tabs are open on this desk", streams=STREAMS), say("close one of them")),
        )
    stream = desk.events.stream(int(since) if since.isdecimal() and len(since) < 12 else None, tab[:40])
    return StreamingResponse(stream, media_type="text/event-stream", headers=NOT_KEPT)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/", index),
    Route("/static/{path:path}", static),
    Route("/api/state", state),
    Route("/api/events", events),
    Route("/api/pages/{page:int}/geometry", geometry),
    Route("/api/pages/{page:int}/text", text),
    Route("/api/tiles/{page:int}/{zoom:int}", tiles),
    Route("/api/tiles/{page:int}/{zoom:int}/{hash}.png", tile),
    Route("/api/thumbs/{page:int}/{hash}.png", thumb),
)
PARTS: tuple[Iterable[BaseRoute], ...] = (
    ROUTES,
    opening.ROUTES,
    stories.ROUTES,
    editing_routes.ROUTES,
    signing_routes.ROUTES,
    version_routes.ROUTES,
    makeup_routes.ROUTES,
    makeup_choices.ROUTES,
    import_routes.ROUTES,
    taking_over.ROUTES,
    picture_routes.ROUTES,
    presence.ROUTES,
    proof_routes.ROUTES,
    ink_routes.ROUTES,
    layout_routes.ROUTES,
    begin_routes.ROUTES,
    deciding.ROUTES,
    delivery_routes.ROUTES,
    causes.ROUTES,
    ways.ROUTES,
)
"""All routes, part by part."""


def application(desk: Desk, shell: Shell, nonce: str) -> Starlette:
    """The desk as an ASGI application, not yet guarded."""
    app = Starlette(routes=[route for part in PARTS for route in part], exception_handlers=HANDLERS)
    app.state.desk, app.state.shell, app.state.nonce = desk, shell, nonce
    return app


async def _refused(_: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return said(error.status_code, diagnose("DSK003", verbatim(error.detail)))


async def _too_large(request: Request, _: Exception) -> Response:
    refusal = too_large(request.url.path)
    return said(refusal.status, refusal.told)


async def _failed(_: Request, error: Exception) -> Response:
    assert isinstance(error, SetterFault)
    return fault_of(error)


HANDLERS: dict[Any, Any] = {HTTPException: _refused, TooLargeError: _too_large, SetterFault: _failed}
