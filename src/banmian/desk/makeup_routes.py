"""What browsers ask for of makeup: what can be made of a page, its pictures; a proposal taken, a makeup.yaml begun."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import HASH, KEPT_FOR_EVER, NOT_KEPT, asked_page, said
from banmian.desk.diffs import diff_of
from banmian.desk.editing import Editing, Json, OvertakenError, editing_of
from banmian.desk.editing_routes import answered
from banmian.desk.gestures.given import GestureError
from banmian.desk.making import making_of
from banmian.desk.offers import Texts
from banmian.diagnostics import Diagnostic, Severity, Span
from banmian.diagnostics.codes import diagnose
from banmian.languages import spoken
from banmian.phrases import say

KEY = re.compile(r"[0-9a-f]{64}")
MOST = 24
"""Proposals of a page that there may be."""


async def page(request: Request) -> Response:
    """What is known of a page (`Making.look`); makeup.yaml is remembered as it was seen."""
    making = making_of(request)
    editing_of(request).journal.serve(making.name)
    return JSONResponse(making.look(asked_page(request)), headers=NOT_KEPT)


async def picture(request: Request) -> Response:
    name = request.path_params["hash"]
    png = making_of(request).picture(asked_page(request), name) if HASH.fullmatch(name) else None
    if png is None:
        raise HTTPException(404)
    return Response(png, media_type="image/png", headers=KEPT_FOR_EVER)


async def take(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, proposal, key}` → as of an edit, with `told`; 409 where the files are others than those that `key` names."""
    number, making = asked_page(request), making_of(request)
    choice, key = asked.get("proposal"), asked.get("key")
    if not isinstance(choice, int) or isinstance(choice, bool) or not 1 <= choice <= MOST:
        raise GestureError("asked", "proposal")
    if not isinstance(key, str) or not KEY.fullmatch(key):
        raise GestureError("asked", "key")
    texts = await making.texts(number, choice, key)
    if texts is None:
        return _overtaken()
    if texts.files is None:
        return said(409, _first(texts.told))
    return await _put(
        editing, by, {"gesture": "makeup-take", "page": number, "proposal": choice}, texts, lambda: key == making.key(number)
    )


async def plan(request: Request, editing: Editing, by: str, _: Json) -> Response:
    """`{by}`: makeup.yaml of the issue as it stands, where there is none."""
    making = making_of(request)
    if not making.is_planned:
        texts = await making.ask("planned", spoken())
        if texts.files is None:
            return said(409, _first(texts.told))
        if not making.is_planned:
            return await _put(editing, by, {"gesture": "makeup-plan"}, texts, lambda: not making.is_planned)
    hint = say("change it by hand, or move it away first")
    return said(409, diagnose("MKP018", say("{name} is there already", name=making.name), hint, Span(making.name)))


async def _put(editing: Editing, by: str, gesture: Json, texts: Texts, stands: Callable[[], bool]) -> Response:
    """Write the texts as one step, if the files that they were made of are still there (`stands`) when nothing else is written."""
    before: dict[str, bytes | None] = {}
    made = {name: text.encode() for name, text in (texts.files or {}).items()}

    async def files() -> Mapping[str, bytes | None]:
        if not stands():
            raise OvertakenError
        before.update({name: editing.files.read(name) for name in made})
        changed = {name: data for name, data in made.items() if before[name] != data}
        if not changed:
            raise GestureError("nothing")
        return changed

    try:
        done = await editing.put(by, gesture, files)
    except OvertakenError:
        return _overtaken()
    told = [str(d.code) for d in texts.told if d.severity is not Severity.INFO]
    return JSONResponse({**done, "diff": diff_of(before, made, {}), "told": told})


def _overtaken() -> Response:
    message = say("the files were changed since these proposals were made: nothing was written")
    return said(409, diagnose("DSK070", message, say("new ones are being made; take one of those")))


def _first(told: Sequence[Diagnostic]) -> Diagnostic:
    """The worst of what stands against it."""
    none = diagnose("DSK021", say("nothing would change"))
    return max(told, key=lambda d: d.severity, default=none)


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/makeup/plan", answered(plan), methods=["POST"]),
    Route("/api/makeup/{page:int}", page),
    Route("/api/makeup/{page:int}/{hash}.png", picture),
    Route("/api/makeup/{page:int}/take", answered(take), methods=["POST"]),
)
