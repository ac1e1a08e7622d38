"""What browsers ask for of documents that came in: one is sent, looked over, perhaps read otherwise, then accepted or left."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import asked_object, desk_of, said
from banmian.desk.aside import answered_aside
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.exchange import TakenIn
from banmian.desk.imports import MOST, TooManyError, imports_of, shown
from banmian.desk.picture_routes import picture_told
from banmian.desk.spawned import take_pasted
from banmian.desk.version_routes import in_words
from banmian.diagnostics import Span
from banmian.diagnostics.codes import diagnose
from banmian.outputs.door import cause
from banmian.phrases import say


class ThereAlreadyError(Exception):
    """A file of that name has come meanwhile."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


async def send(request: Request) -> Response:
    """`POST /api/import?name=…`, the document's bytes as the body → `{id, name, ident, files, text, counts, told}`, what would be
    written of it; nothing is. Of a picture as `picture_told`; where it cannot be read, why, and no files. A message's `line` is the
    number of its paragraph."""
    if desk_of(request).lock is not None:
        return said(423, diagnose("DSK026", say("another desk has this issue: here it can only be looked at")))
    imports = imports_of(request)
    try:
        ident = await imports.receive(request.query_params.get("name", ""), request.stream())
    except TooManyError:
        message = say("{most} documents wait already", most=MOST)
        return said(409, diagnose("DSK050", message, say("take or leave some of them first")))
    except OSError as wrong:
        return said(503, diagnose("DSK025", say("the document cannot be kept: {cause}", cause=cause(wrong))))
    try:
        picture = await asyncio.to_thread(picture_told, request, ident)
        if picture is None:
            return _told(ident, await imports.read(ident))
        damage = await imports.unreadable(ident)
        return _told(ident, TakenIn(picture["name"], "", {}, damage, {})) if damage else JSONResponse(picture)
    except KeyError:  # it gave way, or was left, before its turn came
        return _gone()


async def again(request: Request) -> Response:
    """`{accept, but, name}`: the same document read otherwise: tracked changes accepted or not, those with the numbers `but` the
    other way, under another name."""
    imports, ident = imports_of(request), request.path_params["id"]
    asked = await asked_object(request)
    name = asked.get("name")
    but = asked.get("but")
    numbers = tuple(n for n in but if isinstance(n, int)) if isinstance(but, list) else ()
    try:
        found = await imports.read(ident, name[:80] if isinstance(name, str) else "", asked.get("accept") is not False, numbers)
    except KeyError:
        return _gone()
    return _told(ident, found)


async def accept(request: Request, editing: Editing, by: str, _: Json) -> Response:
    """`{by}`: what was shown is written as one step."""
    imports, ident = imports_of(request), request.path_params["id"]
    waiting = imports.waiting.get(ident)
    if waiting is None or waiting.taken is None or not waiting.taken.files:
        return _gone()
    taken = waiting.taken

    async def made() -> Mapping[str, bytes | None]:
        for path in taken.files:
            if editing.files.read(path) is not None:
                raise ThereAlreadyError(path)
        return dict(taken.files)

    gesture: dict[str, Any] = {"gesture": "import", "file": taken.name, "story": taken.ident}
    try:
        done = await editing.put(by, gesture, made)
    except ThereAlreadyError as there:
        hint = say("nothing is overwritten: choose another name, or move it away")
        return said(409, diagnose("NEW002", say("{path} is there already", path=there.path), hint, Span(there.path)))
    imports.leave(ident)
    return JSONResponse({**done, "story": taken.ident})


async def leave(request: Request) -> Response:
    """The document is not wanted."""
    imports_of(request).leave(request.path_params["id"])
    return JSONResponse({})


async def pasted(request: Request) -> Response:
    """`{page}`, HTML that was pasted into a story → `{text}`: the same as the story's text has it, "" where that holds nothing."""
    asked = await asked_object(request)
    page, settings = asked.get("page"), desk_of(request).settings
    given = page.encode("utf-8", "replace").decode() if isinstance(page, str) else ""
    text = await asyncio.to_thread(answered_aside, take_pasted, settings.root, settings.issue, given) if given else ""
    return JSONResponse({"text": text})


def _told(ident: str, taken: TakenIn) -> Response:
    return JSONResponse({**shown(ident, taken), "told": [in_words(one) for one in taken.told]})


def _gone() -> Response:
    return said(404, diagnose("DSK003", say("this document waits no more: send it again")))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/pasted", pasted, methods=["POST"]),
    Route("/api/import", send, methods=["POST"]),
    Route("/api/import/{id}", again, methods=["POST"]),
    Route("/api/import/{id}/accept", answered(accept), methods=["POST"]),
    Route("/api/import/{id}/leave", leave, methods=["POST"]),
)
