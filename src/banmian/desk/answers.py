"""What routes share: the desk of a request, what its path asks for, refusals as the desk words them all."""

from __future__ import annotations

import json
import re
from typing import Any, cast

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from banmian.desk.asking import OVERTAKEN, SetterFault
from banmian.desk.desk import Desk
from banmian.desk.guard import JSON, Refusal, answer
from banmian.desk.on_desk import on_desk
from banmian.diagnostics import Diagnostic
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say, verbatim

HALVES = re.compile(rb"\\u[dD][89a-fA-F]")
HASH = re.compile(r"[0-9a-f]{24}")
STORY = re.compile(r"[a-z0-9-]+(#[a-z0-9-]+)?")
"""What an article's or a piece's id looks like."""
WANTED = re.compile(r"\d{1,3}\.\d{1,3}(,\d{1,3}\.\d{1,3}){0,399}")
Tiles = tuple[tuple[int, int], ...]
KEPT_FOR_EVER = {"cache-control": "private, max-age=31536000, immutable"}
"""Of a picture: its name is its pixels' hash."""
NOT_KEPT = {"cache-control": "no-store"}
LEAST_ZOOM, MOST_ZOOM = 10, 1600


def desk_of(request: Request) -> Desk:
    return cast(Desk, request.app.state.desk)


def file_of(desk: Desk, story: str) -> str | None:
    """The file of an article, or of the one that a piece is of; in an issue that has no pages yet the one of its name."""
    article = story.partition("#")[0]
    if desk.state()["pages"]:
        return desk.files.get(article)
    name = f"{desk.settings.issue}/articles/{article}.md"
    return name if STORY.fullmatch(article) and (desk.settings.root / name).is_file() else None


def asked_page(request: Request) -> int:
    """The page of the path; 404 where the issue has none of that number."""
    number = int(request.path_params["page"])
    if not any(page["number"] == number for page in desk_of(request).state()["pages"]):
        raise HTTPException(404, say("the issue has no page {number}", number=number))
    return number


def asked_zoom(request: Request) -> int:
    """The zoom of the path, pixels to 100 pt."""
    zoom = int(request.path_params["zoom"])
    if not LEAST_ZOOM <= zoom <= MOST_ZOOM:
        raise HTTPException(400, say("a zoom is between {least} and {most}", least=LEAST_ZOOM, most=MOST_ZOOM))
    return zoom


async def asked_object(request: Request) -> dict[str, Any]:
    """What was sent as JSON; nothing where that is no object, is nested beyond what can be read, or holds half a character, which
    no file can."""
    try:
        asked = await request.json()
        if HALVES.search(await request.body()):
            json.dumps(asked, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return {}
    return asked if isinstance(asked, dict) else {}


def asked_tiles(request: Request) -> Tiles | None:
    """The tiles that are wanted, `wanted=0.0,1.0`: column and row of each; None: all."""
    wanted = request.query_params.get("wanted")
    if wanted is not None and not WANTED.fullmatch(wanted):
        raise HTTPException(400)
    return tuple((int(x), int(y)) for x, y in (p.split(".") for p in wanted.split(","))) if wanted else None


def said(status: int, told: Diagnostic) -> Response:
    """A refusal."""
    return Response(answer(Refusal(status, on_desk(told))), status, media_type=JSON)


def fault_of(error: SetterFault) -> Response:
    """What the setter could not answer: what there is not, or a fault."""
    if error.kind == OVERTAKEN:
        return said(409, diagnose("DSK003", say("a later request takes the place of this one")))
    if error.kind == "IndexError":
        return said(404, diagnose("DSK003", verbatim(str(error))))
    return said(
        503,
        diagnose(
            "DSK005", say("the setter could not answer: {error}", error=error), say("save the file again, or start the desk again")
        ),
    )
