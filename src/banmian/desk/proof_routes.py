"""What browsers ask for of proofs: those that were issued and their files, a new one, the notes of a PDF that came back."""

from __future__ import annotations

import json
import mimetypes
from contextlib import suppress
from pathlib import Path
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Route

from banmian.desk.answers import NOT_KEPT, desk_of, said
from banmian.desk.desk import Desk
from banmian.desk.editing import Editing, Json
from banmian.desk.editing_routes import answered
from banmian.desk.gestures.given import GestureError
from banmian.desk.making import making_of
from banmian.desk.offers import Issued, Read
from banmian.diagnostics.codes import diagnose
from banmian.outputs.swap import NotWrittenError, put_whole
from banmian.phrases import say
from banmian.signing.names import NAME, one_line

SIZES = ("a3", "a4", "phone")
NOTES = ".desk/notes.json"
KEPT = 10
"""Files whose notes are kept: the last ones."""
LONGEST = 200
"""Characters of a file's name."""


async def proofs(request: Request) -> Response:
    """`{proofs: [{number, at, to, sheets, files}], notes: [{file, notes, now}]}`, the newest first; `now`: the file was compared
    with the pages as they were when it was read. A note stands where its words are now, `gone` where they are no more."""
    desk = desk_of(request)
    found = await desk.asking.ask("proofs", desk.settings.out.resolve())
    return JSONResponse({"proofs": found, "notes": await _now(desk, _kept(desk))}, headers=NOT_KEPT)


async def file(request: Request) -> Response:
    """A file of a proof, by its name in the list of those that are there."""
    folder = desk_of(request).settings.outputs / f"proof-{request.path_params['number']}"
    names = folder.iterdir() if folder.is_dir() else iter(())
    found = next((path for path in names if path.name == request.path_params["name"]), None)
    if found is None or not found.is_file() or not found.resolve().is_relative_to(desk_of(request).settings.outputs.resolve()):
        raise HTTPException(404)
    return FileResponse(found, media_type=mimetypes.guess_type(found.name)[0] or "application/octet-stream", headers=NOT_KEPT)


async def issue(request: Request, editing: Editing, by: str, asked: Json) -> Response:
    """`{by, pages, to, size}`: a numbered proof of these pages, of all where none is named → `{number, sheets, files}`."""
    pages, size, to = asked.get("pages"), asked.get("size"), str(asked.get("to") or "")
    if not isinstance(pages, list) or len(pages) > 400 or not all(type(page) is int for page in pages):
        raise GestureError("asked", "pages")
    if size not in SIZES:
        raise GestureError("asked", "size")
    if to.strip() and not one_line(to, NAME):
        raise GestureError("asked", "to")
    done: Issued = await making_of(request).ask(
        "proof", editing.desk.settings.out.resolve(), tuple(pages), one_line(to, NAME), size
    )
    if done.strange:
        return said(404, diagnose("DSK003", say("the issue has no page {page}", page=done.strange[0])))
    if done.told:
        return said(409, max(done.told, key=lambda d: d.severity))
    await editing.desk.look_at_signatures()
    return JSONResponse({"number": done.number, "sheets": list(done.sheets), "files": list(done.files)})


async def notes(request: Request) -> Response:
    """`?name=back.pdf`, the file as the body → `{file, notes, now}`, kept for who asks later."""
    desk, name = desk_of(request), Path(request.query_params.get("name", "").replace("\\", "/")).name[:LONGEST]
    if not one_line(name, LONGEST):
        return said(400, diagnose("DSK003", say("say which file it is")))
    if desk.lock is not None:
        return said(423, diagnose("DSK026", say("another desk has this issue: here it can only be looked at")))
    read: Read = await making_of(request).ask("notes", desk.settings.out.resolve(), name, await request.body())
    if read.notes is None:
        return said(409, read.told[0])
    row = {"file": name, "notes": read.notes, "now": any(d.code == "PRF003" for d in read.told)}
    rows = [row, *(one for one in _kept(desk) if one["file"] != name)][:KEPT]
    with suppress(NotWrittenError):  # then they are read again when the file is given again
        put_whole(desk.settings.outputs / NOTES, json.dumps(rows, ensure_ascii=False).encode())
    return JSONResponse((await _now(desk, [row]))[0])


async def _now(desk: Desk, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each file's notes where their words stand now."""
    found = await desk.asking.ask("noted", [note for row in rows for note in row["notes"]])
    left = iter(found)
    return [{**row, "notes": [next(left) for _ in row["notes"]]} for row in rows]


def _kept(desk: Desk) -> list[dict[str, Any]]:
    """The notes that were read, of the last file first; none where they cannot be read any more."""
    with suppress(OSError, ValueError):
        rows = json.loads((desk.settings.outputs / NOTES).read_text(encoding="utf-8"))
        if isinstance(rows, list):
            return [row for row in rows if isinstance(row, dict) and {"file", "notes", "now"} <= row.keys()]
    return []


ROUTES: tuple[BaseRoute, ...] = (
    Route("/api/proofs", proofs),
    Route("/api/proofs", answered(issue), methods=["POST"]),
    Route("/api/proofs/{number:int}/{name}", file),
    Route("/api/notes", notes, methods=["POST"]),
)
