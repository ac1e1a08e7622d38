"""What browsers ask for of a page's plates: their names, and each as tiles in grey."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import HASH, asked_page, asked_zoom, desk_of
from banmian.desk.asking import Urgency
from banmian.desk.exchange import Tiled, View
from banmian.desk.kept_tiles import KeptTiles, told_of
from banmian.desk.version_routes import FOR_EVER, NOT_KEPT, WANTED

MOST = 32_000_000
"""Bytes of plates' tiles that are kept."""


async def inks(request: Request) -> Response:
    """`{inks, parted}`: C, M, Y, K and the names of spot inks."""
    return JSONResponse(await desk_of(request).asking.ask("inks", asked_page(request)), headers=NOT_KEPT)


async def tiles(request: Request) -> Response:
    """A plate's tiles at a zoom, as `/api/tiles` gives the page's."""
    wanted = request.query_params.get("wanted")
    if wanted is not None and not WANTED.fullmatch(wanted):
        raise HTTPException(400)
    places = tuple((int(x), int(y)) for x, y in (p.split(".") for p in wanted.split(","))) if wanted else None
    return JSONResponse(told_of(await _tiled(request, places)), headers=NOT_KEPT)


async def tile(request: Request) -> Response:
    name, kept = request.path_params["hash"], _kept(request)
    if HASH.fullmatch(name) and kept.get(name) is None:
        await _tiled(request, None)
    png = kept.get(name)
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers=FOR_EVER)


async def _tiled(request: Request, places: tuple[tuple[int, int], ...] | None) -> Tiled:
    kept = _kept(request)
    view = View(asked_page(request), asked_zoom(request), kept.names, places)
    ink = str(request.path_params["ink"])
    tiled: Tiled = await desk_of(request).asking.ask("ink_tiles", ink, view, urgency=Urgency.SEEN)
    kept.keep(tiled)
    return tiled


def _kept(request: Request) -> KeptTiles:
    state = request.app.state
    if not hasattr(state, "kept_plates"):
        state.kept_plates = KeptTiles(MOST)
    found: KeptTiles = state.kept_plates
    return found


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/pages/{page:int}/inks", inks),
    Route("/api/inks/{ink}/{page:int}/{zoom:int}", tiles),
    Route("/api/inks/{ink}/{page:int}/{zoom:int}/{hash}.png", tile),
)
