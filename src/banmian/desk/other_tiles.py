"""Tiles of what is not the page as it is: a kept version's, a plate's. They are listed and fetched as `/api/tiles` gives the
page's, and kept beside those, each kind by itself and within a bound."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from banmian.desk.answers import HASH, KEPT_FOR_EVER, NOT_KEPT, Tiles, asked_tiles
from banmian.desk.exchange import Tiled
from banmian.desk.kept_tiles import KeptTiles, told_of

MOST = 32_000_000
"""Bytes of tiles of a kind that are kept."""
Tiling = Callable[[Request, KeptTiles, Tiles | None], Awaitable[Tiled]]
"""Draws a page's tiles; those that are kept need no picture."""


async def listed(request: Request, kind: str, tiling: Tiling) -> Response:
    """Which tiles there are, those that are wanted drawn."""
    return JSONResponse(told_of(await _drawn(request, kind, tiling, asked_tiles(request))), headers=NOT_KEPT)


async def fetched(request: Request, kind: str, tiling: Tiling) -> Response:
    """One tile by its hash; drawn again where it is no longer kept."""
    name, kept = request.path_params["hash"], _kept(request, kind)
    if HASH.fullmatch(name) and kept.get(name) is None:
        await _drawn(request, kind, tiling, None)
    png = kept.get(name)
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers=KEPT_FOR_EVER)


async def _drawn(request: Request, kind: str, tiling: Tiling, places: Tiles | None) -> Tiled:
    kept = _kept(request, kind)
    tiled = await tiling(request, kept, places)
    kept.keep(tiled)
    return tiled


def _kept(request: Request, kind: str) -> KeptTiles:
    """The tiles of a kind, beside the desk."""
    state = request.app.state
    if not hasattr(state, kind):
        setattr(state, kind, KeptTiles(MOST))
    found: KeptTiles = getattr(state, kind)
    return found
