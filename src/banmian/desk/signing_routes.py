"""What browsers ask for to sign a page, or to take its signature back."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import asked_object, asked_page, desk_of, said
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.signing.names import NAME, REASON, one_line

REV = "rev"
"""Of the page, as the browser shows it."""


async def sign(request: Request) -> Response:
    """`{by, rev}`: a name, and which setting of the page was looked at. The page's state, or 409 with why it may not be signed."""
    number, desk = asked_page(request), desk_of(request)
    asked = await asked_object(request)
    by = one_line(str(asked.get("by") or ""), NAME)
    if desk.lock is not None:
        return _elsewhere()
    if not by:
        return said(400, diagnose("DSK040", say("say who signs, in one line of 1 to {most} characters", most=NAME)))
    if await desk.is_behind(number, asked.get(REV)):
        message = say("page {page} was changed since it was shown: nothing was signed", page=number)
        return said(409, diagnose("DSK041", message, say("look at it again, then sign it")))
    refused = await desk.act("sign", number, by)
    return said(409, refused) if refused is not None else JSONResponse(desk.page(number))


async def withdraw(request: Request) -> Response:
    """`{by, why}`: the page's state, or 409 where it is not signed."""
    number, desk = asked_page(request), desk_of(request)
    asked = await asked_object(request)
    by, why = one_line(str(asked.get("by") or ""), NAME), one_line(str(asked.get("why") or ""), REASON)
    if desk.lock is not None:
        return _elsewhere()
    if not by:
        return said(400, diagnose("DSK040", say("say who takes it back, in one line of 1 to {most} characters", most=NAME)))
    if not why:
        return said(400, diagnose("DSK040", say("say why, in one line of 1 to {most} characters", most=REASON)))
    refused = await desk.act("withdraw", number, by, why)
    return said(409, refused) if refused is not None else JSONResponse(desk.page(number))


def _elsewhere() -> Response:
    return said(423, diagnose("DSK026", say("another desk has this issue: here it can only be looked at")))


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/pages/{page:int}/sign", sign, methods=["POST"]),
    Route("/api/pages/{page:int}/withdraw", withdraw, methods=["POST"]),
)
