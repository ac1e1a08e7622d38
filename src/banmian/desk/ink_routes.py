"""What browsers ask for of a page's plates: their names, and each as tiles in grey."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import NOT_KEPT, Tiles, asked_page, asked_zoom, desk_of
from banmian.desk.asking import Urgency
from banmian.desk.exchange import Tiled, View
from banmian.desk.kept_tiles import KeptTiles
from banmian.desk.other_tiles import fetched, listed

KIND = "kept_plates"


async def inks(request: Request) -> Response:
    """`{inks, colours, parted}`: C, M, Y, K and the names of spot inks, with these inks' colours on a screen."""
    return JSONResponse(await desk_of(request).asking.ask("inks", asked_page(request)), headers=NOT_KEPT)


async def tiles(request: Request) -> Response:
    """A plate's tiles at a zoom."""
    return await listed(request, KIND, _tiling)


async def tile(request: Request) -> Response:
    return await fetched(request, KIND, _tiling)


async def _tiling(request: Request, kept: KeptTiles, places: Tiles | None) -> Tiled:
    view = View(asked_page(request), asked_zoom(request), kept.names, places)
    ink = str(request.path_params["ink"])
    tiled: Tiled = await desk_of(request).asking.ask("ink_tiles", ink, view, urgency=Urgency.SEEN)
    return tiled


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/pages/{page:int}/inks", inks),
    Route("/api/inks/{ink}/{page:int}/{zoom:int}", tiles),
    Route("/api/inks/{ink}/{page:int}/{zoom:int}/{hash}.png", tile),
)
