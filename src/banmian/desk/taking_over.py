"""The issue of a desk that no longer answers, taken over by this one: a person says so, never the program by itself."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import desk_of, said
from banmian.desk.editing import editing_of
from banmian.desk.lock import Lock
from banmian.diagnostics.codes import diagnose
from banmian.outputs.door import cause
from banmian.phrases import say


async def take_over(request: Request) -> Response:
    """Write from here from now on; 423 where the other desk answers after all, 503 where the lock cannot be written."""
    desk = desk_of(request)
    lock = Lock(desk.settings.root / desk.settings.issue)
    if lock.holder() is not None:
        return said(423, diagnose("DSK026", say("another desk has this issue: here it can only be looked at")))
    try:
        lock.take()
    except OSError as refused:
        return said(503, diagnose("DSK025", say("{name} cannot be written: {cause}", name=lock.file.name, cause=cause(refused))))
    if desk.lock is not None:
        desk.lock = None
        editing_of(request).journal.recover()  # the other one may have been ended while it wrote
        desk.events.tell("state")
    return JSONResponse({"readonly": False})


ROUTES: tuple[BaseRoute, ...] = (Route("/api/lock", take_over, methods=["POST"]),)
