"""A story's text as its file has it, and where it stands: the read side of the story pane."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import STORY, desk_of, file_of, said
from banmian.desk.editing import editing_of
from banmian.desk.opening import project_file
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say


async def story(request: Request) -> Response:
    """`{id, file, text, head, body, first, base, whole, places}`; `base`: the SHA-256 of the file's bytes, which a write carries;
    `whole`: the head cannot be read, and the body is all of the file."""
    name = request.path_params["story"]
    desk = desk_of(request)
    file = file_of(desk, name) if STORY.fullmatch(name) else None
    if file is None or project_file(desk.settings.root, file) is None:
        return said(404, diagnose("DSK003", say("there is no story {name}", name=name[:80])))
    try:
        found = editing_of(request).story(file)
    except OSError as wrong:
        return said(409, diagnose("DSK007", say("{file} cannot be read: {wrong}", file=file, wrong=wrong)))
    places: list[dict[str, Any]] = [
        {"page": page["number"], "place": s["place"]}
        for page in desk.state()["pages"]
        for s in page["stories"]
        if s["id"].partition("#")[0] == name.partition("#")[0]
    ]
    return JSONResponse({"id": name, "file": file, **(found or {}), "places": places})


ROUTES: tuple[BaseRoute, ...] = (Route("/api/stories/{story}", story),)
