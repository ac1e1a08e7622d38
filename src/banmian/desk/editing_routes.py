"""What browsers ask for to change something: a trial, an edit, undo and redo, a story's text."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import STORY, asked_object, asked_page, desk_of, file_of, said
from banmian.desk.editing import Editing, Json, editing_of
from banmian.desk.gestures.given import GestureError
from banmian.desk.gesturing import NO_BASE
from banmian.desk.named import named
from banmian.desk.page_files import page_files
from banmian.desk.refusals import REFUSALS, refusal
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say

BY = re.compile(r"[a-z0-9]{6,40}")
"""How a browser calls itself."""
HASHES = re.compile(r"[0-9a-f]{64}")


def answered(answer: Callable[[Request, Editing, str, Json], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
    """A route that changes something: who asks and what, and what is refused."""

    async def route(request: Request) -> Response:
        asked = await asked_object(request)
        by = asked.get("by")
        if not isinstance(by, str) or not BY.fullmatch(by):
            return said(400, diagnose("DSK003", say("say who asks, and for what")))
        if desk_of(request).lock is not None and request.url.path != "/api/trial":
            return said(423, diagnose("DSK026", say("another desk has this issue: here it can only be looked at")))
        try:
            return await answer(request, editing_of(request), by, asked)
        except GestureError as refused:
            return refusal(named(refused, desk_of(request).state()["pages"], asked.get("gesture")))
        except REFUSALS as refused:
            return refusal(refused)

    return route


async def trial(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, gesture: {gesture, page, target, …}}` → `{pages, messages, whole, diff, base, shown, gesture, seconds}`. Asked again of
    what is held, with `base` as it was told: the files may be others by now. `tab`: trials of one do not overtake another's."""
    base, tab = _base(asked) if "base" in asked else NO_BASE, asked.get("tab")
    return JSONResponse(await editing.trial(f"{by} {tab}" if isinstance(tab, str) else by, _mapping(asked, "gesture"), base))


async def edit(_: Request, editing: Editing, by: str, asked: Json) -> Response:
    """As a trial, with `base` and `shown` as it told them → `{step, how, gesture, files, diff}`; 409 DSK023 where the gesture would
    write something else by now. Without `shown`: what it says of the files of `base`."""
    shown = asked.get("shown")
    if shown is not None and not (isinstance(shown, str) and HASHES.fullmatch(shown)):
        raise GestureError("asked", "shown")
    return JSONResponse(await editing.edit(by, _mapping(asked, "gesture"), _base(asked), shown))


async def undo(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by}` → as an edit; `{by, steps}`: these steps, of whichever browser, the last one first. 409 DSK023 with `back` and `kept`,
    lists of `{file, at, paragraph}`: what can be taken back all the same, and what was changed since; with `part` that is done."""
    way, steps = request.url.path.rpartition("/")[2], asked.get("steps")
    if way == "undo" and isinstance(steps, list):
        done = await editing.undo_steps([number for number in steps if isinstance(number, int)])
    else:
        done = await editing.undo(by, way, asked.get("part") is True)
    if done is None:
        again = say("there is nothing that could be done again")
        return said(404, diagnose("DSK027", again if way == "redo" else say("there is nothing to undo")))
    return JSONResponse(done)


async def save_story(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, base, head: {headline, …}, body}` → `{how, base, head, body, first, text, whole}`; with `trial` nothing is written;
    with `whole` the body is all of the file, front matter included."""
    name = request.path_params["story"]
    path = file_of(desk_of(request), name) if STORY.fullmatch(name) else None
    if path is None:
        return said(404, diagnose("DSK003", say("there is no story {name}", name=name[:80])))
    if asked.get("trial") is True:
        return JSONResponse(await editing.try_text(by, path, asked))
    return JSONResponse(await editing.save(by, path, {**asked, "id": name}))


async def choices(request: Request) -> Response:
    """What a page's menus offer: the paper's head styles with the lines of a headline of one line, the places without a story,
    the level of copyfit that the page names ("": the paper's)."""
    editing = editing_of(request)
    try:
        files = page_files(editing.files.issue, asked_page(request), editing.files.read)
    except GestureError as refused:
        return refusal(refused)
    styles = [{"name": name, "lines": lines} for name, lines in files.styles.items()]
    taken = files.page.get("places") or {}
    free = [name for name in files.layout.get("places") or {} if name not in taken]
    level = files.layout.get("copyfit")
    return JSONResponse({"styles": styles, "free": free, "level": level if isinstance(level, str) else ""})


def _mapping(asked: Json, key: str) -> dict[str, Any]:
    value = asked.get(key)
    if not isinstance(value, dict):
        raise GestureError("asked", key)
    return value


def _base(asked: Json) -> dict[str, str | None]:
    """The hashes of files as the browser saw them; None for one that was not there."""
    base = _mapping(asked, "base")
    if not all(value is None or (isinstance(value, str) and HASHES.fullmatch(value)) for value in base.values()):
        raise GestureError("asked", "base")
    return base


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/pages/{page:int}/choices", choices),
    Route("/api/trial", answered(trial), methods=["POST"]),
    Route("/api/edit", answered(edit), methods=["POST"]),
    Route("/api/undo", answered(undo), methods=["POST"]),
    Route("/api/redo", answered(undo), methods=["POST"]),
    Route("/api/stories/{story}", answered(save_story), methods=["PUT"]),
)
