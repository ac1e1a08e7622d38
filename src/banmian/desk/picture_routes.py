"""What browsers ask for of a picture that was dropped alone: where it may go, what would be written, and that it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import STORY, desk_of, file_of, said
from banmian.desk.diffs import diff_of
from banmian.desk.dropped_pictures import asked_file, ending_of, free_name, showing, shown_in
from banmian.desk.editing import Editing, Json, editing_of
from banmian.desk.editing_routes import answered
from banmian.desk.files import hash_of
from banmian.desk.gestures.given import Asked, GestureError
from banmian.desk.imports import imports_of
from banmian.desk.journal import ConflictError
from banmian.diagnostics import Span
from banmian.diagnostics.codes import diagnose
from banmian.phrases import say
from banmian.sources.editing import MARK, edited_files

FIRST = 4_000
"""Bytes by which a picture is known."""


def picture_told(request: Request, ident: str) -> Json | None:
    """`{id, name, picture, bytes, stories: [{id, title, pictures}]}` of a picture that came in; None for what is none. `picture`:
    the name that it may have."""
    waiting, editing = imports_of(request).waiting[ident], editing_of(request)
    with waiting.file.open("rb") as file:
        ending = ending_of(waiting.name, file.read(FIRST))
    if not ending:
        return None
    folder = editing.files.root / editing.files.issue
    name = free_name(waiting.name, ending, lambda found: (folder / found).exists())
    size = waiting.file.stat().st_size
    return {"id": ident, "name": waiting.name, "picture": name, "bytes": size, "stories": _stories(request, editing)}


def _stories(request: Request, editing: Editing) -> list[Json]:
    """The articles that may show it, those of pages first."""
    desk = desk_of(request)
    state = desk.state()
    titles = {s["id"].partition("#")[0]: s["title"] for page in state["pages"] for s in page["stories"] if "#" not in s["id"]}
    titles |= {s["id"]: s["title"] for s in state["waiting"]}
    found = []
    for article, path in desk.files.items():
        data = editing.files.read(path)
        text = data.decode("utf-8", errors="replace").removeprefix(MARK) if data is not None else ""
        found.append({"id": article, "title": titles.get(article, article), "pictures": shown_in(text)})
    return sorted(found, key=lambda story: (list(titles).index(story["id"]) if story["id"] in titles else len(titles), story["id"]))


async def place(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, file, story, instead, alt, caption, credit}` → `{diff, base, file}`, what would be written; with `base` as that told
    it, and `write`, it is, as one step. `story` "": the file alone."""
    imports, ident = imports_of(request), request.path_params["id"]
    if ident not in imports.waiting:
        return said(404, diagnose("DSK003", say("this document waits no more: send it again")))
    data = imports.waiting[ident].file.read_bytes()
    file = asked_file(asked, ending_of(imports.waiting[ident].name, data[:FIRST]))
    picture = f"{editing.files.issue}/{file}"
    if editing.files.read(picture) is not None:
        hint = say("nothing is overwritten: choose another name, or move it away")
        return said(409, diagnose("NEW002", say("{path} is there already", path=picture), hint, Span(picture)))
    article = _article(request, asked)
    before = {article: editing.files.read(article)} if article is not None else {}
    texts = _with_it(editing, article, file, asked)
    base = {path: hash_of(found) for path, found in before.items()}
    if asked.get("write") is not True:
        return JSONResponse({"diff": diff_of(before, texts, {}), "base": base, "file": picture})

    async def made() -> Mapping[str, bytes | None]:
        known = asked.get("base")
        for path, name in base.items():
            if not isinstance(known, dict) or known.get(path) != name:
                raise ConflictError(path, None, str(name))
        return {picture: data, **texts}

    gesture: dict[str, Any] = {"gesture": "picture", "file": file, "story": asked.get("story") or ""}
    done = await editing.put(by, gesture, made)
    imports.leave(ident)
    return JSONResponse({**done, "diff": diff_of(before, texts, {})})


def _article(request: Request, asked: Mapping[str, Any]) -> str | None:
    """The article's file; None where none is named."""
    story = str(asked.get("story") or "")
    if not story:
        return None
    path = file_of(desk_of(request), story) if STORY.fullmatch(story) else None
    if path is None:
        raise GestureError("unknown", story[:80])
    return path


def _with_it(editing: Editing, article: str | None, file: str, asked: Mapping[str, Any]) -> dict[str, bytes]:
    if article is None:
        return {}
    data = editing.files.read(article)
    if data is None:
        raise GestureError("unreadable", article)
    text = data.decode("utf-8", errors="replace").removeprefix(MARK)
    return edited_files([showing(article, text, file, Asked(dict(asked)))], editing.files.read)


ROUTES: tuple[BaseRoute, ...] = (Route("/api/import/{id}/picture", answered(place), methods=["POST"]),)
