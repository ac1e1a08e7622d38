"""A story that was changed at once in two places, decided paragraph by paragraph in the browser: what was chosen is written, and of
the two texts each one that was not taken whole is kept as a version.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import STORY, desk_of, file_of, said
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.files import hash_of
from banmian.desk.gestures.given import GestureError
from banmian.desk.journal import ConflictError
from banmian.desk.page_files import plain_file
from banmian.desk.whole_file import as_file
from banmian.diagnostics.codes import diagnose
from banmian.outputs.swap import NotWrittenError
from banmian.phrases import say
from banmian.sources.editing import MARK, as_read, edited_files
from banmian.versions.keeping import keep_files, sources_of
from banmian.versions.store import VersionStore

CONFLICT = "conflict"
"""What a version is kept for whose text was not taken."""


async def decide(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, base, head, body, mine: {head, body}}`: of the file that `base` names and of what was typed, `mine`, this was chosen →
    as of a saved story; `whole`: both bodies are all of the file; 409 where the file is another again."""
    name = request.path_params["story"]
    path = file_of(desk_of(request), name) if STORY.fullmatch(name) else None
    if path is None:
        return said(404, diagnose("DSK003", say("there is no story {name}", name=name[:80])))
    if not isinstance(asked.get("mine"), dict) or not isinstance(asked.get("body"), str):
        raise GestureError("asked", "mine")
    theirs = editing.files.read(path)
    if theirs is None or hash_of(theirs) != asked.get("base"):
        text = as_read(theirs.decode("utf-8", errors="replace").removeprefix(MARK)) if theirs is not None else None
        raise ConflictError(path, text, None)
    own = {**asked["mine"], "base": asked["base"], "whole": asked.get("whole")}
    mine, chosen = (_text(editing, path, theirs, one) for one in (own, asked))
    await asyncio.to_thread(_keep, editing, path, [text for text in (mine, theirs) if text != chosen])
    return JSONResponse(await editing.save(by, path, {**asked, "id": name}))


def _text(editing: Editing, path: str, theirs: bytes, asked: Mapping[str, Any]) -> bytes:
    """The file with the head and the body that a browser has; `whole`: its body is all of the file."""
    if asked.get("whole") is True:
        return as_file(path, theirs, str(asked.get("body", "")))
    return edited_files(editing.story_edits(path, asked), editing.files.read).get(path, theirs)


def _keep(editing: Editing, path: str, texts: Iterable[bytes]) -> None:
    """Keep texts of an article as versions, all other files as they stand. NotWrittenError."""
    settings = editing.desk.settings
    paper = str(plain_file(editing.files.read, f"{settings.issue}/issue.yaml").get("paper", ""))
    store = VersionStore(settings.outputs)
    try:
        for text in texts:
            keep_files(store, sources_of(settings.root, settings.issue, paper), CONFLICT, Path(path).stem, texts={path: text})
    except OSError as reason:
        raise NotWrittenError(store.folder, reason) from reason


ROUTES: tuple[BaseRoute, ...] = (Route("/api/stories/{story}/decide", answered(decide), methods=["POST"]),)
